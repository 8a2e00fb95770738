"""What a message says, as values: each sort has its class, which knows how it is stored and how it is read back.

The words and the buttons are made of these values in ``handlers/``, when the message is sent.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields
from datetime import date, datetime
from enum import StrEnum
from functools import cache
from types import UnionType
from typing import Any, ClassVar, Self, TypedDict, Unpack, get_args, get_origin, get_type_hints

from helpdesk.outbox import Facts, MessageKind, OutboxMessage, Urgency


class Delivery(TypedDict, total=False):
    """How a message goes, besides where and how urgently: see ``OutboxMessage``."""

    thread_id: int | None
    ticket: int | None
    person: int | None
    slot: str | None
    under: str | None
    reply_to: int | None
    once: str | None
    perishable: bool
    silent: bool


@dataclass(frozen=True)
class Content:
    """What is said; its fields are what is stored of it, by their names. A field that came later has a default."""

    kind: ClassVar[MessageKind]

    @property
    def facts(self) -> Facts:
        """The stored form."""
        return {each.name: _stored(getattr(self, each.name)) for each in fields(self)}

    @classmethod
    def read(cls, facts: Facts) -> Self:
        """Return what was stored; what is stored besides its fields is left aside."""
        kind: Any = cls  # mypy takes a class for one of its instances, which have no hash
        return cls(**{name: _read(hint, facts[name]) for name, hint in _hints(kind).items() if name in facts})

    def message_to(self, chat_id: int, urgency: Urgency, **how: Unpack[Delivery]) -> OutboxMessage:
        """Return the message that says it in a chat."""
        return OutboxMessage(chat_id=chat_id, kind=self.kind, urgency=urgency, facts=self.facts, **how)


class Text(Content):
    """One sentence; ``stored_as`` names it in the stored form, and stays whatever becomes of class and words."""

    kind = MessageKind.TEXT
    stored_as: ClassVar[str]

    @property
    def facts(self) -> Facts:
        """The stored form."""
        return {"key": self.stored_as, **super().facts}

    @classmethod
    def is_in(cls, message: OutboxMessage) -> bool:
        """Whether a message says this."""
        return message.kind is cls.kind and message.facts.get("key") == cls.stored_as


@cache
def _hints(cls: type[Content]) -> Mapping[str, Any]:
    hints = get_type_hints(cls)
    return {each.name: hints[each.name] for each in fields(cls)}


def _stored(value: Any) -> str | int | bool | None:
    if isinstance(value, tuple):
        return ",".join(str(each) for each in value)
    if isinstance(value, date):  # and a datetime, which is one
        return value.isoformat()
    stored: str | int | bool | None = value.value if isinstance(value, StrEnum) else value
    return stored


def _read(hint: Any, value: Any) -> Any:
    if isinstance(hint, UnionType):
        hint = get_args(hint)[0]
    if get_origin(hint) is tuple:
        return tuple(get_args(hint)[0](each) for each in str(value or "").split(",") if each)
    if value is None:
        return None
    if hint in (date, datetime):
        return hint.fromisoformat(value)
    return hint(value)
