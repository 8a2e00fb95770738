"""Those around a ticket: watchers, SPOCs, its history, its name elsewhere, and what it is linked to."""

from __future__ import annotations

from collections.abc import Callable

from helpdesk.people.actors import EVERYTHING
from helpdesk.ticket.ticket import Status
from sandbox.base.model import Message
from tests.journeys.conftest import Desk
from tests.journeys.support.opening import escalated
from tests.journeys.support.ways import open_ticket


async def test_a_watcher_is_told_of_claim_comment_and_solution(desk: Desk) -> None:
    cast = desk.cast
    admin, anil, group = cast.admin, cast.hudd_engineer, cast.hudd_tech
    card = await escalated(desk)
    admin.start("t1001")
    view = await admin.see("Now:")
    assert "You will be told" in (await admin.tap(view, "Keep me posted").answer()).text
    await anil.tap(card, "Claim").answer()
    await admin.see("has it now")
    card = await anil.see("has it since", group)
    anil.reply(card, "On my way to the office")
    await admin.see("On my way")
    await anil.tap(card, "Resolve").answer()
    anil.reply(await anil.see("how was", group), "Cable replaced")
    await admin.see("Cable replaced")


async def test_a_spoc_is_told_of_a_ticket_of_their_town_unless_they_muted_it(desk: Desk) -> None:
    cast = desk.cast
    spoc, anil, group = cast.spoc_jatni, cast.hudd_engineer, cast.hudd_tech
    spoc.start()
    cast.spoc_dhenkanal.start()
    card = await escalated(desk)
    await spoc.see("is opened for your town")
    spoc.say("/mine")
    own = await spoc.see("MUK-1001")
    assert "Tap one to change it" in own.text
    await spoc.tap(own, "🔔 Answered").answer()
    await spoc.see(lambda message: "🔕 Answered" in str(message.labels))
    await anil.tap(card, "Resolve").answer()
    anil.reply(await anil.see("how was", group), "Router restarted")
    await spoc.see("is solved")
    assert not spoc.sees("has answered")
    assert not cast.spoc_dhenkanal.sees("is opened for your town")


async def test_what_a_team_says_between_themselves_is_not_for_the_town_until_somebody_says_so(desk: Desk) -> None:
    cast = desk.cast
    spoc, anil, group, operator = cast.spoc_jatni, cast.hudd_engineer, cast.hudd_tech, cast.operator
    spoc.start()
    card = await escalated(desk)
    await spoc.see("is opened for your town")
    await anil.tap(card, "Claim").answer()
    assert "has taken it" in (await spoc.see("HUDD Tech has")).text
    spoc.say("1001")
    await spoc.tap(await spoc.see("Now:"), "Keep me posted").answer()
    card = await anil.see("Taken in time", group)
    anil.reply(card, "The clerk broke the router himself")
    await operator.see("broke the router")
    assert "Answered" not in (await spoc.see("has answered the helpdesk")).text
    kept = await anil.see("this is for the helpdesk and the teams", group)
    spoc.say("1001")
    spoc.tap(await spoc.see("Now:"), "History")
    await spoc.see("what happened")
    assert not spoc.sees("broke the router")
    await anil.tap(kept, "Helpdesk only").answer()
    await anil.see("the helpdesk only", group)
    anil.reply(card, "A new router comes on Friday")
    kept = await anil.see("this is for the helpdesk and the teams", group)
    await anil.tap(kept, "The town, too").answer()
    told = await spoc.see("A new router comes on Friday")
    spoc.reply(told, "Thank you, please before noon")
    asked = await operator.see("before noon")
    operator.reply(asked, "He comes at ten")
    assert "He comes at ten" in (await spoc.see("He comes at ten")).text
    await operator.see("and the town")
    assert not spoc.sees("broke the router")


