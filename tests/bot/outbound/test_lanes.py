"""What is owed elsewhere than in Telegram goes in lanes: as it was owed, one at a time, lanes side by side."""

from __future__ import annotations

import asyncio
from collections import defaultdict
from collections.abc import AsyncIterator

import pytest
from sqlalchemy import update

from bot.outbound.destination import DestinationSender
from bot.outbound.outcomes import SendOutcome, ended, park_all, release
from bot.outbound.sender import Sender
from bot.telegram.raw_bot import RawBot
from helpdesk.destinations import Destination
from helpdesk.outbox import MessageKind, OutboxMessage, OutboxRow, Urgency
from sandbox.cast import Cast
from storage.database import Database
from storage.outbox.rows import Leased
from storage.tables.transport import outbox
from tests.bot.outbound.sending import rendered, said, states, text
from tests.bot.transport import HandMachine, Rendered, owe
from tests.waiting import until

__all__ = ["rendered"]


class HandCarrier:
    """The other side: a test says what it answers."""

    def __init__(self) -> None:
        self.came: list[tuple[int, str]] = []
        self.answers: dict[str, list[str]] = defaultdict(list)
        self.open = asyncio.Event()
        self.open.set()

    async def carry(self, leased: Leased) -> SendOutcome:
        row = leased.row
        words = str(row.message.facts["text"])
        self.came.append((row.message.chat_id, words))
        await self.open.wait()
        match self.answers[words].pop(0) if self.answers[words] else "taken":
            case "raises":
                raise ValueError(words)
            case "down":
                return SendOutcome(release(row, counts=False), down=True)
            case "wait":
                return SendOutcome(park_all(row, 30.0), wait_all=30.0, well=True)
            case "later":
                return SendOutcome(release(row, 10.0), wait_row=10.0, well=True)
        return ended(leased, well=True)

    async def reached(self, row: OutboxRow) -> None:
        raise AssertionError("nothing was in trouble")

    def given_up(self, row: OutboxRow, error: str) -> SendOutcome:
        return ended(Leased(row=row, current=None, under=None), state="failed", refusal=error)

    @property
    def said(self) -> list[str]:
        return [words for _, words in self.came]


@pytest.fixture
def carrier() -> HandCarrier:
    return HandCarrier()


def to_jira(database: Database, carrier: HandCarrier, machine: HandMachine) -> DestinationSender:
    return DestinationSender(Destination.JIRA, carrier, database, in_flight=4, machine=machine)


@pytest.fixture
async def jira(database: Database, carrier: HandCarrier, machine: HandMachine) -> AsyncIterator[DestinationSender]:
    sender = to_jira(database, carrier, machine)
    await sender.start()
    yield sender
    await sender.stop()


def issue(lane: int, words: str) -> OutboxMessage:
    return OutboxMessage(
        destination=Destination.JIRA, chat_id=lane, kind=MessageKind.JIRA, urgency=Urgency.P3, ticket=lane,
        facts={"text": words},
    )  # fmt: skip


async def test_a_lane_goes_one_at_a_time_and_in_order_and_lanes_go_side_by_side(
    database: Database, jira: DestinationSender, carrier: HandCarrier
) -> None:
    carrier.open.clear()
    await owe(database, issue(1, "a"), issue(1, "b"), issue(2, "c"), issue(1, "d"))
    await until(lambda: len(carrier.came) == 2)
    assert carrier.said == ["a", "c"]
    assert jira.queued == 4
    carrier.open.set()
    await jira.idle()
    assert [words for lane, words in carrier.came if lane == 1] == ["a", "b", "d"]
    assert await states(database) == ["sent"] * 4


async def test_what_has_to_be_tried_again_holds_its_lane_up_and_no_other(
    database: Database, jira: DestinationSender, carrier: HandCarrier, machine: HandMachine
) -> None:
    carrier.answers["a"] = ["later"]
    await owe(database, issue(1, "a"), issue(1, "b"), issue(2, "c"))
    await jira.idle()
    assert carrier.said == ["a", "c"]
    machine.advance(10)
    await jira.idle()
    assert carrier.said == ["a", "c", "a", "b"]


async def test_who_is_told_to_wait_waits_with_all_lanes_and_after_a_restart_as_well(
    database: Database, jira: DestinationSender, carrier: HandCarrier, machine: HandMachine
) -> None:
    carrier.answers["a"] = ["wait"]
    await owe(database, issue(1, "a"))
    await jira.idle()
    await owe(database, issue(2, "b"))
    machine.advance(29)
    await jira.idle()
    assert carrier.said == ["a"]
    machine.advance(2)
    await jira.idle()
    assert carrier.said == ["a", "a", "b"]


async def test_what_fails_by_a_mistake_of_ours_is_given_up_in_the_end_and_the_next_goes(
    database: Database, jira: DestinationSender, carrier: HandCarrier, machine: HandMachine
) -> None:
    carrier.answers["a"] = ["raises"] * 3
    await owe(database, issue(1, "a"), issue(1, "b"))
    for _ in range(4):
        await jira.idle()
        machine.advance(5)
    assert carrier.said == ["a", "a", "a", "b"]
    assert await states(database) == ["failed", "sent"]


async def test_while_it_is_away_everything_waits_and_no_message_of_telegrams_does(
    bot: RawBot, database: Database, rendered: Rendered, jira: DestinationSender, carrier: HandCarrier,
    machine: HandMachine, cast: Cast,
) -> None:  # fmt: skip
    delivery = Sender(bot, database, rendered, machine=machine)
    await delivery.start()
    carrier.answers["a"] = ["down"] * 3
    await owe(database, issue(1, "a"), text(cast.operator.id, "hello"), issue(1, "b"))
    await delivery.idle()
    await jira.idle()
    assert said(cast.operator.private) == ["hello"]
    assert delivery.queued == 0
    assert jira.queued == 2
    for _ in range(4):
        machine.advance(40)
        await jira.idle()
    await delivery.stop()
    assert await states(database) == ["sent"] * 3
    assert carrier.said == ["a"] * 4 + ["b"]


async def test_each_sender_takes_up_only_what_was_its_own_when_the_process_was_killed(
    database: Database, carrier: HandCarrier, machine: HandMachine, cast: Cast
) -> None:
    await owe(database, issue(1, "a"), text(cast.operator.id, "hello"))
    async with database.unit() as unit:
        await unit.connection.execute(update(outbox).values(state="sending"))
    sender = to_jira(database, carrier, machine)
    await sender.start()
    await sender.idle()
    await sender.stop()
    assert carrier.said == ["a"]
    assert await states(database) == ["sent", "sending"]
