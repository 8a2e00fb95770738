"""IDs of tickets in a text are found as we write them ourselves, and nothing that looks like them."""

from __future__ import annotations

import pytest

from helpdesk.ticket.ticket import ticket_ids_in


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
