"""An edited message is read as it was when it was new: by a form that is open, or by the ticket that came of one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from helpdesk.intake.another import same_name
from helpdesk.intake.asking import Heard, Taken
from helpdesk.intake.flow import with_phone, with_ulb
from helpdesk.intake.form import FIELDS, Form, FormMessage, FormStep, Lists, Piece, Said
from helpdesk.intake.hearing import hear_at
from helpdesk.intake.opening import read_call
from helpdesk.matching.modules import module_in
from helpdesk.matching.towns import choose_town
from helpdesk.text.names import asked_name
from helpdesk.text.words import clean, fold
from helpdesk.ticket.notes import Caller

_TOWN = ("ulb", "ulb_text")
_OF_CALLER = frozenset({"phone", "email", "name"})
_TAKEN = {
    "phone": Taken.PHONE, "email": Taken.EMAIL, "name": Taken.NAME, "ulb": Taken.ULB, "ulb_text": Taken.PLACE,
    "ulb_query": Taken.SEARCH, "module": Taken.MODULE,
    "pieces": Taken.DESCRIPTION, "diagnosis": Taken.DIAGNOSIS, "solution": Taken.SOLUTION,
}  # fmt: skip
_WORDS = ("pieces", "diagnosis", "solution")


def message_of(form: Form, said: Said) -> FormMessage | None:
    """Return what this message said to the form; None if it has nothing of it."""
    found = next((one for one in form.messages if one.said.is_in(said)), None)
    if found is not None:
        return found
    if any(file.is_in(said.chat_id, said.message_id) for file in form.files):
        return FormMessage(said=said, step=None)
    return _of_before(form, said)


def without_message(form: Form, said: Said) -> Form:
    """Return the form without the words of a message."""
    left: dict[str, Any] = {name: _of_others(getattr(form, name), said) for name in _WORDS}
    return replace(form, **left, messages=tuple(one for one in form.messages if not one.said.is_in(said)))


def reread(form: Form, text: str, said: Said, lists: Lists) -> Heard | None:
    """Return the form as if a message of it had been written so; what was answered otherwise since stays.

    None if it has nothing of the message.
    """
    former = message_of(form, said)
    if former is None:
        return None
    said = former.said  # it counts at the time at which it was said first
    gave, bare = dict(former.gave), _bare(form, former)
    heard = hear_at(former.step, bare, text, said, lists) if text else Heard(form=bare)
    gives = {name: value for name in FIELDS if (value := getattr(heard.form, name)) != getattr(bare, name)}
    edited, taken, left_out = form, list[Taken](), False
    for name in FIELDS:
        if _same(gave.get(name), gives.get(name)) and getattr(edited, name) == getattr(form, name):
            continue
        if _stands(form, gave, name):
            edited = _answered(edited, name, gives.get(name))
            taken.append(_TAKEN[name])
        else:
            left_out = left_out or (name in _OF_CALLER and bool(gives.get(name)))
    for name in _WORDS:
        spoken = tuple(piece for piece in getattr(heard.form, name) if said.is_in(piece.said))
        if left_out and name == "pieces" and text:
            spoken = (Piece(text, said, is_rest=True),)  # no word may be lost
        words: dict[str, Any] = {name: _in_place(getattr(form, name), spoken, said)}
        if words[name] != getattr(form, name):
            taken.append(_TAKEN[name])
            edited = replace(edited, **words)
    filled = tuple((name, value) for name, value in gives.items() if value)
    if not left_out and _OF_CALLER & gives.keys() and former.step is None:
        edited = replace(edited, caller_said=said)  # a caption that came later, perhaps
    now = FormMessage(said=former.said, step=former.step, letters=len(text), gave=filled)
    messages = (*(one for one in form.messages if not one.said.is_in(said)), now)
    return Heard(form=replace(edited, messages=messages), taken=tuple(taken), problem=heard.problem)


def _stands(form: Form, gave: Mapping[str, str], name: str) -> bool:
    """Return whether a field is still as the message gave it; a town, listed or not, is one answer."""
    fields = _TOWN if name in _TOWN else (name,)
    return all(_same(getattr(form, each), gave.get(each)) for each in fields)


def _bare(form: Form, message: FormMessage) -> Form:
    """Return the form as it would be without this message, and without a caller where one is read from it."""
    bare, gave = without_message(form, message.said), dict(message.gave)
    if message.step is None:
        bare = replace(bare, phone=None, email=None, name=None, caller_id=None)
    for name in FIELDS:
        if name in gave and _same(getattr(form, name), gave[name]):
            bare = _answered(bare, name, None)
    return bare


def _of_before(form: Form, said: Said) -> FormMessage | None:
    """Return the message as forms show it that were begun before they remembered messages."""
    step: FormStep | None = None
    names_caller = said.is_in(form.caller_said)
    if any(said.is_in(piece.said) for piece in form.diagnosis):
        step = FormStep.DIAGNOSIS
    elif any(said.is_in(piece.said) for piece in form.solution):
        step = FormStep.SOLVED_HOW
    elif any(said.is_in(piece.said) and not piece.is_rest for piece in form.pieces):
        step = None if names_caller else FormStep.WORDS
    elif not names_caller and not any(said.is_in(piece.said) for piece in form.pieces):
        return None
    known = ((name, getattr(form, name)) for name in ("phone", "email", "name"))
    gave = tuple((name, value) for name, value in known if value) if names_caller else ()
    return FormMessage(said=said, step=step, gave=gave)


def _answered(form: Form, name: str, value: str | None) -> Form:
    """Return the form with one of its fields as it is now."""
    if name == "ulb":
        return with_ulb(form, value) if value else replace(form, ulb=None)
    if name == "phone" and value:
        return with_phone(form, value)
    change: dict[str, Any] = {name: value}
    is_same = name == "name" and same_name(form.name, value)
    if name in _OF_CALLER and form.caller_id is not None and not is_same:
        change |= {"caller_id": None, "someone_else": name == "name" and value is not None}
    if value and name == "email":
        change["no_number"] = False
    if value and name == "name":
        change["no_name"] = False
    return replace(form, **change)


def _in_place(pieces: tuple[Piece, ...], spoken: tuple[Piece, ...], said: Said) -> tuple[Piece, ...]:
    """Return the pieces with those of a message as they are now, where they stood or in the order of the chat."""
    others = _of_others(pieces, said)
    at = next((n for n, piece in enumerate(pieces) if said.is_in(piece.said)), None)
    if at is None:
        later = (n for n, p in enumerate(others) if p.said is not None and p.said.message_id > said.message_id)
        at = next(later, len(others))
    return (*others[:at], *spoken, *others[at:])


def _of_others(pieces: tuple[Piece, ...], said: Said) -> tuple[Piece, ...]:
    return tuple(piece for piece in pieces if not said.is_in(piece.said))


def _same(one: str | None, other: str | None) -> bool:
    return fold(one or "") == fold(other or "")


def described(text: str, *, caller: Caller, ulb: str | None, lists: Lists) -> str:
    """Return what a message says is wrong: without caller and place if the ticket knows them, else whole."""
    plain = clean(text)
    reading = read_call(plain, lists)
    said = (reading.phone, reading.email)
    if any(one not in (None, known) for one, known in zip(said, (caller.phone, caller.email), strict=True)):
        return plain  # another number: no word may be lost
    same_name = reading.name is None or fold(reading.name) == fold(caller.name or "")
    return reading.rest if reading.has_contact or (same_name and reading.ulb in (None, ulb)) else plain


def told_otherwise(
    text: str, gave: Sequence[str], caller: Caller, held: Mapping[str, str | None], lists: Lists
) -> tuple[str, ...]:
    """Return which of the fields that a message filled in it fills in otherwise now. ``held``: town and module."""
    plain = clean(text)
    reading = read_call(plain, lists)
    now = {
        "phone": reading.phone, "email": reading.email, "name": reading.name or asked_name(plain),
        "ulb": reading.ulb or choose_town(plain, lists.ulbs), "module": module_in(plain, lists.modules),
        "ulb_text": plain,
    }  # fmt: skip
    there = {"phone": caller.phone, "email": caller.email, "name": caller.name, **held}
    return tuple(name for name in gave if name in now and not _same(now[name], there.get(name)))
