"""The kinds of facts by the names under which the journal keeps them, and its rows in both directions.

Facts hold ids and codes only, never a text, a name or a number.
"""

from __future__ import annotations

from dataclasses import fields
from datetime import datetime
from enum import StrEnum
from functools import cache
from typing import Any, get_type_hints

from helpdesk.ticket.errors import UnknownFact
from helpdesk.ticket.fact import Fact, Trait
from helpdesk.ticket.facts import clock, details, endings, moves, promises, solution, words


def name_of(kind: type[Fact]) -> str:
    """Return the name under which the journal keeps facts of a kind."""
    return kind.__name__.lower()


FACTS: dict[str, type[Fact]] = {
    name_of(kind): kind
    for about in (clock, details, endings, moves, promises, solution, words)
    for kind in vars(about).values()
    if isinstance(kind, type) and issubclass(kind, Fact) and kind is not Fact
}


def names_with(trait: Trait) -> tuple[str, ...]:
    """Return the names under which the journal keeps facts that have ``trait``."""
    return tuple(name for name, kind in FACTS.items() if trait in kind.traits)


def to_row(fact: Fact) -> tuple[str, dict[str, Any]]:
    """Return the fact's name and its own fields as JSON values (instants as ISO 8601, enums as text)."""
    name = name_of(type(fact))
    body = {own: getattr(fact, own) for own in _own(name)}
    return name, {
        k: v.isoformat() if isinstance(v, datetime) else str(v) if isinstance(v, StrEnum) else v
        for k, v in body.items()
        if v is not None
    }


def from_row(name: str, at: datetime, by: int | None, body: dict[str, Any]) -> Fact:
    """Return the fact that ``to_row`` wrote; raise ``UnknownFact`` for a name this version does not know."""
    if name not in FACTS:
        raise UnknownFact(name)
    return FACTS[name](at=at, by=by, **{own: _value(kind, body.get(own)) for own, kind in _own(name).items()})


@cache
def _own(name: str) -> dict[str, Any]:
    """Return the fields of a kind of fact that are its own, and of what kind each is besides None."""
    shape = FACTS[name]
    hints = get_type_hints(shape)
    own = {f.name: hints[f.name] for f in fields(shape) if f.name not in ("at", "by")}
    return {
        name: next(kind for kind in getattr(hint, "__args__", (hint,)) if kind is not type(None))
        for name, hint in own.items()
    }


def _value(kind: Any, raw: Any) -> Any:
    if raw is None:
        return None
    if kind is datetime:
        return datetime.fromisoformat(raw)
    return kind(raw) if isinstance(kind, type) and issubclass(kind, StrEnum) else raw
