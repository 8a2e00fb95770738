"""`python -m bench seed`: what summaries and an export of a made-up year of a 115-ULB desk cost."""

from __future__ import annotations

import asyncio
import resource
import tempfile
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from datetime import datetime, timedelta
from multiprocessing import get_context
from pathlib import Path
from time import perf_counter
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import func, select

from bench.base.databases import migrated
from bench.base.figures import Figure, against
from bench.base.year import FACTS, LAST, seed
from bot.files.exports import export
from bot.files.sheets import open_sheet
from helpdesk.people.actors import Scope
from helpdesk.reports.exporting import Cell, CellKind, Format, Labels, Order, columns
from helpdesk.reports.periods import former_weeks
from helpdesk.reports.statistics import Window, whole_day
from helpdesk.settings.settings import Settings
from storage.database import Database
from storage.tables.tickets import journal

TICKETS = 300_000
DAILY_GOAL, MONTHLY_GOAL, MEMORY_GOAL = 1.0, 3.0, 300  # seconds, seconds, MB
ALL = Scope(everything=True)


async def run(settings: Settings, most: int = TICKETS, postgres: str | None = None) -> list[Figure]:
    """Return the costs over ``most`` tickets; ``postgres``: an empty database, to measure there as well."""
    with tempfile.TemporaryDirectory(prefix="helpdesk-bench-") as place:
        figures = await _measured("SQLite", f"sqlite+aiosqlite:///{Path(place) / 'bench.db'}", settings, most)
    if postgres is not None:
        figures += await _measured("PostgreSQL", postgres, settings, most)
    return figures


async def _measured(name: str, url: str, settings: Settings, most: int) -> list[Figure]:
    async with migrated(url) as database:
        await seed(database, settings, most)
        what = f"floor: {name}, each of {most * FACTS:,} facts read once"
        floor = Figure(what=what, value=await _floor(database), unit="s")
        figures = [floor, *await _summaries(database, settings)]
    return [*figures, *await _exports(name, url, settings, most)]


async def _floor(database: Database) -> float:
    """Return how long the database takes to look at each fact once: what a count without an index would cost."""
    begun = perf_counter()
    async with database.reading() as store:
        await store.connection.execute(select(func.count(), func.max(journal.c.body["x"].as_string())))
    return perf_counter() - begun


async def _summaries(database: Database, settings: Settings) -> list[Figure]:
    figures = []
    for name, days, goal in (("a day", 1, DAILY_GOAL), ("a month", 30, MONTHLY_GOAL)):
        first = whole_day(settings.calendar, LAST - timedelta(days=days - 1))
        window = Window(first.since, whole_day(settings.calendar, LAST).until)
        for whose, scope in (("all", ALL), ("a team", Scope(teams=frozenset({settings.teams[0].key})))):
            begun = perf_counter()
            async with database.reading() as store:
                numbers = await store.statistics.numbers(scope, window, window.until)
                await store.statistics.came(scope, window)
                await store.statistics.came(scope, former_weeks(settings.calendar, window)[0])
            what = f"summary of {name}, {whose}, {sum(numbers.opened.values()):,} opened"
            figures.append(Figure(what=what, value=perf_counter() - begun, unit="s", most=goal))
    return figures


async def _exports(name: str, url: str, settings: Settings, most: int) -> list[Figure]:
    """Make the whole export as the bot does, in a process of its own, whose memory is the export's alone."""
    with tempfile.TemporaryDirectory(prefix="helpdesk-bench-") as place:
        floor_memory, floor, _ = await _in_a_process(_bare, (place, most, Labels.of(settings)))
        memory, spent, size = await _in_a_process(_whole, (place, url, Labels.of(settings)))
    bare = Figure(what=f"floor: a table of {most:,} rows that are all the same", value=floor, unit="s")
    return [
        bare,
        against(bare, f"{name}, export of {most:,} tickets, {size} MB", spent),
        Figure(what="memory of the floor", value=floor_memory, unit="MB"),
        Figure(what="memory of the export", value=memory, unit="MB", most=MEMORY_GOAL),
    ]


async def _in_a_process(work: Callable[..., int], told: tuple[Any, ...]) -> tuple[int, float, int]:
    """Return the most memory that it had, in MB, how long it took, and the MB that it wrote."""
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as pool:
        return await asyncio.get_running_loop().run_in_executor(pool, _spent, work, told)


def _spent(work: Callable[..., int], told: tuple[Any, ...]) -> tuple[int, float, int]:
    begun = perf_counter()
    size = work(*told)
    return _most_memory(), perf_counter() - begun, size // 1_000_000


def _most_memory() -> int:
    """Return the most MB that this process had; what the system keeps of it counts its parent's in, but for Linux."""
    status = Path("/proc/self/status")
    if status.exists():
        return int(status.read_text().partition("VmHWM:")[2].split()[0]) // 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024


def _whole(place: str, url: str, labels: Labels) -> int:
    async def make() -> None:
        database = Database.open(url, alone=False)
        try:
            await export(database, path, Format.XLSX, Order(scope=ALL, with_callers=True), labels)
        finally:
            await database.close()

    path = Path(place) / "all.xlsx"
    asyncio.run(make())
    return path.stat().st_size


def _bare(place: str, rows: int, labels: Labels) -> int:
    """Write a table of the same width without reading anything."""
    wanted = columns(Order(scope=ALL, with_callers=True))
    kinds: dict[CellKind, Cell] = {CellKind.TEXT: "a word", CellKind.NUMBER: 1}
    row = [kinds.get(column.kind, datetime(2026, 11, 20, tzinfo=ZoneInfo(labels.timezone))) for column in wanted]
    path = Path(place) / "bare.xlsx"
    with open_sheet(path, Format.XLSX, wanted) as sheet:
        for _ in range(rows):
            sheet.add(row)
    return path.stat().st_size
