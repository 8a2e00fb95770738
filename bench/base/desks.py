"""A desk as a program, on a bare Bot API: how it is set up, and what its database says of what it has done."""

from __future__ import annotations

import asyncio
import sqlite3
from pathlib import Path

from bench.base.bare_telegram import TOKEN, BareTelegram, pressed, said
from bot.config.rehearsal import rehearsal_environ

FIRST_OPERATOR, ADMIN = 1_000_000, 999_999
CALL = "94370{} Ramesh, Jatni, muster roll does not open in any office"
PATIENCE = 120.0


def acted(database: Path) -> int:
    """Return how many updates have acted."""
    return _count(database, "outcome = 'done'")


def stored(database: Path, person: int | None = None) -> int:
    """Return how many updates there are, of one person or of all."""
    return _count(database, "TRUE" if person is None else f"person_id = {person}")


def _count(database: Path, which: str) -> int:
    with sqlite3.connect(f"file:{database}?mode=ro", uri=True) as connection:
        (found,) = connection.execute(f"SELECT count(*) FROM updates WHERE {which}").fetchone()  # noqa: S608
    return int(found)


async def open_a_ticket(telegram: BareTelegram) -> None:
    """Escalate a ticket as an operator does; the way of an update is warm then, too."""
    await telegram.polled_again.wait()
    telegram.feed([said(FIRST_OPERATOR, CALL.format(99_999))])
    for label in ("ULB employee", "Infrastructure", "Escalate"):
        await _seen(telegram, label)
        telegram.feed([pressed(FIRST_OPERATOR, telegram.button(label))])
    await _seen(telegram, "Claim")


async def _seen(telegram: BareTelegram, label: str) -> None:
    async with asyncio.timeout(PATIENCE):
        while True:
            try:
                telegram.button(label)
            except LookupError:
                await asyncio.sleep(0.05)
            else:
                return


def desk(telegram: BareTelegram, path: Path, people: int) -> dict[str, str]:
    """Return the environment of a desk on a database of its own, with so many operators, one more, an admin."""
    operators = [
        {"telegram_id": FIRST_OPERATOR + number, "name": f"Sunita {number}", "roles": ["operator"]}
        for number in range(people + 1)
    ]
    operators.append({"telegram_id": ADMIN, "name": "Rashmi", "roles": ["admin"]})
    return rehearsal_environ(
        api_url=telegram.url, token=TOKEN, database_url=f"sqlite+aiosqlite:///{path}",
        teams={"hudd_tech": -1001, "egov": -1002, "master_trainers": -1003}, people=operators,
    )  # fmt: skip
