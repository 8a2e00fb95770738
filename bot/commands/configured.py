"""The config that a command is told to use."""

import argparse
import sys
from collections.abc import Mapping
from pathlib import Path

from bot.commands.table import DEFAULT_CONFIG
from bot.config.load import load
from bot.config.model import Config


def settings_file(options: argparse.Namespace) -> Path:
    """Return the file that the options name, or the default one; it need not be there."""
    named: Path | None = getattr(options, "config", None)
    return named or DEFAULT_CONFIG


def config_of(options: argparse.Namespace, environ: Mapping[str, str], *, optional: bool = False) -> Config:
    """Return the config that the options name, and say its warnings.

    `optional`: config.toml may be missing when nobody named it; then the defaults hold.
    """
    named: Path | None = getattr(options, "config", None)
    path = settings_file(options)
    config = load(None if optional and named is None and not path.exists() else path, environ)
    for warning in config.warnings:
        sys.stderr.write(f"warning: {warning}\n")
    return config
