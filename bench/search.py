"""`python -m bench search`: what a search costs over a hundred thousand tickets, and over a million."""

from __future__ import annotations

import asyncio
import random
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from itertools import accumulate
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import Any

from sqlalchemy import text

from bench.base.databases import migrated
from bench.base.figures import Figure, growth
from helpdesk.desk.desk import Desk
from helpdesk.people.actors import Actor, Membership, Person, Place, Role, Where
from helpdesk.settings.settings import Settings
from helpdesk.text.searching import LOOKED_BACK
from storage.database import Database
from storage.search.word_index import TEAM, ULB, insertion, mark, row_of
from storage.tables.tickets import tickets

SIZES = (100_000, 1_000_000)
MOST_MS = 50.0  # the median over the smaller desk
MOST_TIMES = 3.0  # dearer over the larger
COMMON = 10  # words, the most common ones
RARE = 40  # words that a few tickets bear
WORDS_EACH = 14
VOCABULARY = 20_000
ROUNDS = 3
CHUNK = 20_000
NOW = datetime(2026, 11, 20, 5, 30, tzinfo=UTC)
OLIVIA = Person(1, "Olivia", memberships=frozenset({Membership(Role.OPERATOR)}))
ACTOR = Actor(OLIVIA, Place(Where.PRIVATE, 1))
TEAMS = ("master_trainers", "hudd_tech", "egov")


@dataclass(frozen=True, slots=True)
class Cost:
    """Medians in milliseconds over so many tickets."""

    size: int
    common: float
    rare: float


def run(settings: Settings, *, url: str | None = None, sizes: Sequence[int] = SIZES) -> list[Figure]:
    """Return what was measured; ``url``: an empty database instead of SQLite.

    The seeded tickets all lie within the days that a search looks back, so that none of them is out of its sight.
    """
    with tempfile.TemporaryDirectory(prefix="helpdesk-bench-") as place:
        costs = asyncio.run(measure(settings, url or f"sqlite+aiosqlite:///{Path(place) / 'bench.db'}", sizes))
    return [figure for kind in ("common", "rare") for figure in _figures(kind, costs)]


def _figures(kind: str, costs: Sequence[Cost]) -> list[Figure]:
    """Return the rows for common or rare words: the first by itself, the others beside it."""
    rows = [(f"a search for {kind} words in {cost.size:,} tickets", getattr(cost, kind)) for cost in costs]
    first, *others = growth("ms", rows, MOST_TIMES)
    return [replace(first, most=MOST_MS), *others]


async def measure(settings: Settings, url: str, sizes: Sequence[int]) -> list[Cost]:
    """Return what searches cost each time the desk has grown to one of ``sizes``."""
    costs, there = [], 0
    async with migrated(url) as database:
        for size in sizes:
            await grow(database, there, size)
            there = size
            common = [_word(rank) for rank in range(COMMON)]
            costs.append(
                Cost(size, await _median(database, settings, common), await _median(database, settings, rare_words()))
            )
    return costs


async def _median(database: Database, settings: Settings, words: Sequence[str]) -> float:
    spent = []
    async with database.reading() as store:
        desk = Desk(store, settings, NOW)
        for word in [*words[:2], *(w for w in words for _ in range(ROUNDS))]:
            begun = perf_counter()
            await desk.search.find(ACTOR, word)
            spent.append((perf_counter() - begun) * 1000)
    return median(spent[2:])  # the first two only warm the pages up


async def grow(database: Database, there: int, size: int) -> None:
    """Let the desk grow to ``size`` tickets; words are as frequent as in any language (Zipf)."""
    chance = random.Random(there)
    frequent = list(accumulate(1 / (rank + 1) for rank in range(VOCABULARY)))
    vocabulary = [_word(rank) for rank in range(VOCABULARY)]
    for first in range(there + 1, size + 1, CHUNK):
        numbers = range(first, min(first + CHUNK, size + 1))
        documents = []
        for number in numbers:
            words = chance.choices(vocabulary, cum_weights=frequent, k=WORDS_EACH)
            documents.append(row_of(number, [mark(TEAM, TEAMS[number % 3]), mark(ULB, f"U{number % 115}"), *words]))
        async with database.unit() as unit:
            await unit.connection.execute(tickets.insert(), list(_rows(numbers, size)))
            await unit.connection.execute(insertion(unit.connection), documents)
    async with database.unit() as unit:
        if database.is_sqlite:
            await unit.connection.execute(text("INSERT INTO ticket_words(ticket_words) VALUES ('optimize')"))
        await unit.connection.execute(text("ANALYZE"))


def _rows(numbers: range, size: int) -> Iterator[dict[str, Any]]:
    for number in numbers:
        at = NOW - LOOKED_BACK * (1 - (number - 1) / size)
        yield {
            "number": number, "version": 1, "status": "resolved" if number % 20 else "escalated", "nature": "bug",
            "kind": "bug_fix", "priority": "P3", "channel": "call", "caller_kind": "cbo", "logged_by": 1,
            "opened_at": at, "changed_at": at, "cycle": 1, "provisional": False,
            "team": TEAMS[number % 3], "ulb": f"U{number % 115}",
        }  # fmt: skip


def rare_words() -> list[str]:
    """Return words that a few tickets bear each."""
    return [_word(VOCABULARY - 1 - rank * 7) for rank in range(RARE)]


def _word(rank: int) -> str:
    """Return the word of that rank; no two ranks share one, and rare ones are longer."""
    letters = "bcdfghjklmnpqrstvwxz"
    word = ""
    rank += 20
    while rank:
        rank, digit = divmod(rank, 20)
        word += letters[digit] + "aeiou"[(rank + digit) % 5]
    return word
