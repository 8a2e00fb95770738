"""From an update to a row of ``routes.py``: who acts where, whether they may, and only then the row's function."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Coroutine, Mapping, Sequence
from dataclasses import dataclass, field
from enum import Enum, auto
from typing import Any

from telegram import ChatMemberUpdated, Message, Update
from telegram.ext import BaseHandler, CommandHandler, filters

from handlers.base.buttons import ButtonTraits, Needed, require
from handlers.base.callback_data import Button, Press, decode
from handlers.base.context import Context, Turn
from handlers.base.errors import refusal
from handlers.base.identity import actor_of, sharing
from handlers.base.incoming import Incoming, read
from handlers.base.pressing import belongs
from handlers.cards.greeting import MENU
from handlers.intake import form
from helpdesk.intake.form import FormMovedOn
from helpdesk.people.actors import Actor, Where
from helpdesk.people.rights import Action
from helpdesk.ticket.errors import HelpdeskError

OnCommand = Callable[[Turn, Actor, str], Awaitable[None]]
OnMessage = Callable[[Turn, Actor, Incoming], Awaitable[None]]
OnPress = Callable[[Turn, Actor, Press], Awaitable[None]]
OnChange = Callable[[Turn, ChatMemberUpdated], Awaitable[None]]
OnService = Callable[[Turn, Message], Awaitable[None]]
Handler = Callable[[Update, Context], Coroutine[Any, Any, None]]


@dataclass(frozen=True, slots=True)
class ButtonRow(ButtonTraits):
    """All of a button: what cards know of it, and what it does."""

    handler: OnPress


class HeardIn(Enum):
    """In which chats a command is heard."""

    PRIVATE = auto()
    GROUP = auto()
    TEAM = auto()  # a group, too; but it is answered only where a team or the desk is


class Menu(Enum):
    """Whose menu of commands names it."""

    NOBODY = auto()
    ADMINS = auto()
    EVERYBODY = auto()


@dataclass(frozen=True, slots=True)
class WholeMessage:
    """The function of a command that is about its message, not only about the words behind its name."""

    handler: OnMessage


@dataclass(frozen=True, slots=True)
class ChatCommand:
    """All of a command in one sort of chat. ``form_below``: afterwards an open form's card comes below again."""

    name: str
    heard: HeardIn
    right: Needed
    handler: OnCommand | WholeMessage
    menu: Menu = Menu.NOBODY
    form_below: bool = field(default=True, kw_only=True)

    @property
    def description(self) -> str:
        """The key of what the menu says of it."""
        return f"command-{self.name}"


