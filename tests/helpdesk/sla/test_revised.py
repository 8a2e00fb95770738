"""What a change is about, by its name, and what it does to by when a ticket is to be solved."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

import pytest

from helpdesk.calendar.response_clock import Policy, TeamTimes
from helpdesk.sla import solution
from helpdesk.sla.next_date import SOLUTION
from helpdesk.sla.recount import Effect, MovedDate, count_anew, effect
from helpdesk.ticket.fact import ClockOutcome
from helpdesk.ticket.facts.solution import SolutionDue
from helpdesk.ticket.rows import Dated, NextDate
from helpdesk.ticket.ticket import Priority
from tests.helpdesk.office import OFFICE, POLICIES, at
from tests.helpdesk.sla.revised import REACHED, due, escalated, revised, with_day

P1, P3 = Priority.P1, Priority.P3


@pytest.mark.parametrize(
    ("what", "policy", "responses", "about"),
    [
        ("calendar", False, True, set()),
        ("rhythm", False, True, set()),
        ("P1", True, True, {(P1, "egov"), (P1, "hudd"), (P1, None)}),
        ("P1.egov", True, True, {(P1, "egov")}),
        ("solution:P1", True, False, {(P1, "egov"), (P1, "hudd"), (P1, None)}),
        ("solution:P1.egov", True, False, {(P1, "egov")}),
    ],
)
def test_a_change_is_named_by_what_it_is_about(
    what: str, policy: bool, responses: bool, about: set[tuple[Priority, str | None]]
) -> None:
    change = revised(what)
    assert (change.is_policy, change.moves_responses) == (policy, responses)
    asked = [(priority, team) for priority in (P1, P3, None) for team in ("egov", "hudd", None)]
    assert {pair for pair in asked if change.is_about(*pair)} == about


@pytest.mark.parametrize(("team", "moved"), [("egov", "Fri 20 Nov 17:30"), ("hudd", "Wed 18 Nov 17:30")])
def test_the_clocks_of_a_team_follow_its_own_times_and_no_others(team: str, moved: str) -> None:
    policies = {**POLICIES, P3: Policy("P3", "Moderate", 1, 2, teams={team: TeamTimes(due_days=4)})}
    assert due(count_anew(escalated(), revised(f"P3.{team}", policies=policies), REACHED)) == at(moved)


def test_a_policy_moves_no_clock_of_another_priority_not_even_off_a_closed_day() -> None:
    assert due(count_anew(escalated(), revised("P1", with_day(18)), REACHED)) == at("Wed 18 Nov 17:30")


# -- by when a ticket is to be solved ------------------------------------------------------------------------


def promising(days: int, **teams: int) -> dict[Priority, Policy]:
    own = {team: TeamTimes(resolve_days=of) for team, of in teams.items()}
    return {**POLICIES, P3: replace(POLICIES[P3], resolve_days=days, teams=own)}


def solvable(days: int, **known: object) -> Dated:
    of = replace(escalated().ticket, reached_at=REACHED)
    policy = promising(days)[P3].of_solution("egov")
    assert policy is not None
    row = solution.begun(OFFICE, policy, of, REACHED)
    assert row is not None
    return Dated(replace(of, solve_by=row.due_at), None, None, replace(row, **known))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("breached", "now", "withdrawn"),
    [
        (at("Wed 18 Nov 17:30"), "Thu 19 Nov 17:29", True),
        (at("Wed 18 Nov 17:30"), "Thu 19 Nov 17:30", False),
        (at("Wed 18 Nov 17:30"), "Fri 20 Nov 11:00", False),
        (None, "Thu 19 Nov 11:00", False),
    ],
)
def test_what_was_not_solved_in_time_is_withdrawn_where_its_time_lies_ahead_again(
    breached: datetime | None, now: str, withdrawn: bool
) -> None:
    change = revised(calendar=with_day(18), policies=promising(2), announced_at=at(now))
    anew = count_anew(solvable(2, breached_at=breached), change, at(now))
    until = at("Thu 19 Nov 17:30")
    assert anew.solution_withdrawn is withdrawn
    assert anew.solution is not None
    assert (anew.solution.due_at, anew.solution.breached_at) == (until, None if withdrawn else breached)
    assert anew.facts == (SolutionDue(at(now), None, until),)


def test_a_solution_that_is_promised_by_now_begins() -> None:
    dated = replace(solvable(4), solution=None)
    dated = replace(dated, ticket=replace(dated.ticket, solve_by=None))
    until = at("Thu 19 Nov 17:30")
    change = revised("solution:P3.egov", policies=promising(5, egov=3))
    anew = count_anew(dated, change, REACHED)
    assert anew.facts == (SolutionDue(REACHED, None, until),)
    assert anew.solution == solvable(3).solution
    assert anew.solution_date == NextDate(SOLUTION, 0, at("Wed 18 Nov 17:30"))
    assert not anew.solution_withdrawn
    assert effect([dated], change, REACHED) == Effect()


def test_a_solution_that_is_promised_no_more_ends() -> None:
    dated = solvable(4, breached_at=at("Fri 20 Nov 17:30"))
    now = at("Sat 21 Nov 11:00")
    anew = count_anew(dated, revised("solution:P3", policies=POLICIES, announced_at=now), now)
    assert anew.facts == (SolutionDue(now, None, None),)
    assert dated.solution is not None
    assert anew.solution == replace(dated.solution, ended_at=now, outcome=ClockOutcome.CANCELLED)
    assert (anew.solution_date, anew.solution_withdrawn) == (None, False)


@pytest.mark.parametrize(
    ("what", "days", "until"),
    [
        ("P3", 4, "Mon 23 Nov 17:30"),  # only the times of responses changed
        ("calendar", 4, "Fri 20 Nov 17:30"),
        ("solution:P3", 3, "Thu 19 Nov 17:30"),
    ],
)
def test_a_solution_s_time_stands_where_a_policy_changes_only_responses(what: str, days: int, until: str) -> None:
    protected = solvable(4, due_at=at("Mon 23 Nov 17:30"))
    anew = count_anew(protected, revised(what, policies=promising(days)), REACHED)
    assert anew.solution is not None
    assert anew.solution.due_at == at(until)


def test_the_effect_names_the_dates_of_responses_and_of_solutions() -> None:
    dated = replace(escalated(), solution=solvable(4).solution)
    found = effect([dated], revised(calendar=with_day(18), policies=promising(4)), REACHED)
    assert found == Effect(moves=1)
    assert found.dates == (
        MovedDate(1001, at("Wed 18 Nov 17:30"), at("Thu 19 Nov 17:30")),
        MovedDate(1001, at("Fri 20 Nov 17:30"), at("Sat 21 Nov 17:30"), of_solution=True),
    )
