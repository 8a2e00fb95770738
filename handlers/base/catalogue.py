"""Every sentence that people read, by key and language. Values are escaped here and nowhere else."""

from __future__ import annotations

import html
import re
from collections.abc import Mapping
from datetime import date, datetime
from functools import cache, cached_property
from importlib.resources import files
from typing import TYPE_CHECKING, Any, cast, get_args

from handlers.base.digits import facts_in_own, in_own, source_in_own
from helpdesk.limits import Language
from helpdesk.text.names import NAMELESS

if TYPE_CHECKING:
    from fluent.runtime import FluentBundle

LANGUAGES: tuple[str, ...] = get_args(Language)
LONG = 200  # letters; Fluent refuses values above 2,500, so long ones are put in after it
_BEGINS = re.compile(r"(-?[A-Za-z][\w-]*) *=")
_NAMED = re.compile(r"\{\s*(-?[A-Za-z][\w-]*)")  # what a sentence takes from another; too many do no harm
_LINE = re.compile(r"[A-Za-z][\w-]* *= *([^{}\n]*[^{}\n ]) *\n*")
_MARK = "\ue000"
_HELD = re.compile(f"{_MARK}(\\d+)\ue001")


class Html(str):
    """Text that is HTML already: it is not escaped again."""

    __slots__ = ()


class MissingSentence(LookupError):
    """No language has a sentence of that key, or its facts do not fit."""


class Catalogue:
    """The sentences of all languages; a language that lacks one falls back to English."""

    def __init__(self, languages: tuple[str, ...] = LANGUAGES, *, own_digits: bool = False) -> None:
        self._languages = {language: _language(language, own_digits) for language in languages}
        self._own_digits = own_digits
        self._fixed: dict[tuple[str, str], str] = {}  # sentences without facts that were said, as most buttons are

    def has(self, key: str, language: str = "en") -> bool:
        """Whether a language has a sentence of that key itself."""
        return self._languages[language].has(key)

    def say(self, language: str, key: str, **facts: object) -> Html:
        """Return the sentence as HTML; text among the facts is escaped unless it is ``Html``."""
        return Html(self._format(language, key, {k: _escaped(v) for k, v in facts.items()}))

    def plain(self, language: str, key: str, **facts: object) -> str:
        """Return the sentence as plain text, for buttons and alerts."""
        return self._format(language, key, facts)

    def in_digits(self, language: str, text: str) -> str:
        """Return a date or a time in the digits that this desk writes in that language."""
        return in_own(text, language) if self._own_digits else text

    def in_all_languages(self, key: str) -> frozenset[str]:
        """Return the sentence in every language: a menu's button may have been sent in a former one."""
        return frozenset(self._format(language, key, {}) for language in self._languages)

    def _format(self, language: str, key: str, facts: Mapping[str, object]) -> str:
        if facts:
            return self._made(language, key, facts)
        if (language, key) not in self._fixed:
            self._fixed[language, key] = self._made(language, key, facts)
        return self._fixed[language, key]

    def _made(self, language: str, key: str, facts: Mapping[str, object]) -> str:
        english = self._languages["en"]
        spoken = self._languages.get(language, english)
        spoken = spoken if spoken.has(key) else english
        if not facts and (line := spoken.line(key)) is not None:
            return facts_in_own(line, language) if self._own_digits else line
        bundle = spoken.with_message(key)
        pattern = bundle.get_message(key).value if bundle.has_message(key) else None
        if pattern is None:
            raise MissingSentence(key)
        held: list[str] = []
        if NAMELESS in facts.values():
            nameless = self._format(language, "nameless", {})
            facts = {k: nameless if v == NAMELESS else v for k, v in facts.items()}
        values = {k: _held(_value(v), held) for k, v in facts.items()}
        text, errors = bundle.format_pattern(pattern, cast("dict[str, Any]", values))
        if errors:
            raise MissingSentence(f"{key}: {errors[0]}")
        said = facts_in_own(str(text), language) if self._own_digits else str(text)
        return _HELD.sub(lambda found: _put_in(found, held), said) if held else said


class _Language:
    """The sentences of one language. Each is parsed when it is first said: to parse them all takes half a start."""

    def __init__(self, language: str, own_digits: bool) -> None:
        self._language = language
        self._texts: dict[str, str] = {}
        self._parsed: set[str] = set()
        self._digits = language if own_digits else ""
        folder = files("handlers").joinpath("locales", language)
        if folder.is_dir():
            for source in sorted(folder.iterdir(), key=lambda file: file.name):
                self._texts |= entries(source.read_text(encoding="utf-8"))

    def has(self, key: str) -> bool:
        """Whether there is a sentence of that key."""
        return key in self._texts and not key.startswith("-")

    def line(self, key: str) -> str | None:
        """Return a sentence that is nothing but a line of text; None: Fluent must read it."""
        found = _LINE.fullmatch(source_in_own(self._texts.get(key, ""), self._digits))
        return found[1] if found else None

    @cached_property
    def _bundle(self) -> FluentBundle:
        """Where Fluent reads them. It loads all that is known of how people write numbers: 5 MB with the first."""
        from fluent.runtime import FluentBundle  # by the first sentence with facts, not by a start

        return FluentBundle([self._language], use_isolating=bool(self._digits))

    def with_message(self, key: str) -> FluentBundle:
        """Return the bundle, which knows that sentence and all that it is put together from."""
        from fluent.runtime import FluentResource

        wanted = [key]
        while wanted:
            name = wanted.pop()
            if name in self._texts and name not in self._parsed:
                self._parsed.add(name)
                self._bundle.add_resource(FluentResource(source_in_own(self._texts[name], self._digits)))
                wanted += _NAMED.findall(self._texts[name])
        return self._bundle


@cache
def _language(language: str, own_digits: bool) -> _Language:
    """Return the one copy of a language: its files do not change while the program runs."""
    return _Language(language, own_digits)


def entries(source: str) -> dict[str, str]:
    """Cut a file into its messages and terms: each begins a line with its name, what belongs to it does not."""
    found: dict[str, str] = {}
    name = ""
    for line in source.splitlines(keepends=True):
        begins = _BEGINS.match(line)
        if begins:
            name = begins[1]
            found[name] = ""
        elif line.startswith("#"):
            name = ""
        if name:
            found[name] += line
    return found


def _escaped(value: object) -> object:
    return html.escape(value, quote=False) if isinstance(value, str) and not isinstance(value, Html) else value


def _value(value: object) -> object:
    # Fluent would write instants its own way: the house's way of saying a time is in times.py.
    if isinstance(value, datetime | date):
        raise TypeError("say instants with handlers/base/times.py")
    return "" if value is None else value


def _held(value: object, held: list[str]) -> object:
    """Return a mark in place of a text that is long, or looks like a mark itself, and keep it in ``held``."""
    if not isinstance(value, str) or (len(value) <= LONG and _MARK not in value):
        return value
    held.append(value)
    return f"{_MARK}{len(held) - 1}\ue001"


def _put_in(found: re.Match[str], held: list[str]) -> str:
    number = int(found.group(1))
    return held[number] if number < len(held) else found.group()
