"""Whose turn it is: a press first, then everybody in turn, whatever anybody has said; a flood waits for itself."""

from __future__ import annotations

from bot.inbound.inbound_queue import AHEAD, BURST, PULLED, InboundQueue
from tests.bot.inbound.support.working import as_stored
from tests.bot.transport import message, press


def test_whoever_waits_for_a_press_goes_first_but_in_their_own_order() -> None:
    queue = InboundQueue()
    for body in (message(1, "a", 1), message(2, "b", 2), message(3, "c", 3), press(4, "p", 3), message(5, "d", 1)):
        queue.add(as_stored(body))
    order = []
    while (turn := queue.take(0.0)) is not None:
        order.append(turn.update.update_id)
        queue.done(turn, 0.0)
    assert order == [3, 4, 1, 2, 5]


def drained(queue: InboundQueue, now: float = 0.0) -> list[int]:
    order = []
    while (turn := queue.take(now)) is not None:
        order.append(turn.update.update_id)
        queue.done(turn, now)
    return order


def test_people_take_turns_however_much_one_of_them_has_said() -> None:
    queue = InboundQueue()
    for n in range(1, 11):
        queue.add(as_stored(message(n, "flood", 1)))
    for n in (11, 12, 13):
        queue.add(as_stored(message(n, "a line", n)))
    assert drained(queue)[:5] == [1, 11, 12, 13, 2]


def test_who_comes_late_is_next_and_makes_up_for_no_turn_that_was_not_wanted() -> None:
    queue = InboundQueue()
    for n in range(1, 7):
        queue.add(as_stored(message(n, "flood", 1)))
    for _ in range(3):
        turn = queue.take(0.0)
        assert turn is not None
        queue.done(turn, 0.0)
    for n in range(7, 10):
        queue.add(as_stored(message(n, "late", 2)))
    assert drained(queue) == [7, 4, 8, 5, 9, 6]


def test_a_press_pulls_only_the_next_few_of_its_person_forward() -> None:
    queue = InboundQueue()
    for n in range(1, 6):
        queue.add(as_stored(message(n, "flood", 1)))
    queue.add(as_stored(press(6, "p", 1)))
    for n in range(7, 10):
        queue.add(as_stored(message(n, "a line", n)))
    order = drained(queue)
    assert order.index(4) > order.index(9), "its press is too far behind"
    assert order[-(PULLED - 1) :] == [5, 6], "and comes in its order"


def test_whoever_has_spent_a_budget_rests_and_says_until_when() -> None:
    queue = InboundQueue()
    for n in range(1, BURST + 3):
        queue.add(as_stored(message(n, "flood", 1)))
    assert len(drained(queue)) == BURST
    assert queue.look_again() == 1.0
    queue.add(as_stored(press(99, "p", 2)))
    assert drained(queue) == [99]
    assert drained(queue, 1.0) == [BURST + 1]
    assert drained(queue, 2.0) == [BURST + 2]
    assert len(queue) == 0


def test_a_person_who_is_busy_does_not_keep_others_waiting() -> None:
    queue = InboundQueue()
    for body in (press(1, "a", 1), press(2, "b", 1), message(3, "c", 2)):
        queue.add(as_stored(body))
    first, second = queue.take(0.0), queue.take(0.0)
    assert first is not None
    assert second is not None
    assert (first.update.update_id, second.update.update_id) == (1, 3)
    assert queue.take(0.0) is None
    queue.done(first, 0.0)
    third = queue.take(0.0)
    assert third is not None
    assert third.update.update_id == 2


def test_a_few_presses_of_one_person_go_before_a_line_and_many_hold_none_up() -> None:
    queue = InboundQueue()
    for n in range(1, BURST):
        queue.add(as_stored(press(n, "p", 1)))
    queue.add(as_stored(message(50, "a line", 2)))
    assert drained(queue)[: AHEAD + 3] == [*range(1, AHEAD + 2), 50, AHEAD + 2]


def test_while_more_is_to_be_taken_in_a_press_goes_however_many_lines_wait_before_it() -> None:
    queue = InboundQueue()
    for n in range(1, 40):
        queue.add(as_stored(message(n, "a line", n)))
    for n in (50, 51, 52):
        queue.add(as_stored(press(n, "p", 99)))
    order = []
    while (turn := queue.take(0.0, only_presses=True)) is not None:
        order.append(turn.update.update_id)
        queue.done(turn, 0.0)
    assert order == [50, 51, 52]
