"""Whoever is of a team by its group sees a number or a file only if they were in that group five minutes ago."""

from __future__ import annotations

import pytest

from helpdesk.people.actors import EVERYTHING, Membership, Role
from helpdesk.ticket.facts.details import CallerShown, ShownUnchecked
from sandbox.base.model import Message
from sandbox.world import membership
from tests.journeys.conftest import Desk
from tests.journeys.support.setting_up import tap_command
from tests.journeys.support.ways import card_in, open_ticket, press

NUMBER = "9437012345"
FILE, LATER = "letter.pdf", "list.pdf"


async def claimed(desk: Desk) -> Message:
    """Let a member claim a ticket with a file, and open it in private; return that view."""
    anil = desk.cast.hudd_engineer
    own = await open_ticket(desk)
    desk.cast.operator.send_document(reply_to=own, name=FILE)
    await desk.settle()
    await press(desk, anil, await card_in(desk, desk.cast.hudd_tech), "Claim")
    anil.start("t1001")
    await desk.settle()
    return anil.last()


def leave_unseen(desk: Desk) -> None:
    """Let the member leave the group so that the bot is told nothing of it."""
    desk.cast.hudd_tech.members[desk.cast.hudd_engineer.id].status = "left"


def saw(desk: Desk) -> tuple[bool, bool]:
    """Whether the number, and the file, came to the member's private chat."""
    messages = [m for m in desk.cast.hudd_engineer.messages() if m.by_bot]
    return (
        any(NUMBER in "".join(m.text.split()) for m in messages),
        any(m.media is not None and m.media.name == FILE for m in messages),
    )


def files(desk: Desk) -> list[str | None]:
    """Return the names of the files that came to the member's private chat."""
    return [m.media.name for m in desk.cast.hudd_engineer.messages() if m.by_bot and m.media is not None]


def asked(desk: Desk) -> int:
    """Return how often Telegram was asked who is in a group."""
    return sum(call.method == "getChatMember" for call in desk.sandbox.calls.records)


async def facts(desk: Desk) -> list[str]:
    async with desk.app.database.reading() as store:
        kept = [row.fact for row in await store.journal.of(1001)]
    return [type(fact).__name__ for fact in kept if isinstance(fact, CallerShown | ShownUnchecked)]


@pytest.mark.parametrize("label", ["Caller", "Files"])
async def test_within_five_minutes_it_is_shown_at_once(desk: Desk, label: str) -> None:
    view = await claimed(desk)
    desk.clock.advance(minutes=5)
    answer = await press(desk, desk.cast.hudd_engineer, view, label)
    assert "One moment" not in (answer.text or "")
    assert saw(desk) == (label == "Caller", label == "Files")


async def test_later_telegram_is_asked_first_and_both_come_privately(desk: Desk) -> None:
    anil, view = desk.cast.hudd_engineer, await claimed(desk)
    desk.clock.advance(minutes=5, seconds=1)
    taps = [anil.tap(view, label) for label in ("Caller", "Files")]
    assert "One moment" in ((await taps[0].answer()).text or "")
    await desk.settle()
    assert saw(desk) == (True, True)
    assert await facts(desk) == ["CallerShown"]
    assert "One moment" not in ((await press(desk, anil, view, "Caller")).text or "")


async def test_whoever_has_left_unseen_sees_neither_and_is_of_the_team_no_more(desk: Desk) -> None:
    anil, view = desk.cast.hudd_engineer, await claimed(desk)
    leave_unseen(desk)
    desk.clock.advance(minutes=6)
    for label in ("Caller", "Files"):
        await anil.tap(view, label).answer()
    await desk.settle()
    assert saw(desk) == (False, False)
    assert await facts(desk) == []
    async with desk.app.database.reading() as store:
        known, ticket = await store.people.get(anil.id), await store.tickets.get(1001, EVERYTHING)
    assert known is not None
    assert not known.teams
    assert ticket is not None
    assert ticket.claimed_by is None
    assert any("You left the group" in m.text for m in anil.messages())


