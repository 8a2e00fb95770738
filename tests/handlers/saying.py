"""Somebody says something in a chat: from the raw message to the desk's memory, without a network."""

from __future__ import annotations

from typing import Any

from sqlalchemy import delete, select
from telegram import Bot, Update

from bot.config.chat_checks import ChatChecks
from bot.config.load import load
from handlers.base.catalogue import Catalogue
from handlers.base.context import Office, Turn
from handlers.base.incoming import read
from handlers.routes import BUTTONS, ROUTER
from helpdesk.outbox import MessageKind, Posted, card_slot, view_slot
from helpdesk.people.actors import Actor, Where
from helpdesk.ticket.notes import NoteKind
from storage.tables.texts import notes
from storage.tables.transport import outbox
from storage.unit_of_work import UnitOfWork
from tests.helpdesk.cast import SETTINGS, actor
from tests.helpdesk.office import at
from tests.storage.factories import owed

NOW = at("Mon 16 Nov 11:00")
US: dict[str, Any] = {"id": 42, "is_bot": True, "first_name": "Desk", "username": "desk_bot"}
OTHER_BOT: dict[str, Any] = {"id": 77, "is_bot": True, "first_name": "Other", "username": "other_bot"}
PHOTO: dict[str, Any] = {"photo": [{"file_id": "p", "file_unique_id": "u", "width": 1, "height": 1}]}
FORWARDED: dict[str, Any] = {"forward_origin": {"type": "hidden_user", "date": 1, "sender_user_name": "R"}}
CARD = 500  # the number of a ticket's card or view in a chat is this, and its own


class Saying:
    """What is said in a desk's chats, one message after the other."""

    def __init__(self, unit: UnitOfWork) -> None:
        self.unit = unit
        office = load(None, {"HELPDESK_TELEGRAM__TOKEN": "1:test"})
        self.office = Office(SETTINGS, Catalogue(), US["id"], "desk_bot", ChatChecks(office), BUTTONS)
        self.turn = Turn(unit, self.office, NOW)
        self.latest = 9000

    async def say(self, who: str, text: str | None = None, where: str = "private", **fields: Any) -> list[str]:
        """Say it; return the keys of what is owed for it, and of nothing else."""
        await self.unit.connection.execute(delete(outbox))
        self.latest += 1
        update = Update.de_json({"update_id": 1, "message": self.raw(actor(who, where), text, fields)}, Bot("1:t"))
        assert update.message is not None
        await ROUTER.said(self.turn, update, read(update.message, self.office, NOW))
        return [key for _, key in await owed(self.unit)]

    async def edit(self, who: str, text: str, message: int, where: str = "private", **fields: Any) -> list[str]:
        """Edit what was said; return the keys of what is owed for that, and of nothing else."""
        await self.unit.connection.execute(delete(outbox))
        now = {"message_id": message, "edit_date": int(NOW.timestamp()), **fields}
        update = Update.de_json(
            {"update_id": 1, "edited_message": self.raw(actor(who, where), text, now)}, Bot("1:t")
        )
        assert update.edited_message is not None
        await ROUTER.said(self.turn, update, read(update.edited_message, self.office, NOW))
        return [key for _, key in await owed(self.unit)]

    async def press(self, who: str, data: str, where: str = "private", message: int = 1) -> str | None:
        """Press a button; return the passing word."""
        await self.unit.connection.execute(delete(outbox))
        self.turn = Turn(self.unit, self.office, NOW)
        presser = actor(who, where)
        await ROUTER.pressed(self.turn, presser, presser.place.chat_id, message, data)
        return self.turn.answer.text

    async def facts(self, key: str) -> dict[str, Any]:
        """Return the facts of the sentence of that key that is owed."""
        for row in await self.unit.connection.execute(select(outbox.c.facts, outbox.c.ticket)):
            if row.facts.get("key") == key:
                return {**row.facts, "ticket": row.ticket}
        raise AssertionError(key)

    async def written(self, kind: NoteKind) -> list[str]:
        """Return the words of a kind that were kept."""
        query = select(notes.c.text).where(notes.c.kind == kind).order_by(notes.c.id)
        return list((await self.unit.connection.execute(query)).scalars())

    async def shows(self, where: Actor, number: int) -> dict[str, Any]:
        """Let a ticket's card or view stand in a chat; return a reply to it."""
        chat, private = where.place.chat_id, where.place.where is Where.PRIVATE
        slot = (view_slot if private else card_slot)(number, chat)
        kind = MessageKind.VIEW if private else MessageKind.CARD
        await self.posted(where, CARD + number, kind, number, slot)
        return self.reply(CARD + number, f"MUK-{number}")

    async def posted(self, where: Actor, message: int, kind: MessageKind, ticket: int | None, slot: str) -> None:
        """Let a message of ours stand in a chat."""
        one = Posted(chat_id=where.place.chat_id, message_id=message, kind=kind, slot=slot, ticket=ticket)
        await self.unit.outbox.take_slot(slot, one)

    def reply(self, message: int, text: str = "") -> dict[str, Any]:
        """Return what makes a message a reply to one of ours."""
        return {"reply_to_message": {"message_id": message, "date": 1, "from": US, "text": text}}

    def raw(self, who: Actor, text: str | None, fields: dict[str, Any]) -> dict[str, Any]:
        """Return a message as Telegram sends it."""
        where = who.place
        chat = {"id": where.chat_id, "type": "private" if where.where is Where.PRIVATE else "supergroup"}
        sender = {"id": who.person.id, "is_bot": False, "first_name": who.person.name}
        words = {} if text is None else {"caption" if "photo" in fields else "text": text}
        if "reply_to_message" in fields:
            fields = {**fields, "reply_to_message": {"chat": chat, **fields["reply_to_message"]}}
        when = int(NOW.timestamp())
        return {"message_id": self.latest, "date": when, "chat": chat, "from": sender, **words, **fields}
