"""What can be a name, where one is expected or asked for, and how it is shown; what can't be seen is none."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from helpdesk.text.names import LONGEST_NAME, NAMELESS, answered_name, asked_name, may_be_name, shown_name
from helpdesk.text.words import Word, clean, is_visible, words

LONG = " ".join(("x" * 20, "x" * 19, "x" * 19, "x" * 19))  # of 80 letters
UNSEEN = "\u3164\u2800\u115f\u1160\uffa0\u200b\u200c\u200d\u2060\ufeff\u00ad\u034f\u180e\ufe0f\U000e0041\u2063 \n\t"


@pytest.mark.parametrize(
    ("text", "may"),
    [
        ("A. K. Das", True),
        ("A Das", True),
        ("K", True),
        ("K B", False),  # initials alone
        ("K B C D Das", True),
        ("k b das", True),
        ("k b c d das", False),
        ("Ram Chandra Kumar Das", True),
        ("Ram Chandra Kumar Das Patra", False),
        ("the server", False),
        (" " * 60 + "Ram Das", True),
        (LONG, True),
        (f"{LONG}x", False),
    ],
)
def test_what_may_be_a_name_where_one_is_expected(text: str, may: bool) -> None:
    assert may_be_name(words(text)) is may


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Ram Das,", "Ram Das"),
        ("this is Ram Das speaking", "Ram Das"),
        ("Ram Das (Raju)", "Ram Das (Raju)"),
        ("P. K.", "P. K"),
        ("p k", None),
        ("K", None),
        ("Ram 2", None),
        ("Ram\nDas", None),
        ("Ram Chandra Kumar Das Mohanty Patra", "Ram Chandra Kumar Das Mohanty Patra"),
        ("Ram Chandra Kumar Das Mohanty Patra Sahu", None),
    ],
)
def test_what_is_said_when_a_name_is_asked(text: str, name: str | None) -> None:
    assert asked_name(text) == name


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Ram Chandra Kumar Das", "Ram Chandra Kumar Das"),
        ("Ram Chandra Kumar Das Patra", None),
        ("RAM DAS", "RAM DAS"),
        ("R. K. Das", "R. K. Das"),
        ("Bill Das", "Bill Das"),  # some of it may be the desk's word, if it is written with capitals
        ("bill das", None),
        ("Bill Ward", None),
        ("Muster Das", None),  # but not begin with a module's
        ("ରାସ୍ତା ଦାସ", None),
        ("Ram2 Das", None),
        ("Maa Tarini Mahila Samabaya SHG", "Maa Tarini Mahila Samabaya SHG"),
        ("Sri Maa Tarini Mahila Samabaya Bikash SHG", None),
        ("2 maa tarini shg", "2 maa tarini shg"),
        ("water shg", None),
        ("Water SHG", "Water SHG"),
        ("", None),
    ],
)
def test_what_is_said_when_it_is_asked_who_calls(text: str, name: str | None) -> None:
    assert answered_name(text, _of_a_module) == name


def _of_a_module(said: Sequence[Word]) -> frozenset[int]:
    return frozenset(at for at, word in enumerate(said) if word.folded == "muster")


@given(st.text(st.sampled_from(UNSEEN), max_size=12))
def test_any_mixture_of_unseen_signs_is_empty(text: str) -> None:
    assert not is_visible(text)
    assert clean(text) == ""
    assert shown_name(text, "ravi") == "@ravi"
    assert shown_name(text, None) == NAMELESS


@given(st.text(max_size=8), st.sampled_from("aଅअ1👍\U0001fae8!"), st.text(st.sampled_from(UNSEEN), max_size=4))
def test_whatever_can_be_seen_beside_them_stays(before: str, seen: str, after: str) -> None:
    assert is_visible(before + seen + after)
    assert unicodedata.normalize("NFC", seen) in clean(seen + after)


@pytest.mark.parametrize("word", ["ଷଣ୍ଢ", "ରୋଲ୍‌", "क्‍ष", "OK", "?"])
def test_words_of_every_script_stay_as_they_are(word: str) -> None:
    assert clean(word) == unicodedata.normalize("NFC", word)


def test_blank_letters_around_a_name_are_no_part_of_it() -> None:
    assert shown_name("\u3164 Ravi \u2800", None) == "Ravi"


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("Anil\n✅ Solved by Meera", "Anil Solved by Meera"),
        ("✅ Anil 🌹 ➡️", "Anil"),
        ("/resolve @mukta_helpdesk_bot", "resolve mukta_helpdesk_bot"),
        ("\u202eliaH\u2066 \ue0000\ue001 Ravi", "liaH 0 Ravi"),
        ("ସୁନୀତା ଦାସ", "ସୁନୀତା ଦାସ"),
        ("A. K. O'Das-Rao", "A. K. O'Das-Rao"),
        ("1️⃣ Eve", "1 Eve"),
        ("Anil\u2028Solved\u2029by\u0085Meera", "Anil Solved byMeera"),
        ("Ra\U000e0041\U000e0020vi\U000f0000\U00100001", "Ravi"),
        ("R\ufe00a\U000e0101v\u200bi\ufeff\u034f", "Ravi"),
        ("Eve" + "\u0300" * 60, "Ev\u00e8" + "\u0300" * 4),
        ("A\u3164\u115fB\u2800C", "A B C"),
        ("ସମ୍\u200cବଲ", "ସମ୍\u200cବଲ"),
    ],
)
def test_a_name_stays_in_its_line_and_looks_like_nothing_of_ours(name: str, shown: str) -> None:
    assert shown_name(name, None) == shown
    assert len(shown_name(name * 100, None)) <= LONGEST_NAME
