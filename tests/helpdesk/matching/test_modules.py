"""Which module a text speaks of: by the longest phrase, in the plural too, and the likeliest first."""

from __future__ import annotations

import pytest

from helpdesk.matching.modules import likely_modules, module_in, module_words, modules_at
from helpdesk.settings.settings import Module
from helpdesk.text.words import words

MODULES = (
    Module("bill", "Bills", ("bill", "wage bill", "payment")),
    Module("roll", "Muster roll", ("roll", "muster")),
    Module("wage", "Wages", ("wage", "payment")),
    Module("odd", "Odd", ("", "...")),
)


@pytest.mark.parametrize(
    ("text", "first", "length", "keys"),
    [
        ("wage bill", 0, 2, {"bill"}),
        ("wage bills are late", 0, 2, {"bill"}),
        ("my wage", 1, 1, {"wage"}),
        ("my wage", 0, 0, set()),
        ("muster rolls", 0, 2, {"roll"}),
        ("rolls muster", 0, 1, {"roll"}),
        ("payments", 0, 1, {"bill", "wage"}),
        ("wages bill", 0, 1, {"wage"}),  # of a phrase the last word alone may be a plural
        ("srolls", 0, 0, set()),
        ("roll", 1, 0, set()),
    ],
)
def test_the_longest_phrase_that_begins_there_counts(text: str, first: int, length: int, keys: set[str]) -> None:
    assert modules_at(words(text), first, MODULES) == (length, frozenset(keys))


def test_a_name_that_ends_in_s_is_said_as_it_is() -> None:
    assert modules_at(words("works"), 0, (Module("w", "Works"),)) == (1, frozenset({"w"}))


def test_of_no_modules_there_is_nothing_to_speak() -> None:
    assert modules_at(words("wage bill"), 0, ()) == (0, frozenset())
    assert likely_modules("wage bill", ()) == ()


@pytest.mark.parametrize(
    ("text", "module"),
    [
        ("the wage bill of May", "bill"),
        ("roll and muster roll", "roll"),
        ("roll and bill", None),
        ("payment of wages", "wage"),  # which both of them may mean, and one only
        ("payment", None),
        ("nothing of it", None),
        ("", None),
    ],
)
def test_one_module_is_meant_or_none(text: str, module: str | None) -> None:
    assert module_in(text, MODULES) == module


def test_the_words_of_modules_are_known_as_they_are_indexed() -> None:
    assert {"bill", "muster"} <= module_words(MODULES[:2])
    assert "wage" in module_words(MODULES)
    assert module_words((Module("roll", "Muster roll"),)) == {"muster", "roll"}
    assert module_words(()) == frozenset()


@pytest.mark.parametrize(
    ("text", "lately", "order"),
    [
        ("", (), ["bill", "roll", "wage", "odd"]),
        ("the muster", (), ["roll", "bill", "wage", "odd"]),
        ("the roll, then the bill", (), ["roll", "bill", "wage", "odd"]),
        ("the roll, then the wage bill", (), ["bill", "roll", "wage", "odd"]),  # said longer
        ("roll", ("wage", "gone"), ["roll", "wage", "bill", "odd"]),
        ("", ("odd", "odd", "wage"), ["odd", "wage", "bill", "roll"]),
        ("odd; muster and muster roll of the bill", (), ["roll", "odd", "bill", "wage"]),
    ],
)
def test_the_likeliest_module_comes_first(text: str, lately: tuple[str, ...], order: list[str]) -> None:
    assert list(likely_modules(text, MODULES, lately)) == order
