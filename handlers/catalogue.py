"""Every sentence that people read, by key and language. Values are escaped here and nowhere else."""

from __future__ import annotations

import html
import re
from collections.abc import Mapping
from datetime import date, datetime
from importlib.resources import files
from typing import Any, cast

from fluent.runtime import FluentBundle, FluentResource

LANGUAGES = ("en", "or", "hi")
LONG = 200  # letters; Fluent refuses values above 2,500, so long ones are put in after it
_HELD = re.compile("\ue000(\\d+)\ue001")


class Html(str):
    """Text that is HTML already: it is not escaped again."""

    __slots__ = ()


class MissingSentence(LookupError):
    """No language has a sentence of that key, or its facts do not fit."""


class Catalogue:
    """The sentences of all languages; a language that lacks one falls back to English."""

    def __init__(self, languages: tuple[str, ...] = LANGUAGES) -> None:
        self._bundles = {language: _bundle(language) for language in languages}

    def has(self, key: str, language: str = "en") -> bool:
        """Whether a language has a sentence of that key itself."""
        return bool(self._bundles[language].has_message(key))

    def say(self, language: str, key: str, **facts: object) -> Html:
        """Return the sentence as HTML; text among the facts is escaped unless it is ``Html``."""
        return Html(self._format(language, key, {k: _escaped(v) for k, v in facts.items()}))

    def plain(self, language: str, key: str, **facts: object) -> str:
        """Return the sentence as plain text, for buttons and alerts."""
        return self._format(language, key, facts)

    def in_all_languages(self, key: str) -> frozenset[str]:
        """Return the sentence in every language: a menu's button may have been sent in a former one."""
        return frozenset(self._format(language, key, {}) for language in self._bundles)

    def _format(self, language: str, key: str, facts: Mapping[str, object]) -> str:
        bundle = self._bundles.get(language) or self._bundles["en"]
        if not bundle.has_message(key):
            bundle = self._bundles["en"]
        pattern = bundle.get_message(key).value if bundle.has_message(key) else None
        if pattern is None:
            raise MissingSentence(key)
        held: list[str] = []
        values = {k: _held(_value(v), held) for k, v in facts.items()}
        text, errors = bundle.format_pattern(pattern, cast("dict[str, Any]", values))
        if errors:
            raise MissingSentence(f"{key}: {errors[0]}")
        return _HELD.sub(lambda found: _put_in(found, held), str(text)) if held else str(text)


def _bundle(language: str) -> FluentBundle:
    bundle = FluentBundle([language], use_isolating=False)
    folder = files("handlers").joinpath("locales", language)
    if folder.is_dir():
        for source in sorted(folder.iterdir(), key=lambda file: file.name):
            bundle.add_resource(FluentResource(source.read_text(encoding="utf-8")))
    return bundle


def _escaped(value: object) -> object:
    return html.escape(value, quote=False) if isinstance(value, str) and not isinstance(value, Html) else value


def _value(value: object) -> object:
    # Fluent would write instants its own way: the house's way of saying a time is in times.py.
    if isinstance(value, datetime | date):
        raise TypeError("say instants with handlers/times.py")
    return "" if value is None else value


def _held(value: object, held: list[str]) -> object:
    """Return a mark in place of a long text, which is kept in ``held``."""
    if not isinstance(value, str) or len(value) <= LONG:
        return value
    held.append(value)
    return f"\ue000{len(held) - 1}\ue001"


def _put_in(found: re.Match[str], held: list[str]) -> str:
    number = int(found.group(1))
    return held[number] if number < len(held) else found.group()