async def test_where_telegram_cant_say_it_is_shown_to_who_has_it_and_the_journal_says_so(desk: Desk) -> None:
    cast, anil, meera = desk.cast, desk.cast.hudd_engineer, desk.cast.second_hudd_engineer
    view = await claimed(desk)
    meera.reply(await card_in(desk, cast.hudd_tech), "I could help")
    await desk.settle()
    meera.start("t1001")
    await desk.settle()
    desk.clock.advance(minutes=6)
    desk.sandbox.faults.refuse(400, "Bad Request: member list is inaccessible", "getChatMember", times=9)
    await press(desk, anil, view, "Caller")
    await press(desk, anil, view, "Files")
    assert saw(desk) == (True, True)
    assert await facts(desk) == ["CallerShown", "ShownUnchecked", "ShownUnchecked"]
    await press(desk, meera, meera.last(), "Files")
    assert "Tap it once more under the card in the group" in meera.last().text
    assert not any(m.media for m in meera.messages() if m.by_bot)
    await press(desk, anil, view, "History")
    assert "saw the number, though Telegram could not say" in anil.last().text


async def test_a_press_in_the_group_is_made_in_it_and_a_role_of_their_own_needs_no_group(desk: Desk) -> None:
    cast, anil = desk.cast, desk.cast.hudd_engineer
    view = await claimed(desk)
    desk.clock.advance(minutes=30)
    answer = await press(desk, anil, await card_in(desk, cast.hudd_tech), "Caller")
    assert NUMBER in "".join((answer.text or "").split())
    async with desk.app.database.unit() as unit:
        await unit.people.enter(anil.id, Membership(Role.MEMBER, team="hudd_tech"))
    desk.clock.advance(minutes=30)
    assert "One moment" not in ((await press(desk, anil, view, "Caller")).text or "")


async def test_the_doctor_asks_to_make_the_bot_an_admin_where_members_are_hidden(desk: Desk) -> None:
    cast = desk.cast
    membership.demote(cast.world, cast.hudd_tech, cast.world.bot, by=cast.admin.user)
    await desk.settle()
    await tap_command(desk, cast.admin, "/doctor")
    said = "\n".join(m.text for m in cast.admin.messages())
    assert "HUDD Tech: Telegram tells only an admin" in said
    await desk.settle()


async def watched(desk: Desk) -> Message:
    """Let a member of the team have news of the ticket in private; return the operator's own message of it."""
    view = await claimed(desk)
    await press(desk, desk.cast.hudd_engineer, view, "Keep me posted")
    own = next(m for m in reversed(desk.cast.operator.messages()) if "Reply here" in m.text or "MUK-1001" in m.text)
    desk.clock.advance(minutes=6)
    return own


def add_a_file(desk: Desk, own: Message) -> None:
    """Let the operator add a file to the ticket, of which whoever watches it is told."""
    desk.cast.operator.send_document(reply_to=own, name=LATER, caption="Here is the list")


async def test_what_an_event_would_show_waits_until_it_is_known(desk: Desk) -> None:
    own = await watched(desk)
    before = asked(desk)
    add_a_file(desk, own)
    await desk.settle()
    assert LATER in files(desk)
    assert asked(desk) == before + 1


async def test_an_event_shows_nothing_to_whoever_has_left_unseen(desk: Desk) -> None:
    own = await watched(desk)
    leave_unseen(desk)
    add_a_file(desk, own)
    await desk.settle()
    assert LATER not in files(desk)
    assert any("You left the group" in m.text for m in desk.cast.hudd_engineer.messages())


async def test_an_event_shows_it_unchecked_to_who_has_the_ticket_alone(desk: Desk) -> None:
    own = await watched(desk)
    desk.sandbox.faults.refuse(400, "Bad Request: member list is inaccessible", "getChatMember", times=9)
    add_a_file(desk, own)
    await desk.settle()
    assert LATER in files(desk)
    assert await facts(desk) == ["ShownUnchecked"]
    await press(desk, desk.cast.hudd_engineer, await card_in(desk, desk.cast.hudd_tech), "Release")
    desk.clock.advance(minutes=6)
    desk.cast.operator.send_document(reply_to=own, name="third.pdf", caption="One more")
    await desk.settle()
    assert "third.pdf" not in files(desk)
