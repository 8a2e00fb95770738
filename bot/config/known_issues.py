"""The known troubles that come with the program, read once."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files

from helpdesk.settings.bodies import item_of
from helpdesk.text.known_issues import KnownIssue


@cache
def known_issues() -> tuple[KnownIssue, ...]:
    """Return the packaged list (bot/data/known_issues.toml)."""
    text = files("bot").joinpath("data/known_issues.toml").read_text("utf-8")
    return tuple(item_of(KnownIssue, row) for row in tomllib.loads(text)["trouble"])
