"""Which ULB is meant: by name, Odia name, other spelling or code, whole words only; and the search among all."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from helpdesk.matching.kept import kept
from helpdesk.settings.named import names_of
from helpdesk.settings.settings import Ulb
from helpdesk.text.opening_words import ROLES
from helpdesk.text.words import Word, fold, folded_words, folds

_SHORT = 4  # Puri, Soro, Joda: words of other things too, so a small one in a sentence is no town
_TYPO_FROM = 6
_TYPO_LIKENESS = 86.0
_LIKE = 72.0
_KINDS = folds(
    """
    ulb nac municipality municipal corporation council mc town city ସହର ନଗର ନିଗମ ପରିଷଦ ପୌରପାଳିକା ପୌରପରିଷଦ ନଗରପାଳିକା ମହାନଗର
    ମହାନଗରନିଗମ ଏନଏସି शहर नगर निगम परिषद नगरपालिका महानगर
    """
)
_SHORT_VOWELS = str.maketrans("ୀୂୈୌीू", "ିୁେୋिु")  # long ones, which are often written short
_LONGEST_QUERY = 200  # letters; no name is as long
# Other words, in capitals; "Ramesh, JE, Jatni" is not of Jeypore.
_NO_CODES = frozenset({"hi", "at", "cc", "ok", "no", "to", "id", "om"}) | ROLES
_ODIA_ENDINGS = ("ରେ", "ରୁ", "ର", "କୁ")


@dataclass(frozen=True, slots=True)
class FoundTown:
    """A ULB and the words that name it: ``words[first:last]``."""

    code: str
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class _Index:
    names: Mapping[tuple[str, ...], frozenset[str]]
    first: Mapping[str, int]  # the first words of names, and how many words the longest of each has
    joined: Mapping[str, frozenset[str]]  # by the whole name
    short: Mapping[str, frozenset[str]]  # by the name with all its vowels short
    codes: frozenset[str]  # in capitals
    longest: int  # letters of a name


@kept
def _index(ulbs: tuple[Ulb, ...]) -> _Index:
    names: dict[tuple[str, ...], set[str]] = {}
    for ulb in ulbs:
        for name in (*names_of(ulb), *ulb.alias):
            names.setdefault(folded_words(name), set()).add(ulb.code)
    names.pop((), None)
    first: dict[str, int] = {}
    for said in names:
        first[said[0]] = max(first.get(said[0], 0), len(said))
    found = {name: frozenset(codes) for name, codes in names.items()}
    joined = {" ".join(said): codes for said, codes in found.items()}
    short = defaultdict[str, frozenset[str]](frozenset)
    for whole, codes in joined.items():
        short[whole.translate(_SHORT_VOWELS)] |= codes
    capitals = frozenset(ulb.code for ulb in ulbs if ulb.code.isupper())
    return _Index(found, first, joined, dict(short), capitals, max(map(len, joined), default=0))


def town_at(said: Sequence[Word], first: int, ulbs: tuple[Ulb, ...]) -> FoundTown | None:
    """Return the ULB whose name begins at word ``first``, the longest name of one ULB only."""
    return _at(said, first, _index(ulbs))


def _at(said: Sequence[Word], first: int, index: _Index) -> FoundTown | None:
    longest = index.first.get(said[first].folded, 0) if first < len(said) else 0
    for last in range(min(len(said), first + longest), first, -1):
        codes = index.names.get(tuple(word.folded for word in said[first:last]), frozenset())
        if len(codes) == 1:
            return FoundTown(next(iter(codes)), first, last)
    return None


def towns_in(said: Sequence[Word], ulbs: tuple[Ulb, ...]) -> tuple[FoundTown, ...]:
    """Return the ULBs named in a sentence, in order; not a short name in small letters. Odia endings may follow."""
    found: list[FoundTown] = []
    at, index = 0, _index(ulbs)
    while at < len(said):
        town = _at(said, at, index) or _with_ending(said, at, index)
        if town and _is_meant(said[at : town.last]):
            found.append(town)
        at = town.last if town else at + 1
    return tuple(found)


def _with_ending(said: Sequence[Word], at: int, index: _Index) -> FoundTown | None:
    word = said[at]
    for ending in _ODIA_ENDINGS if word.text.endswith(_ODIA_ENDINGS) else ():
        stem = fold(word.text.removesuffix(ending))
        if stem != word.folded:
            town = _at([Word(word.start, word.end, stem, stem)], 0, index)
            if town:
                return FoundTown(town.code, at, at + 1)
    return None


def _is_meant(name: Sequence[Word]) -> bool:
    text = "".join(word.text for word in name)
    return len(text) > _SHORT or text != text.lower() or text == text.upper()


def town_alone(said: Sequence[Word], ulbs: tuple[Ulb, ...], *, typos: bool = True) -> str | None:
    """Return the code of the ULB that these words are and nothing else: name, code in capitals, or a small typo."""
    while len(said) > 1 and said[-1].folded in _KINDS:
        said = said[:-1]
    while len(said) > 1 and said[0].folded in _KINDS:
        said = said[1:]
    index = _index(ulbs)
    town = _at(said, 0, index)
    if town and town.last == len(said):
        return town.code
    if len(said) == 1 and said[0].text in index.codes and said[0].folded not in _NO_CODES:
        return said[0].text
    return _typo(" ".join(word.folded for word in said), index) if typos else None


def _typo(said: str, index: _Index) -> str | None:
    same = index.short.get(said.translate(_SHORT_VOWELS), frozenset())
    if len(same) == 1:
        return next(iter(same))
    if not _TYPO_FROM <= len(said) <= 2 * index.longest:
        return None
    ratio = _ratio()
    like = {code for name, codes in index.joined.items() if ratio(said, name) >= _TYPO_LIKENESS for code in codes}
    return next(iter(like)) if len(like) == 1 else None


@cache
def _ratio() -> Callable[[str, str], float]:
    """Return what tells how alike two words are: loaded when the first town is misspelled, for it is 2 MB."""
    from rapidfuzz.fuzz import ratio

    return ratio


def choose_town(query: str, ulbs: tuple[Ulb, ...]) -> str | None:
    """Return the one ULB that ``query`` is exactly, by name or code; a small code that begins names is not enough."""
    if len(query) > _LONGEST_QUERY:
        return None
    wanted = folded_words(query)
    codes = _index(ulbs).names.get(wanted, frozenset())
    if len(codes) == 1:
        return next(iter(codes))
    code, start = fold(query.strip()), " ".join(wanted)
    by_code = [ulb.code for ulb in ulbs if wanted and fold(ulb.code) == code]
    begun = [name for name in _index(ulbs).joined if wanted and name.startswith(start)]
    if len(by_code) == 1 and (query.strip() == by_code[0] or not begun):
        return by_code[0]
    return None


def search_towns(query: str, ulbs: tuple[Ulb, ...]) -> tuple[str, ...]:
    """Return codes of the ULBs that ``query`` may mean: code, prefix, word prefix, substring, then alike."""
    wanted = " ".join(folded_words(query[:_LONGEST_QUERY]))
    if not wanted:
        return ()
    ranked = [(rank, ulb.name, ulb.code) for ulb in ulbs if (rank := _rank(wanted, ulb)) is not None]
    return tuple(code for _, _, code in sorted(ranked))


def _rank(wanted: str, ulb: Ulb) -> float | None:
    """Return how far ``ulb`` is from what was typed (0 is nearest); None: it is not meant."""
    names = [" ".join(folded_words(name)) for name in (*names_of(ulb), *ulb.alias) if name]
    if wanted == fold(ulb.code):
        return 0
    if any(name.startswith(wanted) for name in names):
        return 1
    if any(f" {wanted}" in name for name in names):
        return 2
    if any(wanted in name for name in names):
        return 3
    ratio = _ratio()
    likeness = max(ratio(wanted, name) for name in names) if names else 0.0
    return 104 - likeness if likeness >= _LIKE and len(wanted) > 2 else None
