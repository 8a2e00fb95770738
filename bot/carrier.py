"""What becomes of one row that delivery has leased: rendered, sent or edited, and how that ended."""

from __future__ import annotations

import logging
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field, replace

from telegram import Bot
from telegram.error import TelegramError

from bot import posting
from bot.books import Report, anew, edited, ended, move, park, posted, release
from bot.metrics import HELD
from bot.posting import Shape
from bot.refusals import Decision, Verdict, decide
from handlers.outgoing import Fresh, Made, Outgoing
from helpdesk.owed import Facts, Lane, OwedRow, Posted, Say, is_left
from storage.database import Database
from storage.owed_rows import Leased
from storage.unit_of_work import Store

log = logging.getLogger(__name__)

Render = Callable[[OwedRow, Store], Awaitable[Outgoing | None]]

LONGEST_RETRY = 300.0
ASKED_AGAIN = 0.5  # seconds after which a file that is being made is asked for again
SENT_ANEW = frozenset({Say.CARD, Say.FORM, Say.OWN, Say.VIEW})  # other messages that are gone are not missed
MILDER = {
    Verdict.PLAIN: {"formatted": False},
    Verdict.NO_BUTTONS: {"buttons": False},
    Verdict.NO_THREAD: {"thread": False},
}


async def _nobody(*_: object) -> None:
    """Nobody wants to know."""


async def _to_the_chat(_chat_id: int, _thread_id: int) -> bool:
    """What was for a topic that is gone goes to its chat."""
    return True


async def _no_files(_row: OwedRow, _fresh: Fresh) -> tuple[Made, ...]:
    """Nobody makes files here."""
    return ()


def _not_yet(row: OwedRow, wait: float = ASKED_AGAIN) -> Report:
    """It may not be sent yet, or its files are being made: the chat's other messages need not wait for it."""
    return Report(release(row, wait, counts=False), wait_row=wait, result=HELD)


@dataclass(frozen=True, slots=True)
class Hooks:
    """Whom delivery tells. They may open units of work; one that raises makes the row be tried again."""

    alarm: Callable[[str, Facts], Awaitable[None]] = _nobody  # once per key and method in a process
    unreachable: Callable[[int], Awaitable[None]] = _nobody  # a chat that can't be posted to
    deleted: Callable[[int], Awaitable[None]] = _nobody  # a group that is no more
    migrated: Callable[[int, int], Awaitable[None]] = _nobody  # old id, new id
    topic_gone: Callable[[int, int], Awaitable[bool]] = _to_the_chat  # chat and topic: may the chat itself have it?
    unpinnable: Callable[[int, int], Awaitable[None]] = _nobody  # a chat, and what was posted there to be pinned
    fresh: Callable[[OwedRow, Fresh], Awaitable[tuple[Made, ...] | None]] = _no_files  # none: not yet, ask again
    making: Callable[[OwedRow], bool] = lambda _row: False  # its files are not ready: it need not be rendered
    carried: Callable[[OwedRow, str], None] = lambda _row, _result: None  # what became of a row; opens nothing


