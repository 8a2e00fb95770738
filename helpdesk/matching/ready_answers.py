"""Ready answers: one list of those kept in the chat and those of the configuration, and which of them fit best."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from zlib import crc32

from helpdesk.settings.named import in_language
from helpdesk.settings.settings import ReadyAnswer
from helpdesk.text.searching import telling_words, tokens

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


@dataclass(frozen=True, kw_only=True, slots=True)
class Ready:
    """One ready answer, wherever it comes from: kept or made in the chat, or named by the configuration."""

    text: str
    team: str | None = None
    module: str | None = None
    kept: int = 0  # its id in the chat's own list; 0: it is the configuration's
    locked: bool = False  # the file owns it
    words: str = ""  # as the configuration has it, where that is another language: it is found by these, too

    @property
    def ref(self) -> str:
        """Return how a button names it."""
        return f"k{self.kept}" if self.kept else f"c{crc32((self.words or self.text).encode()):08x}"


def one_list(
    kept: Iterable[KeptAnswer], configured: Iterable[ReadyAnswer], *, locked: bool, language: str = "en"
) -> tuple[Ready, ...]:
    """Return all ready answers as one list: the chat's own, newest first, then the configuration's in a language."""
    own = (Ready(text=a.text, team=a.team, module=a.module, kept=a.id) for a in kept)
    others = (
        Ready(text=in_language(a, language, "text"), team=a.team, module=a.module, locked=locked, words=a.text)
        for a in configured
    )
    return (*own, *others)


def best_first(about: str, *, known: Iterable[str], ready: Iterable[Ready], most: int = MOST) -> tuple[str, ...]:
    """Return the answers to offer to a trouble, each once.

    First the solutions of known troubles like it, then the ready answers: that which shares the most words with the
    trouble, of equals that of its module, of its team, and as they stand in the list.
    """
    said = set(telling_words(about))
    ranked = sorted(
        ready, key=lambda a: (-len(said & set(tokens(f"{a.text} {a.words}"))), a.module is None, a.team is None)
    )
    return tuple(dict.fromkeys((*known, *(a.text for a in ranked))))[:most]
