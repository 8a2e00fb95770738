"""Ready answers: which of those that a team keeps, that the file names and that known troubles bring fit best."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from helpdesk.searching import telling_words, tokens

MOST = 4  # offered at once


@dataclass(frozen=True, kw_only=True, slots=True)
class KeptAnswer:
    """A resolution that somebody found worth using again; ``id`` 0 is not stored yet."""

    id: int = 0
    team: str | None
    module: str | None
    text: str
    note: int | None  # the resolution it was
    kept_by: int
    kept_at: datetime


def best_first(
    about: str, *, kept: Sequence[KeptAnswer], known: Iterable[str], configured: Iterable[str], most: int = MOST
) -> tuple[str, ...]:
    """Return the answers to offer to a trouble, each once.

    First the solutions of known troubles like it, then what the team keeps (that which shares the most words with the
    trouble, of equals the newest), then what the configuration names.
    """
    said = set(telling_words(about))
    own = sorted(kept, key=lambda a: (-len(said & set(tokens(a.text))), a.module is None))
    return tuple(dict.fromkeys((*known, *(a.text for a in own), *configured)))[:most]
