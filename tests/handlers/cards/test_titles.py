"""What names a ticket in one line: the first of the caller's words that say something."""

from __future__ import annotations

import pytest

from handlers.cards.dossier import TITLE, Dossier
from helpdesk.ticket.notes import Note, NoteKind
from tests.storage.factories import MONDAY, ticket


def title_of(*said: str) -> str:
    notes = [Note(ticket=1001, kind=NoteKind.DESCRIPTION, text=text, said_at=MONDAY, author=None) for text in said]
    return Dossier(ticket=ticket(1001), caller=None, notes=notes, files=(), refs=(), names={}).title


@pytest.mark.parametrize(
    ("said", "title"),
    [
        (["the bill shows a wrong sum"], "the bill shows a wrong sum"),
        (["😀😀😀", "the bill shows a wrong sum"], "the bill shows a wrong sum"),
        (["…\n--\nମଷ୍ଟର ରୋଲ୍ ସେଭ୍ ହେଉନାହିଁ"], "ମଷ୍ଟର ରୋଲ୍ ସେଭ୍ ହେଉନାହିଁ"),
        (["😀😀😀"], "😀😀😀"),
        ([], ""),
        (["  \n "], ""),
    ],
)
def test_the_title_is_the_first_line_with_words(said: list[str], title: str) -> None:
    assert title_of(*said) == title


def test_a_long_title_is_cut_at_a_word() -> None:
    title = title_of("wrong sum " * 60)
    assert len(title) <= TITLE
    kept = title.removesuffix("…").split()
    assert kept == (["wrong", "sum"] * 60)[: len(kept)]
