"""Where a number stands that is to be hidden or struck out: anybody's, or one that is known."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from itertools import pairwise

from helpdesk.text.digit_runs import without_others
from helpdesk.text.phones import FoundDigits, find_digits
from helpdesk.text.words import in_categories, of_long_texts

GONE = "•••"
_NATIONAL = 10  # digits at the end of a number by which it is known in any of its forms
_BETWEEN = r"[\W_]{0,4}"  # of a number that is known, whatever stands between its digits
# An Indian's mobile number in groups with whatever sign between them that is no letter: "94370,55555", "94370|55555".
_GROUP = re.compile(r"\d{3,7}")
_PARTED = re.compile(r"[\W_]{1,3}")
_ONE_BY_ONE = re.compile(r"(?<!\d)[6-9]([\W_])\d(?:\1\d){8}(?!\1?\d)", re.ASCII)
_MOBILE = re.compile(r"[6-9]\d{9}")
_DIGITS = "".join(filter(str.isdigit, in_categories("Nd", "No")))  # raised ones and in circles, too
ALL_DIGITS = tuple("".join(one for one in _DIGITS if unicodedata.digit(one) == value) for value in range(10))
"""All that looks like each digit, in any script."""
_ANY_OTHER = re.compile(f"[{re.escape(''.join(one for one in _DIGITS if not one.isdecimal()))}]")


@of_long_texts
def find_hidden(text: str, region: str) -> tuple[FoundDigits, ...]:
    """Return all that is to be hidden as somebody's number: as ``find_digits``, and what is parted by other signs."""
    plain = _ANY_OTHER.sub(lambda sign: str(unicodedata.digit(sign[0])), text)
    found = list(find_digits(plain, region))
    taken = [(one.start, one.end) for one in found]
    for start, end in _parted(without_others(plain)) if region == "IN" else ():
        if all(end <= first or last <= start for first, last in taken):
            found.append(FoundDigits(start, end, None))
    return tuple(sorted(found, key=lambda one: one.start))


def _parted(plain: str) -> list[tuple[int, int]]:
    spans = [one.span() for one in _ONE_BY_ONE.finditer(plain)]
    groups = [one.span() for one in re.finditer(r"\d+", plain)]
    at = 0
    while at < len(groups):
        for parts in (2, 3):
            some = groups[at : at + parts]
            if len(some) == parts and _is_parted(plain, some):
                spans.append((some[0][0], some[-1][1]))
                at += parts - 1
                break
        at += 1
    return spans


def _is_parted(plain: str, groups: list[tuple[int, int]]) -> bool:
    pieces = [plain[start:end] for start, end in groups]
    gaps = (plain[one[1] : other[0]] for one, other in pairwise(groups))
    whole = all(_GROUP.fullmatch(piece) for piece in pieces) and _MOBILE.fullmatch("".join(pieces)) is not None
    return whole and all(_PARTED.fullmatch(gap) for gap in gaps)


def mentions(text: str, *, phone: str | None, email: str | None, region: str) -> bool:
    """Whether this number, in any of its forms, or this address stands in the text."""
    return without(text, phone=phone, email=email, region=region) != text


def without(text: str, *, phone: str | None, email: str | None, region: str) -> str:
    """Return the text without this number and this address, and with all else as it is."""
    if email:
        text = re.sub(rf"(?<![\w.+%-]){re.escape(email)}(?![\w-])", GONE, text, flags=re.IGNORECASE)
    if not phone:
        return text
    text = _written(phone).sub(GONE, text)
    kept, at = [], 0
    for found in find_digits(text, region):
        digits = "".join(str(unicodedata.digit(c)) for c in text[found.start : found.end] if c.isdigit())
        if phone[-_NATIONAL:].lstrip("+") in digits:
            kept += [text[at : found.start], GONE]
            at = found.end
    return "".join([*kept, text[at:]])


@lru_cache(16)
def _written(phone: str) -> re.Pattern[str]:
    """Return the form of a number with whatever signs between its digits, in any script, its country before it."""
    country, digits = phone[1:-_NATIONAL], phone[-_NATIONAL:].lstrip("+")
    before = rf"(?:[+＋]?(?:{_any('00')})?{_any(country)}{_BETWEEN}|{_any('0')}{_BETWEEN})?" if country else "[+＋]?"
    return re.compile(rf"(?<!\d){before}{_any(digits)}(?!\d)")


def _any(digits: str) -> str:
    return _BETWEEN.join(f"[{re.escape(ALL_DIGITS[int(digit)])}]" for digit in digits)
