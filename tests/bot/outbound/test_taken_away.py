"""A deletion, buttons to be taken away, a sign: refused, they hold up no word and are no chat's trouble."""

from __future__ import annotations

import pytest

from bot.outbound.sender import Sender
from helpdesk.outbox import MessageKind, OutboxMessage, Urgency
from sandbox.cast import Cast
from sandbox.server import Sandbox
from storage.database import Database
from tests.bot.outbound.sending import Told, card, delivery, ours, rendered, said, states, text, told
from tests.bot.transport import HandMachine, owe

__all__ = ["delivery", "rendered", "told"]

UNKNOWN = (404, "Not Found: method not found")


async def test_where_nothing_can_be_deleted_buttons_are_taken_away(
    delivery: Sender, database: Database, cast: Cast, sandbox: Sandbox
) -> None:
    await owe(database, text(cast.operator.id, "a prompt"))
    await delivery.idle()
    (message,) = ours(cast.operator.private)
    sandbox.faults.refuse(*UNKNOWN, "deleteMessage", times=9)
    away = OutboxMessage(
        chat_id=cast.operator.id, kind=MessageKind.DELETE, urgency=Urgency.PING, facts={"message_id": message.id}
    )
    await owe(database, away)
    await delivery.idle()
    assert len(sandbox.calls.of("editMessageReplyMarkup")) == 1
    assert await states(database) == ["sent", "sent"]


@pytest.mark.parametrize("kind", [MessageKind.DELETE, MessageKind.BARE])
@pytest.mark.parametrize("times", [1, 4, 10**6])
async def test_what_can_not_be_taken_away_now_is_tried_again_and_told_when_it_is_given_up(
    delivery: Sender, database: Database, cast: Cast, sandbox: Sandbox, machine: HandMachine, told: Told,
    kind: MessageKind, times: int,
) -> None:  # fmt: skip
    await owe(database, card(cast.egov.id), card(cast.egov.id, 1043))
    await delivery.idle()
    (message, _) = ours(cast.egov)
    method = "deleteMessage" if kind is MessageKind.DELETE else "editMessageReplyMarkup"
    sandbox.faults.refuse(400, "Bad Request: NEVER_HEARD_OF", method, times=times)
    await owe(
        database,
        OutboxMessage(chat_id=cast.egov.id, kind=kind, urgency=Urgency.PING, facts={"message_id": message.id}),
        text(cast.egov.id, "not held up"),
    )
    await delivery.idle()
    assert said(cast.egov)[-1] == "not held up"
    for _ in range(20):
        machine.advance(900)
        await delivery.idle()
    given_up = times > 10
    assert (await states(database))[2] == ("failed" if given_up else "sent")
    assert told.alarms == ["message-refused"] * given_up
    assert len(sandbox.calls.of(method)) <= 10


@pytest.mark.parametrize("why", ["CHAT_ADMIN_REQUIRED", "CHAT_RESTRICTED", "TOPIC_CLOSED", "not enough rights"])
@pytest.mark.parametrize("method", ["deleteMessage", "setMessageReaction"])
async def test_a_sign_or_deletion_that_is_refused_is_no_trouble_of_the_chat(
    delivery: Sender, database: Database, cast: Cast, sandbox: Sandbox, machine: HandMachine, told: Told,
    method: str, why: str,
) -> None:  # fmt: skip
    await owe(database, card(cast.egov.id))
    await delivery.idle()
    (message,) = ours(cast.egov)
    sandbox.faults.refuse(400, f"Bad Request: {why}", method, times=10**6)
    kind = MessageKind.DELETE if method == "deleteMessage" else MessageKind.REACT
    await owe(
        database,
        OutboxMessage(chat_id=cast.egov.id, kind=kind, urgency=Urgency.PING, facts={"message_id": message.id}),
    )
    for _ in range(20):
        await delivery.idle()
        machine.advance(900)
    await owe(database, text(cast.egov.id, "not held up"))
    await delivery.idle()
    assert said(cast.egov)[-1] == "not held up"
    assert told.hindered == []
    assert (await states(database))[1] in ("failed", "dropped")
