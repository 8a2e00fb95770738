"""How a message opens: with a number, an address, a name and a town, as what a caller says first; or as words.

Narrower than ``read``, which looks for the caller in all of a message that nothing had asked for: here a form is
open, so that "call back on 94370 12345" and "the JE's number is ..." are words about its trouble.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from helpdesk.intake.form import Lists
from helpdesk.intake.reading import EMAIL, LONG_TOWN, Reading, is_name, read, spelled
from helpdesk.matching.towns import town_alone, town_at, towns_in
from helpdesk.text.names import GROUPS, is_caseless, is_plain_name
from helpdesk.text.opening_words import (
    ANOTHER_CALL,
    BEFORE_A_CALLER,
    BEFORE_A_NUMBER,
    GREETINGS,
    I_AM,
    OF_WHOM,
    ROLES,
    SECOND,
)
from helpdesk.text.phones import find_written
from helpdesk.text.segments import segments
from helpdesk.text.words import Word, clean, has_words, without_first, without_last, words, words_from

_LONGEST_PHRASE, _MOST_BRACKETS = 16, 8  # words of an introduction; brackets that may hold a town, the first ones
_MOST_SEGMENTS = 4  # of a header: number, name, town, and one more number or address
_SLASH_OR_STOP = re.compile(r"(?<=[^\W\d_])\s+/\s+(?!\d)|(?<=[^\W\d_]{3})\.\s+(?=[^\W\d_])")
_BRACKETS = re.compile(r"\(([^()\d]{2,40})\)")


@dataclass(frozen=True, kw_only=True, slots=True)
class Opening:
    """Who a message opens with: by a number or address, or by name and town."""

    contacts: frozenset[str] = frozenset()  # E.164 and addresses; what can't be dialled as it is written
    name: str | None = None
    ulb: str | None = None
    name_first: bool = False  # "Ramesh 94370 12345"
    has_more: bool = False  # it goes on to say something


@dataclass(frozen=True, slots=True)
class _Contact:
    contacts: frozenset[str]
    start: int
    end: int


def opening_of(text: str, lists: Lists) -> Opening | None:
    """Return who ``text`` opens with as a caller's first words do; None if it opens with other words."""
    plain = clean(text)
    cut = [segment.text for segment in segments(_apart(plain, lists), lists.region) if has_words(segment.text)]
    name: str | None = None
    ulb: str | None = None
    for at, segment in enumerate(cut[:_MOST_SEGMENTS]):
        said = words(segment) if name or ulb else _begun(words(segment))
        if not _unlabelled(said) or {word.folded for word in said} <= ROLES:  # "Mobile - 94370 12345", "Ramesh, JE"
            continue
        contact = _contact(segment, lists)
        if contact is not None:
            if _tells_whose(" ".join((segment[contact.end :], *cut[at + 1 :]))):
                return None
            return _with_contact(contact, name, ulb, segment, said, plain, lists)
        town = town_alone(said, lists.ulbs)
        if town and not ulb:
            ulb = town
        elif not name and not ulb and (both := _name_and_town(segment, said, lists, introduced=_introduces(segment))):
            name, ulb = both
        elif not name and _is_callers(said, lists) and (not ulb or _is_surely_a_name(said, more=at + 1 < len(cut))):
            name = spelled(segment, said)
        else:
            begins = towns_in(_without_role(said), lists.ulbs) if name and not ulb else ()
            placed = begins[0].code if begins and begins[0].first == 0 else ulb
            return Opening(name=name, ulb=placed, has_more=True) if name and placed else None
        if name and ulb and not _has_contact(cut[at + 1 : at + 2], lists):
            has_more = at + 1 < len(cut) or ":" in segment or _introduces(segment)
            return Opening(name=name, ulb=ulb, has_more=has_more)
    return None


def read_call(text: str, lists: Lists) -> Reading:
    """Return what a form's first words say: as ``read``, but no "hello" and no "new call from" hides the caller.

    What stands in the place of a greeting stays with the words: it may be "urgent".
    """
    reading = read(text, lists)
    said = words(text)
    begun = _begun(said)
    if reading.has_contact or reading.name or not begun:
        return reading
    if begun[0] is not said[0]:
        inner = read(text[begun[0].start :], lists)
        if inner.has_contact or inner.name:
            greeting = text[: _greeted(said)[0].start].rstrip(" \t,;:.-–—")
            return replace(inner, refs=reading.refs, rest=" ".join(filter(None, (greeting, inner.rest))))
    opening = opening_of(text, lists)
    if opening is None or not (opening.contacts or _is_surely_a_name(words(opening.name or ""), more=True)):
        return reading
    numbers = sorted(contact for contact in opening.contacts if contact.startswith("+"))
    addresses = sorted(contact for contact in opening.contacts if "@" in contact)
    return replace(
        reading,
        phone=next(iter(numbers), None),
        email=next(iter(addresses), None),
        name=opening.name,
        ulb=reading.ulb or opening.ulb,
    )


def _has_contact(following: Sequence[str], lists: Lists) -> bool:
    return any(_leads(contact, text) for text in following if (contact := _contact(text, lists)))


def _begun(said: Sequence[Word]) -> Sequence[Word]:
    """Return the first words without a greeting, an hour or a list's number, "new caller", "call from", "name"."""
    said = _greeted(said)
    for phrase in (ANOTHER_CALL, I_AM):
        found = phrase.match(_beginning(said))
        said = said[found.group().count(" ") :] if found else said
    said = without_first(said, lambda word: word.folded in BEFORE_A_CALLER)
    return said[:-1] if len(said) > 1 and said[-1].folded == "here" else said  # "Mohan here"


