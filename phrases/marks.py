"""Write marks (language, file, key, present, proposed, why, certainty, kind) into the catalogues."""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import Enum
from pathlib import Path

from fluent.syntax import FluentParser, ast
from fluent.syntax.visitor import Visitor

COLUMNS = ("language", "file", "key", "present", "proposed", "why", "certainty", "kind")


class Outcome(Enum):
    """What became of a mark."""

    APPLIED = "applied"
    ALREADY = "said so already"
    DIFFERENT = "the sentence is another one by now"
    UNKNOWN = "no such sentence"
    BROKEN = "the proposal can't be read, or lacks a { $fact } that the sentence has"


@dataclass(frozen=True)
class Mark:
    """One proposal: this sentence, which reads like this now, shall read like that."""

    language: str
    key: str
    present: str
    proposed: str


def read(path: Path) -> list[Mark]:
    """Return the marks of a file; of several for one sentence the last one holds."""
    with path.open(encoding="utf-8-sig", newline="") as file:
        rows = [row for row in csv.DictReader(file) if row.get("proposed")]
    marks = [Mark(row["language"], row["key"], row["present"], row["proposed"]) for row in rows]
    return list({(mark.language, mark.key): mark for mark in marks}.values())


def apply(marks: Iterable[Mark], locales: Path) -> list[tuple[Mark, Outcome]]:
    """Write into the catalogues what fits, and return what became of each mark."""
    return [(mark, _apply(mark, locales)) for mark in marks]


def _apply(mark: Mark, locales: Path) -> Outcome:
    found = _file_of(mark, locales)
    if found is None:
        return Outcome.UNKNOWN
    path, span, now = found
    present, proposed = _pattern(mark.present), _pattern(mark.proposed)
    if proposed is None:
        return Outcome.BROKEN
    if now.equals(proposed):
        return Outcome.ALREADY
    if present is None or not now.equals(present):
        return Outcome.DIFFERENT
    if _facts(now) != _facts(proposed):
        return Outcome.BROKEN
    text = path.read_text(encoding="utf-8")
    path.write_text(text[: span[0]] + _indented(mark.proposed) + text[span[1] :], encoding="utf-8")
    return Outcome.APPLIED


def _file_of(mark: Mark, locales: Path) -> tuple[Path, tuple[int, int], ast.Pattern] | None:
    """Return where the sentence stands, whatever file a mark names: sentences move."""
    for path in sorted((locales / mark.language).glob("*.ftl")):
        text = path.read_text(encoding="utf-8")
        for entry in FluentParser().parse(text).body if f"{mark.key} =" in text else ():
            if isinstance(entry, ast.Message) and entry.id.name == mark.key and entry.value and entry.value.span:
                return path, (entry.value.span.start, entry.value.span.end), entry.value
    return None


def _pattern(text: str) -> ast.Pattern | None:
    """Return a sentence as Fluent reads it; None if it can't."""
    body = FluentParser().parse(f"key = {_indented(text)}\n").body
    return body[0].value if len(body) == 1 and isinstance(body[0], ast.Message) else None


def _indented(text: str) -> str:
    """Return the lines of a sentence as a catalogue holds them: all but the first stand in from the margin."""
    first, *rest = text.replace("\r\n", "\n").strip().split("\n")
    return "\n".join([first.strip(), *(line if line[:1] == " " or not line else f"    {line}" for line in rest)])


class _Facts(Visitor):
    def __init__(self) -> None:
        self.names: set[str] = set()

    def visit_VariableReference(self, node: ast.VariableReference) -> None:
        self.names.add(node.id.name)


def _facts(pattern: ast.Pattern) -> set[str]:
    found = _Facts()
    found.visit(pattern)
    return found.names


def told(outcomes: Iterable[tuple[Mark, Outcome]]) -> Iterable[str]:
    """Say what became of the marks: each that was not applied by name, then how many of each."""
    outcomes = list(outcomes)
    for mark, outcome in outcomes:
        if outcome not in (Outcome.APPLIED, Outcome.ALREADY):
            yield f"{mark.language} {mark.key}: {outcome.value}"
    counted: Mapping[Outcome, int] = Counter(outcome for _, outcome in outcomes)
    for outcome, count in counted.items():
        yield f"{count} {outcome.value}"
