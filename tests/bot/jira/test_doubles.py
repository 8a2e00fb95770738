"""Of two issues of a ticket the older counts: what was said to the other meanwhile is said to it as well."""

from __future__ import annotations

from sqlalchemy import select

from bot.jira.base.answers import State
from bot.jira.looking.discovery import link_instead
from helpdesk.destinations import Destination
from helpdesk.jira.links import Category, JiraLink, JiraSent, SentKind
from helpdesk.jira.owing import IssuePart, JiraRow
from helpdesk.ticket.notes import NoteKind
from storage.database import Database
from storage.tables.transport import outbox
from storage.unit_of_work import UnitOfWork
from tests.storage.factories import escalated, note, photo

YOUNGER = JiraLink(ticket=1001, issue_id="10002", key="MUK-2", project="MUK")
OLDER = State(issue_id="10001", key="MUK-1", project="MUK", status="To Do", category=Category.NEW, updated="")


async def opened(unit: UnitOfWork) -> tuple[int, int, int]:
    """Open a ticket whose issue is the younger one; return its description, a comment and a photo."""
    await unit.tickets.add(escalated())
    described = await unit.texts.add_note(note())
    said = await unit.texts.add_note(note("Since Monday", kind=NoteKind.COMMENT))
    shown = await unit.texts.add_file(photo())
    assert shown is not None
    await unit.jira.put_link(YOUNGER)
    return described, said, shown


def stands(number: int, issue: str = YOUNGER.issue_id) -> JiraSent:
    return JiraSent(ticket=1001, what=SentKind.NOTE, number=number, issue_id=issue, remote_id="7")


async def owed(unit: UnitOfWork) -> list[tuple[str | None, int]]:
    query = select(outbox.c.slot, outbox.c.attempts).where(outbox.c.state == "waiting").order_by(outbox.c.id)
    return [(row.slot, row.attempts) for row in await unit.connection.execute(query)]


async def test_what_was_said_to_the_younger_meanwhile_is_owed_to_the_older(database: Database) -> None:
    async with database.unit() as unit:
        _, said, shown = await opened(unit)
        await unit.jira.note_sent(stands(said))
        await link_instead(unit, YOUNGER, OLDER)
        link = await unit.jira.link(1001)
        assert link is not None
        assert link.issue_id == OLDER.issue_id
        assert await unit.jira.sent_of(1001) == []
        assert await owed(unit) == [("jira:issue:1001", 0), (f"jira:file:{shown}", 0), (f"jira:note:{said}", 0)]


async def test_what_reached_the_younger_only_then_does_not_count_as_said(database: Database) -> None:
    async with database.unit() as unit:
        _, said, _ = await opened(unit)
        await link_instead(unit, YOUNGER, OLDER)
        await unit.jira.note_sent(stands(said))
        assert await unit.jira.sent_of(1001) == []
        await unit.jira.note_sent(stands(said, OLDER.issue_id))
        assert [sent.issue_id for sent in await unit.jira.sent_of(1001)] == [OLDER.issue_id]


async def test_a_newer_row_that_takes_a_doubted_ones_place_is_doubted_too(database: Database) -> None:
    message = JiraRow(IssuePart.ISSUE).owed_for(1001)
    async with database.unit() as unit:
        await unit.tickets.add(escalated())
        first = await unit.outbox.owe(message)
        assert first is not None
        table = unit.sending_to(Destination.JIRA)
        for counts in (False, True):
            assert [one.row.id for one in await table.lease([first])] == [first]
            if counts:
                assert await unit.outbox.owe(message) is not None
            await table.release(first, counts=counts)
        assert await owed(unit) == [("jira:issue:1001", 1)]
