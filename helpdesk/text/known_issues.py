"""Known troubles: what goes wrong again and again and how it is solved, so that the first day has answers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from helpdesk.text.searching import alike, telling_words, tokens
from helpdesk.ticket.ticket import Component, Nature


@dataclass(frozen=True, kw_only=True, slots=True)
class KnownIssue:
    """One known trouble that is no ticket. ``words``: how else people say it."""

    key: str
    module: str | None = None
    nature: Nature
    component: Component | None = None
    trouble: str
    solution: str
    words: tuple[str, ...] = ()

    @property
    def bears(self) -> frozenset[str]:
        """The words by which it is found."""
        return frozenset(tokens(" ".join((self.trouble, *self.words))))


def like(text: str, issues: Sequence[KnownIssue], *, module: str | None = None) -> tuple[KnownIssue, ...]:
    """Return the known issues that ``text`` may be about, best first; those of ``module`` before others."""
    by_key = {t.key: t for t in issues}
    asked = telling_words(text)
    found = [by_key[key] for key in alike(asked, {t.key: t.bears for t in issues})]
    return tuple(sorted(found, key=lambda issue: module is not None and issue.module != module))
