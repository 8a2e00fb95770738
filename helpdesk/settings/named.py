"""What bears a name in several languages: the one it is configured by, and what Odia and Hindi call it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

OTHERS = ("or", "hi")  # the languages that may have names of their own


def in_language(item: Any, language: str, field: str = "name") -> str:
    """Return what an item is called in a language; ``field``: what else of it is said in several."""
    return getattr(item, f"{field}_{language}", "") or str(getattr(item, field))


def names_of(item: Any) -> Iterator[str]:
    """Return all that an item is called, in whatever language."""
    yield from filter(None, (getattr(item, name, "") for name in ("name", *(f"name_{each}" for each in OTHERS))))
