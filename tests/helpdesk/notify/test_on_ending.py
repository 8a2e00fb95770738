"""Who is told what of a correction, of a comment and of a ticket's end, whole and in order."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from helpdesk.notify.desk_texts import CorrectedHere
from helpdesk.notify.on_action import notices, solution_reworded
from helpdesk.notify.recipients import Recipients
from helpdesk.notify.ticket_texts import (
    CallerNotReached,
    CallerSaysSolved,
    CallerSaysUnsolved,
    Comment,
    CommentForTown,
    CommentInTeam,
    ObjectionToDesk,
    OpenAgain,
    OpenAgainInTeam,
    SolutionReworded,
    WatchedReopened,
    WatchedResolved,
    WithdrawnBy,
    WithdrawnInTeam,
)
from helpdesk.notify.town_texts import OpenedForTown, ResolvedForTown
from helpdesk.outbox import MessageKind, OutboxMessage, Urgency
from helpdesk.ticket.fact import Fact
from helpdesk.ticket.facts.details import Corrected
from helpdesk.ticket.facts.endings import Closed, Confirmed, Objected, Reopened, Resolved, Withdrawn
from helpdesk.ticket.facts.moves import Claimed
from helpdesk.ticket.facts.words import Addressed, Commented
from helpdesk.ticket.notes import NoteAudience
from helpdesk.ticket.ticket import CallerKind, Confirmation, Kind, Nature, Status, Ticket
from tests.helpdesk.notify.owed import (
    ANITA,
    ARRIVED,
    AT,
    BIJAY,
    CARD,
    GITA,
    HARI,
    KEPT,
    LIPIKA,
    OLIVIA,
    OMAR,
    OWN,
    RAVI,
    TAKEN,
    TICKET,
    UNLINKED,
    WANDA,
    around,
    card,
    file,
    files,
    ping,
    private,
    to,
    under,
)

CLOSED = replace(TICKET, status=Status.CLOSED)
CORRECTED = Corrected(
    AT, OLIVIA, what="ulb name", nature=Nature.BUG, component=None, kind=Kind.BUG_FIX, module=None, ulb="JAT",
    caller=None, caller_kind=CallerKind.CBO,
)  # fmt: skip
SOLVED = replace(TICKET, status=Status.RESOLVED)
CONFIRM_OLIVIA, CONFIRM_OMAR = (private(MessageKind.CONFIRM, person) for person in (OLIVIA, OMAR))


def confirmed(answer: Confirmation) -> Ticket:
    """Return the ticket after a caller's word."""
    return replace(CLOSED, confirmation=answer)


