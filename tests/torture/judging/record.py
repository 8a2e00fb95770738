"""What people said and pressed, what stands in the chats, and what stands in the tables: all that is judged."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from sqlalchemy import func, select

from sandbox.world.world import World
from storage.database import Database
from storage.tables import schema
from storage.tables.transport import updates

REPORT, EDIT, SOLUTION, ASK = "report", "edit", "solution", "ask"
EXAMPLE = "for example"
Row = dict[str, Any]
TABLES = (
    "tickets",
    "journal",
    "notes",
    "former_texts",
    "outbox",
    "posted",
    "updates",
    "clocks",
    "reminders",
    "drafts",
)


@dataclass
class Said:
    """A line of somebody's. ``token``: a word that stands in no other line. ``number``: the ticket it is about.

    ``refused``: the desk has said that it did not take it.
    """

    kind: str
    person: int
    chat: int
    message: int
    token: str = ""
    number: int = 0
    refused: bool = False


@dataclass
class Pressed:
    """A press. ``answered``: its button stopped spinning, or it was too old for that; ``text``: what was shown."""

    id: str
    person: int
    chat: int
    message: int
    label: str
    number: int = 0
    answered: bool = False
    text: str = ""


@dataclass
class Shown:
    """A message of the bot's that stands in a chat."""

    chat: int
    id: int
    text: str
    has_buttons: bool


@dataclass
class Record:
    """One round, as data: it can be kept, looked at later, and doctored to see whether the checks see it."""

    said: list[Said] = field(default_factory=list)
    pressed: list[Pressed] = field(default_factory=list)
    updates: list[int] = field(default_factory=list)  # that Telegram had for the bot
    unconfirmed: int = 0
    posts: dict[int, int] = field(default_factory=dict)  # messages that the bot has sent, by chat
    shown: list[Shown] = field(default_factory=list)
    unhealed: list[Shown] = field(default_factory=list)  # doubles that stood there after their buttons were pressed
    tables: dict[str, list[Row]] = field(default_factory=dict)
    may_double: dict[int, int] = field(default_factory=dict)  # troubles after which a chat may have one twice; 0: any
    vain: list[str] = field(default_factory=list)  # who waited for what
    odd: list[str] = field(default_factory=list)  # what the process or Telegram said that nobody foresaw
    now: str = ""  # the desk's time at the end
    latest: str = ""  # the latest time that its clock has shown

    def save(self, path: Path) -> None:
        """Keep it as JSON."""
        path.write_text(json.dumps(asdict(self), default=str, ensure_ascii=False, indent=1), encoding="utf-8")

    def doubles(self) -> list[Shown]:
        """Return messages that could be pressed, or are about a ticket, and that the desk does not know."""
        known = {(row["chat_id"], row["message_id"]) for row in self.tables["posted"]}
        return [one for one in self.shown if (one.chat, one.id) not in known and _is_kept(one)]


def _is_kept(message: Shown) -> bool:
    """Whether the desk remembers such a message; a greeting names a number, too, as an example."""
    return message.has_buttons or ("MUK-" in message.text and EXAMPLE not in message.text)


def shown_in(world: World) -> list[Shown]:
    """Return all messages of the bot's that stand somewhere now."""
    return [
        Shown(
            chat.id, message.id, message.text, any("callback_data" in one for row in message.buttons for one in row)
        )
        for chat in world.chats.values()
        for message in chat.messages.values()
        if message.by_bot and message.service is None
    ]


async def tables_of(url: str) -> dict[str, list[Row]]:
    """Return what stands in the tables that are judged."""
    wanted = [schema.metadata.tables[name] for name in TABLES]
    database = Database.open(url, alone=False)
    try:
        async with database.reading() as store:
            return {
                table.name: [dict(row._mapping) for row in await store.connection.execute(select(table))]
                for table in wanted
            }
    finally:
        await database.close()


async def tries_of(url: str) -> int:
    """Return how often the most tried update that waits was tried."""
    database = Database.open(url, alone=False)
    try:
        async with database.reading() as store:
            most = select(func.max(updates.c.tries)).where(updates.c.outcome == "stored")
            return (await store.connection.execute(most)).scalar() or 0
    finally:
        await database.close()
