"""All that a bot shows to people, and which of its words are in Latin letters: English that nobody has translated."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

from sandbox.base.model import Message
from sandbox.server import Sandbox
from sandbox.world.events import Event

# Written in Latin letters in every language: as offices in Odisha write it, and as apps show it.
NAMES = frozenset(
    re.findall(
        r"\S+",
        """
        Telegram MUKTASoft iFIX WhatsApp HUDD eGov JIRA ULB CBO SPOC OTP SMS ID SOR JIT IFMS IFSC SOP App Bug
        JPG PNG MB am pm Users and roles Refresh revised payment instruction Administrators Pin messages Manage
        topics DNS IT English
        """,
    )
)
# What stands apart from a sentence: what is typed, what leads somewhere, who is meant.
APART = frozenset({"code", "pre", "url", "bot_command", "email", "mention", "text_mention", "phone_number"})
CODE = re.compile(r"\b[A-Z]{2,}[-/][\w/-]*\d+|/[a-z]+|@\w+|https?://\S+|\S+@\S+")
WORD = re.compile(r"(?<![\w.-])[A-Za-z][A-Za-z'’]+(?!\w|\.\w)")


class Overheard:
    """Listens to every message, edit, button, menu and answer of the bot from now on."""

    def __init__(self, sandbox: Sandbox) -> None:
        self._world = sandbox.world
        self._calls = sandbox.calls
        self.said: dict[str, None] = {}
        sandbox.world.hub.listen(self._note)

    def _note(self, event: Event) -> None:
        if event.kind == "answer" and event.answer is not None:
            self.said[event.answer.text] = None
        if event.kind in ("new", "edit") and event.message is not None and event.message.by_bot:
            self.said.update(dict.fromkeys(_pieces(event.message)))

    def foreign(self, language: str) -> dict[str, str]:
        """Return each word that is no name and that nobody wrote, with the first line in which it was said."""
        menus = [each for call in self._calls.of("setMyCommands") for each in _menu(call.params, language)]
        known = NAMES | {word for text in self._written() for word in WORD.findall(text)}
        found: dict[str, str] = {}
        for line in (line for text in [*self.said, *menus] for line in text.splitlines()):
            for word in WORD.findall(CODE.sub(" ", line)):
                if word not in known:
                    found.setdefault(word, line)
        return found

    def _written(self) -> Iterator[str]:
        for chat in self._world.chats.values():
            yield chat.title
            yield from (message.text for message in chat.messages.values() if not message.by_bot)
        yield from (user.name for user in self._world.users.values())


def _menu(params: dict[str, Any], language: str) -> Iterator[str]:
    if params.get("language_code", "") == language:
        yield from (command["description"] for command in json.loads(params["commands"]))


def _pieces(message: Message) -> Iterator[str]:
    """Yield what is read of a message: its text without what stands apart in it, its buttons and its keys."""
    units = message.text.encode("utf-16-le")
    for entity in message.entities:
        if entity["type"] in APART:
            start, end = 2 * entity["offset"], 2 * (entity["offset"] + entity["length"])
            units = units[:start] + " ".encode("utf-16-le") * entity["length"] + units[end:]
    yield units.decode("utf-16-le")
    yield from (str(button["text"]) for row in message.buttons for button in row)
    keys = message.reply_keyboard or {}
    yield from (str(key["text"]) for row in keys.get("keyboard", ()) for key in row)
    yield str(keys.get("input_field_placeholder", ""))
