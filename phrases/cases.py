"""Every sentence as people would read it: with facts such as a desk has, once for each way that it can be said."""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from fluent.syntax import FluentParser, ast
from fluent.syntax.visitor import Visitor

from handlers.base.catalogue import LANGUAGES, Catalogue, Html, entries
from handlers.base.times import day, on_date, when

ROOM = {1: 38, 2: 19, 3: 13}  # letters of a label: alone in its line on a phone of 360 px, in two, in three
LABEL = re.compile(r"([a-z]+-)?button-|promise-|menu-(new-ticket|mine)$|key-|[a-z]*-?reason-(?!named|weekday|closed)")
ZONE = "Asia/Kolkata"
AT = datetime(2026, 11, 17, 12, 0, tzinfo=UTC)  # 5:30 pm on a Tuesday there
INSTANTS = ("when", "since", "until", "due", "due_at", "at", "now", "answered", "off")
MOST = 12  # ways of saying one sentence
_FACTS: dict[str, dict[str, Any]] = tomllib.loads((Path(__file__).parent / "values.toml").read_text("utf-8"))
_NUMBERS = {"zero": 0, "one": 1}


@dataclass(frozen=True)
class Phrase:
    """One sentence: where it stands, how its files have it, and how it reads, way by way, in each language."""

    file: str
    key: str
    is_label: bool
    sources: Mapping[str, str]
    says: Mapping[str, tuple[str, ...]]


class _Asked(Visitor):
    """Which facts a sentence has, and by which of them it is said in several ways."""

    def __init__(self) -> None:
        self.facts: set[str] = set()
        self.ways: dict[str, set[str]] = {}

    def visit_VariableReference(self, node: ast.VariableReference) -> None:
        self.facts.add(node.id.name)

    def visit_SelectExpression(self, node: ast.SelectExpression) -> None:
        if isinstance(node.selector, ast.VariableReference):
            keys = (v.key.name if isinstance(v.key, ast.Identifier) else v.key.value for v in node.variants)
            self.ways.setdefault(node.selector.id.name, set()).update(keys)
        self.generic_visit(node)


def phrases(locales: Path) -> Iterator[Phrase]:
    """Return every sentence, file by file in the order of the English files."""
    catalogue = Catalogue()
    for path in sorted((locales / "en").glob("*.ftl")):
        files = {lang: (locales / lang / path.name).read_text(encoding="utf-8") for lang in LANGUAGES}
        texts = {lang: entries(text) for lang, text in files.items()}
        for key in texts["en"]:
            yield _phrase(catalogue, path.name, key, {lang: texts[lang].get(key, "") for lang in LANGUAGES})


def _phrase(catalogue: Catalogue, file: str, key: str, texts: Mapping[str, str]) -> Phrase:
    asked = _Asked()
    for text in texts.values():
        asked.visit(FluentParser().parse(text))
    ways = list(_ways(asked, facts_of(key, "en")))
    read = [tuple(_said(catalogue, key, lang, asked, way) for lang in LANGUAGES) for way in ways]
    told = list(dict.fromkeys(read))[:MOST]
    says = {lang: tuple(way[at] for way in told) for at, lang in enumerate(LANGUAGES)}
    sources = {lang: text.partition("=")[2].strip() for lang, text in texts.items()}
    return Phrase(file, key, LABEL.match(key) is not None, sources, says)


def _ways(asked: _Asked, usual: Mapping[str, object]) -> Iterator[dict[str, object]]:
    """Return the usual facts, then each other way, one fact changed at a time."""
    yield {}
    for fact, keys in sorted(asked.ways.items()):
        counted = isinstance(usual.get(fact), int) or any(k in _NUMBERS or k.lstrip("-").isdigit() for k in keys)
        for key in sorted(keys - {"other"}):
            yield {fact: _NUMBERS[key] if key in _NUMBERS and counted else int(key) if counted else key}


def _said(catalogue: Catalogue, key: str, language: str, asked: _Asked, way: Mapping[str, object]) -> str:
    facts = {fact: value for fact, value in facts_of(key, language).items() if fact in asked.facts}
    return str(catalogue.say(language, key, **{**facts, **way}))


def facts_of(key: str, language: str) -> dict[str, object]:
    """Return facts for a sentence in a language: instants in its own words, names as a desk would have them."""
    made: dict[str, object] = dict.fromkeys(INSTANTS, when(AT, ZONE, language))
    made |= dict.fromkeys(("day", "days", "dates", "first", "last"), day(AT, ZONE, language))
    made["before"] = on_date(date(2026, 11, 16), language)
    said = _FACTS["all"] | made | _FACTS[language]
    for fact, value in _FACTS["only"].get(key, {}).items():
        said[fact] = value[language] if isinstance(value, dict) else value
    return {fact: Html(value) if isinstance(value, str) and "<" in value else value for fact, value in said.items()}


def wide(label: str) -> int:
    """Return how many letters of a label stand side by side: signs above and below one need no room."""
    return sum(unicodedata.category(letter) not in ("Mn", "Me", "Cf") for letter in label)
