"""`helpdesk bench`: how fast this machine is at what must stay fast; each bench is a module beside this one."""

from __future__ import annotations

import argparse
import asyncio
from collections.abc import Callable, Mapping

from bot.cli import GOOD, RED
from bot.commands import bench_press, bench_search, bench_seed, bench_sla, bench_start, bench_sweep
from bot.configured import config_of
from bot.office import settings_of
from helpdesk.policy import Settings


def main(options: argparse.Namespace, environ: Mapping[str, str]) -> int:
    """Measure; return 1 if a goal is missed."""
    settings = settings_of(config_of(options, environ, optional=True))
    return GOOD if BENCHES[options.what](settings, options) else RED


def _sla(settings: Settings, options: argparse.Namespace) -> bool:
    text, holds = bench_sla.run(settings.calendar)
    print(f"Deadlines\n{text}\n", flush=True)
    print("Sweeps with 10 due, by how many tickets are open", flush=True)
    return asyncio.run(bench_sweep.run(settings, options.most, options.postgres)) and holds


def _search(settings: Settings, options: argparse.Namespace) -> bool:
    text, holds = bench_search.run(settings, url=options.postgres)
    print(f"Search\n{text}", flush=True)
    return holds


def _seed(settings: Settings, options: argparse.Namespace) -> bool:
    return asyncio.run(bench_seed.run(settings, options.tickets, options.postgres))


BENCHES: dict[str, Callable[[Settings, argparse.Namespace], bool]] = {
    "sla": _sla,
    "press": lambda *_: bench_press.run(),
    "search": _search,
    "seed": _seed,
    "start": lambda *_: bench_start.run(),
}
