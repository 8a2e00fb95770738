"""Every sentence that people read, by key and language. Values are escaped here and nowhere else."""

from __future__ import annotations

import html
from collections.abc import Mapping
from datetime import date, datetime
from importlib.resources import files
from typing import Any, cast

from fluent.runtime import FluentBundle, FluentResource

LANGUAGES = ("en", "or", "hi")


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
        text, errors = bundle.format_pattern(
            pattern, cast("dict[str, Any]", {k: _value(v) for k, v in facts.items()})
        )
        if errors:
            raise MissingSentence(f"{key}: {errors[0]}")
        return str(text)


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
