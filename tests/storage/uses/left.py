"""All that a use leaves behind: each row that came, changed or went in any table, as a line."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import datetime
from enum import Enum
from typing import Any

from sqlalchemy import Table, func, select, update

from helpdesk.destinations import Destination
from helpdesk.outbox import Posted, Urgency
from storage.tables.mail import letters
from storage.tables.schema import metadata
from storage.tables.transport import outbox, posted
from storage.unit_of_work import UnitOfWork
from tests.helpdesk.office import KOLKATA

Rows = dict[tuple[str, tuple[Any, ...]], dict[str, Any]]
UNSAID = {  # by the machine's clock or its dice, counted up by every change, or as it is for every row that is new
    "outbox": {"id", "owed_clock", "owed_at", "state"},
    "tickets": {"version", "changed_at"},
    "notes": {"id"},
    "files": {"id", "file_id"},
    "reminders": {"id", "once"},
    "journal": {"seq", "kind"},
    "admin_journal": {"seq"},
    "drafts": {"ended_at"},
    "invitations": {"id"},
    "own_addresses": {"code"},
    "prompts": {"id"},
    "telegram_lookups": {"id", "stored_at"},
    "setup_version": {"id", "version"},
}


NAMED = {"urgency", "by", "author"}  # of which 0 is something, too
USUAL = {"destination": Destination.TELEGRAM}  # where nothing else is said
INSTANT = re.compile(r"\d{4}-\d\d-\d\dT[\d:+.]+")


class Seen:
    """What stands in the database; asked again, it tells what came, changed or went since."""

    def __init__(self, unit: UnitOfWork) -> None:
        self._unit = unit
        self._rows: Rows = {}
        self._letters: dict[str, str] = {}  # how their Message-IDs begin, which nobody can guess

    async def left(self) -> list[str]:
        """Return a line for each row that is another than before."""
        before, self._rows = self._rows, await self._read(metadata.sorted_tables)
        lines = [f"gone {_line(key, _told(before[key]))}" for key in before if key not in self._rows]
        for key, row in self._rows.items():
            if key not in before:
                lines += [_line(key, _told(row))] if _said(key[0], row) else []
            else:
                changed = {name: value for name, value in row.items() if value != before[key][name]}
                lines += [_line(key, changed, known=True)] if _said(key[0], changed) else []
        return [self._readable(line) for line in lines]

    async def sent(self) -> None:
        """Let all that is owed be in its chats: what comes next edits it, replies to it, or takes it away."""
        for row in await self._unit.connection.execute(select(outbox).where(outbox.c.state == "waiting")):
            if row.slot is not None and await self._unit.outbox.in_slot(row.slot) is None:
                there = Posted(
                    chat_id=row.chat_id, message_id=row.id, kind=row.kind, slot=row.slot, ticket=row.ticket,
                    person=row.person, rendered="before",
                )  # fmt: skip
                await self._unit.outbox.take_slot(row.slot, there)
        await self._unit.connection.execute(update(outbox).where(outbox.c.state == "waiting").values(state="sent"))
        self._rows |= await self._read([outbox, posted])

    async def _read(self, tables: Iterable[Table]) -> Rows:
        found: Rows = {}
        of_tables = {table: select(func.count()).select_from(table).scalar_subquery() for table in tables}
        counts = (await self._unit.connection.execute(select(*of_tables.values()))).one()
        for table in (table for table, count in zip(of_tables, counts, strict=True) if count):
            key = [column.name for column in table.primary_key]
            rows = await self._unit.connection.execute(select(table).order_by(*table.primary_key))
            for row in rows.mappings():
                found[table.name, tuple(row[name] for name in key)] = dict(row)
                if table is letters:
                    self._letters[row["message_id"].partition("@")[0]] = f"<letter {row['id']}"
        return found

    def _readable(self, line: str) -> str:
        for message_id, said in self._letters.items():
            line = line.replace(message_id, said)
        return line


def _told(row: dict[str, Any]) -> dict[str, Any]:
    said = {name: value for name, value in row.items() if value or (name in NAMED and value is not None)}
    return {name: value for name, value in said.items() if USUAL.get(name) != value}


def _said(table: str, row: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in row.items() if name not in UNSAID.get(table, ())}


def _line(key: tuple[str, tuple[Any, ...]], row: dict[str, Any], *, known: bool = False) -> str:
    table, ids = key
    said = [f"{name}={_plain(name, value)}" for name, value in _said(table, row).items()]
    return " ".join([table, *(map(str, ids) if known else ()), *said])


def _plain(name: str, value: Any) -> str:
    if name == "urgency":
        return Urgency(value).name
    if isinstance(value, datetime):
        return f"{value.astimezone(KOLKATA):%d.%H:%M}"
    if isinstance(value, dict):
        said = [f"{key}:{_plain(key, inner)}" for key, inner in value.items() if inner is not None]
        return f"[{' '.join(said)}]"
    if isinstance(value, str) and not isinstance(value, Enum) and INSTANT.fullmatch(value):
        return _plain(name, datetime.fromisoformat(value))
    return str(value.value if isinstance(value, Enum) else value)
