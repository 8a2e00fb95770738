"""Groups of digits in a text, which of them stand together, and which are as long as a number of their country.

The ground on which phone numbers are found.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

import phonenumbers

from helpdesk.text.muktasoft import ref_spans
from helpdesk.text.words import of_categories
from helpdesk.ticket.ticket import western_digits

_WIDEST_GAP = 3  # characters that can be seen between two groups of one number
_SEPARATORS = frozenset("./\\_~*()−\t")  # besides all kinds of spaces and dashes
# Nobody sees these: zero-width characters, bidi marks, the rings of keycaps.
_UNSEEN = frozenset(("Cf", "Mn", "Me"))
_GROUP, _NO_DIGIT = re.compile(rf"[0-9]+(?:[{of_categories(*_UNSEEN)}]+[0-9]+)*"), re.compile(r"[^0-9]+")
# Dates are no numbers of people: a year, a month and a day in either order, all joined by the same sign.
_DATE = re.compile(
    r"(?<!\d)(?:(?:19|20)\d\d([-/.])(?:0?[1-9]|1[0-2])\1(?:0?[1-9]|[12]\d|3[01])"
    r"|(?:0?[1-9]|[12]\d|3[01])([-/.])(?:0?[1-9]|1[0-2])\2(?:19|20)?\d\d)(?!\d)"
)
_BEFORE, _AFTER = re.compile(r"\d {0,3}$"), re.compile(r"\d| {1,3}\d{1,4}(?!\d)")  # other pieces beside it
_NEAR = 8  # characters
_AMOUNT = re.compile(r"(?:\brs\.?|\binr|₹) ?\d{1,8}\.\d\d(?![./-]?\d)(?! \d)", re.IGNORECASE)
_O_FOR_ZERO = re.compile(r"(?<=\d)[oO](?=[oO]*\d)|(?<=\d{5})[oO](?=[oO]*\b)")  # "9437O12345"
# What masking has left of a number, the last digits of it: they begin no other.
_MASKED = re.compile(r"(?:\+\d{1,3} [\d•]{0,4}•[• ]{0,12}|•{4,18})\d{3,4}(?!\d)")


INDIANS_SHORTEST, LONGEST = 10, 15  # digits of a number: an Indian's without, any with its country
_INDIAN_MOBILE = re.compile(r"\+91[6-9][0-9]{9}")
_INDIAN = re.compile(r"(?:(?:0{0,2}91)?0?[6-9]\d{9}|0[1-9]\d{9}|(?:00)?91[1-5]\d{9}|00[1-9]\d{8,13})")


class DigitGroup(NamedTuple):
    """Digits between which nothing can be seen, where they stand, and whether a plus stands before them."""

    start: int
    end: int
    digits: str
    plus: bool = False


def runs(text: str) -> Iterator[tuple[DigitGroup, ...]]:
    """Yield the groups of digits that stand together, in order. Each character is looked at once."""
    run: list[DigitGroup] = []
    for group in _groups(without_others(text)):
        if run and (group.plus or not _joins(text[run[-1].end : group.start])):
            yield tuple(run)
            run = []
        run.append(group)
    if run:
        yield tuple(run)


def _groups(plain: str) -> Iterator[DigitGroup]:
    for found in _GROUP.finditer(plain):
        start, end = found.span()
        before = plain[max(0, start - 2) : start].rstrip(" \u00a0")
        digits = found.group()
        yield DigitGroup(
            start, end, digits if digits.isdecimal() else _NO_DIGIT.sub("", digits), before[-1:] in ("+", "＋")
        )


def _joins(gap: str) -> bool:
    """Whether what stands between two groups may stand inside a number."""
    seen = 0
    for c in gap:
        category = unicodedata.category(c)
        if category in _UNSEEN:
            continue
        seen += 1
        if seen > _WIDEST_GAP or not _separates(c, category):
            return False
    return True


def without_others(text: str) -> str:
    """Return the text with western digits, and with MUKTASoft's ids, dates, amounts and masks blanked out."""
    plain = _O_FOR_ZERO.sub("0", western_digits(text))
    spans = [*ref_spans(text)]
    spans += [found.span() for found in _DATE.finditer(plain) if _is_alone(plain, *found.span())]
    for pattern in (_AMOUNT, _MASKED):
        spans += [found.span() for found in pattern.finditer(plain)]
    kept, at = [], 0
    for start, end in sorted(spans):
        if end > at:
            kept += [plain[at:start] if start > at else "", "\n" * (end - max(start, at))]
            at = end
    return "".join([*kept, plain[at:]])


def _is_alone(plain: str, start: int, end: int) -> bool:
    """Whether no other digits stand close by: a piece of a number may look like a date."""
    before, after = _seen(plain[max(0, start - _NEAR) : start]), _seen(plain[end : end + _NEAR])
    return _BEFORE.search(before) is None and _AFTER.match(after) is None


def _seen(text: str) -> str:
    """Return the text as it is seen, with a space for whatever may stand between the groups of a number."""
    kept = ((c, unicodedata.category(c)) for c in text)
    return "".join(" " if _separates(c, category) else c for c, category in kept if category not in _UNSEEN)


def _separates(c: str, category: str) -> bool:
    return c in _SEPARATORS or category in ("Zs", "Pd")


@lru_cache(1024)
def indian_lengths(first: str) -> frozenset[int]:
    """Return how many digits an Indian's number may have that begins with these; behind them any digit fits."""
    longest = range(INDIANS_SHORTEST, LONGEST + 3)
    return frozenset(length for length in longest if _INDIAN.fullmatch(first.ljust(length, "0")))


@lru_cache
def _in_india() -> re.Pattern[str]:
    """Return the shape of all that can be dialled in India: of most numbers that are read, thirty times as fast."""
    known = phonenumbers.PhoneMetadata.metadata_for_region("IN", None)
    if known is None or known.general_desc is None:
        return re.compile(r"(?!)")
    kinds = (known.mobile, known.fixed_line, known.toll_free, known.shared_cost, known.premium_rate, known.uan)
    shapes = "|".join(
        f"(?:{kind.national_number_pattern})" for kind in kinds if kind and kind.national_number_pattern
    )
    return re.compile(rf"(?=(?:{known.general_desc.national_number_pattern})\Z)(?:{shapes})")


@lru_cache
def national(region: str) -> tuple[re.Pattern[str], frozenset[int]]:
    """Return the shape of a country's numbers, with or without what is dialled before them, and how long they are."""
    known = phonenumbers.PhoneMetadata.metadata_for_region(region, None)
    if known is None or known.general_desc is None:
        return re.compile(r"(?!)"), frozenset()
    pattern, prefix, code = (
        known.general_desc.national_number_pattern,
        known.national_prefix or "",
        known.country_code,
    )
    before = (0, len(prefix), len(str(code)), len(f"00{code}"))
    lengths = frozenset(length + more for length in known.general_desc.possible_length for more in before)
    return re.compile(rf"(?:(?:00)?{code}|{prefix})?(?:{pattern})"), lengths


def parsed(text: str, region: str) -> str | None:
    """Return the number that ``text`` is as E.164; None if it is none, or none that can be."""
    if _INDIAN_MOBILE.fullmatch(text):
        return text if _in_india().fullmatch(text, 3) else None
    try:
        number = phonenumbers.parse(text, region)
    except phonenumbers.NumberParseException:
        return None
    if not phonenumbers.is_valid_number(number):
        return None
    return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)
