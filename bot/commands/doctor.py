"""`helpdesk doctor`: what a sick desk owes and why that waits, what was given up, and how it goes on."""

from __future__ import annotations

import argparse
import asyncio
from collections.abc import Callable, Mapping, Sequence

from bot.base.logs import mark
from bot.commands.cli import GOOD, RED
from bot.config.load import config_of
from storage.database import Database
from storage.upkeep.patient import Case, Patient, Waiting

SHOWN = 20  # of each; the rest is counted


def main(options: argparse.Namespace, environ: Mapping[str, str]) -> int:
    """Say it; return 1 if anything is given up, held, or has waited for long."""
    url = config_of(options, environ).database.url.get_secret_value()
    return asyncio.run(_run(url, options))


async def _run(url: str, options: argparse.Namespace) -> int:
    database = Database.open(url, alone=False)
    try:
        if options.explain:
            return await _explain(database, options.explain)
        if options.retry:
            return await _retry(database)
        return await _report(database)
    finally:
        await database.close()


async def _report(database: Database) -> int:
    async with database.reading() as store:
        patient = Patient(store.connection)
        waiting, given_up, held = await patient.waiting(), await patient.given_up(), await patient.held()
    _list("owed", waiting, _waits)
    _list("of which nobody knows whether it arrived", held, _case)
    _list("given up", given_up, _case)
    if given_up or held:
        print("`helpdesk doctor --retry` owes it all again; `--explain E-12345` says more of one.")
    return RED if given_up or held or any(one.is_old for one in waiting) else GOOD


async def _retry(database: Database) -> int:
    async with database.unit() as unit:
        done = await Patient(unit.connection).retry()
    print(f"owed again: {done.again}; too old to say what they were: {done.lost}; newer ones are owed: {done.newer}")
    return GOOD if not done.lost else RED


async def _explain(database: Database, number: str) -> int:
    async with database.reading() as store:
        found = await Patient(store.connection).explain(number)
    if not found:
        raise ValueError(f"nothing is noted as {number}: it ends with the digits of a row, and is kept for 30 days")
    for case in found:
        print(_case(case))
    return GOOD


def _list(what: str, found: Sequence[object], line: Callable[..., str]) -> None:
    print(f"{what}: {len(found) or 'nothing'}")
    for one in found[:SHOWN]:
        print(f"  {line(one)}")
    if len(found) > SHOWN:
        print(f"  and {len(found) - SHOWN} more")


def _waits(one: Waiting) -> str:
    return f"{one.count} {one.kind} to {_place(one.destination, one.chat_id)}, for {one.seconds:.0f} s: {one.why}"


def _case(one: Case) -> str:
    where = f" to {_place('telegram', one.chat_id)}" if one.chat_id is not None else ""
    about = f", ticket {one.ticket}" if one.ticket else ""
    return (
        f"{one.number} ({one.table} {one.row}): {one.what}{where}{about}, "
        f"{one.state} at {one.at:%Y-%m-%d %H:%M} UTC: {one.why}"
    )


def _place(destination: str, chat_id: int) -> str:
    """Name a place by the same mark as the log does: nobody's id is shown."""
    if destination != "telegram":
        return destination
    return f"{'a group' if chat_id < 0 else 'somebody'} ({mark(chat_id)})"
