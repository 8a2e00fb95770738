"""The known troubles that come with the program, read once."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files

from helpdesk.settings.bodies import item_of
from helpdesk.text.known_issues import KnownTrouble


@cache
def known_troubles() -> tuple[KnownTrouble, ...]:
    """Return the packaged list (bot/data/known_troubles.toml)."""
    text = files("bot").joinpath("data/known_troubles.toml").read_text("utf-8")
    return tuple(item_of(KnownTrouble, row) for row in tomllib.loads(text)["trouble"])
