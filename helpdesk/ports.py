"""What the desk needs of its memory: Protocols that ``storage/`` fulfils, on SQLite and PostgreSQL alike.

A ``Store`` reads and writes in one transaction; a store made by the reader engine refuses to write.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Protocol

from helpdesk.absences import Absence
from helpdesk.answers import KeptAnswer
from helpdesk.calendar_rules import DayException
from helpdesk.events import Fact
from helpdesk.notes import Caller, File, Note, NoteKind
from helpdesk.overlay import Change, Overlay
from helpdesk.owed import Owed, Posted, Say
from helpdesk.people import Membership, Person, Role, Scope
from helpdesk.policy import Summary
from helpdesk.reminding import Saying, SayingKind
from helpdesk.searching import NEWEST, Filters, Match
from helpdesk.setup_ports import AccessRequests, Chats, Errands, Invitations, Items
from helpdesk.statistics import Edition, Numbers, Window
from helpdesk.tickets import Priority, Status, Ticket
from helpdesk.trends import Ages, Turned


class Tickets(Protocol):
    """Tickets by number, and the lists that people ask for."""

    async def next_number(self, first: int) -> int:
        """Take the next number, in this transaction; the very first is ``first``."""

    async def add(self, ticket: Ticket) -> None:
        """Store a new ticket."""

    async def get(self, number: int, scope: Scope) -> Ticket | None:
        """Return the ticket if it lies inside ``scope``, in one query; unknown and foreign are the same None."""

    async def save(self, ticket: Ticket) -> None:
        """Write ``ticket`` over version ``ticket.version - 1``; raise ``Stale`` if that is not what is stored."""

    async def find(
        self,
        scope: Scope,
        *,
        statuses: frozenset[Status] | None = None,
        team: str | None = None,
        claimed_by: int | None = None,
        logged_by: int | None = None,
        caller: int | None = None,
        linked_to: int | None = None,
        opened_since: datetime | None = None,
        limit: int = 50,
        offset: int = 0,
    ) -> Sequence[Ticket]:
        """Return matching tickets inside ``scope``: earliest due first, those without a due time last."""

    async def solved_first(self, limit: int) -> Sequence[Ticket]:
        """Return tickets that are resolved and not closed, those first that were solved first."""

    async def recent_ulbs(self, operator: int, limit: int = 4) -> Sequence[str]:
        """Return the codes of the ULBs of an operator's latest tickets, newest first, each once."""


@dataclass(frozen=True, slots=True)
class JournalRow:
    """One fact as the journal holds it; rows are ordered by ``seq``."""

    seq: int
    ticket: int
    fact: Fact


class Journal(Protocol):
    """Facts, append-only."""

    async def append(self, ticket: int, facts: Sequence[Fact]) -> None:
        """Add facts in their order."""

    async def of(self, ticket: int) -> Sequence[JournalRow]:
        """Return a ticket's facts, oldest first."""


@dataclass(frozen=True, slots=True)
class NextDate:
    """The one date at which something is due for a ticket. ``step`` counts within the kind."""

    kind: str  # response, promise, answer, stale
    step: int
    at: datetime
    # What an answer or silence is counted from, so that a changed calendar can count it anew.
    since: datetime | None = field(default=None, compare=False)


@dataclass(frozen=True, kw_only=True, slots=True)
class ClockRow:
    """One response clock: a ticket's stay with a team. Finished ones keep what was promised."""

    ticket: int
    cycle: int
    team: str
    started_at: datetime
    target_at: datetime
    due_at: datetime
    ended_at: datetime | None = None
    outcome: str | None = None
    breached_at: datetime | None = None
    # What `sla.Clock` counts from: a changed priority or calendar moves the clock by it.
    priority: Priority | None = None
    target_from: datetime | None = None
    target_days: int = 1
    due_from: datetime | None = None
    due_days: int = 1
    warn_at: datetime | None = None
    provisional: bool = False
    warned_at: datetime | None = None  # the warning that was recorded, by its own date
    reminded: int = 0  # how many reminders were recorded after the breach


@dataclass(frozen=True, slots=True)
class Dated:
    """An unresolved ticket with the clock of its present cycle and its next date."""

    ticket: Ticket
    clock: ClockRow | None
    date: NextDate | None


