"""Words of a text in any script, and the fold by which two spellings of a word are the same."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

_JOINERS = "\u200c\u200d"  # part of Odia and Hindi spelling
# Letters, digits and the marks upon them; not marks that enclose (Me): the box of a keycap emoji ends a word.
_LETTERS = frozenset({"Lu", "Ll", "Lt", "Lm", "Lo", "Nd", "Nl", "No"})
_OF_WORDS = _LETTERS | {"Mn", "Mc"}
_BIDI = dict.fromkeys((0x061C, 0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A)))
_SAME_SOUND = str.maketrans(
    {"\u0b3c": None, "\u093c": None, "ଵ": "ବ", "ୱ": "ବ", "ୟ": "ଯ", "ँ": "ं", "ଁ": "ଂ", "\u200c": None, "\u200d": None}
)
# They only choose a picture for the letter before them, or keep two letters apart.
_UNHEARD = dict.fromkeys((0x034F, *range(0x180B, 0x1810), *range(0xFE00, 0xFE10), *range(0xE0100, 0xE01F0)))
_FOLDS = _SAME_SOUND | _UNHEARD
_INDIC = re.compile("[\u0900-\u097f\u0b00-\u0b7f]")
# Inside a word, a nasal without a vowel before a stop or a hiss is what the anusvara stands for: ସମ୍ବଲପୁର, ସଂବଲପୁର.
_NASAL = (
    re.compile("(?<=[\u0b00-\u0b7f])[ଙଞଣନମ]୍(?=[କ-ଘଚ-ଝଟ-ଢତ-ଧପ-ଭଶ-ହ])"),
    re.compile("(?<=[\u0900-\u097f])[ङञणनम]्(?=[क-घच-झट-ढत-धप-भश-ह])"),
)
# Written or not, it is not heard at the end of a word: ରୋଲ୍, ରୋଲ.
_LAST_HALANTA = re.compile("[\u094d\u0b4d]+(?![\u0900-\u0963\u0966-\u097f\u0b00-\u0b7f])")
_UNKEPT = re.compile("[\0\ud800-\udfff]")
_BLANKS = dict.fromkeys((0x115F, 0x1160, 0x2800, 0x3164, 0xFFA0, 0xFFFC, 0x1D159), " ")  # letters and signs of no ink
_NO_INK = frozenset({"Cc", "Cf", "Cs", "Mn", "Me", "Zs", "Zl", "Zp"})
_UNSEEN = frozenset(chr(c) for c in (0x2065, 0x17B4, 0x17B5, *range(0xFFF0, 0xFFF9), *range(0xE0000, 0xE1000)))


@dataclass(frozen=True, slots=True)
class Word:
    """A letter or digit and the run of letters, marks and digits after it, where it stands, and its fold."""

    start: int
    end: int
    text: str
    folded: str


def clean(text: str) -> str:
    """Return ``text`` in NFC, trimmed, without control and bidi characters; line breaks stay. Unseen, it is empty."""
    plain = re.sub(r"\r\n?|[\u2028\u2029\x0b\x0c]", "\n", unicodedata.normalize("NFC", text)).translate(
        _BIDI | _BLANKS
    )
    kept = "".join(c for c in plain if c in "\n\t" or unicodedata.category(c) not in ("Cc", "Cs")).strip()
    return kept if is_visible(kept) else ""


def is_visible(text: str) -> bool:
    """Return whether anything of ``text`` can be seen: fillers, joiners and marks that stand on nothing can't."""
    plain = text.translate(_BLANKS)
    return any(unicodedata.category(c) not in _NO_INK and c not in _UNSEEN for c in plain)


def storable(text: str) -> str:
    """Return ``text`` as every database and Telegram can hold it: NUL and lone surrogates become U+FFFD, in place."""
    return _UNKEPT.sub("\ufffd", text)


def fold(text: str) -> str:
    """Return the form in which spellings are compared.

    No case, no nukta, one letter for ବ, ଵ and ୱ and for ଯ and ୟ, every nasal before another consonant as anusvara,
    no halanta at the end of a word.
    """
    if text.isascii():
        return text.lower()
    folded = unicodedata.normalize("NFC", text).casefold().translate(_FOLDS)
    if _INDIC.search(folded) is None:
        return unicodedata.normalize("NFC", folded)
    for nasal, anusvara in zip(_NASAL, "ଂं", strict=True):
        folded = nasal.sub(anusvara, folded)
    return unicodedata.normalize("NFC", _LAST_HALANTA.sub("", folded))


def words(text: str) -> tuple[Word, ...]:
    """Return the words of ``text``, in order. Vowel signs belong to their word."""
    found: list[Word] = []
    start = 0
    for at, c in enumerate(f"{text} "):
        if unicodedata.category(c) in _OF_WORDS or c in _JOINERS:
            continue
        # A mark before the first letter stands on nothing.
        begins = next((n for n in range(start, at) if unicodedata.category(text[n]) in _LETTERS), None)
        if begins is not None:
            piece = text[begins:at]
            found.append(Word(begins, at, piece, fold(piece)))
        start = at + 1
    return tuple(found)


def folds(text: str) -> frozenset[str]:
    """Return the folds of what blanks part: a list of words, as it is looked up in."""
    return frozenset(fold(word) for word in text.split())


def folded_words(text: str) -> tuple[str, ...]:
    """Return only the folds of the words of ``text``."""
    return tuple(word.folded for word in words(text))
