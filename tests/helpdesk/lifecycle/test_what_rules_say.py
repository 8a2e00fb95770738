"""What each rule says happened, fact by fact: who did it, when, of whom; and what an error says of a refusal."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest

from helpdesk.lifecycle import endings, links, moves, questions, work
from helpdesk.people.rights import Action
from helpdesk.ticket.errors import (
    AlreadyClaimed,
    AlreadyYours,
    HelpdeskError,
    NeedsConfirming,
    NotNow,
    TooLate,
    WrongLink,
)
from helpdesk.ticket.fact import ClockOutcome, Fact
from helpdesk.ticket.facts.clock import Responded, ResponseUndone, Spoke
from helpdesk.ticket.facts.details import Linked
from helpdesk.ticket.facts.endings import Objected, Rated, Resolved, Withdrawn
from helpdesk.ticket.facts.moves import Claimed, Forwarded, HandedOver, Released, Returned
from helpdesk.ticket.facts.promises import PromiseKept, PromiseMissed
from helpdesk.ticket.facts.words import Answered, Asked, Commented
from helpdesk.ticket.ticket import Confirmation, Kind, Status
from tests.helpdesk.cast import actor
from tests.helpdesk.office import OFFICE, at, ticket

REACHED, NOW, DUE = at("Mon 16 Nov 11:00"), at("Mon 16 Nov 12:00"), at("Wed 18 Nov 17:30")
OPEN = ticket()
ESCALATED = ticket(status=Status.ESCALATED, team="egov", reached_at=REACHED, due_at=DUE)
TAKEN = replace(ESCALATED, status=Status.CLAIMED, claimed_by=21, claimed_at=REACHED, responded_at=REACHED)
CLAIMED = replace(TAKEN, answered_at=REACHED)
WAITING = replace(CLAIMED, status=Status.WAITING, asked_by=21, asked_at=REACHED)
SOLVED = replace(CLAIMED, status=Status.RESOLVED, resolved_at=NOW, resolved_by=21)
CLOSED = replace(SOLVED, status=Status.CLOSED, closed_at=NOW)
ACCEPTED = replace(CLOSED, confirmation=Confirmation.YES)
LATE = DUE + timedelta(seconds=1)
MEMBER, OPERATOR, OTHER = actor("member"), actor("operator"), actor("other team")
AS_THE_GROUP = replace(OTHER, anonymous=True)


def responded(at_: object = NOW, outcome: ClockOutcome = ClockOutcome.IN_TIME, *, taken: bool = False) -> Fact:
    return Responded(at_, 21, "egov", outcome, taken)  # type: ignore[arg-type]


PROMISED = NOW + timedelta(hours=1)


@pytest.mark.parametrize(
    ("rule", "facts"),
    [
        (lambda: work.claim(ESCALATED, MEMBER, NOW), (Claimed(NOW, 21), responded(taken=True))),
        (lambda: work.claim(ESCALATED, MEMBER, DUE), (Claimed(DUE, 21), responded(DUE, taken=True))),
        (
            lambda: work.claim(ESCALATED, MEMBER, LATE),
            (Claimed(LATE, 21), responded(LATE, ClockOutcome.LATE, taken=True)),
        ),
        (
            lambda: work.claim(replace(TAKEN, status=Status.ESCALATED, claimed_by=None), MEMBER, NOW),
            (Claimed(NOW, 21),),
        ),
        (lambda: work.release(TAKEN, MEMBER, NOW), (Released(NOW, 21), ResponseUndone(NOW, None, "egov", REACHED))),
        (lambda: work.release(CLAIMED, MEMBER, NOW), (Released(NOW, 21),)),
        (
            lambda: work.release(replace(CLAIMED, responded_at=None, answered_at=None), MEMBER, NOW),
            (Released(NOW, 21),),
        ),
        (lambda: (work.handed_over(MEMBER, NOW, 22, DUE),), (HandedOver(NOW, 21, 22, DUE),)),
        (lambda: (work.handed_over(MEMBER, NOW, 22),), (HandedOver(NOW, 21, 22, None),)),
        (lambda: work.comment(ESCALATED, MEMBER, NOW, 7), (Commented(NOW, 21, 7, False), responded())),
        (lambda: work.comment(TAKEN, MEMBER, NOW, 7), (Commented(NOW, 21, 7, False), Spoke(NOW, 21, "egov"))),
        (lambda: work.comment(CLAIMED, MEMBER, NOW, 7, for_town=True), (Commented(NOW, 21, 7, True),)),
        (lambda: work.comment(ESCALATED, OTHER, NOW, 7), (Commented(NOW, 23, 7, False),)),
        (lambda: work.comment(ESCALATED, OPERATOR, NOW, 7), (Commented(NOW, 11, 7, False),)),
        (
            lambda: work.comment(ESCALATED, AS_THE_GROUP, NOW, 7),
            (Commented(NOW, None, 7, False), Responded(NOW, None, "egov", ClockOutcome.IN_TIME, False)),
        ),
        (lambda: work.comment(SOLVED, MEMBER, NOW, 7), (Commented(NOW, 21, 7, False),)),
        (lambda: work.first_response(OPEN, 21, NOW), ()),
        (lambda: work.first_response(replace(ESCALATED, due_at=None), 21, NOW), ()),
        (lambda: work.first_response(ESCALATED, 21, REACHED - timedelta(hours=1)), (responded(REACHED),)),
        (lambda: work.first_response(replace(ESCALATED, reached_at=None), 21, NOW), (responded(),)),
        (lambda: work.first_response(TAKEN, 21, NOW - timedelta(hours=2)), (Spoke(REACHED, 21, "egov"),)),
        (lambda: work.first_response(TAKEN, 21, NOW, taken=True), ()),
        (lambda: work.first_response(CLAIMED, 21, NOW), ()),
        (lambda: questions.ask(ESCALATED, MEMBER, NOW, note=7), (Claimed(NOW, 21), responded(), Asked(NOW, 21, 7))),
        (lambda: questions.ask(CLAIMED, MEMBER, NOW, note=7), (Asked(NOW, 21, 7),)),
        (lambda: (questions.answered(WAITING, OPERATOR, NOW, 7),), (Answered(NOW, 11, 21, 7),)),
        (
            lambda: (moves.forwarded(CLAIMED, MEMBER, NOW, team="hudd", reason="not-ours", note=7),),
            (Forwarded(NOW, 21, "egov", "hudd", "not-ours", 7),),
        ),
        (
            lambda: (moves.returned(CLAIMED, MEMBER, NOW, reason="steps", note=7),),
            (Returned(NOW, 21, "egov", "steps", 7),),
        ),
        (lambda: (links.linked(CLAIMED, replace(OPEN, number=9), MEMBER, NOW),), (Linked(NOW, 21, 9),)),
        (lambda: (links.unlinked(MEMBER, NOW),), (Linked(NOW, 21, None),)),
        (
            lambda: endings.resolve(ESCALATED, MEMBER, NOW, note=7),
            (Claimed(NOW, 21), responded(), Resolved(NOW, 21, 7)),
        ),
        (lambda: endings.resolve(CLAIMED, MEMBER, NOW, note=7), (Resolved(NOW, 21, 7),)),
        (lambda: endings.resolve(TAKEN, MEMBER, NOW, note=None), (Spoke(NOW, 21, "egov"), Resolved(NOW, 21, None))),
        (
            lambda: endings.resolve(replace(OPEN, team="egov", due_at=DUE), OPERATOR, NOW, note=7),
            (Resolved(NOW, 11, 7),),
        ),
        (
            lambda: endings.resolve(replace(CLAIMED, promised_at=PROMISED), MEMBER, NOW, note=7),
            (PromiseKept(NOW, None, PROMISED), Resolved(NOW, 21, 7)),
        ),
        (
            lambda: endings.resolve(replace(CLAIMED, promised_at=REACHED), MEMBER, NOW, note=7),
            (PromiseMissed(REACHED, None, REACHED), Resolved(NOW, 21, 7)),
        ),
        (lambda: endings.resolve_linked(ESCALATED, MEMBER, NOW, note=7), (responded(), Resolved(NOW, 21, 7))),
        (lambda: endings.resolve_linked(ESCALATED, OTHER, NOW, note=7), (Resolved(NOW, 23, 7),)),
        (lambda: (endings.objected(actor("spoc"), NOW, 7),), (Objected(NOW, 41, 7),)),
        (lambda: (endings.rated(ACCEPTED, OPERATOR, NOW, 1),), (Rated(NOW, 11, 1),)),
        (lambda: (endings.rated(ACCEPTED, OPERATOR, NOW, 5),), (Rated(NOW, 11, 5),)),
        (lambda: (endings.withdrawn(OPERATOR, NOW),), (Withdrawn(NOW, 11),)),
    ],
)
def test_a_rule_says_all_that_happened_and_no_more(
    rule: Callable[[], tuple[Fact, ...]], facts: tuple[Fact, ...]
) -> None:
    assert rule() == facts


@pytest.mark.parametrize(
    ("refused", "error"),
    [
        (lambda: work.claim(CLAIMED, MEMBER, NOW), AlreadyYours(1001)),
        (lambda: work.claim(CLAIMED, OTHER, NOW), AlreadyClaimed(1001, 21, REACHED)),
        (
            lambda: work.claim(replace(CLAIMED, claimed_at=None), OTHER, NOW),
            AlreadyClaimed(1001, 21, OPEN.changed_at),
        ),
        (lambda: work.claim(SOLVED, OTHER, NOW), NotNow(1001, "claim", "resolved")),
        (lambda: work.claim(OPEN, MEMBER, NOW), NotNow(1001, "claim", "open")),
        (lambda: work.release(ESCALATED, MEMBER, NOW), NotNow(1001, "release", "escalated")),
        (
            lambda: work.may_begin(Action.RESOLVE, CLAIMED, OTHER, confirmed=False),
            NeedsConfirming(1001, 21, "resolve"),
        ),
        (lambda: work.may_begin(Action.CLAIM, OPEN, OTHER, confirmed=True), NotNow(1001, "claim", "open")),
        (lambda: questions.ask(WAITING, MEMBER, NOW, note=7), NotNow(1001, "ask", "waiting")),
        (
            lambda: moves.forwarded(CLAIMED, MEMBER, NOW, team="egov", reason=None, note=None),
            NotNow(1001, "forward", "claimed"),
        ),
        (
            lambda: moves.forwarded(OPEN, MEMBER, NOW, team="egov", reason=None, note=None),
            NotNow(1001, "forward", "open"),
        ),
        (lambda: links.linked(CLAIMED, CLAIMED, MEMBER, NOW), WrongLink(1001, 1001)),
        (lambda: links.linked(CLAIMED, replace(SOLVED, number=9), MEMBER, NOW), WrongLink(1001, 9)),
        (lambda: endings.resolve(SOLVED, MEMBER, NOW, note=7), NotNow(1001, "resolve", "resolved")),
        (lambda: endings.rated(CLOSED, OPERATOR, NOW, 5), NotNow(1001, "rate", "closed")),
        (lambda: endings.rated(ACCEPTED, OPERATOR, NOW, 0), NotNow(1001, "rate", "closed")),
        (
            lambda: endings.reopened(OFFICE, CLOSED, OPERATOR, at("Mon 30 Nov 12:00"), within_days=7, note=None),
            TooLate(1001, 7),
        ),
    ],
)
def test_a_refusal_says_of_what_and_why(refused: Callable[[], object], error: HelpdeskError) -> None:
    with pytest.raises(type(error)) as raised:
        refused()
    assert vars(raised.value) == vars(error)


def test_what_nobody_or_oneself_has_needs_no_confirming_press() -> None:
    for theirs in (ESCALATED, replace(SOLVED, status=Status.RESOLVED)):
        work.may_begin(Action.COMMENT, theirs, OTHER, confirmed=False)
    work.may_begin(Action.RESOLVE, CLAIMED, MEMBER, confirmed=False)


@pytest.mark.parametrize(
    ("of", "over"),
    [
        (SOLVED, True),
        (replace(SOLVED, resolved_at=None), False),
        (replace(SOLVED, objected_at=NOW), False),
        (replace(SOLVED, objected_at=NOW, confirmation=Confirmation.UNREACHED), True),
        (CLOSED, False),
    ],
)
def test_what_is_solved_closes_by_itself_at_the_end_of_its_days(of: object, over: bool) -> None:
    ends = OFFICE.close_of_business_day(NOW, 3).at
    assert endings.is_over(OFFICE, of, ends, after_days=3) is over  # type: ignore[arg-type]
    assert not endings.is_over(OFFICE, of, ends - timedelta(seconds=1), after_days=3)  # type: ignore[arg-type]


def test_an_objection_begins_the_days_to_the_end_anew() -> None:
    asked = replace(SOLVED, objected_at=at("Wed 18 Nov 12:00"), confirmation=Confirmation.UNREACHED)
    assert not endings.is_over(OFFICE, asked, at("Fri 20 Nov 12:00"), after_days=3)
    assert endings.is_over(OFFICE, asked, at("Sat 21 Nov 17:30"), after_days=3)


def test_a_problem_is_a_link_for_others_and_links_to_nothing() -> None:
    problem = replace(OPEN, number=9, kind=Kind.PROBLEM)
    with pytest.raises(WrongLink):
        links.linked(problem, CLAIMED, MEMBER, NOW)


def test_nothing_opens_again_with_a_problem_that_is_not_solved() -> None:
    assert not endings.may_follow(SOLVED, replace(OPEN, number=9, kind=Kind.PROBLEM))
