"""Who is told what after each fact, whole and in order; nobody is told what they did."""

from __future__ import annotations

from dataclasses import replace

import pytest

from helpdesk.notify.on_action import notices
from helpdesk.notify.recipients import Recipients
from helpdesk.notify.ticket_texts import (
    AnsweredByColleague,
    AnswerInTeam,
    AnswerToHolder,
    BackWithDesk,
    ClaimTakenOver,
    ForwardedOften,
    NoAnswerNeeded,
    PassedOnFromYou,
    QuestionPassedOn,
    QuestionToDesk,
    TeamNotLinked,
    WatchedClaimed,
)
from helpdesk.notify.town_texts import (
    AnsweredForTown,
    AskedForTown,
    OpenedForTown,
    ReturnedForTown,
    TakenForTown,
)
from helpdesk.outbox import MessageKind, OutboxMessage, Urgency
from helpdesk.settings.settings import Team
from helpdesk.ticket.fact import Fact
from helpdesk.ticket.facts.clock import Spoke
from helpdesk.ticket.facts.details import Opened
from helpdesk.ticket.facts.moves import Claimed, Forwarded, Returned
from helpdesk.ticket.facts.promises import Promised
from helpdesk.ticket.facts.words import Answered, Asked
from helpdesk.ticket.ticket import CallerKind, Channel, Kind, Nature, Priority, Ticket
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
    RASHMI,
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

OPENED = Opened(
    AT, OLIVIA, nature=Nature.BUG, component=None, kind=Kind.BUG_FIX, priority=Priority.P2, module=None,
    channel=Channel.CALL, ulb="JAT", caller=None, caller_kind=CallerKind.CBO,
)  # fmt: skip
PASSED_ON = Forwarded(AT, RAVI, origin="hudd", team="egov", reason=None, note=None)
SENT_BACK = Returned(AT, RAVI, origin="egov", reason="steps", note=5)
HUDD = Team(key="hudd", name="HUDD", chat_id=-2)
QUESTION = "said:asked:5:0@11"
NEW_TO_TOWN = [ping(spoc, OpenedForTown()) for spoc in (LIPIKA, BIJAY, GITA)]


