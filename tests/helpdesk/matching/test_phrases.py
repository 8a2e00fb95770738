"""Whether a text says a phrase: small words between, the plural, its opposite; and which priority it proposes."""

from __future__ import annotations

import pytest

from helpdesk.matching.phrases import Spoken, first_said
from helpdesk.matching.urgency import PriorityProposal, proposed
from helpdesk.text.words import folded_words
from helpdesk.ticket.ticket import Priority


@pytest.mark.parametrize(
    ("text", "phrase", "at"),
    [
        ("site down", "site down", 0),
        ("the site is down", "site down", 1),
        ("site is now down", "site down", 0),
        ("site is now still down", "site down", None),  # three between
        ("site never down", "site down", None),
        ("site", "site down", None),
        ("down site", "site down", None),
        ("sites down", "site down", 0),
        ("site down", "sites down", 0),
        ("the logs", "log", 1),
        ("its on", "it on", None),  # too short for a plural
        ("not down", "down", None),
        ("not working", "not working", 0),
        ("is not not working", "not working", 2),
        ("no data, data lost", "data", 2),
        ("site down nahi", "site down", None),
        ("site down, nahi", "site down", None),
        ("site down or nahi", "site down", 0),
        ("site up site down", "site down", 2),
        ("", "site", None),
    ],
)
def test_a_phrase_is_said_where_its_words_follow_one_another(text: str, phrase: str, at: int | None) -> None:
    assert Spoken(folded_words(text)).place_of(folded_words(phrase)) == at


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("data lost, site down", "data lost"),
        ("site down, data lost", "site down"),
        ("nothing of it", None),
        ("", None),
    ],
)
def test_the_phrase_that_is_said_first_is_found(text: str, said: str | None) -> None:
    assert first_said(text, ["site down", "...", "site", "data lost"]) == said


WORDS = [(Priority.P2, ("slow", "data lost")), (Priority.P1, ("site down",))]


@pytest.mark.parametrize(
    ("text", "proposal"),
    [
        ("slow, and the site is down", PriorityProposal(Priority.P1, "site down")),
        ("data lost and slow", PriorityProposal(Priority.P2, "data lost")),
        ("fine", None),
    ],
)
def test_the_most_urgent_priority_whose_words_are_said_is_proposed(
    text: str, proposal: PriorityProposal | None
) -> None:
    assert proposed(text, WORDS) == proposal