class Timers(Protocol):
    """Next dates and response clocks."""

    async def next_date(self, ticket: int) -> NextDate | None:
        """Return the ticket's next date."""

    async def set_next(self, ticket: int, date: NextDate | None) -> None:
        """Make ``date`` the ticket's only next date; None: it has none (resolved)."""

    async def put_clock(self, clock: ClockRow) -> None:
        """Store a clock, or write over the one of the same ticket and cycle."""

    async def clock(self, ticket: int, cycle: int) -> ClockRow | None:
        """Return one clock."""

    async def clocks(self, ticket: int) -> Sequence[ClockRow]:
        """Return all clocks of a ticket, first cycle first."""

    async def unresolved(self, *, after: int = 0, limit: int | None = None, hold: bool = False) -> Sequence[Dated]:
        """Return unresolved tickets with a greater number than ``after``, by number.

        ``hold``: nobody changes them until the commit; who is at one now is waited for.
        """

    async def due(self, now: datetime, limit: int) -> Sequence[tuple[int, NextDate]]:
        """Return tickets whose next date has come, with it, earliest first."""

    async def hold(self, ticket: int) -> bool:
        """Hold the ticket until the commit, so that nobody changes it meanwhile; False if somebody is at it now."""

    async def flip(self, ticket: int, date: NextDate, then: NextDate | None) -> bool:
        """Put ``then`` in the place of ``date``; False, and nothing done, if it is not the next date any more."""


class Sayings(Protocol):
    """What the clock has recorded and people are still to be told."""

    async def add(self, saying: Saying) -> None:
        """Note something to be said; what was noted before is kept once."""

    async def waiting(self, now: datetime) -> Sequence[Saying]:
        """Return what is to be said by now, oldest first."""

    async def take(self, ids: Sequence[int], *, said: bool = True) -> frozenset[int]:
        """End these, said or dropped; return those that were still waiting: they are the caller's to say."""

    async def put_off(self, ids: Sequence[int], until: datetime) -> None:
        """Let these wait until then."""

    async def of(self, ids: Sequence[int]) -> Sequence[Saying]:
        """Return sayings by id, in their order."""

    async def was_said(self, ticket: int, cycle: int, kind: SayingKind) -> bool:
        """Whether people were told such a thing of a ticket's stay with a team."""


class Texts(Protocol):
    """Notes, files, callers and MUKTASoft's ids: all that people wrote."""

    async def add_note(self, note: Note) -> int:
        """Store a note and return its id."""

    async def notes(self, ticket: int, kinds: frozenset[NoteKind] | None = None) -> Sequence[Note]:
        """Return a ticket's notes, oldest first."""

    async def said_of(self, tickets: Collection[int], kinds: frozenset[NoteKind]) -> Sequence[Note]:
        """Return the notes of some kinds of many tickets, oldest first."""

    async def note_said_in(self, chat_id: int, message_id: int) -> Note | None:
        """Return the note that came in this message."""

    async def of_kind(self, kind: NoteKind, limit: int) -> Sequence[Note]:
        """Return the latest notes of a kind, whatever their ticket, newest first."""

    async def reword(self, note: int, text: str) -> None:
        """Replace the text of a note, keeping the former one."""

    async def add_file(self, file: File) -> int:
        """Store an attachment and return its id; the same file of the same ticket twice is one."""

    async def files(self, ticket: int) -> Sequence[File]:
        """Return a ticket's attachments, oldest first."""

    async def caller(self, caller: int) -> Caller | None:
        """Return a caller by id."""

    async def callers_with(self, *, phone: str | None = None, email: str | None = None) -> Sequence[Caller]:
        """Return the people known under a number or an address, latest first."""

    async def keep_caller(self, caller: Caller) -> int:
        """Store a caller, or bring the one with the same number and name up to date; return the id."""

    async def add_refs(self, ticket: int, refs: Sequence[str]) -> None:
        """Note MUKTASoft's ids that stand in a ticket's texts (normalised); known ones are kept once."""

    async def drop_ref(self, ticket: int, ref: str) -> None:
        """Forget an id of a ticket: it was replaced by another."""

    async def refs(self, ticket: int) -> Sequence[str]:
        """Return MUKTASoft's ids of a ticket."""

    async def with_ref(self, refs: Sequence[str], scope: Scope, limit: int = 5) -> Sequence[Ticket]:
        """Return tickets that bear one of ``refs``, newest first."""


