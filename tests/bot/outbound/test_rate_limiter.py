"""Budgets hold in every window, and what is left of them goes to the right kind."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.outbound.rate_limiter import RateLimiter
from helpdesk.outbox import Urgency

GROUP, PRIVATE = -100, 7


def send_all(pacer: RateLimiter, chat: int, edits: list[bool], start: float = 0.0) -> list[tuple[float, bool]]:
    """Send one after the other, each as soon as it may go."""
    now, sent = start, []
    for edit in edits:
        now = pacer.ready_at(chat, now, edit=edit)
        pacer.spend(chat, now, edit=edit)
        sent.append((now, edit))
    return sent


def test_a_group_gets_sixteen_posts_at_once_and_the_next_after_a_minute() -> None:
    times = [at for at, _ in send_all(RateLimiter(), GROUP, [False] * 17)]
    assert times[15] == 0
    assert times[16] == 61


def test_after_sixteen_posts_two_edits_still_go_at_once() -> None:
    pacer = RateLimiter()
    send_all(pacer, GROUP, [False] * 16)
    assert [at for at, _ in send_all(pacer, GROUP, [True] * 3)] == [0, 0, 61]


def test_whatever_a_group_was_sent_two_new_cards_of_the_first_priority_go_at_once() -> None:
    pacer = RateLimiter()
    send_all(pacer, GROUP, [False] * 16 + [True] * 2)
    assert pacer.ready_at(GROUP, 0) == 61
    for at in (0, 0, 61):
        assert pacer.ready_at(GROUP, 0, urgency=Urgency.P1) == at
        pacer.spend(GROUP, 0, urgency=Urgency.P1)


def test_strangers_are_greeted_ten_a_second_and_take_nothing_of_the_others() -> None:
    pacer = RateLimiter()
    for chat in range(1, 11):
        assert pacer.ready_at(chat, 0, urgency=Urgency.STRANGER) == 0
        pacer.spend(chat, 0, urgency=Urgency.STRANGER)
    assert pacer.ready_at(11, 0, urgency=Urgency.STRANGER) == 1
    assert pacer.ready_at(12, 0) == 0


def test_unused_edits_do_not_add_to_posts_and_edits_leave_room_for_a_new_card() -> None:
    pacer = RateLimiter()
    edits = [at for at, _ in send_all(pacer, GROUP, [True] * 16)]
    assert edits[-1] == 0
    assert pacer.ready_at(GROUP, 0, edit=True) == 61
    assert pacer.ready_at(GROUP, 0, edit=False) == 0


def test_a_private_chat_gets_a_burst_of_eight_then_one_a_second() -> None:
    times = [at for at, _ in send_all(RateLimiter(), PRIVATE, [False] * 11)]
    assert times == pytest.approx([0] * 8 + [1, 2, 3])


def test_a_look_alike_that_takes_more_is_sent_more_in_the_same_spans() -> None:
    pacer = RateLimiter()
    pacer.allow(3)
    assert [at for at, _ in send_all(pacer, GROUP, [False] * 49)][47:] == [0, 61]
    later = pacer.ready_at(PRIVATE, 100)
    times = [at - later for at, _ in send_all(pacer, PRIVATE, [False] * 27, start=100)]
    assert times == pytest.approx([0] * 24 + [1 / 3, 2 / 3, 1])
    quick = RateLimiter()
    quick.allow(3)
    for chat in range(1, 76):
        assert quick.ready_at(chat, 0) == 0
        quick.spend(chat, 0)
    assert quick.ready_at(99, 0) == 1


def test_a_parked_chat_waits_alone() -> None:
    pacer = RateLimiter()
    pacer.park(GROUP, 30)
    assert pacer.ready_at(GROUP, 0) == 30
    assert pacer.ready_at(PRIVATE, 0) == 0
    assert pacer.ready_at(GROUP, 31) == 31


def test_all_chats_together_get_twenty_five_a_second() -> None:
    pacer = RateLimiter()
    for chat in range(1, 26):
        assert pacer.ready_at(chat, 0) == 0
        pacer.spend(chat, 0)
    assert pacer.ready_at(99, 0) == 1


def test_a_slow_request_counts_from_its_end() -> None:
    pacer = RateLimiter()
    send_all(pacer, GROUP, [False] * 16)
    pacer.settle(GROUP, 5.0, cost=16)
    assert pacer.ready_at(GROUP, 5.0) == 66


def test_a_burst_whose_requests_are_slow_is_never_more_than_telegram_counts() -> None:
    pacer, now, counted = RateLimiter(), 0.0, []
    for number in range(20):  # Telegram counts each when it arrives, here at its end
        now = pacer.ready_at(99, now)
        pacer.spend(99, now)
        now += 0.5 if number < 8 else 0.01
        counted.append(now)
        pacer.settle(99, now)
    later = [counted[n] - counted[n - 1] for n in range(9, 20)]
    assert min(later) >= 1.0


def test_an_album_costs_its_items() -> None:
    pacer = RateLimiter()
    pacer.spend(GROUP, 0, cost=10)
    assert pacer.ready_at(GROUP, 0, cost=6) == 0
    assert pacer.ready_at(GROUP, 0, cost=7) == 61


def test_files_leave_room_for_the_cards_of_the_next_tickets_also_of_the_first_priority() -> None:
    pacer = RateLimiter()
    send_all(pacer, GROUP, [False] * 3)
    for urgency in (Urgency.P3, Urgency.P1):
        assert pacer.ready_at(GROUP, 0, files=9, urgency=urgency) == 0
        assert pacer.ready_at(GROUP, 0, files=10, urgency=urgency) > 60, "a dozen with the cards"
    pacer.spend(GROUP, 0, cost=9)
    assert pacer.ready_at(GROUP, 0, files=1) > 60
    assert send_all(pacer, GROUP, [False] * 4)[-1][0] == 0, "cards go on at once"


def test_tidying_forgets_only_whole_budgets() -> None:
    pacer = RateLimiter()
    send_all(pacer, GROUP, [False] * 16)
    send_all(pacer, PRIVATE, [False] * 8)
    pacer.tidy(10)
    assert pacer.ready_at(GROUP, 10) == 61
    pacer.tidy(200)
    assert pacer.ready_at(GROUP, 200) == 200


calls = st.lists(
    st.tuples(
        st.sampled_from([-1, -2, 1, 2, 3]),
        st.booleans(),
        st.floats(0, 20),
    ),
    max_size=150,
)


@given(calls)
def test_no_window_ever_holds_more_than_telegram_allows(wanted: list[tuple[int, bool, float]]) -> None:
    pacer, now = RateLimiter(), 0.0
    sent: list[tuple[float, int, bool]] = []
    for chat, edit, pause in wanted:
        now = pacer.ready_at(chat, now + pause, edit=edit)
        pacer.spend(chat, now, edit=edit)
        sent.append((now, chat, edit))
    for at, chat, _ in sent:
        assert len([1 for other, _, _ in sent if at <= other < at + 1]) <= 25
        if chat > 0:
            assert len([1 for other, c, _ in sent if c == chat and at <= other < at + 10]) <= 18
            continue
        window = [edit for other, c, edit in sent if c == chat and at <= other < at + 60]
        assert len(window) <= 20
        assert window.count(False) <= 16
        assert window.count(True) <= 16
