"""What goes next in a chat: by urgency, then by age, with nothing overtaking within its own kind."""

from __future__ import annotations

from typing import Any

import pytest

from bot.outbound.order import Index, Waiting, choose, key_of
from bot.outbound.send_queue import SendQueue
from helpdesk.outbox import MessageKind, Urgency
from storage.engine.outbox_changes import OutboxChanges
from tests.bot.outbound.sending import reads, waits


def row(number: int, urgency: Urgency = Urgency.P3, **more: Any) -> Waiting:
    return Waiting(**{"id": number, "chat_id": -1, "urgency": urgency} | more)


CASES = [
    ("the oldest of one urgency", [row(2), row(1)], 1),
    (
        "an edit of a pressed card before a new critical one",
        [row(1, Urgency.P1), row(2, Urgency.PRESSED, edit=True)],
        2,
    ),
    ("a reply to a person before any card", [row(1, Urgency.P1), row(2, Urgency.REPLY)], 2),
    ("a critical card before a moderate one that is older", [row(1), row(2, Urgency.P1)], 2),
    ("a ping before a summary", [row(1, Urgency.SUMMARY), row(2, Urgency.PING)], 2),
    ("not what waits for its card", [row(1, under="card:1", blocked=True), row(2, Urgency.PING)], 2),
    ("not what was told to wait", [row(1, after=10), row(2)], 2),
    ("nothing, if all have to wait", [row(1, after=10)], None),
]


@pytest.mark.parametrize(("rows", "chosen"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_the_row_that_goes_next(rows: list[Waiting], chosen: int | None) -> None:
    choice = choose(sorted(rows, key=key_of), 0.0, lambda _: 0.0)
    assert (choice.row.id if choice.row else None) == chosen


def test_an_edit_passes_posts_that_have_no_budget_left() -> None:
    choice = choose([row(1, Urgency.P1), row(2, Urgency.PING, edit=True)], 0.0, lambda r: 0.0 if r.edit else 61.0)
    assert choice.row is not None
    assert choice.row.id == 2


def test_a_row_never_overtakes_its_own_slot() -> None:
    rows = [row(1, slot="card:1"), row(2, Urgency.PING, slot="card:1", edit=True)]
    assert choose(rows, 0.0, lambda r: 0.0 if r.edit else 61.0).row is None


def test_a_delete_costs_nothing() -> None:
    queue = SendQueue()
    reads(queue, [waits(number) for number in range(1, 18)])
    while posts := queue.picks((), 1, 0.0)[0]:
        queue.taken(posts[0])
    assert len(queue) == 1, "the budget is spent"
    queue.learn([waits(18, kind=MessageKind.DELETE)], OutboxChanges(rows={18}), ())
    assert [pick.id for pick in queue.picks((), 1, 0.0)[0]] == [18]


def test_it_says_when_to_look_again() -> None:
    assert choose([row(1, after=10), row(2, after=7)], 0.0, lambda _: 5.0).look_again == 7.0
    assert choose([row(1, blocked=True)], 0.0, lambda _: 5.0).look_again is None


def test_the_index_follows_a_row_to_another_chat() -> None:
    index = Index()
    index.put(row(1))
    index.put(row(1, chat_id=-2))
    assert (index.first(-1), index.first(-2)) == (None, (Urgency.P3, 1))
    assert index.take(1) is not None
    assert index.take(1) is None
    assert len(index) == 0
