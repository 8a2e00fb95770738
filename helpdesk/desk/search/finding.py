"""Finding: by ID, number, MUKTASoft's ids and words, in the reader's scope; and what is similar to a trouble."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial

from helpdesk.desk.recording.recorder import Uses
from helpdesk.matching.modules import module_words
from helpdesk.matching.sought import Query, is_number, named, read_query
from helpdesk.people.actors import Actor, Role, Scope, may_see_callers, reads_as, scope_of
from helpdesk.people.rights import Action, may
from helpdesk.text.known_issues import KnownIssue, like, tells
from helpdesk.text.masking import mask_text
from helpdesk.text.muktasoft import find_refs
from helpdesk.text.searching import (
    ALIKE,
    LOOKED_BACK,
    NEWEST,
    Filters,
    Match,
    Named,
    Who,
    query_words,
    ranked,
    telling_words,
    tokens,
)
from helpdesk.ticket.errors import NotAllowed
from helpdesk.ticket.fact import Fact
from helpdesk.ticket.facts.endings import Confirmed, Reopened, Resolved, Withdrawn
from helpdesk.ticket.notes import NoteAudience, NoteKind
from helpdesk.ticket.ticket import UNRESOLVED, Confirmation, Ticket, ticket_id_in

EXACT = 50  # tickets that bear an id or a number


@dataclass(frozen=True, slots=True)
class Found:
    """What a search has found, best first. ``loosely``: no ticket bears all of the words, these bear some."""

    tickets: tuple[Ticket, ...] = ()
    loosely: bool = False


@dataclass(frozen=True, slots=True)
class Alike:
    """A ticket that is much like another, and how it was solved ("" if it is not, or nobody said)."""

    ticket: Ticket
    solution: str = ""


@dataclass(frozen=True, slots=True)
class Near:
    """What is similar to a trouble: tickets, and known troubles that are no tickets."""

    tickets: tuple[Alike, ...] = ()
    known: tuple[KnownIssue, ...] = ()


class TicketSearch(Uses):
    """What people look for."""

    async def find(self, actor: Actor, typed: str, filters: Filters | None = None) -> Found:
        """Return what fits ``typed`` in the actor's scope: an ID, a caller's number, ids and words, late first.

        A caller's number is looked up for operators and admins in private only.
        """
        if not may(actor, Action.FIND):
            raise NotAllowed(Action.FIND.value)
        filters, scope = filters or Filters(), scope_of(actor)
        query = read_query(typed, self.settings.phone_region)
        exact = await self._exact(actor, query, scope, filters)
        if exact:
            return Found(self._late_first(exact))
        matches, loosely = await self.bearing(query, scope, filters, actor)
        tickets = await self._in_order([match.number for match in matches])
        return Found(self._late_first(tickets), loosely)

    async def bearing(
        self, query: Query, scope: Scope, filters: Filters, actor: Actor
    ) -> tuple[Sequence[Match], bool]:
        """Return the tickets that bear all words of a query, else some, best first; and which it was.

        A word may also name the team, the town or the module, or who called, as far as the actor may know that. Of
        the texts counts what they may read: nothing that is for others, and what is left when numbers are masked.
        """
        who = _may_ask(actor)
        as_typed = query_words(query.text)
        for asked in dict.fromkeys((query.words, as_typed)):  # a text may have a number in pieces, as it was typed
            found = await self._all_of(asked, scope, filters, who=who)
            found = await self._readable(found, asked, all, actor)
            if found:
                return found, False
        telling = telling_words(" ".join(query.words)) or query.words
        if len(query.words) < 2:
            return (), False
        some = await self._newest(telling, scope, filters, every=False, who=who)
        some = await self._readable(some, telling, any, actor)
        return [match for match, _ in ranked(telling, some)], True

    async def _all_of(self, asked: Sequence[str], scope: Scope, filters: Filters, *, who: Who) -> Sequence[Match]:
        found = await self._newest(asked, scope, filters, every=True, who=who)
        if len(found) < NEWEST and asked:
            # Only now: a beginning that many words share costs more than the words themselves.
            found = await self._newest(asked, scope, filters, every=True, who=who, prefix=True)
        return found

    async def _newest(
        self, asked: Sequence[str], scope: Scope, filters: Filters, *, every: bool, who: Who, prefix: bool = False
    ) -> Sequence[Match]:
        """Return the newest matches, and all of tickets that are open, however old and many these are."""
        names: dict[str, Named] = {}
        for word in asked:
            names[word] = named(word, self.settings, begins=prefix and word == asked[-1])
            if who is Who.ALL and is_number(word):
                callers = await self.store.search.callers_of(word[-10:], EXACT)
                names[word] = replace(names[word], callers=callers)
        unresolved = replace(filters, statuses=UNRESOLVED & (filters.statuses or UNRESOLVED))
        newest = partial(
            self.store.search.newest, asked, scope, every=every, prefix=prefix, named=names, who=who
        )  # fmt: skip
        found = [*await newest(since=self.now - LOOKED_BACK, filters=filters)]
        if unresolved.statuses and asked:
            found += await newest(since=None, filters=unresolved, limit=None)
        return sorted({match.number: match for match in found}.values(), key=lambda match: -match.number)

    async def near(
        self, text: str, scope: Scope, *, module: str | None = None, but: int | None = None, limit: int = 3
    ) -> Near:
        """Return tickets like ``text`` with how they were solved, the same MUKTASoft id first, and known troubles."""
        refs = find_refs(text)
        same = list(await self.store.texts.with_ref(refs, scope, limit=limit + 1)) if refs else []
        asked = telling_words(text)
        matches = await self.store.search.newest(asked, scope, every=False, since=self.now - LOOKED_BACK)
        others = [m for m in matches if m.number != but]
        fitting = {m.number: m for m, fit in ranked(asked, others) if fit >= ALIKE and _share(m, asked)}
        untelling = module_words(self.settings.modules)
        alike = await self._in_order(list(fitting)[: 8 * limit])
        alike = [t for t in alike if tells(t.component, fitting[t.number].words, asked, untelling)][: 4 * limit]
        alike.sort(key=lambda t: (t.module != module, t.is_unresolved))
        chosen = _distinct([t for t in (*same, *alike) if t.number != but])[:limit]
        solutions = await self.solutions({t.number for t in chosen})
        troubles = like(text, self.settings.known_issues, module=module, untelling=untelling)[:limit]
        return Near(tuple(Alike(t, solutions.get(t.number, "")) for t in chosen), troubles)

    async def solutions(self, tickets: Collection[int]) -> dict[int, str]:
        """Return how each of these tickets was solved, if somebody said it, and nobody rejected it."""
        notes = await self.store.texts.said_of(tickets, frozenset({NoteKind.RESOLUTION})) if tickets else ()
        said = {note.id: note for note in notes if note.text}
        holding: dict[int, int | None] = {}  # none once it was opened again, or solved without words
        for row in await self.store.journal.of(*{note.ticket for note in said.values()}) if said else ():
            if isinstance(row.fact, Resolved):
                holding[row.ticket] = row.fact.note
            elif isinstance(row.fact, Reopened | Withdrawn) or _is_rejected(row.fact):
                holding[row.ticket] = None
        return {ticket: said[note].text for ticket, note in holding.items() if note in said}

    async def _exact(self, actor: Actor, query: Query, scope: Scope, filters: Filters) -> list[Ticket]:
        found: list[Ticket] = []
        number = ticket_id_in(query.text, self.settings.prefix)
        if number is not None:
            ticket = await self.store.tickets.get(number, scope)
            if ticket is not None and await self.store.search.narrowed([number], filters):
                found.append(ticket)
        refs = find_refs(query.text)
        if refs:
            found += await self.store.texts.with_ref(refs, scope, limit=EXACT, filters=filters)
        if query.number is not None and may_see_callers(actor):
            found += await self.store.search.of_number(query.number, scope, EXACT, filters)
        return _distinct(found)

    async def _readable(
        self,
        matches: Sequence[Match],
        asked: Sequence[str],
        enough: Callable[[Iterable[bool]], bool],
        actor: Actor,
    ) -> Sequence[Match]:
        """Return the matches that bear ``enough`` of the words in their texts as the actor may read them.

        With numbers masked, else one could be guessed digit by digit; without what is for others, else that could be
        guessed word by word.
        """
        if not matches or may_see_callers(actor):
            return matches
        tickets = await self.store.search.tickets([match.number for match in matches])
        readers = {ticket.number: reads_as(actor, ticket) for ticket in tickets}
        masked = any(map(_has_digit, asked))
        shown = {n: set[str]() for n in (readers if masked else await self._with_hidden(readers))}
        for note in await self.store.texts.said_of(shown, frozenset(NoteKind)) if shown else ():
            if note.is_for(readers[note.ticket], actor.person.id):
                shown[note.ticket].update(self._as_shown(note.text))
        read = [
            Match(m.number, m.placed | shown[m.number], m.placed) if m.number in shown else m for m in matches
        ]  # fmt: skip
        return [match for match in read if enough(_bears(match.words, asked, word) for word in asked)]

    async def _with_hidden(self, readers: Mapping[int, NoteAudience]) -> Collection[int]:
        """Return the tickets of which not all that was written is for their reader."""
        of_town = [number for number, reader in readers.items() if reader is NoteAudience.TOWN]
        of_teams = [number for number, reader in readers.items() if reader is NoteAudience.TEAMS]
        return (*of_town, *(await self.store.texts.with_notes_of_desk(of_teams) if of_teams else ()))

    def _as_shown(self, text: str) -> Sequence[str]:
        """Return the words of a text as it is shown, with numbers masked."""
        words = tokens(text)
        return tokens(mask_text(text, self.settings.phone_region)) if any(map(_has_digit, words)) else words

    async def _in_order(self, numbers: Sequence[int]) -> list[Ticket]:
        by_number = {t.number: t for t in await self.store.search.tickets(numbers)} if numbers else {}
        return [by_number[n] for n in numbers if n in by_number]

    def _late_first(self, tickets: Iterable[Ticket]) -> tuple[Ticket, ...]:
        return tuple(sorted(tickets, key=lambda ticket: (not ticket.is_late(self.now), not ticket.is_unresolved)))


def _may_ask(actor: Actor) -> Who:
    """Return what somebody may learn of who called: a team reads names on its own tickets' cards, a SPOC does not."""
    if may_see_callers(actor):
        return Who.ALL
    return Who.NAME if actor.person.has(Role.MEMBER) and not scope_of(actor).ulbs else Who.NOBODY


def _is_rejected(fact: Fact) -> bool:
    return isinstance(fact, Confirmed) and fact.answer is Confirmation.NO


def _has_digit(word: str) -> bool:
    return any(letter.isdecimal() for letter in word)


def _bears(shown: frozenset[str], asked: Sequence[str], word: str) -> bool:
    """Whether a text shows a word of a query; the last one may be the beginning of a word."""
    return word in shown or (word == asked[-1] and any(one.startswith(word) for one in shown))


def _share(match: Match, asked: Sequence[str]) -> bool:
    return len(match.words & set(asked)) >= min(2, len(asked))


def _distinct(tickets: Iterable[Ticket]) -> list[Ticket]:
    return list({ticket.number: ticket for ticket in tickets}.values())
