"""What people can write is read in linear time: four times as much takes far less than sixteen times as long."""

from __future__ import annotations

import re
import time
from collections.abc import Callable, Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.base.logs import Redactor
from helpdesk.intake.form import Lists
from helpdesk.intake.rereading import described
from helpdesk.text.hours import begins_with_hours
from helpdesk.text.masking import mask_text
from helpdesk.text.muktasoft import find_refs
from helpdesk.text.phones import find_digits, find_phones
from helpdesk.text.searching import query_words
from helpdesk.text.segments import CUT
from helpdesk.text.words import clean, words
from helpdesk.ticket.notes import Caller
from tests.helpdesk.cast import SETTINGS

LISTS = Lists(
    ulbs=SETTINGS.ulbs, modules=SETTINGS.modules, region="IN", default_priority=SETTINGS.default_priority
)  # fmt: skip
READERS: Sequence[Callable[[str], object]] = (
    lambda text: described(text, caller=Caller(phone="+919437012345", name="Ramesh"), ulb=None, lists=LISTS),
    lambda text: find_phones(text, "IN"), lambda text: find_digits(text, "US"), lambda text: mask_text(text, "IN"),
    Redactor(["secret"]), words, clean, query_words, find_refs, begins_with_hours, CUT.split,
)  # fmt: skip
WORST = (
    ("mob ", " ", "9"), ("10", " ", "x"), ("%", "0", "WO/"), ("", "1\t", ""), ("", "9 ", ""),
    ("", "\\9437012345", ""), ("10:30", " ", "to 12"), ("10 to 12", " ", "x"),
    ("", "+14155550100 ", ""), ("", "\n", "x"), ("", "- ", ""), ("", "a.", "@"), ("from", " ", "x"), ("", "1:", ""),
    ("", "୯", ""), ("", "\u0300", ""), ("", "1\ufe0f\u20e3", ""),
)  # fmt: skip
LETTERS = 4_000  # about what one message holds


def taken(read: Callable[[str], object], text: str) -> float:
    """The least time of several: whatever else the machine does only adds to it."""
    spans = []
    for _ in range(3):
        begun = time.process_time()
        read(text)
        spans.append(time.process_time() - begun)
    return min(spans)


@pytest.mark.long
@pytest.mark.parametrize("reader", range(len(READERS)))
@pytest.mark.parametrize("worst", WORST)
def test_four_times_as_much_takes_far_less_than_sixteen_times_as_long(
    reader: int, worst: tuple[str, str, str]
) -> None:
    first, again, last = worst

    def of(letters: int) -> float:
        return taken(READERS[reader], first + again * (letters // len(again)) + last)

    small = max(of(LETTERS), 0.002)
    assert of(4 * LETTERS) < 12 * small


@given(st.text(" \t\n,;|-–x।", max_size=20))
def test_a_text_is_cut_where_blanks_commas_and_dashes_part_it(text: str) -> None:
    plain = re.compile(r"\s*(?:[,;|\n।]+|\s[-–—]+\s)\s*")
    assert [cut.span() for cut in CUT.finditer(text)] == [cut.span() for cut in plain.finditer(text)]


def test_of_more_numbers_than_a_call_has_all_are_hidden_and_the_first_can_be_dialled() -> None:
    text = " x ".join(f"94370{n:05}" for n in range(200))
    found = find_digits(text, "IN")
    assert len(found) == 200
    assert found[0].number == "+919437000000"
    assert found[-1].number is None
    assert not re.search(r"\d{5}", mask_text(text, "IN"))
