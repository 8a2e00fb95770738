"""IDs of tickets in a text are found as we write them ourselves, and nothing that looks like them."""

from __future__ import annotations

import pytest

from helpdesk.ticket.ticket import read_ticket_id, ticket_id_in, ticket_ids_in


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("🔴 P1 · MUK-1042 · late (same as MUK-7)", {1042, 7}),
        ("MUK-1042, MUK-1042.", {1042}),
        ("muk 1042, XMUK-5, MUK-12345678, WO/2023-24/000339", set()),
        ("", set()),
    ],
)
def test_the_ids_that_a_text_speaks_of_are_found(text: str, numbers: set[int]) -> None:
    assert ticket_ids_in(text, "MUK") == numbers


ALONE = [
    "MUK-1042", "muk 1042", "#1042", "1042", "MUK 1042.", "MUK\u20111042", "MUK—1042", "MUK − 1042", "MUK_1042",
    "\u200eMUK-1042\u200f", "\u2068MUK-1042\u2069", "MUK-\u200b1042", "(MUK-1042)", "*MUK-1042*", "MUK-1042,",
    "MUK-1042:", "“MUK-1042”", "MUK-1042।", "#MUK-1042", "MUK: 1042", "୧୦୪୨", "MUK-१०४२", "ＭＵＫ－１０４２", "1042?",
    "MUK-1042\n", "MUK-\x0710\x0042", "MUK-10\u200b42",
]  # fmt: skip


@pytest.mark.parametrize("text", ALONE)
def test_an_id_is_read_as_it_is_pasted(text: str) -> None:
    assert read_ticket_id(text, "MUK") == 1042
    assert ticket_id_in(text, "MUK") == 1042


@pytest.mark.parametrize(
    "text",
    ["", "MUK", "100%", "+91 1042", "1042 Ramesh", "12345678", "WO/1042", "10:42", "1042 1043", "₹1042", "XMUK-5"],
)
def test_other_texts_are_no_id(text: str) -> None:
    assert read_ticket_id(text, "MUK") is None


@pytest.mark.parametrize(
    ("text", "named", "bare"),
    [
        ("MUK-1042 Ramesh Sahu, Jatni", 1042, 1042),
        ("ticket MUK–1042: muster roll", 1042, 1042),
        ("status of muk1042 please", 1042, 1042),
        ("1042 Ramesh", None, 1042),
        ("Ticket no. 1042", None, 1042),
        ("MUK-1042 or MUK-1043", None, None),
        ("MUK-1042, 9437012345", 1042, 1042),
        ("9437012345 Ramesh", None, None),
        ("1234567 Ramesh", None, 1234567),
        ("2 bills of 2026", None, None),
        ("Ramesh", None, None),
    ],
)
def test_the_one_id_among_other_words_is_found(text: str, named: int | None, bare: int | None) -> None:
    assert (ticket_id_in(text, "MUK"), ticket_id_in(text, "MUK", bare=True)) == (named, bare)
