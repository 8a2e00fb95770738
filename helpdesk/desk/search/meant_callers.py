"""Which caller somebody means who types a number, an address or a name."""

from __future__ import annotations

from typing import TypedDict

from helpdesk.text.phones import find_phones, read_phone
from helpdesk.text.words import clean, words


class MeantCaller(TypedDict):
    """By what a caller is looked for; all that is there must fit."""

    phone: str | None
    email: str | None
    name: tuple[str, ...]


def meant_caller(typed: str, region: str) -> MeantCaller:
    """Return the number, the address and the words of a name in what was typed."""
    email = next((piece for piece in typed.split() if "@" in piece), None)
    rest = clean(typed.replace(email, " ") if email else typed)
    phone = read_phone(rest, region)
    if phone is not None:
        return MeantCaller(phone=phone, email=email, name=())
    for found in find_phones(rest, region)[:1]:
        phone, rest = found.number, f"{rest[: found.start]} {rest[found.end :]}"
    return MeantCaller(phone=phone, email=email, name=tuple(word.text for word in words(rest)))
