"""What a handler is given: the present transaction, the desk, and a way to answer."""

from __future__ import annotations

from contextvars import ContextVar
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from telegram.ext import Application, CallbackContext, ExtBot

from handlers.base.buttons import Buttons
from handlers.base.catalogue import Catalogue, Html
from handlers.base.times import when
from helpdesk.desk.desk import Desk
from helpdesk.desk.recording.clearing import delete_message
from helpdesk.desk.settings.lists import Checks
from helpdesk.outbox import Facts, MessageKind, OutboxMessage, Urgency, list_slot
from helpdesk.people.actors import Actor, scope_of
from helpdesk.people.rights import Action, may
from helpdesk.ports.store import Store
from helpdesk.settings.named import in_language
from helpdesk.settings.settings import Settings
from helpdesk.ticket.ticket import ticket_id


@dataclass(frozen=True, slots=True)
class Office:
    """The desk as it is set up now, and what it speaks with: made anew after every change of the settings."""

    settings: Settings
    catalogue: Catalogue
    bot_id: int
    bot_name: str  # without @
    checks: Checks
    buttons: Buttons  # their rows
    rooms: tuple[Any, ...] = ()  # of the panel, of what is set up beside Telegram: handlers/admin/rooms.py


@dataclass(frozen=True, slots=True)
class PressAnswer:
    """What the presser sees at once: a toast, an alert, or a way into the private chat."""

    text: str | None = None
    alert: bool = False
    url: str | None = None


@dataclass(slots=True)
class Turn:
    """One update being acted on. Nothing is sent from here: messages are owed, a press is answered afterwards."""

    store: Store
    office: Office
    now: datetime
    answer: PressAnswer = field(default_factory=PressAnswer)

    @property
    def settings(self) -> Settings:
        """The configured desk."""
        return self.office.settings

    @property
    def desk(self) -> Desk:
        """The desk, in this transaction."""
        return Desk(self.store, self.office.settings, self.now)

    @property
    def today(self) -> date:
        """The day it is at the desk."""
        return self.settings.calendar.local(self.now).date()

    def language(self, actor: Actor) -> str:
        """Return the language to speak to somebody in: in a team's group its own, whose buttons the words name."""
        team = self.settings.team(actor.place.team)
        return (team.language if team else actor.person.language) or self.settings.language

    def id(self, number: int) -> str:
        """Return a ticket's ID in words."""
        return ticket_id(self.settings.prefix, number)

    def when(self, actor: Actor, at: datetime) -> str:
        """Return an instant in words for somebody."""
        language = self.language(actor)
        return self.office.catalogue.in_digits(language, when(at, self.settings.timezone, language))

    def name(self, actor: Actor, item: Any) -> str:
        """Return what the language of somebody calls a team, a town or the desk."""
        return in_language(item, self.language(actor))

    def plain(self, actor: Actor, key: str, **facts: object) -> str:
        """Return a sentence for somebody, as plain text."""
        return self.office.catalogue.plain(self.language(actor), key, **facts)

    def toast(self, actor: Actor, key: str, *, alert: bool = False, **facts: object) -> None:
        """Answer the press with a sentence, at most 200 characters of it."""
        self.answer = PressAnswer(self.plain(actor, key, **facts)[:200], alert)

    def lead(self, payload: str) -> None:
        """Answer the press by moving the presser into the private chat."""
        self.answer = PressAnswer(url=f"https://t.me/{self.office.bot_name}?start={payload}")

    async def say(self, actor: Actor, key: str, /, **facts: str | int | bool | None) -> None:
        """Owe a sentence to the chat in which ``actor`` is."""
        await self._owe_text(actor, {"key": key, **facts}, None)

    async def hint(self, actor: Actor, key: str, ticket: int | None, /, **facts: str | int | bool | None) -> None:
        """Owe a sentence that stands for what it hints at: a reply to it is one to the ticket, if they see that."""
        seen = await self.store.tickets.get(ticket, scope_of(actor)) if ticket else None
        number = seen.number if seen is not None and may(actor, Action.VIEW, seen) else None
        await self._owe_text(actor, {"key": key, **facts}, number)

    async def offer(self, actor: Actor, name: str, facts: Facts, *, ticket: int | None = None) -> None:
        """Owe a sentence with choices under it, in place of the same offer that stands there already."""
        await self.take_offer_away(actor, name)
        await self.store.outbox.owe(
            OutboxMessage(
                chat_id=actor.place.chat_id,
                thread_id=actor.place.thread_id,
                kind=MessageKind.TEXT,
                urgency=Urgency.REPLY,
                person=actor.person.id,
                ticket=ticket,
                slot=list_slot(name, actor.place.chat_id),
                facts=facts,
            )
        )

    async def list_about(self, actor: Actor, name: str, ticket: int) -> None:
        """Owe the list ``name`` about a ticket, in place of the same list that stands there already."""
        slot = list_slot(f"{name}-{ticket}", actor.place.chat_id)
        await delete_message(self.store.outbox, slot)
        await self.show_list(actor, slot, {"list": name}, ticket=ticket)

    async def show_list(
        self, actor: Actor, slot: str, facts: Facts, urgency: Urgency = Urgency.REPLY, *, ticket: int | None = None
    ) -> None:
        """Owe a list where ``actor`` is; the one that stands in its slot is edited."""
        await self.store.outbox.owe(
            OutboxMessage(
                chat_id=actor.place.chat_id, thread_id=actor.place.thread_id, kind=MessageKind.LIST, urgency=urgency,
                person=actor.person.id, ticket=ticket, slot=slot, facts=facts,
            )
        )  # fmt: skip

    async def take_offer_away(self, actor: Actor, name: str) -> bool:
        """Take an offer away, now that it was taken; return whether it stood there, or is about to."""
        slot = list_slot(name, actor.place.chat_id)
        return await delete_message(self.store.outbox, slot) or await self.store.outbox.is_owed(slot)

    async def say_about(self, actor: Actor, key: str, ticket: int, **facts: str | int | bool | None) -> None:
        """Owe a sentence about a ticket: its ID, title, status, team and holder are filled in when it is sent."""
        await self._owe_text(actor, {"key": key, **facts}, ticket)

    async def _owe_text(self, actor: Actor, facts: Facts, ticket: int | None) -> None:
        urgency = Urgency.REPLY if actor.person.memberships else Urgency.STRANGER
        await self.store.outbox.owe(
            OutboxMessage(
                chat_id=actor.place.chat_id, thread_id=actor.place.thread_id, kind=MessageKind.TEXT,
                urgency=urgency, person=actor.person.id, ticket=ticket, facts=facts,
            )
        )  # fmt: skip


current_turn: ContextVar[Turn] = ContextVar("current_turn")


class Context(CallbackContext[ExtBot[None], dict[Any, Any], dict[Any, Any], dict[Any, Any]]):
    """PTB's context, with the present turn."""

    def __init__(
        self,
        application: Application[Any, Any, Any, Any, Any, Any],
        chat_id: int | None = None,
        user_id: int | None = None,
    ) -> None:
        super().__init__(application, chat_id, user_id)
        self.turn = current_turn.get()


def ticket_link(office: Office, number: int) -> Html:
    """Return a ticket's ID as a link that opens it in the private chat."""
    name = ticket_id(office.settings.prefix, number)
    return Html(f'<a href="https://t.me/{office.bot_name}?start=t{number}">{name}</a>')
