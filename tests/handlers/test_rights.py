"""Who may do what, where: every action that a route asks for, tried by every role in every place."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

import pytest

from handlers.base.buttons import Exempt
from handlers.base.callback_data import Button
from handlers.routes import BUTTONS, COMMANDS, ROWS
from helpdesk.people.actors import Actor, Membership, Person, Place, Role, Where
from helpdesk.people.rights import Action, may
from helpdesk.ticket.ticket import Status
from tests.handlers.expected import MAY
from tests.helpdesk.cast import PEOPLE, PLACES, actor
from tests.helpdesk.office import ticket

# A ticket of eGov's from Jatni that Ravi (the member) has, the same one solved, and one that the desk keeps.
TICKETS = {
    "claimed": ticket(status=Status.CLAIMED, team="egov", claimed_by=21),
    "resolved": ticket(status=Status.RESOLVED, team="egov", claimed_by=21),
    "kept": ticket(),
}
LETTERS = {"private": "p", "egov": "e", "hudd": "h", "desk": "d", "elsewhere": "x"}
ROLES = tuple(who for who in PEOPLE if who != "second operator")


@pytest.mark.parametrize("action", sorted(Action))
@pytest.mark.parametrize("which", TICKETS)
def test_each_role_may_do_in_each_place_what_the_table_says(action: Action, which: str) -> None:
    able = ["".join(LETTERS[p] for p in PLACES if may(actor(who, p), action, TICKETS[which])) or "-" for who in ROLES]
    assert MAY[action, which].split() == able


@pytest.mark.parametrize("action", [Action.RELEASE, Action.PROMISE])
def test_who_manages_one_team_is_a_plain_member_of_another_in_private_too(action: Action) -> None:
    memberships = frozenset({Membership(Role.MANAGER, team="hudd"), Membership(Role.MEMBER, team="egov")})
    both = Actor(Person(61, "Both", memberships=memberships), Place(Where.PRIVATE, 61))
    assert not may(both, action, TICKETS["claimed"])
    assert may(both, action, replace(TICKETS["claimed"], claimed_by=61))
    assert may(both, action, replace(TICKETS["claimed"], team="hudd"))


def test_every_button_and_command_has_a_function_and_says_what_right_it_asks_for() -> None:
    assert set(BUTTONS) == set(Button)
    assert len(ROWS) == len(Button)
    rights = [row.right for row in ROWS] + [row.right for row in COMMANDS]
    assert all(isinstance(right, Action | Exempt) for right in rights)


def test_a_card_has_at_most_six_buttons_and_a_closed_one_none() -> None:
    shown = Counter(status for row in ROWS for status in row.card)
    assert max(shown.values()) <= 6
    assert Status.CLOSED not in shown
