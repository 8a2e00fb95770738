"""A query in the database's words: each word or what stands for it, inside of a scope."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from helpdesk.people.actors import Scope
from helpdesk.text.searching import SHORTEST_PREFIX, Filters, Match, Named, Who
from storage.search.word_index import CALLED, CALLER, MODULE, TEAM, ULB, mark


@dataclass(frozen=True, kw_only=True, slots=True)
class Asked:
    """The words that are looked for, with the marks that may stand in a document in the place of each."""

    words: Sequence[str]
    marks: Mapping[str, frozenset[str]]
    who: str  # the marks of those words of who called that count, too
    begun: bool  # the last word may be the beginning of one
    fts5: bool

    @classmethod
    def of(cls, words: Sequence[str], named: Mapping[str, Named], *, who: Who, prefix: bool, fts5: bool) -> Asked:
        """Return the words with what each of them names."""
        marks = {word: frozenset(_marks(named[word])) if word in named else frozenset() for word in words}
        begun = prefix and bool(words) and len(words[-1]) >= SHORTEST_PREFIX
        return cls(words=words, marks=marks, who=CALLED[:who], begun=begun, fts5=fts5)

    def query(self, scope: Scope, filters: Filters, *, every: bool) -> str:
        """Return it for the database. A word holds letters, marks and digits only, and is quoted too."""
        both, either = (" AND ", " OR ") if self.fts5 else (" & ", " | ")
        words = [f"({either.join(self._either(word))})" for word in self.words]
        parts = [f"({(both if every else either).join(words)})"]
        if not scope.everything:
            places = [mark(TEAM, team) for team in sorted(scope.teams)] + [mark(ULB, u) for u in sorted(scope.ulbs)]
            parts.append(f"({either.join(map(self._quoted, places))})")
        narrowed = ((TEAM, filters.team), (ULB, filters.ulb))
        parts += [self._quoted(mark(kind, key)) for kind, key in narrowed if key is not None]
        return both.join(parts)

    def match(self, number: int, borne: frozenset[str]) -> Match:
        """Return a hit with the words of its texts, and those of the query that are borne otherwise."""
        placed = frozenset(word for word in self.words if self.marks[word] & borne or self._names(word, borne))
        return Match(number, borne | placed, placed)

    def _either(self, word: str) -> list[str]:
        star = ("*" if self.fts5 else ":*") if self.begun and word == self.words[-1] else ""
        named = [self._quoted(kind + word) + star for kind in self.who]
        return [self._quoted(word) + star, *named, *map(self._quoted, sorted(self.marks[word]))]

    def _names(self, word: str, borne: frozenset[str]) -> bool:
        begun = self.begun and word == self.words[-1]
        names = tuple(kind + word for kind in self.who)
        return bool(names) and any(one.startswith(names) if begun else one in names for one in borne)

    def _quoted(self, word: str) -> str:
        return f'"{word}"' if self.fts5 else f"'{word}'"


def _marks(named: Named) -> list[str]:
    keys = ((TEAM, named.teams), (ULB, named.ulbs), (MODULE, named.modules), (CALLER, map(str, named.callers)))
    return [mark(kind, key) for kind, some in keys for key in some]
