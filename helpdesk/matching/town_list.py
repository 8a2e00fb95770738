"""A list of towns as people paste or upload it: read line by line, compared with what is known, not saved."""

from __future__ import annotations

import codecs
import csv
import io
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from helpdesk.settings.settings import Ulb
from helpdesk.text.words import clean, fold

CODE = re.compile(r"[A-Z0-9]{1,10}")
NAME = 64  # letters
UNREADABLE = ("\ufffd", "\0")
# What columns are called, by what they are for; letters only, small. Other columns are left aside.
TITLES = {
    "code": ("code", "ulbcode", "towncode", "citycode", "tenantcode", "codeofulb"),
    "name": ("name", "ulbname", "townname", "cityname", "town", "city", "nameofulb", "nameoftheulb", "nameoftown",
             "nameinenglish", "nameenglish", "englishname", "english"),
    "name_or": ("nameor", "nameinodia", "odianame", "nameodia", "odia", "nameinoriya", "oriya", "ulbnameodia",
                "ulbnameinodia", "townnameinodia", "ଓଡିଆ", "ଓଡିଆନାମ", "ନାମ"),
}  # fmt: skip
LINES_OF_CELL = 3  # at most, where a cell has several
BEFORE_LIST = 5  # lines of a title that may stand above the columns' names
MARKS = ("\t", ";", ",")
BLANK = "".join(MARKS) + ' "\r\xa0'
LOST = re.compile(r"\?{2,}|^\?$|\w\?\w")  # what is left of letters that an encoding does not have
ODIA = re.compile("[\u0b05-\u0b39\u0b5c-\u0b61\u0b71]")


@dataclass(frozen=True, slots=True)
class Refused:
    """A line that can't be taken; ``why`` is columns, code, name, name-or, lost, twice or name-twice."""

    line: int
    text: str
    why: str


@dataclass(frozen=True, slots=True)
class Preview:
    """What a list would do."""

    added: tuple[Ulb, ...] = ()
    changed: tuple[Ulb, ...] = ()
    same: int = 0
    refused: tuple[Refused, ...] = ()

    @property
    def towns(self) -> tuple[Ulb, ...]:
        """What would be written."""
        return self.added + self.changed


def read_towns(text: str, known: Sequence[Ulb]) -> Preview:
    """Return what a list of ``code,name,name in Odia`` would do; commas, semicolons and tabs part the columns.

    A line of titles says in which columns these are; a serial number before them, columns that are empty and lines
    without anything are left aside.
    """
    before = {ulb.code: ulb for ulb in known}
    names = {_plain(ulb.name): ulb.code for ulb in known}
    seen: set[str] = set()
    added, changed, refused, same = [], [], [], 0
    for number, line, cells in _rows(text):
        town = _town(cells, before)
        why = town if isinstance(town, str) else _double(town, seen, names)
        if why:
            refused.append(Refused(number, line.strip()[:80], why))
            continue
        assert isinstance(town, Ulb)
        seen.add(town.code)
        names[_plain(town.name)] = town.code
        if town.code not in before:
            added.append(town)
        elif town != before[town.code]:
            changed.append(town)
        else:
            same += 1
    return Preview(tuple(added), tuple(changed), same, tuple(refused))


def text_of(file: bytes) -> str:
    """Return the text of an uploaded list: UTF-16 if it begins so, else UTF-8; what is neither is not readable."""
    wide = file.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    return file.decode("utf-16" if wide else "utf-8", errors="replace")


def is_readable(text: str) -> bool:
    """Whether a list came through as it was written; not, if it was saved in another encoding."""
    return not any(sign in text for sign in UNREADABLE)


def code_for(name: str, taken: Iterable[str]) -> str:
    """Return a code for a town that has none: the letters of its name, and a number where they are taken."""
    used = set(taken)
    letters = "".join(c for c in unicodedata.normalize("NFKD", name).upper() if c.isascii() and c.isalnum())[:7]
    stem = letters[:3] or "U"
    choices = [stem, letters[:4], letters[:5], letters[:6], letters]
    numbered = (f"{stem}{number}" for number in range(1, len(used) + 2))
    return next(code for code in (*choices, *numbered) if code and code not in used)


