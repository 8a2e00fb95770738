"""`helpdesk demo`: the whole desk on this machine, with a Telegram look-alike in the browser."""

from __future__ import annotations

import argparse
import asyncio
import errno
import getpass
import os
import sys
from collections.abc import Mapping
from pathlib import Path

from bot.commands.cli import GOOD
from bot.config.load import load
from bot.config.model import Config
from bot.demo.house import NotStarted
from bot.demo.month.kept import NotMade
from bot.demo.performance import Programme, perform
from bot.demo.settings import demo_environ
from sandbox.cast import Cast
from sandbox.people.login import Public
from sandbox.server import Sandbox

FOLDER = Path("demo-data")
BAR = 30  # letters
PASSWORD = "HELPDESK_DEMO_PASSWORD"
LEAST = 8  # characters of it


def main(options: argparse.Namespace, environ: Mapping[str, str]) -> int:
    """Play until it is stopped; say the address of the page."""
    os.umask(0o077)
    programme = Programme(
        port=options.port, worlds=options.trainees, empty=options.empty, lesson=options.lesson,
        language=options.language, public=_public(options, environ),
    )  # fmt: skip

    def say(line: str) -> None:
        print(line, flush=True)

    try:
        asyncio.run(perform(FOLDER, programme, say=say, tell=_bar))
    except NotStarted as error:
        raise ValueError(str(error)) from error
    except NotMade as error:
        raise ValueError("the month could not be made: `--empty` begins without it") from error
    except OSError as error:
        if error.errno != errno.EADDRINUSE:
            raise
        which = (
            f"port {options.port}"
            if options.trainees == 1
            else f"one of {options.trainees} ports from {options.port} on"
        )
        raise ValueError(
            f"{which} is taken: say another with --port, or `make demo PORT={options.port + 1}`"
        ) from error
    return GOOD


def _public(options: argparse.Namespace, environ: Mapping[str, str]) -> Public | None:
    """Return by which names others reach the demo, and with which password; None: nobody does."""
    if not options.public:
        return None
    password = _password(options.password_file, environ)
    if len(password) < LEAST:
        raise ValueError(
            f"--public needs a password of {LEAST} characters or more: in {PASSWORD}, in a file by --password-file, "
            "or typed when it is asked for"
        )
    return Public(frozenset(name.lower() for name in options.public), password)


def _password(file: Path | None, environ: Mapping[str, str]) -> str:
    if file is not None:
        return next(iter(file.read_text("utf-8").splitlines()), "")
    given = environ.get(PASSWORD, "")
    return getpass.getpass("Password for the demo: ") if not given and sys.stdin.isatty() else given


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
