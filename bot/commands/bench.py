"""`helpdesk bench`: measure this machine; each bench is a module of its own."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Mapping

from bot.cli import GOOD, RED, config_of
from bot.commands import bench_sla
from bot.config import Config
from bot.office import calendar_of

BENCHES: dict[str, Callable[[Config], tuple[str, bool]]] = {
    "sla": lambda config: bench_sla.run(calendar_of(config)),
}


def main(options: argparse.Namespace, environ: Mapping[str, str]) -> int:
    """Run one bench; return 1 if it misses its goals."""
    said, good = BENCHES[options.what](config_of(options, environ, optional=True))
    print(said)
    return GOOD if good else RED
