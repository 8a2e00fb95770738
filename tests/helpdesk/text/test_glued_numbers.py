"""A phone number is one wherever it stands: glued to letters, in any script, in pieces, with digits too many."""

from __future__ import annotations

import itertools
import re
import sys
import time
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from helpdesk.intake.form import Lists
from helpdesk.intake.reading import read
from helpdesk.settings.settings import Ulb
from helpdesk.text.masking import mask_text
from helpdesk.text.phones import find_phones, read_phone

RAMESH = "+919437055555"
LISTS = Lists(ulbs=(Ulb("JAT", "Jatni"),))
SCRIPTS = ("0123456789", "୦୧୨୩୪୫୬୭୮୯", "०१२३४५६७८९", "０１２３４５６７８９", "০১২৩৪৫৬৭৮৯")

mobiles = st.from_regex(r"[6-9][0-9]{9}", fullmatch=True)
fronts = st.sampled_from(["", "0", "91", "+91", "0091", "+91 ", "91-", "0 ", "+91-"])
gaps = st.sampled_from(["", "", " ", "-", ".", "/", "\u200b", "\u200d", "\u00a0", " - ", "\u2011"])
letters = st.text(st.characters(categories=["L", "M", "P", "Zs", "So"], exclude_characters="•"), max_size=12)


@st.composite
def written(draw: st.DrawFn) -> tuple[str, str]:
    """A mobile number in some script, in pieces, with something before and after; and its ten digits."""
    number, digits = draw(mobiles), draw(st.sampled_from(SCRIPTS))
    said = number[0] + "".join(draw(gaps) + digit for digit in number[1:])
    said = said.translate({ord("0") + value: digit for value, digit in enumerate(digits)})
    return draw(letters) + draw(fronts) + said + draw(letters), number


def digits_of(text: str) -> str:
    return "".join(str(unicodedata.decimal(c)) for c in text if c.isdecimal())


@pytest.mark.parametrize(
    "text",
    [
        "Mob9437055555", "9437055555Ramesh", "ph:9437055555", "no.9437055555", "+919437055555Ramesh",
        "ରମେଶ୯୪୩୭୦୫୫୫୫୫ଙ୍କ", "रमेश९४३७०५५५५५को", "ph９４３７０５５５５５", "9437055555/he", "x9 4 3 7 0 5 5 5 5 5y",
        "09437055555", "mob.09437055555", "919437055555x", "00919437055555", "0091 94370 55555", "94370.55555",
        "94370-55555", "94370/55555", "94370_55555", "94\u200b370\u200d55555", "91-94370-55555",
        "Tel.+91(94370)55555",
        "MUK-1042 94370 55555", "ward 12 9437055555", "12-11-2026 9437055555",
        "9️⃣4️⃣3️⃣7️⃣0️⃣5️⃣5️⃣5️⃣5️⃣5️⃣",
    ],
)  # fmt: skip
def test_a_number_is_found_whatever_touches_it(text: str) -> None:
    assert [found.number for found in find_phones(text, "IN")] == [RAMESH]
    assert "9437055555" not in digits_of(mask_text(text, "IN"))


@pytest.mark.parametrize(
    "text",
    [
        "12349437055555", "94370555551", "94370 555556", "id9437055555123x", "994370555559", "74000 94370 12345",
        "12345678901234569437055555", "T2209437055555001",
    ],
)  # fmt: skip
def test_digits_that_hold_a_number_are_hidden_though_nobody_can_tell_which_it_is(text: str) -> None:
    assert find_phones(text, "IN") == ()
    assert re.search(r"\d{5}", mask_text(text, "IN")) is None


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("0674-2391234", ["+916742391234"]),
        ("STD0674 2391234x", ["+916742391234"]),
        ("(0674) 2391234", ["+916742391234"]),
        ("033-22145678", ["+913322145678"]),
        ("9437055555/9437012345", [RAMESH, "+919437012345"]),
        ("9437055555,9437012345", [RAMESH, "+919437012345"]),
        ("9437055555 0674-2391234", [RAMESH, "+916742391234"]),
        ("call +1 415 555 2671x", ["+14155552671"]),
    ],
)
def test_landlines_and_several_numbers_are_told_apart(text: str, numbers: list[str]) -> None:
    assert [found.number for found in find_phones(text, "IN")] == numbers


@pytest.mark.parametrize(
    "text",
    [
        "PJ/2023-24/000180", "MR/2024-25/04/16/000030", "WO/2023-24/94370123", "IND-2023-09-25-000525", "MUK-1042",
        "2026-11-20 16:30", "on 12-11-2026, 13.11.2026 and 14/11/2026", "from 01-11-2026 to 30-11-2026",
        "on 8/11/2026: 123",
        "Rs 1,50,000 of Rs 95000000.00", "150000 for 240 days", "ward 7 of 11", "2026", "MUK-1001 MUK-1002",
    ],
)  # fmt: skip
def test_ids_dates_and_amounts_are_nobodys_number(text: str) -> None:
    assert mask_text(text, "IN") == text


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Mob9437055555 Ramesh, Jatni, muster roll does not open", "Ramesh"),
        ("9437055555Ramesh, Jatni, muster roll does not open", "Ramesh"),
        ("Ramesh9437055555, Jatni, muster roll does not open", "Ramesh"),
        ("ରମେଶ୯୪୩୭୦୫୫୫୫୫, Jatni, muster roll does not open", "ରମେଶ"),
        ("ph:9437055555, Ramesh, Jatni, muster roll does not open", "Ramesh"),
    ],
)
def test_the_form_reads_a_glued_number_as_the_callers(text: str, name: str) -> None:
    said = read(text, LISTS)
    assert (said.phone, said.name, said.ulb, said.rest) == (RAMESH, name, "JAT", "muster roll does not open")


@pytest.mark.parametrize(
    ("text", "number"), [("Mob9437055555", RAMESH), ("no.9437055555", RAMESH), ("9437055555Ramesh", None)]
)
def test_a_number_with_a_label_is_a_number_alone(text: str, number: str | None) -> None:
    assert read_phone(text, "IN") == number


@given(written())
def test_no_mobile_number_survives_masking(said: tuple[str, str]) -> None:
    text, number = said
    assert number not in digits_of(mask_text(text, "IN"))


@given(st.text("0123456789 -./+•୯४Aa,", max_size=60) | written().map(lambda said: said[0]))
def test_masking_what_is_masked_changes_nothing(text: str) -> None:
    once = mask_text(text, "IN")
    assert mask_text(once, "IN") == once


@pytest.mark.parametrize(
    "piece", ["9", "9 8 7 6 ", "94370 ", "0 ", "1-", "33 23456789 ", "+1 2 3 4 5 6 7 8 ", "a9437012345", "9\u200b"]
)
def test_masking_takes_work_that_grows_with_the_text_only(piece: str) -> None:
    def calls(length: int) -> int:
        counted = itertools.count()
        sys.setprofile(lambda _frame, event, _arg: next(counted) if event in ("call", "c_call") else None)
        try:
            mask_text((piece * length)[:length], "IN")
        finally:
            sys.setprofile(None)
        return next(counted)

    assert calls(8_000) < 5 * calls(2_000)  # four times the text


def test_a_long_comment_of_digits_is_masked_at_once() -> None:
    began = time.process_time()
    mask_text("9" * 4000, "IN")
    mask_text("PJ " + " " * 4000 + "2024", "IN")
    assert time.process_time() - began < 0.2  # a few thousandths, on a machine that has nothing else to do
