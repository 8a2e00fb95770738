"""Which ticket a mail is about, and whether that is believed: a reply acts by itself, or waits with a guess."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from helpdesk.mail.authentication import SenderProof
from helpdesk.mail.letters import SentLetter
from helpdesk.mail.mail import ReadMail
from helpdesk.ticket.ticket import western_digits

_SUBJECT = 300  # letters that are looked at


@dataclass(frozen=True, slots=True)
class Thread:
    """The ticket that a mail is about. ``acts``: what it says is done to it; else somebody has to look."""

    ticket: int | None = None
    letter: SentLetter | None = None  # of ours, that it answers
    acts: bool = False


def thread_of(
    mail: ReadMail,
    proof: SenderProof,
    letters: Mapping[str, SentLetter],
    *,
    named: int | None,
    addresses: Collection[str],
) -> Thread:
    """Return the ticket that a mail is about.

    ``letters``: ours, by the Message-IDs that it answers; nobody can guess one who has not had the letter. ``named``:
    the ticket in its subject. ``addresses``: of that ticket's caller and of its town's SPOC. A name in the subject
    acts only if it comes from one of them for certain.
    """
    answered = next((letters[one] for one in mail.answers if one in letters), None)
    if answered is not None:
        return Thread(answered.ticket, answered, acts=answered.ticket is not None)
    if named is None:
        return Thread()
    return Thread(named, None, acts=proof is SenderProof.PASSED and mail.sender in addresses)


def named_in(subject: str, prefix: str) -> int | None:
    """Return the one ticket that a subject names, as ``[MUK-1042]``; None if it names none, or two."""
    plain = western_digits(subject[:_SUBJECT])
    pattern = rf"(?<![A-Za-z0-9]){re.escape(prefix)}[-‐‑–\s]?(\d{{1,7}})(?!\d)"
    found: Sequence[str] = re.findall(pattern, plain, re.IGNORECASE)
    numbers = {int(number) for number in found}
    return numbers.pop() if len(numbers) == 1 else None
