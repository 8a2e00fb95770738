"""Turning the pages of a list shows each row once, whatever its length, and never an empty page."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from telegram import InlineKeyboardButton

from handlers.base.pager import Paged

LISTS = st.lists(st.integers(), max_size=60)
SIZES = st.integers(1, 12)


def button(page: int, key: str) -> InlineKeyboardButton:
    return InlineKeyboardButton(key, callback_data=str(page))


def turns(page: Paged[int]) -> dict[str, int]:
    return {each.text: int(str(each.callback_data)) for each in page.turns(button)}


@given(LISTS, SIZES)
def test_going_on_from_the_first_page_shows_every_row_once_in_order(everything: list[int], size: int) -> None:
    page = Paged.of(everything, 0, size)
    seen = list(page.rows)
    while (following := turns(page).get("button-older")) is not None:
        page = Paged.of(everything, following, size)
        assert page.first == len(seen)
        assert page.rows
        seen += page.rows
    assert seen == everything
    assert page.number + 1 == page.pages


@given(LISTS, SIZES, st.integers(0, 8))
def test_going_back_undoes_going_on(everything: list[int], size: int, number: int) -> None:
    page = Paged.of(everything, number, size)
    for key, back in (("button-older", "button-newer"), ("button-newer", "button-older")):
        if (other := turns(page).get(key)) is not None:
            assert turns(Paged.of(everything, other, size))[back] == page.number


@given(LISTS, SIZES, st.integers(-3, 99))
def test_a_page_that_is_no_more_is_the_nearest_that_is(everything: list[int], size: int, number: int) -> None:
    page = Paged.of(everything, number, size)
    assert bool(page.rows) == bool(everything)
    assert 0 <= page.number < page.pages
