"""The offset confirms all that was stored and nothing more, whatever its updates are numbered with."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from bot.inbound.confirming import Confirming

FAR = 2**63


def up(update_id: Any) -> dict[str, Any]:
    return {"update_id": update_id}


def test_odd_ids_beside_usual_ones_do_not_count() -> None:
    confirming = Confirming()
    assert confirming.stored([up(7), up(FAR), up(-3), up("9"), up(None), 5, up(True), up(8)])
    assert confirming.offset == 9
    assert confirming.stored([])
    assert confirming.offset is None


def test_odd_ones_alone_are_passed_by_how_many_they_are_at_least() -> None:
    confirming = Confirming()
    confirming.stored([up(7)])
    assert not confirming.stored(["a", "a", {"update_id": None}])
    assert confirming.offset == 10


def test_ids_far_away_are_confirmed_as_they_are_and_then_by_their_number() -> None:
    confirming = Confirming()
    confirming.stored([up(7)])
    confirming.stored([up(FAR)])
    assert confirming.offset == FAR + 1
    confirming.refused()
    assert confirming.offset is None
    confirming.stored([up(FAR)])
    assert confirming.offset == 9


IDS: dict[str, Callable[[int], int | None]] = {
    "usual": lambda number: number,
    "none": lambda _: None,
    "low": lambda number: number % 50 + 1,
    "high": lambda number: 2**31 - 1 - number,
    "far": lambda number: FAR + number,
}


@given(st.lists(st.lists(st.sampled_from(sorted(IDS)), max_size=4), max_size=12))
def test_a_server_that_counts_for_itself_loses_none_and_is_emptied(said: list[list[str]]) -> None:
    confirming, waiting, number, seen = Confirming(), [(1000, up(1000))], 1001, set()
    for more in [*said, *[[]] * 300]:
        offset = confirming.offset
        if offset is not None and offset <= number + 10:  # Telegram ignores what is farther away
            waiting = [(n, raw) for n, raw in waiting if n >= offset]
        batch = waiting[:100]
        seen |= {n for n, _ in batch}
        confirming.stored([raw for _, raw in batch])
        for kind in more:
            waiting.append((number, up(IDS[kind](number)) | {"message": number}))
            number += 1
    assert seen == set(range(1000, number))
    assert not waiting


def test_ids_that_begin_anew_are_confirmed_by_themselves() -> None:
    confirming = Confirming()
    confirming.stored([up(900_000_000)])
    confirming.stored([])
    assert confirming.stored([up(5)])
    assert confirming.offset == 6


def test_a_batch_that_comes_again_though_its_ids_were_confirmed_is_passed_by_its_number() -> None:
    confirming = Confirming()
    confirming.stored([up(900_000_000)])
    assert confirming.stored([up(50), up(51)])
    assert confirming.offset == 52
    assert not confirming.stored([up(50), up(51)])
    assert confirming.offset == 900_000_003