@pytest.mark.parametrize(
    ("ticket", "facts", "recipients", "owed"),
    [
        # logged, and escalated
        (KEPT, [OPENED], around(OLIVIA, team=None), [private(MessageKind.OWN, OLIVIA, Urgency.REPLY), *NEW_TO_TOWN]),
        (
            TICKET,
            [OPENED, ARRIVED],
            around(OLIVIA, files=tuple(map(file, (1, 2, 3, 4, 5)))),
            [
                card(Urgency.P2), files(-1, CARD, 1, 2, 3, 4, urgency=Urgency.P2),
                private(MessageKind.OWN, OLIVIA, Urgency.REPLY), *NEW_TO_TOWN,
            ],
        ),
        (TICKET, [OPENED], around(OLIVIA, desk=(OMAR,), spocs={}), []),  # nobody of the desk has a message of it
        (
            TICKET,
            [ARRIVED],
            around(OLIVIA, team=UNLINKED, admins=(RASHMI, OLIVIA)),
            [*(ping(person, TeamNotLinked()) for person in (OLIVIA, OMAR, RASHMI)), OWN],
        ),
        (TICKET, [ARRIVED], around(OLIVIA, team=None, desk=(OMAR,)), [
            ping(OMAR, TeamNotLinked()), ping(RASHMI, TeamNotLinked()),
        ]),
        # claimed
        (
            TICKET,
            [Claimed(AT, RAVI), TAKEN],
            around(holder=ANITA, viewers=(OMAR, RASHMI)),
            [
                card(), OWN, private(MessageKind.VIEW, OMAR), private(MessageKind.VIEW, RASHMI),
                ping(WANDA, WatchedClaimed(None)), ping(BIJAY, WatchedClaimed(None)), to(ANITA, ClaimTakenOver(RAVI)),
                *(ping(spoc, TakenForTown()) for spoc in (LIPIKA, GITA, HARI)),
            ],
        ),
        (
            TICKET,
            [Claimed(AT, RAVI)],
            around(holder=RAVI, watchers=(OMAR, RAVI, LIPIKA)),
            [card(), OWN, ping(LIPIKA, WatchedClaimed(None))],
        ),
        (TICKET, [Promised(AT, RAVI, until=AT)], around(holder=ANITA), [card(), OWN]),
        # asked and answered
        (
            TICKET,
            [Asked(AT, RAVI, note=5), replace(TAKEN, taken=False)],
            around(files=(file(1, note=5),)),
            [
                card(), OWN,
                to(OLIVIA, QuestionToDesk(5), slot=QUESTION, under="own:1001@11"), files(OLIVIA, QUESTION, 1),
                to(OMAR, QuestionToDesk(5), slot="said:asked:5:0@12", under="own:1001@12"),
                files(OMAR, "said:asked:5:0@12", 1),
                *(ping(spoc, AskedForTown()) for spoc in (LIPIKA, GITA, HARI)),
            ],
        ),
        (
            TICKET,
            [Asked(AT, RAVI, note=None)],
            around(desk=(OLIVIA,), files=(file(1),)),
            [card(), OWN, to(OLIVIA, QuestionToDesk(None), slot="returned:1001@11", under="own:1001@11")],
        ),
        (
            TICKET,
            [Asked(AT, RAVI, note=5), Spoke(AT, RAVI, team="egov")],
            around(desk=(OLIVIA, OMAR), unreached=OLIVIA, spocs={LIPIKA: frozenset(), OMAR: frozenset()}),
            [
                card(), OWN, to(OLIVIA, QuestionToDesk(5), slot=QUESTION, under="own:1001@11"),
                to(OMAR, QuestionToDesk(5), slot="said:asked:5:0@12", under="own:1001@12"),
                under(QuestionPassedOn(by=OLIVIA, mention=RAVI, count=1), once="passed-on:5"),
                ping(LIPIKA, AskedForTown()),
            ],
        ),
        (
            TICKET,
            [Asked(AT, RAVI, note=5)],
            around(team=UNLINKED, desk=(OMAR,), unreached=OLIVIA),
            [
                to(OMAR, QuestionToDesk(5), slot="said:asked:5:0@12", under="own:1001@12"),
                to(RAVI, QuestionPassedOn(by=OLIVIA, mention=RAVI, count=1), once="passed-on:5"),
            ],
        ),
        (TICKET, [Asked(AT, None, note=5)], around(team=UNLINKED, desk=(), unreached=OLIVIA), []),
        (
            TICKET,
            [Answered(AT, OLIVIA, asker=ANITA, note=5)],
            around(OLIVIA, files=(file(1, note=5),)),
            [
                card(), OWN, under(AnswerInTeam(5, RAVI), "said:answered:5:21@-1"),
                files(-1, "said:answered:5:21@-1", 1),
                to(OMAR, AnsweredByColleague(by=OLIVIA, note=5)),
            ],
        ),
        (
            replace(TICKET, claimed_by=None),
            [Answered(AT, OLIVIA, asker=ANITA, note=5)],
            around(OLIVIA, files=(file(1, note=4), file(2, note=5))),
            [card(), OWN, under(AnswerInTeam(5, ANITA), "said:answered:5:22@-1"), to(
                OMAR, AnsweredByColleague(by=OLIVIA, note=5),
            )],
        ),
        (
            TICKET,
            [Answered(AT, OLIVIA, asker=ANITA, note=5)],
            around(OLIVIA, team=UNLINKED, desk=(OLIVIA,)),
            [OWN, to(RAVI, AnswerToHolder(5))],
        ),
        (
            replace(TICKET, claimed_by=None),
            [Answered(AT, OLIVIA, asker=None, note=5)],
            around(OLIVIA, team=None, desk=(OLIVIA,)),
            [OWN],
        ),
        (TICKET, [Answered(AT, RAVI, asker=RAVI, note=None)], around(), [
            card(), OWN, to(OLIVIA, NoAnswerNeeded(RAVI)), to(OMAR, NoAnswerNeeded(RAVI)),
        ]),
        (TICKET, [Spoke(AT, RAVI, team="egov")], around(), [
            card(), *(ping(spoc, AnsweredForTown()) for spoc in (LIPIKA, GITA, HARI)),
        ]),
        (TICKET, [replace(TAKEN, taken=False)], around(spocs={LIPIKA: frozenset(), RAVI: frozenset()}), [
            card(), ping(LIPIKA, AnsweredForTown()),
        ]),
        # passed on, and sent back
        (
            replace(TICKET, claimed_by=None, forwards=3),
            [PASSED_ON, ARRIVED],
            around(former=HUDD, holder=ANITA, files=(file(1),)),
            [
                card(chat=-2, thread=None), card(Urgency.P2), files(-1, CARD, 1, urgency=Urgency.P2), OWN,
                ping(RASHMI, ForwardedOften(3)), to(ANITA, PassedOnFromYou(RAVI)),
            ],
        ),
        (
            replace(TICKET, claimed_by=None, forwards=2),
            [PASSED_ON, ARRIVED],
            around(former=replace(HUDD, chat_id=-1), holder=RAVI),
            [card(Urgency.P2), OWN],
        ),
        (replace(TICKET, forwards=2), [PASSED_ON, ARRIVED], around(former=UNLINKED), [card(Urgency.P2), OWN]),
        (
            KEPT,
            [SENT_BACK],
            around(former=HUDD, team=None, holder=ANITA),
            [
                card(chat=-2, thread=None), OWN,
                to(OLIVIA, BackWithDesk(5), slot="said:returned:5:0@11", under="own:1001@11"),
                to(OMAR, BackWithDesk(5), slot="said:returned:5:0@12", under="own:1001@12"),
                to(ANITA, PassedOnFromYou(RAVI)),
                *(ping(spoc, ReturnedForTown()) for spoc in (LIPIKA, GITA, HARI)),
            ],
        ),
    ],
)  # fmt: skip
def test_these_are_told_and_nobody_else(
    ticket: Ticket, facts: list[Fact], recipients: Recipients, owed: list[OutboxMessage]
) -> None:
    assert notices(ticket, facts, recipients) == owed
