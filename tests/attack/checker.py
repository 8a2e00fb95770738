"""What of a desk is another after an attack: every table and every message, before and after."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import ColumnElement, Row, Table, select

from helpdesk.outbox import MessageKind
from sandbox.world.events import Event
from storage.tables import schema
from tests.attack.scene import Scene

# Whose a row is: the column that names its person. Such a row of an attacker's own is theirs to change.
OWN = {
    "people": "id", "access_requests": "person", "searches": "person", "mutes": "person", "prompts": "person",
    "drafts": "person",
}  # fmt: skip
# Rows of what goes to and comes from Telegram, by chat: such of an attacker's own chats come and go.
TRANSPORT = {
    "outbox": "chat_id",
    "posted": "chat_id",
    "shown": "chat_id",
    "chats": "chat_id",
    "chat_troubles": "chat_id",
}
SPENT = frozenset({"used_by", "used_at"})
NOT_COMPARED = frozenset({"updates", "telegram_lookups"})  # what came, and what is to be asked of Telegram
ASKING = frozenset({MessageKind.ACCESS, MessageKind.QUESTION})  # what an admin is asked for anybody's sake
LONGEST = 400  # letters of a fault


@dataclass
class State:
    """All that a desk is, at one moment."""

    tables: dict[str, Counter[str]]
    messages: dict[tuple[int, int], tuple[str, str]]


@dataclass
class Checker:
    """Hears all that the bot says and compares all that it keeps. ``told``: what an admin has read."""

    scene: Scene
    faults: list[str] = field(default_factory=list)
    heard: int = 0
    told: list[str] = field(default_factory=list)
    _before: State | None = None

    def __post_init__(self) -> None:
        self._people = {who.user.id for who in self.scene.attackers}
        self._chats = {chat.id for who in self.scene.attackers for chat in who.places}
        self._secrets = [secret.replace(" ", "").casefold() for secret in self.scene.secrets]
        self._admin = self.scene.desk.cast.admin.id
        self._team = self.scene.desk.cast.hudd_tech.id  # all that stands there must stay as it is
        self.scene.desk.sandbox.world.hub.listen(self._note)

    async def begin(self) -> None:
        """Remember how everything is."""
        self._before = await self._state()

    async def compare(self) -> list[str]:
        """Return what is another now, and let that be how everything is from now on."""
        before, now = self._before, await self._state()
        assert before is not None
        for name, rows in now.tables.items():
            for change, some in (("new", rows - before.tables[name]), ("gone", before.tables[name] - rows)):
                self.faults += [f"{name}: {change}: {row[:LONGEST]}" for row in some]
        for where, was in before.messages.items():
            if now.messages.get(where) != was:
                self.faults.append(f"message {where}: {was[0][:80]!r} is {str(now.messages.get(where))[:LONGEST]}")
        if self.faults:
            self.faults += [f"(an admin reads {text[:LONGEST]!r})" for text in self.told]
        self._before, found, self.faults, self.told = now, self.faults, [], []
        return found

    def _note(self, event: Event) -> None:
        message, answer = event.message, event.answer
        if answer is not None and event.only_for in self._people:
            self._look("a toast", answer.text or "")
        if event.kind not in ("new", "edit", "delete") or message is None or not message.by_bot:
            return
        self.heard += 1
        if message.chat_id == self._admin:
            self.told.append(message.text)
        elif message.chat_id not in self._chats:
            self.faults.append(f"{event.kind} in {message.chat_id}: {message.text[:LONGEST]!r}")
        elif message.chat_id != self._team and event.kind != "delete":  # the team knows its own tickets
            self._look(f"{event.kind} in {message.chat_id}", f"{message.text} {message.buttons}")

    def _look(self, where: str, said: str) -> None:
        plain = "".join(said.split()).casefold()
        if found := [secret for secret in self._secrets if secret in plain]:
            self.faults.append(f"{where} shows {found[0]}: {said[:LONGEST]!r}")

    async def _state(self) -> State:
        async with self.scene.desk.app.database.reading() as store:
            run = store.connection.execute
            tables = {
                table.name: Counter(
                    str(self._kept(row)) for row in await run(select(table).where(*self._others(table)))
                )
                for table in schema.metadata.sorted_tables
                if table.name not in NOT_COMPARED
            }
            failed = select(schema.updates.c.kind, schema.updates.c.error).where(schema.updates.c.outcome == "failed")
            tables["what failed inside"] = Counter(str(tuple(row)) for row in await run(failed))
            asks = select(schema.posted.c.message_id).where(
                schema.posted.c.chat_id == self._admin, schema.posted.c.kind.in_(ASKING)
            )
            asking = {(self._admin, number) for number in (await run(asks)).scalars()}
        world = self.scene.desk.sandbox.world
        messages = {
            (chat.id, number): (message.text, str(message.buttons))
            for chat in world.chats.values()
            if chat.id not in self._chats or chat.id == self._team
            for number, message in chat.messages.items()
            if message.by_bot and number in self.scene.messages.get(chat.id, ()) and (chat.id, number) not in asking
        }
        return State(tables, messages)

    def _kept(self, row: Row[Any]) -> tuple[object, ...]:
        """Return a row as it is compared: somebody let go may spend an invitation, and the admins are asked."""
        spent = "used_by" in row._fields and row.used_by in self._people
        return tuple(None if spent and name in SPENT else value for name, value in row._mapping.items())

    def _others(self, table: Table) -> list[ColumnElement[bool]]:
        """Return what tells rows that are nobody's but the attackers' from all others, which are compared."""
        if table.name in OWN:
            return [table.c[OWN[table.name]].not_in(self._people)]
        if table.name in TRANSPORT:
            elsewhere = [chat for chat in self.scene.desk.sandbox.world.chats if chat not in self._chats]
            others = table.c.chat_id.in_(elsewhere)
            if table.name in ("outbox", "posted"):
                return [others, (table.c.chat_id != self._admin) | table.c.kind.not_in(ASKING)]
            return [others]
        return []
