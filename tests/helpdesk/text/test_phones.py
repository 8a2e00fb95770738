"""Where a number stands, with its plus and its bracket; what a number alone is; and whom words of others name."""

from __future__ import annotations

import pytest

from helpdesk.text.mentions import mentions, without
from helpdesk.text.phones import (
    find_digits,
    find_written,
    has_odd_number,
    is_mobile,
    is_number_alone,
    read_phone,
    spaced,
)

RAMESH = "+919437055555"


@pytest.mark.parametrize(
    ("text", "piece"),
    [
        ("x +919437055555 y", "+919437055555"),
        ("x + 91 94370 55555 y", "+ 91 94370 55555"),
        ("x ＋919437055555", "＋919437055555"),
        ("x ＋ 919437055555", "＋ 919437055555"),
        ("a++919437055555", "+919437055555"),
        ("a＋＋919437055555", "＋919437055555"),
        ("+919437055555", "+919437055555"),
        ("＋919437055555", "＋919437055555"),
        ("x +919437055555 + y", "+919437055555"),
        ("x ＋919437055555 ＋ y", "＋919437055555"),
        ("9437055555", "9437055555"),
        ("x (0674) 2391234 y", "(0674) 2391234"),
        ("x (06742391234) y", "06742391234"),
        ("x 0674) 2391234 y", "0674) 2391234"),
        ("x94370555551y", "94370555551"),
    ],
)
def test_a_number_stands_from_its_plus_or_bracket_to_its_last_digit(text: str, piece: str) -> None:
    assert [text[found.start : found.end] for found in find_digits(text, "IN")] == [piece]


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("at 9437055555, 94370555551", [(3, 13, RAMESH), (15, 26, "94370555551")]),
        ("at 943705555 only", [(3, 12, "943705555")]),  # a digit too few
        ("at 943705555, 9437055555", [(14, 24, RAMESH)]),  # beside one that is whole
        ("at 1042", []),
    ],
)
def test_what_is_written_as_a_number_is_found(text: str, written: list[tuple[int, int, str]]) -> None:
    assert list(find_written(text, "IN")) == written


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("mobile no. 94370 55555", RAMESH),
        ("+91 94370 55555 (WhatsApp)", RAMESH),
        ("Ramesh 9437055555", None),
        ("9437055555, 9437012345", None),
        ("94370555551", None),
        ("no phone", None),
    ],
)
def test_a_number_is_alone_beside_words_that_say_that_it_is_one(text: str, number: str | None) -> None:
    assert read_phone(text, "IN") == number


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("444 2391234", ["+914442391234"]),  # a landline whose area begins with 1 to 5, without its 0
        ("44 42391234", ["+914442391234"]),
        ("4444 391234", ["+914444391234"]),
        ("4442391234", ["+914442391234"]),
        ("4 442391234", []),
        ("44423 91234", []),
        ("44 423 91234", []),
        ("1800 3456770", ["+9118003456770"]),  # free of charge
        ("180 03456770", ["+9118003456770"]),
        ("18003456770", ["+9118003456770"]),
        ("18003 456770", []),
        ("674 239 1234", ["+916742391234"]),
        ("0091 94370 55555", [RAMESH]),
        ("00916742391234", ["+916742391234"]),
        ("91 94370 55555", [RAMESH]),
        ("91 674 2391234", ["+916742391234"]),
        ("09437055555", [RAMESH]),
        ("0674 2391234", ["+916742391234"]),
        ("94370 98765 98765 98765", ["+919437098765", "+919876598765"]),  # one after the other
        ("94370 98765 98765 98765 98765 98765", ["+919437098765", "+919876598765", "+919876598765"]),
        ("94370 98765 98765", [None]),  # which of two nobody can tell
    ],
)
def test_how_a_number_is_dialled(text: str, numbers: list[str | None]) -> None:
    assert [found.number for found in find_digits(text, "IN")] == numbers


@pytest.mark.parametrize(
    ("text", "odd", "alone"),
    [
        ("9437055555", False, True),
        ("Ph: 9437055555", False, True),
        ("94370555551", True, True),
        ("943705555", True, True),
        ("Ramesh 1042", False, False),
        ("phone", False, False),
        ("", False, False),
        ("1" * 40, False, True),
        ("1" * 41, False, False),
    ],
)
def test_a_number_may_be_odd_and_may_be_alone(text: str, odd: bool, alone: bool) -> None:
    assert (has_odd_number(text, "IN"), is_number_alone(text)) == (odd, alone)


def test_a_number_is_written_in_groups_and_is_a_mobiles_by_its_plan() -> None:
    assert spaced(RAMESH) == "+91 94370 55555"
    assert [is_mobile(phone) for phone in (RAMESH, "+916742391234", "+16502530000")] == [True, False, True]


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("call +91 94370-55555 now", "call ••• now"),
        ("୯୪୩୭୦୫୫୫୫୫, 94370 12345 and 09437055555", "•••, 94370 12345 and •••"),
        ("Ramesh@Example.org, x.ramesh@example.org", "•••, x.ramesh@example.org"),
        ("ramesh@example.org.in is one, ramesh@example.organ none", "•••.in is one, ramesh@example.organ none"),
        ("ramesh@exampleXorg", "ramesh@exampleXorg"),
        ("Ramesh, 1042, 9437555012", "Ramesh, 1042, 9437555012"),
    ],
)
def test_a_person_is_named_by_number_or_address_and_nothing_else_goes(text: str, left: str) -> None:
    known = {"phone": RAMESH, "email": "ramesh@example.org"}
    assert without(text, **known, region="IN") == left
    assert mentions(text, **known, region="IN") is (left != text)
    assert without(text, phone=None, email=None, region="IN") == text


def test_a_short_number_of_another_country_is_known_by_all_of_it() -> None:
    assert without("ring +290 22222", phone="+29022222", email=None, region="IN") == "ring •••"
    assert without("ring 94370 55555", phone=RAMESH, email=None, region="DE") == "ring •••"
