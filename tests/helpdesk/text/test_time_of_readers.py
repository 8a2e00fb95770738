"""What people can write is read in linear time: four times as much takes far less than sixteen times as long."""

from __future__ import annotations

import re
import time
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.base.logs import Redactor
from bot.config.from_config import settings_of
from bot.config.load import load
from helpdesk.intake.flow import lists_of
from helpdesk.intake.rereading import described, told_otherwise
from helpdesk.matching.modules import likely_modules, module_in
from helpdesk.matching.sought import read_query
from helpdesk.matching.towns import choose_town, search_towns
from helpdesk.matching.urgency import proposed
from helpdesk.text.hours import begins_with_hours
from helpdesk.text.masking import mask_text, strike_out
from helpdesk.text.mentions import without
from helpdesk.text.muktasoft import find_refs
from helpdesk.text.names import answered_name, asked_name, declines
from helpdesk.text.phones import find_digits, find_phones
from helpdesk.text.searching import query_words, telling_words
from helpdesk.text.segments import CUT
from helpdesk.text.words import clean, words
from helpdesk.ticket.notes import Caller

LISTS = lists_of(settings_of(load(None, {"HELPDESK_TELEGRAM__TOKEN": "1:test"})))  # every town and module there is
RAMESH = Caller(phone="+919437012345", name="Ramesh Das", email="x@y.in")
GAVE = ("phone", "email", "name", "ulb", "module")
READERS: Sequence[Callable[[str], object]] = (
    lambda text: described(text, caller=RAMESH, ulb=None, lists=LISTS),
    lambda text: told_otherwise(text, GAVE, RAMESH, {}, LISTS),
    lambda text: find_phones(text, "IN"), lambda text: find_digits(text, "US"), lambda text: mask_text(text, "IN"),
    lambda text: strike_out(text, RAMESH, "IN"),
    lambda text: without(text, phone=RAMESH.phone, email=RAMESH.email, region="IN"),
    lambda text: read_query(text, "IN"), lambda text: module_in(text, LISTS.modules),
    lambda text: likely_modules(text, LISTS.modules), lambda text: proposed(text, LISTS.urgent_words),
    lambda text: search_towns(text, LISTS.ulbs), lambda text: choose_town(text, LISTS.ulbs),
    lambda text: answered_name(text, lambda _: frozenset()),
    asked_name, declines, telling_words,
    Redactor(["secret"]), words, clean, query_words, find_refs, begins_with_hours, CUT.split,
)  # fmt: skip
WORST = (
    ("mob ", " ", "9"), ("10", " ", "x"), ("%", "0", "WO/"), ("", "1\t", ""), ("", "9 ", ""),
    ("", "\\9437012345", ""), ("10:30", " ", "to 12"), ("10 to 12", " ", "x"),
    ("", "+14155550100 ", ""), ("", "\n", "x"), ("", "- ", ""), ("", "a.", "@"), ("from", " ", "x"), ("", "1:", ""),
    ("", "୯", ""), ("", "\u0300", ""), ("", "1\ufe0f\u20e3", ""),
    ("JE new call ", "I am x@y.in ", "o"), ("hello 's ", ",୯'<", ""), ("", "a,", ""), ("from ", "-٩", ""),
    (",10:30", "9437012345|+hello ", ""), ("9437055555 SHG ", ")(muster roll |", "91"), ("", "% - 9437055555 ", "'"),
    ("", "\n12/12/2026 ", ""), ("", "0(", ""), ("", "x@y.in ", ""), ("", "ramesh,", ""), ("", "muster roll ", ""),
    ("10:30A", '"\n९é', ""), ("9437012345 ", "Jatni ", ""), ("", "(Jatni) ", ""), ("", "\u200d\ufe0f", "9"),
    ("", "new call ", ""), ("", "WO/2024-25/", ""), ("", "ରେ ", ""), ("", "hello 1 ", ""),
)  # fmt: skip
ATOMS = (
    *(again for _, again, _ in WORST), "94370", "9437055555 ", ",", "|", "\n", " - ", "।", "/", "(", ")", "Ramesh ",
    "of ", "mob.", "+", "00", "91", "@", "ଜଟଣୀ ", "नमस्ते ", "SHG ", "office ", "é", "\ue000", "\u2028", "•",
    "K. ", "o",
)  # fmt: skip
# The measure, whatever the machine, is one look at every letter: these many take about twenty milliseconds.
MOST_LOOKS = 140
LETTERS = 4_000  # about what one message holds


def spans(read: Callable[[str], object], text: str) -> Iterator[float]:
    """The times that it takes, thrice."""
    for again in range(3):
        other = text + " " * again  # for what was read of a long text is remembered
        begun = time.process_time()
        read(other)
        yield time.process_time() - begun


def taken(read: Callable[[str], object], text: str) -> float:
    """The least time of several: whatever else the machine does only adds to it."""
    return min(spans(read, text))


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


def test_no_reader_holds_the_others_up_whatever_a_message_is_made_of() -> None:
    chance = Random("as bad as it gets")
    texts = [first + again * (LETTERS // len(again)) + last for first, again, last in WORST]
    for _ in range(60):
        again = "".join(chance.choice(ATOMS) for _ in range(chance.randrange(1, 4)))
        texts.append((chance.choice(ATOMS) + again * (1 + LETTERS // len(again)))[:LETTERS])
    for text in texts:
        # Each time another text, so that nothing is remembered of it.
        look = taken(lambda said: [unicodedata.category(letter) for letter in said], "x" * LETTERS)
        for at, read in enumerate(READERS):
            quick = any(span / look < MOST_LOOKS for span in spans(read, text))  # mostly the first of them is
            assert quick, f"reader {at} takes more than {MOST_LOOKS} looks at {text[:60]!r}"


@pytest.mark.long
def test_to_mask_a_hundred_thousand_letters_takes_a_hundred_times_as_long_as_a_thousand() -> None:
    for again in ("9437012345 ", "94370,", "1\t", "a ", "୯", "Mob9437012345x", "\u200d9"):
        small, large = (again * (letters // len(again)) for letters in (1_000, 100_000))
        assert taken(READERS[4], large) < 130 * max(taken(READERS[4], small), 0.0002)


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