@pytest.mark.parametrize(
    ("ticket", "facts", "recipients", "owed"),
    [
        (
            TICKET,
            [CORRECTED],
            around(OLIVIA, files=(file(1, note=5),)),
            [
                card(), OWN, under(CorrectedHere(by=OLIVIA, what=("ulb", "name"), mention=RAVI)), files(-1, CARD, 1),
                to(OMAR, CorrectedHere(by=OLIVIA, what=("ulb", "name"))),
                *(ping(spoc, OpenedForTown()) for spoc in (LIPIKA, BIJAY, GITA)),
            ],
        ),
        (
            TICKET,
            [replace(CORRECTED, what="kind")],
            around(OLIVIA, team=UNLINKED, desk=(OLIVIA,)),
            [OWN, to(RAVI, CorrectedHere(by=OLIVIA, what=("kind",)))],
        ),
        (KEPT, [replace(CORRECTED, what="kind")], around(OLIVIA, team=None, desk=(OLIVIA,)), [OWN]),
        (
            SOLVED,
            [Claimed(AT, RAVI), TAKEN, Resolved(AT, RAVI, note=5)],
            around(files=(file(1, note=5),)),
            [
                card(), OWN,
                private(MessageKind.CONFIRM, OLIVIA, Urgency.REPLY), files(OLIVIA, "confirm:1001@11", 1),
                private(MessageKind.CONFIRM, OMAR, Urgency.REPLY), files(OMAR, "confirm:1001@12", 1),
                ping(WANDA, WatchedResolved(5)), *(ping(spoc, ResolvedForTown(5)) for spoc in (LIPIKA, BIJAY, HARI)),
            ],
        ),
        (SOLVED, [Resolved(AT, OLIVIA, note=5)], around(OLIVIA, spocs={}, watchers=()), [
            card(), OWN, private(MessageKind.CONFIRM, OMAR, Urgency.REPLY),
        ]),
        *(
            (confirmed(answer), [Confirmed(AT, OLIVIA, answer)], around(OLIVIA, confirming=(OMAR, ANITA, OLIVIA)), [
                card(), OWN, CONFIRM_OLIVIA, CONFIRM_OMAR, to(OMAR, word),
            ])
            for answer, word in (
                (Confirmation.YES, CallerSaysSolved()), (Confirmation.NO, CallerSaysUnsolved()),
                (Confirmation.UNREACHED, CallerNotReached()),
            )
        ),
        (CLOSED, [Confirmed(AT, OLIVIA, Confirmation.YES)], around(OLIVIA), [card(), OWN, CONFIRM_OLIVIA]),
        (CLOSED, [Closed(AT, None)], around(None, confirming=(OMAR,)), [card(), OWN, CONFIRM_OMAR]),
        (CLOSED, [Closed(AT, OLIVIA)], around(OLIVIA, confirming=(OMAR,)), [
            card(), OWN, CONFIRM_OLIVIA, CONFIRM_OMAR,
        ]),
        (
            replace(TICKET, confirmation=Confirmation.NO),
            [Confirmed(AT, OLIVIA, Confirmation.NO), Reopened(AT, OLIVIA, note=5), ARRIVED],
            around(OLIVIA, confirming=(OLIVIA,), files=(file(1, note=5),)),
            [
                card(Urgency.P2), files(-1, CARD, 1, urgency=Urgency.P2), OWN, to(OMAR, OpenAgain(by=OLIVIA, note=5)),
                under(OpenAgainInTeam(5), "said:reopened-here:5:0@-1"), files(-1, "said:reopened-here:5:0@-1", 1),
                *(ping(person, WatchedReopened(5)) for person in (WANDA, LIPIKA, BIJAY)),
            ],
        ),
        (KEPT, [Reopened(AT, OLIVIA, note=5)], around(OLIVIA, watchers=()), [
            OWN, to(OMAR, OpenAgain(by=OLIVIA, note=5)),
        ]),
        (TICKET, [Reopened(AT, OLIVIA, note=None)], around(OLIVIA, watchers=()), [
            OWN, to(OMAR, OpenAgain(by=OLIVIA, note=None)),
        ]),
        (CLOSED, [Withdrawn(AT, OLIVIA)], around(OLIVIA), [
            card(), OWN, to(OMAR, WithdrawnBy(OLIVIA)), under(WithdrawnInTeam(RAVI)),
        ]),
        (replace(CLOSED, claimed_by=None), [Withdrawn(AT, OLIVIA)], around(OLIVIA, desk=(OLIVIA,)), [card(), OWN]),
        (replace(CLOSED, team=None), [Withdrawn(AT, OLIVIA)], around(OLIVIA, desk=(OLIVIA,)), [card(), OWN]),
    ],
)  # fmt: skip
def test_of_a_correction_and_an_end_these_are_told_and_nobody_else(
    ticket: Ticket, facts: list[Fact], recipients: Recipients, owed: list[OutboxMessage]
) -> None:
    assert notices(ticket, facts, recipients) == owed


NOTE, IN_TEAM = Comment(5), CommentInTeam(5, RAVI)
IN_GROUP = [under(IN_TEAM, "said:commented-here:5:21@-1")]


def passed_on(*people: int) -> list[OutboxMessage]:
    """Return the comment, each with a photo, for those people."""
    return [
        message
        for person in people
        for slot in [f"said:commented:5:0@{person}"]
        for message in (to(person, NOTE, slot=slot), files(person, slot, 1))
    ]


