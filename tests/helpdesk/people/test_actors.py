"""What memberships make of a person, how far each sees where, and as whom they read."""

from __future__ import annotations

from dataclasses import replace

import pytest

from helpdesk.people.actors import (
    EVERYTHING,
    Actor,
    Membership,
    Person,
    Place,
    Role,
    Scope,
    Source,
    Where,
    may_see_callers,
    scope_of,
)
from helpdesk.people.rights import Action, may
from helpdesk.ticket.ticket import Status
from tests.helpdesk.cast import PEOPLE, actor
from tests.helpdesk.office import ticket

OF_EGOV, OF_ALL = Membership(Role.MEMBER, team="egov"), Membership(Role.MANAGER)
OF_JATNI = Membership(Role.SPOC, ulb="JAT")
BOTH = Person(7, "Asha", memberships=frozenset({OF_EGOV, replace(OF_EGOV, source=Source.FILE), OF_JATNI}))


def test_a_person_is_what_their_memberships_are() -> None:
    assert BOTH.roles == {Role.MEMBER, Role.SPOC}
    assert BOTH.rights == {(Role.MEMBER, "egov", None), (Role.SPOC, None, "JAT")}
    assert BOTH.teams == {"egov"}
    assert BOTH.ulbs == {"JAT"}
    more = BOTH.with_membership(OF_ALL)
    assert more.memberships == BOTH.memberships | {OF_ALL}
    assert replace(more, memberships=BOTH.memberships) == BOTH


@pytest.mark.parametrize(
    ("membership", "role", "team", "has"),
    [
        (OF_EGOV, Role.MEMBER, None, True),
        (OF_EGOV, Role.MEMBER, "egov", True),
        (OF_EGOV, Role.MEMBER, "hudd", False),
        (OF_EGOV, Role.MANAGER, "egov", False),
        (OF_ALL, Role.MANAGER, "hudd", True),
    ],
)
def test_a_role_is_had_for_its_team_or_for_all(
    membership: Membership, role: Role, team: str | None, has: bool
) -> None:
    assert Person(7, "Asha", memberships=frozenset({membership})).has(role, team) is has


@pytest.mark.parametrize(
    ("scope", "empty", "covers"),
    [
        (Scope(), True, False),
        (EVERYTHING, False, True),
        (Scope(teams=frozenset({"egov"})), False, True),
        (Scope(teams=frozenset({"hudd"})), False, False),
        (Scope(ulbs=frozenset({"JAT"})), False, True),
        (Scope(ulbs=frozenset({"DHE"})), False, False),
    ],
)
def test_a_scope_covers_what_lies_in_one_of_its_parts(scope: Scope, empty: bool, covers: bool) -> None:
    assert (scope.is_empty, scope.covers(ticket(team="egov", ulb="JAT"))) == (empty, covers)


@pytest.mark.parametrize(
    ("who", "where", "scope"),
    [
        ("admin", "egov", Scope(teams=frozenset({"egov"}))),
        ("stranger", "desk", EVERYTHING),
        ("admin", "elsewhere", Scope()),
        ("operator", "private", EVERYTHING),
        ("admin", "private", EVERYTHING),
        ("manager", "private", EVERYTHING),
        ("team's manager", "private", Scope(teams=frozenset({"egov"}))),
        ("member", "private", Scope(teams=frozenset({"egov"}))),
        ("spoc", "private", Scope(ulbs=frozenset({"JAT"}))),
        ("stranger", "private", Scope()),
    ],
)
def test_one_sees_what_the_place_shows_and_in_private_what_one_is(who: str, where: str, scope: Scope) -> None:
    assert scope_of(actor(who, where)) == scope


def test_in_a_forum_outside_of_the_topics_nobody_sees_anything() -> None:
    assert scope_of(Actor(PEOPLE["admin"], Place(Where.FORUM, -7))).is_empty


def test_numbers_of_callers_are_for_operators_and_admins_in_private() -> None:
    places = ("private", "egov", "desk", "elsewhere")
    seen = {(who, where) for who in PEOPLE for where in places if may_see_callers(actor(who, where))}
    assert seen == {("operator", "private"), ("second operator", "private"), ("admin", "private")}


@pytest.mark.parametrize(
    ("action", "where", "team", "may_do"),
    [
        (Action.COMMENT, "egov", "egov", True),
        (Action.COMMENT, "egov", "hudd", False),
        (Action.COMMENT, "desk", "egov", False),
        (Action.CLAIM, "egov", "egov", False),
        (Action.VIEW, "egov", "egov", True),
    ],
)
def test_who_writes_as_the_group_may_comment_there_and_see_what_it_sees(
    action: Action, where: str, team: str, may_do: bool
) -> None:
    as_the_group = replace(actor("stranger", where), anonymous=True)
    assert may(as_the_group, action, ticket(status=Status.ESCALATED, team=team)) is may_do
    assert not may(replace(actor("admin", "private"), anonymous=True), Action.COMMENT)


@pytest.mark.parametrize(
    ("who", "where", "action", "known", "may_do"),
    [
        ("member", "private", Action.RELEASE, {"claimed_by": 21}, True),
        ("member", "private", Action.RELEASE, {"claimed_by": 22}, False),
        ("member", "private", Action.RELEASE, {"claimed_by": 21, "team": "hudd"}, False),
        ("member", "private", Action.RELEASE, {"claimed_by": 21, "status": Status.RESOLVED}, False),
        ("member", "egov", Action.RELEASE, {"claimed_by": 21}, True),
        ("member", "hudd", Action.RELEASE, {"claimed_by": 21}, False),
        ("team's manager", "private", Action.RELEASE, {"claimed_by": 22}, True),
        ("manager", "private", Action.CLAIM, {}, False),  # of all teams, in none
        ("other team", "egov", Action.CLAIM, {}, False),
        ("operator", "private", Action.CLAIM, {}, False),
        ("operator", "desk", Action.OPEN, {}, False),
        ("operator", "egov", Action.COMMENT, {}, True),
        ("operator", "hudd", Action.COMMENT, {}, False),
        ("spoc", "private", Action.COMMENT, {}, True),
        ("other spoc", "private", Action.COMMENT, {}, False),
    ],
)
def test_a_right_counts_for_its_role_there_and_for_tickets_tied_to_it(
    who: str, where: str, action: Action, known: dict[str, object], may_do: bool
) -> None:
    of = {"status": Status.CLAIMED, "team": "egov", "ulb": "JAT"} | known
    assert may(actor(who, where), action, ticket(**of)) is may_do


def test_who_manages_one_team_and_is_a_member_of_another_is_each_in_its_own() -> None:
    two = Person(7, "Asha", memberships=frozenset({OF_EGOV, Membership(Role.MANAGER, team="hudd")}))
    asha = Actor(two, Place(Where.PRIVATE, 7))
    held = {"status": Status.CLAIMED, "claimed_by": 22}
    assert may(asha, Action.RELEASE, ticket(team="hudd", **held))
    assert not may(asha, Action.RELEASE, ticket(team="egov", **held))
    assert may(asha, Action.CLAIM, ticket(team="egov", status=Status.ESCALATED))
