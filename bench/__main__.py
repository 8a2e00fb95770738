"""`python -m bench WHAT`: how fast this machine is at what must stay fast; each bench is a module beside this one."""

from __future__ import annotations

import argparse
import asyncio
import os
import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from bench import (
    behind,
    catch_up,
    growing,
    masked,
    press,
    search,
    seed,
    sends,
    sla,
    start,
    sweep,
    transport,
    update,
    written,
)
from bench.base.figures import Figure, all_held, write
from bot.commands.cli import GOOD, RED
from bot.config.from_config import settings_of
from bot.config.load import config_of
from helpdesk.settings.settings import Settings

ALL = "all"


def main(arguments: Sequence[str], environ: Mapping[str, str]) -> int:
    """Measure; return 1 if a goal is missed."""
    options = _parser().parse_args(arguments)
    settings = settings_of(config_of(options, environ, optional=True))
    found: dict[str, Sequence[Figure]] = {}
    for what in BENCHES if options.what == ALL else [options.what]:
        found[what] = BENCHES[what](settings, options)
        print(what, *found[what], sep="\n  ", flush=True)
    if options.json:
        write(options.json, found)
    return GOOD if all(map(all_held, found.values())) else RED


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m bench", description="Measure this machine.")
    parser.add_argument(
        "what",
        choices=[*BENCHES, ALL],
        help="sla: deadlines, sweeps; press: answers to presses; search; seed: summaries of a year, and its export; "
        "start: how soon the program is there, and its memory; update: what one update costs; catch-up: ten "
        "thousand that waited; written: a ticket, beside a bare database; sends: what one send costs while many "
        "chats wait; behind: an urgent card behind a full queue; transport: a call of the Bot API, by our way and "
        "by stock PTB's; masked: a long text; growing: what costs more as a desk grows; all: one after the other",
    )
    parser.add_argument(
        "--config", type=Path, metavar="FILE", help="the settings (default: config.toml, if it is there)"
    )
    parser.add_argument("--json", type=Path, metavar="FILE", help="write the figures there, too")
    parser.add_argument(
        "--most", type=int, default=1_000_000, help="how many tickets the largest desk has (default: 1000000)"
    )
    parser.add_argument(
        "--tickets", type=int, default=300_000, help="how many tickets the year of `seed` has (default: 300000)"
    )
    parser.add_argument("--postgres", metavar="URL", help="an empty PostgreSQL database, to measure there as well")
    parser.add_argument(
        "--aiogram", metavar="PYTHON", help="a Python with aiogram 3, whose echo is measured beside ours"
    )
    return parser


def _sla(settings: Settings, options: argparse.Namespace) -> list[Figure]:
    sweeps = asyncio.run(sweep.run(settings, options.most, options.postgres))
    return [*sla.run(settings.calendar), *sweeps]


BENCHES: dict[str, Callable[[Settings, argparse.Namespace], list[Figure]]] = {
    "sla": _sla,
    "press": lambda *_: press.run(),
    "search": lambda settings, options: search.run(settings, url=options.postgres),
    "seed": lambda settings, options: asyncio.run(seed.run(settings, options.tickets, options.postgres)),
    "start": lambda *_: start.run(),
    "update": lambda _, options: update.run(options.aiogram),
    "catch-up": lambda *_: catch_up.run(),
    "written": lambda _, options: asyncio.run(written.run(options.postgres)),
    "sends": lambda *_: sends.run(),
    "behind": lambda *_: behind.run(),
    "transport": lambda *_: transport.run(),
    "masked": lambda *_: masked.run(),
    "growing": lambda settings, options: asyncio.run(growing.run(settings, options.most)),
}

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:], os.environ))
