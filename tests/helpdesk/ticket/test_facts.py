"""Facts are read as they were written; one of another version is named, not guessed."""

from __future__ import annotations

import pytest

from helpdesk.ticket.errors import UnknownFact
from helpdesk.ticket.events import PriorityChanged, from_row, to_row
from helpdesk.ticket.ticket import Priority
from tests.helpdesk.office import RAVI, at

MONDAY = at("Mon 16 Nov 11:00")


def test_a_fact_is_read_as_it_was_written() -> None:
    fact = PriorityChanged(MONDAY, RAVI, Priority.P3, Priority.P1, None, MONDAY, False)
    name, body = to_row(fact)
    assert from_row(name, MONDAY, RAVI, body) == fact


def test_a_fact_that_this_version_does_not_know_is_named() -> None:
    with pytest.raises(UnknownFact) as unknown:
        from_row("sneezed", MONDAY, RAVI, {})
    assert unknown.value == UnknownFact("sneezed")
