"""Phone numbers in what people write: in any script's digits, glued to letters or not, never inside an id or a date.

This is the one place that says what a number is: for the form, masking (`masking.py`), erasing and the logs.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

import phonenumbers

from helpdesk.text.digit_runs import (
    INDIANS_SHORTEST,
    LONGEST,
    DigitGroup,
    indian_lengths,
    national,
    parsed,
    runs,
)
from helpdesk.text.names import without_labels
from helpdesk.text.words import folds, of_long_texts, words
from helpdesk.ticket.ticket import western_digits

_SHORTEST = 7  # digits of a number
_MOBILE = re.compile(r"[6-9]\d{9}")
_AREA_AND_NUMBER = re.compile(r"[1-5]\d{9}")  # a landline without its 0: only as two groups, or one
_FREE_OF_CHARGE = re.compile(r"18[0-9]0\d{6,9}")
LABELS = folds("ph phone mob mobile cell tel no number contact whatsapp ଫୋନ ନମ୍ବର ମୋବାଇଲ फोन फ़ोन नंबर मोबाइल")
_TOO_SHORT = re.compile(r"(?<![\d/.,-])0?[6-9]\d{8}(?![\d/-])")  # of a mobile number
_AREA_APART = 2  # groups of a landline whose area is written apart
_DIGIT, _LONGEST_ALONE = re.compile(r"\d"), 40
_OF_DIGITS = re.compile(r"[\doO]")  # an O may stand for a zero
_PARTS = 4  # groups of a number that is written wrongly, each of at least three digits


@dataclass(frozen=True, slots=True)
class FoundPhone:
    """A valid number and where it stands."""

    start: int
    end: int
    number: str  # E.164


@dataclass(frozen=True, slots=True)
class FoundDigits:
    """Digits that are somebody's number, or hold one. ``number`` is None if it can't be told which."""

    start: int
    end: int
    number: str | None  # E.164


@dataclass(slots=True)
class _Reader:
    """Reads numbers by the plan of their country: so many of a text; which further ones are nobody is told."""

    region: str
    left: int = 40  # a text with more is no call, and each takes half a millisecond

    def read(self, digits: str) -> str | None:
        """Return the number as E.164, None if it is none."""
        self.left -= 1
        return parsed(digits, self.region) if self.left >= 0 else None


class _Stretch(NamedTuple):
    first: int  # group
    end: int  # the group after it
    number: str | None


@of_long_texts
def find_digits(text: str, region: str) -> tuple[FoundDigits, ...]:
    """Return what is to be hidden as somebody's number in ``text``, in order, in linear time."""
    if len(_OF_DIGITS.findall(text)) < _SHORTEST:
        return ()
    found: list[FoundDigits] = []
    reader = _Reader(region)
    for run in runs(text):
        if sum([len(group.digits) for group in run]) < _SHORTEST:
            continue
        for stretch in _stretches(run, reader):
            start, end = run[stretch.first].start, run[stretch.end - 1].end
            if run[stretch.first].plus:
                start = max(text.rfind("+", max(0, start - 2), start), text.rfind("＋", max(0, start - 2), start))
            elif text[start - 1 : start] == "(" and ")" in text[start:end]:
                start -= 1
            found.append(FoundDigits(start, end, stretch.number))
    return tuple(found)


def find_phones(text: str, region: str) -> tuple[FoundPhone, ...]:
    """Return the valid phone numbers in ``text``, in order; numbers without a country are of ``region``."""
    return tuple(FoundPhone(f.start, f.end, f.number) for f in find_digits(text, region) if f.number is not None)


def find_written(text: str, region: str) -> tuple[tuple[int, int, str], ...]:
    """Return start, end and number of all that is written as somebody's, in order; what can't be dialled as written.

    A number with a digit too few is one only where no other is.
    """
    found = [(f.start, f.end, f.number or text[f.start : f.end]) for f in find_digits(text, region)]
    short = None if found else _TOO_SHORT.search(text)
    return ((short.start(), short.end(), short.group()),) if short else tuple(found)


def read_phone(text: str, region: str) -> str | None:
    """Return the number that ``text`` alone is, as E.164; None if it is none, or not a valid one."""
    found = find_digits(text, region)
    if len(found) == 1 and found[0].number is not None:
        around = f"{text[: found[0].start]} {text[found[0].end :]}"
        return found[0].number if {word.folded for word in words(around)} <= LABELS else None
    return parsed(western_digits(text), region) if not found and is_number_alone(text) else None


def contact_number(phone: str, region: str) -> str | None:
    """Return the number of a shared contact, as E.164; some apps leave out the plus of an international one."""
    return read_phone(phone, region) or read_phone(f"+{phone}", region)


@lru_cache(500)  # a card is shown again and again
def spaced(phone: str) -> str:
    """Return an E.164 number as people write it: ``+91 94370 12345``."""
    return str(phonenumbers.format_number(phonenumbers.parse(phone), phonenumbers.PhoneNumberFormat.INTERNATIONAL))


def has_odd_number(text: str, region: str) -> bool:
    """Return whether somebody's number in ``text`` can't be dialled: it has a digit too many, or too few."""
    return any(found.number is None for found in find_digits(text, region)) or bool(_TOO_SHORT.search(text))


