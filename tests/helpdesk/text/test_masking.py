"""What people wrote is shown without the numbers that are nobody's business."""

from __future__ import annotations

import pytest

from helpdesk.text.masking import mask_phone, mask_text, strike_out
from helpdesk.text.phones import find_phones, read_phone
from helpdesk.ticket.notes import Caller


@pytest.mark.parametrize(
    ("phone", "masked"),
    [
        ("+919437012345", "+91 94••• ••345"),
        ("+916742391234", "+91 67••• ••234"),
        ("+9118003456770", "+91 18••••••770"),
        ("+9112345", "+91 ••••5"),
        ("+3545812345", "+354 58••345"),
        ("+298201234", "+298 •••••4"),
    ],
)
def test_a_number_keeps_its_ends_only(phone: str, masked: str) -> None:
    assert mask_phone(phone) == masked


@pytest.mark.parametrize(
    ("text", "masked"),
    [
        ("call 94370 12345 now", "call +91 94••• ••345 now"),
        ("+91 94370-12345, 0674-2391234", "+91 94••• ••345, +91 67••• ••234"),
        ("91 9437012345", "+91 94••• ••345"),
        ("୯୪୩୭୦୧୨୩୪୫ରେ", "+91 94••• ••345ରେ"),
        ("a/c 30123456789012 IFSC SBIN0001234", "a/c ••••••••••9012 IFSC SBIN•••••34"),
        ("pan abcde1234f.", "pan abc•••••4f."),
        ("1234 5678 9012", "••••••••••9012"),
        ("WO/2023-24/94370123 IND-2023-09-25-000525", "WO/2023-24/94370123 IND-2023-09-25-000525"),
        ("MUK-1042 at 10:30 on 12-11-2026 for 150000", "MUK-1042 at 10:30 on 12-11-2026 for 150000"),
        ("94370555551", "••••••••551"),
        ("ମଷ୍ଟର 😀", "ମଷ୍ଟର 😀"),
        ("", ""),
    ],
)
def test_texts_lose_numbers_and_nothing_else(text: str, masked: str) -> None:
    assert mask_text(text, "IN") == masked


def test_a_masked_text_is_not_masked_again() -> None:
    once = mask_text("94370 12345, a/c 30123456789012, SBIN0001234, ABCDE1234F", "IN")
    assert mask_text(once, "IN") == once


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("9437012345", "+919437012345"),
        ("୯୪୩୭୦୧୨୩୪୫", "+919437012345"),
        ("919437012345", "+919437012345"),
        ("1042", None),
        ("Ramesh", None),
        ("", None),
    ],
)
def test_a_number_alone_is_read_or_refused(text: str, number: str | None) -> None:
    assert read_phone(text, "IN") == number


def test_digits_inside_an_id_are_no_phone() -> None:
    assert find_phones("PJ/2023-24/94370123 PI-DK/2022-23/94370123", "IN") == ()


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("Ramesh says the site is down", "••• says the site is down"),
        ("RAMESH, 9437012345, ramesh@example.org", "•••, +91 94••• ••345, •••"),
        ("Rameshwar is another", "Rameshwar is another"),
        ("MR/2024-25/04/16/000030 of Ramesh", "MR/2024-25/04/16/000030 of •••"),
        ("", ""),
    ],
)
def test_a_forgotten_caller_is_struck_out_of_what_was_said(text: str, left: str) -> None:
    caller = Caller(name="Ramesh", email="ramesh@example.org", phone="+919437012345")
    assert strike_out(text, caller, "IN") == left


@pytest.mark.parametrize(
    ("name", "text", "left"),
    [
        ("Ramesh Sahu", "Ramesh called; sahu ramesh", "••• called; •••"),
        ("Ramesh Sahu", "RAMESH K. SAHU of Sahupur", "••• K. ••• of Sahupur"),
        ("ramesh sahu", "ramesh.sahu_1@example.org", "•••_1@example.org"),
        ("Md Ali", "Md Ali and Ali, md of all", "••• and •••, md of all"),
        ("R K", "R K rang, k is kept", "••• rang, k is kept"),
        ("Ali", "Ali rang", "••• rang"),
        ("ମଲିକ", "ମଲିକ୍ର ଓ ମଲିକର", "••• ଓ •••"),
        ("ମଲିକ୍", "ମଲିକ ଓ ମଲିକଙ୍କ", "••• ଓ •••"),
        ("ସିଂହ", "ସିଂହ୍କୁ ଓ ସିଂହ", "••• ଓ •••"),
        ("R. K. Das", "R.K. Das rang, k is kept", "••• rang, k is kept"),
        ("ରମେଶ ସାହୁ", "ରମେଶଙ୍କ ମଷ୍ଟର, ସାହୁ କହିଲେ; ସାହୁପୁର", "••• ମଷ୍ଟର, ••• କହିଲେ; ସାହୁପୁର"),
        ("ରାମ", "ରାମୁ ଓ ରାମ", "ରାମୁ ଓ •••"),
        ("सीता देवी", "सीता ने कहा, देवी सीता; देवीपुर", "••• ने कहा, •••; देवीपुर"),
        ("", "nobody's words", "nobody's words"),
    ],
)
def test_every_part_of_a_name_is_struck_out_as_a_whole_word(name: str, text: str, left: str) -> None:
    assert strike_out(text, Caller(name=name), "IN") == left


def test_a_name_too_short_to_be_told_from_other_words_strikes_nothing() -> None:
    assert strike_out("Al is in all of it", Caller(name="Al"), "IN") == "Al is in all of it"


def test_the_shortest_address_is_struck_out_too() -> None:
    assert strike_out("mail a@b, not xa@b", Caller(email="a@b"), "IN") == "mail •••, not xa@b"
    assert strike_out("ab", Caller(email="ab"), "IN") == "ab"
