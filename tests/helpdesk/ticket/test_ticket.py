"""What can be said of a ticket from its fields alone, and of a text that came in several messages."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from helpdesk.ticket.notes import joined, parted
from helpdesk.ticket.ticket import Confirmation, Kind, Status
from tests.helpdesk.office import at, ticket

NOW, BEFORE = at("Mon 16 Nov 12:00"), at("Mon 16 Nov 11:59")
TAKEN = {"status": Status.CLAIMED, "responded_at": BEFORE}
SAID = ("is_unresolved", "is_with_team", "is_late", "is_only_taken", "is_withdrawn", "is_held_up", "is_problem")


@pytest.mark.parametrize(
    ("known", "said"),
    [
        ({}, {"is_unresolved"}),
        ({"kind": Kind.PROBLEM}, {"is_unresolved", "is_problem"}),
        ({"due_at": BEFORE}, {"is_unresolved"}),
        ({"status": Status.ESCALATED}, {"is_unresolved", "is_with_team"}),
        ({"status": Status.ESCALATED, "due_at": NOW}, {"is_unresolved", "is_with_team"}),
        ({"status": Status.ESCALATED, "due_at": BEFORE}, {"is_unresolved", "is_with_team", "is_late"}),
        (TAKEN | {"due_at": BEFORE}, {"is_unresolved", "is_with_team", "is_only_taken"}),
        (TAKEN | {"answered_at": NOW}, {"is_unresolved", "is_with_team"}),
        ({"status": Status.WAITING}, {"is_unresolved", "is_with_team"}),
        ({"status": Status.RESOLVED}, set()),
        ({"status": Status.RESOLVED, "objected_at": NOW}, {"is_held_up"}),
        ({"status": Status.RESOLVED, "objected_at": NOW, "confirmation": Confirmation.UNREACHED}, set()),
        ({"status": Status.ESCALATED, "objected_at": NOW}, {"is_unresolved", "is_with_team"}),
        ({"status": Status.CLOSED}, {"is_withdrawn"}),
        ({"status": Status.CLOSED, "resolved_at": NOW}, set()),
    ],
)
def test_a_ticket_is_what_its_fields_say(known: dict[str, Any], said: set[str]) -> None:
    of = ticket(**known)
    assert {name for name in SAID if name != "is_late" and getattr(of, name)} == said - {"is_late"}
    assert of.is_late(NOW) is ("is_late" in said)


@given(st.lists(st.text(max_size=5), max_size=5))
def test_a_text_of_several_messages_comes_apart_as_it_came(parts: list[str]) -> None:
    assert parted(joined(parts), [len(part) for part in parts]) == parts
