"""A mail as it was read, and as it waits for the desk: values only, whoever fetched it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from helpdesk.mail.authentication import SenderProof


class MailTrouble(StrEnum):
    """What of a mail could not be read; the card says it in words, and the mail itself stays in the mailbox."""

    TOO_LARGE = "too-large"  # only its beginning was fetched
    BROKEN = "broken"  # its parts can't be told apart
    ENCRYPTED = "encrypted"
    UNFETCHED = "unfetched"  # the server does not hand it out
    PACKED = "packed"  # Outlook has put its files into a winmail.dat, which few programs open
    MANY_FILES = "many-files"  # the first ones are shown


class MailNature(StrEnum):
    """Who seems to have written it: see ``helpdesk/mail/loops.py``."""

    PERSON = "person"
    AUTOMATIC = "automatic"  # a machine, of itself
    REPLIED = "replied"  # a machine, in answer to a mail: out of office, "we have received your mail"
    BOUNCE = "bounce"  # a server says that a mail of ours did not arrive
    LIST = "list"  # a mailing list, a newsletter
    OURS = "ours"  # we have sent it ourselves


class MailState(StrEnum):
    """What became of a mail."""

    WAITING = "waiting"
    TAKEN = "taken"  # somebody has a form or a question open for it
    OPENED = "opened"  # it is a ticket
    ADDED = "added"  # it is part of a ticket that was there
    ANSWERED = "answered"
    REFUSED = "refused"  # not for this desk
    JUNK = "junk"
    NOTED = "noted"  # a machine's word that asks nothing of anybody
    DOUBLE = "double"  # the same mail in another place of the mailbox


UNENDED = frozenset({MailState.WAITING, MailState.TAKEN})


@dataclass(frozen=True, slots=True)
class MailKey:
    """Where a mail lies: the server may give its number to another one once ``validity`` is another."""

    folder: str
    validity: int
    uid: int


@dataclass(frozen=True, slots=True)
class Part:
    """An attachment: which part of the mail it is, and what it is called."""

    part: int
    name: str
    kind: str  # as the mail declares it, such as image/jpeg
    size: int  # bytes


@dataclass(frozen=True, slots=True)
class Report:
    """What a server says of a mail of ours that it could not deliver."""

    message_ids: tuple[str, ...]  # of the mail that it is about
    status: str = ""  # "5.2.2"
    said: str = ""  # the server's own words


@dataclass(frozen=True, kw_only=True, slots=True)
class ReadMail:
    """One mail, read; ``digest`` is the same for the same mail wherever it lies, and names its file."""

    key: MailKey
    digest: str
    message_id: str = ""
    sender: str = ""  # an address in small letters; "": none that can be read
    sender_name: str = ""
    senders: int = 1  # how many the mail names: of several none is proven
    subject: str = ""
    text: str = ""  # all that can be read of it
    sent_at: datetime | None = None  # as the mail says itself
    parts: tuple[Part, ...] = ()
    parts_in_all: int = 0
    size: int = 0
    headers: Mapping[str, tuple[str, ...]] = field(default_factory=dict)  # names in small letters
    content_type: str = "text/plain"
    report: Report | None = None
    trouble: MailTrouble | None = None

    def header(self, name: str) -> str:
        """Return the first header of that name; "" if there is none."""
        return next(iter(self.headers.get(name, ())), "")

    @property
    def answers(self) -> tuple[str, ...]:
        """The Message-IDs that it answers, the nearest first."""
        named = f"{self.header('in-reply-to')} {' '.join(reversed(self.header('references').split()))}"
        return tuple(dict.fromkeys(one for one in named.split() if one.startswith("<") and one.endswith(">")))


@dataclass(frozen=True, kw_only=True, slots=True)
class Attachment:
    """A stored attachment; Telegram's ids are there once it was sent there."""

    id: int = 0
    mail: int
    part: int
    name: str
    kind: str
    size: int
    file_id: str | None = None
    unique_id: str | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Mail:
    """A mail as the desk keeps it; ``id`` 0 is not stored yet. ``version`` grows by one with every change."""

    id: int = 0
    version: int = 1
    folder: str
    validity: int
    uid: int
    message_id: str
    digest: str
    sender: str
    sender_name: str
    subject: str
    text: str  # the new words, without what they answer
    signature: str  # what stood under them
    references: str  # what an answer to it must name, so that it stays in its thread
    nature: MailNature
    proof: SenderProof
    proven_by: str  # what the receiving server said, in short
    trouble: MailTrouble | None = None
    files_in_all: int = 0
    size: int = 0
    state: MailState = MailState.WAITING
    guess: int | None = None  # the ticket that it may be about
    ticket: int | None = None
    taken_by: int | None = None
    taken_at: datetime | None = None
    ended_by: int | None = None
    ended_at: datetime | None = None
    reason: str | None = None  # why it is not for this desk
    came_at: datetime
    sent_at: datetime | None = None
    next_at: datetime | None = None  # when somebody is reminded of it
    step: int = 0  # how often that was
    shown: bool = False  # a card of it is owed, or there
    settled: bool = False  # the mailbox knows that it was read
    blanked: bool = False  # its words are gone, by retention or on request
    kept: bool = True  # it is a file on the disk

    @property
    def is_unended(self) -> bool:
        """Whether somebody is still to do something with it."""
        return self.state in UNENDED


def mail_slot(mail: int, chat_id: int) -> str:
    """Name the card of a mail in a chat."""
    return f"mail:{mail}@{chat_id}"


def mail_files_slot(mail: int, first: int, chat_id: int) -> str:
    """Name the message with some of a mail's attachments."""
    return f"mailfiles:{mail}.{first}@{chat_id}"
