"""Whatever is changed: a recount keeps one next date, breaks no promise and does what its preview said."""

from __future__ import annotations

from datetime import timedelta

from hypothesis import given
from hypothesis import strategies as st

from helpdesk.lifecycle.evolve import evolve
from helpdesk.sla.next_date import ANSWER, STALE
from helpdesk.sla.recount import CALENDAR, RHYTHM, Anew, Revised, count_anew, effect
from helpdesk.ticket.fact import Fact
from helpdesk.ticket.facts.clock import BreachWithdrawn, DueMoved
from helpdesk.ticket.facts.promises import PromiseMoved
from helpdesk.ticket.rows import Dated
from helpdesk.ticket.ticket import Priority, Status
from tests.helpdesk.office import OFFICE, POLICIES
from tests.helpdesk.sla.revised import REACHED, claimed, escalated, kept, revised, slower, waits, with_day

# -- laws ----------------------------------------------------------------------------------------------------

DAYS = st.integers(10, 30)


INSTANTS = st.integers(0, 12 * 24 * 60).map(lambda minutes: REACHED + timedelta(minutes=minutes))


@st.composite
def changes(draw: st.DrawFn) -> Revised:
    what = draw(st.sampled_from((CALENDAR, RHYTHM, *(p.value for p in Priority))))
    calendar = with_day(draw(DAYS), is_open=draw(st.booleans())) if what in (CALENDAR, RHYTHM) else OFFICE
    target = draw(st.integers(1, 5))
    days = target + draw(st.integers(0, 5))
    policies = slower(Priority(what), target, days) if what in set(Priority) else POLICIES
    stale = draw(st.integers(1, 6)) if what == RHYTHM else 2
    return revised(what, calendar, policies=policies, stale_days=stale, announced_at=draw(INSTANTS))


WAITING = st.one_of(
    st.sampled_from(list(Priority)).map(escalated),
    st.sampled_from((Status.CLAIMED, Status.WAITING)).map(lambda status: claimed(status=status)),
    st.integers(1, 6).map(lambda n: claimed(promised_at=OFFICE.close_of_business_day(REACHED, n).at)),
    st.integers(1, 6).map(lambda n: kept(OFFICE.close_of_business_day(REACHED, n).at)),
)


def after(dated: Dated, anew: Anew) -> Dated:
    return Dated(evolve(dated.ticket, anew.facts), anew.clock, anew.date)


@given(WAITING, changes())
def test_counting_anew_twice_changes_nothing_more(dated: Dated, change: Revised) -> None:
    now = change.announced_at
    once = after(dated, count_anew(dated, change, now))
    again = count_anew(once, change, now)
    assert (again.facts, again.told, again.clock, again.date) == ((), (), once.clock, once.date)


@given(WAITING, changes())
def test_every_open_ticket_keeps_exactly_one_next_date_of_its_kind(dated: Dated, change: Revised) -> None:
    assert dated.date is not None
    assert waits(count_anew(dated, change, change.announced_at)).kind == dated.date.kind


@given(WAITING, changes())
def test_nothing_promised_comes_before_one_business_day_from_the_announcement(dated: Dated, change: Revised) -> None:
    anew = count_anew(dated, change, change.announced_at)
    floor = change.rhythm.after(change.announced_at, 1)
    if dated.clock is not None and anew.clock is not None:
        assert anew.clock.due_at >= min(dated.clock.due_at, floor)
        assert anew.clock.target_at <= anew.clock.due_at
    assert dated.date is not None
    if dated.date.kind in (ANSWER, STALE):
        assert waits(anew).at >= min(dated.date.at, floor)


@given(WAITING, changes())
def test_a_policy_moves_nothing_but_running_clocks_of_its_priority(dated: Dated, change: Revised) -> None:
    anew = count_anew(dated, change, change.announced_at)
    if change.is_policy and (dated.ticket.responded_at is not None or dated.ticket.priority != change.what):
        assert (anew.facts, anew.clock, anew.date) == ((), dated.clock, dated.date)
    allowed: set[type[Fact]] = {DueMoved, BreachWithdrawn}
    if not change.is_policy:
        allowed |= {PromiseMoved}
    assert {type(fact) for fact in anew.facts} <= allowed


@given(WAITING, changes())
def test_the_preview_says_what_the_recount_does(dated: Dated, change: Revised) -> None:
    anew, told = count_anew(dated, change, change.announced_at), effect([dated], change, change.announced_at)
    moved = dated.clock is not None and anew.clock is not None and dated.clock.due_at != anew.clock.due_at
    assert (told.moves, told.promises) == (moved, sum(isinstance(f, PromiseMoved) for f in anew.facts))
