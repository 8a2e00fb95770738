"""What /doctor looks at: every linked chat and the process itself; more of each than `helpdesk check` can see."""

from __future__ import annotations

from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from datetime import timedelta

from telegram import ChatFullInfo, ChatMember, ChatMemberAdministrator
from telegram.error import TelegramError

from bot.base.clock import Clock, DeskClock
from bot.base.current_settings import CurrentSettings
from bot.base.monotonic import Machine
from bot.base.scheduler import Scheduler
from bot.config.model import Config
from bot.files.fonts import lacking
from bot.ops.checks import (
    OLD,
    Finding,
    LinkedChat,
    calendar_findings,
    config_findings,
    font_findings,
    is_mail_there,
    linked_chats,
    owed_findings,
    telegram_findings,
    unlinked_findings,
)
from bot.ops.failings import Failings
from bot.ops.heartbeat import Heartbeat
from bot.telegram.raw_bot import RawBot
from helpdesk.mail.mail import MailState
from helpdesk.outbox import Facts
from helpdesk.settings.settings import Settings
from storage.database import Database
from storage.unit_of_work import Store

HEARD_LATELY = timedelta(minutes=5)
NAMED = 10  # tickets that a line names


class Doctor:
    """Looks at everything; asks Telegram outside of every transaction."""

    def __init__(
        self,
        config: Config,
        bot: RawBot,
        database: Database,
        current: CurrentSettings,
        clock: Clock,
        engine: Scheduler,
        failings: Failings,
        heartbeat: Heartbeat,
        *,
        more: Callable[[], Awaitable[list[Finding]]] | None = None,
    ) -> None:
        """``more``: of what is set up beside Telegram."""
        self._config = config
        self._bot = bot
        self._database = database
        self._current = current
        self._clock = clock
        self._engine = engine
        self._failings = failings
        self._heartbeat = heartbeat
        self._more = more

    async def findings(self) -> list[Finding]:
        """Return what was found, the process first."""
        async with self._database.reading() as store:
            settings = await self._current.settings(store)
            waiting, age = await store.sending.oldest_waiting()
            held = [finding async for finding in owed_findings(store)]
            posts = await store.sending.last_posts()
            now = await store.now()
            held += [finding async for finding in _troubles(store, settings)]
        found = [
            Finding("doctor-database"), _outbox(waiting, age), *held, *self._process(), *self._calendar(settings),
        ]  # fmt: skip
        found += font_findings(lacking(), settings.language)
        found += await self._failings.findings()
        found += await self._more() if self._more is not None else []
        found += [finding for finding in config_findings(self._config) if not finding.ok]
        found += [finding async for finding in self._mail()]
        chats = linked_chats(settings)
        found += [finding async for finding in telegram_findings(self._bot, chats)]
        found += unlinked_findings(settings)
        threads = {team.chat_id for team in settings.teams if team.thread_id is not None}
        by_group = {team.chat_id for team in settings.teams if not team.listed}
        for chat in chats:
            about = self._chat(chat, in_topic=chat.chat_id in threads, by_group=chat.chat_id in by_group)
            found += [finding async for finding in about]
            if chat.chat_id in posts:
                seconds = (now - posts[chat.chat_id]).total_seconds()
                facts: Facts = {"chat": chat.called, "minutes": max(0, int(seconds // 60))}
                found.append(Finding("doctor-last-post", True, facts))
        return found

    async def _mail(self) -> AsyncIterator[Finding]:
        """Yield how both servers of the desk's e-mail address take us, what waits, and when the last mail came."""
        if self._config.mail is None:
            return
        async with self._database.reading() as store:
            waiting = await store.mails.count(MailState.WAITING, MailState.TAKEN)
            last = await store.mails.last()
        since: Facts = {"since": last.came_at.isoformat()} if last is not None else {}
        yield Finding("doctor-mails" if last is not None else "doctor-no-mail", True, {"count": waiting, **since})
        if is_mail_there():
            from bot.ops.mail_checks import mail_findings

            async for finding in mail_findings(self._config.mail, Machine()):
                yield finding

    def _process(self) -> Iterator[Finding]:
        ticks, running = ", ".join(self._engine.names), self._engine.running
        yield Finding("doctor-engine" if running else "doctor-engine-off", running, {"ticks": ticks})
        is_set = isinstance(self._clock, DeskClock) and self._clock.is_set
        facts = {"now": self._clock.now().isoformat()}
        yield Finding("doctor-clock-set" if is_set else "doctor-clock", not is_set, facts)
        if self._heartbeat.is_set:
            last = self._heartbeat.last
            well = last is not None and self._clock.now() - last < HEARD_LATELY
            key = "doctor-heartbeat" if last is not None else "doctor-heartbeat-never"
            yield Finding(key, well, {"heard": last.isoformat()} if last is not None else {})

    def _calendar(self, settings: Settings) -> Iterator[Finding]:
        return calendar_findings(settings.calendar, self._clock.now())

    async def _chat(self, chat: LinkedChat, *, in_topic: bool, by_group: bool) -> AsyncIterator[Finding]:
        try:
            known = await self._bot.get_chat(chat.chat_id)
            member = await self._bot.get_chat_member(chat.chat_id, self._bot.id)
        except TelegramError:
            return  # the line above says so
        if known.type == known.CHANNEL:
            return
        for finding in _rights(chat, known, member, in_topic=in_topic):
            yield finding
        if by_group and not isinstance(member, ChatMemberAdministrator):
            yield Finding("doctor-members-hidden", False, {"chat": chat.called})


async def _troubles(store: Store, settings: Settings) -> AsyncIterator[Finding]:
    """Yield the chats, topics and people that nothing reaches now, with what waits for each."""
    called = {chat.chat_id: chat.called for chat in linked_chats(settings)}
    for there in await store.chat_troubles.lasting():
        person = await store.people.get(there.chat_id) if there.chat_id > 0 else None
        name = person.name or str(person.id) if person is not None else called.get(there.chat_id)
        team = settings.team_at(there.chat_id, there.thread_id) if there.thread_id else None
        tickets = await store.outbox.held_up(there.chat_id, there.thread_id or None)
        named = ", ".join(f"{settings.prefix}-{number}" for number in tickets[:NAMED])
        facts: Facts = {
            "chat": team.name if team is not None else name, "trouble": there.trouble.value, "why": there.why,
            "since": there.since.isoformat(), "count": len(tickets), "held": named,
        }  # fmt: skip
        if person is not None:  # to block the bot, or never to start it, is a person's own affair
            yield Finding("doctor-person-away", True, facts)
        elif name is not None:
            yield Finding("doctor-trouble", False, facts)


def _rights(chat: LinkedChat, known: ChatFullInfo, member: ChatMember, *, in_topic: bool) -> Iterator[Finding]:
    facts = {"chat": chat.called}
    admin = member if isinstance(member, ChatMemberAdministrator) else None
    everybody = known.permissions
    pins = bool((admin and admin.can_pin_messages) or (everybody and everybody.can_pin_messages))
    yield Finding("doctor-pin" if pins else "doctor-no-pin", pins, facts)
    if known.is_forum and in_topic:
        topics = bool(admin and admin.can_manage_topics)
        yield Finding("doctor-topics" if topics else "doctor-no-topics", topics, facts)
    delay = known.slow_mode_delay
    seconds = int(delay.total_seconds() if isinstance(delay, timedelta) else delay or 0)
    if seconds and admin is None:
        yield Finding("doctor-slow", False, {**facts, "seconds": seconds})


def _outbox(waiting: int, age: float) -> Finding:
    facts = {"count": waiting, "seconds": int(age)}
    return Finding("doctor-outbox" if age < OLD else "doctor-outbox-old", age < OLD, facts)
