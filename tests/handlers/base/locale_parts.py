"""The catalogues as Fluent reads them, for the tests that look at sentences."""

from __future__ import annotations

import inspect
import re
from collections import Counter
from functools import cache
from pathlib import Path

from fluent.syntax import FluentParser, ast
from fluent.syntax.visitor import Visitor

import handlers

LOCALES = Path(inspect.getfile(handlers)).parent / "locales"
NAMES = sorted({path.name for path in LOCALES.glob("*/*.ftl")})


class Parts(Visitor):
    """What a sentence is made of."""

    def __init__(self) -> None:
        self.variables: set[str] = set()
        self.texts: list[str] = []

    def visit_VariableReference(self, node: ast.VariableReference) -> None:
        self.variables.add(node.id.name)

    def visit_TextElement(self, node: ast.TextElement) -> None:
        self.texts.append(node.value)

    @property
    def text(self) -> str:
        """The words without their facts; a tag that holds a fact is whole."""
        return "".join(self.texts)

    @property
    def tags(self) -> Counter[str]:
        """How often each tag is opened and closed."""
        return Counter(re.findall(r"</?[a-z-]+", self.text))


@cache
def parsed(language: str, name: str) -> list[ast.EntryType]:
    path = LOCALES / language / name
    return list(FluentParser().parse(path.read_text(encoding="utf-8")).body) if path.exists() else []


@cache
def sentences(language: str, name: str) -> dict[str, Parts]:
    found: dict[str, Parts] = {}
    for entry in parsed(language, name):
        if isinstance(entry, ast.Message):
            found[entry.id.name] = Parts()
            found[entry.id.name].visit(entry)
    return found
