"""A changed calendar, policy or rhythm: which dates of an open ticket follow, to where, and which never do."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from helpdesk.calendar.business_hours import BusinessCalendar
from helpdesk.calendar.rules import DayException, DayRule
from helpdesk.notify.on_clock import ReminderKind
from helpdesk.sla.due import Audience, Told, elapse
from helpdesk.sla.next_date import ANSWER, PROMISE, RESPONSE, STALE, next_date
from helpdesk.sla.recount import RHYTHM, Effect, MovedDate, count_anew, effect, moved_promise
from helpdesk.ticket.facts.clock import BreachWithdrawn, DueMoved
from helpdesk.ticket.facts.promises import PromiseMoved
from helpdesk.ticket.rows import Dated, NextDate
from helpdesk.ticket.ticket import Priority, Status
from tests.helpdesk.calendars import hours
from tests.helpdesk.office import OFFICE, at
from tests.helpdesk.sla.revised import REACHED, claimed, due, escalated, kept, revised, slower, waits, with_day

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
    assert not anew.withdrawn


def test_a_finished_clock_and_a_promise_never_follow_a_policy() -> None:
    change = revised(Priority.P3.value, policies=slower(Priority.P3, 3, 5))
    for dated in (claimed(), claimed(promised_at=at("Fri 20 Nov 17:30")), kept(at("Tue 24 Nov 17:30"))):
        anew = count_anew(dated, change, REACHED)
        assert (anew.facts, anew.clock, anew.date, anew.withdrawn) == ((), dated.clock, dated.date, False)


def test_a_longer_policy_withdraws_a_recorded_breach_and_the_warning_is_given_again() -> None:
    late = escalated(warned_at=at("Tue 17 Nov 17:30"), breached_at=at("Wed 18 Nov 17:30"), reminded=1)
    now = at("Thu 19 Nov 11:00")
    change = revised(Priority.P3.value, policies=slower(Priority.P3, 4, 5), announced_at=now)
    anew = count_anew(late, change, now)
    assert anew.withdrawn
    assert anew.clock is not None
    target_at = at("Fri 20 Nov 17:30")
    assert anew.facts == (
        DueMoved(now, None, target_at, at("Sat 21 Nov 17:30"), False),
        BreachWithdrawn(now, None, "egov"),
    )
    assert (anew.clock.breached_at, anew.clock.reminded, anew.clock.warned_at) == (None, 0, None)
    assert anew.date == NextDate(RESPONSE, 0, at("Fri 20 Nov 17:30"))


# -- a changed calendar --------------------------------------------------------------------------------------


def test_a_promise_for_a_day_that_is_closed_now_is_for_the_next_business_day_and_its_promiser_is_told() -> None:
    promised = claimed(promised_at=at("Fri 20 Nov 17:30"))
    anew = count_anew(promised, revised(calendar=with_day(20)), REACHED)
    assert anew.facts == (PromiseMoved(REACHED, None, at("Sat 21 Nov 17:30")),)
    assert anew.date == NextDate(PROMISE, 0, at("Sat 21 Nov 10:00"))
    assert anew.told == (Told(ReminderKind.PROMISE_MOVED, Audience.GROUP, REACHED),)
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


def test_a_question_that_waits_over_a_promise_is_counted_anew_as_a_question() -> None:
    dated = claimed(status=Status.WAITING, promised_at=at("Fri 20 Nov 17:30"))
    anew = count_anew(dated, revised(calendar=with_day(17)), REACHED)
    assert anew.date == NextDate(ANSWER, 0, at("Wed 18 Nov 17:30"))


@pytest.mark.parametrize(("step", "moved"), [(0, "Fri 20 Nov 08:00"), (1, "Fri 20 Nov 17:30")])
def test_the_opening_of_a_promise_s_day_moves_its_reminder_and_not_its_end(step: int, moved: str) -> None:
    early = OFFICE.with_exceptions([DayException(date(2026, 11, 20), DayRule.ADMIN, hours("08:00-18:00"))])
    until = at("Fri 20 Nov 17:30")
    dated = replace(claimed(promised_at=until), date=NextDate(PROMISE, step, until))
    assert waits(count_anew(dated, revised(calendar=early), REACHED)) == NextDate(PROMISE, step, at(moved))


def test_a_promise_until_midnight_is_for_the_day_that_ends_then() -> None:
    evenings = BusinessCalendar(timezone="Asia/Kolkata", hours=hours("14:00-00:00"))
    promised = claimed(promised_at=at("Thu 19 Nov 00:00")).ticket
    for day, moved in ((18, at("Fri 20 Nov 00:00")), (19, None)):
        closed = evenings.with_exceptions([DayException(date(2026, 11, day), DayRule.ADMIN)])
        assert moved_promise(closed, promised) == moved


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
    for dated in (claimed(), claimed(promised_at=at("Thu 19 Nov 17:30"))):
        assert count_anew(replace(dated, date=None), revised(), REACHED).date == dated.date


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
    anew = count_anew(waiting, revised(RHYTHM, with_day(19)), REACHED)
    assert (anew.clock, anew.facts, anew.date) == (waiting.clock, (), waiting.date)


def test_a_response_clock_that_would_end_on_a_day_that_the_file_has_closed_ends_on_the_next() -> None:
    anew = count_anew(escalated(), revised(RHYTHM, with_day(18)), REACHED)
    assert due(anew) == at("Thu 19 Nov 17:30")
    assert [type(fact) for fact in anew.facts] == [DueMoved]


def test_a_due_time_that_was_protected_moves_on_when_its_day_is_closed_in_turn() -> None:
    now = at("Tue 17 Nov 11:00")
    sooner = slower(Priority.P3, 1, 1)
    dated = escalated()
    anew = count_anew(dated, revised("P3", policies=sooner, announced_at=now), now)
    assert due(anew) == at("Wed 18 Nov 17:30")  # not today: it was announced only now
    kept_so = Dated(dated.ticket, anew.clock, anew.date)
    closed = revised(calendar=with_day(18), announced_at=now)
    assert due(count_anew(kept_so, closed, now)) == at("Thu 19 Nov 17:30")


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


def test_the_effect_names_each_date_that_moves_from_when_to_when() -> None:
    desk = [escalated(Priority.P1), claimed(promised_at=at("Wed 18 Nov 17:30"))]
    found = effect(desk, revised(calendar=with_day(18)), REACHED)
    assert found.dates == (MovedDate(1001, at("Wed 18 Nov 17:30"), at("Thu 19 Nov 17:30")),)


@pytest.mark.parametrize(
    ("now", "forgiven"),
    [
        ("Wed 18 Nov 17:29", 0),
        ("Wed 18 Nov 17:30", 1),
        ("Thu 19 Nov 17:29", 1),
        ("Thu 19 Nov 17:30", 0),
    ],
)
def test_what_is_due_now_is_late_no_more_if_it_is_due_later_than_now(now: str, forgiven: int) -> None:
    found = effect([escalated()], revised(calendar=with_day(18), announced_at=at(now)), at(now))
    assert found == Effect(moves=1, no_longer_late=forgiven)


def test_the_effect_counts_every_promise_that_moves_beside_the_due_time_or_alone() -> None:
    promised = claimed(promised_at=at("Wed 18 Nov 17:30"))
    unanswered = replace(escalated(), ticket=replace(escalated().ticket, promised_at=at("Wed 18 Nov 17:30")))
    found = effect([promised, promised, unanswered], revised(calendar=with_day(18)), REACHED)
    assert found == Effect(moves=1, promises=3)
