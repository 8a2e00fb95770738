"""A changed calendar, policy or rhythm: which dates of an open ticket follow, to where, and which never do."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from helpdesk.calendar.business_hours import BusinessCalendar
from helpdesk.calendar.response_clock import Policy
from helpdesk.calendar.rules import DayException, DayRule
from helpdesk.lifecycle.evolve import evolve
from helpdesk.notify.on_clock import ReminderKind
from helpdesk.sla.clocks import answered, arrived
from helpdesk.sla.due import Audience, elapse
from helpdesk.sla.next_date import ANSWER, PROMISE, RESPONSE, STALE, Rhythm, next_date
from helpdesk.sla.recount import CALENDAR, RHYTHM, Anew, Effect, Revised, count_anew, effect
from helpdesk.ticket.fact import Fact
from helpdesk.ticket.facts.clock import BreachWithdrawn, DueMoved
from helpdesk.ticket.facts.moves import Escalated, Kept
from helpdesk.ticket.facts.promises import PromiseMoved
from helpdesk.ticket.rows import Dated, NextDate
from helpdesk.ticket.ticket import Priority, Status, Ticket
from tests.helpdesk.office import ANITA, OFFICE, OLIVIA, POLICIES, at, ticket

REACHED = at("Mon 16 Nov 11:00")
STEPS = ("group", "managers", "admins")


def with_day(day: int, *, is_open: bool = False) -> BusinessCalendar:
    """Return the office with a day of November declared closed, or open."""
    return OFFICE.with_exceptions([DayException(date(2026, 11, day), DayRule.ADMIN, None if is_open else ())])


def revised(
    what: str = CALENDAR,
    calendar: BusinessCalendar = OFFICE,
    *,
    policies: Mapping[Priority, Policy] = POLICIES,
    stale_days: int = 2,
    announced_at: datetime = REACHED,
) -> Revised:
    return Revised(
        what=what, rhythm=Rhythm(calendar, STEPS, stale_days), policies=policies, announced_at=announced_at
    )  # fmt: skip


def as_it_waits(of: Ticket, clock: object = None, now: datetime = REACHED) -> Dated:
    """Return a ticket with the next date that it was given by the old rules."""
    return Dated(of, clock, next_date(of, clock, revised().rhythm, now))  # type: ignore[arg-type]


def escalated(priority: Priority = Priority.P3, **known: object) -> Dated:
    opened = ticket(priority=priority)
    clock = replace(arrived(OFFICE, POLICIES[priority], opened, "egov", REACHED), **known)  # type: ignore[arg-type]
    reached = (Escalated(REACHED, OLIVIA, "egov", clock.target_at, clock.due_at, False),)
    return as_it_waits(evolve(opened, reached), clock)


def claimed(**known: object) -> Dated:
    of, clock = escalated().ticket, escalated().clock
    assert clock is not None
    when = at("Mon 16 Nov 12:00")
    has_it = {"status": Status.CLAIMED, "claimed_by": ANITA, "responded_at": when, "changed_at": when} | known
    return as_it_waits(replace(of, **has_it), answered(clock, when))  # type: ignore[arg-type]


def kept(until: datetime) -> Dated:
    return as_it_waits(evolve(ticket(), (Kept(REACHED, OLIVIA, until),)))


def slower(priority: Priority, target: int, due: int) -> Mapping[Priority, Policy]:
    return {**POLICIES, priority: Policy(priority.value, "Other", target, due)}


def due(anew: Anew) -> datetime:
    assert anew.clock is not None
    return anew.clock.due_at


def waits(anew: Anew) -> NextDate:
    assert anew.date is not None
    return anew.date


# -- a changed policy ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("priority", "target", "days", "announced", "moved"),
    [
        (Priority.P3, 1, 3, "Mon 16 Nov 11:00", "Thu 19 Nov 17:30"),
        (Priority.P3, 2, 5, "Mon 16 Nov 11:00", "Sat 21 Nov 17:30"),
        (Priority.P3, 1, 1, "Mon 16 Nov 11:00", "Tue 17 Nov 17:30"),
        (Priority.P3, 1, 1, "Tue 17 Nov 11:00", "Wed 18 Nov 17:30"),  # not before a business day from then
        (Priority.P3, 1, 1, "Wed 18 Nov 11:00", "Wed 18 Nov 17:30"),
        (Priority.P2, 1, 3, "Mon 16 Nov 11:00", "Wed 18 Nov 17:30"),  # another priority's
        (Priority.P1, 1, 3, "Mon 16 Nov 11:00", "Wed 18 Nov 17:30"),
    ],
)
def test_the_running_clocks_of_that_priority_follow_a_changed_policy_and_no_others(
    priority: Priority, target: int, days: int, announced: str, moved: str
) -> None:
    change = revised(priority.value, policies=slower(priority, target, days), announced_at=at(announced))
    anew = count_anew(escalated(), change, at(announced))
    assert due(anew) == at(moved)
    assert bool(anew.facts) == (priority is Priority.P3)


def test_a_finished_clock_and_a_promise_never_follow_a_policy() -> None:
    change = revised(Priority.P3.value, policies=slower(Priority.P3, 3, 5))
    for dated in (claimed(), claimed(promised_at=at("Fri 20 Nov 17:30")), kept(at("Tue 24 Nov 17:30"))):
        anew = count_anew(dated, change, REACHED)
        assert (anew.facts, anew.clock, anew.date) == ((), dated.clock, dated.date)


def test_a_longer_policy_withdraws_a_recorded_breach_and_the_warning_is_given_again() -> None:
    late = escalated(warned_at=at("Tue 17 Nov 17:30"), breached_at=at("Wed 18 Nov 17:30"), reminded=1)
    now = at("Thu 19 Nov 11:00")
    change = revised(Priority.P3.value, policies=slower(Priority.P3, 4, 5), announced_at=now)
    anew = count_anew(late, change, now)
    assert [type(fact) for fact in anew.facts] == [DueMoved, BreachWithdrawn]
    assert anew.withdrawn
    assert anew.clock is not None
    assert (anew.clock.breached_at, anew.clock.reminded, anew.clock.warned_at) == (None, 0, None)
    assert anew.date == NextDate(RESPONSE, 0, at("Fri 20 Nov 17:30"))


# -- a changed calendar --------------------------------------------------------------------------------------


def test_a_promise_for_a_day_that_is_closed_now_is_for_the_next_business_day_and_its_promiser_is_told() -> None:
    promised = claimed(promised_at=at("Fri 20 Nov 17:30"))
    anew = count_anew(promised, revised(calendar=with_day(20)), REACHED)
    assert anew.facts == (PromiseMoved(REACHED, None, at("Sat 21 Nov 17:30")),)
    assert anew.date == NextDate(PROMISE, 0, at("Sat 21 Nov 10:00"))
    assert [(told.kind, told.to) for told in anew.told] == [(ReminderKind.PROMISE_MOVED, Audience.GROUP)]
    kept_by_the_desk = count_anew(kept(at("Fri 20 Nov 17:30")), revised(calendar=with_day(20)), REACHED)
    assert [told.to for told in kept_by_the_desk.told] == [Audience.OPERATOR]


@pytest.mark.parametrize(("day", "is_open"), [(18, False), (19, False), (21, False), (22, True), (14, True)])
def test_a_promise_for_a_day_that_stays_a_business_day_stands(day: int, is_open: bool) -> None:
    promised = claimed(promised_at=at("Fri 20 Nov 17:30"))
    anew = count_anew(promised, revised(calendar=with_day(day, is_open=is_open)), REACHED)
    assert (anew.facts, anew.told, anew.date) == ((), (), promised.date)


def test_a_promise_whose_day_has_come_and_is_closed_after_all_is_reminded_of_on_its_new_day() -> None:
    now = at("Fri 20 Nov 11:00")
    today = replace(claimed(promised_at=at("Fri 20 Nov 17:30")), date=NextDate(PROMISE, 1, at("Fri 20 Nov 17:30")))
    anew = count_anew(today, revised(calendar=with_day(20), announced_at=now), now)
    assert anew.date == NextDate(PROMISE, 0, at("Sat 21 Nov 10:00"))


@pytest.mark.parametrize(
    ("status", "day", "is_open", "announced", "moved"),
    [
        (Status.WAITING, 17, False, "Mon 16 Nov 13:00", "Wed 18 Nov 17:30"),
        (Status.WAITING, 18, False, "Mon 16 Nov 13:00", "Tue 17 Nov 17:30"),
        (Status.CLAIMED, 17, False, "Mon 16 Nov 13:00", "Thu 19 Nov 17:30"),
        (Status.CLAIMED, 18, False, "Wed 18 Nov 09:00", "Thu 19 Nov 17:30"),
        (Status.CLAIMED, 19, False, "Mon 16 Nov 13:00", "Wed 18 Nov 17:30"),
    ],
)
def test_a_question_and_a_silence_are_counted_anew_from_where_they_began(
    status: Status, day: int, is_open: bool, announced: str, moved: str
) -> None:
    dated = claimed(status=status)
    change = revised(calendar=with_day(day, is_open=is_open), announced_at=at(announced))
    anew = count_anew(dated, change, at(announced))
    assert anew.date == NextDate(ANSWER if status is Status.WAITING else STALE, 0, at(moved))
    assert anew.facts == ()


def test_a_second_silence_is_counted_anew_from_when_somebody_was_asked() -> None:
    dated = claimed()
    assert dated.date is not None
    asked = elapse(dated.ticket, dated.clock, dated.date, revised().rhythm, at("Wed 18 Nov 17:31")).date
    assert asked == NextDate(STALE, 1, at("Fri 20 Nov 17:30"))
    anew = count_anew(replace(dated, date=asked), revised(calendar=with_day(19)), at("Wed 18 Nov 18:00"))
    assert anew.date == NextDate(STALE, 1, at("Sat 21 Nov 17:30"))


def test_a_date_from_before_it_was_known_where_it_began_only_ever_moves_later() -> None:
    date = NextDate(STALE, 1, at("Fri 20 Nov 17:30"))
    assert count_anew(replace(claimed(), date=date), revised(), REACHED).date == date
    later = count_anew(replace(claimed(), date=date), revised(stale_days=6), REACHED)
    assert waits(later).at == at("Mon 23 Nov 17:30")


def test_a_reminder_after_a_breach_does_not_fall_due_by_a_day_that_is_closed() -> None:
    now = at("Wed 18 Nov 18:00")
    late = escalated(warned_at=at("Tue 17 Nov 17:30"), breached_at=at("Wed 18 Nov 17:30"))
    assert late.date == NextDate(RESPONSE, 2, at("Thu 19 Nov 17:30"))
    anew = count_anew(late, revised(calendar=with_day(19), announced_at=now), now)
    assert (anew.date, anew.facts) == (NextDate(RESPONSE, 2, at("Fri 20 Nov 17:30")), ())


def test_a_ticket_that_has_lost_its_date_gets_one() -> None:
    assert count_anew(replace(claimed(), date=None), revised(), REACHED).date == claimed().date


# -- a changed file ------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("days", "moved"), [(5, "Sat 21 Nov 17:30"), (3, "Thu 19 Nov 17:30"), (1, "Tue 17 Nov 17:30")]
)
def test_a_silence_follows_a_changed_stale_after_days(days: int, moved: str) -> None:
    assert waits(count_anew(claimed(), revised(RHYTHM, stale_days=days), REACHED)).at == at(moved)


def test_a_silence_that_is_too_long_by_a_shorter_rule_is_asked_about_after_one_business_day_not_at_once() -> None:
    slow = revised(stale_days=5)
    dated = claimed()
    dated = replace(dated, date=next_date(dated.ticket, dated.clock, slow.rhythm, REACHED))
    now = at("Thu 19 Nov 11:00")
    anew = count_anew(dated, revised(RHYTHM, stale_days=1, announced_at=now), now)
    assert waits(anew).at == at("Fri 20 Nov 17:30")


def test_a_response_clock_keeps_what_it_promised_when_only_the_file_has_changed() -> None:
    waiting = escalated()
    anew = count_anew(waiting, revised(RHYTHM, with_day(17)), REACHED)
    assert (anew.clock, anew.facts, anew.date) == (waiting.clock, (), waiting.date)


# -- the preview ---------------------------------------------------------------------------------------------


def test_the_effect_counts_what_moves_what_comes_earlier_what_is_no_longer_late_and_promises() -> None:
    desk = [escalated(Priority.P1), escalated(), claimed(), claimed(promised_at=at("Wed 18 Nov 17:30"))]
    assert effect(desk, revised(calendar=with_day(17)), REACHED) == Effect(moves=2)
    now = at("Wed 18 Nov 09:00")
    assert effect(desk, revised(calendar=with_day(18), announced_at=now), now) == Effect(moves=1, promises=1)
    assert effect(desk, revised(calendar=with_day(17), announced_at=now), now) == Effect(moves=2, no_longer_late=1)
    shorter = revised("P3", policies=slower(Priority.P3, 1, 1))
    assert effect(desk, shorter, REACHED) == Effect(moves=1, earlier=1)
    assert effect(desk, revised(), REACHED) == Effect()


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
    allowed: set[type[Fact]] = {DueMoved, BreachWithdrawn} if change.what != RHYTHM else {PromiseMoved}
    if change.what == CALENDAR:
        allowed |= {PromiseMoved}
    assert {type(fact) for fact in anew.facts} <= allowed


@given(WAITING, changes())
def test_the_preview_says_what_the_recount_does(dated: Dated, change: Revised) -> None:
    anew, told = count_anew(dated, change, change.announced_at), effect([dated], change, change.announced_at)
    moved = dated.clock is not None and anew.clock is not None and dated.clock.due_at != anew.clock.due_at
    assert (told.moves, told.promises) == (moved, sum(isinstance(f, PromiseMoved) for f in anew.facts))
