"""Whatever is changed, and in whatever order: a due time is the close of a day on which people work."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from helpdesk.calendar.business_hours import BusinessCalendar
from helpdesk.calendar.rules import DayException, DayRule
from helpdesk.lifecycle.evolve import evolve
from helpdesk.sla.clocks import arrived, cancelled, reprioritised
from helpdesk.sla.next_date import response_date
from helpdesk.sla.recount import CALENDAR, RHYTHM, count_anew
from helpdesk.ticket.facts.details import PriorityChanged
from helpdesk.ticket.facts.moves import Escalated
from helpdesk.ticket.rows import ClockRow, Dated
from helpdesk.ticket.ticket import Priority
from tests.helpdesk.office import OFFICE, OLIVIA, POLICIES
from tests.helpdesk.sla.revised import REACHED, escalated, revised, slower

FIRST = date(2026, 11, 13)
HOURS = st.sampled_from(
    [(), None, OFFICE.hours[:1], (replace(OFFICE.hours[0], opens=OFFICE.hours[0].closes.replace(hour=8)),)]
)
DAYS = st.integers(0, 20).map(lambda n: FIRST + timedelta(days=n))
DECLARED = st.tuples(st.sampled_from([CALENDAR, RHYTHM]), DAYS, HOURS)
TAKEN_BACK = st.tuples(st.just("taken back"), DAYS)
POLICY = st.tuples(st.just("policy"), st.sampled_from(list(Priority)), st.integers(1, 3), st.integers(0, 3))
RAISED = st.tuples(st.just("priority"), st.sampled_from(list(Priority)))
AWAY = st.tuples(st.just("away"))  # forwarded to another team, and back at the next change
STEPS = st.lists(
    st.tuples(st.integers(0, 30 * 60), st.one_of(DECLARED, TAKEN_BACK, POLICY, RAISED, AWAY)), min_size=1, max_size=6
)


class Desk:
    """One ticket with a team, a calendar and policies: what is done to them is done to it, too."""

    def __init__(self) -> None:
        self.dated, self.now, self.calendar, self.policies = escalated(), REACHED, OFFICE, dict(POLICIES)
        self.days: dict[date, DayException] = {}
        self.former: list[ClockRow] = []

    @property
    def clock(self) -> ClockRow:
        assert self.dated.clock is not None
        return self.dated.clock

    @property
    def is_away(self) -> bool:
        return self.dated.ticket.team != "egov"

    def does(self, step: tuple[object, ...]) -> None:
        match step:
            case ("taken back", date() as on):
                self.days.pop(on, None)
                self.declares(CALENDAR)
            case ("policy", Priority() as priority, int(target), int(more)):
                self.policies = {**self.policies, priority: slower(priority, target, target + more)[priority]}
                self.recounts(priority.value)
            case ("priority", Priority() as priority):
                row = reprioritised(self.calendar, self.policies, self.clock, priority, self.now)
                changed = PriorityChanged(
                    self.now, OLIVIA, self.dated.ticket.priority, priority, row.target_at, row.due_at, row.provisional
                )
                self.becomes(row, changed)
            case ("away",):
                self.moves("egov" if self.is_away else "hudd_tech")
            case (str(what), date() as on, hours):
                self.days[on] = DayException(on, DayRule.ADMIN, hours)  # type: ignore[arg-type]
                self.declares(what)

    def declares(self, what: str) -> None:
        self.calendar = OFFICE.with_exceptions(self.days.values())
        self.recounts(what)

    def recounts(self, what: str) -> None:
        change = revised(what, self.calendar, policies=self.policies, announced_at=self.now)
        anew = count_anew(self.dated, change, self.now)
        self.dated = Dated(evolve(self.dated.ticket, anew.facts), anew.clock, anew.date)

    def moves(self, team: str) -> None:
        self.former.append(cancelled(self.clock, self.now))
        ticket = self.dated.ticket
        row = arrived(self.calendar, self.policies[ticket.priority], ticket, team, self.now, self.former)
        self.becomes(row, Escalated(self.now, OLIVIA, team, row.target_at, row.due_at, row.provisional))

    def becomes(self, row: ClockRow, fact: Escalated | PriorityChanged) -> None:
        ticket = evolve(self.dated.ticket, (fact,))
        self.dated = Dated(ticket, row, response_date(row, revised(calendar=self.calendar).rhythm))


def is_close(calendar: BusinessCalendar, at: datetime) -> bool:
    return calendar.next_close(at - timedelta(seconds=1)).at == at


@given(STEPS)
def test_through_any_history_of_changes_target_and_due_are_closes_of_counted_days(
    steps: list[tuple[int, tuple[object, ...]]],
) -> None:
    desk = Desk()
    for minutes, step in steps:
        desk.now += timedelta(minutes=minutes)
        desk.does(step)
        assert is_close(desk.calendar, desk.clock.due_at), step
        assert is_close(desk.calendar, desk.clock.target_at), step
        assert desk.clock.due_at == desk.dated.ticket.due_at