class Router:
    """Finds the row that an update means, and asks for the row's right before its function runs."""

    def __init__(self, buttons: Mapping[Button, ButtonRow], commands: Sequence[ChatCommand]) -> None:
        self._buttons = buttons
        self._commands = commands

    # -- presses

    async def press(self, update: Update, context: Context) -> None:
        """Take a press."""
        turn, query = context.turn, update.callback_query
        if query is not None and query.message is not None:
            actor = await actor_of(update, turn)
            await self.pressed(turn, actor, query.message.chat.id, query.message.message_id, query.data)

    async def pressed(self, turn: Turn, actor: Actor, chat_id: int, message_id: int, data: str | None) -> None:
        """Do what a button of a message says, or answer why not."""
        press = decode(data)
        row = self._buttons[press.what] if press is not None else None
        if press is None or row is None or not await belongs(turn, chat_id, message_id, press, row.subject):
            turn.toast(actor, "unknown-button")
        elif actor.place.where is Where.FORUM:
            turn.toast(actor, "which-topic", alert=True, teams=sharing(turn, actor))
        else:
            try:
                await self._ask_right(turn, actor, row, press)
                await row.handler(turn, actor, press)
            except HelpdeskError as error:
                key, facts = await refusal(turn, actor, error)
                # A double tap on a form is no news: a passing word is enough.
                turn.toast(actor, key, alert=not isinstance(error, FormMovedOn), **facts)

    async def _ask_right(self, turn: Turn, actor: Actor, row: ButtonRow, press: Press) -> None:
        if row.is_of_ticket and isinstance(row.right, Action):
            await turn.desk.recorder.see(press.number, actor, row.right)
        else:
            require(actor, row.right)

    # -- commands

    def commands(self) -> list[BaseHandler[Update, Context, None]]:
        """Return PTB's handlers of the commands."""
        chats = {HeardIn.PRIVATE: filters.ChatType.PRIVATE}
        return [
            CommandHandler(
                row.name,
                self._command(row),
                chats.get(row.heard, filters.ChatType.GROUPS) & filters.UpdateType.MESSAGE,
            )
            for row in self._commands
        ]

    def _command(self, row: ChatCommand) -> Handler:
        async def on_command(update: Update, context: Context) -> None:
            actor, message = await actor_of(update, context.turn), update.effective_message
            if message is not None:
                said = read(message, context.turn.office, context.turn.now)
                await self.said(row, context.turn, actor, said, " ".join(context.args or ()))

        return on_command

    async def said(self, row: ChatCommand, turn: Turn, actor: Actor, message: Incoming, argument: str = "") -> None:
        """Do what a command says, or say why not."""
        await spoken(turn, actor, self._obey(row, turn, actor, message, argument))
        if row.form_below:
            await form.stay_last(turn, actor, message.message_id)

    async def _obey(self, row: ChatCommand, turn: Turn, actor: Actor, message: Incoming, argument: str) -> None:
        if row.heard is HeardIn.TEAM and actor.place.where is Where.ELSEWHERE:
            await turn.say(actor, "group-not-linked")
            return
        if row.heard is HeardIn.TEAM and actor.place.where is Where.FORUM:
            await turn.say(actor, "which-topic", teams=sharing(turn, actor))
            return
        require(actor, row.right)
        if isinstance(row.handler, WholeMessage):
            await row.handler.handler(turn, actor, message)
        else:
            await row.handler(turn, actor, argument)

    def or_menu(self, function: OnMessage) -> Handler:
        """Return what takes a press on the menu for its command, other words for ``function``."""

        async def words(turn: Turn, actor: Actor, message: Incoming) -> None:
            row = self._by_menu(turn, message)
            if row is not None:
                await self.said(row, turn, actor, message)
            else:
                await spoken(turn, actor, function(turn, actor, message))

        return on_message(words)

    def _by_menu(self, turn: Turn, message: Incoming) -> ChatCommand | None:
        said = message.text if message.album is None and message.forwarded is None else ""
        names = [name for key, name in MENU.items() if said in turn.office.catalogue.in_all_languages(key)]
        return next((row for row in self._commands if row.heard is HeardIn.PRIVATE and row.name in names), None)


# -- all else that comes


def on_message(function: OnMessage) -> Handler:
    """Return PTB's callback for a function that takes a message."""

    async def on_update(update: Update, context: Context) -> None:
        actor, message = await actor_of(update, context.turn), update.effective_message
        if message is not None:
            said = read(message, context.turn.office, context.turn.now)
            await spoken(context.turn, actor, function(context.turn, actor, said))

    return on_update


def on_change(function: OnChange) -> Handler:
    """Return PTB's callback for a function that takes who came into a chat, or left it."""

    async def on_update(update: Update, context: Context) -> None:
        change = update.my_chat_member or update.chat_member
        if change is not None:
            await function(context.turn, change)

    return on_update


def on_service(function: OnService) -> Handler:
    """Return PTB's callback for a function that takes a line of Telegram's own."""

    async def on_update(update: Update, context: Context) -> None:
        if update.message is not None:
            await function(context.turn, update.message)

    return on_update


async def spoken(turn: Turn, actor: Actor, use: Awaitable[None]) -> None:
    """Do something, and say it if it is refused."""
    try:
        await use
    except HelpdeskError as error:
        key, facts = await refusal(turn, actor, error)
        await turn.say(actor, key, **facts)
