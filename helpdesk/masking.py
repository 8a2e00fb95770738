"""Numbers of people, masked as MUKTASoft masks them; its own ids are left alone."""

from __future__ import annotations

import re

import phonenumbers

from helpdesk.muktasoft import ref_spans
from helpdesk.notes import Caller
from helpdesk.phones import find_phones
from helpdesk.tickets import western_digits

DOT = "•"
SHORTEST = 3  # letters of a name that can be told from other words
_ACCOUNT = re.compile(r"(?<![A-Za-z0-9])(?:\d{9,18}|\d{4}[ -]\d{4}[ -]\d{4})(?![A-Za-z0-9])", re.ASCII)
_IFSC = re.compile(r"(?<![A-Za-z0-9])[A-Z]{4}0[A-Z0-9]{6}(?![A-Za-z0-9])", re.IGNORECASE | re.ASCII)
_PAN = re.compile(r"(?<![A-Za-z0-9])[A-Z]{5}[0-9]{4}[A-Z](?![A-Za-z0-9])", re.IGNORECASE | re.ASCII)


def mask_phone(phone: str) -> str:
    """Return an E.164 number with its middle hidden: ``+91 94••• ••345``; landlines alike."""
    number = phonenumbers.parse(phone, None)
    national = phonenumbers.national_significant_number(number)
    kept = 3 if len(national) > 6 else 1
    hidden = national[: kept - 1] + DOT * (len(national) - 2 * kept + 1) + national[-kept:]
    if len(hidden) == 10:
        hidden = f"{hidden[:5]} {hidden[5:]}"
    return f"+{number.country_code} {hidden}"


def mask_text(text: str, region: str) -> str:
    """Return ``text`` with phone numbers, bank accounts, IFSC and PAN masked, and nothing else changed."""
    plain = western_digits(text)
    cuts = [(phone.start, phone.end, mask_phone(phone.number)) for phone in find_phones(text, region)]
    for pattern, first, last in ((_ACCOUNT, 0, 4), (_IFSC, 4, 2), (_PAN, 3, 2)):
        cuts += [(*found.span(), _mask(found.group(), first, last)) for found in pattern.finditer(plain)]
    kept = list(ref_spans(text))
    chosen: list[tuple[int, int, str]] = []
    for cut in cuts:
        if all(cut[1] <= start or end <= cut[0] for start, end in kept):
            chosen.append(cut)
            kept.append(cut[:2])
    for start, end, masked in sorted(chosen, reverse=True):
        text = text[:start] + masked + text[end:]
    return text


def strike_out(text: str, caller: Caller, region: str) -> str:
    """Return ``text`` without the caller's name and address, and with every number masked."""
    for word in (caller.email, caller.name):
        if word and len(word.strip()) >= SHORTEST:
            whole = rf"(?<!\w){re.escape(word.strip())}(?!\w)"
            text = re.sub(whole, DOT * 3, text, flags=re.IGNORECASE)
    return mask_text(text, region)


def _mask(text: str, first: int, last: int) -> str:
    return text[:first] + DOT * (len(text) - first - last) + text[-last:]
