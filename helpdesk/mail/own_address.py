"""A SPOC's own e-mail address: believed once a code that was mailed there has come back through their chat."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from helpdesk.ticket.ticket import western_digits

LIVES = timedelta(minutes=30)
"""How long a code opens."""
TRIES = 5
QUIET = timedelta(minutes=2)
"""Between two codes for one person: nobody fills a stranger's mailbox with them."""


class AddressAnswer(StrEnum):
    """What became of an address, or of a code, that somebody has typed."""

    SENT = "sent"
    NO_ADDRESS = "no-address"
    TOO_SOON = "too-soon"
    KNOWN = "known"  # the code is right: the address is theirs
    WRONG = "wrong"
    OVER = "over"  # too late, or too often wrong


@dataclass(frozen=True, slots=True)
class OwnAddress:
    """Somebody's address; ``code`` is gone when it is confirmed."""

    person: int
    address: str  # in small letters
    code: str
    asked_at: datetime
    tries: int = 0
    confirmed_at: datetime | None = None


def answer_to(own: OwnAddress | None, said: str, now: datetime) -> AddressAnswer:
    """Return what a typed code does."""
    if own is None or not own.code or own.tries >= TRIES or now - own.asked_at > LIVES:
        return AddressAnswer.OVER
    digits = "".join(letter for letter in western_digits(said) if letter.isdigit())
    return AddressAnswer.KNOWN if digits == own.code else AddressAnswer.WRONG


def is_too_soon(own: OwnAddress | None, now: datetime) -> bool:
    """Whether a code has just gone to somewhere for this person."""
    return own is not None and bool(own.code) and now - own.asked_at < QUIET
