"""The buttons that scripts name: known by what they carry, in whatever language a chat is spoken to."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from fnmatch import fnmatchcase
from functools import cache
from pathlib import Path

DATA = Path(__file__).parent / "data"


@dataclass(frozen=True, slots=True)
class Known:
    """One that a script may name. ``data``: what it carries; ``says``: the desk's key of what is written on it."""

    data: str
    says: str = ""

    def carries(self, data: str, ticket: str) -> bool:
        """Whether this is what such a button of that ticket carries."""
        return fnmatchcase(data, self.data.replace("{ticket}", ticket))


@cache
def buttons() -> Mapping[str, Known]:
    """Return all of them, by name."""
    rows = tomllib.loads((DATA / "buttons.toml").read_text("utf-8"))
    return {name: Known(**row) for name, row in rows.items()}


@dataclass(frozen=True, slots=True)
class Spoken:
    """What is written on buttons: ``labels`` by key and language; ``chats``, those that have one of their own."""

    labels: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    chats: Mapping[str, str] = field(default_factory=dict)
    language: str = "en"

    def label(self, name: str, chat: int) -> str:
        """Return what such a button will say in a chat; its name while the desk has not told."""
        language = self.chats.get(str(chat), self.language)
        return self.labels.get(buttons()[name].says, {}).get(language) or name.replace("_", " ")
