"""Known troubles: what goes wrong again and again and how it is solved, so that the first day has answers."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from helpdesk.text.searching import VAGUE, alike, lasting_tokens, telling_words
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
    trouble_or: str = ""
    trouble_hi: str = ""
    solution_or: str = ""
    solution_hi: str = ""

    @property
    def bears(self) -> frozenset[str]:
        """The words by which it is found."""
        return lasting_tokens(" ".join((self.trouble, self.trouble_or, self.trouble_hi, *self.words)))


def tells(
    component: Component | None, bears: frozenset[str], asked: Iterable[str], untelling: frozenset[str]
) -> bool:
    """Whether a trouble shares a telling word with what was asked; of infrastructure all words tell: it is down."""
    return component is Component.INFRASTRUCTURE or bool(bears & set(asked) - untelling - VAGUE)


def like(
    text: str, troubles: Sequence[KnownIssue], *, module: str | None = None, untelling: frozenset[str] = frozenset()
) -> tuple[KnownIssue, ...]:
    """Return the known troubles that ``text`` may be about, best first; those of ``module`` before others.

    Those with which it shares ``untelling`` words only, such as a module's, are not like it.
    """
    by_key = {t.key: t for t in troubles}
    asked = telling_words(text)
    found = [by_key[key] for key in alike(asked, {t.key: t.bears for t in troubles})]
    found = [t for t in found if tells(t.component, t.bears, asked, untelling)]
    return tuple(sorted(found, key=lambda trouble: module is not None and trouble.module != module))
