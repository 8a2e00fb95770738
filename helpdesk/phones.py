"""Phone numbers in what people write: in any script's digits, never inside one of MUKTASoft's ids."""

from __future__ import annotations

from dataclasses import dataclass

import phonenumbers

from helpdesk.muktasoft import ref_spans
from helpdesk.tickets import western_digits


@dataclass(frozen=True, slots=True)
class FoundPhone:
    """A valid number and where it stands."""

    start: int
    end: int
    number: str  # E.164


def find_phones(text: str, region: str) -> tuple[FoundPhone, ...]:
    """Return the valid phone numbers in ``text``, in order; numbers without a country are of ``region``."""
    found = phonenumbers.PhoneNumberMatcher(_without_refs(text), region, leniency=phonenumbers.Leniency.VALID)
    return tuple(FoundPhone(match.start, match.end, _e164(match.number)) for match in found)


def read_phone(text: str, region: str) -> str | None:
    """Return the number that ``text`` alone is, as E.164; None if it is none, or not a valid one."""
    try:
        number = phonenumbers.parse(western_digits(text), region)
    except phonenumbers.NumberParseException:
        return None
    return _e164(number) if phonenumbers.is_valid_number(number) else None


def spaced(phone: str) -> str:
    """Return an E.164 number as people write it: ``+91 94370 12345``."""
    return str(phonenumbers.format_number(phonenumbers.parse(phone), phonenumbers.PhoneNumberFormat.INTERNATIONAL))


def _e164(number: phonenumbers.PhoneNumber) -> str:
    return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)


def _without_refs(text: str) -> str:
    """Blank out MUKTASoft's ids, keeping every other character in its place."""
    plain = western_digits(text)
    for start, end in ref_spans(text):
        plain = plain[:start] + "\n" * (end - start) + plain[end:]
    return plain
