"""Whether a text says a phrase: its words in their order, small ones between them, and not its opposite."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from functools import lru_cache

from helpdesk.text.words import folded_words, folds

_SMALL = folds(
    """
    is are was were the a an has have had been being gone went be of in at for all my our your again still now today
    totally completely fully also since got very and it s both
    ଅଛି ହୋଇଛି ହେଉଛି ଯାଇଛି ଏବେ है हैं हो गया गई गए में
    """
)
_NOT = folds("not no isn aren wasn never nothing without don doesn")
_NOT_AFTER = folds("nahi nahin nuhe nuhen ନାହିଁ ନୁହେଁ नहीं मत")
_MOST_BETWEEN = 2
_PHRASES = 5000  # more than settings have: each line is compared with all of them


class Spoken:
    """The folded words of a text, in which phrases are looked up: each only where its first word stands."""

    def __init__(self, said: Sequence[str]) -> None:
        self.said = said
        self._places = defaultdict[str, list[int]](list)
        for at, word in enumerate(said):
            self._places[word.removesuffix("s")].append(at)

    def place_of(self, phrase: Sequence[str]) -> int | None:
        """Return where a phrase begins; None if it is not said, or its opposite is."""
        said = self.said
        for at in self._places.get(phrase[0].removesuffix("s"), ()):
            if not _same(said[at], phrase[0]) or (at and said[at - 1] in _NOT and phrase[0] not in _NOT):
                continue
            end = _rest(said, at + 1, phrase[1:])
            if end is not None and not _NOT_AFTER & set(said[end : end + 1]):
                return at
        return None


def first_said(text: str, phrases: Iterable[str]) -> str | None:
    """Return the phrase that the text says first; None if it says none of them."""
    said = Spoken(folded_words(text))
    found = [(at, phrase) for phrase in phrases if (at := said.place_of(_wanted(phrase))) is not None]
    return min(found, key=lambda pair: pair[0])[1] if found else None


@lru_cache(_PHRASES)
def _wanted(phrase: str) -> Sequence[str]:
    return folded_words(phrase) or ("",)


def _rest(said: Sequence[str], at: int, phrase: Sequence[str]) -> int | None:
    """Return where the rest of a phrase ends, beginning with the word ``at``; small words may stand between."""
    for wanted in phrase:
        skipped = 0
        while at < len(said) and not _same(said[at], wanted) and said[at] in _SMALL and skipped < _MOST_BETWEEN:
            at, skipped = at + 1, skipped + 1
        if at >= len(said) or not _same(said[at], wanted):
            return None
        at += 1
    return at


def _same(word: str, wanted: str) -> bool:
    return word == wanted or (len(wanted) > 2 and word.removesuffix("s") == wanted.removesuffix("s"))
