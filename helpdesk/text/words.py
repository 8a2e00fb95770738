"""Words of a text in any script, and the fold by which two spellings of a word are the same."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from functools import cache, lru_cache, wraps
from typing import NamedTuple, TypeVar, TypeVarTuple, cast

Found = TypeVar("Found")
Args = TypeVarTuple("Args")
_LONG_TEXT, _TEXTS = 200, 16  # letters, and how many such texts are remembered
# All that is no letter, no private use and not unknown: without Han, Hangul and Tangut, and what is behind them.
_PLANES = (
    range(0x3400), range(0xA000, 0xAC00), range(0xFB00, 0x17000), range(0x18D00, 0x20000), range(0xE0000, 0xE1000)
)  # fmt: skip
_RUN = re.compile(r"([A-Z][a-z])\1*")


@cache
def _by_category() -> dict[str, list[range]]:
    """Return all characters by their category, as runs: looked through once, since every start waits for it."""
    found: dict[str, list[range]] = {}
    for plane in _PLANES:
        categories = "".join(map(unicodedata.category, map(chr, plane)))  # two letters each
        for run in _RUN.finditer(categories):
            begin, end = (plane.start + place // 2 for place in run.span())
            found.setdefault(run[1], []).append(range(begin, end))
    return found


def of_categories(*wanted: str) -> str:
    """Return the characters of these categories, as they stand between the brackets of a regular expression."""
    return "".join(f"\\U{run[0]:08x}-\\U{run[-1]:08x}" for category in wanted for run in _by_category()[category])


def in_categories(*wanted: str) -> str:
    """Return the characters of these categories in their order."""
    return "".join(map(chr, sorted(code for category in wanted for run in _by_category()[category] for code in run)))


# Letters, digits and the marks upon them; not marks that enclose (Me): the box of a keycap emoji ends a word.
# A mark before the first letter stands on nothing; joiners are part of Odia and Hindi spelling.
_WORD = re.compile(rf"[^\W_](?:[^\W_]+|[{of_categories('Mn', 'Mc')}\u200c\u200d]+)*+")
_BREAKS = re.compile(r"\r\n?|[\u2028\u2029\x0b\x0c]")
_UNWRITTEN = re.compile(  # what sets the direction, and what controls
    r"[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\0-\x08\x0e-\x1f\x7f-\x9f\ud800-\udfff]"
)
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
_LONGEST_KEPT, _KEPT = 24, 4096  # letters of a word whose fold is remembered, and how many
_UNKEPT = re.compile("[\0\ud800-\udfff]")
_BLANKS = re.compile("[\u115f\u1160\u2800\u3164\uffa0\ufffc\U0001d159]")  # letters and signs of no ink
_NO_INK = frozenset({"Cc", "Cf", "Cs", "Mn", "Me", "Zs", "Zl", "Zp"})
_UNSEEN = frozenset(chr(c) for c in (0x2065, 0x17B4, 0x17B5, *range(0xFFF0, 0xFFF9), *range(0xE0000, 0xE1000)))


class Word(NamedTuple):
    """A letter or digit and the run of letters, marks and digits after it, where it stands, and its fold."""

    start: int
    end: int
    text: str
    folded: str


def clean(text: str) -> str:
    """Return ``text`` in NFC, trimmed, without control and bidi characters; line breaks stay. Unseen, it is empty."""
    plain = _BREAKS.sub("\n", unicodedata.normalize("NFC", text))
    kept = _UNWRITTEN.sub("", _BLANKS.sub(" ", plain)).strip()
    return kept if is_visible(kept) else ""


def is_visible(text: str) -> bool:
    """Return whether anything of ``text`` can be seen: fillers, joiners and marks that stand on nothing can't."""
    plain = _BLANKS.sub("", text)
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
    return _folded(text) if len(text) > _LONGEST_KEPT else _kept_fold(text)


def _folded(text: str) -> str:
    folded = unicodedata.normalize("NFC", text).casefold().translate(_FOLDS)
    if _INDIC.search(folded) is None:
        return unicodedata.normalize("NFC", folded)
    for nasal, anusvara in zip(_NASAL, "ଂं", strict=True):
        folded = nasal.sub(anusvara, folded)
    return unicodedata.normalize("NFC", _LAST_HALANTA.sub("", folded))


def of_long_texts(read: Callable[[str, *Args], Found]) -> Callable[[str, *Args], Found]:
    """Remember what was read of the last few long texts: one reader after another asks for the same of a message."""
    remembered = cast(Callable[[str, *Args], Found], lru_cache(_TEXTS)(read))

    @wraps(read)
    def found(text: str, *args: *Args) -> Found:
        return (remembered if len(text) > _LONG_TEXT else read)(text, *args)

    return found


_kept_fold = lru_cache(_KEPT)(_folded)


@of_long_texts
def words(text: str) -> tuple[Word, ...]:
    """Return the words of ``text``, in order. Vowel signs belong to their word."""
    return tuple(words_from(text))


def words_from(text: str, start: int = 0) -> Iterator[Word]:
    """Yield the words from a place in ``text`` on, for whoever may stop at one of the first."""
    for found in _WORD.finditer(text, start):
        said = found.group()
        yield Word(found.start(), found.end(), said, fold(said))


def has_words(text: str) -> bool:
    """Return whether there is a word in ``text``."""
    return _WORD.search(text) is not None


def without_first(said: Sequence[Word], goes: Callable[[Word], bool]) -> Sequence[Word]:
    """Return the words from the first on that does not go."""
    return said[next((at for at, word in enumerate(said) if not goes(word)), len(said)) :]


def without_last(said: Sequence[Word], goes: Callable[[Word], bool]) -> Sequence[Word]:
    """Return the words up to the last one that does not go."""
    return said[: next((at for at in range(len(said), 0, -1) if not goes(said[at - 1])), 0)]


def folds(text: str) -> frozenset[str]:
    """Return the folds of what blanks part: a list of words, as it is looked up in."""
    return frozenset(fold(word) for word in text.split())


def folded_words(text: str) -> tuple[str, ...]:
    """Return only the folds of the words of ``text``."""
    return tuple([fold(word) for word in _WORD.findall(text)])
