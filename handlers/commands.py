"""Commands: which row one means, whether it may be asked for, and what is said of one that nobody knows."""

from __future__ import annotations

import re
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, field, replace
from difflib import get_close_matches
from enum import Enum, auto

from handlers.base.buttons import Needed, require
from handlers.base.context import Turn
from handlers.base.errors import spoken
from handlers.base.greeting import MENU
from handlers.base.identity import sharing
from handlers.base.incoming import NEW, Incoming, SaidCommand
from handlers.intake import form
from handlers.prompts import prompts
from handlers.tickets import status
from helpdesk.people.actors import Actor, Where
from helpdesk.people.rights import Action, may
from helpdesk.ticket.ticket import read_ticket_id

OnCommand = Callable[[Turn, Actor, str], Awaitable[None]]
OnMessage = Callable[[Turn, Actor, Incoming], Awaitable[None]]
ALIKE = 0.65  # how much of two names must be the same for one to be proposed in the place of the other


_SLASH = re.compile(r"[/／\\]+\s*(?=\S)")


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

    def is_heard(self, actor: Actor) -> bool:
        """Whether it is meant for such a chat."""
        return (self.heard is HeardIn.PRIVATE) == (actor.place.where is Where.PRIVATE)


class Commands:
    """Finds the row that a command means, and asks for the row's right before its function runs."""

    def __init__(self, rows: Sequence[ChatCommand]) -> None:
        self._rows = rows

    async def take(self, turn: Turn, actor: Actor, message: Incoming) -> bool:
        """Do what a command says, or say why not; return whether the message is one, or a press on the menu.

        What is not done leaves whatever waited as it is: no command is ever an answer.
        """
        message = self._meant(turn, message)
        command, row = message.command, self._row(turn, actor, message)
        if row is not None:
            await self.said(row, turn, actor, message)
            if message.files and command is not None and command.name != NEW:
                await turn.say(actor, "command-files", name=command.name)
        elif command is not None and not command.is_for_other:
            await self._unknown(turn, actor, message)
            if message.files and actor.place.where is Where.PRIVATE:
                await turn.say(actor, "command-files", name=command.name)
        elif command is not None and actor.place.where is Where.PRIVATE:
            await turn.say(actor, "command-for-other", name=command.name, bot=command.bot)
        else:
            return command is not None
        return True

    async def said(self, row: ChatCommand, turn: Turn, actor: Actor, message: Incoming) -> None:
        """Do what a command says, or say why not."""
        await spoken(turn, actor, self._obey(row, turn, actor, message))
        if row.form_below:
            await form.stay_last(turn, actor, message.message_id)

    async def _obey(self, row: ChatCommand, turn: Turn, actor: Actor, message: Incoming) -> None:
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
            await row.handler(turn, actor, message.argument)

    def _meant(self, turn: Turn, message: Incoming) -> Incoming:
        """Return it with the command that a slip of the finger has hidden: "/ status 1001", "/MUK-1001"."""
        found = _SLASH.match(message.text)
        if found is None or message.command or message.forwarded or message.source.via_bot:
            return message
        rest = message.text[found.end() :]
        name, *argument = rest.split(maxsplit=1)
        if read_ticket_id(rest, turn.settings.prefix) is not None:
            return replace(message, command=SaidCommand("status", rest))
        if name.lower() in {row.name for row in self._rows}:
            return replace(message, command=SaidCommand(name.lower(), "".join(argument)))
        return message

    def _row(self, turn: Turn, actor: Actor, message: Incoming) -> ChatCommand | None:
        command, names = message.command, list[str]()
        if command is not None:
            names = [] if command.is_for_other else [command.name]
        elif message.album is None and message.forwarded is None and actor.place.where is Where.PRIVATE:
            words = turn.office.catalogue.in_all_languages
            names = [name for key, name in MENU.items() if message.text in words(key)]
        return next((row for row in self._rows if row.name in names and row.is_heard(actor)), None)

    async def _unknown(self, turn: Turn, actor: Actor, message: Incoming) -> None:
        """Say that there is no such command here; in groups only if it was meant for us, or probably was."""
        command, private = message.command, actor.place.where is Where.PRIVATE
        if command is None:
            return
        near = self._nearest(actor, command.name)
        answers_us = message.answers is not None and message.answers.is_ours
        if any(row.name == command.name for row in self._rows):
            if private:
                await turn.say(actor, "only-in-group", name=command.name)
            else:
                await status.only_private(turn, actor)
        elif private or command.bot is not None or answers_us or near is not None:
            at = "" if private or near is None else f"@{turn.office.bot_name}"
            waiting = await turn.store.prompts.waiting(actor.place.chat_id, actor.person.id)
            waits = waiting is not None and not waiting.action.startswith(prompts.CONFIRM)
            await turn.hint(
                actor, "unknown-command", waiting.ticket if waiting is not None and waits else None,
                name=command.name, near=f"{near}{at}" if near else "none", waits="yes" if waits else "no",
            )  # fmt: skip
        await form.stay_last(turn, actor, message.message_id)

    def _nearest(self, actor: Actor, name: str) -> str | None:
        """Return the command that was probably meant, of those that this person may use here."""
        if actor.place.where is Where.ELSEWHERE:
            return None
        usable = [
            row.name
            for row in self._rows
            if row.is_heard(actor) and (not isinstance(row.right, Action) or may(actor, row.right))
        ]
        return next(iter(get_close_matches(name, usable, 1, ALIKE)), None)
