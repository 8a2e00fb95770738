"""What bears a name in several languages: the one it is configured by, and what Odia and Hindi call it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, get_args

from helpdesk.limits import Language

OTHERS = tuple(language for language in get_args(Language) if language != "en")  # each may have names of its own


def in_language(item: Any, language: str, field: str = "name") -> str:
    """Return what an item is called in a language; ``field``: what else of it is said in several."""
    return getattr(item, f"{field}_{language}", "") or str(getattr(item, field))


def names_of(item: Any) -> Iterator[str]:
    """Return all that an item is called, in whatever language."""
    yield from filter(None, (getattr(item, name, "") for name in ("name", *(f"name_{each}" for each in OTHERS))))
