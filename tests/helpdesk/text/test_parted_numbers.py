"""A number is hidden, struck out and kept from the logs whatever signs part it, and whatever its digits look like."""

from __future__ import annotations

import unicodedata

import pytest

from bot.base.logs import Redactor
from helpdesk.text.masking import mask_text
from helpdesk.text.mentions import without

NUMBER = "9437055555"
SCRIPTS = ["०", "୦", "০", "٠", "۰", "０", "๐", "𝟎"]
PARTED = [
    "94370,55555", "94370|55555", "94370\n55555", "94370;55555", "94370:55555", "94370=55555", "94370#55555",
    "94370&55555", "94370'55555", "94370<55555", "94370•55555", "94370·55555", "94370\u202855555", "94370\ue00055555",
    "94370\U000e002055555", "9437,055,555", "943|705|5555", "[94370] [55555]", "9,4,3,7,0,5,5,5,5,5",
    "+91,94370,55555",
    "9\ufe0f4\ufe0f3\ufe0f7\ufe0f0\ufe0f5\ufe0f5\ufe0f5\ufe0f5\ufe0f5", "⁹⁴³⁷⁰⁵⁵⁵⁵⁵", "⑨④③⑦⓪⑤⑤⑤⑤⑤", "94370⠀55555",
]  # fmt: skip
NO_NUMBERS = [
    "bills 12345,67890", "rolls 77889 and 65432", "9,43,705 rupees", "Rs 94370.55 for 55555 days",
    "ward 9, 43 houses",
    "WO/2024-25/94370,12", "7788,123", "94370,5555",
]  # fmt: skip


def digits_of(text: str) -> str:
    return "".join(str(unicodedata.digit(sign)) for sign in text if sign.isdigit())


@pytest.mark.parametrize("said", [*PARTED, *("".join(chr(ord(zero) + int(d)) for d in NUMBER) for zero in SCRIPTS)])
def test_it_is_masked_struck_out_and_kept_from_the_logs(said: str) -> None:
    text = f"call {said} now"
    assert NUMBER not in digits_of(mask_text(text, "IN"))
    assert NUMBER not in digits_of(Redactor()(text))
    assert not digits_of(without(text, phone=f"+91{NUMBER}", email=None, region="IN"))


@pytest.mark.parametrize("text", NO_NUMBERS)
def test_what_is_no_number_stays(text: str) -> None:
    assert mask_text(text, "IN") == text
    assert without(text, phone=f"+91{NUMBER}", email=None, region="IN") == text


def test_another_number_of_the_same_digits_stays() -> None:
    assert without("94370,555551", phone=f"+91{NUMBER}", email=None, region="IN") == "94370,555551"
    assert without("194370,55555", phone=f"+91{NUMBER}", email=None, region="IN") == "194370,55555"
