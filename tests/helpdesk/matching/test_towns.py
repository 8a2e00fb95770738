"""A ULB is found by its names and codes as whole words, and searched for by a few letters."""

from __future__ import annotations

import pytest

from helpdesk.matching.towns import FoundTown, choose_town, search_towns, town_alone, towns_in
from helpdesk.settings.settings import Ulb
from helpdesk.text.words import words
from tests.helpdesk.desk import LISTS

ULBS = LISTS.ulbs


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("roads in Jatni are broken", ["JA"]),
        ("roads in jatni are broken", ["JA"]),
        ("Jatnipur is no town", []),
        ("ଜଟଣୀରେ ରାସ୍ତା", ["JA"]),
        ("ପୁରୀ ଓ ଭୁବନେଶ୍ଵରରୁ", ["PU", "BH"]),
        ("ପୁରୀଶଗଡ଼", []),
        ("puri is food", []),
        ("Puri is a town, PURI too", ["PU", "PU"]),
        ("Khariar Road to Khariar", ["KRR", "KHR"]),
        ("ଓଡଗାଁ without its dot", ["ODG"]),
        ("G. Udaygiri", ["GUG"]),
        ("BH is only a code here", []),
    ],
)
def test_towns_in_a_sentence_are_whole_words(text: str, codes: list[str]) -> None:
    assert [town.code for town in towns_in(words(text), ULBS)] == codes


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("in Jatni and Puri", (FoundTown("JA", 1, 2), FoundTown("PU", 3, 4))),
        ("at Khariar Road", (FoundTown("KRR", 1, 3),)),
        ("ଏଠାରେ ଜଟଣୀରେ", (FoundTown("JA", 1, 2),)),
    ],
)
def test_a_town_stands_at_its_words(text: str, found: tuple[FoundTown, ...]) -> None:
    assert towns_in(words(text), ULBS) == found


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Jatni", "JA"),
        ("Jatni Municipal Council", "JA"),
        ("town council Jatni", "JA"),
        ("ଜଟଣି", "JA"),  # with a short vowel
        ("JE", None),
        ("OK", None),
        ("G Udaygri", "GUG"),
        ("Bargar", "BG"),
        ("Khariar Rod", "KRR"),
        ("Khariar Road Municipality", "KRR"),
        ("ULB: Jatni", "JA"),
        ("Jatni Municipality", "JA"),
        ("BH", "BH"),
        ("bh", None),
        ("Bhubneswar", "BH"),
        ("Jatn", None),
        ("Jatni roads", None),
        ("ulb", None),
    ],
)
def test_a_town_alone_may_be_a_code_or_a_small_typo(text: str, code: str | None) -> None:
    more = (*ULBS, Ulb("JE", "Jeypore"), Ulb("OK", "Okhla"), Ulb("BG", "Bargarh"))
    assert town_alone(words(text), more) == code


def test_of_a_name_within_a_name_the_longer_is_the_town() -> None:
    ulbs = (Ulb("JP", "Jatni Puri"), Ulb("PU", "Puri"))
    assert towns_in(words("in Jatni Puri and Puri"), ulbs) == (FoundTown("JP", 1, 3), FoundTown("PU", 4, 5))


def test_typos_are_no_towns_where_none_are_allowed() -> None:
    assert town_alone(words("Bhubneswar"), ULBS, typos=False) is None
    assert town_alone(words("ଜଟଣି"), ULBS, typos=False) is None


def test_a_town_is_known_by_its_name_in_any_language() -> None:
    ulbs = (Ulb("PU", "Puri", "ପୁରୀ", (), "पुरी"), Ulb("JA", "Jatni", "ଜଟଣୀ", (), "जटनी"))
    assert [choose_town(name, ulbs) for name in ("Puri", "ପୁରୀ", "पुरी")] == ["PU"] * 3
    assert search_towns("जट", ulbs) == ("JA",)


def test_a_typo_that_fits_two_towns_fits_none() -> None:
    twins = (Ulb("A", "Padampura"), Ulb("B", "Padampuri"))
    assert town_alone(words("Padampur"), twins) is None


def test_a_name_of_two_towns_names_neither() -> None:
    twins = (Ulb("A", "Padampur"), Ulb("B", "Padampur"))
    assert town_alone(words("Padampur"), twins, typos=False) is None
    assert choose_town("Padampur", twins) is None


@pytest.mark.parametrize(
    ("query", "code"),
    [
        ("jatni", "JA"),
        ("JATANI", "JA"),
        ("ଜଟଣୀ", "JA"),
        ("JA", "JA"),
        ("ja", None),  # it begins three names
        ("krr", "KRR"),
        ("jat", None),
        ("", None),
        ("😀", None),
    ],
)
def test_one_exact_match_chooses(query: str, code: str | None) -> None:
    assert choose_town(query, ULBS) == code


@pytest.mark.parametrize(
    ("query", "codes"),
    [
        ("ja", ("JA", "JSP", "JAL")),
        ("khar", ("KHR", "KRR")),
        ("road", ("KRR",)),
        ("swar", ("BH", "JAL")),
        ("ଜଟ", ("JA",)),
        ("dhenkanl", ("DL",)),
        ("dl", ("DL",)),
        ("zzz", ()),
        ("zz", ()),
        ("😀", ()),
    ],
)
def test_a_search_goes_from_prefix_to_alike(query: str, codes: tuple[str, ...]) -> None:
    assert search_towns(query, ULBS) == codes


def test_the_nearer_a_town_is_to_what_was_typed_the_sooner_it_is_found() -> None:
    towns = (
        Ulb("A3", "Abkota"), Ulb("A2", "Ana Kotla"), Ulb("A1", "Kotpad"), Ulb("KOT", "Zeta"), Ulb("A4", "Akt"),
    )  # fmt: skip
    assert search_towns("kot", towns) == ("KOT", "A1", "A2", "A3")
    assert search_towns("bhadrik", (Ulb("A", "Abhadrak"), Ulb("B", "Bhadrak"))) == ("B", "A")
    assert search_towns("jt", (Ulb("X", "Jat"),)) == ()
    assert search_towns("jtn", (Ulb("X", "Jatn"),)) == ("X",)


def test_no_towns_and_nameless_towns_are_searched_in_vain() -> None:
    assert search_towns("jatni", ()) == ()
    assert search_towns("jatni", (Ulb("X", ""),)) == ()
    assert towns_in(words("Jatni"), ()) == ()
