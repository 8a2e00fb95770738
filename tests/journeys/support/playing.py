"""All that happens at a desk, once: a story in which every button is shown and pressed, each twice in a row."""

from __future__ import annotations

from datetime import timedelta

from bot.jobs.first_admin import make_link
from handlers.base.callback_data import Button, decode
from sandbox.base.model import Chat, Message
from sandbox.people.person import Person
from tests.journeys.support.setting_up import panel, question
from tests.journeys.support.stage import Stage, encoded
from tests.journeys.tickets.test_boards import open_many

REFUSED = 3001


async def play(stage: Stage) -> None:
    """Set the desk up from the chat, then let all happen that can happen to a ticket."""
    await becoming_admin(stage)
    await linking_groups(stage)
    await letting_people_in(stage)
    await opening(stage)
    await working_in_the_group(stage)
    await asking_and_moving(stage)
    await ending(stage)
    await looking(stage)
    await the_desk_s_own(stage)
    await several_alike(stage)
    await lists_and_numbers(stage)
    await a_caller_s_data(stage)
    await letting_go(stage)
    await a_burst(stage)


def carrying(chat: Chat, button: Button) -> Message:
    """Return the last message of a chat that carries such a button."""
    for message in reversed(chat.messages.values()):
        for row in message.buttons:
            for shown in row:
                press = decode(encoded(shown))
                if press is not None and press.what is button:
                    return message
    raise AssertionError(f"nothing in {chat} carries {button}")


async def becoming_admin(stage: Stage) -> None:
    app = stage.desk.app
    async with app.database.unit() as unit:
        link = await make_link(unit, app.bot.username, stage.desk.clock.now())
    stage.desk.cast.admin.start(link.partition("start=")[2])
    await stage.settle()


async def linking_groups(stage: Stage) -> None:
    cast = stage.desk.cast
    lunch = stage.desk.sandbox.world.add_chat("Lunch", owner=cast.admin.user)
    cast.admin.add_bot(lunch)
    await stage.settle()
    await stage.tap(cast.admin, question(cast.admin), "No")
    for group, team in ((cast.hudd_tech, "HUDD"), (cast.egov, "eGov"), (cast.master_trainers, "Master")):
        cast.admin.add_bot(group)
        await stage.settle()
        await stage.tap(cast.admin, question(cast.admin), team)


async def asks(stage: Stage, person: Person) -> Message:
    """Let a stranger ask for access; return what the admin sees of it."""
    person.start()
    await stage.settle()
    await stage.tap(person, person.last(), "Ask for access")
    return carrying(stage.desk.cast.admin.private, Button.ACCESS_ROLE)


async def letting_people_in(stage: Stage) -> None:
    cast, world = stage.desk.cast, stage.desk.sandbox.world
    admin = cast.admin
    gopal = stage.others[REFUSED] = Person(world, world.add_user(REFUSED, "Gopal"))
    await stage.tap(admin, await asks(stage, gopal), "Refuse")
    await stage.tap(admin, await asks(stage, cast.operator), "Operator")
    for spoc, typed, town in ((cast.spoc_jatni, "jat", "Jatni"), (cast.spoc_dhenkanal, "dhenk", "Dhenkanal")):
        await stage.tap(admin, await asks(stage, spoc), "SPOC")
        await stage.say(admin, typed)
        await stage.tap(admin, panel(admin), town)
        await stage.tap(admin, panel(admin), "Done (1)")
    await stage.say(admin, "/admin")
    for wanted in ("People", "Invite", "Operator"):
        await stage.tap(admin, panel(admin), wanted)
    await stage.tap(admin, await asks(stage, cast.manager), "Manager")
    await stage.tap(admin, panel(admin), "Of the whole desk")


async def form(stage: Stage, operator: Person, text: str, last: str = "Escalate", *, again: bool = False) -> Message:
    """Fill a form in (``again``: every button twice); return the operator's own message about the ticket."""
    await stage.say(operator, text)
    for _ in range(9):
        card = carrying(operator.private, Button.FORM)
        if last in str(card.labels):
            break
        wanted = ("Ramesh", "ULB employee", "Technical: Infrastructure", "Another, or none", "Done")
        await stage.tap(operator, card, next(label for label in wanted if label in str(card.labels)), again=again)
    await stage.tap(operator, carrying(operator.private, Button.FORM), last, again=again)
    return operator.last()


