"""`helpdesk backup`: copy the database, also while it is in use."""

from __future__ import annotations

import argparse
from collections.abc import Mapping
from pathlib import Path

from bot.base.clock import DeskClock
from bot.base.sealing import Seal
from bot.commands.cli import GOOD
from bot.config.load import config_of
from storage.upkeep.backup import copy


def main(options: argparse.Namespace, environ: Mapping[str, str]) -> int:
    """Copy to the file that was named, or into the directory of the daily copies."""
    config = config_of(options, environ)
    now = DeskClock(None).now().astimezone(config.desk.zone)
    named: Path | None = options.file
    seal = Seal(config.encryption.recipients)
    target = seal.named(named or Path(config.backup.dir or ".") / f"helpdesk-{now:%Y-%m-%d-%H%M%S}.db")
    if target.exists():
        raise ValueError(f"{target} is there already; name another file")
    copy(config.database.url.get_secret_value(), target, seal or None)
    print(target)
    return GOOD
