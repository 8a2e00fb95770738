"""What becomes of one row that delivery has leased: rendered, sent or edited, and how that ended."""

from __future__ import annotations

import logging
from dataclasses import dataclass, field, replace

from sqlalchemy.exc import SQLAlchemyError
from telegram import Bot
from telegram.error import TelegramError

from bot.base import logs
from bot.base.monotonic import Machine
from bot.outbound import api_calls, outcomes
from bot.outbound.api_calls import Shape
from bot.outbound.hooks import Hooks, Render
from bot.outbound.hourly_news import HourlyNews
from bot.outbound.milder_forms import may_be_a_line, milder
from bot.outbound.outcomes import SendOutcome, edited, ended, not_yet, posted, release
from bot.outbound.slow_rows import SlowRows
from bot.outbound.troubled_places import PlaceRefusal, TroubledPlaces
from bot.telegram.api_errors import Decision, Verdict, decide
from bot.telegram.token_watch import TokenWatch
from bot.telegram.unknown_methods import UnknownMethods
from handlers.base.outgoing import Outgoing
from helpdesk.outbox import Facts, MessageKind, OutboxRow, Posted, Urgency, meant_message
from helpdesk.ticket.errors import HelpdeskError
from storage.database import Database
from storage.engine.errors import DatabaseAway
from storage.outbox.rows import Leased

log = logging.getLogger(__name__)

LONGEST_RETRY = 300.0
TAKEN_AWAY = 8  # tries, in an hour or two, to take away what nobody says cannot be taken away


