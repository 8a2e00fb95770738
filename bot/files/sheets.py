"""Tables as files: XLSX with typed cells, CSV for everything else; nothing in them is ever run as a formula."""

from __future__ import annotations

import csv
import unicodedata
from collections.abc import Iterable, Sequence
from datetime import datetime
from pathlib import Path
from types import TracebackType
from typing import Any, Protocol, Self

import xlsxwriter

from helpdesk.reports.exporting import Cell, CellKind, Column, Format
from helpdesk.text.words import is_visible

MAX_ROWS = 1_048_576  # of a worksheet
MAX_LETTERS = 32_767  # of a cell
FORMULA = frozenset("=+-@\t\r\n\0")  # what a formula may begin with, also in its full-width and other forms
# Spaces of every width, line ends, controls, joiners, byte order marks, what has no letter, what only adorns one.
UNSEEN = frozenset({"Zs", "Zl", "Zp", "Cc", "Cf", "Cn", "Co", "Cs", "Mn", "Me"})
WIDTHS = {CellKind.TEXT: 18, CellKind.NUMBER: 9, CellKind.LOCAL: 17, CellKind.UTC: 17}
WHEN = "yyyy-mm-dd hh:mm:ss"


class Sheet(Protocol):
    """A file that takes rows one after the other; closed when its ``with`` ends."""

    def add(self, row: Iterable[Cell]) -> None:
        """Write the next row."""

    def __enter__(self) -> Self: ...
    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None: ...


def open_sheet(path: Path, form: Format, columns: Sequence[Column]) -> Sheet:
    """Return an empty table at ``path`` with its header."""
    return Xlsx(path, columns) if form is Format.XLSX else Csv(path, columns)


def is_risky(text: str) -> bool:
    """Whether a spreadsheet could take a text for a formula: it may pass over what is not seen before it."""
    if unicodedata.normalize("NFKC", text[:1])[:1] in FORMULA:
        return True
    seen = next((letter for letter in text if is_visible(letter) and unicodedata.category(letter) not in UNSEEN), "")
    return unicodedata.normalize("NFKC", seen)[:1] in FORMULA


def harmless(text: str) -> str:
    """Return a text that no spreadsheet takes for a formula: an apostrophe goes before one that could be."""
    return f"'{text}" if is_risky(text) else text


class Csv:
    """UTF-8 with a mark, so that Excel reads Odia; times as ISO 8601 with their offset."""

    def __init__(self, path: Path, columns: Sequence[Column]) -> None:
        self._file = path.open("w", encoding="utf-8-sig", newline="")
        self._writer = csv.writer(self._file)
        self._writer.writerow([column.title for column in columns])

    def add(self, row: Iterable[Cell]) -> None:
        """Write the next row."""
        self._writer.writerow([_as_csv(cell) for cell in row])

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._file.close()


def _as_csv(cell: Cell) -> str | int:
    if isinstance(cell, str):
        return harmless(cell)
    if isinstance(cell, datetime):
        return cell.isoformat()
    return "" if cell is None else cell


class Xlsx:
    """A workbook that is written as it goes: its memory does not grow with its rows."""

    def __init__(self, path: Path, columns: Sequence[Column]) -> None:
        settings = {
            "constant_memory": True,
            "strings_to_formulas": False,
            "strings_to_numbers": False,
            "strings_to_urls": False,
            "remove_timezone": True,
        }
        self._book = xlsxwriter.Workbook(str(path), settings)
        self._columns = columns
        self._bold = self._book.add_format({"bold": True, "bg_color": "#E8E8E8", "border": 1})
        self._when = self._book.add_format({"num_format": WHEN})
        self._as_words = self._book.add_format({"quote_prefix": True})  # stays words if it is edited or saved as CSV
        self._sheet: Any = None
        self._row = MAX_ROWS
        self._begin()

    def add(self, row: Iterable[Cell]) -> None:
        """Write the next row; a full worksheet is followed by another."""
        if self._row >= MAX_ROWS:
            self._begin()
        for number, cell in enumerate(row):
            if isinstance(cell, str):
                look = self._as_words if is_risky(cell) else None
                self._sheet.write_string(self._row, number, cell[:MAX_LETTERS], look)
            elif isinstance(cell, datetime):
                self._sheet.write_datetime(self._row, number, cell, self._when)
            elif cell is not None:
                self._sheet.write_number(self._row, number, cell)
        self._row += 1

    def _begin(self) -> None:
        self._finish()
        self._sheet = self._book.add_worksheet()
        self._sheet.freeze_panes(1, 1)
        for number, column in enumerate(self._columns):
            self._sheet.set_column(number, number, WIDTHS[column.kind])
            self._sheet.write_string(0, number, column.title, self._bold)
        self._row = 1

    def _finish(self) -> None:
        if self._sheet is not None:
            self._sheet.autofilter(0, 0, max(1, self._row - 1), len(self._columns) - 1)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._finish()
        self._book.close()
