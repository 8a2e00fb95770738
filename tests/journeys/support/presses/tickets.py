"""What happens to tickets in the story: by the team, between desk and team, at their end, and looked at."""

from __future__ import annotations

from handlers.base.callback_data import Button, decode
from tests.journeys.support.presses.acting import card_of, carrying, form
from tests.journeys.support.presses.shown import encoded
from tests.journeys.support.presses.stage import Stage


async def working_in_the_group(stage: Stage) -> None:
    cast = stage.desk.cast
    anil, meera, group = cast.hudd_engineer, cast.second_hudd_engineer, cast.hudd_tech
    await stage.tap(anil, card_of(stage, 1001), "Claim")
    await stage.tap(anil, card_of(stage, 1001), "Caller")
    await stage.tap(anil, card_of(stage, 1001), "More")
    await stage.tap(anil, card_of(stage, 1001), "Release")
    await stage.tap(meera, card_of(stage, 1001), "Claim")
    await stage.tap(anil, card_of(stage, 1001), "Resolve")  # the second press is the confirming one
    await stage.tap(anil, carrying(group, Button.PROMPT_CANCEL), "Cancel")
    await stage.tap(meera, card_of(stage, 1001), "Resolve")
    await stage.tap(meera, carrying(group, Button.PROMPT_PRIVATE), "Write in private")
    meera.start(f"p{decode(encoded(carrying(group, Button.PROMPT_PRIVATE).buttons[-1][0])).number}")  # type: ignore[union-attr]
    await stage.settle()
    await stage.tap(meera, carrying(meera.private, Button.PROMPT_CANCEL), "Cancel")


async def asking_and_moving(stage: Stage) -> None:
    cast = stage.desk.cast
    meera, operator, group = cast.second_hudd_engineer, cast.operator, cast.hudd_tech
    await stage.reply(meera, card_of(stage, 1001), "I am on my way there")
    await stage.tap(meera, carrying(group, Button.FOR), "The town, too")
    await stage.tap(meera, card_of(stage, 1001), "Ask")
    await stage.reply(meera, carrying(group, Button.PROMPT_CANCEL), "Which office?")
    await stage.tap(operator, carrying(operator.private, Button.ANSWER), "Answer")
    await stage.say(operator, "All of them")
    await stage.tap(operator, carrying(operator.private, Button.ADD), "Add")
    await stage.tap(operator, carrying(operator.private, Button.PROMPT_CANCEL), "Cancel")
    await stage.tap(operator, carrying(operator.private, Button.CORRECT), "Correct")
    for wanted in ("Change", "Type", "Incident", "Change", "Type", "Problem", "Save"):
        await stage.tap(operator, carrying(operator.private, Button.FORM), wanted)
    await stage.tap(meera, card_of(stage, 1001), "Ask")
    await stage.reply(meera, carrying(group, Button.PROMPT_CANCEL), "Since when?")
    for button, wanted in ((Button.WORDS_DROP, "Cancel"), (Button.WORDS_NEW, "New ticket")):
        await stage.say(operator, "Since Monday")
        await stage.tap(operator, carrying(operator.private, button), wanted)
    await stage.say(operator, "/cancel")
    await stage.say(operator, "Since Monday")
    await stage.tap(operator, carrying(operator.private, Button.WORDS_FOR), "It answers MUK-1001")
    await stage.tap(meera, card_of(stage, 1001), "Ask")
    await stage.reply(meera, carrying(group, Button.PROMPT_CANCEL), "In which wards?")
    await stage.tap(meera, card_of(stage, 1001), "No answer needed")
    await form(stage, operator, "9437012345 again, the muster roll of ward 4 is blank")
    await stage.tap(meera, card_of(stage, 1002), "Forward")
    await stage.tap(meera, carrying(group, Button.PROMPT_ANSWER), "eGov")
    await stage.tap(meera, carrying(group, Button.PROMPT_ANSWER), "Not for our team")


