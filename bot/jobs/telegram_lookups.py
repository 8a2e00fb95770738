"""Asks Telegram what the desk wants to know: outside of every transaction, then writes the answer down."""

from __future__ import annotations

import asyncio
import json
import logging
from collections.abc import Awaitable, Callable

from telegram import ChatMember
from telegram.error import TelegramError

from bot.base.current_settings import CurrentSettings
from bot.base.logs import mark
from bot.base.monotonic import Backoff, Machine
from bot.base.service import Alarm, Part, Service
from bot.jobs.chat_sync import is_inside
from bot.ops.checks import Finding
from bot.telegram.api_errors import Verdict, decide
from bot.telegram.raw_bot import RawBot
from bot.telegram.unknown_methods import UnknownMethods
from handlers.admin.lists import towns
from handlers.base.incoming import as_span
from helpdesk.desk.recording.telling import tell
from helpdesk.matching.town_list import text_of
from helpdesk.notify.kinds import DoctorReport
from helpdesk.outbox import Facts, Urgency
from helpdesk.people.actors import Actor, Place, Where
from helpdesk.people.chats import Lookup, LookupKind
from helpdesk.text.names import shown_name
from helpdesk.text.words import storable
from helpdesk.ticket.errors import Stale
from storage.database import Database
from storage.engine.errors import DatabaseAway
from storage.engine.outbox_changes import OutboxChanges

log = logging.getLogger(__name__)

Examine = Callable[[], Awaitable[list[Finding]]]
AGAIN = frozenset({Verdict.AGAIN, Verdict.UNKNOWN, Verdict.WAIT, Verdict.DOUBTED})
LARGEST = towns.LARGEST
TRIES = "tries"  # in a lookup's facts: at how many starts it was the first that was met
DEADLY_TRIES = 3
WHY = 200  # letters


