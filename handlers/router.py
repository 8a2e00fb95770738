"""From an update to a row of ``routes.py``: who acts where, whether they may, and only then the row's function."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Coroutine, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from telegram import CallbackQuery, Chat, ChatMemberUpdated, Message, Update

from handlers.base.buttons import ButtonTraits, require
from handlers.base.callback_data import Button, Press, decode
from handlers.base.context import Context, Turn
from handlers.base.errors import refusal, spoken
from handlers.base.identity import actor_of, sharing
from handlers.base.incoming import Incoming, SentBy, read
from handlers.base.pressing import belongs
from handlers.commands import ChatCommand, Commands, OnMessage
from helpdesk.intake.form import FormMovedOn
from helpdesk.people.actors import Actor, Where
from helpdesk.people.rights import Action
from helpdesk.ticket.errors import HelpdeskError

OnPress = Callable[[Turn, Actor, Press], Awaitable[None]]
OnChange = Callable[[Turn, ChatMemberUpdated], Awaitable[None]]
OnService = Callable[[Turn, Message], Awaitable[None]]
Handler = Callable[[Update, Context], Coroutine[Any, Any, None]]


@dataclass(frozen=True, slots=True)
class Talk:
    """What takes words that are no command, by where they are said; and what follows an edit, if it can."""

    private: OnMessage
    group: OnMessage
    further: OnMessage  # in a group, to nobody
    edited: Callable[[Turn, Actor, Incoming], Awaitable[bool]]


@dataclass(frozen=True, slots=True)
class ButtonRow(ButtonTraits):
    """All of a button: what cards know of it, and what it does."""

    handler: OnPress


class Router:
    """Finds the row that an update means, and asks for the row's right before its function runs."""

    def __init__(self, buttons: Mapping[Button, ButtonRow], commands: Sequence[ChatCommand], talk: Talk) -> None:
        self._buttons = buttons
        self._commands = Commands(commands)
        self._talk = talk

    # -- presses

    async def press(self, update: Update, context: Context) -> None:
        """Take a press."""
        turn, query = context.turn, update.callback_query
        if query is not None and query.message is not None:
            actor, message = await actor_of(update, turn), query.message
            stands = _stands_there(query)
            await self.pressed(turn, actor, message.chat.id, message.message_id, query.data, stands=stands)

    async def pressed(
        self, turn: Turn, actor: Actor, chat_id: int, message_id: int, data: str | None, *, stands: bool = True
    ) -> None:
        """Do what a button of a message says, or answer why not. ``stands``: the message really has that button."""
        press = decode(data)
        row = self._buttons[press.what] if press is not None else None
        fits = press and row and await belongs(turn, chat_id, message_id, press, row.subject, stands=stands)
        if press is None or row is None or not fits:
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

    # -- what is said

    async def hear(self, update: Update, context: Context) -> None:
        """Take a message, new or edited."""
        if update.effective_message is not None:
            await self.said(
                context.turn, update, read(update.effective_message, context.turn.office, context.turn.now)
            )

    async def said(self, turn: Turn, update: Update, message: Incoming) -> None:
        """Decide what a message is for. Another bot's is nobody's word; groups talk mostly among themselves."""
        is_private = message.source.chat.type == Chat.PRIVATE
        is_nobodys = message.sender is SentBy.BOT or message.source.is_automatic_forward
        if is_nobodys or (message.sender is SentBy.CHANNEL and message.answers is None):
            return
        if not (is_private or message.is_edited or message.command or message.answers):
            # Said to nobody, but perhaps the rest of what was said to us.
            await self._talk.further(turn, await actor_of(update, turn, is_act=False), message)
            return
        actor = await actor_of(update, turn)
        if message.sender is SentBy.CHANNEL:
            if message.answers is not None and message.answers.is_ours and not message.is_edited:
                await turn.say(actor, "write-as-yourself")
        elif message.is_edited:
            await spoken(turn, actor, self._edited(turn, actor, message))
        elif not await self._commands.take(turn, actor, message):
            await spoken(turn, actor, (self._talk.private if is_private else self._talk.group)(turn, actor, message))

    async def _edited(self, turn: Turn, actor: Actor, message: Incoming) -> None:
        """Let what came of a message follow its edit; if nothing did and it is a command now, answer that."""
        if not await self._talk.edited(turn, actor, message):
            await self._commands.take(turn, actor, message)


def _stands_there(query: CallbackQuery) -> bool:
    """Whether the message has the pressed button: Telegram says what stands there, whoever presses says the data."""
    markup = query.message.reply_markup if isinstance(query.message, Message) else None
    return markup is not None and any(
        button.callback_data == query.data for row in markup.inline_keyboard for button in row
    )


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
