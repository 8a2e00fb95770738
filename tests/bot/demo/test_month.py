"""The month lived through: what the demo's first day shows is there, on the desk and in the chats."""

from __future__ import annotations

import json
import sqlite3
import zipfile
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from bot.config.from_config import settings_of
from bot.config.load import load
from bot.demo.month.kept import SHIPPED, month
from bot.demo.month.make import make
from bot.demo.month.plan import Act, plan
from bot.demo.scene import PRESENT
from bot.jobs.auditor import OVERDUE, UNSENT
from sandbox.cast import HUDD_TECH_GROUP_ID, MANAGERS_CHANNEL_ID, OPERATOR_ID, STRANGER_ID
from sandbox.stage.world_file import about
from storage.upkeep import migrate
from storage.upkeep.audit import Audit
from storage.upkeep.revisions import connected

pytestmark = pytest.mark.timeout(900)


def firsts(acts: list[Act]) -> list[Act]:
    """The acts by which tickets were opened, in their order."""
    seen: set[int] = set()
    return [act for act in acts if act.ticket not in seen and not seen.add(act.ticket)]  # type: ignore[func-returns-value]


def last_days() -> list[Act]:
    """The end of the plan: what was opened in the last days, with the problem of four towns."""
    acts = plan(settings_of(load(None, {"HELPDESK_TELEGRAM__TOKEN": "1:x"})), PRESENT)
    special = range(max(act.ticket for act in acts) - 8, max(act.ticket for act in acts) + 1)
    return [act for act in acts if act.ticket in special]


class Kept:
    """What is in the file of a world."""

    def __init__(self, path: Path, folder: Path) -> None:
        with zipfile.ZipFile(path) as box:
            self.world: dict[str, Any] = json.loads(box.read("world.json"))
            self.reads: list[list[int]] = json.loads(box.read("reads.json"))
            self.database = Path(box.extract("desk.db", folder))

    def messages(self, chat: int) -> list[dict[str, Any]]:
        (found,) = [one for one in self.world["chats"] if one["id"] == chat]
        messages: list[dict[str, Any]] = found["messages"]
        return messages

    def rows(self, query: str) -> list[Any]:
        with closing(sqlite3.connect(self.database)) as desk:
            return desk.execute(query).fetchall()


async def kept(tmp_path: Path, acts: list[Act] | None) -> Kept:
    told: list[float] = []
    await make(tmp_path / "month.world", told.append, acts=acts)
    assert told == sorted(told)
    assert told[-1] == 1.0
    return Kept(tmp_path / "month.world", tmp_path)


def shows_its_first_day(month: Kept) -> None:
    """One is late, one waits, one is promised for today, one is due today, four towns have one problem."""
    open_ones = "status NOT IN ('resolved', 'closed')"
    present = PRESENT.astimezone().timestamp()
    late = f"{open_ones} AND responded_at IS NULL AND strftime('%s', due_at) + 0 <= {present}"
    assert month.rows(f"SELECT count(*) FROM tickets WHERE {late}") == [(1,)]  # noqa: S608
    assert month.rows("SELECT count(*) FROM tickets WHERE status = 'waiting'") == [(1,)]
    today = f"date(promised_at) = '{PRESENT:%Y-%m-%d}'"
    assert month.rows(f"SELECT count(*) FROM tickets WHERE {open_ones} AND {today}") == [(1,)]  # noqa: S608
    due = f"responded_at IS NULL AND date(due_at) = '{PRESENT:%Y-%m-%d}'"
    assert month.rows(f"SELECT count(*) FROM tickets WHERE {open_ones} AND {due}") == [(1,)]  # noqa: S608
    linked = month.rows("SELECT ulb FROM tickets WHERE linked_to IS NOT NULL")
    assert {ulb for (ulb,) in linked} == {"JA", "DL", "BNK", "KRD"}


def shows_them_in_the_chats(month: Kept) -> None:
    cards = [m for m in month.messages(HUDD_TECH_GROUP_ID) if "· MUK-" in m["text"].partition("\n")[0]]
    assert len([m for m in cards if m["buttons"]]) >= 5
    own = month.messages(OPERATOR_ID)
    assert [m for m in own if "asks:" in m["text"]]
    summaries = [m for m in month.messages(MANAGERS_CHANNEL_ID) if m["text"].startswith("📊")]
    assert len(summaries) >= 2
    assert [m for m in month.messages(MANAGERS_CHANNEL_ID) if m["media"]]
    said = [m["text"] for chat in month.world["chats"] for m in chat["messages"]]
    assert not [text for text in said if "(delayed" in text or "Posted late" in text]


def has_been_read_up_to_today(month: Kept) -> None:
    last = {(person, chat): read for person, chat, read in month.reads}
    today = PRESENT.replace(hour=0, minute=0).timestamp()
    unread = [m for m in month.messages(OPERATOR_ID) if m["id"] > last[OPERATOR_ID, OPERATOR_ID]]
    assert unread
    assert all(m["date"] >= today for m in unread)


async def test_the_last_days_leave_what_the_demo_shows_first(tmp_path: Path) -> None:
    month = await kept(tmp_path, last_days())
    shows_its_first_day(month)
    shows_them_in_the_chats(month)
    has_been_read_up_to_today(month)
    assert month.messages(STRANGER_ID) == []


async def test_the_month_that_comes_with_the_program_is_the_one_of_the_plan(tmp_path: Path) -> None:
    shipped = Kept(SHIPPED, tmp_path)
    shows_its_first_day(shipped)
    shows_them_in_the_chats(shipped)
    has_been_read_up_to_today(shipped)
    acts = plan(settings_of(load(None, {"HELPDESK_TELEGRAM__TOKEN": "1:x"})), PRESENT)
    said = shipped.rows("SELECT text FROM notes WHERE kind = 'description' ORDER BY ticket")
    assert [text for (text,) in said] == [act.call.said if act.call else act.text for act in firsts(acts)]
    assert shipped.rows("SELECT count(*) FROM outbox WHERE state != 'sent'") == [(0,)]


async def test_the_auditor_has_nothing_to_say_of_the_month_that_comes_with_the_program(tmp_path: Path) -> None:
    url = f"sqlite+aiosqlite:///{Kept(SHIPPED, tmp_path).database}"
    await migrate.upgrade(url)
    async with connected(url) as connection:
        audit = Audit(connection)
        assert await audit.overdue(PRESENT - OVERDUE) == 0
        assert await audit.dateless() == []
        assert await audit.unsent(UNSENT, PRESENT) == 0


async def test_nothing_is_made_where_the_month_comes_with_the_program(tmp_path: Path) -> None:
    assert await month(tmp_path, lambda _: None) == SHIPPED
    assert about(SHIPPED).now == PRESENT.timestamp()


@pytest.mark.long
async def test_a_whole_month_is_about_three_hundred_tickets_and_shows_the_same(tmp_path: Path) -> None:
    month = await kept(tmp_path, None)
    shows_its_first_day(month)
    shows_them_in_the_chats(month)
    ((count,),) = month.rows("SELECT count(*) FROM tickets")
    assert 260 <= count <= 330
    assert month.rows("SELECT count(*) FROM outbox WHERE state IN ('waiting', 'sending', 'failed')") == [(0,)]
    outcomes = dict(month.rows("SELECT outcome, count(*) FROM clocks GROUP BY outcome"))
    assert outcomes["in_time"] > outcomes["late"] > 5
