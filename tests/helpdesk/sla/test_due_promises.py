"""A promise is reminded of and missed, and a question and a silence are asked about, each at its instant."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from helpdesk.notify.on_clock import ReminderKind
from helpdesk.sla.due import Audience, Elapsed, Told, elapse
from helpdesk.sla.next_date import ANSWER, PROMISE, STALE, next_date
from helpdesk.ticket.facts.clock import AnswerAwaited, WentStale
from helpdesk.ticket.facts.promises import PromiseMissed, PromiseReminded
from helpdesk.ticket.rows import NextDate
from helpdesk.ticket.ticket import Status
from tests.helpdesk.office import at
from tests.helpdesk.sla.waiting import RHYTHM, claimed, first_date

# -- promises, answers, silence ------------------------------------------------------------------------------


def test_a_promise_is_reminded_of_at_the_opening_of_its_day_and_missed_at_its_end() -> None:
    until = at("Thu 19 Nov 17:30")
    owned, clock = claimed(promised_at=until)
    date = first_date(owned, clock, at("Mon 16 Nov 12:00"))
    assert date == NextDate(PROMISE, 0, at("Thu 19 Nov 10:00"))
    gone = elapse(owned, clock, date, RHYTHM, date.at)
    told = Told(ReminderKind.PROMISE, Audience.HOLDER, date.at)
    then = NextDate(PROMISE, 1, until)
    assert gone == Elapsed((PromiseReminded(date.at, None, until),), (told,), clock, then)
    told = Told(ReminderKind.MISSED, Audience.HOLDER, until)
    silence = NextDate(STALE, 0, at("Sat 21 Nov 17:30"))
    gone = elapse(owned, clock, then, RHYTHM, until)
    assert gone == Elapsed((PromiseMissed(until, None, until),), (told,), clock, silence)


def test_a_promise_that_is_looked_at_when_its_day_opens_waits_for_its_end() -> None:
    until, opening = at("Thu 19 Nov 17:30"), at("Thu 19 Nov 10:00")
    owned, clock = claimed(promised_at=until)
    assert first_date(owned, clock, opening - timedelta(seconds=1)) == NextDate(PROMISE, 0, opening)
    assert first_date(owned, clock, opening) == NextDate(PROMISE, 1, until)


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


@pytest.mark.parametrize("promised_at", [None, at("Wed 18 Nov 17:30")])
def test_a_question_is_recalled_to_the_operator_after_a_business_day_and_goes_stale_after(
    promised_at: datetime | None,
) -> None:
    asked, clock = claimed(status=Status.WAITING, promised_at=promised_at)
    date = first_date(asked, clock)
    assert date == NextDate(ANSWER, 0, at("Tue 17 Nov 17:30"))
    gone = elapse(asked, clock, date, RHYTHM, date.at)
    recalled = Told(ReminderKind.ANSWER, Audience.OPERATOR, date.at)
    then = NextDate(STALE, 0, at("Thu 19 Nov 17:30"))
    assert gone == Elapsed((AnswerAwaited(date.at, None),), (recalled,), clock, then)


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


def test_a_question_counts_from_when_it_was_asked_and_says_so() -> None:
    asked, clock = claimed(status=Status.WAITING, asked_at=QUESTION, changed_at=QUESTION)
    assert first_date(asked, clock, QUESTION).since == QUESTION


def test_silence_is_waited_for_from_the_instant_at_which_the_question_was_recalled() -> None:
    asked, clock = claimed(status=Status.WAITING, asked_at=QUESTION, changed_at=RECALLED)
    silent = NextDate(STALE, 0, at("Thu 19 Nov 17:30"))
    before = next_date(asked, clock, RHYTHM, RECALLED - timedelta(seconds=1), silent)
    then = next_date(asked, clock, RHYTHM, RECALLED, silent)
    assert [date and date.kind for date in (before, then)] == [ANSWER, STALE]


def test_silence_is_asked_about_again_and_again() -> None:
    owned, clock = claimed()
    date = first_date(owned, clock)
    assert date == NextDate(STALE, 0, at("Wed 18 Nov 17:30"))
    gone = elapse(owned, clock, date, RHYTHM, date.at)
    told = Told(ReminderKind.STALE, Audience.HOLDER, date.at)
    then = NextDate(STALE, 1, at("Fri 20 Nov 17:30"))
    assert gone == Elapsed((WentStale(date.at, None),), (told,), clock, then)


def test_silence_while_nobody_could_be_asked_is_asked_about_once() -> None:
    owned, clock = claimed()
    gone = elapse(owned, clock, first_date(owned, clock), RHYTHM, at("Mon 30 Nov 11:00"))
    assert len(gone.facts) == 1
