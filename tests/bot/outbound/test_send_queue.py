"""The queue looks only at what has changed, and yet picks what it would pick if it looked at everything."""

from __future__ import annotations

import copy
from dataclasses import replace
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from bot.outbound.order import SCAN_PAGE
from bot.outbound.outcomes import SendOutcome
from bot.outbound.send_queue import SendQueue
from bot.outbound.troubled_places import PlaceRefusal, TroubledPlaces
from helpdesk.outbox import MessageKind, Urgency
from storage.engine.outbox_changes import OutboxChanges
from storage.outbox.rows import WaitingRow
from tests.bot.outbound.sending import reads, waits

ROOM = 4
CHATS = (-3, -2, -1, 1, 2)


async def nothing(_: Any) -> None:
    """Write nothing down."""


ENDINGS = st.sampled_from(
    [
        SendOutcome(nothing, cost=1, well=True, result="sent"),
        SendOutcome(nothing, cost=1, well=True, result="sent", edit=True),
        SendOutcome(nothing, result="dropped"),
        SendOutcome(nothing, wait_chat=3.0, well=True),
        SendOutcome(nothing, wait_row=5.0),
        SendOutcome(nothing, wait_all=2.0),
        SendOutcome(nothing, refused=PlaceRefusal(listed=True)),
    ]
)
NEW: st.SearchStrategy[dict[str, Any]] = st.builds(
    dict,
    chat=st.sampled_from(CHATS),
    urgency=st.sampled_from(Urgency),
    kind=st.sampled_from([MessageKind.CARD, MessageKind.DELETE]),
    edit=st.booleans(),
    slot=st.sampled_from([None, None, "card:1", "card:2"]),
)
STEPS = st.lists(
    st.one_of(
        st.tuples(st.just("owe"), NEW),
        st.tuples(st.just("owe"), NEW),
        st.tuples(st.just("end"), ENDINGS),
        st.tuples(st.just("end"), ENDINGS),
        st.tuples(st.just("wait"), st.sampled_from([0.2, 1.0, 7.0, 61.0])),
        st.tuples(st.just("lose"), st.none()),
        st.tuples(st.just("speaks"), st.sampled_from(CHATS)),
    ),
    max_size=60,
)


class Delivery:
    """A queue that is asked again and again, and what is owed and on its way besides."""

    def __init__(self) -> None:
        self.places = TroubledPlaces()
        self.queue = SendQueue(self.places)
        reads(self.queue, [])
        self.now = 0.0
        self.waiting: dict[int, WaitingRow] = {}
        self.until: dict[int, float] = {}
        self.flying: list[Any] = []
        self.last = 0
        self.paused_until = 0.0
        self.is_losing = False

    @property
    def busy(self) -> set[int]:
        return {pick.chat_id for pick in self.flying}

    def owe(self, row: dict[str, Any]) -> None:
        self.last += 1
        self._learn(waits(self.last, **row))

    def end(self, outcome: SendOutcome) -> None:
        if self.flying:
            pick = self.flying.pop(0)
            outcome = replace(outcome, cost=0 if pick.free else outcome.cost)
            row = self.waiting.pop(pick.id)
            ends = outcome.is_sent and self.places.ends_by(row.chat_id, None, row.id, edit=outcome.edit)
            self.queue.went(pick, outcome, self.now)
            if outcome.wait_all and self.now >= self.paused_until:
                self.paused_until = self.now + outcome.wait_all
            if ends:  # nothing of that chat waits any longer
                self.until |= {other.id: 0.0 for other in self.waiting.values() if other.chat_id == row.chat_id}
            if outcome.result not in ("sent", "dropped"):
                self.until[row.id] = self.now + outcome.wait_row
                self._learn(row)
            self.queue.free(pick.chat_id)

    def wait(self, seconds: float) -> None:
        self.now += seconds

    def lose(self, _: None) -> None:
        self.is_losing = True

    def speaks(self, chat: int) -> None:
        self.queue.alive(chat, self.now)

    def _learn(self, row: WaitingRow) -> None:
        self.waiting[row.id] = row
        self.queue.learn([row], OutboxChanges(rows={row.id}), ())

    def asked_anew(self) -> list[int]:
        """Return what a queue would pick that has seen nothing of this and looks at all that waits."""
        queue = SendQueue(copy.deepcopy(self.places))
        queue.pacer = copy.deepcopy(self.queue.pacer)
        there = [row for row in self.waiting.values() if row.id not in {pick.id for pick in self.flying}]
        reads(queue, [replace(row, wait=self.until.get(row.id, 0.0) - self.now) for row in there], self.now)
        return [pick.id for pick in queue.picks(self.busy, ROOM, self.now)[0]]

    def round(self) -> None:
        expected = self.asked_anew()
        picks, _ = self.queue.picks(self.busy, ROOM, self.now)
        assert [pick.id for pick in picks] == ([] if self.now < self.paused_until else expected)
        for pick in picks:
            if self.is_losing:  # the database was away when they were to be leased
                self.queue.refund(pick)
            else:
                self.queue.taken(pick)
                self.flying.append(pick)
        self.is_losing = self.is_losing and not picks


@given(STEPS)
def test_what_is_picked_is_what_a_look_at_everything_would_pick(steps: list[tuple[str, Any]]) -> None:
    delivery = Delivery()
    for name, value in steps:
        getattr(delivery, name)(value)
        delivery.round()


def test_of_many_chats_the_most_urgent_go_first_within_what_all_share() -> None:
    queue = SendQueue()
    reads(queue, [waits(n, -n, urgency=Urgency.P1 if n % 100 == 0 else Urgency.P4) for n in range(1, 3001)])
    picks, again = queue.picks((), 100, 0.0)
    assert [pick.id for pick in picks[:30]] == [*range(100, 2501, 100)], "twenty-five a second, the critical first"
    assert again == 1.0


def test_a_budget_that_all_share_holds_up_no_deletion() -> None:
    queue = SendQueue()
    reads(queue, [waits(n, -n) for n in range(1, 40)])
    queue.picks((), 100, 0.0)
    queue.learn([waits(90, -90, kind=MessageKind.DELETE)], OutboxChanges(rows={90}), ())
    assert [pick.id for pick in queue.picks((), 100, 0.0)[0]] == [90]


def test_strangers_who_have_used_up_their_share_hold_up_nobody() -> None:
    queue = SendQueue()
    reads(queue, [waits(n, n, urgency=Urgency.STRANGER) for n in range(1, 40)])
    assert len(queue.picks((), 100, 0.0)[0]) == 10
    queue.learn([waits(90, 90, urgency=Urgency.SUMMARY)], OutboxChanges(rows={90}), ())
    picks, again = queue.picks((), 100, 0.0)
    assert ([pick.id for pick in picks], again) == ([90], 1.0)


def test_what_another_process_has_ended_goes_with_the_next_look_at_everything() -> None:
    queue = SendQueue()
    rows = [waits(n, -n) for n in range(1, 2 * SCAN_PAGE)]
    reads(queue, rows)
    assert len(queue) == 2 * SCAN_PAGE - 1
    rows = [*rows[:10], waits(5000, -1)]
    reads(queue, rows, 5.0)
    assert len(queue) == 2 * SCAN_PAGE, "a look at what is new finds the new one"
    reads(queue, rows, 60.0)
    assert len(queue) == len(rows)