def is_number_alone(text: str) -> bool:
    """Return whether there are digits in ``text``, and nothing else but what people write beside a number."""
    has_digits = any(letter.isdigit() for letter in text)
    return has_digits and len(text) <= _LONGEST_ALONE and not without_labels(words(_DIGIT.sub(" ", text)))


def is_mobile(phone: str) -> bool:
    """Return whether an E.164 number may be a mobile's, by its country's plan; a landline has no WhatsApp."""
    kind = phonenumbers.number_type(phonenumbers.parse(phone))
    return kind in (phonenumbers.PhoneNumberType.MOBILE, phonenumbers.PhoneNumberType.FIXED_LINE_OR_MOBILE)


def _stretches(run: Sequence[DigitGroup], reader: _Reader) -> list[_Stretch]:
    """Return the groups that are numbers, then those that hold one with digits too many."""
    found = [(at, *longest) for at in range(len(run)) if (longest := _longest(run, at, reader)) is not None]
    exact = [each._replace(number=each.number and reader.read(each.number)) for each in _settled(found)]
    stretches, at = list(exact), 0
    for taken in [*exact, _Stretch(len(run), len(run), None)]:
        stretches += _holding(run, at, taken.first)
        at = taken.end
    return sorted(stretches, key=lambda stretch: stretch.first)


def _settled(found: Sequence[tuple[int, int, str | None]]) -> list[_Stretch]:
    """Let numbers that overlap be one that nobody can tell, unless one after the other fills it."""
    settled: list[_Stretch] = []
    at = 0
    while at < len(found):
        first, end, _ = found[at]
        over, one_by_one, free = at + 1, [found[at]], end
        while over < len(found) and found[over][0] < end:
            if found[over][0] == free:
                one_by_one.append(found[over])
                free = found[over][1]
            end = max(end, found[over][1])
            over += 1
        if free == end:
            settled += [_Stretch(*each) for each in one_by_one]
        else:
            settled.append(_Stretch(first, end, None))
        at = over
    return settled


def _longest(run: Sequence[DigitGroup], at: int, reader: _Reader) -> tuple[int, str | None] | None:
    """Return the end of the longest number that begins with this group, and how to dial it; None if there is none."""
    digits, best = "", None
    shortest = INDIANS_SHORTEST if reader.region == "IN" and not run[at].plus else _SHORTEST
    for end in range(at + 1, len(run) + 1):
        digits += run[end - 1].digits
        if len(digits) < shortest:
            continue
        if len(digits) > LONGEST + 2:
            break
        if shortest == INDIANS_SHORTEST and end - at > _AREA_APART and len(digits) not in indian_lengths(digits[:6]):
            continue
        known, number = _told(digits, run[at], end - at, reader)
        if known:
            best = (end, number)
    return best


def _told(digits: str, first: DigitGroup, groups: int, reader: _Reader) -> tuple[bool, str | None]:
    """Return whether these digits are to be taken for a number, and how to dial it."""
    if first.plus and len(digits) <= LONGEST:
        number = reader.read(f"+{digits}")
        if number is not None or reader.left < 0:
            return True, number
    if reader.region != "IN":
        pattern, lengths = national(reader.region)
        number = reader.read(digits) if len(digits) in lengths and pattern.fullmatch(digits) else None
        return number is not None or reader.left < 0 or len(digits) in indian_lengths(digits[:6]), number
    if len(digits) in indian_lengths(digits[:6]):
        return True, _with_country(digits)
    split = groups == 1 or (groups == 2 and 2 <= len(first.digits) <= 4)
    if split and (_AREA_AND_NUMBER.fullmatch(digits) or _FREE_OF_CHARGE.fullmatch(digits)):
        number = reader.read(digits)
        return number is not None or reader.left < 0, number
    return False, None


def _with_country(digits: str) -> str:
    """Return digits that an Indian writes with what a dialling machine needs in front."""
    if digits.startswith("00"):
        return f"+{digits[2:]}"
    mobile = _MOBILE.fullmatch(digits[-10:]) is not None
    return f"+91{digits[-10:]}" if mobile or len(digits) == 12 else digits


def _holding(run: Sequence[DigitGroup], first: int, end: int) -> list[_Stretch]:
    """Return what is left of a run that holds a mobile number all the same: with digits too many."""
    found: list[_Stretch] = []
    at = first
    while at < end:
        if len(run[at].digits) > 10 and _MOBILE.search(run[at].digits):
            found.append(_Stretch(at, at + 1, None))
        elif (stop := _too_long(run, at, end)) is not None:
            found.append(_Stretch(at, stop, None))
            at = stop - 1
        at += 1
    return found


def _too_long(run: Sequence[DigitGroup], at: int, end: int) -> int | None:
    """Return where a mobile number with one or two digits too many ends that begins with this group."""
    digits = ""
    for stop in range(at, min(at + _PARTS, end)):
        if len(run[stop].digits) < 3:
            return None
        digits += run[stop].digits
        if len(digits) > 10:
            return stop + 1 if len(digits) <= 12 and _MOBILE.match(digits) else None
    return None
