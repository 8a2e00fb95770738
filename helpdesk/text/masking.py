"""Numbers of people, masked as MUKTASoft masks them; its own ids are left alone."""

from __future__ import annotations

import re
from collections.abc import Sequence

import phonenumbers

from helpdesk.text.mentions import find_hidden
from helpdesk.text.muktasoft import ref_spans
from helpdesk.text.phones import FoundDigits
from helpdesk.text.words import fold, folded_words, words
from helpdesk.ticket.notes import Caller
from helpdesk.ticket.ticket import western_digits

_Cut = tuple[int, int, str | None]  # where it stands, and what is put in its place

DOT = "•"
SHORTEST = 3  # letters of a name, or of a part of it, that can be told from other words
_BETWEEN = " ._-\t"  # between the parts of a name
_ODIA_ENDINGS = ("ଙ୍କ", "ଙ୍କର", "ଙ୍କୁ", "ଙ୍କଠାରୁ", "ର", "କୁ", "ରେ", "ରୁ")  # written together with the name
_ACCOUNT = re.compile(r"(?<![A-Za-z0-9])(?:\d{9,18}|(?<!•)\d{4}[ -]\d{4}[ -]\d{4})(?![A-Za-z0-9])", re.ASCII)
_IFSC = re.compile(r"(?<![A-Za-z0-9])[A-Z]{4}0[A-Z0-9]{6}(?![A-Za-z0-9])", re.IGNORECASE | re.ASCII)
_PAN = re.compile(r"(?<![A-Za-z0-9])[A-Z]{5}[0-9]{4}[A-Z](?![A-Za-z0-9])", re.IGNORECASE | re.ASCII)


def mask_phone(phone: str) -> str:
    """Return an E.164 number with its middle hidden: ``+91 94••• ••345``; landlines alike."""
    country, national = _cut(phone)
    kept = 3 if len(national) > 6 else 1
    hidden = national[: kept - 1] + DOT * (len(national) - 2 * kept + 1) + national[-kept:]
    if len(hidden) == 10:
        hidden = f"{hidden[:5]} {hidden[5:]}"
    return f"+{country} {hidden}"


def _cut(phone: str) -> tuple[str, str]:
    """Return the country's code and the number in it."""
    if phone.startswith("+91"):  # which is no other country's beginning
        return "91", phone[3:]
    number = phonenumbers.parse(phone, None)
    return str(number.country_code), phonenumbers.national_significant_number(number)


def mask_text(text: str, region: str) -> str:
    """Return ``text`` with phone numbers, bank accounts, IFSC and PAN masked, and nothing else changed."""
    plain = western_digits(text)
    cuts: list[_Cut] = [
        (*span, None) for span in ref_spans(text)
    ]  # a cut with nothing to put in its place stays as it is
    cuts += [(found.start, found.end, _hidden(plain, found)) for found in find_hidden(text, region)]
    for pattern, first, last in ((_ACCOUNT, 0, 4), (_IFSC, 4, 2), (_PAN, 3, 2)):
        cuts += [(*found.span(), _mask(found.group(), first, last)) for found in pattern.finditer(plain)]
    kept, at = [], 0
    for start, end, masked in _apart(cuts):
        kept += [text[at:start], text[start:end] if masked is None else masked]
        at = end
    return "".join([*kept, text[at:]])


def _apart(cuts: Sequence[_Cut]) -> list[_Cut]:
    """Return the cuts in their order in the text; of those that overlap the one that was found first stays."""
    chosen: list[_Cut] = []
    for cut in sorted(cuts, key=lambda cut: cut[0]):  # stable
        if not chosen or chosen[-1][1] <= cut[0]:
            chosen.append(cut)
    return chosen


def _hidden(plain: str, found: FoundDigits) -> str:
    if found.number is not None:
        return mask_phone(found.number)
    digits = sum(c.isdigit() for c in plain[found.start : found.end])
    last = [c for c in plain[found.start : found.end] if c.isdigit()][-3:]
    return DOT * (digits - 3) + "".join(last)


def strike_out(text: str, caller: Caller, region: str) -> str:
    """Return ``text`` without the caller's address, name and its parts, and with every number masked."""
    address = (caller.email or "").strip()
    if len(address) >= SHORTEST:
        text = re.sub(rf"(?<!\w){re.escape(address)}(?!\w)", DOT * 3, text, flags=re.IGNORECASE)
    for start, end in reversed(_named(text, caller.name or "")):
        text = text[:start] + DOT * 3 + text[end:]
    return mask_text(text, region)


def _named(text: str, name: str) -> list[tuple[int, int]]:
    """Return where a name stands (start, end), whole or in part; parts side by side are one."""
    whole, said = folded_words(name), words(text)
    forms = {form for part in words(name) if len(part.folded) >= SHORTEST for form in _forms(part.text)}
    struck = {at for at, word in enumerate(said) if word.folded in forms}
    for at in range(len(said) if len(name.strip()) >= SHORTEST else 0):
        if tuple(word.folded for word in said[at : at + len(whole)]) == whole:
            struck.update(range(at, at + len(whole)))
    spans: list[tuple[int, int]] = []
    for at in sorted(struck):
        word = said[at]
        if at - 1 in struck and not text[said[at - 1].end : word.start].strip(_BETWEEN):
            spans[-1] = (spans[-1][0], word.end)
        else:
            spans.append((word.start, word.end))
    return spans


def _forms(part: str) -> set[str]:
    """Return the folds of a part of a name as it stands in sentences: with an ending or none, its halanta or none."""
    bare = part.rstrip("\u0b4d\u200c\u200d")
    stems = {bare, f"{bare}\u0b4d"} if bare and "\u0b15" <= bare[-1] <= "\u0b39" else {bare}
    return {fold(stem + ending) for stem in stems for ending in ("", *_ODIA_ENDINGS)}


def _mask(text: str, first: int, last: int) -> str:
    return text[:first] + DOT * (len(text) - first - last) + text[-last:]