def _greeted(said: Sequence[Word]) -> Sequence[Word]:
    return without_first(
        said, lambda word: word.folded in GREETINGS or (word.text.isdecimal() and len(word.text) < 3)
    )


def _introduces(text: str) -> bool:
    """Whether somebody says who they are, so that their name and town need no comma behind them."""
    return I_AM.match(_beginning(_greeted(words(text)))) is not None


def _beginning(said: Sequence[Word]) -> str:
    """Return the first words as phrases are looked up in them; no phrase has as many."""
    return "".join(f"{word.folded} " for word in said[:_LONGEST_PHRASE])


def _apart(text: str, lists: Lists) -> str:
    """Return the text with commas where a town in brackets, a slash or a full stop parts name, town and trouble."""
    text = _SLASH_OR_STOP.sub(", ", text)
    return _BRACKETS.sub(
        lambda each: f", {each[1]}, " if town_alone(words(each[1]), lists.ulbs) else each[0], text, _MOST_BRACKETS
    )


def _contact(text: str, lists: Lists) -> _Contact | None:
    """Return the numbers and addresses that stand side by side first in a text."""
    found = list(find_written(text, lists.region))
    found += [(address.start(), address.end(), address.group().lower()) for address in EMAIL.finditer(text)]
    contact: _Contact | None = None
    for start, end, value in sorted(found):
        if contact is None:
            contact = _Contact(frozenset({value}), start, end)
        elif has_words(text[contact.end : start]):
            break
        else:
            contact = _Contact(contact.contacts | {value}, contact.start, end)
    return contact


def _leads(contact: _Contact, text: str) -> bool:
    """Whether a contact is the first that its text says, and the text does not go on to say whose it is."""
    return not _unlabelled(_before(contact, text, _begun(words(text)))) and not _tells_whose(text[contact.end :])


def _before(contact: _Contact, text: str, said: Sequence[Word]) -> Sequence[Word]:
    return [word for word in said if word.end <= contact.start] if has_words(text[: contact.start]) else []


def _unlabelled(said: Sequence[Word]) -> Sequence[Word]:
    """Return the words without labels of a number at their end."""
    labelled = without_last(said, lambda word: word.folded in BEFORE_A_NUMBER)
    return labelled[:-1] if labelled and labelled != said and labelled[-1].folded == "contact" else labelled


def _tells_whose(after: str) -> bool:
    """Whether all that follows a number is what it is: "is his second number", "(WhatsApp)", "JE's number"."""
    second = False
    for word in words_from(after):
        if word.folded not in OF_WHOM:
            return False
        second = second or word.folded in SECOND
    return second


def _without_role(said: Sequence[Word]) -> Sequence[Word]:
    return without_first(said, lambda word: word.folded in ROLES)


def _with_contact(
    contact: _Contact, name: str | None, ulb: str | None, text: str, said: Sequence[Word], plain: str, lists: Lists
) -> Opening | None:
    before = _unlabelled(_before(contact, text, said))
    is_role = bool(before) and before[0].folded in ROLES
    if before and not ulb and (town := town_alone(_without_role(before), lists.ulbs)):
        ulb = town
    elif before:
        both = None if name or ulb else _name_and_town(text, before, lists)
        if name or not (both or (_is_callers(before, lists) and not is_role)):
            return None
        name, ulb = both or (spelled(text, before), ulb)
    reading = read(plain, lists)
    return Opening(
        contacts=contact.contacts,
        name=name or reading.name,
        ulb=ulb or reading.ulb,
        name_first=name is not None,
        has_more=bool(reading.rest),
    )


def _name_and_town(
    text: str, said: Sequence[Word], lists: Lists, *, introduced: bool = False
) -> tuple[str, str] | None:
    """Return name and ULB of "Mohan of Jatni" and "Mohan Jatni"; "Ramesh Puri" may be a surname, so it is no town."""
    for at in range(1, len(said)):
        town = town_at(said, at, lists.ulbs)
        if town is None:
            continue
        is_last = town_alone(said[at:], lists.ulbs, typos=False) == town.code  # a "ULB" or "NAC" may follow
        joined = said[at - 1].folded in ("of", "from", "at")
        if not is_last and not text.startswith(":", said[town.last - 1].end) and not (introduced and joined):
            continue
        named = said[: at - 1] if joined else said[:at]
        if introduced and named and named[-1].folded in ("calling", "speaking"):
            named = named[:-1]
        is_place = joined or sum(len(word.text) for word in said[at : town.last]) >= LONG_TOWN
        if named and is_place and _is_callers(named, lists) and (joined or _is_surely_a_name(named, more=True)):
            return spelled(text, named), town.code
    return None


def _is_callers(said: Sequence[Word], lists: Lists) -> bool:
    """Whether these words can be a caller's name; initials and "SHG" may be in it."""
    folded = {word.folded for word in said}
    named = [word for word in said if len(word.text) > 1 and word.folded not in GROUPS]
    return not folded <= ROLES and is_name(named, lists)


def _is_surely_a_name(said: Sequence[Word], *, more: bool) -> bool:
    return (is_plain_name(said) or is_caseless(said)) and (more or len(said) > 1)
