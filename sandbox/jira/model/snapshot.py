"""A whole Jira as plain data, and back: all but the files' bytes, which stand beside it under their names."""

from __future__ import annotations

from dataclasses import asdict, fields, is_dataclass
from functools import cache
from types import UnionType
from typing import Any, Union, get_args, get_origin, get_type_hints

from sandbox.jira.model.site import Site

NOT_KEPT = {"clock", "listeners", "files", "tokens", "media_secret"}  # who holds a token holds it still


def dump(site: Site) -> dict[str, Any]:
    """Return it as JSON can hold it."""
    return {one.name: _plain(getattr(site, one.name)) for one in fields(site) if one.name not in NOT_KEPT}


def restore(site: Site, state: dict[str, Any], files: dict[str, bytes]) -> None:
    """Make the site what it was; its clock, its listeners and its tokens stay."""
    hints = _hints(Site)
    for name, value in state.items():
        setattr(site, name, _typed(hints[name], value))
    site.files = dict(files)


def _plain(value: Any) -> Any:
    if is_dataclass(value) and not isinstance(value, type):
        return asdict(value)
    if isinstance(value, dict):
        return {key: _plain(one) for key, one in value.items()}
    return [_plain(one) for one in value] if isinstance(value, list) else value


@cache
def _hints(of: type) -> dict[str, Any]:
    return get_type_hints(of)


def _typed(hint: Any, value: Any) -> Any:
    """Build what the hint says of plain data."""
    if is_dataclass(hint) and isinstance(hint, type):
        hints = _hints(hint)
        return hint(**{name: _typed(hints[name], one) for name, one in value.items()})
    origin, inside = get_origin(hint), get_args(hint)
    if origin is list:
        return [_typed(inside[0], one) for one in value]
    if origin is dict:
        return {key: _typed(inside[1], one) for key, one in value.items()}
    if origin in (Union, UnionType) and value is not None:
        return _typed(next(one for one in inside if one is not type(None)), value)
    return value
