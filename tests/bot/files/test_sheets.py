"""The files of an export: typed cells, no formula that runs, a memory that does not grow."""

from __future__ import annotations

import re
import tracemalloc
import zipfile
from collections.abc import Sequence
from pathlib import Path
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.base.progress import bar
from bot.files.sheets import Csv, Xlsx, harmless
from helpdesk.reports.exporting import COLUMNS, PERSONAL, Cell, CellKind, Column
from tests.bot.files.tables import FORMULA, NS, rows
from tests.storage.factories import MONDAY

TEXT = (Column("text", CellKind.TEXT, lambda _r, _l: None),)


def sheet(path: Path, columns: Sequence[Column], *lines: Sequence[Cell]) -> str:
    with Xlsx(path, columns) as xlsx:
        for line in lines:
            xlsx.add(line)
    with zipfile.ZipFile(path) as book:
        return book.read("xl/worksheets/sheet1.xml").decode()


def test_a_workbook_s_cells_are_typed_its_header_stays_and_can_be_filtered(tmp_path: Path) -> None:
    columns = (
        *TEXT,
        Column("n", CellKind.NUMBER, lambda _r, _l: 1),
        Column("at", CellKind.LOCAL, lambda _r, _l: None),
    )
    xml = sheet(tmp_path / "a.xlsx", columns, [FORMULA, 7, MONDAY], ["'x", None, None])
    assert "<f>" not in xml
    assert f"<t>{FORMULA}</t>".replace('"', "&quot;") in xml.replace('"', "&quot;")
    assert re.search(r'<c r="B2"><v>7</v></c>', xml)
    assert re.search(r'<c r="C2" s="\d"><v>46342\.1875</v></c>', xml)  # a date, not its words
    assert 'state="frozen"' in xml
    assert '<autoFilter ref="A1:C3"/>' in xml


def test_a_text_longer_than_a_cell_is_cut(tmp_path: Path) -> None:
    assert "x" * 32_767 + "<" in sheet(tmp_path / "a.xlsx", TEXT, ["x" * 40_000])


RISKY = ["=", "+", "-", "@", "\t", "\r", "\n", "\0", "＝", "＋", "－", "＠", "﹦", "﹢", "﹣", "﹫"]


CONTROLS = {"\t", "\r", "\n", "\0"}  # dangerous in the first place only
# A space, NBSP, narrow and wide spaces, zero-width ones, BOM, soft hyphen, line and paragraph ends, right-to-left.
UNSEEN = [
    " ",
    "\xa0",
    "\u2007",
    "\u3000",
    "\u200b",
    "\u2060",
    "\ufeff",
    "\xad",
    "\u2028",
    "\u2029",
    "\u202e",
    "\x0b",
    "\x1c",
    "\u2800",
    "\u3164",
    "\u115f",
    "\ue000",
    "\U000e0041",
    "\ufe0f",
]
LEADS = st.lists(st.sampled_from(UNSEEN), max_size=4).map("".join)


@given(LEADS, st.one_of(st.just(""), st.sampled_from(RISKY)), st.text(max_size=30))
def test_no_cell_of_a_csv_begins_like_a_formula_whatever_unseen_stands_before_it(
    lead: str, first: str, rest: str
) -> None:
    text = lead + first + rest
    said = harmless(text)
    assert not said.startswith(tuple(RISKY))
    assert not said.lstrip("".join([*UNSEEN, *CONTROLS])).startswith(tuple(set(RISKY) - CONTROLS))
    assert said in (text, f"'{text}")
    assert first in ("", *CONTROLS) or said.startswith("'")


@pytest.mark.parametrize("text", ["Ramesh", " two spaces", "\ufeffa letter", "ଜଟଣୀ", "", "1+1", "'=1"])
def test_a_cell_that_could_be_no_formula_is_as_it_was_written(text: str) -> None:
    assert harmless(text) == text


def test_a_workbook_keeps_what_looks_like_a_formula_as_words_that_stay_words(tmp_path: Path) -> None:
    risky = ("=", "+", "-", "@", "＝", " =", "\xa0=", "\ufeff=")
    xml = sheet(tmp_path / "a.xlsx", TEXT, *([f"{first}1+1"] for first in risky), ["1+1"])
    assert "<f>" not in xml
    assert xml.count('t="inlineStr"') == 10
    with zipfile.ZipFile(tmp_path / "a.xlsx") as book:
        formats = ElementTree.fromstring(book.read("xl/styles.xml")).findall(f"{NS}cellXfs/{NS}xf")
    looks = re.findall(r'<c r="A(?:[2-9]|10)"(?: s="(\d)")? t="inlineStr">', xml)
    assert [bool(look) and formats[int(look)].get("quotePrefix") == "1" for look in looks] == [True] * 8 + [False]


def most_memory(path: Path, lines: int) -> int:
    tracemalloc.start()
    with Xlsx(path, TEXT * 5) as xlsx:
        for number in range(lines):
            xlsx.add([f"a word, then number {number}"] * 5)
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    return most


def test_a_workbook_s_memory_does_not_grow_with_its_rows(tmp_path: Path) -> None:
    few, many = (most_memory(tmp_path / "a.xlsx", lines) for lines in (500, 5_000))
    assert many < 1.3 * few


def test_what_people_write_comes_back_from_a_csv(tmp_path: Path) -> None:
    said = 'ଓଡ଼ିଆ, "quoted"; two\nlines'
    with Csv(tmp_path / "a.csv", TEXT) as out:
        out.add([said])
    assert rows(tmp_path / "a.csv") == [{"text": said}]


def test_titles_are_unique_and_personal_ones_are_apart() -> None:
    titles = [column.title for column in COLUMNS + PERSONAL]
    assert len(set(titles)) == len(titles)
    assert not any("caller_name" in c.title or "phone" in c.title for c in COLUMNS)


def test_the_bar_draws_itself_on_one_line_and_ends_it() -> None:
    drawn: list[str] = []
    show = bar(drawn.append)
    show(500, 1000)
    show(1000, 1000)
    assert drawn[0].startswith("\r[###############...............]  50%  500 of 1,000")
    assert drawn[-1] == "\n"
