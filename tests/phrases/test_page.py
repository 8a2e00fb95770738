"""The page holds every sentence as each language says it, its lengths, and itself."""

from __future__ import annotations

import json
import re
from functools import cache
from html.parser import HTMLParser
from pathlib import Path

import pytest

from handlers.base.catalogue import LANGUAGES
from phrases.__main__ import LOCALES, main
from phrases.cases import Phrase, phrases, wide
from phrases.marks import COLUMNS
from phrases.page import page
from tests.handlers.base.locale_parts import NAMES, sentences


@cache
def every() -> dict[str, Phrase]:
    """Return every sentence by its key; who only collects the tests makes none of them."""
    return {phrase.key: phrase for phrase in phrases(LOCALES)}


class Scripts(HTMLParser):
    """The scripts of a page, and what it would fetch."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.texts: list[str] = []
        self.fetched: list[str] = []
        self._open = False
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._open = tag == "script"
        self.fetched += [value or "" for name, value in attrs if name in ("src", "href")]

    def handle_data(self, data: str) -> None:
        if self._open:
            self.texts.append(data)
            self._open = False


def test_every_sentence_is_there_in_every_language_without_a_fact_left_open() -> None:
    assert list(every()) == [key for name in NAMES for key in sentences("en", name)]
    for phrase in every().values():
        assert set(phrase.says) == set(LANGUAGES)
        assert not [said for says in phrase.says.values() for said in says if "{" in said]


def test_each_way_to_say_a_sentence_is_shown_once() -> None:
    said = every()["comment-kept"].says["en"]
    assert [re.sub("<.*?>", "", way).partition(" for ")[2] for way in said] == [
        "the helpdesk and the teams.", "the helpdesk only.", "the helpdesk, the teams and the town.",
    ]  # fmt: skip
    assert {"1 ticket", "3 tickets"} <= {way.partition("</b>: ")[2] for way in every()["list-queue"].says["en"]}


@pytest.mark.parametrize(
    ("key", "is_label"), [("button-claim", True), ("reason-urgent", True), ("why-reason-named", False)]
)
def test_labels_are_told_from_sentences(key: str, is_label: bool) -> None:
    assert every()[key].is_label is is_label


def test_signs_above_and_below_a_letter_make_no_label_longer() -> None:
    assert (wide("Claim"), wide("ମୁଁ ନେବି"), wide("✔️")) == (5, 5, 1)


def test_the_page_is_one_file_that_fetches_nothing_and_whose_data_cannot_end_its_script() -> None:
    odd = Phrase(
        "a.ftl", "k", False, dict.fromkeys(LANGUAGES, "</script><b>"), dict.fromkeys(LANGUAGES, ("<b>x</b>",))
    )
    scripts = Scripts(page([odd]))
    data = json.loads(scripts.texts[0])
    assert scripts.fetched == []
    assert data["columns"] == list(COLUMNS)
    assert data["phrases"][0]["sources"]["en"] == "</script><b>"


def test_the_command_writes_it(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--out", str(tmp_path / "out.html")]) == 0
    assert "ମୁଁ ନେବି" in (tmp_path / "out.html").read_text(encoding="utf-8")
    assert "out.html" in capsys.readouterr().out
