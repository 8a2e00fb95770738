"""What came from JIRA is known as long as its issue is followed, and goes with the ticket's time."""

from __future__ import annotations

from datetime import timedelta

from sqlalchemy import select

from helpdesk.jira.links import EventOutcome, JiraEvent, JiraLink, LinkState, What
from helpdesk.ticket.ticket import Status
from storage.database import Database
from storage.tables.jira import jira_events
from tests.storage.factories import MONDAY, after, ticket

OLD, NOW = MONDAY, after(days=400)
BEFORE = NOW - timedelta(days=365)


def came(issue: str, number: str = "1") -> JiraEvent:
    return JiraEvent(issue_id=issue, what=What.COMMENT, event_id=number, at=OLD, author="dev", body={"text": "words"})


async def left(database: Database) -> set[str]:
    """Return the issues of which something is still known to have come."""
    async with database.reading() as store:
        return set((await store.connection.execute(select(jira_events.c.issue_id))).scalars())


async def test_what_came_goes_once_its_ticket_was_closed_long_ago_and_is_followed_no_more(database: Database) -> None:
    closed = {"status": Status.CLOSED, "closed_at": OLD}
    async with database.unit() as unit:
        await unit.tickets.add(ticket(1001, **closed))
        await unit.tickets.add(ticket(1002, status=Status.CLOSED, closed_at=after(days=300)))
        await unit.tickets.add(ticket(1003))
        for number in (1001, 1002, 1003):
            link = JiraLink(ticket=number, issue_id=f"of {number}", key=f"MUK-{number}", project="MUK")
            await unit.jira.put_link(link)
        for issue in ("of 1001", "of 1002", "of 1003", "nobody's"):
            await unit.jira.store(came(issue))
            await unit.jira.end(came(issue), EventOutcome.DONE)
        await unit.jira.store(came("of 1001", "2"))
    async with database.unit() as unit:
        assert await unit.jira.end_old(BEFORE) == 2
        assert await unit.jira.end_old(BEFORE) == 0
        states = {link.ticket: link.state for link in await unit.jira.links()}
        assert states == {1001: LinkState.OVER, 1002: LinkState.LINKED, 1003: LinkState.LINKED}
        assert [event.event_id for event in await unit.jira.waiting()] == ["2"]
        await unit.jira.end(came("of 1001", "2"))
        assert await unit.jira.end_old(BEFORE) == 1
    assert await left(database) == {"of 1002", "of 1003"}