class TelegramLookups(Part):
    """Makes lookups one after another; one that Telegram could not be reached for is tried again."""

    name = "lookups"

    def __init__(
        self,
        bot: RawBot,
        database: Database,
        current: CurrentSettings,
        examine: Examine,
        *,
        machine: Machine,
        unknown: UnknownMethods,
        alarm: Alarm | None = None,
    ) -> None:
        self._bot = bot
        self._database = database
        self._current = current
        self._examine = examine
        self._machine = machine
        self._unknown = unknown
        self._wake = asyncio.Event()
        self._wake.set()
        self._idle = asyncio.Event()
        self._stopping = asyncio.Event()
        self._suspects = 1
        self._service = Service("lookups", self._run, machine=machine, alarm=alarm)

    @property
    def alive(self) -> bool:
        """Whether it is at work, and was not ended by a mistake just now."""
        return self._service.alive

    async def start(self) -> None:
        """Begin with what the last process left."""
        self._database.listeners.append(self._heard)
        await self._service.start()

    async def stop(self, seconds: float = 0.0) -> None:
        """Leave what is not done for the next start."""
        self._stopping.set()
        self._wake.set()
        await self._service.stop(seconds)

    async def idle(self) -> None:
        """Return once nothing waits that could be done now."""
        await self._idle.wait()

    def _heard(self, changes: OutboxChanges) -> None:
        if changes.lookups:
            self._idle.clear()
            self._wake.set()

    async def _run(self) -> None:
        backoff = Backoff(0.5, 60.0)
        while not self._stopping.is_set():
            self._wake.clear()
            try:
                done = await self._round()
            except DatabaseAway as error:
                log.warning("lookups wait for the database: %s", error)
                done = False
            if done:
                backoff.reset()
            if not self._wake.is_set():
                self._idle.set()
            await self._machine.wait(self._wake, 3600.0 if done else backoff.grow())

    async def _round(self) -> bool:
        """Do what waits; return whether nothing is left to be tried again."""
        async with self._database.reading() as store:
            waiting = await store.lookups.waiting()
        return all([await self._do(lookup) for lookup in waiting])

    async def _do(self, lookup: Lookup) -> bool:
        suspect, self._suspects = self._suspects > 0, 0  # the one that ended the last process is the first one met
        if suspect and not await self._count(lookup):
            return True
        try:
            match lookup.kind:
                case LookupKind.LOOK:
                    await self._look(lookup)
                case LookupKind.DOCTOR:
                    await self._doctor(lookup)
                case LookupKind.FETCH:
                    await self._fetch(lookup)
                case LookupKind.MEMBER:
                    await self._member(lookup)
        except DatabaseAway:
            raise
        except (TelegramError, Stale) as error:
            # Stale: a press wrote at the same moment, and nothing is wrong with the lookup.
            if isinstance(error, Stale) or decide(error, method=lookup.kind.value).verdict in AGAIN:
                log.warning("lookup %s (%s) is tried again: %s", lookup.id, lookup.kind, error)
                if suspect:
                    await self._note_tries(lookup, 0)
                return False
            log.warning("lookup %s (%s) is refused: %s", lookup.id, lookup.kind, error)
            await self._give_up(lookup, str(error))
        except Exception as error:  # one of the broad catches: a lookup must not hold up the others
            log.exception("lookup %s (%s) failed", lookup.id, lookup.kind)
            await self._give_up(lookup, type(error).__name__)
        return True

    async def _count(self, lookup: Lookup) -> bool:
        """Count a try before it is made, so that it counts even if it ends the process; False: there were enough."""
        tries = int(lookup.facts.get(TRIES) or 0)
        if tries >= DEADLY_TRIES:
            log.error("lookup %s (%s) is given up: the process ended each time", lookup.id, lookup.kind)
            await self._give_up(lookup, "the process ended each time")
            return False
        await self._note_tries(lookup, tries + 1)
        return True

    async def _note_tries(self, lookup: Lookup, tries: int) -> None:
        async with self._database.unit() as unit:
            await unit.lookups.note(lookup.id, {TRIES: tries})

    async def _give_up(self, lookup: Lookup, why: str) -> None:
        """Do without a lookup, and say so to whom it was for: a look at a group is the admins' concern."""
        key = f"errand-failed-{lookup.kind.value}"
        async with self._database.unit() as unit:
            if not await unit.lookups.done(lookup.id):
                return
            facts: Facts = {"key": key, "why": storable(why)[:WHY]}
            if lookup.kind is LookupKind.LOOK:
                await (await self._current.desk_in(unit)).groups.unseen(lookup.chat_id, facts)
            else:
                await tell(unit, lookup.person, facts)

    async def _look(self, lookup: Lookup) -> None:
        chat = await self._bot.get_chat(lookup.chat_id)
        members, owner = await self._members(lookup.chat_id), await self._owner(lookup.chat_id)
        async with self._database.unit() as unit:
            if await unit.lookups.done(lookup.id):
                desk = await self._current.desk_in(unit)
                title = storable(chat.title or "")
                await desk.groups.looked_at(
                    lookup.chat_id, members=members, username=chat.username, title=title, owner=owner
                )
                vanish = as_span(chat.message_auto_delete_time)
                await desk.chat_troubles.vanishing(lookup.chat_id, title, vanish, wanted=title)

    async def _owner(self, chat_id: int) -> str | None:
        """Return what the owner of a chat is called; None if Telegram does not say, or there is none."""
        try:
            admins = await self._bot.get_chat_administrators(chat_id)
        except TelegramError as error:
            if decide(error, method="getChatAdministrators").verdict in AGAIN:
                raise
            return None
        owner = next((admin.user for admin in admins if admin.status == ChatMember.OWNER), None)
        return shown_name(storable(owner.full_name), owner.username) if owner is not None else None

    async def _members(self, chat_id: int) -> int | None:
        """Return how many are in a chat beside the bot; None on a server that can't count them."""
        method = "getChatMemberCount"
        if self._unknown.off(method):
            return None
        try:
            return await self._bot.get_chat_member_count(chat_id) - 1
        except TelegramError as error:
            decision = decide(error, method=method)
            if decision.verdict is not Verdict.METHOD_OFF:
                raise
            await self._unknown.note(method, decision.why)
            return None

    async def _member(self, lookup: Lookup) -> None:
        inside: bool | None = None
        try:
            inside = is_inside(await self._bot.get_chat_member(lookup.chat_id, lookup.person))
        except TelegramError as error:
            if decide(error, method="getChatMember").verdict in AGAIN:
                raise
            log.info("whether %s is in %s is not known: %s", mark(lookup.person), mark(lookup.chat_id), error)
        async with self._database.unit() as unit:
            facts = await unit.lookups.taken(lookup.id)
            if facts is not None:
                wanted = [name for name in facts if ":" in name]
                desk = await self._current.desk_in(unit)
                await desk.presence.answered(lookup.person, lookup.chat_id, wanted, inside=inside)

    async def _doctor(self, lookup: Lookup) -> None:
        found = [(f.key, f.ok, dict(f.facts)) for f in await self._examine()]
        async with self._database.unit() as unit:
            if await unit.lookups.done(lookup.id):
                report = DoctorReport(json.dumps(found))
                await unit.outbox.owe(report.message_to(lookup.person, Urgency.REPLY, person=lookup.person))

    async def _fetch(self, lookup: Lookup) -> None:
        file = await self._bot.get_file(str(lookup.facts["file"]))
        large = (file.file_size or 0) > LARGEST
        content = b"" if large else bytes(await file.download_as_bytearray())
        large = large or len(content) > LARGEST
        text = text_of(content)
        async with self._database.unit() as unit:
            person = await unit.people.get(lookup.person)
            if await unit.lookups.done(lookup.id) and person is not None:
                turn = await self._current.turn_in(unit)
                actor = Actor(person, Place(Where.PRIVATE, person.id))
                await (turn.say(actor, "towns-too-large") if large else towns.preview(turn, actor, text))
