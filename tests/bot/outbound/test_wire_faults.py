"""Each way in which something goes to a chat meets each fault, for twenty minutes, then no more: nothing is lost."""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import dataclass, field

import pytest
from sqlalchemy import select

from bot.outbound.sender import Sender
from bot.telegram.raw_bot import RawBot
from handlers.base.outgoing import Outgoing
from helpdesk.outbox import MessageKind, OutboxMessage, Urgency, deletion, reaction, stripping
from helpdesk.ticket.notes import File, FileKind
from sandbox.cast import Cast
from sandbox.people.person import Person
from sandbox.server import Sandbox
from sandbox.world import membership
from storage.database import Database
from storage.tables.transport import outbox
from tests.bot.outbound.sending import Told, ours, rendered, text, told
from tests.bot.telegram.wire_faults import CARRYING, Row, comes_of, one_of_each, table
from tests.bot.transport import HandMachine, Rendered, owe
from tests.migrated import desk_url

__all__ = ["desk_url", "rendered", "told"]

KINDS = {f"send{''.join(word.capitalize() for word in kind.value.split('_'))}": kind for kind in FileKind}
STEP, STEPS = 45.0, 30


@dataclass
class Bench:
    """A sender, and somebody for each method to whom something goes by it."""

    database: Database
    cast: Cast
    sandbox: Sandbox
    sender: Sender
    rendered: Rendered
    machine: HandMachine
    rows: dict[str, int] = field(default_factory=dict)  # by method
    others: list[Person] = field(default_factory=list)
    reader: Person = field(init=False)
    shown: tuple[Person, Person, Person, dict[int, int]] = field(init=False)

    def somebody(self) -> Person:
        person = Person(self.sandbox.world, self.sandbox.world.add_user(70_000 + len(self.others), "Somebody"))
        person.start()
        self.others.append(person)
        return person

    async def passes(self, steps: int = STEPS) -> None:
        for _ in range(steps):
            await self.sender.idle()
            self.machine.advance(STEP)
        await self.sender.idle()

    async def owe(self, method: str, message: OutboxMessage) -> None:
        (row,) = await owe(self.database, message)
        assert row is not None
        self.rows[method] = row

    async def states(self) -> dict[str, str]:
        """Return by method how what goes by it stands."""
        async with self.database.reading() as store:
            found = await store.connection.execute(select(outbox.c.id, outbox.c.state))
            by_id = {row.id: row.state for row in found}
        return {method: by_id[row] for method, row in self.rows.items()}

    async def prepare(self) -> None:
        """Let stand in chats what is to be changed in them."""
        self.reader = self.somebody()
        edited, bare, gone = self.somebody(), self.somebody(), self.somebody()
        for person in (edited, bare, gone):
            await owe(self.database, _shown(person))
        await self.passes(1)
        shown = {person.id: ours(person.private)[-1].id for person in (edited, bare, gone)}
        self.shown = (edited, bare, gone, shown)

    async def owe_all(self) -> None:
        edited, bare, gone, shown = self.shown
        for method, kind in KINDS.items():
            await self._file(method, kind)
        await self._file("sendMediaGroup", FileKind.PHOTO, times=2)
        await self.owe("sendMessage", text(self.reader.id, "hello"))
        self.rendered.present[f"card@{edited.id}"] = Outgoing("otherwise")
        await self.owe("editMessageText", _shown(edited))
        await self.owe("editMessageReplyMarkup", stripping(bare.id, shown[bare.id]))
        await self.owe("deleteMessage", deletion(gone.id, shown[gone.id]))
        signed = self.somebody()
        await self.owe("setMessageReaction", reaction(signed.id, signed.say("hello").id))
        membership.promote(self.sandbox.world, self.cast.egov, self.sandbox.world.bot)
        self.rendered.present["board"] = Outgoing("what waits", pin=True)
        board = text(self.cast.egov.id, "", kind=MessageKind.BOARD, slot="board", urgency=Urgency.PING)
        await self.owe("pinChatMessage", board)

    async def _file(self, method: str, kind: FileKind, times: int = 1) -> None:
        person, files = self.somebody(), []
        for _ in range(times):
            media = self.cast.operator.send(kind.value).media
            assert media is not None
            files.append(File(kind=kind, file_id=media.file_id, unique_id=media.unique_id))
        slot = f"files@{person.id}"
        self.rendered.present[slot] = Outgoing("files", files=tuple(files))
        await self.owe(method, OutboxMessage(
            chat_id=person.id, kind=MessageKind.FILES, urgency=Urgency.P3, ticket=1042, slot=slot
        ))  # fmt: skip


def _shown(person: Person) -> OutboxMessage:
    return OutboxMessage(
        chat_id=person.id, kind=MessageKind.CARD, urgency=Urgency.P3, ticket=1042, slot=f"card@{person.id}"
    )


@pytest.fixture
async def bench(
    desk_url: str, bot: RawBot, cast: Cast, sandbox: Sandbox, rendered: Rendered, machine: HandMachine, told: Told
) -> AsyncIterator[Bench]:
    database = Database.open(desk_url)
    sender = Sender(bot, database, rendered, machine=machine, hooks=told.hooks())
    await sender.start()
    bench = Bench(database, cast, sandbox, sender, rendered, machine)
    await bench.prepare()
    yield bench
    await sender.stop()
    await database.close()


FAULTS = [row for row in table() if row.kind != "black_hole"]


@pytest.mark.parametrize("row", one_of_each(FAULTS, lambda row: (row.kind, row.verdict, row.meanwhile)))
async def test_what_meets_a_fault_is_owed_or_comes_milder_and_comes_in_the_end(bench: Bench, row: Row) -> None:
    meant = {method: comes_of(row, method) for method in sorted(CARRYING & row.methods)}
    for method in meant:
        reader = bench.reader.id if method == "sendMessage" else None  # a board is posted by it, too
        row.order(bench.sandbox.faults, method, times=10_000, chat_id=reader)
    await bench.owe_all()
    await bench.passes()
    meanwhile = await bench.states()
    bench.sandbox.faults.clear()
    after = await bench.states()
    for _ in range(60):
        if all(after[method] != "waiting" for method in meant):
            break
        await bench.passes(1)
        after = await bench.states()
    assert {method: (meanwhile[method], after[method]) for method in meant} == meant