def _rows(text: str) -> Iterator[tuple[int, str, Sequence[str]]]:
    """Yield number, text and cells (code, name, name in Odia) of the lines that are towns."""
    lines = [(n, line) for n, line in _lines(text.removeprefix("\ufeff")) if line.strip(BLANK)]
    if lines and (said := re.fullmatch(r"sep=([;,\t])", lines[0][1].strip("\r "), re.IGNORECASE)):
        lines, mark = lines[1:], said[1]
    else:
        mark = _mark([line for _, line in lines])
    rows = [(n, line, cells) for n, line in lines if any(cells := _cells(line, mark))]
    for at, (_, _, cells) in enumerate(rows[:BEFORE_LIST]):
        if (columns := _titled(cells)) is not None:
            for n, line, row in rows[at + 1 :]:
                yield n, line, [row[c] if c < len(row) else "" for c in columns]
            return
    serial = _are_numbered([cells for _, _, cells in rows])
    for n, line, cells in rows:
        yield n, line, cells[1:] if serial else cells


def _lines(text: str) -> Iterator[tuple[int, str]]:
    """Yield the lines by their number; a cell whose quotes close on a later line goes on there."""
    lines = text.splitlines()
    at = 0
    while at < len(lines):
        ends = range(at + 1, min(at + LINES_OF_CELL, len(lines)) + 1)
        end = next((end for end in ends if "".join(lines[at:end]).count('"') % 2 == 0), at + 1)
        yield at + 1, " ".join(lines[at:end])
        at = end


def _mark(lines: Sequence[str]) -> str:
    """Return what parts the columns: what stands in most lines, equally often; what is quoted is no mark."""
    plain = [re.sub(r'"[^"]*"', "", line) for line in lines]

    def fits(mark: str) -> tuple[int, int]:
        (often, lines_so), *_ = Counter(line.count(mark) for line in plain).most_common(1) or [(0, 0)]
        return (sum(mark in line for line in plain), lines_so if often else 0)

    return max(MARKS, key=fits)


def _cells(line: str, mark: str) -> list[str]:
    """Return the cells of a line without the empty ones at its end."""
    try:
        cells = next(iter(csv.reader(io.StringIO(line), delimiter=mark, skipinitialspace=True)), [])
    except csv.Error:  # a column longer than any that it reads
        return [line]
    cells = [clean(re.sub(r'^="(.*)"$', r"\1", cell.strip())) for cell in cells]
    while len(cells) > 2 and not cells[-1]:
        cells.pop()
    return cells


def _titled(cells: Sequence[str]) -> list[int] | None:
    """Return where code, name and name in Odia stand, if these are the titles of columns."""
    plain = ["".join(c for c in fold(cell) if c.isalpha() or unicodedata.category(c)[0] == "M") for cell in cells]
    found = {what: at for at, cell in enumerate(plain) for what, titles in TITLES.items() if cell in titles}
    if "ulb" in plain:  # beside a name it is the code, beside a code the name
        found.setdefault("code" if "name" in found else "name", plain.index("ulb"))
    if "code" not in found or "name" not in found:
        return None
    return [found["code"], found["name"], found.get("name_or", len(cells) + 1_000)]


def _are_numbered(rows: Sequence[Sequence[str]]) -> bool:
    """Whether the first column is a serial number: it counts on, and code and name follow."""
    counts = [int(row[0].rstrip(".)")) if re.fullmatch(r"\d{1,4}[.)]?", row[0]) else None for row in rows if row]
    first = counts[0] if counts else None
    counted = first is not None and counts == [*range(first, first + len(counts))]
    return counted and all(len(row) > 2 and CODE.fullmatch(row[1].upper()) is not None for row in rows)


def _town(cells: Sequence[str], before: dict[str, Ulb]) -> Ulb | str:
    if not 2 <= len(cells) <= 3:
        return "columns"
    code, name = cells[0].upper(), " ".join(cells[1].split())
    if not CODE.fullmatch(code):
        return "code"
    if LOST.search(name) or (len(cells) > 2 and "?" in cells[2]):
        return "lost"
    if not any(c.isalpha() for c in name) or len(name) > NAME:  # "Total,115"
        return "name"
    if len(cells) > 2 and cells[2] and not ODIA.search(cells[2]):
        return "name-or"
    former = before.get(code)
    name_or = cells[2] if len(cells) > 2 and cells[2] else former.name_or if former else ""
    name_hi = former.name_hi if former and former.name == name else ""
    return Ulb(code, name, name_or[:NAME], former.alias if former else (), name_hi)


def _double(town: Ulb, seen: set[str], names: dict[str, str]) -> str | None:
    if town.code in seen:
        return "twice"
    return "name-twice" if names.get(_plain(town.name), town.code) != town.code else None


def _plain(name: str) -> str:
    return " ".join(name.casefold().split())
