"""Where words of others name a person beyond doubt: by number or address. A name alone may be somebody else's."""

from __future__ import annotations

import re

from helpdesk.text.phones import find_digits
from helpdesk.ticket.ticket import western_digits

GONE = "•••"
_NATIONAL = 10  # digits at the end of a number by which it is known in any of its forms


def mentions(text: str, *, phone: str | None, email: str | None, region: str) -> bool:
    """Whether this number, in any of its forms, or this address stands in the text."""
    return without(text, phone=phone, email=email, region=region) != text


def without(text: str, *, phone: str | None, email: str | None, region: str) -> str:
    """Return the text without this number and this address, and with all else as it is."""
    if email:
        text = re.sub(rf"(?<![\w.+%-]){re.escape(email)}(?![\w-])", GONE, text, flags=re.IGNORECASE)
    if not phone:
        return text
    kept, at = [], 0
    for found in find_digits(text, region):
        digits = "".join(c for c in western_digits(text[found.start : found.end]) if c in "0123456789")
        if phone[-_NATIONAL:].lstrip("+") in digits:
            kept += [text[at : found.start], GONE]
            at = found.end
    return "".join([*kept, text[at:]])
