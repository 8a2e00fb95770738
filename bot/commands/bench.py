"""`helpdesk bench`: the table of what can be measured; each bench is a module of its own beside this one."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Mapping

from bot.cli import GOOD, RED, config_of
from bot.commands import bench_search, bench_sla
from bot.config import Config
from bot.office import calendar_of, settings_of

BENCHES: dict[str, Callable[[Config], tuple[str, bool]]] = {
    "sla": lambda config: bench_sla.run(calendar_of(config)),
    "search": lambda config: bench_search.run(settings_of(config)),
}


def main(options: argparse.Namespace, environ: Mapping[str, str]) -> int:
    """Measure, print, and say by the exit code whether the goals are met."""
    said, holds = BENCHES[options.what](config_of(options, environ, optional=True))
    print(said)
    return GOOD if holds else RED
