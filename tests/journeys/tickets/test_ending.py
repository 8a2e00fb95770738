"""A ticket ends: the caller is asked, nobody objects, or it is withdrawn; and it can be opened again."""

from __future__ import annotations

from datetime import timedelta

from helpdesk.ticket.facts.endings import Closed
from tests.journeys.conftest import Desk
from tests.journeys.support.opening import escalated, solved
from tests.journeys.support.ways import TROUBLE, Walk


async def test_the_caller_says_yes_and_how_content_they_are(desk: Desk) -> None:
    cast = desk.cast
    ask = await solved(desk)
    assert "closed" in (await cast.operator.tap(ask, "Yes").answer()).text
    ask = await cast.operator.see("How satisfied")
    await cast.operator.tap(ask, "4").answer()
    ask = await cast.operator.see("4 of 5")
    assert ask.labels == []
    card = await cast.hudd_engineer.see("4 of 5", cast.hudd_tech, fresh=False)
    assert "Closed" in card.text
    assert card.labels == []
    twice = await cast.operator.forge(cast.operator.private, ask.id, "cf:1001:yes").answer()
    assert "is closed" in twice.text


async def test_the_caller_says_no_and_the_team_has_it_again_with_what_is_still_wrong(desk: Desk) -> None:
    cast = desk.cast
    ask = await solved(desk)
    await cast.operator.tap(ask, "No").answer()
    await cast.operator.see("What is still wrong")
    card = await cast.hudd_engineer.see("Nobody has it yet", cast.hudd_tech)
    assert "Reopened" in card.text
    over = await cast.operator.see("was solved, and is open again", fresh=False)
    assert (over.id, over.labels) == (ask.id, []), "what asked for the caller's word asks no more"
    cast.operator.say("The page loads, but the login fails")
    await cast.hudd_engineer.see("the login fails", cast.hudd_tech)


async def test_a_no_of_the_caller_does_not_repeat_why_it_was_opened_again_before(desk: Desk) -> None:
    cast = desk.cast
    ask = await solved(desk)
    await cast.operator.tap(ask, "Reopen").answer()
    await cast.operator.tap(await cast.operator.see("Why is"), "Only partly solved").answer()
    card = await cast.hudd_engineer.see("Only partly solved", cast.hudd_tech)
    await cast.hudd_engineer.tap(card, "Resolve").answer()
    cast.hudd_engineer.reply(await cast.hudd_engineer.see("how was", cast.hudd_tech), "Cable replaced")
    ask = await cast.operator.see(lambda message: "Cable replaced" in message.text and "No" in str(message.labels))
    await cast.operator.tap(ask, "No").answer()
    card = await cast.hudd_engineer.see("Nobody has it yet", cast.hudd_tech)
    assert "Only partly solved" not in card.text
    assert "Reopened: it was not solved" in card.text


async def test_nobody_picks_up_and_the_ticket_closes_by_itself_after_three_business_days(desk: Desk) -> None:
    cast = desk.cast
    ask = await solved(desk)
    await cast.operator.tap(ask, "Not reached").answer()
    await cast.operator.see("could not be reached")
    desk.clock.advance(timedelta(days=3))
    await desk.app.engine.tick("close")
    assert not cast.operator.sees("Closed")
    desk.clock.advance(timedelta(days=3))
    await desk.app.engine.tick("close")
    card = await cast.hudd_engineer.see("🔒 Closed", cast.hudd_tech)
    assert card.labels == []


async def test_a_ticket_that_its_operator_has_solved_closes_without_a_word(desk: Desk) -> None:
    operator = desk.cast.operator
    walk = Walk(desk, operator)
    await walk.say(TROUBLE)
    for label in ("ULB employee", "Functional"):
        await walk.tap(label)
    if "Escalate" not in str(walk.card.labels):
        await walk.tap("Another, or none")
    await walk.tap("Solved")
    operator.say("Talked them through it")
    await operator.see("logged as solved")
    await desk.settle()
    heard = len(operator.messages())
    desk.clock.advance(timedelta(days=6))
    await desk.app.engine.tick("close")
    await desk.settle()
    async with desk.app.database.reading() as store:
        assert type((await store.journal.of(1001))[-1].fact) is Closed
    assert len(operator.messages()) == heard


async def test_an_operator_opens_a_solved_ticket_again_and_says_why(desk: Desk) -> None:
    cast = desk.cast
    ask = await solved(desk)
    await cast.operator.tap(ask, "Reopen").answer()
    await cast.operator.tap(await cast.operator.see("Why is"), "Only partly solved").answer()
    card = await cast.hudd_engineer.see("Nobody has it yet", cast.hudd_tech)
    assert "Only partly solved" in card.text
    desk.clock.advance(timedelta(days=30))


async def test_a_spoc_opens_a_ticket_of_their_town_again_but_not_too_late(desk: Desk) -> None:
    cast = desk.cast
    spoc = cast.spoc_jatni
    spoc.start()
    await solved(desk)
    assert "Router restarted" in (await spoc.see("is solved")).text
    spoc.say("1001")
    view = await spoc.see("Now: solved")
    spoc.tap(view, "Reopen")
    spoc.say("It fails again")
    await spoc.see("is open again")
    await cast.operator.see("is reopened by Lipika")
    await cast.hudd_engineer.see("It fails again", cast.hudd_tech)


async def test_after_seven_business_days_a_new_ticket_is_asked_for(desk: Desk) -> None:
    ask = await solved(desk)
    desk.clock.advance(timedelta(days=14))
    await desk.app.engine.tick("close")
    late = await desk.cast.operator.tap(ask, "Reopen").answer()
    assert "more than 7 business days ago" in late.text


async def test_a_ticket_is_withdrawn_at_the_second_press_and_whoever_has_it_is_told(desk: Desk) -> None:
    cast = desk.cast
    card = await escalated(desk)
    await cast.hudd_engineer.tap(card, "Claim").answer()
    cast.operator.say("1001")
    view = await cast.operator.see("Now:")
    assert "again" in (await cast.operator.tap(view, "Withdraw").answer()).text
    assert not cast.hudd_engineer.sees("withdrawn", cast.hudd_tech)
    assert "is withdrawn" in (await cast.operator.tap(view, "Withdraw").answer()).text
    assert "Anil" in (await cast.hudd_engineer.see("nothing more to do", cast.hudd_tech)).text
    card = await cast.hudd_engineer.see("Withdrawn by the helpdesk", cast.hudd_tech)
    assert card.labels == []
