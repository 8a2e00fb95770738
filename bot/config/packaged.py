"""What comes with the program beside the settings, read once: known troubles, holidays, and what those are called."""

from __future__ import annotations

import csv
import tomllib
from datetime import date
from functools import cache
from importlib.metadata import version
from importlib.resources import files

from helpdesk.settings.bodies import item_of
from helpdesk.settings.settings import Holiday
from helpdesk.text.known_issues import KnownIssue

ODISHA = ("IN", "OD")


@cache
def known_issues() -> tuple[KnownIssue, ...]:
    """Return the packaged list (bot/data/known_issues.toml)."""
    return tuple(item_of(KnownIssue, row) for row in tomllib.loads(_text("known_issues.toml"))["trouble"])


@cache
def holidays() -> tuple[Holiday, ...]:
    """Return what Odia and Hindi call the holidays of Odisha (bot/data/holidays.csv)."""
    return tuple(Holiday(**row) for row in csv.DictReader(_text("holidays.csv").splitlines()))


def days_file() -> str:
    """Return which file of bot/data says what the installed holiday package knows of Odisha, if there is one."""
    return f"days-{'-'.join(ODISHA)}-{version('holidays')}.csv"


@cache
def days_known(country: str, subdivision: str) -> tuple[tuple[date, str], ...] | None:
    """Return the holidays of a place as they are written down; None: only the package knows them.

    The package loads what it knows of all countries, whichever it is asked for: a twelfth of what a desk takes.
    """
    if (country, subdivision) != ODISHA:
        return None
    try:
        rows = csv.reader(_text(days_file()).splitlines())
    except FileNotFoundError:  # of another version
        return None
    return tuple((date.fromisoformat(on), name) for on, name in rows)


def _text(name: str) -> str:
    return files("bot").joinpath(f"data/{name}").read_text("utf-8")
