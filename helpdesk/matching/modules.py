"""Which part of MUKTASoft a text is about, by the configured words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from helpdesk.matching.kept import kept
from helpdesk.matching.phrases import Spoken
from helpdesk.settings.named import names_of
from helpdesk.settings.settings import Module
from helpdesk.text.searching import tokens
from helpdesk.text.words import Word, folded_words, words


@dataclass(frozen=True, slots=True)
class _Index:
    phrases: Mapping[tuple[str, ...], frozenset[str]]
    first: Mapping[str, int]  # the first words of phrases, and how many words the longest of each has


@kept
def _index(modules: tuple[Module, ...]) -> _Index:
    phrases: dict[tuple[str, ...], set[str]] = {}
    for module in modules:
        for phrase in (*names_of(module), *module.words):
            phrases.setdefault(folded_words(phrase), set()).add(module.key)
    phrases.pop((), None)
    first: dict[str, int] = {}
    for words_of_it in phrases:
        first[words_of_it[0]] = max(first.get(words_of_it[0], 0), len(words_of_it))
    return _Index({phrase: frozenset(keys) for phrase, keys in phrases.items()}, first)


def modules_at(said: Sequence[Word], first: int, modules: tuple[Module, ...]) -> tuple[int, frozenset[str]]:
    """Return how many words from ``first`` on are the longest module phrase there, and whose; plurals count."""
    return _at(said, first, _index(modules))


def _at(said: Sequence[Word], first: int, index: _Index) -> tuple[int, frozenset[str]]:
    begun = said[first].folded if first < len(said) else ""
    longest = max(index.first.get(begun, 0), index.first.get(begun.removesuffix("s"), 0))
    for last in range(min(len(said), first + longest), first, -1):
        spoken = tuple(word.folded for word in said[first:last])
        singular = (*spoken[:-1], spoken[-1].removesuffix("s"))
        keys = index.phrases.get(spoken) or index.phrases.get(singular)
        if keys:
            return last - first, keys
    return 0, frozenset()


def module_in(text: str, modules: tuple[Module, ...]) -> str | None:
    """Return the one module that ``text`` speaks of; None if it speaks of none, or of several."""
    said, index = words(text), _index(modules)
    meant: set[frozenset[str]] = set()
    at = 0
    while at < len(said):
        length, keys = _at(said, at, index)
        if keys:
            meant.add(keys)
        at += length or 1
    common = frozenset.intersection(*meant) if meant else frozenset()
    return next(iter(common)) if len(common) == 1 else None


@kept
def module_words(modules: tuple[Module, ...]) -> frozenset[str]:
    """Return the words, as they are indexed, by which modules are named: alone they tell of no trouble."""
    return frozenset(token for phrase in _index(modules).phrases for token in tokens(" ".join(phrase)))


def likely_modules(text: str, modules: tuple[Module, ...], lately: Sequence[str] = ()) -> tuple[str, ...]:
    """Return all modules, the likeliest first: those the text speaks of, those of ``lately``, the others.

    Of what the text speaks of, the longest phrase comes first, then what is said first.
    """
    said = Spoken(folded_words(text))
    spoken: dict[str, tuple[int, int]] = {}
    for phrase, keys in _index(modules).phrases.items():
        at = said.place_of(phrase)
        for key in keys if at is not None else ():
            spoken[key] = min(spoken.get(key, (0, 0)), (-len(phrase), at or 0))
    named = sorted(spoken, key=lambda key: spoken[key])
    listed = [module.key for module in modules]
    return tuple(dict.fromkeys([*named, *(key for key in lately if key in listed), *listed]))
