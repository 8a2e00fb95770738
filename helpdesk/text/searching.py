"""What people search for: the words of what they typed, what narrows it down, and which match is the best."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import IntEnum
from functools import lru_cache

from helpdesk.text.words import clean, folds, words
from helpdesk.ticket.ticket import Priority, Status, western_digits

NEWEST = 200  # matches that are ranked; older ones are not looked at
LOOKED_BACK = timedelta(days=400)
SHORTEST_PREFIX = 2
MOST_WORDS = 12  # of a query; a whole description is searched by its first rare words
LONGEST_WORD = 60
ALIKE = 0.3  # how much of the weight of two texts' words must be shared to call them similar

# Words that say nothing of a trouble: a search by a whole sentence leaves them out.
_COMMON = folds(
    """a about after again all also am an and any are as at be been but by can cannot cant could did do does doesn
    doing don for from get gets give given got had has have he her here him his how i if in into is isn it its just
    kindly like me may more my no not now of off on one only or our out over own please pls same she sir madam so
    some still such t than that the their them then there these they this to too try up us very was we were what when
    where which while who why will with would yes yet you your
    है हैं हो में से को का की के और पर नहीं यह वह कर रहा रही रहे था थी ने भी
    ଏହା ଏବଂ ଓ ର ରେ କୁ ନାହିଁ ହେଉଛି ଅଛି ପାଇଁ କରି କରିବା ମୁଁ ଆମେ ଆପଣ ହେଉ ସେ ଏକ"""
)


VAGUE = folds(
    """
    problem problems issue issues error errors trouble unable able working work works showing show shows coming come
    comes happening happens facing page screen option button app data click open opening opens problem ସମସ୍ୟା ଅସୁବିଧା
    समस्या दिक्कत
    """
)
"""Words that are said of any trouble: to share only these makes two no alike."""


@dataclass(frozen=True, slots=True)
class Filters:
    """What narrows a search down; None: anything will do."""

    ulb: str | None = None
    team: str | None = None
    statuses: frozenset[Status] | None = None
    priority: Priority | None = None
    late_at: datetime | None = None  # not answered, and due before then
    mine: int | None = None  # claimed or logged by that person


class Who(IntEnum):
    """What of who called a search may tell, as its reader's cards do."""

    NOBODY = 0
    NAME = 1
    ALL = 2
    """The address and the number, too."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Named:
    """What a word of a query stands for besides itself: where a ticket may belong, and who may have called."""

    teams: frozenset[str] = frozenset()
    ulbs: frozenset[str] = frozenset()
    modules: frozenset[str] = frozenset()
    callers: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class Match:
    """A ticket in which something was found, and the words that its texts bear, or (``placed``) its place."""

    number: int
    words: frozenset[str]
    placed: frozenset[str] = frozenset()


def tokens(text: str) -> tuple[str, ...]:
    """Return the words of ``text`` as they are indexed: folded, in order, with western digits.

    Whatever has a meaning to a database's query language is no word, so it is gone.
    """
    folded = (western_digits(word.folded)[:LONGEST_WORD] for word in words(clean(text)))
    return tuple(token for token in folded if token)


@lru_cache(maxsize=4096)
def lasting_tokens(text: str) -> frozenset[str]:
    """Return the words, as they are indexed, of a text of the settings: it stays, so they are worked out once."""
    return frozenset(tokens(text))


def query_words(text: str) -> tuple[str, ...]:
    """Return the words to search for, each once, in the order in which they were typed."""
    return tuple(dict.fromkeys(tokens(text)))[:MOST_WORDS]


def telling_words(text: str) -> tuple[str, ...]:
    """Return the words of a description by which its like can be found: no common ones, no single letters."""
    said = dict.fromkeys(t for t in tokens(text) if t not in _COMMON and len(t) > 1)
    return tuple(said)[:MOST_WORDS]


def ranked(asked: Iterable[str], matches: Sequence[Match]) -> list[tuple[Match, float]]:
    """Return the matches with how well each fits (0 to 1), best first; of equals the first given comes first.

    A word that few of the matches bear weighs more.
    """
    wanted = tuple(dict.fromkeys(asked))
    bears = [{w for w in wanted if w in m.words} for m in matches]
    weigh = _weights(wanted, bears)
    whole = sum(weigh.values()) or 1.0
    scored = [(m, sum(weigh[w] for w in has) / whole) for m, has in zip(matches, bears, strict=True)]
    return sorted(scored, key=lambda pair: -pair[1])


def alike(asked: Iterable[str], entries: Mapping[str, frozenset[str]]) -> list[str]:
    """Return the keys of the entries that are much like what was asked, best first."""
    wanted = tuple(dict.fromkeys(asked))
    matches = [Match(n, words) for n, words in enumerate(entries.values())]
    keys = tuple(entries)
    found = [(m, fit) for m, fit in ranked(wanted, matches) if fit >= ALIKE and len(m.words & set(wanted)) > 1]
    return [keys[match.number] for match, _ in found]


def _weights(wanted: Sequence[str], bears: Sequence[set[str]]) -> dict[str, float]:
    counts = Counter(word for has in bears for word in has)
    return {word: math.log(1 + (len(bears) + 1) / (counts[word] + 1)) for word in wanted}


@dataclass(frozen=True, kw_only=True, slots=True)
class StoredSearch:
    """A search in progress; ``id`` 0 is not stored yet."""

    id: int = 0
    person: int
    text: str
    filters: dict[str, str]
    asked_at: datetime
