"""What somebody looks for, as it was typed or pasted: a caller's number, words, and what the words name."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from helpdesk.settings.named import names_of
from helpdesk.settings.settings import Settings
from helpdesk.text.phones import LABELS, find_digits
from helpdesk.text.searching import Named, lasting_tokens, query_words
from helpdesk.text.words import clean
from helpdesk.ticket.ticket import western_digits

FEWEST_DIGITS = 6  # of a caller's number
SHORTEST_BEGINNING = 3  # letters of a name
_SCHEME = re.compile(
    r"\b(?:mailto:|tel:|https?://(?:www\.)?(?:wa\.me/|api\.whatsapp\.com/send\?phone=)?)", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Query:
    """A query without what came along with it: marks that nobody sees, "Ph", the spaces inside of a number."""

    text: str
    words: tuple[str, ...]

    @property
    def number(self) -> str | None:
        """The digits of a caller's number, whole or its end, if nothing else is asked for."""
        digits = "".join(self.words)
        return digits[-10:] if digits.isdecimal() and len(digits) >= FEWEST_DIGITS else None


def read_query(typed: str, region: str) -> Query:
    """Return what is looked for in ``typed``; each number in it is one word, as it is dialled in its country."""
    plain = clean(typed)
    whole = _SCHEME.sub(lambda link: " " * len(link.group()), plain)
    for found in reversed(find_digits(plain, region)):
        digits = "".join(c for c in western_digits(plain[found.start : found.end]) if c.isdecimal())
        whole = f"{whole[: found.start]} {digits[-10:]} {whole[found.end :]}"
    said = query_words(whole)
    if any(is_number(word) for word in said):
        said = tuple(word for word in said if word not in LABELS)
    return Query(plain, said)


def is_number(word: str) -> bool:
    """Whether a word of a query may be a caller's number, or its end."""
    return word.isdecimal() and len(word) >= FEWEST_DIGITS


def named(word: str, settings: Settings, *, begins: bool = False) -> Named:
    """Return the teams, towns and modules whose name bears a word; ``begins``: or one that begins so."""

    def bears(names: Iterable[str]) -> bool:
        borne = {token for name in names if name for token in lasting_tokens(name)}
        longer = begins and len(word) >= SHORTEST_BEGINNING
        return word in borne or (longer and any(token.startswith(word) for token in borne))

    return Named(
        teams=frozenset(team.key for team in settings.teams if bears(names_of(team))),
        ulbs=frozenset(u.code for u in settings.ulbs if bears((*names_of(u), u.code, *u.alias))),
        modules=frozenset(module.key for module in settings.modules if bears(names_of(module))),
    )
