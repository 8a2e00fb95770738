"""What becomes true by itself, at which instant, and what a ticket waits for then: on one small office."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from helpdesk.calendar.business_hours import BusinessCalendar
from helpdesk.lifecycle.evolve import evolve
from helpdesk.notify.on_clock import ReminderKind
from helpdesk.sla.clocks import answered, arrived
from helpdesk.sla.due import Audience, elapse
from helpdesk.sla.next_date import ANSWER, PROMISE, RESPONSE, STALE, Rhythm, next_date, promise_dates, promised_day
from helpdesk.ticket.fact import Fact
from helpdesk.ticket.facts.clock import AnswerAwaited, Breached, Reminded, Warned, WentStale
from helpdesk.ticket.facts.moves import Escalated
from helpdesk.ticket.facts.promises import PromiseMissed, PromiseReminded
from helpdesk.ticket.rows import ClockRow, NextDate
from helpdesk.ticket.ticket import Priority, Status, Ticket
from tests.helpdesk.calendars import hours
from tests.helpdesk.office import ANITA, OFFICE, OLIVIA, POLICIES, at, ticket

RHYTHM = Rhythm(OFFICE, ("group", "managers", "admins"), 2)
REACHED = at("Mon 16 Nov 11:00")


def escalated(priority: Priority = Priority.P3, **known: object) -> tuple[Ticket, ClockRow]:
    opened = ticket(priority=priority)
    clock = arrived(OFFICE, POLICIES[priority], opened, "egov", REACHED)
    reached = evolve(opened, (Escalated(REACHED, OLIVIA, "egov", clock.target_at, clock.due_at, False),))
    return replace(reached, **known), clock  # type: ignore[arg-type]


def claimed(**known: object) -> tuple[Ticket, ClockRow]:
    when = at("Mon 16 Nov 12:00")
    has_it = {
        "status": Status.CLAIMED, "claimed_by": ANITA, "claimed_at": when, "responded_at": when, "changed_at": when,
    }  # fmt: skip
    owned, clock = escalated(Priority.P3, **(has_it | known))
    return owned, answered(clock, when)


def first_date(of: Ticket, clock: ClockRow | None, now: datetime = REACHED) -> NextDate:
    date = next_date(of, clock, RHYTHM, now)
    assert date is not None
    return date


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
    assert [(t.kind, t.to) for t in gone.told] == [
        (ReminderKind.WARNING, Audience.GROUP),
        (ReminderKind.BREACH, Audience.GROUP),
        (ReminderKind.OPERATOR, Audience.OPERATOR),
        (ReminderKind.MANAGERS, Audience.MANAGERS),
        (ReminderKind.ADMINS, Audience.ADMINS),
    ]
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


def test_a_row_whose_reason_is_gone_gives_way_to_the_right_date() -> None:
    owned, clock = claimed()
    former = NextDate(RESPONSE, 1, at("Wed 18 Nov 17:30"))
    gone = elapse(owned, clock, former, RHYTHM, at("Wed 18 Nov 17:30"))
    assert Breached not in {type(f) for f in gone.facts}
    solved = replace(owned, status=Status.RESOLVED)
    assert elapse(solved, clock, former, RHYTHM, at("Wed 18 Nov 17:30")).date is None


# -- promises, answers, silence ------------------------------------------------------------------------------


def test_a_promise_is_reminded_of_at_the_opening_of_its_day_and_missed_at_its_end() -> None:
    until = at("Thu 19 Nov 17:30")
    owned, clock = claimed(promised_at=until)
    date = first_date(owned, clock, at("Mon 16 Nov 12:00"))
    assert date == NextDate(PROMISE, 0, at("Thu 19 Nov 10:00"))
    gone = elapse(owned, clock, date, RHYTHM, at("Thu 19 Nov 10:00"))
    assert gone.facts == (PromiseReminded(date.at, None, until),)
    assert gone.date == NextDate(PROMISE, 1, until)
    gone = elapse(owned, clock, gone.date, RHYTHM, until)
    assert gone.facts == (PromiseMissed(until, None, until),)
    assert [t.to for t in gone.told] == [Audience.HOLDER]
    assert gone.date == NextDate(STALE, 0, at("Sat 21 Nov 17:30"))


def test_a_promise_for_today_is_not_reminded_of() -> None:
    owned, clock = claimed(promised_at=at("Mon 16 Nov 17:30"))
    assert first_date(owned, clock, at("Mon 16 Nov 12:00")) == NextDate(PROMISE, 1, at("Mon 16 Nov 17:30"))


def test_a_promise_that_passed_before_anybody_swept_is_missed_all_the_same() -> None:
    until = at("Sat 21 Nov 17:30")
    owned, clock = claimed(promised_at=until, changed_at=until + timedelta(seconds=5))
    date = first_date(owned, clock, until + timedelta(seconds=5))
    assert date == NextDate(PROMISE, 1, until)
    gone = elapse(owned, clock, date, RHYTHM, until + timedelta(seconds=9))
    assert gone.facts == (PromiseMissed(until, None, until),)
    assert gone.date == NextDate(STALE, 0, at("Wed 25 Nov 17:30"))


def test_a_promise_that_passed_while_the_ticket_waited_is_missed_once_it_waits_no_more() -> None:
    until = at("Tue 17 Nov 17:30")
    asked, clock = claimed(promised_at=until, status=Status.WAITING)
    assert first_date(asked, clock, at("Wed 18 Nov 11:00")).kind == ANSWER
    back = replace(asked, status=Status.CLAIMED, changed_at=at("Wed 18 Nov 11:00"))
    assert first_date(back, clock, at("Wed 18 Nov 11:00")) == NextDate(PROMISE, 1, until)


def test_a_silence_that_was_written_down_over_a_promise_gives_way_to_it() -> None:
    until = at("Tue 17 Nov 17:30")
    owned, clock = claimed(promised_at=until)
    gone = elapse(owned, clock, NextDate(STALE, 3, at("Fri 20 Nov 17:30")), RHYTHM, at("Fri 20 Nov 17:31"))
    assert gone.facts == (PromiseMissed(until, None, until),)


def test_a_question_is_recalled_to_the_operator_after_a_business_day_and_goes_stale_after() -> None:
    asked, clock = claimed(status=Status.WAITING)
    date = first_date(asked, clock)
    assert date == NextDate(ANSWER, 0, at("Tue 17 Nov 17:30"))
    gone = elapse(asked, clock, date, RHYTHM, date.at)
    assert gone.facts == (AnswerAwaited(date.at, None),)
    assert [t.to for t in gone.told] == [Audience.OPERATOR]
    assert gone.date == NextDate(STALE, 0, at("Thu 19 Nov 17:30"))


QUESTION = at("Mon 16 Nov 12:00")
RECALLED = at("Tue 17 Nov 17:30")


@pytest.mark.parametrize(
    ("now", "before", "date"),
    [
        ("Mon 16 Nov 16:00", None, NextDate(ANSWER, 0, RECALLED)),
        ("Tue 17 Nov 17:00", NextDate(ANSWER, 0, RECALLED), NextDate(ANSWER, 0, RECALLED)),
        ("Tue 17 Nov 17:30:05", NextDate(ANSWER, 0, RECALLED), NextDate(ANSWER, 0, RECALLED)),  # not swept yet
        ("Wed 18 Nov 11:00", NextDate(STALE, 0, at("Thu 19 Nov 17:30")), NextDate(STALE, 0, at("Fri 20 Nov 17:30"))),
        ("Mon 16 Nov 12:00", NextDate(STALE, 0, at("Wed 18 Nov 17:30")), NextDate(ANSWER, 0, RECALLED)),  # just asked
    ],
)
def test_a_question_is_recalled_by_when_it_was_asked_whatever_else_happens(
    now: str, before: NextDate | None, date: NextDate
) -> None:
    asked, clock = claimed(status=Status.WAITING, asked_at=QUESTION, changed_at=at(now))
    assert next_date(asked, clock, RHYTHM, at(now), before) == date


def test_silence_is_asked_about_again_and_again() -> None:
    owned, clock = claimed()
    date = first_date(owned, clock)
    assert date == NextDate(STALE, 0, at("Wed 18 Nov 17:30"))
    gone = elapse(owned, clock, date, RHYTHM, date.at)
    assert gone.facts == (WentStale(date.at, None),)
    assert gone.date == NextDate(STALE, 1, at("Fri 20 Nov 17:30"))


def test_silence_while_nobody_could_be_asked_is_asked_about_once() -> None:
    owned, clock = claimed()
    gone = elapse(owned, clock, first_date(owned, clock), RHYTHM, at("Mon 30 Nov 11:00"))
    assert len(gone.facts) == 1


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


def test_where_the_day_ends_at_midnight_a_promise_is_of_the_day_that_ends() -> None:
    evenings = BusinessCalendar(timezone="Asia/Kolkata", hours=hours("14:00-00:00"))
    midnight = at("Tue 17 Nov 00:00")
    assert promise_dates(evenings, at("Mon 16 Nov 15:00"))["d0"] == midnight
    assert promised_day(evenings, midnight) == at("Mon 16 Nov 14:00")


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
