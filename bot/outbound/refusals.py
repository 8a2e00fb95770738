"""What a refusal leads to: the row waits, goes elsewhere or ends; its chat or the token is in doubt; who is told."""

from __future__ import annotations

import logging
from dataclasses import dataclass, field

from sqlalchemy.exc import SQLAlchemyError

from bot.base import logs
from bot.base.monotonic import Machine
from bot.outbound import outcomes
from bot.outbound.hooks import Hooks
from bot.outbound.outcomes import SendOutcome, ended, release
from bot.outbound.row_memory import HourlyNews, SlowRows
from bot.outbound.troubled_places import PlaceRefusal, TroubledPlaces
from bot.telegram.api_errors import Decision, Verdict
from bot.telegram.token_watch import TokenWatch
from bot.telegram.unknown_methods import UnknownMethods
from helpdesk.outbox import Facts, OutboxRow, Urgency
from helpdesk.ticket.errors import HelpdeskError
from storage.engine.errors import DatabaseAway
from storage.outbox.rows import Leased

log = logging.getLogger(__name__)

LONGEST_RETRY = 300.0
LONGEST_GROWTH = 16  # doublings: a number can't be doubled for ever


def retry_after(row: OutboxRow) -> float:
    """Return for how many seconds a row waits after a try of which nobody knows how it went."""
    return min(2.0 ** min(row.attempts - 1, LONGEST_GROWTH), LONGEST_RETRY)


@dataclass(slots=True)
class Refusals:
    """Reads what Telegram has refused, row by row."""

    token: TokenWatch
    unknown: UnknownMethods
    machine: Machine
    places: TroubledPlaces
    hooks: Hooks = field(default_factory=Hooks)
    _slow: SlowRows = field(default_factory=SlowRows)
    _hourly: HourlyNews = field(init=False)

    def __post_init__(self) -> None:
        self._hourly = HourlyNews(self.machine)

    async def outcome(self, leased: Leased, decision: Decision, method: str) -> SendOutcome:
        """Return what a refusal leads to, in whatever form that was the last to be tried."""
        row, chat_id = leased.row, leased.row.message.chat_id
        log.warning("row %s: %s (%s)", row.id, decision.verdict, decision.why)
        match decision.verdict:
            case Verdict.AGAIN:
                return SendOutcome(release(row, counts=False), down=True)
            case Verdict.UNKNOWN if row.message.urgency is Urgency.SUMMARY and leased.current is None:
                return ended(leased, state="unknown", refusal=decision.why)
            case Verdict.UNKNOWN:
                wait = retry_after(row)
                return SendOutcome(release(row, wait), wait_chat=wait, wait_row=wait)
            case Verdict.WAIT:
                wait = decision.wait
                return SendOutcome(outcomes.park(row, wait), wait_chat=wait, wait_row=wait, well=True)
            case Verdict.MOVED if decision.chat_id is not None:
                await self.hooks.migrated(chat_id, decision.chat_id)
                return SendOutcome(outcomes.move(row, decision.chat_id), well=True)
            case Verdict.GONE if leased.current is not None and outcomes.is_missed(row):
                return SendOutcome(outcomes.anew(row, leased.current), well=True)
            case Verdict.GONE if leased.current is not None:
                gone = ((chat_id, leased.current.message_id),)
                return ended(leased, state="dropped", refusal=decision.why, gone=gone, well=True)
            case Verdict.DOUBTED:
                return self._doubted(row)
            case Verdict.METHOD_OFF:  # the reason for asking is no reason to fail: the desk does without
                await self.unknown.note(method, decision.why)
                return ended(leased, state="dropped", refusal=decision.why, well=True)
            case Verdict.DELETED:
                await self.hooks.deleted(chat_id)
                return await self._stays(leased, decision, method)
            case _:
                return await self._stays(leased, decision, method)

    def _doubted(self, row: OutboxRow) -> SendOutcome:
        """The row is owed as before, and nobody else waits for it, unless getMe is refused as well."""
        self.token.doubt()
        if self.token.pause:
            return SendOutcome(release(row, counts=False), wait_all=self.token.pause)
        wait = self._slow.wait(row.id)
        return SendOutcome(release(row, wait, counts=False), wait_row=wait)

    async def _stays(self, leased: Leased, decision: Decision, method: str) -> SendOutcome:
        """Keep what was refused: whether the chat, its topic or the row is to blame, it is tried again slowly."""
        row, message = leased.row, leased.row.message
        listed = decision.verdict in (Verdict.UNREACHABLE, Verdict.CLOSED, Verdict.DELETED)
        thread = (message.thread_id or 0) if decision.verdict is Verdict.CLOSED else 0
        if not listed and (leased.current is not None or not self.places.meets(message.chat_id, row.id)):
            await self.alarm("message-refused", leased, decision, method)
            if self._hourly.is_news("stuck", message.slot or str(row.id), message.ticket):
                await self.hooks.stuck(row)
        elif not await self.hooks.hindered(message.chat_id, thread, decision):
            return ended(leased, state="failed", refusal=decision.why, well=True)
        return outcomes.stays(row, decision.why, PlaceRefusal(listed=listed, thread_id=thread))

    async def reached(self, row: OutboxRow) -> None:
        """Say that a trouble is over. What was sent is not sent again if that can't be written down now."""
        self._hourly.forget("stuck", row.message.slot or str(row.id), row.message.ticket)
        try:
            await self.hooks.reached(row)
        except (HelpdeskError, SQLAlchemyError, DatabaseAway):
            log.exception("that chat %s is reached again is not written down", logs.mark(row.message.chat_id))

    async def alarm(self, key: str, leased: Leased, decision: Decision, method: str) -> None:
        """Say in the log what was refused, and to the admins at most once an hour."""
        log.error("row %s, %s: %s", leased.row.id, leased.row.message.kind, decision.why)
        message = leased.row.message
        if self._hourly.is_news(key, method, message.ticket):
            facts: Facts = {
                "method": method,
                "why": decision.why,
                "ticket": message.ticket,
                "say": message.kind.value,
            }
            await self.hooks.alarm(key, facts)