def for_town(*spocs: int) -> list[OutboxMessage]:
    """Return the comment for the town's SPOCs, each with a photo."""
    return [
        message
        for spoc in spocs
        for slot in [f"said:spoc-comment:5:0@{spoc}"]
        for message in (ping(spoc, CommentForTown(5), slot=slot), files(spoc, slot, 1))
    ]


HERE = [*IN_GROUP, files(-1, "said:commented-here:5:21@-1", 1)]
OBJECTED = [
    message
    for person in (OLIVIA, OMAR)
    for slot in [f"said:objected:5:0@{person}"]
    for message in (to(person, ObjectionToDesk(5), slot=slot, under=f"own:1001@{person}"), files(person, slot, 1))
]


@pytest.mark.parametrize(
    ("ticket", "fact", "known", "owed"),
    [
        (TICKET, Commented(AT, OLIVIA, note=5), {}, [card(), *HERE, *passed_on(OMAR, WANDA, LIPIKA, BIJAY)]),
        (TICKET, Commented(AT, OLIVIA, note=5), {"place": -1}, [
            card(), *passed_on(OMAR, RAVI, WANDA, LIPIKA, BIJAY),
        ]),
        (SOLVED, Commented(AT, OLIVIA, note=5), {}, [card(), *passed_on(OMAR, RAVI, WANDA, LIPIKA, BIJAY)]),
        (TICKET, Commented(AT, OLIVIA, note=5), {"team": UNLINKED}, passed_on(OMAR, RAVI, WANDA, LIPIKA, BIJAY)),
        (KEPT, Commented(AT, OLIVIA, note=5), {"team": None, "watchers": ()}, passed_on(OMAR)),
        (TICKET, Commented(AT, OLIVIA, note=5, for_town=True), {}, [
            card(), *HERE, *passed_on(OMAR, WANDA, BIJAY), *for_town(LIPIKA, GITA, HARI),
        ]),
        (TICKET, Addressed(AT, OLIVIA, note=5, audience=NoteAudience.TOWN, former=NoteAudience.TEAMS), {}, for_town(
            LIPIKA, GITA, HARI,
        )),
        (TICKET, Addressed(AT, OLIVIA, note=5, audience=NoteAudience.TOWN, former=NoteAudience.DESK), {}, [
            *HERE, *passed_on(OMAR, WANDA, BIJAY), *for_town(LIPIKA, GITA, HARI),
        ]),
        (TICKET, Addressed(AT, OLIVIA, note=5, audience=NoteAudience.TEAMS, former=NoteAudience.DESK), {}, [
            *HERE, *passed_on(OMAR, WANDA, LIPIKA, BIJAY),
        ]),
        (TICKET, Addressed(AT, OLIVIA, note=5, audience=NoteAudience.TEAMS, former=NoteAudience.TOWN), {}, []),
        (SOLVED, Objected(AT, LIPIKA, note=5), {"actor": LIPIKA, "confirming": (OMAR,), "watchers": (LIPIKA, GITA)}, [
            CONFIRM_OLIVIA, CONFIRM_OMAR, *OBJECTED, *passed_on(RAVI, GITA),
        ]),
    ],
)  # fmt: skip
def test_a_comment_reaches_those_for_whom_it_is_once_each(
    ticket: Ticket, fact: Fact, known: dict[str, Any], owed: list[OutboxMessage]
) -> None:
    usual: dict[str, Any] = {"actor": OLIVIA, "files": (file(1, note=5),)}
    assert notices(ticket, [fact], around(**usual | known)) == owed


def test_a_solution_that_reads_otherwise_is_told_to_all_who_were_told() -> None:
    told = solution_reworded(SOLVED, 5, around(OMAR))
    assert told == [
        to(person, SolutionReworded(5), slot=f"said:solution-reworded:5:0@{person}")
        for person in (OLIVIA, WANDA, LIPIKA, BIJAY, HARI)
    ]
