"""A reader's marks are worked into the catalogues where the sentence is still the one they read."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
from fluent.syntax import FluentParser, ast

from phrases.__main__ import main
from phrases.marks import COLUMNS, Mark, Outcome, apply, read

FTL = """# a comment

hello = Hello { $name }.
    Second line.
count = { $count ->
    [one] 1 ticket
   *[other] { $count } tickets
  } here
last = Bye
"""


@pytest.fixture
def locales(tmp_path: Path) -> Path:
    (tmp_path / "or").mkdir()
    (tmp_path / "or" / "a.ftl").write_text("other = x\n", encoding="utf-8")
    (tmp_path / "or" / "b.ftl").write_text(FTL, encoding="utf-8")
    return tmp_path


def outcome(locales: Path, key: str, present: str, proposed: str) -> Outcome:
    ((_, found),) = apply([Mark("or", key, present, proposed)], locales)
    return found


def entry(locales: Path, key: str) -> ast.Message:
    body = FluentParser().parse((locales / "or" / "b.ftl").read_text(encoding="utf-8")).body
    (found,) = [e for e in body if isinstance(e, ast.Message) and e.id.name == key]
    return found


@pytest.mark.parametrize(
    ("key", "present", "proposed", "expected"),
    [
        ("hello", "Hello { $name }.\n    Second line.", "Hi { $name }.\nSecond.", Outcome.APPLIED),
        (
            "hello",
            "Hello {$name}.\n  Second line.",
            "Hi { $name }.",
            Outcome.APPLIED,
        ),  # read alike, written otherwise
        ("hello", "Hello { $name }.", "Hi { $name }.", Outcome.DIFFERENT),
        ("hello", "whatever", "Hello { $name }.\n Second line.", Outcome.ALREADY),
        ("hello", "Hello { $name }.\n    Second line.", "Hi.", Outcome.BROKEN),  # the name is lost
        ("hello", "Hello { $name }.\n    Second line.", "Hi { $name", Outcome.BROKEN),
        ("last", "Bye", "Bye { $name }", Outcome.BROKEN),  # a fact that nobody gives
        ("nobody", "x", "y", Outcome.UNKNOWN),
        ("other", "x", "y", Outcome.APPLIED),  # whatever file it stands in
    ],
)
def test_a_mark_is_worked_in_if_it_fits(
    locales: Path, key: str, present: str, proposed: str, expected: Outcome
) -> None:
    assert outcome(locales, key, present, proposed) is expected


def test_only_the_marked_sentence_changes(locales: Path) -> None:
    present = "{ $count ->\n    [one] 1 ticket\n   *[other] { $count } tickets\n  } here"
    assert outcome(locales, "count", present, present.replace(" here", " there")) is Outcome.APPLIED
    assert (locales / "or" / "b.ftl").read_text(encoding="utf-8") == FTL.replace(" here", " there")


def test_a_proposal_of_several_lines_stays_one_sentence(locales: Path) -> None:
    assert outcome(locales, "last", "Bye", "Bye.\r\nSee you.") is Outcome.APPLIED
    value = entry(locales, "last").value
    assert value is not None
    assert [e.value for e in value.elements if isinstance(e, ast.TextElement)] == ["Bye.\nSee you."]


def test_what_the_page_lets_download_can_be_read_and_the_last_mark_of_a_sentence_holds(tmp_path: Path) -> None:
    path = tmp_path / "marks.csv"
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        rows = csv.writer(file, quoting=csv.QUOTE_ALL)
        rows.writerow(COLUMNS)
        rows.writerow(["or", "b.ftl", "last", "Bye", "Ta", "", "high", "sentence"])
        rows.writerow(["or", "b.ftl", "last", "Bye", 'Ta "ta",\nsee you', "warmer", "medium", "sentence"])
        rows.writerow(["or", "b.ftl", "hello", "Hello", "", "only a remark", "high", "sentence"])
    assert read(path) == [Mark("or", "last", "Bye", 'Ta "ta",\nsee you')]


def test_the_command_says_what_did_not_fit(locales: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "marks.csv"
    path.write_text(
        ",".join(COLUMNS) + "\nor,b.ftl,last,Bye,Ta,,high,sentence\nor,b.ftl,hello,Hello,Hi,,high,sentence\n",
        encoding="utf-8",
    )
    assert main(["--marks", str(path), "--locales", str(locales)]) == 1
    said = capsys.readouterr().out
    assert "or hello: the sentence is another one by now" in said
    assert "1 applied" in said
    assert entry(locales, "last").value is not None
