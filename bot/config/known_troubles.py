"""The known troubles that come with the program: read once, checked as they are read."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files

from helpdesk.text.known_issues import KnownTrouble
from helpdesk.ticket.ticket import Component, Nature


@cache
def known_troubles() -> tuple[KnownTrouble, ...]:
    """Return the packaged list (bot/data/known_troubles.toml)."""
    text = files("bot").joinpath("data/known_troubles.toml").read_text("utf-8")
    return tuple(
        KnownTrouble(
            key=row["key"],
            module=row.get("module"),
            nature=Nature(row["nature"]),
            component=Component(row["component"]) if "component" in row else None,
            trouble=row["trouble"],
            solution=row["solution"],
            words=tuple(row.get("words", ())),
        )
        for row in tomllib.loads(text)["trouble"]
    )
