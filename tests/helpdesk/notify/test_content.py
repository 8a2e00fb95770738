"""How what is said is stored and read back, what was given up and who is told instead, and what is said anew."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from helpdesk.notify.content import Content
from helpdesk.notify.desk_texts import CorrectedHere, FormGivenUp, MessageGivenUp, StaysThere, TicketGivenUp
from helpdesk.notify.given_up import InDoubt, in_doubt, instead, is_notice, noted_as
from helpdesk.notify.kinds import AskedExport, Attachments, FormCard, PlannedSummary, TeamBoard, TeamBurst
from helpdesk.notify.passed_on import passed_on_in
from helpdesk.notify.staff_texts import (
    HandedToYouUntil,
    RoleGiven,
    RoleTaken,
    TeamRoleGiven,
    TeamRoleTaken,
    role_given,
    role_taken,
)
from helpdesk.notify.ticket_texts import Comment, CommentForTown, CommentKept, PassedOnWords, QuestionToDesk
from helpdesk.outbox import Facts, MessageKind, OutboxMessage, OutboxRow, Urgency
from helpdesk.people.actors import Role
from helpdesk.ticket.notes import NoteAudience
from tests.helpdesk.office import at

NOON = at("Mon 16 Nov 12:00")
LATER = "2026-11-16T06:30:00+00:00"


@pytest.mark.parametrize(
    ("said", "facts"),
    [
        (StaysThere(team="egov"), {"key": "stays-there", "team": "egov"}),
        (CorrectedHere(by=None, what=("ulb", "name")), {
            "key": "corrected", "by": None, "what": "ulb,name", "mention": None,
        }),
        (CorrectedHere(by=11, what=()), {"key": "corrected", "by": 11, "what": "", "mention": None}),
        (CommentKept(note=5, audience=NoteAudience.TOWN), {"key": "comment-kept", "note": 5, "audience": "town"}),
        (HandedToYouUntil(by=11, others="a", until=NOON), {
            "key": "handed-to-you-until", "by": 11, "others": "a", "until": LATER,
        }),
        (Attachments(files=(5, 6)), {"files": "5,6"}),
        (FormCard(draft=7), {"draft": 7, "problem": None, "taken": ""}),
        (AskedExport(on=date(2026, 11, 16), view="d", callers=True), {
            "on": "2026-11-16", "view": "d", "callers": True,
        }),
        (PlannedSummary(scope="s", on=date(2026, 11, 16), since=NOON, until=NOON, at=NOON), {
            "scope": "s", "on": "2026-11-16", "since": LATER, "until": LATER, "every": "day", "at": LATER,
        }),
    ],
)  # fmt: skip
def test_what_is_said_is_stored_so_and_read_back(said: Content, facts: Facts) -> None:
    assert dict(said.facts) == facts
    assert type(said).read({**facts, "of another release": 1}) == said


def test_a_field_that_came_later_is_read_as_its_default() -> None:
    assert FormCard.read({"draft": 7}) == FormCard(draft=7)
    assert CorrectedHere.read({"by": 11, "what": None}) == CorrectedHere(by=11, what=())


def test_a_message_goes_as_it_is_told_to() -> None:
    how: dict[str, Any] = {
        "thread_id": 5, "ticket": 1001, "person": 11, "slot": "s", "under": "u", "reply_to": 3, "once": "o",
        "perishable": True, "silent": True,
    }  # fmt: skip
    for said, kind in ((TeamBoard("egov"), MessageKind.BOARD), (TeamBurst("egov"), MessageKind.BURST)):
        assert said.message_to(-1, Urgency.PING, **how) == OutboxMessage(
            chat_id=-1, kind=kind, urgency=Urgency.PING, facts={"team": "egov"}, **how
        )


def test_a_text_is_known_by_its_key_and_a_planned_summary_by_its_scope() -> None:
    message = StaysThere("egov").message_to(11, Urgency.REPLY)
    assert (StaysThere.is_in(message), QuestionToDesk.is_in(message)) == (True, False)
    assert not StaysThere.is_in(replace(message, kind=MessageKind.LIST))
    assert (PlannedSummary.is_in({"scope": "s"}), PlannedSummary.is_in({"on": "2026-11-16"})) == (True, False)


# --- given up


def row(kind: MessageKind, urgency: Urgency = Urgency.PRESSED, **known: Any) -> OutboxRow:
    """Return a row of the outbox."""
    message = OutboxMessage(chat_id=-1, kind=kind, urgency=urgency, thread_id=5, person=11, **known)
    return OutboxRow(id=700123, message=message, attempts=3, owed_at=NOON)


TEXT_TOLD: dict[str, Any] = {"thread_id": 5, "person": 11}


@pytest.mark.parametrize(
    ("given_up", "told"),
    [
        (row(MessageKind.TEXT), MessageGivenUp("E-00123").message_to(-1, Urgency.REPLY, **TEXT_TOLD)),
        (
            row(MessageKind.CARD, Urgency.P2, ticket=1001),
            TicketGivenUp("E-00123").message_to(-1, Urgency.P2, ticket=1001, **TEXT_TOLD),
        ),
        (
            row(MessageKind.FORM, ticket=1001),
            FormGivenUp("E-00123").message_to(-1, Urgency.REPLY, ticket=1001, **TEXT_TOLD),
        ),
        (row(MessageKind.BOARD), None),
        (row(MessageKind.REACT), None),
        (row(MessageKind.TEXT, facts={"key": "given-up-ticket"}), None),
        (row(MessageKind.TEXT, facts={"key": "alarm-given-up"}), None),
    ],
)
def test_of_what_is_given_up_whoever_waits_for_it_is_told_once(
    given_up: OutboxRow, told: OutboxMessage | None
) -> None:
    assert instead(given_up) == told
    assert is_notice(given_up) is ("key" in given_up.message.facts)


def test_numbers_of_notes_have_five_digits() -> None:
    assert [noted_as(number) for number in (7, 99_999, 100_000, 1_234_567)] == [
        "E-00007", "E-99999", "E-00000", "E-34567",
    ]  # fmt: skip


def test_of_what_may_not_have_arrived_asker_and_admins_are_told_once_for_each_try() -> None:
    def told(*readers: int) -> list[OutboxMessage]:
        return [
            InDoubt(row=700123, what=MessageKind.SUMMARY, chat=-1).message_to(
                reader, Urgency.REPLY, person=reader, once=f"in-doubt:700123.3:{reader}"
            )
            for reader in readers
        ]

    held = row(MessageKind.SUMMARY)
    assert list(in_doubt(held, [51, 11])) == told(11, 51)
    nobodys = replace(held, message=replace(held.message, person=None))
    assert list(in_doubt(nobodys, [51, 52])) == told(51, 52)


# --- said anew


@pytest.mark.parametrize(
    ("slot", "said"),
    [
        ("said:commented:5:0@-1001", Comment(note=5)),
        ("said:asked:5:21@11", QuestionToDesk(note=5, mention=21)),
        ("said:spoc-comment:5:0@41", CommentForTown(note=5)),
        ("said:watched-resolved:5:0@41", None),
        ("said:commented:5:0", None),
        ("card:1001@-1", None),
        (None, None),
    ],
)
def test_the_slot_says_which_words_a_message_passes_on(slot: str | None, said: PassedOnWords | None) -> None:
    assert passed_on_in(slot) == said


# --- roles


def test_a_role_is_told_with_its_team() -> None:
    assert role_given(Role.OPERATOR, None) == RoleGiven(Role.OPERATOR)
    assert role_given(Role.MEMBER, "eGov") == TeamRoleGiven(Role.MEMBER, "eGov")
    assert role_taken(Role.OPERATOR, None) == RoleTaken(Role.OPERATOR)
    assert role_taken(Role.MEMBER, "eGov") == TeamRoleTaken(Role.MEMBER, "eGov")
