"""`python -m bench WHAT`: how fast this machine is at what must stay fast; each bench is a module beside this one."""

from __future__ import annotations

import argparse
import asyncio
import os
import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from bench import press, search, seed, sends, sla, start, sweep, transport, update
from bot.commands.cli import GOOD, RED
from bot.config.from_config import settings_of
from bot.config.load import config_of
from helpdesk.settings.settings import Settings


def main(arguments: Sequence[str], environ: Mapping[str, str]) -> int:
    """Measure; return 1 if a goal is missed."""
    options = _parser().parse_args(arguments)
    settings = settings_of(config_of(options, environ, optional=True))
    return GOOD if BENCHES[options.what](settings, options) else RED


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m bench", description="Measure this machine.")
    parser.add_argument(
        "what",
        choices=list(BENCHES),
        help="sla: deadlines, sweeps; press: answers to presses; search; seed: summaries of a year, and its export; "
        "start: how soon the program is there, and its memory; update: what one update costs; sends: what one "
        "send costs while many chats wait; transport: a call of the Bot API, by our way and by stock PTB's",
    )
    parser.add_argument(
        "--config", type=Path, metavar="FILE", help="the settings (default: config.toml, if it is there)"
    )
    parser.add_argument(
        "--most", type=int, default=1_000_000, help="how many open tickets the largest sweep has (default: 1000000)"
    )
    parser.add_argument(
        "--tickets", type=int, default=300_000, help="how many tickets the year of `seed` has (default: 300000)"
    )
    parser.add_argument("--postgres", metavar="URL", help="an empty PostgreSQL database, to measure there as well")
    return parser


def _sla(settings: Settings, options: argparse.Namespace) -> bool:
    text, holds = sla.run(settings.calendar)
    print(f"Deadlines\n{text}\n", flush=True)
    print("Sweeps with 10 due, by how many tickets are open", flush=True)
    return asyncio.run(sweep.run(settings, options.most, options.postgres)) and holds


def _search(settings: Settings, options: argparse.Namespace) -> bool:
    text, holds = search.run(settings, url=options.postgres)
    print(f"Search\n{text}", flush=True)
    return holds


def _seed(settings: Settings, options: argparse.Namespace) -> bool:
    return asyncio.run(seed.run(settings, options.tickets, options.postgres))


BENCHES: dict[str, Callable[[Settings, argparse.Namespace], bool]] = {
    "sla": _sla,
    "press": lambda *_: press.run(),
    "search": _search,
    "seed": _seed,
    "start": lambda *_: start.run(),
    "update": lambda *_: update.run(),
    "sends": lambda *_: sends.run(),
    "transport": lambda *_: transport.run(),
}

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:], os.environ))