class Search(Protocol):
    """The words of every ticket's texts."""

    async def newest(
        self,
        words: Sequence[str],
        scope: Scope,
        *,
        every: bool,
        prefix: bool = False,
        since: datetime,
        filters: Filters | None = None,
        limit: int = NEWEST,
    ) -> Sequence[Match]:
        """Return the newest tickets opened since then that bear ``words``: all of them (``every``), or any.

        ``prefix``: the last word may be the beginning of one. Newest first; words are those of ``searching.tokens``.
        """

    async def recent(self, scope: Scope, filters: Filters, limit: int) -> Sequence[Ticket]:
        """Return the newest tickets that ``filters`` let through."""

    async def of_number(self, digits: str, scope: Scope, limit: int) -> Sequence[Ticket]:
        """Return tickets of callers whose number ends in ``digits``, newest first."""

    async def narrowed(self, numbers: Collection[int], filters: Filters) -> frozenset[int]:
        """Return those of ``numbers`` that ``filters`` let through."""

    async def tickets(self, numbers: Collection[int]) -> Sequence[Ticket]:
        """Return these tickets; the caller has checked who may see them."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Asked:
    """A search in progress; ``id`` 0 is not stored yet."""

    id: int = 0
    person: int
    text: str
    filters: dict[str, str]
    asked_at: datetime


class Searches(Protocol):
    """Searches in progress: the state of a list that people page through."""

    async def begin(self, asked: Asked) -> int:
        """Store a search and return its id."""

    async def get(self, search: int) -> Asked | None:
        """Return a search that is not too old."""

    async def narrow(self, search: int, filters: dict[str, str]) -> None:
        """Replace what narrows a search down."""

    async def forget(self, asked_before: datetime) -> None:
        """Delete searches older than that: what was typed may be a name or a number."""


class Answers(Protocol):
    """Ready answers that teams keep."""

    async def keep(self, answer: KeptAnswer) -> bool:
        """Store an answer; return False if that team keeps it already."""

    async def fitting(self, team: str | None, module: str | None) -> Sequence[KeptAnswer]:
        """Return the answers of a team (of any, if None is named) and module, or of none, newest first."""

    async def every(self) -> Sequence[KeptAnswer]:
        """Return all answers, newest first."""

    async def change(self, answer: int, text: str, team: str | None, module: str | None) -> bool:
        """Change an answer; return False if that team keeps the same for that module already."""

    async def is_kept(self, note: int) -> bool:
        """Whether an answer was kept from this note."""

    async def drop(self, answer: int) -> None:
        """Offer an answer no longer."""


Mark = str | int | None


class Marks(Protocol):
    """Small things to remember by name."""

    async def get(self, key: str) -> Mark:
        """Return what was put under a key, None if nothing was."""

    async def put(self, key: str, value: Mark) -> None:
        """Remember ``value``; None forgets."""


class Erasing(Protocol):
    """Forgetting callers."""

    async def erase(self, caller: int, numbers: Collection[int]) -> None:
        """Blank a caller, and every text and file of these tickets, wherever they are kept."""

    async def forget(self, closed_before: datetime) -> int:
        """Blank the callers all of whose tickets were closed before then; return how many."""


class People(Protocol):
    """Who is known."""

    async def get(self, person: int) -> Person | None:
        """Return a person with all memberships."""

    async def names(self, numbers: Collection[int]) -> Mapping[int, str]:
        """Return the names of those who are known among ``numbers``, in one query."""

    async def put(self, person: Person) -> None:
        """Store name, username and language; memberships are left alone."""

    async def enter(self, person: int, membership: Membership) -> None:
        """Add a membership; one that is there already stays."""

    async def leave(self, person: int, membership: Membership) -> None:
        """Take a membership away."""

    async def with_role(self, role: Role, *, team: str | None = None, ulb: str | None = None) -> Sequence[Person]:
        """Return everybody who has the role (for that team or ULB)."""

    async def everybody(self, *, words: str = "", limit: int = 200) -> Sequence[Person]:
        """Return whoever has a membership, by name; ``words``: part of a name or username."""

    async def of_group(self) -> Sequence[tuple[int, str]]:
        """Return the people and teams whose membership comes from the team's group."""

    async def let_go(self, person: int, at: datetime | None) -> None:
        """Mark that somebody was let go, or (None) taken in again."""

    async def replace_from_file(self, people: Mapping[int, tuple[Person, frozenset[Membership]]]) -> None:
        """Make the memberships of source FILE exactly these."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Draft:
    """A form in progress. ``body`` is the form as JSON; ``id`` 0 is not stored yet."""

    id: int = 0
    person: int
    chat_id: int
    body: str
    version: int = 1
    focused: bool = True  # the one that the person's next words go to
    heard: int | None = None  # the person's latest message in it: the form's card must stand below
    changed_at: datetime
    phone: str | None = None  # the caller's, as far as the form knows it: ``with_phone`` looks for it


class Drafts(Protocol):
    """Forms in progress: no state of a conversation lives in memory."""

    async def open_of(self, person: int) -> Sequence[Draft]:
        """Return a person's open forms, latest change first."""

    async def get(self, draft: int) -> Draft | None:
        """Return an open form; ended ones are None."""

    async def add(self, draft: Draft) -> int:
        """Store a new form and return its id; it takes the focus."""

    async def save(self, draft: Draft) -> None:
        """Write over version ``draft.version - 1``; raise ``Stale`` if that is not what is stored."""

    async def focus(self, draft: int, person: int) -> None:
        """Give one of a person's forms the focus, taking it from the others."""

    async def end(self, draft: int) -> None:
        """End a form: its body is blanked."""

    async def with_phone(self, phone: str, since: datetime, other_than: int) -> Sequence[Draft]:
        """Return open forms (of anybody) about the same number, changed since then."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Prompt:
    """A question of ours that waits for somebody's words; ``id`` 0 is not stored yet."""

    id: int = 0
    chat_id: int
    person: int  # who was asked
    action: str  # what the words are for
    ticket: int
    facts: Mapping[str, str | int | bool | None]
    asked_at: datetime