async def ending(stage: Stage) -> None:
    """MUK-1001 is solved, confirmed, rated, opened again and solved again; the caller's own answer is kept."""
    cast = stage.desk.cast
    meera, operator, group = cast.second_hudd_engineer, cast.operator, cast.hudd_tech
    await stage.tap(meera, card_of(stage, 1001), "Resolve")
    await stage.reply(meera, carrying(group, Button.PROMPT_CANCEL), "The router in Jatni was restarted")
    await stage.tap(operator, carrying(operator.private, Button.CONFIRM), "🗣")
    await stage.tap(operator, carrying(operator.private, Button.CONFIRM), "No")
    await stage.say(operator, "Still down in ward 4")
    await stage.tap(meera, card_of(stage, 1001), "Resolve")
    await stage.reply(meera, carrying(group, Button.PROMPT_CANCEL), "The router in ward 4, too")
    await stage.tap(operator, carrying(operator.private, Button.REOPEN), "Reopen")
    await stage.tap(operator, carrying(operator.private, Button.PROMPT_ANSWER), "The same trouble again")
    await stage.tap(meera, card_of(stage, 1001), "Resolve")
    await stage.reply(meera, carrying(group, Button.PROMPT_CANCEL), "All routers restarted")
    await stage.tap(operator, carrying(operator.private, Button.CONFIRM), "Yes, solved")
    await stage.tap(operator, carrying(operator.private, Button.RATE), "5")
    meera.start("t1001")
    await stage.settle()
    await stage.tap(meera, meera.last(), "Keep this answer")


async def looking(stage: Stage) -> None:
    """An operator looks at MUK-1001 and MUK-1003 from all sides in private."""
    cast = stage.desk.cast
    operator = cast.operator
    await form(stage, operator, "9437012345 the printer of ward 7 prints nothing")
    view = await stage.say(operator, "1001")
    for wanted in ("History", "Files", "Read all", "Similar", "Caller's tickets"):
        await stage.tap(operator, view, wanted)
    view = await stage.say(operator, "1003")
    await stage.tap(operator, view, "Why this date")
    await stage.tap(operator, view, "Keep me posted")
    for way in ("Priority", "P2", "Priority", "Back"):
        await stage.tap(operator, view, way)
    await stage.tap(operator, view, "Reference")
    await stage.say(operator, "WORKS-123")
    await stage.tap(operator, view, "Link")
    await stage.say(operator, "1002")
    offered = await stage.say(operator, "999")
    await stage.tap(operator, offered, "MUK-")
    view = await stage.say(operator, "1003")
    await stage.tap(operator, view, "Unlink")
    await stage.tap(operator, view, "Withdraw", again=False)
    await stage.tap(operator, view, "Withdraw")
    egov = cast.egov_developer
    await stage.tap(egov, card_of(stage, 1002, cast.egov), "Claim")
    egov.start("t1002")
    await stage.settle()
    for wanted in ("By when?", "Tomorrow"):
        await stage.tap(egov, carrying(egov.private, Button.PROMISE), wanted)


async def the_desk_s_own(stage: Stage) -> None:
    """MUK-1004 stays with the desk, then goes to a team."""
    operator = stage.desk.cast.operator
    await form(stage, operator, "9437012345 how does one add a wage seeker", last="Keep")
    await stage.tap(operator, carrying(operator.private, Button.FORM), "No date yet")
    view = await stage.say(operator, "1004")
    await stage.tap(operator, view, "Escalate")
    await stage.tap(operator, carrying(operator.private, Button.ESCALATE_TO), "Master")


async def several_alike(stage: Stage) -> None:
    operator = stage.desk.cast.operator
    for number, town in (("1", "Khordha"), ("2", "Dhenkanal"), ("3", "Puri")):
        await form(stage, operator, f"943701888{number} Ramesh, {town}, payment advice shows a red cross")
    await stage.tap(operator, carrying(operator.private, Button.PROBLEM), "Make it a problem")
