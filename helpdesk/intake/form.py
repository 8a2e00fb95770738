"""The form that opens a ticket, as plain values: its steps, what was said so far, and what the desk knows."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum

from helpdesk.settings.settings import Module, Proof, Ulb
from helpdesk.ticket.errors import HelpdeskError
from helpdesk.ticket.notes import Caller, File
from helpdesk.ticket.ticket import PROPOSED_KIND, CallerKind, Channel, Component, Kind, Nature, Priority


class FormStep(StrEnum):
    """A question of the form. The value is short: it travels in buttons."""

    CALLER = "caller"  # number, e-mail or name
    KNOWN = "known"  # who of those known under the number
    NAME = "name"
    ULB = "ulb"
    PLACE = "place"  # the name of a ULB that is not listed
    WHO = "who"
    NATURE = "nature"
    MODULE = "module"
    WORDS = "words"  # what is wrong, until Done
    REVIEW = "review"
    CHANGE = "change"  # which field to change
    KIND = "kind"
    CHANNEL = "channel"
    DIAGNOSIS = "diag"
    DETAILS = "details"  # of the review: all that does not fit on it
    KEEP_UNTIL = "keep"
    SOLVED_HOW = "solved"
    READY = "ready"  # a ready answer, whole, before it goes
    REWRITE = "rewrite"  # the same, to be written as it should be
    ANOTHER = "another"  # whether a message that opens like another caller's is this one's


ASKED = (
    FormStep.CALLER, FormStep.KNOWN, FormStep.NAME, FormStep.ULB, FormStep.WHO, FormStep.NATURE, FormStep.MODULE,
    FormStep.WORDS,
)  # fmt: skip
"""The questions that every form asks where the answer is missing, in their order."""

TAKES_WORDS = frozenset(
    {
        FormStep.CALLER,
        FormStep.KNOWN,
        FormStep.NAME,
        FormStep.ULB,
        FormStep.PLACE,
        FormStep.WORDS,
        FormStep.DIAGNOSIS,
        FormStep.SOLVED_HOW,
        FormStep.READY,
        FormStep.REWRITE,
    }
)
"""Steps at which a text is the answer; at the others it is added to the description."""


@dataclass(frozen=True, slots=True)
class Said:
    """When and in which message something was said."""

    at: datetime
    chat_id: int
    message_id: int

    def is_in(self, other: Said | None) -> bool:
        """Whether it is the same message, maybe as it was before an edit."""
        return other is not None and (self.chat_id, self.message_id) == (other.chat_id, other.message_id)


@dataclass(frozen=True, slots=True)
class Piece:
    """One text of the description, diagnosis or solution, bound to its message so that an edit of it is followed."""

    text: str
    said: Said | None  # None: a ready answer, chosen by a button
    is_rest: bool = False  # what remained of a message that also named the caller or the ULB


FIELDS = ("phone", "email", "name", "ulb", "ulb_text", "ulb_query", "module")
"""What a form reads out of words."""


@dataclass(frozen=True, kw_only=True, slots=True)
class FormMessage:
    """What one message said to the form, so that an edit is read as it was, and a further part goes there, too."""

    said: Said
    step: FormStep | None  # the question that it came to; None: it answered none
    letters: int = 0
    gave: tuple[tuple[str, str], ...] = ()  # each of ``FIELDS`` that it filled in, as it did


@dataclass(frozen=True, kw_only=True, slots=True)
class Line:
    """One message as the form is given it. ``phone`` and ``contact`` are those of a shared contact."""

    said: Said
    text: str = ""
    files: tuple[File, ...] = ()
    phone: str | None = None
    contact: str | None = None
    opens_with: str | None = None  # another caller's number or address, once it was found to open with one
    forwarded: bool = False

    @property
    def is_usable(self) -> bool:
        """Whether it says or carries anything that a form can take."""
        return bool(self.text or self.files or self.phone)

    @property
    def shown(self) -> str:
        """What is shown of it in words: a file without a caption has none."""
        return self.text or " ".join(filter(None, (self.contact, self.phone)))


@dataclass(frozen=True, kw_only=True, slots=True)
class Form:
    """A ticket in the making. None means not answered; ``no_...`` means answered: there is none."""

    priority: Priority
    priority_by_hand: bool = False  # else it follows the words
    channel: Channel = Channel.CALL
    phone: str | None = None  # E.164
    email: str | None = None
    no_number: bool = False
    name: str | None = None
    no_name: bool = False
    caller_id: int | None = None  # the known caller who was chosen
    someone_else: bool = False  # nobody of those known under the number
    caller_said: Said | None = None  # the message that named the caller
    ulb: str | None = None  # its code
    ulb_text: str | None = None  # not listed: its name
    ulb_query: str | None = None
    ulb_page: int = 0
    caller_kind: CallerKind | None = None
    nature: Nature | None = None
    component: Component | None = None
    module: str | None = None
    no_module: bool = False
    all_modules: bool = False  # offered are all of them, not the likely ones only
    pieces: tuple[Piece, ...] = ()
    files: tuple[File, ...] = ()
    kind_by_hand: Kind | None = None
    diagnosis: tuple[Piece, ...] = ()
    keep_until: datetime | None = None
    solution: tuple[Piece, ...] = ()
    ready: str | None = None  # a ready answer that is shown whole before it goes
    editing: FormStep | None = None  # the step that is open by hand; None: the first one missing, or the review
    history: tuple[FormStep, ...] = ()  # where Back leads, last first to be popped
    aside: tuple[Line, ...] = ()  # what opens like another caller's, and what came after it: asked about, in no form
    messages: tuple[FormMessage, ...] = ()  # whose words are in it
    about: tuple[int, ...] = ()  # tickets that what is set aside may be about: with their callers it is erased
    corrects: int | None = None  # the ticket that is open already, and in which it changes something
    former: Form | None = None  # how that ticket stood when this was begun
    mail: int | None = None  # of which it was begun: who has the form has the mail

    @property
    def kind(self) -> Kind | None:
        """The type: chosen by hand, else proposed from the nature."""
        if self.kind_by_hand is not None or self.nature is None:
            return self.kind_by_hand
        return PROPOSED_KIND[self.nature]

    @property
    def description(self) -> str:
        """All that was said to be wrong, whole, in the order in which it was said."""
        return "\n".join(piece.text for piece in self.pieces)

    @property
    def has_said(self) -> bool:
        """Whether anything was said or sent about the trouble, maybe of a ticket that had no word before."""
        return bool(self.pieces or self.files or (self.former and not self.former.pieces))


@dataclass(frozen=True, kw_only=True, slots=True)
class Lists:
    """What is configured and what the form offers of it."""

    ulbs: tuple[Ulb, ...] = ()
    modules: tuple[Module, ...] = ()
    region: str = "IN"
    default_priority: Priority = Priority.P3
    urgent_words: tuple[tuple[Priority, tuple[str, ...]], ...] = ()  # what each priority is proposed for


@dataclass(frozen=True, slots=True)
class Wanted:
    """What tickets like the form's were sent back for: a reason's key, and how many of them."""

    reason: str
    tickets: int
    proof: Proof | None = None  # by what the form sees that it is there


@dataclass(frozen=True, kw_only=True, slots=True)
class Known:
    """What the desk's memory knows about a form's caller and trouble, read before a question is asked."""

    people: tuple[Caller, ...] = ()  # under the form's number or address, latest first
    recent_ulbs: tuple[str, ...] = ()  # codes of this operator's latest tickets
    recent_tickets: tuple[int, ...] = ()  # on this number, in the last hour
    other_forms: tuple[int, ...] = ()  # people (Telegram ids) with an open form on this number
    open_tickets: tuple[int, ...] = ()  # of this caller, unresolved
    similar: tuple[int, ...] = ()  # the same MUKTASoft id, or much the same trouble
    troubles: tuple[str, ...] = ()  # keys of known troubles like it
    answer_by: tuple[tuple[Priority, datetime], ...] = ()  # the deadline if it is escalated now
    team: str | None = None  # the name of the team that the route names
    keep_dates: tuple[datetime, ...] = ()  # offered as "by when"
    keep_days: tuple[tuple[date, datetime], ...] = ()  # the close that each day to come means, if it is typed
    ready_answers: tuple[str, ...] = ()  # offered as "how", at most four are shown
    modules_lately: tuple[str, ...] = ()  # keys of modules that this town and team had, the most frequent first
    wanted: tuple[Wanted, ...] = ()  # for want of which tickets like it were sent back


@dataclass
class FormMovedOn(HelpdeskError):
    """The press answers a question that is not open any more; nothing was changed."""

    pressed: FormStep
    current: FormStep


@dataclass
class UnknownChoice(HelpdeskError):
    """The question has no such answer (any more)."""

    step: FormStep
    code: str


@dataclass
class FormIncomplete(HelpdeskError):
    """Something is still to be asked."""

    missing: tuple[FormStep, ...] = field(default_factory=tuple)


@dataclass
class UnknownForm(HelpdeskError):
    """The stored form is of a format that this version does not read."""

    version: object
