"""A board that was posted is pinned, though that was refused at first; and where it never can be, that is told."""

from __future__ import annotations

import pytest

from bot.outbound.send_one import PIN_TRIES
from bot.outbound.sender import Sender
from handlers.base.outgoing import Outgoing
from helpdesk.outbox import MessageKind, Urgency
from sandbox.cast import Cast
from sandbox.server import Sandbox
from sandbox.world import membership
from storage.database import Database
from tests.bot.outbound.sending import delivery, ours, rendered, states, text, told
from tests.bot.transport import HandMachine, Rendered, owe

__all__ = ["delivery", "rendered", "told"]

PIN = "pinChatMessage"


async def board(
    delivery: Sender, database: Database, rendered: Rendered, machine: HandMachine, cast: Cast, sandbox: Sandbox
) -> None:
    """Owe a board to a group where the bot may pin, and let two minutes pass."""
    membership.promote(sandbox.world, cast.egov, sandbox.world.bot)
    slot = f"board@{cast.egov.id}"
    rendered.present[slot] = Outgoing("what waits", pin=True)
    await owe(database, text(cast.egov.id, "", kind=MessageKind.BOARD, slot=slot, urgency=Urgency.PING))
    for _ in range(60):
        await delivery.idle()
        machine.advance(2)


@pytest.mark.parametrize("trouble", ["down", "close", "lose_reply", "not_json", "flood"])
async def test_a_pin_that_failed_is_tried_again_and_the_board_is_posted_once(
    delivery: Sender, database: Database, rendered: Rendered, machine: HandMachine, cast: Cast, sandbox: Sandbox,
    trouble: str,
) -> None:  # fmt: skip
    order = getattr(sandbox.faults, trouble)
    for _ in range(2):
        order(3, PIN) if trouble == "flood" else order(PIN)
    await board(delivery, database, rendered, machine, cast, sandbox)
    (there,) = [message for message in ours(cast.egov) if message.text == "what waits"]
    assert there.pinned
    assert await states(database) == ["sent", "sent"]


async def test_a_pin_that_fails_for_half_a_minute_counts_as_refused(
    delivery: Sender, database: Database, rendered: Rendered, machine: HandMachine, cast: Cast, sandbox: Sandbox
) -> None:
    sandbox.faults.down(PIN, times=99)
    await board(delivery, database, rendered, machine, cast, sandbox)
    assert len(sandbox.calls.of(PIN)) == 1 + PIN_TRIES
    assert await states(database) == ["sent", "dropped"]