async def opening(stage: Stage) -> None:
    """MUK-1001 for HUDD Tech, with a photo and more words than a view can show."""
    operator = stage.desk.cast.operator
    await stage.tap(operator, await stage.say(operator, "/language"), "English")
    await stage.say(operator, "9437012399 Hari, Jatni, printer prints nothing")
    for wanted in ("Resume", "Discard"):
        await stage.tap(operator, await stage.say(operator, "/new"), wanted)
    await stage.say(operator, "9437012398 Mita, Jatni, printer is on fire")
    await stage.tap(operator, await stage.say(operator, "/new"), "New")
    await stage.tap(operator, carrying(operator.private, Button.FORM), "Cancel")
    await stage.tap(operator, carrying(operator.private, Button.FORM), "Cancel")
    operator.send_photo(caption="9437012345 Ramesh, Jatni, site does not open in any office " + "of ours " * 400)
    await stage.settle()
    await form(stage, operator, "since this morning", again=True)


def card_of(stage: Stage, number: int, group: Chat | None = None) -> Message:
    """Return a ticket's card in a group, HUDD's unless another is named."""
    chat = group or stage.desk.cast.hudd_tech
    cards = [m for m in chat.messages.values() if m.by_bot and f"MUK-{number}" in m.text and "'m:" in str(m.buttons)]
    return cards[-1]


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
    await stage.tap(meera, card_of(stage, 1001), "Ask")
    await stage.reply(meera, carrying(group, Button.PROMPT_CANCEL), "Which office?")
    await stage.tap(operator, carrying(operator.private, Button.ANSWER), "Answer")
    await stage.say(operator, "All of them")
    await stage.tap(meera, card_of(stage, 1001), "Ask")
    await stage.reply(meera, carrying(group, Button.PROMPT_CANCEL), "Since when?")
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


async def lists_and_numbers(stage: Stage) -> None:
    cast = stage.desk.cast
    operator, spoc = cast.operator, cast.spoc_dhenkanal
    await open_many(stage.desk, 11, stage.settings)
    await stage.settle()
    await stage.tap(operator, await stage.say(operator, "/mine"), "Next")
    await stage.tap(operator, await stage.say(operator, "/queue"), "Next")
    found = await stage.say(operator, "/find down")
    for wanted in ("Team", "HUDD", "Late", "Clear", "Mine", "Clear"):
        await stage.tap(operator, found, wanted)
    await stage.tap(spoc, await stage.say(spoc, "/mine"), "Opened")
    summary = await stage.say(operator, "/summary")
    await stage.tap(operator, summary, "7 days")
    await stage.tap(operator, summary, "Export")
    await stage.tap(operator, summary, "Charts")


async def a_caller_s_data(stage: Stage) -> None:
    admin = stage.desk.cast.admin
    await stage.say(admin, "/caller 9437018881")
    shown = carrying(admin.private, Button.DATA)
    for wanted in ("Export", "Erase", "Back"):
        await stage.tap(admin, shown, wanted)


async def letting_go(stage: Stage) -> None:
    """Meera hands over what she has until tomorrow, takes it back, hands it over for good and is let go."""
    cast = stage.desk.cast
    meera, admin = cast.second_hudd_engineer, cast.admin
    await stage.tap(meera, carrying(cast.hudd_tech, Button.CLAIM), "Claim")
    for wanted in ("Tomorrow", "For good"):
        await stage.tap(meera, await stage.say(meera, "/mine"), "Hand over")
        await stage.tap(meera, carrying(meera.private, Button.HAND_TO), "Anil")
        await stage.tap(meera, carrying(meera.private, Button.HAND_TO), wanted)
        if wanted == "Tomorrow":
            stage.desk.clock.set(stage.desk.clock.now() + timedelta(days=1))
            for duty in ("sweep", "returns"):
                await stage.desk.app.engine.tick(duty)
            await stage.settle()
            await stage.tap(meera, carrying(meera.private, Button.TAKE_BACK), "Take back")
    await stage.say(admin, "/admin")
    await stage.tap(admin, panel(admin), "People")
    for _ in range(3):
        if "Meera" not in str(panel(admin).labels):
            await stage.tap(admin, panel(admin), "Next")
    for wanted in ("Meera", "Let go", "Yes, let go"):
        await stage.tap(admin, panel(admin), wanted)


async def a_burst(stage: Stage) -> None:
    cast = stage.desk.cast
    await open_many(stage.desk, 30, stage.settings)
    await stage.desk.app.engine.tick("bursts")
    queue = await cast.hudd_engineer.see("still on the way", cast.hudd_tech)
    await stage.tap(cast.hudd_engineer, queue, "Claim")
