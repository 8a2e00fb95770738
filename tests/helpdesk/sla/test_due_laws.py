"""Of every unresolved ticket: it has a next date, and sweeping often or seldom comes to the same."""

from __future__ import annotations

from datetime import datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from helpdesk.sla.due import elapse
from helpdesk.ticket.fact import Fact
from helpdesk.ticket.ticket import Status
from tests.helpdesk.sla.waiting import REACHED, RHYTHM, claimed, escalated, first_date

# -- laws ----------------------------------------------------------------------------------------------------

INSTANTS = st.integers(0, 60 * 24 * 3600).map(lambda seconds: REACHED + timedelta(seconds=seconds))


STATES = st.sampled_from([Status.OPEN, Status.ESCALATED, Status.CLAIMED, Status.WAITING])


@given(status=STATES, now=INSTANTS, promised=st.none() | INSTANTS, answered_too=st.booleans())
def test_every_unresolved_ticket_has_a_next_date_and_after_a_sweep_it_lies_ahead(
    status: Status, now: datetime, promised: datetime | None, answered_too: bool
) -> None:
    owned, clock = claimed(status=status, promised_at=promised) if answered_too else escalated(status=status)
    date = first_date(owned, clock)
    after = elapse(owned, clock, date, RHYTHM, now).date
    assert after is not None
    assert after.at > now


@given(now=st.lists(INSTANTS, min_size=1, max_size=8))
def test_sweeping_often_or_seldom_records_the_same_breach_and_reminders(now: list[datetime]) -> None:
    waiting, clock = escalated()
    date = first_date(waiting, clock)
    once = elapse(waiting, clock, date, RHYTHM, max(now)).facts
    facts: list[Fact] = []
    row, next_ = clock, date
    for instant in sorted(now):
        gone = elapse(waiting, row, next_, RHYTHM, instant)
        assert gone.clock is not None
        assert gone.date is not None
        facts, row, next_ = [*facts, *gone.facts], gone.clock, gone.date
    assert tuple(facts) == once
