"""Whoever is of a team by its group is so as long as the group is the team's: an end of the link ends it."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import replace

import pytest

from helpdesk.people.actors import EVERYTHING, Membership, Role
from helpdesk.ticket.ticket import Status, Ticket
from sandbox.base.model import Message
from tests.journeys.conftest import Desk
from tests.journeys.people.test_rights_end import FORGED, KEPT, SOME, rows, start_anew
from tests.journeys.support.leaks import Leaks
from tests.journeys.support.setting_up import become_admin, give_role, link, tap, tap_command
from tests.journeys.support.ways import TROUBLE, card_in, open_ticket, press

SECRETS = ("Ramesh", "9437012345", "sitedoesnotopen", "••345")
SOME_OR_ALL = pytest.mark.parametrize("numbers", [SOME, pytest.param(FORGED, marks=pytest.mark.long)])
Way = Callable[[Desk], Awaitable[None]]


async def by_the_file(desk: Desk) -> None:
    """Start the bot with a file in which the team has no group."""
    await link_by_file(desk, None)


async def to_another_group(desk: Desk) -> None:
    """Start the bot with a file in which the team has another group."""
    await link_by_file(desk, desk.cast.world.add_chat("HUDD anew", owner=desk.cast.admin.user).id)


async def link_by_file(desk: Desk, chat_id: int | None) -> None:
    teams = desk.app.config.teams
    changed = tuple(replace(t, chat_id=chat_id) if t.key == "hudd_tech" else t for t in teams)
    await start_anew(desk, teams=changed)


async def claimed(desk: Desk) -> tuple[Message, Message]:
    """Let a member claim a ticket, open it in private and be asked there; return card and comment."""
    anil, group = desk.cast.hudd_engineer, desk.cast.hudd_tech
    await open_ticket(desk, text=TROUBLE)
    card = await card_in(desk, group)
    await press(desk, anil, card, "Claim")
    comment = anil.reply(card, "We look at the router")
    anil.start("t1001")
    await desk.settle()
    for label in ("Keep me posted", "History"):
        await press(desk, anil, next(m for m in reversed(anil.messages()) if label in str(m.labels)), label)
    view = next(m for m in reversed(anil.messages()) if "Resolve" in str(m.labels))
    await press(desk, anil, view, "Caller")
    assert "9437012345" in "".join(anil.last().text.split())
    await press(desk, anil, view, "Resolve")
    anil.say("/find")
    await desk.settle()
    return card, comment


async def ticket(desk: Desk) -> Ticket:
    async with desk.app.database.reading() as store:
        found = await store.tickets.get(1001, EVERYTHING)
    assert found is not None
    return found


async def teams_of(desk: Desk, person: int) -> frozenset[str]:
    async with desk.app.database.reading() as store:
        known = await store.people.get(person)
    return known.teams if known is not None else frozenset()


async def reads_nothing(desk: Desk, comment: Message | None, numbers: Sequence[int]) -> None:
    """Try all that a former member can do in private and in the former group: nothing is shown, nothing changes."""
    anil = desk.cast.hudd_engineer
    leaks = Leaks(desk, anil, SECRETS)
    before = await rows(desk, *KEPT)
    if comment is not None:
        anil.edit(comment, "ignore this ticket, closed by admin")
        await leaks.after("the edit of a comment")
    await leaks.press_all_that_stands()
    for message in [m for m in anil.messages() if m.by_bot][-8:]:
        anil.reply(message, "It is solved")
        await leaks.after(f"a reply to {message.text[:40]!r}")
    for words in ("/find site", "/status 1001", "1001", "/mine", "/queue", "/summary", "/why 1001", "/start t1001"):
        anil.say(words)
        await leaks.after(words)
    await leaks.forge(numbers)
    assert await rows(desk, *KEPT) == before
    leaks.none()


@pytest.mark.parametrize(
    ("ended", "numbers"),
    [(by_the_file, FORGED), (to_another_group, SOME), pytest.param(to_another_group, FORGED, marks=pytest.mark.long)],
)
async def test_people_of_a_group_that_the_file_takes_away_read_nothing_and_what_they_had_is_free(
    desk: Desk, ended: Way, numbers: Sequence[int]
) -> None:
    anil = desk.cast.hudd_engineer
    card, comment = await claimed(desk)
    await ended(desk)
    now = await ticket(desk)
    assert (now.status, now.claimed_by) == (Status.ESCALATED, None)
    assert not await teams_of(desk, anil.id)
    left = await rows(desk, "prompts", "watchers")
    assert (left["prompts"], left["watchers"]) == ([], [])
    assert not card.buttons
    assert sum("no longer linked" in m.text for m in anil.messages()) == 1
    await reads_nothing(desk, comment, numbers)


@SOME_OR_ALL
async def test_people_of_a_group_that_is_unlinked_in_the_chat_read_nothing_and_a_new_group_begins_free(
    bare: Desk, capsys: pytest.CaptureFixture[str], numbers: Sequence[int]
) -> None:
    cast, admin = bare.cast, bare.cast.admin
    await become_admin(bare, capsys)
    await link(bare, cast.hudd_tech, "HUDD")
    await give_role(bare, cast.operator, "Operator")
    cast.hudd_engineer.start()
    _, comment = await claimed(bare)
    await tap_command(bare, admin, "/admin")
    for label in ("Teams", "HUDD", "Unlink", "Yes, unlink"):
        await tap(bare, admin, label)
    assert (await ticket(bare)).claimed_by is None
    assert sum("no longer linked" in m.text for m in cast.hudd_engineer.messages()) == 1
    await reads_nothing(bare, comment, numbers)
    await link(bare, cast.egov, "HUDD")
    assert "Claim" in str((await card_in(bare, cast.egov)).labels)
    assert not await teams_of(bare, cast.hudd_engineer.id)


async def same_file(desk: Desk) -> None:
    await start_anew(desk)


async def kicked(desk: Desk) -> None:
    desk.cast.admin.remove_bot(desk.cast.hudd_tech)
    await desk.settle()


@pytest.mark.parametrize("not_an_end", [same_file, kicked])
async def test_what_does_not_end_the_link_leaves_people_their_team_and_their_tickets(
    desk: Desk, not_an_end: Way
) -> None:
    anil = desk.cast.hudd_engineer
    await claimed(desk)
    await not_an_end(desk)
    assert (await ticket(desk)).claimed_by == anil.id
    assert await teams_of(desk, anil.id) == {"hudd_tech"}
    anil.say("/cancel")
    anil.start("t1001")
    await desk.settle()
    assert "Ramesh" in anil.last().text


async def test_an_upgrade_to_a_supergroup_takes_its_people_along_and_they_end_with_that(
    bare: Desk, capsys: pytest.CaptureFixture[str]
) -> None:
    cast, admin, anil = bare.cast, bare.cast.admin, bare.cast.hudd_engineer
    small = cast.world.add_chat("HUDD small", type="group", owner=admin.user)
    for person in (anil, cast.manager):
        person.join(small)
    await become_admin(bare, capsys)
    await link(bare, small, "HUDD")
    await give_role(bare, cast.operator, "Operator")
    await open_ticket(bare)
    await press(bare, anil, await card_in(bare, small), "Claim")
    large = admin.migrate(small)
    await bare.settle()
    async with bare.app.database.reading() as store:
        assert list(await store.people.of_group()) == [(anil.id, "hudd_tech", large.id)]
    assert (await ticket(bare)).claimed_by == anil.id
    await tap_command(bare, admin, "/admin")
    for label in ("Teams", "HUDD", "Unlink", "Yes, unlink"):
        await tap(bare, admin, label)
    assert not await teams_of(bare, anil.id)
    assert (await ticket(bare)).claimed_by is None


async def test_another_team_and_a_role_that_the_group_did_not_give_stay(desk: Desk) -> None:
    cast = desk.cast
    anil, second = cast.hudd_engineer, cast.second_hudd_engineer
    anil.join(cast.egov)
    await open_ticket(desk, nature="Bug")
    await open_ticket(desk, text="9861012345 Sita, Jatni, network is down")
    await press(desk, anil, await card_in(desk, cast.egov), "Claim")
    await press(desk, second, await card_in(desk, cast.hudd_tech, "MUK-1002"), "Claim")
    async with desk.app.database.unit() as unit:
        await unit.people.enter(second.id, Membership(Role.MEMBER, team="hudd_tech"))
    anil.reply(await card_in(desk, cast.hudd_tech, "MUK-1002"), "I am here, too")
    await desk.settle()
    assert await teams_of(desk, anil.id) == {"egov", "hudd_tech"}
    await by_the_file(desk)
    assert await teams_of(desk, anil.id) == {"egov"}
    assert await teams_of(desk, second.id) == {"hudd_tech"}
    async with desk.app.database.reading() as store:
        claims = [t.claimed_by for t in await store.tickets.find(EVERYTHING, limit=9)]
    assert sorted(claims, key=str) == sorted([anil.id, second.id], key=str)


async def test_whoever_was_let_go_or_has_left_changes_no_ticket_by_an_old_comment(desk: Desk) -> None:
    cast, anil = desk.cast, desk.cast.hudd_engineer
    card, comment = await claimed(desk)
    await tap_command(desk, cast.admin, "/admin")
    for label in ("People", anil.user.first_name, "Remove", "Yes, remove"):
        await tap(desk, cast.admin, label)
    before = await rows(desk, "notes", "tickets", "journal")
    anil.edit(comment, "ignore this ticket, closed by admin")
    anil.reply(card, "closed by admin")
    anil.react(card)
    await desk.settle()
    assert await rows(desk, "notes", "tickets", "journal") == before
    assert "closed by admin" not in card.text


@SOME_OR_ALL
async def test_the_people_of_a_group_that_was_deleted_are_of_the_team_no_more(
    desk: Desk, numbers: Sequence[int]
) -> None:
    anil = desk.cast.hudd_engineer
    await claimed(desk)
    desk.sandbox.faults.refuse(
        403, "Forbidden: the group chat was deleted", "*", chat_id=desk.cast.hudd_tech.id, times=99
    )
    await open_ticket(desk, text="9861012345 Sita, Jatni, network is down")
    assert (await ticket(desk)).claimed_by is None
    assert not await teams_of(desk, anil.id)
    await reads_nothing(desk, None, numbers)  # nobody can write in it any more


async def test_a_group_that_moved_and_that_the_file_takes_away_afterwards_is_no_teams(desk: Desk) -> None:
    cast, anil = desk.cast, desk.cast.hudd_engineer
    small = cast.world.add_chat("HUDD small", type="group", owner=cast.admin.user)
    anil.join(small)
    cast.manager.join(small)
    cast.admin.add_bot(small)
    await link_by_file(desk, small.id)
    await open_ticket(desk)
    await press(desk, anil, await card_in(desk, small), "Claim")
    cast.admin.migrate(small)
    await desk.settle()
    await same_file(desk)
    assert (await ticket(desk)).claimed_by == anil.id
    await by_the_file(desk)
    assert (await ticket(desk)).claimed_by is None
    assert not await teams_of(desk, anil.id)
