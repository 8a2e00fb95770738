"""Items of the settings as they are kept: a body of texts, numbers and lists, in the words of the configuration."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields
from datetime import time
from enum import StrEnum
from functools import cache
from types import UnionType
from typing import Annotated, Any, get_args, get_origin, get_type_hints

from helpdesk.limits import Reads

Body = Mapping[str, Any]


def body_of(item: Any) -> dict[str, Any]:
    """Return what an item says; what it says nothing of is left out."""
    said = {each.name: getattr(item, each.name) for each in fields(item)}
    return {name: _written(value) for name, value in said.items() if value is not None}


def item_of(kind: Any, body: Body) -> Any:
    """Return the item that a body says. Limits are not looked at: what is kept was checked when it came."""
    kinds = _kinds(kind)
    return kind(**{name: _read(kinds[name], value) for name, value in body.items() if name in kinds})


@cache
def _kinds(kind: Any) -> dict[str, Any]:
    return get_type_hints(kind, include_extras=True)


def _written(value: Any) -> Any:
    if isinstance(value, tuple):
        return [_written(each) for each in value]
    if isinstance(value, time):
        return f"{value:%H:%M}"
    return value.value if isinstance(value, StrEnum) else value


def _read(kind: Any, value: Any) -> Any:
    if get_origin(kind) is Annotated:
        kind, *marks = get_args(kind)
        for mark in marks:
            value = mark.read(value) if isinstance(mark, Reads) else value
    if isinstance(value, list):
        return tuple(_read(get_args(kind)[0], each) for each in value)
    if isinstance(kind, UnionType) and value is not None:  # such as `Component | None`
        return _read(get_args(kind)[0], value)
    return kind(value) if isinstance(kind, type) and issubclass(kind, StrEnum) else value
