"""What is cut to fit a button looks like nothing else that stands beside it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handlers.cards.dossier import told_apart

HEAD = "The servers are up again after the night's work in the data centre; please reload "


@pytest.mark.parametrize(
    ("texts", "labels"),
    [
        (["Reload the page.", "Log in again."], ["Reload the page.", "Log in again."]),
        ([HEAD + "the page.", HEAD + "the app."], ["The servers… page.", "The servers… app."]),
        (["Same", "Same"], ["Same Same (1)", "Same Same (2)"]),
    ],
)
def test_two_answers_that_look_alike_when_they_are_cut_are_told_apart(texts: list[str], labels: list[str]) -> None:
    assert told_apart(texts, 40) == labels


@given(st.lists(st.text("ab ", min_size=1, max_size=30).map(lambda tail: HEAD + tail), max_size=4, unique=True))
def test_no_two_labels_are_the_same(texts: list[str]) -> None:
    assert len(set(told_apart(texts, 48))) == len(texts)
