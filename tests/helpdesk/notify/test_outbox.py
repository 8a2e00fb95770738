"""What is done to messages that are there, and by which names they are known; what is one act in two messages."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from helpdesk.conversation import goes_on
from helpdesk.destinations import ELSEWHERE, has_chat
from helpdesk.outbox import (
    MessageKind,
    OutboxMessage,
    Posted,
    Urgency,
    deletion,
    is_left,
    is_returned,
    list_slot,
    meant_message,
    reaction,
    returned_slot,
    shown_again,
    stripping,
)

SECOND = timedelta(seconds=1)


def test_a_message_is_deleted_stripped_or_given_a_sign() -> None:
    done: dict[str, Any] = {"chat_id": -1, "facts": {"message_id": 5}}
    assert deletion(-1, 5, urgency=Urgency.PING, ticket=1001, person=11) == OutboxMessage(
        kind=MessageKind.DELETE, urgency=Urgency.PING, ticket=1001, person=11, **done
    )
    assert stripping(-1, 5) == OutboxMessage(kind=MessageKind.BARE, urgency=Urgency.PRESSED, **done)
    sign = reaction(-1, 5)
    assert sign == OutboxMessage(kind=MessageKind.REACT, urgency=Urgency.PING, perishable=True, **done)
    assert meant_message(sign) == 5
    assert (
        meant_message(OutboxMessage(chat_id=-1, kind=MessageKind.BARE, urgency=Urgency.PING, facts={"message_id": 0}))
        == 0
    )


def test_what_shows_its_ticket_alone_is_shown_again_in_its_place() -> None:
    posted = Posted(chat_id=-1, message_id=5, kind=MessageKind.CARD, slot="card:1001@-1", ticket=1001, person=11)
    assert shown_again(posted, Urgency.PING, thread_id=7) == OutboxMessage(
        chat_id=-1, thread_id=7, kind=MessageKind.CARD, urgency=Urgency.PING, ticket=1001, person=11, slot=posted.slot
    )


def test_messages_are_known_by_their_names() -> None:
    slots = ("left:1001:-1:5", returned_slot(1001, 11), "said:returned:4:0@11", "said:left:4", "", None)
    assert [is_left(slot) for slot in slots] == [True, False, False, False, False, False]
    assert [is_returned(slot) for slot in slots] == [False, True, True, False, False, False]
    assert [list_slot("find", 11), list_slot("find", -1, "egov")] == ["list:find@11", "list:find.egov@-1"]


@pytest.mark.parametrize(
    ("letters", "gap", "forwarded", "same"),
    [
        (0, SECOND, True, True),
        (5000, 1.5 * SECOND, True, False),
        (2000, 3 * SECOND, False, True),
        (2000, 3.5 * SECOND, False, False),
        (1999, SECOND, False, False),
    ],
)
def test_the_rest_of_an_act_comes_at_once(letters: int, gap: timedelta, forwarded: bool, same: bool) -> None:
    assert goes_on(letters, gap, forwarded=forwarded) is same


def test_whom_only_another_system_knows_has_no_chat() -> None:
    assert [has_chat(person) for person in (11, ELSEWHERE - 1, ELSEWHERE)] == [True, True, False]
