"""A membership that comes from a group bears the group's id, and ends when the team is linked to that no more."""

from __future__ import annotations

from dataclasses import replace
from itertools import product

import pytest
from sqlalchemy import insert, select, text

from bot.config.chat_checks import ChatChecks
from bot.config.from_config import settings_of
from bot.config.load import load
from helpdesk.conversation import Draft, Prompt
from helpdesk.desk.desk import Desk
from helpdesk.people.actors import EVERYTHING, Membership, Person, Role, Source
from helpdesk.ticket.ticket import Status
from storage.database import Database
from storage.tables import schema
from storage.unit_of_work import UnitOfWork
from storage.upkeep import migrate
from tests.helpdesk.cast import EGOV, HUDD, PEOPLE, SETTINGS, actor
from tests.storage.factories import MONDAY, enter, escalated, owed

RAVI = 121
OF_GROUP = Membership(Role.MEMBER, team="egov", source=Source.GROUP, chat_id=EGOV.chat_id)
LISTED = Membership(Role.MEMBER, team="egov")


async def test_rows_from_before_learn_their_group_from_the_teams_link_in_the_chat(database_url: str) -> None:
    await migrate.upgrade(database_url, "0012")
    rows = [(1, "egov", "group"), (2, "egov", "chat"), (3, "hudd", "group"), (4, "gone", "group")]
    async with migrate.connected(database_url) as connection, connection.begin():
        for person, team, source in rows:
            await connection.execute(insert(schema.people).values(id=person, name=f"P{person}"))
            row = {"person": person, "role": "member", "team": team, "ulb": "", "source": source}
            await connection.execute(
                text(
                    "INSERT INTO memberships (person, role, team, ulb, source) "
                    "VALUES (:person, :role, :team, :ulb, :source)"
                ),
                row,
            )
        links = [("egov", {"chat_id": -1001234567890, "thread_id": 5}), ("gone", None)]
        for position, (key, body) in enumerate(links, 1):
            item = {"part": "links", "key": key, "body": body, "position": position}
            await connection.execute(insert(schema.setup_items).values(item))
    await migrate.upgrade(database_url)
    known = select(schema.memberships.c.person, schema.memberships.c.chat_id).order_by("person")
    async with migrate.connected(database_url) as connection:
        found = [tuple(row) for row in await connection.execute(known)]
    assert found == [(1, -1001234567890), (2, None), (3, None), (4, None)]
    await migrate.downgrade(database_url, "0012")
    async with migrate.connected(database_url) as connection:
        left = (await connection.execute(text("SELECT count(*) FROM memberships"))).scalar_one()
    assert left == len(rows)


async def test_a_group_that_moves_takes_its_memberships_along_and_no_others(database: Database) -> None:
    async with database.unit() as unit:
        other = replace(OF_GROUP, team="hudd", chat_id=HUDD.chat_id)
        await enter(unit, Person(RAVI, "Ravi", memberships=frozenset({OF_GROUP, other, LISTED})))
        await unit.people.move_group(EGOV.chat_id or 0, -99)
        known = await unit.people.get(RAVI)
    assert known is not None
    assert known.memberships == {replace(OF_GROUP, chat_id=-99), other, LISTED}


@pytest.mark.parametrize(
    ("bears", "linked", "listed"), [*product((EGOV.chat_id, None, -98), (EGOV.chat_id, None, -99), (False, True))]
)
async def test_of_the_team_by_its_group_is_whose_group_is_the_teams(
    unit: UnitOfWork, bears: int | None, linked: int | None, listed: bool
) -> None:
    held = {replace(OF_GROUP, chat_id=bears), *({LISTED} if listed else ())}
    await enter(unit, Person(RAVI, "Ravi", memberships=frozenset(held)))
    await unit.tickets.add(escalated(status=Status.CLAIMED, claimed_by=RAVI, claimed_at=MONDAY, responded_at=MONDAY))
    settings = replace(SETTINGS, teams=(replace(EGOV, chat_id=linked), HUDD))
    await Desk(unit, settings, MONDAY).leaving.follow_link("egov")
    stays = linked is not None and bears in (linked, None)
    known, ticket = await unit.people.get(RAVI), await unit.tickets.get(1001, EVERYTHING)
    assert known is not None
    assert ticket is not None
    assert {m for m in known.memberships if m.source is Source.GROUP} == (
        {replace(OF_GROUP, chat_id=linked)} if stays else set()
    )
    keeps = stays or listed
    assert ticket.claimed_by == (RAVI if keeps else None)
    assert ((RAVI, "group-of-yours-unlinked") in await owed(unit)) is not keeps


