"""What becomes true by itself, at which instant, and what a ticket waits for then: on one small office."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from helpdesk.calendar.business_hours import BusinessCalendar
from helpdesk.notify.on_clock import ReminderKind
from helpdesk.sla.due import Audience, Elapsed, Told, elapse
from helpdesk.sla.next_date import RESPONSE, Rhythm, promise_dates, promised_day
from helpdesk.ticket.facts.clock import Breached, Reminded, Warned
from helpdesk.ticket.rows import NextDate
from helpdesk.ticket.ticket import Priority, Status
from tests.helpdesk.calendars import hours
from tests.helpdesk.office import OFFICE, at
from tests.helpdesk.sla.waiting import REACHED, RHYTHM, claimed, escalated, first_date

# -- a response that does not come ---------------------------------------------------------------------------


def test_an_unanswered_ticket_is_warned_of_breached_and_brought_before_managers_and_admins() -> None:
    waiting, clock = escalated()
    gone = elapse(waiting, clock, first_date(waiting, clock), RHYTHM, at("Fri 20 Nov 18:00"))
    due = at("Wed 18 Nov 17:30")
    assert gone.facts == (
        Warned(at("Tue 17 Nov 17:30"), None, "egov"),
        Breached(due, None, "egov"),
        Reminded(at("Thu 19 Nov 17:30"), None, "egov", 1),
        Reminded(at("Fri 20 Nov 17:30"), None, "egov", 2),
    )
    assert gone.told == (
        Told(ReminderKind.WARNING, Audience.GROUP, at("Tue 17 Nov 17:30")),
        Told(ReminderKind.BREACH, Audience.GROUP, due, at_once=True),
        Told(ReminderKind.OPERATOR, Audience.OPERATOR, due, at_once=True),
        Told(ReminderKind.MANAGERS, Audience.MANAGERS, at("Thu 19 Nov 17:30")),
        Told(ReminderKind.ADMINS, Audience.ADMINS, at("Fri 20 Nov 17:30")),
    )
    assert gone.date == NextDate(RESPONSE, 4, at("Mon 23 Nov 17:30"))


@pytest.mark.parametrize(
    ("steps", "told", "then"),
    [
        (
            ("managers", "admins"),
            [ReminderKind.WARNING, ReminderKind.MANAGERS, ReminderKind.OPERATOR, ReminderKind.ADMINS],
            NextDate(RESPONSE, 3, at("Sat 21 Nov 17:30")),
        ),
        (
            ("group",),
            [ReminderKind.WARNING, ReminderKind.BREACH, ReminderKind.OPERATOR, ReminderKind.STILL_LATE],
            NextDate(RESPONSE, 3, at("Mon 23 Nov 17:30")),
        ),
        (
            (),
            [ReminderKind.WARNING, ReminderKind.OPERATOR, ReminderKind.STILL_LATE],
            NextDate(RESPONSE, 3, at("Mon 23 Nov 17:30")),
        ),
    ],
)
def test_the_steps_after_a_breach_are_those_of_the_configuration_and_then_the_group(
    steps: tuple[str, ...], told: list[ReminderKind], then: NextDate
) -> None:
    waiting, clock = escalated()
    gone = elapse(waiting, clock, first_date(waiting, clock), Rhythm(OFFICE, steps, 2), at("Fri 20 Nov 18:00"))
    assert [each.kind for each in gone.told] == told
    assert gone.date == then


@pytest.mark.parametrize(
    ("due", "breached", "managers"),
    [
        # A P1 that was late on Tuesday and then became a P3: it is due on Wednesday, the breach stays.
        ("Wed 18 Nov 17:30", "Tue 17 Nov 17:30", "Thu 19 Nov 17:30"),
        ("Tue 17 Nov 17:30", "Tue 17 Nov 17:30", "Wed 18 Nov 17:30"),
        ("Tue 17 Nov 17:30", "Wed 18 Nov 17:30", "Thu 19 Nov 17:30"),
    ],
)
def test_the_steps_after_a_breach_count_from_the_later_of_due_time_and_breach(
    due: str, breached: str, managers: str
) -> None:
    waiting, clock = escalated(due_at=at(due))
    late = replace(clock, due_at=at(due), breached_at=at(breached))
    assert first_date(waiting, late) == NextDate(RESPONSE, 2, at(managers))


def test_a_p1_has_no_warning_at_its_end_but_one_when_half_of_its_time_has_passed() -> None:
    waiting, clock = escalated(Priority.P1)
    date = first_date(waiting, clock)
    assert date == NextDate(RESPONSE, 0, at("Tue 17 Nov 10:30"))  # 6.5 of 13 hours
    gone = elapse(waiting, clock, date, RHYTHM, date.at)
    assert gone.told[0].at_once
    assert gone.date == NextDate(RESPONSE, 1, at("Tue 17 Nov 17:30"))


def test_nothing_elapses_before_its_time_and_all_of_it_at_its_time() -> None:
    waiting, clock = escalated()
    date = first_date(waiting, clock)
    assert elapse(waiting, clock, date, RHYTHM, date.at - timedelta(seconds=1)).facts == ()
    assert len(elapse(waiting, clock, date, RHYTHM, date.at).facts) == 1


def test_a_clock_that_was_moved_waits_for_its_own_time_whatever_was_written_down() -> None:
    waiting, clock = escalated()
    gone = elapse(waiting, clock, NextDate(RESPONSE, 1, REACHED), RHYTHM, REACHED)
    assert gone == Elapsed((), (), clock, first_date(waiting, clock))


def test_a_row_whose_reason_is_gone_gives_way_to_the_right_date() -> None:
    owned, clock = claimed()
    former = NextDate(RESPONSE, 1, at("Wed 18 Nov 17:30"))
    gone = elapse(owned, clock, former, RHYTHM, at("Wed 18 Nov 17:30"))
    assert Breached not in {type(f) for f in gone.facts}
    solved = replace(owned, status=Status.RESOLVED)
    assert elapse(solved, clock, former, RHYTHM, at("Wed 18 Nov 17:30")).date is None


@pytest.mark.parametrize(
    ("now", "codes"),
    [
        ("Mon 16 Nov 11:00", {"d0": "Mon 16 Nov", "d1": "Tue 17 Nov", "d3": "Thu 19 Nov", "d5": "Sat 21 Nov"}),
        ("Mon 16 Nov 08:00", {"d0": "Mon 16 Nov", "d1": "Tue 17 Nov", "d3": "Thu 19 Nov", "d5": "Sat 21 Nov"}),
        ("Mon 16 Nov 18:00", {"d1": "Tue 17 Nov", "d3": "Thu 19 Nov", "d5": "Sat 21 Nov"}),
        ("Sun 22 Nov 12:00", {"d1": "Mon 23 Nov", "d3": "Thu 26 Nov", "d5": "Mon 30 Nov"}),
    ],
)
def test_what_can_be_promised_are_closes_of_business_days(now: str, codes: dict[str, str]) -> None:
    assert promise_dates(OFFICE, at(now)) == {code: at(f"{day} 17:30") for code, day in codes.items()}


def test_the_day_of_a_promise_begins_with_its_opening() -> None:
    assert promised_day(OFFICE, at("Thu 19 Nov 17:30")) == at("Thu 19 Nov 10:00")


def test_there_is_no_warning_at_the_very_instant_of_the_breach() -> None:
    waiting, clock = escalated()
    assert first_date(waiting, replace(clock, warn_at=clock.due_at)) == NextDate(RESPONSE, 1, clock.due_at)


def test_the_day_of_a_promise_begins_at_midnight_where_the_office_never_shuts() -> None:
    always = BusinessCalendar(timezone="Asia/Kolkata", hours=hours("00:00-00:00"))
    assert promised_day(always, at("Thu 19 Nov 17:30")) == at("Thu 19 Nov 00:00")


def test_where_the_day_ends_at_midnight_a_promise_is_of_the_day_that_ends() -> None:
    evenings = BusinessCalendar(timezone="Asia/Kolkata", hours=hours("14:00-00:00"))
    midnight = at("Tue 17 Nov 00:00")
    assert promise_dates(evenings, at("Mon 16 Nov 15:00"))["d0"] == midnight
    assert promised_day(evenings, midnight) == at("Mon 16 Nov 14:00")