class Prompts(Protocol):
    """Waiting prompts, at most one per person and chat."""

    async def ask(self, prompt: Prompt) -> int:
        """Store a prompt and return its id; a former one of that person in that chat is replaced."""

    async def keep(self, prompt: Prompt) -> None:
        """Write a waiting prompt's action and facts anew: it has learned something."""

    async def get(self, prompt: int) -> Prompt | None:
        """Return a waiting prompt."""

    async def waiting(self, chat_id: int, person: int) -> Prompt | None:
        """Return what waits for this person's words in this chat."""

    async def end(self, prompt: int) -> None:
        """It is answered, cancelled or too old."""

    async def about(self, ticket: int) -> Sequence[Prompt]:
        """Return what waits for anybody's words about a ticket, in every chat."""

    async def older_than(self, asked_before: datetime) -> Sequence[Prompt]:
        """Return prompts that have waited too long."""


class Following(Protocol):
    """Who wants to be told of what, beyond those whose work it is."""

    async def watchers(self, ticket: int) -> Sequence[int]:
        """Return the people who asked to be kept posted on a ticket."""

    async def watch(self, ticket: int, person: int, *, on: bool) -> None:
        """Keep somebody posted, or no longer."""

    async def muted(self, person: int) -> frozenset[str]:
        """Return what this person does not want to be told of: opened, answered, resolved."""

    async def mute(self, person: int, what: str, *, on: bool) -> None:
        """Tell somebody nothing more of that, or tell them again."""


class Absences(Protocol):
    """Who is off until when, and who has their tickets meanwhile."""

    async def add(self, absence: Absence) -> int:
        """Store an absence and return its id."""

    async def get(self, absence: int) -> Absence | None:
        """Return an absence."""

    async def over(self, now: datetime) -> Sequence[Absence]:
        """Return those that are over and of which nobody was told yet."""

    async def tell(self, absence: int, now: datetime) -> bool:
        """Mark that both are told; False if another process has done so."""


class Outbox(Protocol):
    """What is owed, and what was posted."""

    async def owe(self, owed: Owed) -> int | None:
        """Store a message owed; None if it was owed before (``once``) or its slot has one waiting already.

        A waiting row of the same slot takes the more urgent lane and the newer facts.
        """

    async def posted(self, chat_id: int, message_id: int) -> Posted | None:
        """Return what we know of a message of ours."""

    async def in_slot(self, slot: str) -> Posted | None:
        """Return the current message of a slot."""

    async def is_owed(self, slot: str) -> bool:
        """Whether a message of that slot waits to be sent, or is being sent."""

    async def cards_to_come(self, chat_id: int, thread_id: int | None) -> Sequence[int]:
        """Return the tickets whose first card waits to be sent to a chat or topic, in the order in which they go."""

    async def take_slot(self, slot: str, posted: Posted) -> None:
        """Make ``posted`` the slot's message: for a press that came before the send came back."""

    async def vacate(self, slot: str) -> Posted | None:
        """Take the slot's message out of it, so that the next one is sent anew; return it."""

    async def about(self, ticket: int, say: Say | None = None) -> Sequence[Posted]:
        """Return our current messages about a ticket, in every chat."""

    async def forget(self, chat_id: int, message_id: int) -> None:
        """The message is gone."""

    async def move(self, old: int, new: int) -> None:
        """A group has a new id: what is owed to it goes there."""


