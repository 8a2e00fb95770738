"""What the weekly word says of backups and of the calendar, and that it is owed once, whatever is declared."""

from __future__ import annotations

import os
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest
from sqlalchemy import select

from bot.base.clock import HandClock
from bot.base.current_settings import CurrentSettings
from bot.config.chat_checks import ChatChecks
from bot.config.from_config import settings_of
from bot.config.load import load
from bot.jobs.weekly import WeeklyWord
from handlers.base.catalogue import Catalogue
from handlers.base.context import Office
from handlers.routes import BUTTONS
from helpdesk.outbox import Facts
from storage.database import Database
from storage.tables.transport import outbox
from tests.calendars import calendar_of
from tests.helpdesk.cast import PEOPLE

ADMIN = PEOPLE["admin"]
CONFIG = load(None, {"HELPDESK_TELEGRAM__TOKEN": "1:test"})


def word(
    database: Database, when: str, *, closed: list[str] | None = None, backups: Path | None = None
) -> WeeklyWord:
    """Return the weekly word of a process that has just been started."""
    known = calendar_of(closed=closed or [])
    calendar = replace(known, confirmed_years=frozenset({2026}))
    settings = replace(settings_of(CONFIG), calendar=calendar)
    clock = HandClock(datetime.fromisoformat(f"{when}:00+05:30"))
    current = CurrentSettings(Office(settings, Catalogue(), 42, "desk_bot", ChatChecks(CONFIG), BUTTONS), clock)
    return WeeklyWord(database, current, backups)


async def owed(database: Database) -> list[Facts]:
    async with database.reading() as store:
        return list(await store.connection.scalars(select(outbox.c.facts).order_by(outbox.c.id)))


@pytest.fixture(autouse=True)
async def admin(database: Database) -> None:
    async with database.unit() as unit:
        await unit.people.put(ADMIN)
        for membership in ADMIN.memberships:
            await unit.people.enter(ADMIN.id, membership)


async def test_it_is_said_once_a_week_though_its_day_is_declared_closed_afterwards(database: Database) -> None:
    await word(database, "2026-11-16T10:00").tick()
    await word(database, "2026-11-17T10:00", closed=["2026-11-16 Cyclone"]).tick()
    assert len(await owed(database)) == 1
    await word(database, "2026-11-23T10:00", closed=["2026-11-16 Cyclone"]).tick()
    assert len(await owed(database)) == 2


@pytest.mark.parametrize(
    ("when", "year"),
    [("2026-10-26", "no"), ("2026-11-02", "2027"), ("2027-01-04", "2027"), ("2027-06-07", "2027")],
)
async def test_a_year_is_asked_for_until_it_is_confirmed(database: Database, when: str, year: str) -> None:
    await word(database, f"{when}T10:00").tick()
    (facts,) = await owed(database)
    assert facts["unconfirmed"] == year


async def test_only_the_daily_copies_are_counted_and_none_of_postgresql(database: Database, tmp_path: Path) -> None:
    now = datetime.fromisoformat("2026-11-16T10:00:00+05:30")
    for name, days in (("helpdesk-2026-11-14.db", 2), ("helpdesk-2026-11-15.db", 1), ("notes.txt", 90)):
        (tmp_path / name).touch()
        os.utime(tmp_path / name, (now.timestamp() - days * 86_400,) * 2)
    await word(database, "2026-11-16T10:00", backups=tmp_path).tick()
    (facts,) = await owed(database)
    kept = (2, 1, 2) if database.reader.dialect.name == "sqlite" else (-2, 0, 0)
    assert (facts["backups"], facts["newest"], facts["oldest"]) == kept
    said = str(Catalogue().say("en", "weekly-word", **{name: fact for name, fact in facts.items() if name != "key"}))
    assert ("pg_dump" in said) == (kept[0] == -2)
