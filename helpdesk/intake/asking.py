"""What the form asks and answers, as data: questions with their buttons, what was understood, the filled form."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from helpdesk.intake.form import Form, FormMessage, FormStep, Line, Piece
from helpdesk.ticket.notes import Caller, File
from helpdesk.ticket.ticket import CallerKind, Channel, Component, Kind, Nature, Priority


class ButtonGroup(StrEnum):
    """Which buttons belong together; the keyboard's rows follow it."""

    CHOICE = "choice"
    PRIORITY = "priority"
    PAGE = "page"
    ACTION = "action"
    NAV = "nav"


@dataclass(frozen=True, kw_only=True, slots=True)
class Option:
    """One button. Exactly one of ``key`` (catalogue), ``label`` (a name, as it is) and ``at`` (a date) is set."""

    code: str  # at most 40 bytes; with the step and the form's id it fits a button
    key: str | None = None
    label: str | None = None
    at: datetime | None = None
    ticket: int | None = None  # which ``key`` names
    chosen: bool = False  # the present answer
    main: bool = False  # the one that may be coloured
    group: ButtonGroup = ButtonGroup.CHOICE


class NoticeKind(StrEnum):
    """What stands above or below a question. The value is the catalogue key."""

    RECENT_TICKETS = "form-notice-recent-tickets"
    OTHER_FORMS = "form-notice-other-forms"
    WANTED = "form-notice-wanted"
    OPEN_TICKETS = "form-notice-open-tickets"
    SIMILAR = "form-notice-similar"
    ANSWER_BY = "form-notice-answer-by"
    PROPOSED = "form-notice-proposed"


@dataclass(frozen=True, kw_only=True, slots=True)
class Notice:
    """Something to know while answering: numbers of tickets, ids of people, or an instant."""

    kind: NoticeKind
    numbers: tuple[int, ...] = ()
    keys: tuple[str, ...] = ()  # of known troubles; of reasons, each with its number of tickets
    at: datetime | None = None
    said: str = ""  # the words for which a priority is proposed


@dataclass(frozen=True, kw_only=True, slots=True)
class Question:
    """What is asked now. ``key`` words it; Cancel is added by whoever shows it, Back is among the options."""

    step: FormStep
    key: str
    options: tuple[Option, ...]
    wants_words: bool
    page: int = 0
    pages: int = 1
    query: str | None = None  # what was searched for
    ready: str | None = None  # a ready answer, whole
    aside: str = ""  # the words that are asked about: another caller's, or this one's
    notices: tuple[Notice, ...] = ()


class Taken(StrEnum):
    """What a message was understood as. The value is the catalogue key."""

    PHONE = "form-taken-phone"
    EMAIL = "form-taken-email"
    NAME = "form-taken-name"
    ULB = "form-taken-ulb"
    PLACE = "form-taken-place"
    MODULE = "form-taken-module"
    DESCRIPTION = "form-taken-description"
    FILE = "form-taken-file"
    DIAGNOSIS = "form-taken-diagnosis"
    SOLUTION = "form-taken-solution"
    SEARCH = "form-taken-search"


class FormProblem(StrEnum):
    """Why a message did not answer the question. The value is the catalogue key."""

    EMPTY = "form-problem-empty"
    PHONE = "form-problem-phone"
    ODD_NUMBER = "form-problem-odd-number"
    NO_ULB = "form-problem-no-ulb"
    NO_DAY = "form-problem-no-day"
    LONG_NAME = "form-problem-long-name"
    LEFT_OUT = "form-problem-left-out"
    ONE_DISCARDED = "form-problem-one-discarded"


class FormOutcome(StrEnum):
    """What is to be done after a press or a text."""

    ASK = "ask"  # show the form's question
    ESCALATE = "escalate"
    KEEP = "keep"
    SOLVE = "solve"
    CORRECT = "correct"  # the ticket that is open already


@dataclass(frozen=True, kw_only=True, slots=True)
class Heard:
    """What became of a message. If ``taken`` is empty, ``problem`` says why, or it waits in the form's ``aside``."""

    form: Form
    taken: tuple[Taken, ...] = ()
    problem: FormProblem | None = None
    outcome: FormOutcome = FormOutcome.ASK


@dataclass(frozen=True, kw_only=True, slots=True)
class Pressed:
    """What became of a press. The lines were asked about: they are still to be taken, or to begin a form."""

    form: Form
    outcome: FormOutcome = FormOutcome.ASK
    problem: FormProblem | None = None
    to_take: tuple[Line, ...] = ()
    to_begin: tuple[Line, ...] = ()
    add_to: int | None = None  # the open ticket of this caller's about which the form says more


@dataclass(frozen=True, kw_only=True, slots=True)
class Filled:
    """A complete form: all that the desk needs to open the ticket."""

    caller: Caller  # id 0: new; a known caller carries what the form corrected
    ulb: str | None
    ulb_text: str | None  # set if and only if ``ulb`` is None
    caller_kind: CallerKind
    nature: Nature
    component: Component | None
    kind: Kind
    priority: Priority
    module: str | None
    channel: Channel
    description: str  # "" if there are files only; whole, may be longer than one message can show
    pieces: tuple[Piece, ...]  # the same, message by message
    diagnosis: tuple[Piece, ...]
    solution: tuple[Piece, ...]
    keep_until: datetime | None
    files: tuple[File, ...]
    refs: tuple[str, ...]  # MUKTASoft's ids in all of these texts
    messages: tuple[FormMessage, ...] = ()  # in which all this was said
