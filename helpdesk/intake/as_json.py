"""A form as JSON and back: how it survives a restart."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import fields
from datetime import datetime
from typing import Any

from helpdesk.intake.form import Form, FormMessage, FormStep, Line, Piece, Said, UnknownForm
from helpdesk.ticket.notes import File, FileKind
from helpdesk.ticket.ticket import CallerKind, Channel, Component, Kind, Nature, Priority

FORMAT = 1


def to_json(form: Form) -> str:
    """Return the form as JSON text with its format's version."""
    return json.dumps({"format": FORMAT, "form": form}, default=_written, ensure_ascii=False)


def from_json(text: str) -> Form:
    """Return the form that ``to_json`` wrote; raise ``UnknownForm`` for another format or a broken body."""
    version: object = None
    try:
        stored = json.loads(text)
        version = stored["format"]
        if version == FORMAT:
            return _form(stored["form"])
    except (AttributeError, KeyError, TypeError, ValueError) as error:
        raise UnknownForm(version) from error
    raise UnknownForm(version)


def _form(stored: dict[str, Any]) -> Form:
    """Read every field by its reader; a field that this version does not know is refused by ``Form``."""
    known = {name: READERS.get(name, _as_it_is)(value) for name, value in (ADDED_LATER | stored).items()}
    absent = {field.name for field in fields(Form)} - known.keys()
    if absent:
        raise KeyError(*absent)
    return Form(**known)


def _written(value: Any) -> Any:
    return (
        value.isoformat() if isinstance(value, datetime) else {f.name: getattr(value, f.name) for f in fields(value)}
    )


def _as_it_is(value: Any) -> Any:
    return value


def _maybe(read: Callable[[Any], Any]) -> Callable[[Any], Any]:
    return lambda value: None if value is None else read(value)


def _each(read: Callable[[Any], Any]) -> Callable[[Any], Any]:
    return lambda values: tuple(read(value) for value in values)


def _instant(value: str) -> datetime:
    return datetime.fromisoformat(value)


def _said(value: dict[str, Any]) -> Said:
    return Said(**{**value, "at": _instant(value["at"])})


def _piece(value: dict[str, Any]) -> Piece:
    return Piece(**{**value, "said": _maybe(_said)(value["said"])})


def _file(value: dict[str, Any]) -> File:
    return File(**{**value, "kind": FileKind(value["kind"]), "said_at": _maybe(_instant)(value["said_at"])})


def _line(value: dict[str, Any]) -> Line:
    return Line(**{**value, "said": _said(value["said"]), "files": _each(_file)(value["files"])})


def _message(value: dict[str, Any]) -> FormMessage:
    gave = tuple((name, given) for name, given in value["gave"])
    return FormMessage(
        **{**value, "said": _said(value["said"]), "step": _maybe(FormStep)(value["step"]), "gave": gave}
    )


ADDED_LATER: dict[str, Any] = {
    "aside": [],
    "messages": [],
    "about": [],
    "priority_by_hand": True,  # nobody knows any more: it stays as it was
    "all_modules": False,
    "ready": None,
    "corrects": None,
    "former": None,
    "mail": None,
}
"""What a form that was stored before there was such a field has in it."""
READERS: dict[str, Callable[[Any], Any]] = {
    "priority": Priority,
    "channel": Channel,
    "caller_said": _maybe(_said),
    "caller_kind": _maybe(CallerKind),
    "nature": _maybe(Nature),
    "component": _maybe(Component),
    "pieces": _each(_piece),
    "files": _each(_file),
    "kind_by_hand": _maybe(Kind),
    "diagnosis": _each(_piece),
    "keep_until": _maybe(_instant),
    "solution": _each(_piece),
    "editing": _maybe(FormStep),
    "history": _each(FormStep),
    "aside": _each(_line),
    "messages": _each(_message),
    "about": tuple,
    "former": _maybe(_form),
}
