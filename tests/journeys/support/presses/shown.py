"""Buttons as somebody saw them, and what of the database a press may change."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from handlers.base.callback_data import Button, Press
from sandbox.base.model import Chat, Message
from sandbox.people.person import Person

KEPT = (
    "tickets", "journal", "clocks", "next_dates", "notes", "callers", "files", "refs", "watchers", "mutes",
    "memberships", "invitations", "access_requests", "setup_items", "admin_journal", "closures", "ready_answers",
)  # fmt: skip


# They show something or open a menu: to press them when that is shown already is worth no word.
SHOWS = frozenset(
    {
        Button.MINE, Button.QUEUE, Button.FIND, Button.PAGE, Button.HISTORY, Button.BACK, Button.SUMMARY,
        Button.PROMISE, Button.PRIORITY,
    }
)  # fmt: skip


Silent = tuple[Person, Chat, Message, str]


State = dict[str, list[Any]]


@dataclass(frozen=True)
class Shown:
    """A button as somebody saw it. ``whose``: who pressed it when it was new, if anybody did."""

    chat: Chat
    message: Message
    data: str
    press: Press


def encoded(button: dict[str, Any]) -> str:
    """Return a button's data."""
    return str(button.get("callback_data", ""))


def shape(press: Press) -> str:
    """Return what tells buttons of a kind apart: how the argument begins, without its numbers."""
    return "".join("9" if letter.isdigit() else letter for letter in press.arg.partition(".")[0])
