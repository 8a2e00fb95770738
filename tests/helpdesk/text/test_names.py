"""What can be somebody's name: where one is expected, as the answer to who it is, and to who calls."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from helpdesk.text.names import answered_name, asked_name, may_be_name
from helpdesk.text.words import Word, words

LONG = " ".join(("x" * 20, "x" * 19, "x" * 19, "x" * 19))  # of 80 letters


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
