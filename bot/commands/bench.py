"""`helpdesk bench`: how fast this machine is at what must stay fast."""

from __future__ import annotations

import argparse
import asyncio
from collections.abc import Mapping

from bot.cli import GOOD, RED, config_of
from bot.commands import bench_seed, bench_sla, bench_sweep
from bot.office import settings_of


def main(options: argparse.Namespace, environ: Mapping[str, str]) -> int:
    """Measure deadlines and sweeps, or summaries and an export; return 1 if a goal is missed."""
    settings = settings_of(config_of(options, environ, optional=True))
    if options.what == "seed":
        return GOOD if asyncio.run(bench_seed.run(settings, options.tickets, options.postgres)) else RED
    text, holds = bench_sla.run(settings.calendar)
    print(f"Deadlines\n{text}\n", flush=True)
    print("Sweeps with 10 due, by how many tickets are open", flush=True)
    flat = asyncio.run(bench_sweep.run(settings, options.most, options.postgres))
    return GOOD if holds and flat else RED