async def test_a_spoc_reads_how_it_was_solved_and_opens_it_again_by_a_tap(desk: Desk) -> None:
    cast = desk.cast
    spoc, anil, group = cast.spoc_jatni, cast.hudd_engineer, cast.hudd_tech
    spoc.start()
    card = await escalated(desk)
    await anil.tap(card, "Resolve").answer()
    anil.reply(await anil.see("how was", group), "Router restarted")
    solved = await spoc.see("is solved")
    assert "Router restarted" in solved.text
    await spoc.tap(solved, "Reopen").answer()
    spoc.tap(await spoc.see("not solved?"), "The same trouble again")
    await anil.see("Reopened", group)


async def test_a_spoc_is_told_of_a_return_as_what_it_is(desk: Desk) -> None:
    cast = desk.cast
    spoc, anil, group = cast.spoc_jatni, cast.hudd_engineer, cast.hudd_tech
    spoc.start()
    card = await escalated(desk)
    await anil.tap(card, "Forward").answer()
    anil.tap(await anil.see("where does", group), "Back to the helpdesk")
    anil.reply(await anil.see("missing or wrong", group), "A screenshot is missing")
    told = await spoc.see("sent it back to the helpdesk")
    assert "HUDD Tech sent it back" in told.text
    assert not spoc.sees("answered")
    assert not spoc.sees("screenshot")


async def test_the_private_view_says_once_that_nobody_has_the_ticket(desk: Desk) -> None:
    await escalated(desk)
    desk.cast.operator.say("1001")
    assert (await desk.cast.operator.see("Now:")).text.lower().count("nobody has it yet") == 1


async def test_the_history_tells_what_happened_in_words(desk: Desk) -> None:
    cast = desk.cast
    card = await escalated(desk)
    await cast.hudd_engineer.tap(card, "Claim").answer()
    cast.hudd_engineer.reply(card, "Call 9437012345 first")
    await cast.operator.see("Call 9437012345 first")
    cast.operator.say("1001")
    cast.operator.tap(await cast.operator.see("Now:"), "History")
    told = (await cast.operator.see("what happened")).text
    for part in ("Sunita opened it", "It reached HUDD Tech", "Anil (HUDD) has it", "wrote: Call +91 94"):
        assert part in told


async def test_a_reference_is_noted_by_a_reply_and_stands_on_the_card(desk: Desk) -> None:
    cast = desk.cast
    card = await escalated(desk)
    cast.hudd_engineer.reply(card, "ref WORKS-123")
    assert "🔖 WORKS-123" in (await cast.hudd_engineer.see("WORKS-123", cast.hudd_tech)).text
    cast.operator.say("1001")
    cast.operator.tap(await cast.operator.see("Now:"), "Reference")
    cast.operator.say("https://works.example.org/7")
    card = await cast.hudd_engineer.see("works.example.org/7", cast.hudd_tech)
    assert "WORKS-123" not in card.text


async def test_three_alike_from_different_towns_become_a_problem_whose_solution_reaches_all(desk: Desk) -> None:
    cast = desk.cast
    operator, anil, group = cast.operator, cast.hudd_engineer, cast.hudd_tech
    for number, town in (("1", "Jatni"), ("2", "Dhenkanal"), ("3", "Puri")):
        await escalated(desk, f"943701234{number} Ramesh, {town}, site does not open in any office")
    proposal = await operator.see("several towns", fresh=False)
    assert "MUK-1001, MUK-1002, MUK-1003" in proposal.text
    assert "MUK-1004" in (await operator.tap(proposal, "problem").answer()).text
    assert (await operator.tap(proposal, "problem").answer()).show_alert
    card = await anil.see("P3 · MUK-1004", group)
    await anil.tap(card, "Resolve").answer()
    anil.reply(await anil.see("how was", group), "Backbone repaired")
    for ticket in (1001, 1002, 1003, 1004):
        await operator.see(solution_of(f"MUK-{ticket}"), fresh=False)


