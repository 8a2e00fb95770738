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

# In the order of ROLES. p: in private, e: in eGov's group, h: in HUDD's, d: in the desk's own, x: elsewhere.
MAY = {
    (Action.OPEN, "claimed"): "p - - - - - - - - -",
    (Action.OPEN, "resolved"): "p - - - - - - - - -",
    (Action.OPEN, "kept"): "p - - - - - - - - -",
    (Action.VIEW, "claimed"): "ped ped ped ed ped ped ped ed ped ed",
    (Action.VIEW, "resolved"): "ped ped ped ed ped ped ped ed ped ed",
    (Action.VIEW, "kept"): "pd d d d d pd pd d pd d",
    (Action.CLAIM, "claimed"): "- pe pe - pe - - - - -",
    (Action.CLAIM, "resolved"): "- pe pe - pe - - - - -",
    (Action.CLAIM, "kept"): "- - - - - - - - - -",
    (Action.RELEASE, "claimed"): "- pe - - pe - - - - -",
    (Action.RELEASE, "resolved"): "- - - - - - - - - -",
    (Action.RELEASE, "kept"): "- - - - - - - - - -",
    (Action.RESOLVE, "claimed"): "- pe pe - pe - - - - -",
    (Action.RESOLVE, "resolved"): "- pe pe - pe - - - - -",
    (Action.RESOLVE, "kept"): "pd - - - - - - - - -",
    (Action.COMMENT, "claimed"): "ped pe pe - pe - p - - -",
    (Action.COMMENT, "resolved"): "ped pe pe - pe - p - - -",
    (Action.COMMENT, "kept"): "pd - - - - - p - - -",
    (Action.CALLER, "claimed"): "p pe - - - - - - - -",
    (Action.CALLER, "resolved"): "p - - - - - - - - -",
    (Action.CALLER, "kept"): "p - - - - - - - - -",
    (Action.FILES, "claimed"): "pd pe pe - pe pe p - pd -",
    (Action.FILES, "resolved"): "pd pe pe - pe pe p - pd -",
    (Action.FILES, "kept"): "pd - - - - p p - pd -",
    (Action.QUEUE, "claimed"): "ped ped ped ped ped ped ed ed ped ed",
    (Action.QUEUE, "resolved"): "ped ped ped ped ped ped ed ed ped ed",
    (Action.QUEUE, "kept"): "pd pd pd pd pd pd d d pd d",
    (Action.MINE, "claimed"): "pehdx pedx pedx phdx pedx pehdx pehdx pehdx pehdx -",
    (Action.MINE, "resolved"): "pehdx pedx pedx phdx pedx pehdx pehdx pehdx pehdx -",
    (Action.MINE, "kept"): "pehdx pedx pedx phdx pedx pehdx pehdx pehdx pehdx -",
    (Action.ASK, "claimed"): "- pe pe - pe - - - - -",
    (Action.ASK, "resolved"): "- pe pe - pe - - - - -",
    (Action.ASK, "kept"): "- - - - - - - - - -",
    (Action.ANSWER, "claimed"): "ped - - - - - - - - -",
    (Action.ANSWER, "resolved"): "ped - - - - - - - - -",
    (Action.ANSWER, "kept"): "pd - - - - - - - - -",
    (Action.NO_ANSWER, "claimed"): "- pe pe - pe - - - - -",
    (Action.NO_ANSWER, "resolved"): "- pe pe - pe - - - - -",
    (Action.NO_ANSWER, "kept"): "- - - - - - - - - -",
    (Action.FORWARD, "claimed"): "ped pe pe - pe - - - - -",
    (Action.FORWARD, "resolved"): "ped pe pe - pe - - - - -",
    (Action.FORWARD, "kept"): "pd - - - - - - - - -",
    (Action.RETURN, "claimed"): "- pe pe - pe - - - - -",
    (Action.RETURN, "resolved"): "- pe pe - pe - - - - -",
    (Action.RETURN, "kept"): "- - - - - - - - - -",
    (Action.ESCALATE, "claimed"): "ped - - - - - - - - -",
    (Action.ESCALATE, "resolved"): "ped - - - - - - - - -",
    (Action.ESCALATE, "kept"): "pd - - - - - - - - -",
    (Action.REOPEN, "claimed"): "- - - - - - - - - -",
    (Action.REOPEN, "resolved"): "ped pe pe - pe - p - - -",
    (Action.REOPEN, "kept"): "- - - - - - - - - -",
    (Action.CONFIRM, "claimed"): "ped - - - - - - - - -",
    (Action.CONFIRM, "resolved"): "ped - - - - - - - - -",
    (Action.CONFIRM, "kept"): "pd - - - - - - - - -",
    (Action.RATE, "claimed"): "ped - - - - - - - - -",
    (Action.RATE, "resolved"): "ped - - - - - - - - -",
    (Action.RATE, "kept"): "pd - - - - - - - - -",
    (Action.WITHDRAW, "claimed"): "ped - - - - - - - - -",
    (Action.WITHDRAW, "resolved"): "ped - - - - - - - - -",
    (Action.WITHDRAW, "kept"): "pd - - - - - - - - -",
    (Action.WATCH, "claimed"): "p p p - p p p - p -",
    (Action.WATCH, "resolved"): "p p p - p p p - p -",
    (Action.WATCH, "kept"): "p - - - - p p - p -",
    (Action.REFERENCE, "claimed"): "ped pe pe - pe - - - - -",
    (Action.REFERENCE, "resolved"): "ped pe pe - pe - - - - -",
    (Action.REFERENCE, "kept"): "pd - - - - - - - - -",
    (Action.HISTORY, "claimed"): "p p p - p p p - p -",
    (Action.HISTORY, "resolved"): "p p p - p p p - p -",
    (Action.HISTORY, "kept"): "p - - - - p p - p -",
    (Action.LINK, "claimed"): "ped pe pe - pe - - - - -",
    (Action.LINK, "resolved"): "ped pe pe - pe - - - - -",
    (Action.LINK, "kept"): "pd - - - - - - - - -",
    (Action.HAND_OVER, "claimed"): "- pe - - - - - - - -",
    (Action.HAND_OVER, "resolved"): "- - - - - - - - - -",
    (Action.HAND_OVER, "kept"): "- - - - - - - - - -",
    (Action.MUTE, "claimed"): "- - - - - - p p - -",
    (Action.MUTE, "resolved"): "- - - - - - p p - -",
    (Action.MUTE, "kept"): "- - - - - - p p - -",
    (Action.PROMISE, "claimed"): "- pe - - pe - - - - -",
    (Action.PROMISE, "resolved"): "- - - - - - - - - -",
    (Action.PROMISE, "kept"): "pd - - - - - - - - -",
    (Action.PRIORITY, "claimed"): "pd pe pe - pe - - - pd -",
    (Action.PRIORITY, "resolved"): "pd pe pe - pe - - - pd -",
    (Action.PRIORITY, "kept"): "pd - - - - - - - pd -",
    (Action.SUMMARY, "claimed"): "pd pe pe ph pe peh p p pd -",
    (Action.SUMMARY, "resolved"): "pd pe pe ph pe peh p p pd -",
    (Action.SUMMARY, "kept"): "pd pe pe ph pe peh p p pd -",
    (Action.FIND, "claimed"): "p p p p p p p p p -",
    (Action.FIND, "resolved"): "p p p p p p p p p -",
    (Action.FIND, "kept"): "p p p p p p p p p -",
    (Action.KEEP_ANSWER, "claimed"): "- - - - - - - - - -",
    (Action.KEEP_ANSWER, "resolved"): "p p p - p - - - - -",
    (Action.KEEP_ANSWER, "kept"): "- - - - - - - - - -",
    (Action.CALLER_HISTORY, "claimed"): "p - - - - - - - p -",
    (Action.CALLER_HISTORY, "resolved"): "p - - - - - - - p -",
    (Action.CALLER_HISTORY, "kept"): "p - - - - - - - p -",
    (Action.ERASE, "claimed"): "- - - - - - - - p -",
    (Action.ERASE, "resolved"): "- - - - - - - - p -",
    (Action.ERASE, "kept"): "- - - - - - - - p -",
    (Action.SETUP, "claimed"): "- - - - - - - - p -",
    (Action.SETUP, "resolved"): "- - - - - - - - p -",
    (Action.SETUP, "kept"): "- - - - - - - - p -",
}


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
