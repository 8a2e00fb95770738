"""What becomes of one row that delivery has leased: rendered, sent or edited, and how that ended."""

from __future__ import annotations

import logging
from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass, field, replace
from enum import Enum, auto

from telegram import Bot
from telegram.error import TelegramError

from bot.outbound import api_calls, files_anew, outcomes
from bot.outbound.api_calls import Shape
from bot.outbound.hooks import Hooks, NotYetThere, Render
from bot.outbound.milder_forms import first_form, may_be_a_line, milder
from bot.outbound.outcomes import SendOutcome, edited, ended, not_yet, posted
from bot.outbound.refusals import LONGEST_RETRY, Refusals, retry_after
from bot.outbound.troubled_places import PlaceRefusal
from bot.telegram.api_errors import Verdict, decide
from bot.telegram.unknown_methods import UnknownMethods
from handlers.base.outgoing import Made, Outgoing
from helpdesk.outbox import MessageKind, OutboxRow, Posted, meant_message
from storage.database import Database
from storage.outbox.rows import Leased
from storage.outbox.sending import SendingTable
from storage.unit_of_work import Store

log = logging.getLogger(__name__)

PIN = "pin"  # in a board's facts: the message that was posted, and is still to be pinned
PIN_TRIES = 6  # in half a minute; then the group is one where nothing can be pinned
TAKEN_AWAY = 8  # tries, in an hour or two, to take away what nobody says cannot be taken away
# That a sign or a deletion is refused so says nothing of whether the chat takes words.
NOT_HERE = (
    Verdict.UNLISTED, Verdict.UNREACHABLE, Verdict.CLOSED, Verdict.NO_THREAD, Verdict.NO_REPLY, Verdict.NO_FILES,
    Verdict.PLAIN, Verdict.NO_BUTTONS,
)  # fmt: skip
REPORTS = (MessageKind.SUMMARY, MessageKind.CHARTS, MessageKind.EXPORT, MessageKind.LIST)
PASSES = (Verdict.AGAIN, Verdict.UNKNOWN, Verdict.WAIT, Verdict.DOUBTED)  # it may go well a little later


class Pinned(Enum):
    """How a try to pin went."""

    YES = auto()  # or this server pins nothing
    NOT_YET = auto()
    NEVER = auto()