def solution_of(ticket: str) -> Callable[[Message], bool]:
    """Return whether a message says how this ticket was solved."""
    return lambda message: ticket in message.text and "Backbone repaired" in message.text


async def test_a_link_made_by_mistake_is_taken_back_and_both_sides_show_it(desk: Desk) -> None:
    operator = desk.cast.operator
    await escalated(desk)
    await escalated(desk, "9861012345 Sita, Dhenkanal, the server room is on fire")
    problem = await opened(desk, 1002)
    one = await opened(desk, 1001)
    operator.tap(one, "Link")
    await desk.settle()
    operator.say("1002")
    await desk.settle()
    assert operator.sees("MUK-1001 is linked to MUK-1002.")
    assert "Linked to MUK-1002" in one.text
    assert "Linked to this one: MUK-1001" in problem.text
    unlink = next(b for row in one.buttons for b in row if "Unlink" in b["text"])["callback_data"]
    await operator.tap(one, "Unlink").answer()
    await desk.settle()
    assert "Linked" not in one.text
    assert "Linked" not in problem.text
    assert "Unlink" not in str(one.labels)
    twice = await operator.forge(operator.private, one.id, unlink).answer()
    assert "not there any more" in (twice.text or "")
    operator.tap(one, "History")
    await desk.settle()
    assert "took the link away" in operator.last().text


async def test_a_solution_does_not_reach_a_ticket_that_was_unlinked(desk: Desk) -> None:
    cast = desk.cast
    for words in ("9437012341 Ramesh, Jatni, site is down", "9437012342 Ramesh, Puri, site is slow"):
        await escalated(desk, words)
    one = await opened(desk, 1001)
    cast.operator.tap(one, "Link")
    await desk.settle()
    cast.operator.say("1002")
    await desk.settle()
    await cast.operator.tap(one, "Unlink").answer()
    await desk.settle()
    card = next(m for m in cast.hudd_engineer.messages(cast.hudd_tech) if "P3 · MUK-1002" in m.text)
    await cast.hudd_engineer.tap(card, "Resolve").answer()
    await desk.settle()
    cast.hudd_engineer.reply(cast.hudd_engineer.last(cast.hudd_tech), "Backbone repaired")
    await cast.operator.see(solution_of("MUK-1002"), fresh=False)
    async with desk.app.database.reading() as store:
        found = [await store.tickets.get(number, EVERYTHING) for number in (1001, 1002)]
    assert [ticket.status for ticket in found if ticket is not None] == [Status.ESCALATED, Status.RESOLVED]


async def opened(desk: Desk, number: int) -> Message:
    """Return a ticket as the operator opens it."""
    desk.cast.operator.say(str(number))
    await desk.settle()
    return next(m for m in reversed(desk.cast.operator.messages()) if m.by_bot and "Now:" in m.text)


async def test_a_linked_ticket_is_named_only_to_those_who_may_see_it(desk: Desk) -> None:
    cast = desk.cast
    card = await escalated(desk)
    await open_ticket(desk, text="9861012345 Sita, Dhenkanal, the app shows a blank page", nature="Bug")
    one = await opened(desk, 1001)
    cast.operator.tap(one, "Link")
    await desk.settle()
    cast.operator.say("1002")
    await desk.settle()
    assert "Linked to MUK-1002" in one.text
    assert "Linked to another ticket" in card.text
    assert "1002" not in card.text
    anil = cast.hudd_engineer
    await anil.tap(card, "Claim").answer()
    anil.start("t1001")
    await desk.settle()
    assert "Linked to another ticket" in anil.last().text
    for person, said in ((anil, "another ticket"), (cast.operator, "MUK-1002")):
        view = next(m for m in reversed(person.messages()) if "History" in str(m.labels))
        await person.tap(view, "History").answer()
        await desk.settle()
        history = next(m for m in reversed(person.messages()) if "linked it to" in m.text)
        assert f"linked it to {said}" in history.text
