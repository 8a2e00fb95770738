"""Which part of MUKTASoft a text is about, by the configured words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache

from helpdesk.matching.phrases import place_of
from helpdesk.settings.named import names_of
from helpdesk.settings.settings import Module
from helpdesk.text.searching import tokens
from helpdesk.text.words import Word, folded_words, words


@lru_cache(maxsize=8)
def _phrases(modules: tuple[Module, ...]) -> Mapping[tuple[str, ...], frozenset[str]]:
    phrases: dict[tuple[str, ...], set[str]] = {}
    for module in modules:
        for phrase in (*names_of(module), *module.words):
            phrases.setdefault(folded_words(phrase), set()).add(module.key)
    phrases.pop((), None)
    return {phrase: frozenset(keys) for phrase, keys in phrases.items()}


def modules_at(said: Sequence[Word], first: int, modules: tuple[Module, ...]) -> tuple[int, frozenset[str]]:
    """Return how many words from ``first`` on are the longest module phrase there, and whose; plurals count."""
    phrases = _phrases(modules)
    longest = max((len(phrase) for phrase in phrases), default=0)
    for last in range(min(len(said), first + longest), first, -1):
        spoken = tuple(word.folded for word in said[first:last])
        singular = (*spoken[:-1], spoken[-1].removesuffix("s"))
        keys = phrases.get(spoken) or phrases.get(singular)
        if keys:
            return last - first, keys
    return 0, frozenset()


def module_in(text: str, modules: tuple[Module, ...]) -> str | None:
    """Return the one module that ``text`` speaks of; None if it speaks of none, or of several."""
    said = words(text)
    meant: set[frozenset[str]] = set()
    at = 0
    while at < len(said):
        length, keys = modules_at(said, at, modules)
        if keys:
            meant.add(keys)
        at += length or 1
    common = frozenset.intersection(*meant) if meant else frozenset()
    return next(iter(common)) if len(common) == 1 else None


@lru_cache(maxsize=8)
def module_words(modules: tuple[Module, ...]) -> frozenset[str]:
    """Return the words, as they are indexed, by which modules are named: alone they tell of no trouble."""
    return frozenset(token for phrase in _phrases(modules) for token in tokens(" ".join(phrase)))


def likely_modules(text: str, modules: tuple[Module, ...], lately: Sequence[str] = ()) -> tuple[str, ...]:
    """Return all modules, the likeliest first: those the text speaks of, those of ``lately``, the others.

    Of what the text speaks of, the longest phrase comes first, then what is said first.
    """
    said = folded_words(text)
    spoken: dict[str, tuple[int, int]] = {}
    for phrase, keys in _phrases(modules).items():
        at = place_of(said, phrase)
        for key in keys if at is not None else ():
            spoken[key] = min(spoken.get(key, (0, 0)), (-len(phrase), at or 0))
    named = sorted(spoken, key=lambda key: spoken[key])
    listed = [module.key for module in modules]
    return tuple(dict.fromkeys([*named, *(key for key in lately if key in listed), *listed]))
