"""What comes with the program beside the settings, read once: known troubles, and what holidays are called."""

from __future__ import annotations

import csv
import tomllib
from functools import cache
from importlib.resources import files

from helpdesk.settings.bodies import item_of
from helpdesk.settings.settings import Holiday
from helpdesk.text.known_issues import KnownIssue


@cache
def known_issues() -> tuple[KnownIssue, ...]:
    """Return the packaged list (bot/data/known_issues.toml)."""
    return tuple(item_of(KnownIssue, row) for row in tomllib.loads(_text("known_issues.toml"))["trouble"])


@cache
def holidays() -> tuple[Holiday, ...]:
    """Return what Odia and Hindi call the holidays of Odisha (bot/data/holidays.csv)."""
    return tuple(Holiday(**row) for row in csv.DictReader(_text("holidays.csv").splitlines()))


def _text(name: str) -> str:
    return files("bot").joinpath(f"data/{name}").read_text("utf-8")