@dataclass(slots=True)
class RowSender:
    """Carries rows to Telegram, one call at a time for each."""

    bot: Bot
    database: Database
    render: Render
    unknown: UnknownMethods
    refusals: Refusals
    hooks: Hooks = field(default_factory=Hooks)

    async def carry(self, leased: Leased) -> SendOutcome:
        """Do what the row asks for."""
        row = leased.row
        if row.message.kind in (MessageKind.DELETE, MessageKind.BARE):
            return await self._take_away(leased)
        if row.message.kind is MessageKind.REACT:
            return await self._react(leased)
        if self.hooks.making(row):
            return not_yet(row)
        async with self._read(row) as store:
            outgoing = await self.render(row, store)
            leased = replace(leased, sees=frozenset(store.seen))
        if outgoing is not None and outgoing.ask is not None:
            await self.hooks.unseen(row, outgoing.ask)
            return not_yet(row)
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
        if current is not None and row.message.facts.get(PIN) == current.message_id:
            missed = await self._pin_again(leased, current)
            if missed is not None:
                return missed
        if current is not None and current.rendered == api_calls.fingerprint(outgoing):
            return ended(leased, refusal="nothing to change")
        try:
            async with self.hooks.files.unpacked(outgoing.files) as ready:
                if outgoing.files and not ready:
                    return ended(leased, state="dropped", refusal="its files are gone")
                return await self._send(leased, replace(outgoing, files=ready), first_form(leased))
        except NotYetThere as late:
            return not_yet(row, late.wait)

    def _read(self, row: OutboxRow) -> AbstractAsyncContextManager[Store]:
        """Read what a row shows; numbers and searches from a replica, if that has come as far as this row has."""
        if row.message.kind not in REPORTS:
            return self.database.reading()
        return self.database.reporting(lambda connection: SendingTable(connection).shows(row.id, row.attempts))

    async def reached(self, row: OutboxRow) -> None:
        """A row went well where there was trouble."""
        await self.refusals.reached(row)

    def given_up(self, row: OutboxRow, error: str) -> SendOutcome:
        """Return what tells the row's chat instead."""
        return outcomes.given_up(row, error)

    async def _send(self, leased: Leased, outgoing: Outgoing, shape: Shape) -> SendOutcome:
        current = leased.current if not outgoing.files else None
        method = api_calls.method_for(outgoing, current)
        cost = max(1, len(outgoing.files))
        try:
            if current is not None:
                await api_calls.edit(self.bot, current, outgoing, shape)
                return replace(edited(leased, current, outgoing), cost=cost, edit=True, well=True)
            messages = await api_calls.post(self.bot, leased, outgoing, shape)
            ids = tuple(message.message_id for message in messages)
            await self.hooks.files.uploaded(outgoing.files, messages)
            pinned = await self._pin(leased.row.message.chat_id, ids[0]) if outgoing.pin else Pinned.YES
            if pinned is Pinned.NEVER:
                return replace(ended(leased, state="dropped", refusal="it can't be pinned", well=True), cost=cost)
            done = replace(posted(leased, outgoing, ids), cost=cost, well=True)
            return outcomes.with_another(leased, done, {PIN: ids[0]}) if pinned is Pinned.NOT_YET else done
        except TelegramError as error:
            decision = decide(error, method=method)
        if decision.verdict is Verdict.DONE and current is not None:
            return replace(edited(leased, current, outgoing), cost=cost, edit=True, well=True)
        if decision.verdict is Verdict.NO_REPLY and shape.strict:
            return SendOutcome(outcomes.below_a_new_card(leased), well=True)
        next_shape = milder(shape, decision.verdict, leased, outgoing)
        if next_shape is not None:
            if decision.verdict is Verdict.NO_THREAD and next_shape.thread is not shape.thread:
                message = leased.row.message
                if not await self.hooks.topic_gone(message.chat_id, message.thread_id or 0):
                    return ended(leased, state="dropped", refusal=decision.why, well=True)
            elif decision.verdict in (Verdict.PLAIN, Verdict.NO_BUTTONS):
                await self.refusals.alarm("formatting-refused", leased, decision, method)
            return await self._send(leased, outgoing, next_shape)
        if decision.verdict in (Verdict.NO_FILES, Verdict.UNLISTED) and files_anew.may_help(outgoing):
            anew = await self._send_as_documents(leased, outgoing, shape)
            if anew is not None:
                return anew
        line = await self._line(leased) if may_be_a_line(shape, decision.verdict, leased) else None
        if line is not None:
            return await self._send(leased, line, replace(Shape(), thread=shape.thread, reply=False, line=True))
        return replace(await self.refusals.outcome(leased, decision, method), cost=cost, edit=current is not None)

    async def _send_as_documents(self, leased: Leased, outgoing: Outgoing, shape: Shape) -> SendOutcome | None:
        async def send(made: tuple[Made, ...]) -> SendOutcome:
            partly = await self._line(leased, partly=True) if len(made) < len(outgoing.files) else None
            return await self._send(leased, replace(partly or outgoing, files=made), shape)

        try:
            return await files_anew.sent_as_documents(self.bot, outgoing.files, send)
        except TelegramError as error:
            return await self.refusals.outcome(leased, decide(error, method="getFile"), "getFile")

    async def _line(self, leased: Leased, *, partly: bool = False) -> Outgoing | None:
        async with self.database.reading() as store:
            return await self.hooks.line(leased.row, store, partly)

    async def _pin(self, chat_id: int, message_id: int, *, last: bool = False) -> Pinned:
        """Pin what was posted; after the ``last`` try what may pass counts as refused for good, too."""
        method = "pinChatMessage"
        if self.unknown.off(method):
            return Pinned.YES
        try:
            await api_calls.pin(self.bot, chat_id, message_id)
        except TelegramError as error:
            decision = decide(error, method=method)
            log.warning("nothing can be pinned: %s", decision.why)
            if decision.verdict is Verdict.METHOD_OFF:
                await self.unknown.note(method, decision.why)
            elif decision.verdict in PASSES and not last:
                return Pinned.NOT_YET
            elif decision.verdict is not Verdict.DONE:
                await self.hooks.unpinnable(chat_id, message_id)
                return Pinned.NEVER
        return Pinned.YES

    async def _pin_again(self, leased: Leased, current: Posted) -> SendOutcome | None:
        """Pin what was posted, and was not pinned then; None: that is done, and the message may be edited."""
        row = leased.row
        pinned = await self._pin(row.message.chat_id, current.message_id, last=row.attempts >= PIN_TRIES)
        if pinned is Pinned.NEVER:
            gone = ((row.message.chat_id, current.message_id),)
            return ended(leased, state="dropped", refusal="it can't be pinned", gone=gone, well=True)
        if pinned is Pinned.NOT_YET:
            return SendOutcome(outcomes.release(row, wait := retry_after(row)), wait_row=wait)
        return None

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
                outcome = await self._take_away(leased, deleting=False)
                return outcomes.stays_there(leased, outcome) if row.message.person is not None else outcome
            if decision.verdict in NOT_HERE:  # no word is lost by it, and it says nothing of where words may go
                if row.attempts < TAKEN_AWAY:
                    return outcomes.stays(row, decision.why, PlaceRefusal(listed=False), counts=True)
                if decision.verdict is Verdict.UNLISTED:
                    await self.refusals.alarm("message-refused", leased, decision, method)
                return ended(leased, state="failed", refusal=decision.why, well=True)
            if decision.verdict not in (Verdict.DONE, Verdict.GONE):
                return await self.refusals.outcome(leased, decision, method)
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
            if decision.verdict in (*NOT_HERE, Verdict.GONE):  # it is gone, or no signs are allowed
                return ended(leased, state="dropped", refusal=decision.why, well=True)
            return await self.refusals.outcome(leased, decision, method)
        return ended(leased, well=True)