class Setup(Protocol):
    """What admins set up in the chat; every change goes with a ``note`` in the same transaction."""

    async def version(self) -> int:
        """Return the number of the last change; 0 before the first."""

    async def overlay(self) -> Overlay:
        """Return all that is laid over the configuration."""

    async def note(self, change: Change) -> int:
        """Write a change into the admins' journal, count the version on and return it; first of all in a unit."""

    async def changes(self, limit: int = 50) -> Sequence[Change]:
        """Return the latest lines of the admins' journal, newest first."""

    async def put_days(self, days: Sequence[DayException], change: Change) -> None:
        """Make these the admin's word on their dates, in the place of what was entered for them before."""

    async def remove_days(self, dates: Sequence[date], change: Change) -> None:
        """Take back what was entered for these dates."""

    async def confirm_year(self, year: int, change: Change) -> None:
        """Somebody has compared the year's list with the notified one."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Recount:
    """A change after which the dates of open tickets are counted anew; ``id`` 0 is not stored yet."""

    id: int = 0
    version: int  # of the settings
    what: str = "calendar"  # what changed: the calendar, the file's rhythm, or what a priority promises
    announced_at: datetime
    by: int
    done_through: int = 0  # the last ticket that was looked at
    moved: int = 0
    withdrawn: int = 0
    finished_at: datetime | None = None


class Recounts(Protocol):
    """Changes that the dates of open tickets have yet to follow."""

    async def start(self, recount: Recount) -> None:
        """Let dates be counted anew."""

    async def next(self) -> Recount | None:
        """Return the oldest that is not finished and that no other process is at."""

    async def save(self, recount: Recount) -> None:
        """Write down how far it is."""


class Statistics(Protocol):
    """Sums over what happened, and which summaries were posted."""

    async def numbers(self, scope: Scope, window: Window, now: datetime) -> Numbers:
        """Return what happened in a window inside ``scope``, and what is late now."""

    async def still_open(self, scope: Scope, at: datetime) -> int:
        """Return how many tickets inside ``scope`` were open at an instant."""

    async def came(self, scope: Scope, window: Window) -> tuple[Mapping[str, int], Mapping[str, int]]:
        """Return how many tickets came in a window, by ULB and by module; those that name none are left out."""

    async def began(self, scope: Scope) -> datetime | None:
        """Return when the first ticket inside ``scope`` was opened."""

    async def last_edition(self, plan: Summary) -> Edition | None:
        """Return the latest edition of a plan."""

    async def add_edition(self, plan: Summary, edition: Edition, *, owed: bool = True) -> bool:
        """Write an edition down; False if it was before. Not ``owed``: it only marks from when on they count."""


class Trends(Protocol):
    """Sums for the charts."""

    async def turned(self, scope: Scope, windows: Sequence[Window]) -> Sequence[Turned]:
        """Return what came and went in each of ``windows``, which follow one another."""

    async def ages(self, scope: Scope, now: datetime) -> Ages:
        """Return how many tickets are open, by priority and age."""


class Store(Protocol):
    """All that is remembered, in one transaction."""

    @property
    def tickets(self) -> Tickets: ...
    @property
    def journal(self) -> Journal: ...
    @property
    def timers(self) -> Timers: ...
    @property
    def sayings(self) -> Sayings: ...
    @property
    def texts(self) -> Texts: ...
    @property
    def search(self) -> Search: ...
    @property
    def searches(self) -> Searches: ...
    @property
    def marks(self) -> Marks: ...
    @property
    def erasing(self) -> Erasing: ...
    @property
    def answers(self) -> Answers: ...
    @property
    def people(self) -> People: ...
    @property
    def drafts(self) -> Drafts: ...
    @property
    def prompts(self) -> Prompts: ...
    @property
    def following(self) -> Following: ...
    @property
    def absences(self) -> Absences: ...
    @property
    def outbox(self) -> Outbox: ...
    @property
    def setup(self) -> Setup: ...
    @property
    def recounts(self) -> Recounts: ...
    @property
    def statistics(self) -> Statistics: ...
    @property
    def trends(self) -> Trends: ...
    @property
    def invitations(self) -> Invitations: ...
    @property
    def access(self) -> AccessRequests: ...
    @property
    def chats(self) -> Chats: ...
    @property
    def errands(self) -> Errands: ...
    @property
    def items(self) -> Items: ...
