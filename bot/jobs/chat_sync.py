"""Keeps what the desk believes of chats and their people true: what delivery learns, and an hourly look."""

from __future__ import annotations

import logging

from telegram import ChatMember, ChatMemberRestricted
from telegram.error import TelegramError

from bot.base import logs
from bot.base.current_settings import CurrentSettings
from bot.telegram.api_errors import Decision
from bot.telegram.raw_bot import RawBot
from helpdesk.outbox import OutboxRow
from helpdesk.people.rights import Action
from storage.database import Database

log = logging.getLogger(__name__)

GONE = frozenset({ChatMember.LEFT, ChatMember.BANNED})


class ChatSync:
    """Each thing that is learned is a unit of work of its own; Telegram is asked outside of them."""

    def __init__(self, bot: RawBot, database: Database, current: CurrentSettings) -> None:
        self._bot = bot
        self._database = database
        self._current = current
        self._desk = current.desk_in

    async def migrated(self, old: int, new: int) -> None:
        """A group has a new id."""
        async with self._database.unit() as unit:
            await (await self._desk(unit)).moved_groups.moved(old, new)

    async def hindered(self, chat_id: int, thread_id: int, decision: Decision) -> bool:
        """A chat, or a topic of it, takes nothing; return whether what is owed there stays owed."""
        async with self._database.unit() as unit:
            desk = await self._desk(unit)
            return await desk.chat_troubles.hindered(chat_id, decision.trouble, decision.why, thread_id=thread_id)

    async def reached(self, row: OutboxRow) -> None:
        """A row went well where there was trouble."""
        message = row.message
        async with self._database.unit() as unit:
            await (await self._desk(unit)).chat_troubles.reached(
                message.chat_id, message.thread_id, ticket=message.ticket
            )

    async def stuck(self, row: OutboxRow) -> None:
        """A row was refused in every form."""
        if row.message.ticket is not None:
            async with self._database.unit() as unit:
                await (await self._desk(unit)).chat_troubles.stuck(row.message.ticket, row.message.slot)

    async def unseen(self, row: OutboxRow, action: Action) -> None:
        """A row shows what only those in a group may see, and nobody knows of its reader."""
        if row.message.ticket is not None:
            async with self._database.unit() as unit:
                desk = await self._desk(unit)
                await desk.presence.ask_before(row.message.ticket, row.message.chat_id, action)

    async def deleted(self, chat_id: int) -> None:
        """A group is deleted for good."""
        async with self._database.unit() as unit:
            await (await self._desk(unit)).former_groups.deleted(chat_id)

    async def topic_gone(self, chat_id: int, thread_id: int) -> bool:
        """A topic is deleted; return whether its messages may go to the chat itself."""
        async with self._database.unit() as unit:
            return await (await self._desk(unit)).moved_groups.topic_gone(chat_id, thread_id)

    async def check_name(self) -> None:
        """Ask what the bot is called now: commands are addressed to it by that, and links lead there."""
        try:
            me = await self._bot.get_me()
        except TelegramError as error:
            log.info("what the bot is called now is not known: %s", error)
            return
        if me.username:
            self._current.renamed(me.username)

    async def check_members(self) -> int:
        """Look whether those who are members by their group are still in it; return how many are not."""
        async with self._database.reading() as store:
            settings = await self._current.settings(store)
            members = await store.people.of_group()
        gone = 0
        for person, key, _ in members:
            team = settings.team(key)
            if team is not None and team.chat_id is not None and await self._has_left(team.chat_id, person):
                async with self._database.unit() as unit:
                    await (await self._desk(unit)).leaving.left_group(person, key)
                gone += 1
        return gone

    async def _has_left(self, chat_id: int, person: int) -> bool:
        """Whether Telegram says so clearly; what it refuses to say means nothing."""
        try:
            member = await self._bot.get_chat_member(chat_id, person)
        except TelegramError as error:
            log.info("whether %s is in %s is not known: %s", logs.mark(person), logs.mark(chat_id), error)
            return False
        return not is_inside(member)


def is_inside(member: ChatMember) -> bool:
    """Whether somebody is in a chat, by what Telegram says of them there."""
    return member.status not in GONE and not (isinstance(member, ChatMemberRestricted) and not member.is_member)
