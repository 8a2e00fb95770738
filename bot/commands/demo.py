"""`helpdesk demo`: the whole desk on this machine, with a Telegram look-alike in the browser."""

from __future__ import annotations

import argparse
import asyncio
import errno
import os
import sys
from collections.abc import Mapping
from pathlib import Path

from bot.commands.cli import GOOD
from bot.config.load import load
from bot.config.model import Config
from bot.demo.house import NotStarted
from bot.demo.month.kept import NotMade
from bot.demo.performance import perform
from bot.demo.settings import demo_environ
from sandbox.cast import Cast
from sandbox.server import Sandbox

FOLDER = Path("demo-data")
BAR = 30  # letters


def main(options: argparse.Namespace, _environ: Mapping[str, str]) -> int:
    """Play until it is stopped; say the address of the page."""
    os.umask(0o077)

    def say(line: str) -> None:
        print(line, flush=True)

    try:
        asyncio.run(
            perform(FOLDER, port=options.port, empty=options.empty, lesson=options.lesson, say=say, tell=_bar)
        )
    except NotStarted as error:
        raise ValueError(str(error)) from error
    except NotMade as error:
        raise ValueError("the month could not be made: `--empty` begins without it") from error
    except OSError as error:
        if error.errno != errno.EADDRINUSE:
            raise
        raise ValueError(
            f"port {options.port} is taken: say another with --port, or `make demo PORT={options.port + 1}`"
        ) from error
    return GOOD


def _bar(progress: float) -> None:
    """Draw how much of the month is made, where somebody looks on."""
    if sys.stdout.isatty():
        full = round(progress * BAR)
        end = "\r\033[K" if progress >= 1 else ""
        line = f"\rMaking a month of tickets, this once: {'█' * full}{'░' * (BAR - full)} {progress:4.0%}"
        print(end or line, end="", flush=True)


def demo_config(cast: Cast, sandbox: Sandbox, database_url: str, **more: str) -> Config:
    """Return the settings of a desk with the sandbox's cast, whose teams are yet to be met in their groups."""
    return load(None, demo_environ(cast, sandbox.api_url, sandbox.token, database_url, **more))
