"""What the desk writes by mail: to whom, what for, and in answer to what. The words are made when it is sent."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

_ADDRESS = re.compile(r"[^\s<>@,;:\"'()\[\]\\]{1,64}@[A-Za-z0-9](?:[A-Za-z0-9.-]{0,250}[A-Za-z0-9])?")


class LetterKind(StrEnum):
    """What a letter is for."""

    ACK = "ack"  # it is a ticket now, and this is its ID
    ASKED = "asked"  # the desk wants to know something
    SOLVED = "solved"  # how it was solved; is it?
    ANSWER = "answer"  # the desk's own words, to a mail that is no ticket
    REFUSAL = "refusal"  # it is not for this desk
    CODE = "code"  # to a SPOC: typed in the chat, it says that the address is theirs


WAITS_FOR_WORD = frozenset({LetterKind.SOLVED})
"""Kinds whose answer may be a bare yes or no."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Letter:
    """A letter as it is owed; ``id`` 0 is not stored yet."""

    id: int = 0
    kind: LetterKind
    address: str
    name: str = ""
    language: str | None = None  # None: the desk's
    subject: str = ""  # of the mail that it answers
    in_reply_to: str = ""
    references: str = ""
    ticket: int | None = None
    mail: int | None = None
    text: str = ""  # what a person wrote in it
    written_by: int | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class SentLetter:
    """A letter as it is stored: its Message-ID is its own for ever, and nobody can guess it."""

    letter: Letter
    message_id: str
    owed_at: datetime
    sent_at: datetime | None = None
    bounced_at: datetime | None = None

    @property
    def id(self) -> int:
        """Its number."""
        return self.letter.id

    @property
    def ticket(self) -> int | None:
        """The ticket that it is about."""
        return self.letter.ticket


def is_address(text: str) -> bool:
    """Whether a letter can be sent there: one plain address, of letters that no header takes for anything else."""
    return len(text) <= 254 and _ADDRESS.fullmatch(text) is not None