async def test_of_a_team_whose_people_are_listed_from_now_on_nobody_is_by_its_group(unit: UnitOfWork) -> None:
    """The panel's button and the file say the same; who is listed as well keeps what they have."""
    other = 122
    await enter(unit, Person(RAVI, "Ravi", memberships=frozenset({OF_GROUP})), PEOPLE["admin"])
    await enter(unit, Person(other, "Listed", memberships=frozenset({OF_GROUP, LISTED})))
    for number, holder in ((1001, RAVI), (1002, other)):
        claimed = {"status": Status.CLAIMED, "claimed_by": holder, "claimed_at": MONDAY, "responded_at": MONDAY}
        await unit.tickets.add(escalated(number, **claimed))
    config = load(None, {"HELPDESK_TELEGRAM__TOKEN": "1:test"})
    settings = settings_of(config)
    linked = tuple(replace(t, chat_id=EGOV.chat_id) if t.key == "egov" else t for t in settings.teams)
    desk = Desk(unit, replace(settings, teams=linked), MONDAY)
    body = {"key": "egov", "name": "eGov", "members": "listed"}
    await desk.lists.put_items("teams", [body], actor("admin"), ChatChecks(config))
    known = await unit.people.get(RAVI)
    assert known is not None
    assert known.teams == frozenset()
    holders = [(await unit.tickets.get(number, EVERYTHING)) for number in (1001, 1002)]
    assert [ticket and ticket.claimed_by for ticket in holders] == [None, other]
    assert (RAVI, "team-of-yours-listed") in await owed(unit)
    assert await desk.former_groups.follow_links() == 0


ENDINGS = ["dismiss", "deactivate", "file"]


@pytest.mark.parametrize("ended", ENDINGS)
async def test_the_chat_and_the_file_undo_the_same(unit: UnitOfWork, ended: str) -> None:
    by_file = ended == "file"
    operator = Membership(Role.OPERATOR, source=Source.FILE if by_file else Source.CHAT)
    admin = Membership(Role.ADMIN, source=operator.source)
    kept = set() if ended != "dismiss" else {admin}
    person = Person(RAVI, "Ravi", memberships=frozenset({operator, *kept}))
    await enter(unit, person, PEOPLE["admin"])
    await unit.tickets.add(escalated())
    await unit.drafts.add(Draft(person=RAVI, chat_id=RAVI, body="{}", changed_at=MONDAY))
    prompt = Prompt(chat_id=RAVI, person=RAVI, action="find", ticket=0, facts={}, asked_at=MONDAY)
    await unit.prompts.ask(prompt)
    desk = Desk(unit, SETTINGS, MONDAY)
    if ended == "dismiss":
        await desk.staff.dismiss(RAVI, actor("admin"), operator)
    elif ended == "deactivate":
        await unit.following.watch(1001, RAVI, on=True)
        await desk.staff.deactivate(RAVI, actor("admin"))
    else:
        await unit.following.watch(1001, RAVI, on=True)
        assert await desk.leaving.follow_people({}) == 1
        assert await desk.leaving.follow_people({}) == 0
    assert await unit.drafts.open_of(RAVI) == []
    assert await unit.prompts.of(RAVI) == []
    assert await unit.following.watched_by(RAVI) == []
    assert [key for chat, key in await owed(unit) if chat == RAVI] == ["dismissed" if kept else "let-go"]


async def test_a_team_that_the_file_has_dropped_has_no_people_and_its_tickets_are_free(unit: UnitOfWork) -> None:
    await enter(unit, Person(RAVI, "Ravi", memberships=frozenset({OF_GROUP})), PEOPLE["admin"])
    await unit.tickets.add(escalated(status=Status.CLAIMED, claimed_by=RAVI, claimed_at=MONDAY, responded_at=MONDAY))
    desk = Desk(unit, replace(SETTINGS, teams=(HUDD,)), MONDAY)
    assert await desk.former_groups.follow_links() == 1
    assert await desk.former_groups.follow_links() == 0
    ticket = await unit.tickets.get(1001, EVERYTHING)
    assert ticket is not None
    assert ticket.claimed_by is None
