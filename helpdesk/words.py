"""Words of a text in any script, and the fold by which two spellings of a word are the same."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

_JOINERS = "\u200c\u200d"  # part of Odia and Hindi spelling
_BIDI = dict.fromkeys((0x061C, 0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A)))
_SAME_SOUND = str.maketrans({"\u0b3c": None, "\u093c": None, "ଵ": "ବ", "ୱ": "ବ", "\u200c": None, "\u200d": None})


@dataclass(frozen=True, slots=True)
class Word:
    """A run of letters, marks and digits, where it stands, and its fold."""

    start: int
    end: int
    text: str
    folded: str


def clean(text: str) -> str:
    """Return ``text`` in NFC, trimmed, without control and bidi characters; line breaks stay."""
    plain = re.sub(r"\r\n?|[\u2028\u2029\x0b\x0c]", "\n", unicodedata.normalize("NFC", text)).translate(_BIDI)
    return "".join(c for c in plain if c in "\n\t" or unicodedata.category(c) not in ("Cc", "Cs")).strip()


def fold(text: str) -> str:
    """Return the form in which spellings are compared: no case, no nukta, one letter for ବ, ଵ and ୱ."""
    return unicodedata.normalize("NFC", text).casefold().translate(_SAME_SOUND)


def words(text: str) -> tuple[Word, ...]:
    """Return the words of ``text``, in order. Vowel signs belong to their word."""
    found: list[Word] = []
    start = 0
    for at, c in enumerate(f"{text} "):
        if unicodedata.category(c)[0] in "LMN" or c in _JOINERS:
            continue
        if at > start:
            piece = text[start:at]
            found.append(Word(start, at, piece, fold(piece)))
        start = at + 1
    return tuple(found)


def folded_words(text: str) -> tuple[str, ...]:
    """Return only the folds of the words of ``text``."""
    return tuple(word.folded for word in words(text))
