"""`helpdesk bench`: the table of what can be measured; each bench is a module of its own beside this one."""

from __future__ import annotations

import argparse
import asyncio
from collections.abc import Callable, Mapping

from bot.cli import GOOD, RED, config_of
from bot.commands import bench_press, bench_sla, bench_sweep
from bot.config import Config
from bot.office import settings_of


def _sla(config: Config, options: argparse.Namespace) -> bool:
    settings = settings_of(config)
    text, holds = bench_sla.run(settings.calendar)
    print(f"Deadlines\n{text}\n", flush=True)
    print("Sweeps with 10 due, by how many tickets are open", flush=True)
    flat = asyncio.run(bench_sweep.run(settings, options.most, options.postgres))
    return holds and flat


BENCHES: dict[str, Callable[[Config, argparse.Namespace], bool]] = {
    "sla": _sla,
    "press": lambda *_: bench_press.run(),
}


def main(options: argparse.Namespace, environ: Mapping[str, str]) -> int:
    """Measure, print, and say by the exit code whether the goals are met."""
    holds = BENCHES[options.what](config_of(options, environ, optional=True), options)
    return GOOD if holds else RED