@dataclass(slots=True)
class RowSender:
    """Carries rows to Telegram, one call at a time for each."""

    bot: Bot
    database: Database
    render: Render
    token: TokenWatch
    unknown: UnknownMethods
    machine: Machine
    places: TroubledPlaces
    hooks: Hooks = field(default_factory=Hooks)
    _slow: SlowRows = field(default_factory=SlowRows)
    _hourly: HourlyNews = field(init=False)

    def __post_init__(self) -> None:
        self._hourly = HourlyNews(self.machine)

    async def carry(self, leased: Leased) -> SendOutcome:
        """Do what the row asks for."""
        row = leased.row
        if row.message.kind in (MessageKind.DELETE, MessageKind.BARE):
            return await self._take_away(leased)
        if row.message.kind is MessageKind.REACT:
            return await self._react(leased)
        if self.hooks.making(row):
            return not_yet(row)
        async with self.database.reading() as store:
            outgoing = await self.render(row, store)
            leased = replace(leased, sees=frozenset(store.seen))
        if outgoing is not None and outgoing.wait:
            return not_yet(row, min(outgoing.wait.total_seconds(), LONGEST_RETRY))
        if outgoing is None or not (outgoing.text or outgoing.files):
            return ended(leased, state="dropped", refusal="its reason is gone")
        if outgoing.fresh is not None:
            files = await self.hooks.fresh(row, outgoing.fresh)
            if files is None:
                return not_yet(row)
            text = outgoing.text if files else outgoing.fresh.otherwise or outgoing.text
            outgoing = replace(outgoing, text=text, files=files or outgoing.files)
        current = leased.current
        if current is not None and outgoing.below is not None and current.message_id < outgoing.below:
            leased, current = replace(leased, current=None, displaced=current), None
        if current is not None and current.rendered == api_calls.fingerprint(outgoing):
            return ended(leased, refusal="nothing to change")
        return await self._send(leased, outgoing, Shape(formatted=not row.plain))

    async def _send(self, leased: Leased, outgoing: Outgoing, shape: Shape) -> SendOutcome:
        current = leased.current if not outgoing.files else None
        method = api_calls.method_for(outgoing, current)
        cost = max(1, len(outgoing.files))
        try:
            if current is not None:
                await api_calls.edit(self.bot, current, outgoing, shape)
                return replace(edited(leased, current, outgoing), cost=cost, edit=True, well=True)
            ids = await api_calls.post(self.bot, leased, outgoing, shape)
            if outgoing.pin and not await self._pin(leased.row.message.chat_id, ids[0]):
                return replace(ended(leased, state="dropped", refusal="it can't be pinned", well=True), cost=cost)
            return replace(posted(leased, outgoing, ids), cost=cost, well=True)
        except TelegramError as error:
            decision = decide(error, method=method)
        if decision.verdict is Verdict.DONE and current is not None:
            return replace(edited(leased, current, outgoing), cost=cost, edit=True, well=True)
        next_shape = milder(shape, decision.verdict, leased, outgoing)
        if next_shape is not None:
            if decision.verdict is Verdict.NO_THREAD and next_shape.thread is not shape.thread:
                message = leased.row.message
                if not await self.hooks.topic_gone(message.chat_id, message.thread_id or 0):
                    return ended(leased, state="dropped", refusal=decision.why, well=True)
            elif decision.verdict in (Verdict.PLAIN, Verdict.NO_BUTTONS):
                await self._alarm("formatting-refused", leased, decision, method)
            return await self._send(leased, outgoing, next_shape)
        if may_be_a_line(shape, decision.verdict, leased):
            async with self.database.reading() as store:
                line = await self.hooks.line(leased.row, store)
            if line is not None:
                return await self._send(leased, line, replace(Shape(), thread=shape.thread, reply=False, line=True))
        if decision.verdict is Verdict.NO_FILES and outgoing.text and (outgoing.files or outgoing.document):
            return await self._send(leased, replace(outgoing, files=(), document=None), shape)
        return replace(await self._refused(leased, decision, method), cost=cost, edit=current is not None)

    async def _pin(self, chat_id: int, message_id: int) -> bool:
        """Pin what was just posted; return False if that is refused for good, so that it must go again."""
        method = "pinChatMessage"
        if self.unknown.off(method):
            return True
        try:
            await api_calls.pin(self.bot, chat_id, message_id)
        except TelegramError as error:
            decision = decide(error, method=method)
            log.warning("nothing can be pinned: %s", decision.why)
            if decision.verdict is Verdict.METHOD_OFF:
                await self.unknown.note(method, decision.why)
            if decision.verdict in (Verdict.UNLISTED, Verdict.UNREACHABLE):
                await self.hooks.unpinnable(chat_id, message_id)
                return False
        return True

    async def _take_away(self, leased: Leased, *, deleting: bool = True) -> SendOutcome:
        """Delete a message, or take its buttons away; also of one that can't be deleted: nobody is to press it."""
        row, chat_id = leased.row, leased.row.message.chat_id
        message_id = meant_message(row.message)
        deleting = deleting and row.message.kind is MessageKind.DELETE and not self.unknown.off("deleteMessage")
        method = "deleteMessage" if deleting else "editMessageReplyMarkup"
        try:
            await (api_calls.delete if deleting else api_calls.bare)(self.bot, row, message_id)
        except TelegramError as error:
            decision = decide(error, method=method)
            if decision.verdict is Verdict.METHOD_OFF:
                await self.unknown.note(method, decision.why)
            if deleting and decision.verdict in (Verdict.STAYS, Verdict.METHOD_OFF):
                return await self._take_away(leased, deleting=False)
            if decision.verdict is Verdict.UNLISTED:  # no word is lost by it
                if row.attempts < TAKEN_AWAY:
                    return outcomes.stays(row, decision.why, PlaceRefusal(listed=False), counts=True)
                await self._alarm("message-refused", leased, decision, method)
                return ended(leased, state="failed", refusal=decision.why, well=True)
            if decision.verdict not in (Verdict.DONE, Verdict.GONE):
                return await self._refused(leased, decision, method)
        if row.message.kind is MessageKind.DELETE:
            return replace(ended(leased, gone=((chat_id, message_id),), well=True), edit=not deleting)
        shows = Posted(chat_id=chat_id, message_id=message_id, kind=row.message.kind)
        return replace(ended(leased, shows=shows, well=True), cost=1, edit=True)

    async def _react(self, leased: Leased) -> SendOutcome:
        method = "setMessageReaction"
        if self.unknown.off(method):
            return ended(leased, state="dropped", refusal=f"{method} is off")
        try:
            await api_calls.react(self.bot, leased.row, meant_message(leased.row.message))
        except TelegramError as error:
            decision = decide(error, method=method)
            if decision.verdict in (Verdict.UNLISTED, Verdict.UNREACHABLE):  # it is gone, or no signs are allowed
                return ended(leased, state="dropped", refusal=decision.why, well=True)
            return await self._refused(leased, decision, method)
        return ended(leased, well=True)

    async def _refused(self, leased: Leased, decision: Decision, method: str) -> SendOutcome:
        """Return what a refusal leads to; ``refusals`` has read what it means."""
        row, chat_id = leased.row, leased.row.message.chat_id
        log.warning("row %s: %s (%s)", row.id, decision.verdict, decision.why)
        match decision.verdict:
            case Verdict.AGAIN:
                return SendOutcome(release(row, counts=False), down=True)
            case Verdict.UNKNOWN if row.message.urgency is Urgency.SUMMARY and leased.current is None:
                return ended(leased, state="unknown", refusal=decision.why)
            case Verdict.UNKNOWN:
                return SendOutcome(
                    release(row, wait := min(2.0 ** (row.attempts - 1), LONGEST_RETRY)), wait_chat=wait
                )
            case Verdict.WAIT:
                return SendOutcome(outcomes.park(row, decision.wait), wait_chat=decision.wait, well=True)
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
            await self._alarm("message-refused", leased, decision, method)
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

    async def _alarm(self, key: str, leased: Leased, decision: Decision, method: str) -> None:
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
