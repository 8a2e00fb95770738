"""A list of towns as people paste or upload it: read line by line, compared with what is known, not saved."""

from __future__ import annotations

import codecs
import csv
import io
import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from helpdesk.settings.settings import Ulb
from helpdesk.text.words import clean, words

CODE = re.compile(r"[A-Z0-9]{1,10}")
NAME = 64  # letters
UNREADABLE = ("\ufffd", "\0")
HEADER = frozenset({"code", "ulb", "ulb_code", "ulbcode"})


@dataclass(frozen=True, slots=True)
class Refused:
    """A line that can't be taken; ``why`` is columns, code, name, twice or name-twice."""

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
    """Return what a list of ``code,name,name in Odia`` would do; commas, semicolons and tabs part the columns."""
    before = {ulb.code: ulb for ulb in known}
    names = {_plain(ulb.name): ulb.code for ulb in known}
    seen: set[str] = set()
    added, changed, refused, same = [], [], [], 0
    for number, line in _lines(text):
        cells = [clean(cell) for cell in _cells(line)]
        if number == 1 and cells and cells[0].casefold().replace(" ", "_") in HEADER:
            continue
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


def _lines(text: str) -> list[tuple[int, str]]:
    lines = text.removeprefix("\ufeff").splitlines()
    return [(number, line) for number, line in enumerate(lines, 1) if line.strip()]


def _cells(line: str) -> list[str]:
    counts = {mark: line.count(mark) for mark in ("\t", ";", ",")}
    mark = max(counts, key=lambda each: counts[each])
    try:
        return next(iter(csv.reader(io.StringIO(line), delimiter=mark)), [])
    except csv.Error:  # a column longer than any that it reads
        return []


def _town(cells: Sequence[str], before: dict[str, Ulb]) -> Ulb | str:
    if not 2 <= len(cells) <= 3:
        return "columns"
    code, name = cells[0].upper(), " ".join(cells[1].split())
    if not CODE.fullmatch(code):
        return "code"
    if not words(name) or len(name) > NAME:
        return "name"
    former = before.get(code)
    name_or = cells[2] if len(cells) > 2 and cells[2] else former.name_or if former else ""
    return Ulb(code, name, name_or[:NAME], former.alias if former else ())


def _double(town: Ulb, seen: set[str], names: dict[str, str]) -> str | None:
    if town.code in seen:
        return "twice"
    return "name-twice" if names.get(_plain(town.name), town.code) != town.code else None


def _plain(name: str) -> str:
    return " ".join(name.casefold().split())
