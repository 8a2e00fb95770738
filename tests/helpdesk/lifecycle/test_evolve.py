"""What each fact leaves behind in its ticket, field by field, and that it leaves the rest as it was."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from helpdesk.lifecycle.evolve import REOPENED, evolve, opened
from helpdesk.ticket.fact import ClockOutcome, Fact
from helpdesk.ticket.facts.clock import Breached, DueMoved, Responded, ResponseUndone, Spoke
from helpdesk.ticket.facts.details import CallerShown, Corrected, Linked, Opened, Placed, PriorityChanged
from helpdesk.ticket.facts.endings import Closed, Confirmed, Objected, Rated, Reopened, Resolved, Withdrawn
from helpdesk.ticket.facts.moves import (
    Claimed,
    Escalated,
    Forwarded,
    HandedOver,
    Kept,
    Released,
    Returned,
    TakenBack,
)
from helpdesk.ticket.facts.promises import DelayReason, PromiseChanged, Promised, PromiseMissed, PromiseMoved
from helpdesk.ticket.facts.solution import SolutionDue
from helpdesk.ticket.facts.words import Answered, Asked, Commented
from helpdesk.ticket.ticket import CallerKind, Channel, Component, Confirmation, Kind, Nature, Priority, Status
from tests.helpdesk.office import at, ticket

THEN, NOW, SOON, LATER = (at(f"Mon 16 Nov {hour}:00") for hour in (11, 12, 13, 14))
OPEN = ticket()
# A ticket of which everything is known that a fact may take away again.
BUSY = ticket(
    status=Status.WAITING, team="egov", claimed_by=21, claimed_at=THEN, cycle=1, reached_at=THEN, target_at=SOON,
    due_at=LATER, provisional=True, responded_at=THEN, responded_by=21, answered_at=THEN, solve_by=LATER,
    promised_at=LATER, asked_by=21, asked_at=THEN, forwards=1, came_from="hudd", move_reason="not-ours",
    lent_by=22, lent_until=LATER,
)  # fmt: skip
SOLVED = replace(
    BUSY, status=Status.RESOLVED, resolved_at=THEN, resolved_by=21, confirmation=Confirmation.UNREACHED,
    objected_at=THEN,
)  # fmt: skip
CLOSED = replace(SOLVED, status=Status.CLOSED, closed_at=THEN, satisfaction=4, confirmation=Confirmation.YES)
UNASKED = {"asked_by": None, "asked_at": None}
UNLENT = {"lent_by": None, "lent_until": None}
NOBODYS = UNASKED | UNLENT | {
    "claimed_by": None, "claimed_at": None, "promised_at": None, "responded_at": None, "responded_by": None,
    "answered_at": None,
}  # fmt: skip
REACHED = {"team": "egov", "reached_at": NOW, "target_at": SOON, "due_at": LATER, "provisional": True}


@pytest.mark.parametrize(
    ("before", "fact", "leaves"),
    [
        (OPEN, Kept(NOW, 11, SOON), {"promised_at": SOON}),
        (OPEN, Promised(NOW, 11, SOON), {"promised_at": SOON}),
        (OPEN, PromiseChanged(NOW, 11, SOON, next(iter(DelayReason))), {"promised_at": SOON}),
        (BUSY, PromiseMoved(NOW, None, SOON), {"promised_at": SOON}),
        (BUSY, PromiseMissed(NOW, None, SOON), {"promised_at": None}),
        (OPEN, DueMoved(NOW, None, SOON, LATER, True), {"target_at": SOON, "due_at": LATER, "provisional": True}),
        (OPEN, SolutionDue(NOW, None, SOON), {"solve_by": SOON}),
        (BUSY, PriorityChanged(NOW, 11, Priority.P3, Priority.P1, None, None, False), {"priority": Priority.P1}),
        (
            BUSY,
            PriorityChanged(NOW, 11, Priority.P3, Priority.P1, NOW, SOON, False),
            {"priority": Priority.P1, "target_at": NOW, "due_at": SOON, "provisional": False},
        ),
        (
            OPEN,
            Responded(NOW, 21, "egov", ClockOutcome.IN_TIME),
            {"responded_at": NOW, "responded_by": 21, "answered_at": NOW},
        ),
        (
            BUSY,
            Responded(NOW, 22, "egov", ClockOutcome.IN_TIME, taken=True),
            {"responded_at": NOW, "responded_by": 22, "answered_at": None},
        ),
        (BUSY, Spoke(NOW, 21, "egov"), {"answered_at": NOW}),
        (BUSY, ResponseUndone(NOW, None, "egov", THEN), {"responded_at": None, "responded_by": None}),
        (OPEN, Placed(NOW, 11, "DHE"), {"ulb": "DHE"}),
        (
            OPEN,
            Corrected(
                NOW, 11, "all", Nature.TECHNICAL, next(iter(Component)), Kind.INCIDENT, "bill", "DHE", 7,
                CallerKind.OTHER,
            ),
            {
                "nature": Nature.TECHNICAL, "component": next(iter(Component)), "kind": Kind.INCIDENT,
                "module": "bill", "ulb": "DHE", "caller": 7, "caller_kind": CallerKind.OTHER,
            },
        ),
        (OPEN, Linked(NOW, 11, 9), {"linked_to": 9}),
        (OPEN, CallerShown(NOW, 21, 7), {"changed_at": OPEN.changed_at}),
        (OPEN, Commented(NOW, 21, 7, False), {}),
        (BUSY, Breached(NOW, None, "egov"), {}),
        (BUSY, Commented(OPEN.opened_at, 21, 7, False), {"changed_at": BUSY.changed_at}),
        # whose it is
        (
            OPEN,
            Escalated(NOW, 11, "egov", SOON, LATER, True),
            REACHED | {"status": Status.ESCALATED, "cycle": 1},
        ),
        (
            replace(BUSY, status=Status.ESCALATED),
            Escalated(NOW, 11, "egov", SOON, LATER, True),
            REACHED | NOBODYS | {"status": Status.ESCALATED, "cycle": 2},
        ),
        (
            replace(OPEN, came_from="hudd", move_reason="steps"),
            Escalated(NOW, 11, "egov", SOON, LATER, True),
            REACHED | {"status": Status.ESCALATED, "cycle": 1, "came_from": None, "move_reason": None},
        ),
        (
            replace(OPEN, move_reason=REOPENED),
            Escalated(NOW, 11, "egov", SOON, LATER, True),
            REACHED | {"status": Status.ESCALATED, "cycle": 1, "move_reason": REOPENED},
        ),
        (
            replace(BUSY, status=Status.ESCALATED),
            Claimed(NOW, 22),
            UNLENT | {"status": Status.CLAIMED, "claimed_by": 22, "claimed_at": NOW, "promised_at": None},
        ),
        (
            BUSY,
            Released(NOW, 21),
            UNASKED | UNLENT
            | {"status": Status.ESCALATED, "claimed_by": None, "claimed_at": None, "promised_at": None},
        ),
        (
            BUSY,
            Forwarded(NOW, 21, "egov", "hudd", "steps", None),
            {"status": Status.ESCALATED, "forwards": 2, "came_from": "egov", "move_reason": "steps"},
        ),
        (
            BUSY,
            Returned(NOW, 21, "egov", "steps", None),
            NOBODYS
            | {
                "status": Status.OPEN, "team": None, "came_from": "egov", "move_reason": "steps", "reached_at": None,
                "target_at": None, "due_at": None, "provisional": False,
            },
        ),
        (BUSY, TakenBack(NOW, 22, 21), UNLENT | {"claimed_by": 22, "claimed_at": NOW}),
        (
            replace(BUSY, status=Status.CLAIMED),
            Asked(NOW, 22, 7),
            {"status": Status.WAITING, "asked_by": 22, "asked_at": NOW},
        ),
        (BUSY, Answered(NOW, 11, 21, 7), UNASKED | {"status": Status.CLAIMED}),
        (BUSY, Answered(NOW, 11, 21, None), UNASKED | {"status": Status.CLAIMED}),
        # how it ends
        (
            replace(BUSY, objected_at=THEN),
            Resolved(NOW, 22, 7),
            UNASKED | UNLENT | {
                "status": Status.RESOLVED, "resolved_at": NOW, "resolved_by": 22, "promised_at": None,
                "objected_at": None,
            },
        ),
        (SOLVED, Objected(NOW, 41, 7), {"objected_at": NOW, "confirmation": None}),
        (SOLVED, Confirmed(NOW, 11, Confirmation.UNREACHED), {"confirmation": Confirmation.UNREACHED}),
        (SOLVED, Confirmed(NOW, 11, Confirmation.NO), {"status": Status.ESCALATED, "confirmation": Confirmation.NO}),
        (CLOSED, Rated(NOW, 11, 2), {"satisfaction": 2}),
        (SOLVED, Closed(NOW, 11), {"status": Status.CLOSED, "closed_at": NOW}),
        (
            BUSY,
            Withdrawn(NOW, 11),
            UNASKED | UNLENT | {"status": Status.CLOSED, "closed_at": NOW, "promised_at": None},
        ),
        (
            CLOSED,
            Reopened(NOW, 11, 7),
            NOBODYS | {
                "status": Status.ESCALATED, "came_from": None, "move_reason": REOPENED, "confirmation": None,
                "resolved_at": None, "resolved_by": None, "closed_at": None, "satisfaction": None,
                "objected_at": None, "solve_by": None,
            },
        ),
    ],
)  # fmt: skip
def test_a_fact_leaves_what_it_says_and_nothing_else(before: Any, fact: Fact, leaves: dict[str, Any]) -> None:
    dated = {"changed_at": NOW} if fact.by is not None else {}
    assert evolve(before, (fact,)) == replace(before, version=2, **dated | leaves)


@pytest.mark.parametrize(
    ("before", "fact"),
    [
        (BUSY, Answered(NOW, None, 21, 7)),
        (BUSY, Commented(NOW, None, 7, False)),
        (SOLVED, Confirmed(NOW, None, Confirmation.UNREACHED)),
        (SOLVED, Objected(NOW, None, 7)),
        (SOLVED, Reopened(NOW, None, 7)),
    ],
)
def test_a_caller_by_mail_or_a_group_gives_a_sign_of_life(before: Any, fact: Fact) -> None:
    assert before.changed_at < NOW
    assert evolve(before, (fact,)).changed_at == NOW


@pytest.mark.parametrize(
    ("lent_by", "lent_until", "at_", "to", "until", "lent"),
    [
        (None, None, NOW, 23, None, (None, None)),
        (None, None, NOW, 23, LATER, (21, LATER)),
        (22, SOON, NOW, 23, None, (22, SOON)),  # handed on
        (22, SOON, NOW, 23, LATER, (22, SOON)),
        (22, SOON, SOON, 23, LATER, (21, LATER)),  # the loan is over
        (22, SOON, SOON, 23, None, (None, None)),
        (22, SOON, NOW, 22, None, (None, None)),  # back at whose it was
        (22, SOON, NOW, 22, LATER, (None, None)),
    ],
)
def test_what_is_handed_on_comes_back_to_whose_it_was_at_first(
    lent_by: int | None, lent_until: Any, at_: Any, to: int, until: Any, lent: tuple[int | None, Any]
) -> None:
    before = replace(BUSY, lent_by=lent_by, lent_until=lent_until)
    after = evolve(before, (HandedOver(at_, 21, to, until),))
    assert (after.lent_by, after.lent_until) == lent
    assert (after.claimed_by, after.claimed_at, after.status) == (to, at_, Status.WAITING)


def test_facts_are_one_change_together_and_none_is_one_too() -> None:
    assert evolve(OPEN, ()) == replace(OPEN, version=2)
    both = evolve(OPEN, (Placed(NOW, 11, "DHE"), Linked(SOON, 11, 9)))
    assert both == replace(OPEN, version=2, ulb="DHE", linked_to=9, changed_at=SOON)


def test_a_ticket_begins_with_what_was_written_down() -> None:
    fact = Opened(
        NOW, 11, Nature.TECHNICAL, next(iter(Component)), Kind.INCIDENT, Priority.P2, "bill", Channel.CALL, "DHE", 7,
        CallerKind.OTHER,
    )  # fmt: skip
    begun = opened(7, fact, 12)
    assert (begun.number, begun.version, begun.status, begun.logged_by) == (7, 1, Status.OPEN, 12)
    assert (begun.opened_at, begun.changed_at) == (NOW, NOW)
    for name in ("nature", "component", "kind", "priority", "module", "channel", "ulb", "caller", "caller_kind"):
        assert getattr(begun, name) == getattr(fact, name)
