"""What the summaries add up, told anew from the facts of the journal alone.

What they read is what the desk wrote beside the journal: clocks, outcomes, states. Here a person counts, with the
journal in hand.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime

from helpdesk.people.actors import EVERYTHING, Scope
from helpdesk.reports.statistics import Numbers, ResponseCounts, Window
from helpdesk.ticket.fact import ClockOutcome, Fact
from helpdesk.ticket.facts.clock import BreachWithdrawn, DueMoved, Responded, ResponseUndone
from helpdesk.ticket.facts.details import Opened, PriorityChanged
from helpdesk.ticket.facts.endings import Confirmed, Rated, Reopened, Resolved, Withdrawn
from helpdesk.ticket.facts.moves import Escalated, Returned
from helpdesk.ticket.facts.promises import PromiseKept, PromiseMissed
from helpdesk.ticket.ticket import Confirmation, Priority, Ticket
from storage.database import Database


@dataclass
class Stay:
    """A ticket's time with a team, as the journal tells it."""

    team: str
    since: datetime
    due: datetime
    priority: Priority
    ended: datetime | None = None
    back: tuple[int, datetime] | None = None  # the fact by which the team sent it back
    in_time: bool | None = None  # None: not answered there

    def is_over(self, seq: int, when: datetime) -> bool:
        """Whether the team had sent it back before a fact: the sending back itself is the team's."""
        return self.back is not None and self.back[0] < seq and self.back[1] <= when


@dataclass
class Told:
    """A ticket, told from its facts."""

    ticket: Ticket
    facts: Sequence[tuple[int, Fact]]
    priority: Priority = Priority.P3
    stays: list[Stay] = field(default_factory=list)

    def __post_init__(self) -> None:
        for seq, fact in self.facts:
            if isinstance(fact, Returned):  # before or after its first response
                self.stays[-1].back = seq, fact.at
            running = self.stays[-1] if self.stays and self.stays[-1].ended is None else None
            if isinstance(fact, Opened | PriorityChanged):
                self.priority = fact.priority if isinstance(fact, Opened) else fact.new
            if isinstance(fact, PriorityChanged) and running and fact.due_at:
                running.priority, running.due = fact.new, fact.due_at
            elif isinstance(fact, DueMoved) and running:
                running.due = fact.due_at
            elif isinstance(fact, Responded) and running:
                running.ended, running.in_time = fact.at, fact.at <= running.due
                assert (fact.outcome is ClockOutcome.IN_TIME) == running.in_time
            elif isinstance(fact, ResponseUndone):
                self.stays[-1].ended = self.stays[-1].in_time = None
            elif isinstance(fact, Resolved | Withdrawn | Returned) and running:
                running.ended = fact.at
            elif isinstance(fact, Escalated):
                if running:
                    running.ended = fact.at
                self.stays.append(Stay(fact.team, fact.at, fact.due_at, self.priority))

    def was_mine(self, scope: Scope, seq: int, when: datetime) -> bool:
        had = [stay for stay in self.stays if stay.since <= when]
        theirs = bool(had) and had[-1].team in scope.teams and not had[-1].is_over(seq, when)
        return scope.everything or self.ticket.ulb in scope.ulbs or theirs


def by_hand(told: list[Told], scope: Scope, window: Window, now: datetime) -> Numbers:
    def inside(when: datetime | None) -> bool:
        return when is not None and window.since <= when < window.until

    opened: Counter[Priority] = Counter()
    answered: dict[tuple[str, Priority], ResponseCounts] = {}
    counts: Counter[type[Fact]] = Counter()
    sent_back: Counter[str] = Counter()
    said: Counter[Confirmation] = Counter()
    scores: Counter[int] = Counter()
    of_tickets: Counter[type[Fact]] = Counter()
    late = still_open = known_later = undone = 0
    over = min((seq for one in told for seq, fact in one.facts if fact.at >= window.until), default=None)
    for one in told:
        own = scope.everything or one.ticket.ulb in scope.ulbs
        reached = any(stay.team in scope.teams and inside(stay.since) for stay in one.stays)
        if (own and inside(one.ticket.opened_at)) or reached:
            opened[Priority.P3] += 1  # which every form says at first
        for stay in one.stays:
            if own or stay.team in scope.teams:
                if inside(stay.ended) and stay.in_time is not None:
                    key = stay.team, stay.priority
                    answered[key] = answered.get(key, ResponseCounts()) + ResponseCounts(
                        int(stay.in_time), int(not stay.in_time)
                    )
                late += stay.ended is None and stay.due < now
        here = [(seq, f) for seq, f in one.facts if inside(f.at) and one.was_mine(scope, seq, f.at)]
        counts.update(type(f) for _, f in here)
        sent_back.update(f.reason or "" for _, f in here if isinstance(f, Returned))
        said.update(f.answer for _, f in here if isinstance(f, Confirmed))
        scores.update(f.score for _, f in here if isinstance(f, Rated))
        of_tickets.update({type(f) for _, f in here})
        counted = (
            Resolved, Responded, Reopened, Returned, PromiseKept, PromiseMissed, BreachWithdrawn, ResponseUndone
        )  # fmt: skip
        undone += sum(isinstance(f, ResponseUndone) and f.taken_at < window.since for _, f in here)
        known_later += sum(isinstance(f, counted) and over is not None and seq > over for seq, f in here)
        turns = [f for _, f in one.facts if isinstance(f, Resolved | Withdrawn | Reopened) and f.at < window.until]
        is_open = not turns or isinstance(turns[-1], Reopened)
        mine = own or one.ticket.team in scope.teams
        still_open += mine and one.ticket.opened_at < window.until and is_open
    return Numbers(
        opened=dict(opened), answered=answered, resolved=of_tickets[Resolved], still_open=still_open, late=late,
        reopened=counts[Reopened], returned=dict(sent_back), promises_kept=counts[PromiseKept],
        confirmed=dict(said), ratings=tuple(scores[n] for n in range(1, 6)) if scores else (),
        promises_missed=counts[PromiseMissed], breaches_withdrawn=of_tickets[BreachWithdrawn],
        responses_undone=undone,
        known_later=known_later,
    )  # fmt: skip


async def journal_of(database: Database, count: int) -> list[Told]:
    told = []
    async with database.reading() as store:
        for number in range(1001, 1001 + count):
            ticket = await store.tickets.get(number, EVERYTHING)
            assert ticket is not None
            told.append(Told(ticket, [(row.seq, row.fact) for row in await store.journal.of(number)]))
    return told
