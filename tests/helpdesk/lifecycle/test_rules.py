"""What a ticket's further way refuses, rule by rule."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from helpdesk.lifecycle import endings, links, moves, questions, work
from helpdesk.lifecycle.evolve import evolve
from helpdesk.people.rights import Action
from helpdesk.ticket.errors import NeedsConfirming, NotNow, TooLate, WrongLink
from helpdesk.ticket.fact import ClockOutcome, Fact
from helpdesk.ticket.facts.clock import Responded
from helpdesk.ticket.facts.endings import Closed, Confirmed, Reopened
from helpdesk.ticket.facts.promises import PromiseKept, PromiseMissed
from helpdesk.ticket.ticket import Confirmation, Kind, Status, Ticket
from tests.helpdesk.cast import actor
from tests.helpdesk.office import OFFICE, at, ticket

NOW = at("Mon 16 Nov 12:00")
CLAIMED = ticket(status=Status.CLAIMED, team="egov", claimed_by=21, claimed_at=NOW, reached_at=NOW, due_at=NOW)
RESOLVED = ticket(status=Status.RESOLVED, team="egov", resolved_at=NOW)


@pytest.mark.parametrize("action", [Action.RESOLVE, Action.ASK, Action.FORWARD])
def test_what_another_has_needs_a_confirming_press_and_ones_own_does_not(action: Action) -> None:
    with pytest.raises(NeedsConfirming) as refused:
        work.may_begin(action, CLAIMED, actor("colleague"), confirmed=False)
    assert (refused.value.by, refused.value.action) == (21, action.value)
    work.may_begin(action, CLAIMED, actor("colleague"), confirmed=True)
    work.may_begin(action, CLAIMED, actor("member"), confirmed=False)


@pytest.mark.parametrize(("seconds", "fact"), [(-1, PromiseKept), (0, PromiseKept), (1, PromiseMissed)])
def test_a_promise_is_kept_up_to_its_very_instant(seconds: int, fact: type[Fact]) -> None:
    promised = replace(CLAIMED, promised_at=NOW)
    solved = NOW + timedelta(seconds=seconds)
    for facts in (
        endings.resolve(promised, actor("member"), solved, note=None),
        endings.resolve_linked(promised, actor("member"), solved, note=None),
    ):
        assert [type(f) for f in facts if isinstance(f, PromiseKept | PromiseMissed)] == [fact]


@pytest.mark.parametrize(
    ("seconds", "outcome"), [(-1, ClockOutcome.IN_TIME), (0, ClockOutcome.IN_TIME), (1, ClockOutcome.LATE)]
)
def test_a_response_is_in_time_up_to_the_very_due_instant_and_only_then_is_a_ticket_late(
    seconds: int, outcome: ClockOutcome
) -> None:
    when = NOW + timedelta(seconds=seconds)
    waits = replace(CLAIMED, status=Status.ESCALATED, claimed_by=None, reached_at=NOW - timedelta(days=1))
    assert [f.outcome for f in work.first_response(waits, 21, when) if isinstance(f, Responded)] == [outcome]
    assert waits.is_late(when) is (outcome is ClockOutcome.LATE)


@pytest.mark.parametrize(
    ("when", "late"),
    [
        ("Mon 16 Nov 12:00", False),
        ("Wed 25 Nov 17:30", False),
        ("Wed 25 Nov 17:31", True),
        ("Wed 30 Dec 12:00", True),
    ],
)
def test_a_closed_ticket_is_reopened_within_seven_business_days_and_not_later(when: str, late: bool) -> None:
    now, closed = at(when), replace(RESOLVED, status=Status.CLOSED, closed_at=NOW)
    if late:
        with pytest.raises(TooLate):
            endings.reopened(OFFICE, closed, actor("operator"), now, within_days=7, note=None)
    else:
        fact = endings.reopened(OFFICE, closed, actor("operator"), now, within_days=7, note=3)
        assert fact == Reopened(now, 11, 3)


SOLVED = st.integers(0, 366 * 24 * 60).map(lambda minutes: at("Mon 16 Nov 12:00") + timedelta(minutes=minutes))


@given(SOLVED, st.integers(1, 20), st.integers(0, 40), st.integers(-1, 1))
def test_whoever_hears_no_before_a_ticket_has_closed_may_always_open_it_again(
    solved_at: datetime, close_days: int, more: int, second: int
) -> None:
    solved = replace(RESOLVED, resolved_at=solved_at)
    closes = OFFICE.close_of_business_day(solved_at, close_days).at
    when = closes + timedelta(seconds=second)
    assert endings.is_over(OFFICE, solved, when, after_days=close_days) is (second >= 0)
    within = close_days + more
    assert endings.reopened(OFFICE, solved, actor("operator"), when, within_days=within, note=None)
    closed = replace(solved, status=Status.CLOSED, closed_at=closes)
    assert endings.reopened(OFFICE, closed, actor("operator"), closes, within_days=within, note=None)


def test_a_withdrawn_ticket_counts_from_when_it_was_withdrawn() -> None:
    withdrawn = ticket(status=Status.CLOSED, closed_at=NOW)
    assert withdrawn.is_withdrawn
    with pytest.raises(TooLate):
        endings.reopened(OFFICE, withdrawn, actor("operator"), at("Thu 26 Nov 10:00"), within_days=7, note=None)


@pytest.mark.parametrize(
    ("known", "follows"),
    [
        ({"resolved_at": NOW}, True),
        ({"resolved_at": NOW, "confirmation": Confirmation.UNREACHED}, True),
        ({"resolved_at": NOW, "status": Status.CLOSED, "closed_at": NOW}, True),  # by itself
        ({"resolved_at": NOW, "status": Status.CLOSED, "confirmation": Confirmation.YES}, False),
        ({"resolved_at": NOW - timedelta(hours=1)}, False),  # solved before, for itself
        ({"status": Status.CLOSED, "closed_at": NOW, "resolved_at": None}, False),  # withdrawn
        ({"status": Status.ESCALATED, "resolved_at": None}, False),
    ],
)
def test_what_a_solution_solved_opens_again_with_it_unless_its_own_caller_said_yes(
    known: dict[str, Any], follows: bool
) -> None:
    assert endings.may_follow(replace(RESOLVED, linked_to=1001, **known), RESOLVED) is follows


@pytest.mark.parametrize("to", ["egov", None])
def test_a_ticket_is_not_forwarded_to_where_it_is(to: str | None) -> None:
    there = CLAIMED if to else ticket()
    with pytest.raises(NotNow):
        moves.forwarded(there, actor("member"), NOW, team=to or "egov", reason=None, note=None)


def test_only_a_yes_closes_and_only_then_a_score_from_1_to_5_is_taken() -> None:
    said = endings.confirmed(RESOLVED, actor("operator"), NOW, Confirmation.YES)
    assert said == (Confirmed(NOW, 11, Confirmation.YES), Closed(NOW, 11))
    unreached = endings.confirmed(RESOLVED, actor("operator"), NOW, Confirmation.UNREACHED)
    assert unreached == (Confirmed(NOW, 11, Confirmation.UNREACHED),)
    closed = evolve(RESOLVED, said)
    for score in (0, 6):
        with pytest.raises(NotNow):
            endings.rated(closed, actor("operator"), NOW, score)
    with pytest.raises(NotNow):
        endings.rated(evolve(RESOLVED, unreached), actor("operator"), NOW, 5)
    assert evolve(closed, (endings.rated(closed, actor("operator"), NOW, 5),)).satisfaction == 5


PROBLEM = replace(ticket(kind=Kind.PROBLEM), number=2000)


@pytest.mark.parametrize(
    ("one", "to"),
    [
        (CLAIMED, CLAIMED),
        (CLAIMED, replace(PROBLEM, linked_to=3000)),
        (CLAIMED, replace(PROBLEM, status=Status.RESOLVED)),
        (PROBLEM, replace(CLAIMED, number=1005)),
    ],
)
def test_a_link_leads_to_another_open_ticket_that_is_not_linked_itself(one: Ticket, to: Ticket) -> None:
    with pytest.raises(WrongLink):
        links.linked(one, to, actor("operator"), NOW)
    assert evolve(CLAIMED, (links.linked(CLAIMED, PROBLEM, actor("operator"), NOW),)).linked_to == 2000


def test_what_is_solved_by_its_problem_is_claimed_by_nobody_and_answered_by_its_own_team_only() -> None:
    escalated = replace(CLAIMED, status=Status.ESCALATED, claimed_by=None, claimed_at=None)
    by_team = evolve(escalated, endings.resolve_linked(escalated, actor("member"), NOW, note=None))
    by_other = evolve(escalated, endings.resolve_linked(escalated, actor("other team"), NOW, note=None))
    assert (by_team.responded_by, by_team.claimed_by) == (21, None)
    assert (by_other.responded_at, by_other.resolved_by) == (None, 23)


def test_asking_takes_the_ticket_over_and_the_answer_leaves_it_with_whoever_asked() -> None:
    asked = evolve(CLAIMED, questions.ask(CLAIMED, actor("colleague"), NOW, note=1))
    assert (asked.status, asked.claimed_by, asked.asked_by) == (Status.WAITING, 22, 22)
    answered = evolve(asked, (questions.answered(asked, actor("operator"), NOW, 2),))
    assert (answered.status, answered.claimed_by, answered.asked_by) == (Status.CLAIMED, 22, None)
    with pytest.raises(NotNow):
        questions.ask(asked, actor("colleague"), NOW, note=3)
