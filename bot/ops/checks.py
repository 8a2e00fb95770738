"""What can be checked about a desk from outside its work: data, so that a command and a chat can both say it."""

from __future__ import annotations

import os
from collections.abc import AsyncIterator, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from importlib.util import find_spec

from sqlalchemy import make_url
from sqlalchemy.exc import SQLAlchemyError
from telegram import ChatMember, ChatMemberAdministrator, ChatMemberRestricted
from telegram.error import TelegramError

from bot.base import sealing
from bot.config.model import Config
from bot.telegram.raw_bot import RawBot, TokenRefused
from helpdesk.calendar.business_hours import BusinessCalendar
from helpdesk.destinations import Destination
from helpdesk.outbox import Facts
from helpdesk.settings.closures import ASKED_FROM
from helpdesk.settings.settings import Settings
from storage.engine import sqlite
from storage.engine.errors import StorageError
from storage.unit_of_work import Store
from storage.upkeep import revisions

OLD = 60.0  # seconds after which a message that waits is worth a red line
HOW_MAIL = "pip install 'mukta-helpdesk[mail]'"


def is_mail_there() -> bool:
    """Whether what reads and writes mails is installed."""
    return all(find_spec(name) is not None for name in ("imap_tools", "aiosmtplib", "inscriptis"))


@dataclass(frozen=True, slots=True)
class Finding:
    """What one check found. ``key`` names its sentence in the catalogue, which says what to do if it is not ok."""

    key: str
    ok: bool = True
    facts: Facts = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class LinkedChat:
    """A chat to which the desk posts, and what it is called here."""

    chat_id: int
    called: str


def config_findings(config: Config) -> Iterator[Finding]:
    """Yield what can be said of the settings themselves; what is wrong in them has stopped everything already."""
    yield Finding("check-config")
    if why := sealing.trouble(config.encryption.recipients):
        yield Finding("check-encryption", False, {"why": why})
    if config.mail is not None and not is_mail_there():
        yield Finding("check-mail-missing", False, {"how": HOW_MAIL})
    for warning in config.warnings:
        yield Finding("check-config-warning", False, {"warning": warning})


def calendar_findings(calendar: BusinessCalendar, now: datetime) -> Iterator[Finding]:
    """Yield whether this year's holidays are confirmed; from November next year's, which is no fault yet."""
    today = calendar.local(now).date()
    confirmed = not calendar.is_provisional(date(today.year, 12, 31))
    yield Finding("check-year" if confirmed else "check-year-unconfirmed", confirmed, {"year": str(today.year)})
    if (today.month, today.day) >= ASKED_FROM:
        soon = calendar.is_provisional(date(today.year + 1, 12, 31))
        yield Finding("check-year-soon" if soon else "check-year", True, {"year": str(today.year + 1)})


def font_findings(lacking: Sequence[str], language: str) -> Iterator[Finding]:
    """Yield for whose letters charts have no font, which is a fault for the desk's own language alone."""
    if not lacking:
        yield Finding("doctor-fonts")
    for each in lacking:
        yield Finding("doctor-no-font", each != language, {"letters": each})


async def database_finding(url: str) -> Finding:
    """Return whether the database can be reached and has the present form; nothing is made or changed."""
    parsed = make_url(url)
    if parsed.get_backend_name() == "sqlite":
        path = sqlite.path_of(parsed)
        if not path.exists():
            able = os.access(path.parent, os.W_OK)
            return Finding("check-database-new" if able else "check-database-place", able, {"path": str(path)})
    try:
        at = await revisions.current(url)
    except (StorageError, SQLAlchemyError) as error:
        why = str(getattr(error, "orig", None) or error).splitlines()[0]
        return Finding("check-database-away", False, {"why": why[:200]})
    facts = {"at": at or "-", "head": revisions.head()}
    if at != facts["head"]:
        return Finding("check-database-old", False, facts)
    return Finding("check-database", True, facts)


async def owed_findings(store: Store) -> AsyncIterator[Finding]:
    """Yield what waits for others than Telegram."""
    for destination in Destination:
        if destination is not Destination.TELEGRAM:
            waiting, age = await store.sending_to(destination).oldest_waiting()
            facts: Facts = {"destination": destination.value, "count": waiting, "minutes": int(age // 60)}
            if waiting:
                yield Finding("doctor-owed", age < OLD, facts)


async def telegram_findings(bot: RawBot, chats: Sequence[LinkedChat]) -> AsyncIterator[Finding]:
    """Yield whether Telegram answers, what the bot is there, and whether it may post where it has to.

    The bot may be at work or fresh; a fresh one is to be shut down afterwards.
    """
    try:
        await bot.initialize()
    except TokenRefused:
        yield Finding("check-token-refused", False)
        return
    except TelegramError as error:
        yield Finding("check-telegram-away", False, {"why": str(error)[:200]})
        return
    me = bot.bot
    yield Finding("check-telegram", True, {"bot": me.username})
    reads_all = bool(me.can_read_all_group_messages)
    yield Finding("check-privacy-off" if reads_all else "check-privacy", not reads_all)
    for chat in chats:
        yield await _chat_finding(bot, me.id, chat)


def linked_chats(settings: Settings) -> list[LinkedChat]:
    """Return every chat to which the desk posts, each once."""
    chats: dict[int, str] = {}
    for team in settings.teams:
        if team.chat_id is not None:
            there = chats.get(team.chat_id)
            chats[team.chat_id] = f"{there}, {team.name}" if there else team.name
    if settings.chat_id is not None:
        chats.setdefault(settings.chat_id, settings.name)
    for summary in settings.summaries:
        chats.setdefault(summary.chat_id, summary.title or str(summary.chat_id))
    return [LinkedChat(chat_id, called) for chat_id, called in chats.items()]


def unlinked_findings(settings: Settings) -> Iterator[Finding]:
    """Yield the teams without a group: what is escalated to them waits, and nobody there hears of it."""
    for team in settings.teams:
        if team.chat_id is None:
            yield Finding("check-team-unlinked", True, {"team": team.name})


async def _chat_finding(bot: RawBot, me: int, chat: LinkedChat) -> Finding:
    facts: Facts = {"chat": chat.called, "id": str(chat.chat_id)}
    try:
        known = await bot.get_chat(chat.chat_id)
        member = await bot.get_chat_member(chat.chat_id, me)
    except TelegramError as error:
        return Finding("check-chat-away", False, {**facts, "why": str(error)[:200]})
    if member.status in (ChatMember.LEFT, ChatMember.BANNED):
        return Finding("check-chat-left", False, facts)
    restricted = isinstance(member, ChatMemberRestricted) and not (member.is_member and member.can_send_messages)
    in_channel = known.type == known.CHANNEL
    may_in_channel = isinstance(member, ChatMemberAdministrator) and bool(member.can_post_messages)
    if restricted or (in_channel and not may_in_channel):
        return Finding("check-chat-mute", False, facts)
    if known.username and not in_channel and chat.chat_id < 0:
        return Finding("check-chat-public", False, {**facts, "name": known.username})
    if known.message_auto_delete_time:
        return Finding("check-chat-timer", False, facts)
    return Finding("check-chat", True, facts)
