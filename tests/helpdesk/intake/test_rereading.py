"""An edited first message says again who called and from where: the ticket knows that already."""

from __future__ import annotations

import pytest

from helpdesk.intake.rereading import described
from helpdesk.ticket.notes import Caller
from tests.helpdesk.desk import LISTS

RAMESH = Caller(phone="+919437012345", email="ramesh@example.org", name="Ramesh Sahoo")


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("9437012345 Ramesh Sahoo, Jatni, muster roll is blank", "muster roll is blank"),
        ("94370 12345 Ramesh, Jatni, muster roll is blank", "muster roll is blank"),
        ("9437012345, Puri, see WO/2023-24/000339", "see WO/2023-24/000339"),
        ("ramesh@example.org, muster roll is blank", "muster roll is blank"),
        ("Jatni, muster roll is blank", "muster roll is blank"),
        ("Puri, muster roll is blank", "Puri, muster roll is blank"),
        ("9437099999 Ramesh, Jatni, muster roll is blank", "9437099999 Ramesh, Jatni, muster roll is blank"),
        ("muster roll is blank, call 9437012345 now", "muster roll is blank, call 9437012345 now"),
        ("  muster roll is blank\r\nstill ", "muster roll is blank\nstill"),
    ],
)
def test_what_the_ticket_knows_is_not_put_into_the_description(text: str, left: str) -> None:
    assert described(text, caller=RAMESH, ulb="JA", lists=LISTS) == left


def test_of_nobody_s_ticket_every_word_is_kept() -> None:
    assert (
        described("9437012345, roll is blank", caller=Caller(), ulb=None, lists=LISTS) == "9437012345, roll is blank"
    )
