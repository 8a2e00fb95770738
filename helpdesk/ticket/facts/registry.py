"""The kinds of facts by the names under which the journal keeps them, and its rows in both directions.

Facts hold ids and codes only, never a text, a name or a number.
"""

from __future__ import annotations

from dataclasses import asdict, fields
from datetime import datetime
from enum import StrEnum
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
    body = {k: v for k, v in asdict(fact).items() if k not in ("at", "by") and v is not None}
    return name_of(type(fact)), {
        k: v.isoformat() if isinstance(v, datetime) else str(v) if isinstance(v, StrEnum) else v
        for k, v in body.items()
    }


def from_row(name: str, at: datetime, by: int | None, body: dict[str, Any]) -> Fact:
    """Return the fact that ``to_row`` wrote; raise ``UnknownFact`` for a name this version does not know."""
    if name not in FACTS:
        raise UnknownFact(name)
    shape = FACTS[name]
    hints = get_type_hints(shape)
    own = {f.name: _value(hints[f.name], body.get(f.name)) for f in fields(shape) if f.name not in ("at", "by")}
    return shape(at=at, by=by, **own)


def _value(hint: Any, raw: Any) -> Any:
    if raw is None:
        return None
    kinds = [k for k in getattr(hint, "__args__", (hint,)) if k is not type(None)]
    kind = kinds[0]
    if kind is datetime:
        return datetime.fromisoformat(raw)
    return kind(raw) if isinstance(kind, type) and issubclass(kind, StrEnum) else raw