@dataclass(slots=True)
class Carrier:
    """Carries rows to Telegram, one call at a time for each."""

    bot: Bot
    database: Database
    render: Render
    hooks: Hooks = field(default_factory=Hooks)
    _off: set[str] = field(default_factory=set)
    _said: set[tuple[str, str]] = field(default_factory=set)

    async def carry(self, leased: Leased) -> Report:
        """Do what the row asks for."""
        row = leased.row
        if row.owed.say in (Say.DELETE, Say.BARE):
            return await self._take_away(leased)
        if row.owed.say is Say.REACT:
            return await self._react(leased)
        if self.hooks.making(row):
            return _not_yet(row)
        async with self.database.reading() as store:
            outgoing = await self.render(row, store)
        if outgoing is not None and outgoing.wait:
            return _not_yet(row, min(outgoing.wait.total_seconds(), LONGEST_RETRY))
        if outgoing is None or not (outgoing.text or outgoing.files):
            return ended(leased, state="dropped", refusal="its reason is gone")
        if outgoing.fresh is not None:
            files = await self.hooks.fresh(row, outgoing.fresh)
            if files is None:
                return _not_yet(row)
            text = outgoing.text if files else outgoing.fresh.otherwise or outgoing.text
            outgoing = replace(outgoing, text=text, files=files or outgoing.files)
        current = leased.current
        if current is not None and outgoing.below is not None and current.message_id < outgoing.below:
            leased, current = replace(leased, current=None, displaced=current), None
        if current is not None and current.rendered == posting.fingerprint(outgoing):
            return ended(leased, refusal="nothing to change")
        return await self._send(leased, outgoing, Shape(formatted=not row.plain))

    async def _send(self, leased: Leased, outgoing: Outgoing, shape: Shape) -> Report:
        current = leased.current if not outgoing.files else None
        method = posting.method_for(outgoing, current)
        if method in self._off:
            return ended(leased, state="failed", refusal=f"{method} is off")
        cost = max(1, len(outgoing.files))
        try:
            if current is not None:
                await posting.edit(self.bot, current, outgoing, shape)
                return replace(edited(leased, current, outgoing), cost=cost, edit=True, well=True)
            ids = await posting.post(self.bot, leased, outgoing, shape)
            if outgoing.pin and not await self._pin(leased.row.owed.chat_id, ids[0]):
                return replace(ended(leased, state="dropped", refusal="it can't be pinned", well=True), cost=cost)
            return replace(posted(leased, outgoing, ids), cost=cost, well=True)
        except TelegramError as error:
            decision = decide(error, method=method)
        if decision.verdict is Verdict.DONE and current is not None:
            return replace(edited(leased, current, outgoing), cost=cost, edit=True, well=True)
        milder = _milder(shape, decision.verdict)
        if milder is not None:
            if decision.verdict is Verdict.NO_THREAD:
                owed = leased.row.owed
                if not await self.hooks.topic_gone(owed.chat_id, owed.thread_id or 0):
                    return ended(leased, state="dropped", refusal=decision.why, well=True)
            else:
                await self._alarm("formatting-refused", leased, decision, method)
            return await self._send(leased, outgoing, milder)
        return replace(await self._refused(leased, decision, method), cost=cost, edit=current is not None)

    async def _pin(self, chat_id: int, message_id: int) -> bool:
        """Pin what was just posted; return False if that is refused for good, so that it must go again."""
        try:
            await posting.pin(self.bot, chat_id, message_id)
        except TelegramError as error:
            decision = decide(error, method="pinChatMessage")
            log.warning("nothing can be pinned: %s", decision.why)
            if decision.verdict in (Verdict.NEVER, Verdict.UNREACHABLE):
                await self.hooks.unpinnable(chat_id, message_id)
                return False
        return True

    async def _take_away(self, leased: Leased, *, deleting: bool = True) -> Report:
        """Delete a message, or take its buttons away; also of one that can't be deleted: nobody is to press it."""
        row, chat_id = leased.row, leased.row.owed.chat_id
        message_id = int(row.owed.facts["message_id"] or 0)
        deleting = deleting and row.owed.say is Say.DELETE
        method = "deleteMessage" if deleting else "editMessageReplyMarkup"
        try:
            await (posting.delete if deleting else posting.bare)(self.bot, row, message_id)
        except TelegramError as error:
            decision = decide(error, method=method)
            if deleting and decision.verdict is Verdict.STAYS:
                return await self._take_away(leased, deleting=False)
            if decision.verdict not in (Verdict.DONE, Verdict.GONE):
                return await self._refused(leased, decision, method)
        if row.owed.say is Say.DELETE:
            return replace(ended(leased, gone=((chat_id, message_id),), well=True), edit=not deleting)
        shows = Posted(chat_id=chat_id, message_id=message_id, say=row.owed.say)
        return replace(ended(leased, shows=shows, well=True), cost=1, edit=True)

    async def _react(self, leased: Leased) -> Report:
        method = "setMessageReaction"
        if method in self._off:
            return ended(leased, state="dropped", refusal=f"{method} is off")
        try:
            await posting.react(self.bot, leased.row, int(leased.row.owed.facts["message_id"] or 0))
        except TelegramError as error:
            decision = decide(error, method=method)
            if decision.verdict is Verdict.NEVER:  # the message is gone, or the chat allows no reactions
                return ended(leased, state="dropped", refusal=decision.why, well=True)
            return await self._refused(leased, decision, method)
        return ended(leased, well=True)

    async def _refused(self, leased: Leased, decision: Decision, method: str) -> Report:
        """Return what a refusal leads to; ``refusals`` has read what it means."""
        row, chat_id = leased.row, leased.row.owed.chat_id
        log.warning("row %s: %s (%s)", row.id, decision.verdict, decision.why)
        match decision.verdict:
            case Verdict.AGAIN:
                return Report(release(row, counts=False), down=True)
            case Verdict.UNKNOWN if row.owed.lane is Lane.SUMMARY and leased.current is None:
                return ended(leased, state="unknown", refusal=decision.why)
            case Verdict.UNKNOWN:
                return Report(release(row, wait := min(2.0 ** (row.attempts - 1), LONGEST_RETRY)), wait_chat=wait)
            case Verdict.WAIT:
                return Report(park(row, decision.wait), wait_chat=decision.wait, well=True)
            case Verdict.MOVED if decision.chat_id is not None:
                await self.hooks.migrated(chat_id, decision.chat_id)
                return Report(move(row, decision.chat_id), well=True)
            case Verdict.GONE if leased.current is not None and _is_missed(row):
                return Report(anew(row, leased.current), well=True)
            case Verdict.GONE if leased.current is not None:
                gone = ((chat_id, leased.current.message_id),)
                return ended(leased, state="dropped", refusal=decision.why, gone=gone, well=True)
            case Verdict.STOP:
                await self._alarm("token-refused", leased, decision, "")
                return Report(release(row, counts=False), wait_all=60.0)
            case Verdict.DELETED:
                await self.hooks.deleted(chat_id)
            case Verdict.UNREACHABLE:
                await self.hooks.unreachable(chat_id)
            case Verdict.METHOD_OFF:
                self._off.add(method)
                await self._alarm("method-off", leased, decision, method)
            case _:
                await self._alarm("message-refused", leased, decision, method)
        return ended(leased, state="failed", refusal=decision.why, well=True)

    async def _alarm(self, key: str, leased: Leased, decision: Decision, method: str) -> None:
        log.error("row %s, %s: %s", leased.row.id, leased.row.owed.say, decision.why)
        if (key, method) not in self._said:
            self._said.add((key, method))
            owed = leased.row.owed
            facts: Facts = {"method": method, "why": decision.why, "ticket": owed.ticket, "say": owed.say.value}
            await self.hooks.alarm(key, facts)


def _is_missed(row: OwedRow) -> bool:
    return row.owed.say in SENT_ANEW and not is_left(row.owed.slot)


def _milder(shape: Shape, verdict: Verdict) -> Shape | None:
    milder = replace(shape, **MILDER[verdict]) if verdict in MILDER else shape
    return milder if milder != shape else None
