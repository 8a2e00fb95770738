"""The plan of the month: who does what when, out of a seed and the office's calendar. Pure."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta

from bot.demo.month.troubles import KINDS, Trouble, data, named, troubles
from helpdesk.reports.statistics import instant
from helpdesk.settings.routing import team_for
from helpdesk.settings.settings import Settings
from helpdesk.ticket.ticket import CallerKind, Channel, Component, Nature, Priority

SEED = 20261119
DAYS = 31  # before the present day
A_DAY = 12  # calls of a business day, about
CALM = 3  # days before the present: what is late or much delayed then would still be so
OPERATOR = "operator"
MEMBERS = {
    "master_trainers": ("master_trainer",),
    "hudd_tech": ("hudd_engineer", "second_hudd_engineer"),
    "egov": ("egov_developer",),
}
CHANNELS = (Channel.CALL, Channel.CALL, Channel.CALL, Channel.MESSAGE, Channel.EMAIL, Channel.VISIT)
LIVES = {"at_once": 14, "kept": 4, "withdrawn": 1, "plain": 52, "asked": 13, "forwarded": 6, "returned": 3, "late": 7}
ENDINGS = {"closes": 52, "confirmed": 40, "refused": 4, "reopened": 3}
MINUTES = {"claim": (4, 170), "work": (15, 420), "answer": (12, 140), "call": (30, 300)}


@dataclass(frozen=True, slots=True)
class Call:
    """What somebody calls about, and who that is."""

    trouble: Trouble
    said: str
    ulb: str
    name: str
    phone: str
    channel: Channel


@dataclass(frozen=True, slots=True)
class Act:
    """One thing that one of the cast does at its time; ``ticket`` is its place in the plan, not its number."""

    at: datetime
    what: str
    ticket: int
    who: str = OPERATOR
    text: str = ""
    code: str = ""  # a team, a promise's date, a reason, stars
    call: Call | None = None


def plan(settings: Settings, present: datetime, seed: int = SEED) -> list[Act]:
    """Return all that is done in the month before the present, in its order."""
    acts = [act for act in _Month(settings, present, seed).acts() if act.at < present]
    return sorted(acts, key=lambda act: (act.at, act.ticket))


class _Month:
    def __init__(self, settings: Settings, present: datetime, seed: int) -> None:
        self._settings = settings
        self._calendar = settings.calendar
        self._present = present
        self._today = self._calendar.local(present).date()
        self._chance = random.Random(seed)
        self._next = 0

    def acts(self) -> Iterator[Act]:
        for day in self._days():
            for at in self._instants(day):
                yield from self._life(self._new(), at)
        yield from self._special()

    def _days(self) -> Iterator[date]:
        for back in range(DAYS, 0, -1):
            day = self._today - timedelta(days=back)
            if self._calendar.day(day).counts:
                yield day

    def _instants(self, day: date) -> list[datetime]:
        """Calls come while the office is open, more of them in the morning."""
        opening = self._calendar.next_opening(instant(self._calendar, day, time(0)))
        count = A_DAY + self._chance.randrange(-3, 4)
        return sorted(self._later(opening, 2, 2 + self._chance.choice((150, 380))) for _ in range(count))

    def _new(self) -> int:
        self._next += 1
        return self._next - 1

    # -- a ticket's life

    def _life(self, ticket: int, at: datetime) -> Iterator[Act]:
        trouble = self._chance.choices(troubles(), [one.often for one in troubles()])[0]
        call = self._call(trouble, named(self._chance.choice(trouble.said), random.Random(ticket)))
        life = self._chance.choices(list(LIVES), list(LIVES.values()))[0]
        calm = (self._today - self._calendar.local(at).date()).days <= CALM
        solved = named(self._chance.choice(trouble.solved), random.Random(ticket))
        if life == "at_once":
            yield Act(at, "solve_new", ticket, text=solved, call=call)
            return
        if life == "kept":
            yield Act(at, "keep_new", ticket, call=call)
            yield from self._solved(self._later(at, 60, 400), ticket, OPERATOR, solved, None)
            return
        yield Act(at, "escalate_new", ticket, call=call)
        if life == "withdrawn":
            yield Act(self._later(at, 10, 40), "withdraw", ticket)
            return
        team = self._team(trouble)
        who = self._chance.choice(MEMBERS[team])
        at = self._claimed_at(at, trouble, late=life == "late" and not calm)
        yield from self._work(life, at, ticket, team, who, trouble, solved)

    def _work(
        self, life: str, at: datetime, ticket: int, team: str, who: str, trouble: Trouble, solved: str
    ) -> Iterator[Act]:
        yield Act(at, "claim", ticket, who)
        if life == "asked" and trouble.asks and trouble.told:
            at = self._later(at, 3, 30)
            yield Act(at, "ask", ticket, who, named(trouble.asks, random.Random(ticket)))
            at = self._after(at, "answer")
            yield Act(at, "answer", ticket, OPERATOR, named(trouble.told, random.Random(ticket)))
        elif life == "forwarded":
            at = self._later(at, 10, 60)
            other = self._chance.choice([key for key in MEMBERS if key != team])
            yield Act(at, "forward", ticket, who, "It looks like one of yours, please look at it.", other)
            team, who = other, self._chance.choice(MEMBERS[other])
            at = self._after(at, "claim")
            yield Act(at, "claim", ticket, who)
        elif life == "returned":
            at = self._later(at, 10, 60)
            yield Act(at, "return", ticket, who, code="record_id")
            at = self._after(at, "answer")
            yield Act(at, "escalate", ticket, code=team)
            at = self._after(at, "claim")
            yield Act(at, "claim", ticket, who)
        elif self._chance.random() < 0.12:
            at = self._later(at, 2, 20)
            yield Act(at, "promise", ticket, who, code="d1")
        yield from self._solved(self._after(at, "work"), ticket, who, solved, team)

    def _solved(self, at: datetime, ticket: int, who: str, solved: str, team: str | None) -> Iterator[Act]:
        yield Act(at, "resolve", ticket, who, solved)
        ending = self._chance.choices(list(ENDINGS), list(ENDINGS.values()))[0]
        if ending == "closes":
            return
        at = self._after(at, "call")
        if ending == "confirmed" or team is None:
            yield Act(at, "confirm", ticket, code="yes")
            if self._chance.random() < 0.7:
                yield Act(at + timedelta(minutes=1), "rate", ticket, code=self._chance.choice("34455555"))
            return
        if ending == "refused":
            yield Act(at, "confirm", ticket, code="no")
        else:
            yield Act(at, "reopen", ticket, text="It is there again, says the caller.")
        at = self._after(at, "claim")
        yield Act(at, "claim", ticket, who)
        at = self._after(at, "work")
        yield Act(at, "resolve", ticket, who, f"Looked at again. {solved}")

    # -- what the demo shows on its first day

    def _special(self) -> Iterator[Act]:
        """Yield what is late, due today, asked and promised at the present, and a problem of four towns."""
        hudd = data()["late"]["said"], data()["due"]["said"], data()["promised"]["said"]
        for said, at, priority in zip(
            hudd,
            (self._on(3, 12, 10), self._on(2, 15, 0), self._on(3, 14, 0)),
            (Priority.P2, Priority.P3, Priority.P3),
            strict=True,
        ):
            ticket = self._new()
            yield Act(at, "escalate_new", ticket, call=self._infrastructure(said, "JA", priority))
            if said == hudd[-1]:
                yield Act(self._on(2, 10, 40), "claim", ticket, "hudd_engineer")
                yield Act(self._on(1, 16, 0), "promise", ticket, "hudd_engineer", code="d1")
        yield from self._waiting(self._new())
        yield from self._problem()

    def _waiting(self, ticket: int) -> Iterator[Act]:
        words = data()["waiting"]
        trouble = replace(_infrastructure(Priority.P2), nature=Nature.BUG, component=None, module="estimate")
        said = named(words["said"], random.Random(ticket))
        yield Act(self._on(2, 16, 0), "escalate_new", ticket, call=replace(self._call(trouble, said), ulb="DL"))
        yield Act(self._on(1, 15, 20), "claim", ticket, "egov_developer")
        yield Act(self._on(1, 15, 30), "ask", ticket, "egov_developer", words["asks"])

    def _problem(self) -> Iterator[Act]:
        words = data()["problem"]
        first = self._next
        for minutes, town in zip((8, 13, 17, 24), words["towns"], strict=True):
            call = self._infrastructure(words["said"], town, Priority.P1)
            yield Act(self._on(0, 10, minutes), "escalate_new", self._new(), call=call)
        yield Act(self._on(0, 10, 31), "problem", self._new(), text=words["named"], code=str(first))

    # -- small things

    def _infrastructure(self, said: str, ulb: str, priority: Priority) -> Call:
        return replace(self._call(_infrastructure(priority), said), ulb=ulb)

    def _call(self, trouble: Trouble, said: str) -> Call:
        towns: dict[str, int] = data()["towns"]
        person = self._chance.randrange(90)
        name = data()["callers"][person % len(data()["callers"])]
        return Call(
            trouble, said, self._chance.choices(list(towns), list(towns.values()))[0], name,
            f"+9194370{20_000 + person}", self._chance.choice(CHANNELS),
        )  # fmt: skip

    def _team(self, trouble: Trouble) -> str:
        return team_for(self._settings.routes, trouble.nature, trouble.component)

    def _claimed_at(self, at: datetime, trouble: Trouble, *, late: bool) -> datetime:
        if not late:
            return self._after(at, "claim")
        due = self._calendar.close_of_business_day(at, self._settings.sla[trouble.priority].due_days).at
        return self._later(due, 20, 200)

    def _after(self, at: datetime, what: str) -> datetime:
        return self._later(at, *MINUTES[what])

    def _later(self, at: datetime, least: int, most: int) -> datetime:
        """Return an instant so many minutes of open time after another; short waits are more frequent."""
        minutes = least + (most - least) * self._chance.random() ** 2
        return self._calendar.add(at, timedelta(seconds=int(minutes * 60)))

    def _on(self, back: int, hour: int, minute: int) -> datetime:
        """Return a time of the day, so many business days before the present one."""
        day = self._today
        while back:
            day -= timedelta(days=1)
            back -= self._calendar.day(day).counts
        return instant(self._calendar, day, time(hour, minute))


def _infrastructure(priority: Priority) -> Trouble:
    kind: CallerKind = KINDS["ulb"]
    return Trouble(Nature.TECHNICAL, Component.INFRASTRUCTURE, None, priority, kind, 0, (), None, None, ())
