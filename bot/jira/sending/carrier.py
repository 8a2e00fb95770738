"""Carries rows to JIRA, one issue's in order: what each asks for is done from how its ticket stands now."""

from __future__ import annotations

import logging

from bot.jira.base.context import JiraContext, subject_of
from bot.jira.base.errors import (
    JiraAway,
    JiraBusy,
    JiraError,
    JiraNotFound,
    JiraRefused,
    JiraTokenRefused,
    JiraUnknown,
    NotNowFile,
)
from bot.jira.base.gone import is_gone
from bot.jira.sending import files, issues, notes, panel, statuses
from bot.outbound.outcomes import LONGEST, SendOutcome, ended, park_all, release
from bot.outbound.row_memory import SlowRows
from helpdesk.jira.links import LinkState
from helpdesk.jira.owing import IssuePart, JiraRow, Move
from helpdesk.notify.given_up import noted_as
from helpdesk.outbox import OutboxRow
from storage.outbox.rows import Leased
from storage.outbox.sending import SendingTable

log = logging.getLogger(__name__)

SLOWLY = 300.0  # seconds until what was refused is tried again: somebody has to change something
TOKEN, FILE = 120.0, 60.0  # seconds until it is tried again with the token, or a file is asked for again
SOON = 2.0


class JiraCarrier:
    """``bot.outbound.destination.Carrier``."""

    def __init__(self, context: JiraContext) -> None:
        self._context = context
        self._slow = SlowRows()
        self._waited: set[int] = set()  # rows for which the search had time to learn

    async def carry(self, leased: Leased) -> SendOutcome:
        """Do what the row asks for."""
        row, standing, now = leased.row, self._context.standing, self._context.machine.now()
        try:
            outcome = await self._do(leased)
        except JiraBusy as error:
            return SendOutcome(park_all(row, error.wait), wait_all=error.wait, well=True)
        except JiraAway as error:
            standing.is_away(str(error), now)
            return SendOutcome(release(row, counts=False), down=True)
        except JiraTokenRefused as error:
            await self._token_refused(error)
            return SendOutcome(release(row, TOKEN, counts=False), wait_all=TOKEN)
        except JiraUnknown as error:
            log.warning("row %s may or may not have been done in JIRA: %s", row.id, error)
            wait = self._slow.wait(row.id)
            # One try that counts says that it may be there; more would use up those for mistakes of ours.
            return SendOutcome(release(row, wait, counts=row.attempts < 2), wait_row=wait)
        except NotNowFile:
            return SendOutcome(release(row, FILE, counts=False), wait_row=FILE, well=True)
        except JiraNotFound as error:
            return await self._not_found(leased, error)
        except JiraRefused as error:
            return await self._held(row, error)
        standing.answered(now)
        return outcome

    async def reached(self, row: OutboxRow) -> None:
        """Nothing is kept of a lane's trouble."""

    def given_up(self, row: OutboxRow, error: str) -> SendOutcome:
        """Return what is written when a row has failed by a mistake of ours: the next one of its lane goes on."""
        return ended(
            Leased(row=row, current=None, under=None), state="failed", refusal=f"{noted_as(row.id)} {error}"[:LONGEST]
        )

    async def _do(self, leased: Leased) -> SendOutcome:
        row = leased.row
        said = JiraRow.read(row.message.facts)
        if said.part in (IssuePart.LOOK, IssuePart.COMPARE):
            return await panel.bring(self._context, leased, said)
        async with self._context.database.reading() as store:
            subject = await subject_of(self._context, store, row.message.ticket or 0)
        if subject is None:
            return _dropped(leased, "there is no such ticket")
        if said.part is IssuePart.MEND:
            return await panel.mend_one(self._context, leased, subject.number)
        if subject.link is not None and subject.link.state is LinkState.GONE:
            return _dropped(leased, "its issue is gone")
        if subject.link is None and said.part is not IssuePart.ISSUE:
            return _dropped(leased, "it has no issue")
        if said.part is IssuePart.ISSUE and subject.link is None:
            if row.attempts > 1 and row.id not in self._waited:
                self._waited.add(row.id)
                late = float(self._context.section.search_delay)
                return SendOutcome(release(row, late, counts=False), wait_row=late)
            self._waited.discard(row.id)
            return await issues.create(self._context, leased, subject, search_first=row.attempts > 1)
        move = said.move or Move.AS_HERE
        match said.part:
            case IssuePart.NOTE:
                return await notes.bring(self._context, leased, subject, said.number or 0)
            case IssuePart.FILE:
                return await files.bring(self._context, leased, subject, said.number or 0)
            case IssuePart.FIELDS:
                return await issues.bring_fields(self._context, leased, subject)
            case IssuePart.STATUS:
                return await statuses.bring(self._context, leased, subject, move)
        await issues.put_fields(self._context, subject)
        return await statuses.bring(self._context, leased, subject, move)

    async def _not_found(self, leased: Leased, error: JiraNotFound) -> SendOutcome:
        """Believe that an issue is gone only from an account that is somebody; else it is the token."""
        ticket = leased.row.message.ticket or 0
        try:
            gone = await is_gone(self._context, ticket)
        except JiraTokenRefused as refused:
            await self._token_refused(refused)
            return SendOutcome(release(leased.row, TOKEN, counts=False), wait_all=TOKEN)
        except JiraError:
            return SendOutcome(release(leased.row, SOON, counts=False), wait_row=SOON)
        return _dropped(leased, "its issue is gone") if gone else await self._held(leased.row, error)

    async def _token_refused(self, error: JiraTokenRefused) -> None:
        standing, now = self._context.standing, self._context.machine.now()
        standing.token_refused, standing.why = True, str(error)
        if standing.is_news("token", "", now):
            await self._context.alarm("jira-token", {})

    async def _held(self, row: OutboxRow, error: JiraRefused) -> SendOutcome:
        """Keep what was refused: it goes once an admin, here or there, has put right what is wrong."""
        standing, now, ticket = self._context.standing, self._context.machine.now(), row.message.ticket
        log.error("row %s: JIRA refuses it: %s", row.id, error)
        if standing.is_news("refused", error.why, now):
            called = await self._context.called(ticket)
            await self._context.alarm("jira-refused", {"ticket": called, "why": error.why, "status": error.status})

        async def write(table: SendingTable) -> None:
            await table.release(row.id, wait=SLOWLY, counts=False, refusal=error.why[:LONGEST])

        return SendOutcome(write, wait_row=SLOWLY, well=True)


def _dropped(leased: Leased, why: str) -> SendOutcome:
    return ended(leased, state="dropped", refusal=why, well=True)
