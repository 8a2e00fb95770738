"""What somebody looks for: numbers as they are dialled, words, and what they name."""

from __future__ import annotations

from dataclasses import replace

import pytest

from helpdesk.matching.sought import is_number, named, read_query
from helpdesk.settings.settings import Module, Team, Ulb
from helpdesk.text.searching import Named
from tests.helpdesk.cast import SETTINGS


@pytest.mark.parametrize(
    ("typed", "number"),
    [
        ("94370 12345", "9437012345"),
        ("+91 94370-12345", "9437012345"),
        ("Ph: 9437012345", "9437012345"),
        ("tel:+919437012345", "9437012345"),
        ("https://wa.me/919437012345", "9437012345"),
        ("012345", "012345"),
        ("123456789012", "3456789012"),
        ("12345", None),
        ("9437012345 Ramesh", None),
        ("Ramesh", None),
        ("", None),
    ],
)
def test_a_number_alone_is_looked_for_by_its_digits(typed: str, number: str | None) -> None:
    assert read_query(typed, "IN").number == number


def test_what_is_typed_is_shown_as_it_was_and_looked_for_in_words() -> None:
    query = read_query(" mobile 94370 12345\u200e Ramesh ", "IN")
    assert (query.text, set(query.words)) == ("mobile 94370 12345 Ramesh", {"9437012345", "ramesh"})
    assert set(read_query("+91 94370 12345 Ramesh", "IN").words) == {"9437012345", "ramesh"}
    assert set(read_query("tel:94370 12345 Ramesh", "IN").words) == {"9437012345", "ramesh"}
    assert "mobile" in read_query("mobile app", "IN").words


@pytest.mark.parametrize(("word", "number"), [("123456", True), ("12345", False), ("12345a", False), ("", False)])
def test_six_digits_may_be_a_number(word: str, number: bool) -> None:
    assert is_number(word) is number


SOUGHT = replace(
    SETTINGS,
    teams=(Team(key="egov", name="eGov Foundation"), Team(key="hudd", name="HUDD Tech")),
    ulbs=(Ulb("JAT", "Jatni", "ଜଟଣୀ", ("Khurda road",)), Ulb("DHE", "Dhenkanal")),
    modules=(Module("bill", "Bill payment"),),
)


@pytest.mark.parametrize(
    ("word", "begins", "teams", "ulbs", "modules"),
    [
        ("egov", False, {"egov"}, set(), set()),
        ("foundation", False, {"egov"}, set(), set()),
        ("jatni", False, set(), {"JAT"}, set()),
        ("ଜଟଣୀ", False, set(), {"JAT"}, set()),
        ("khurda", False, set(), {"JAT"}, set()),
        ("dhe", False, set(), {"DHE"}, set()),
        ("payment", False, set(), set(), {"bill"}),
        ("jatn", False, set(), set(), set()),
        ("jatn", True, set(), {"JAT"}, set()),
        ("ja", True, set(), set(), set()),
        ("bil", True, set(), set(), {"bill"}),
        ("dhe", True, set(), {"DHE"}, set()),
        ("atni", True, set(), set(), set()),
    ],
)
def test_a_word_names_whatever_bears_it(
    word: str, begins: bool, teams: set[str], ulbs: set[str], modules: set[str]
) -> None:
    found = named(word, SOUGHT, begins=begins)
    assert found == Named(teams=frozenset(teams), ulbs=frozenset(ulbs), modules=frozenset(modules))
    if not begins:
        assert named(word, SOUGHT) == found
