"""Everything about one ticket, gathered for reading: what a card or a view is written from."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import takewhile

from helpdesk.people.actors import EVERYTHING, Actor, reads_as
from helpdesk.ports.store import Store
from helpdesk.settings.settings import Settings
from helpdesk.sla.solution import due_if_answered
from helpdesk.ticket.notes import BY_MAIL, Caller, File, Note, NoteKind, readable
from helpdesk.ticket.rows import ClockRow, NextDate
from helpdesk.ticket.ticket import Ticket

IN_A_LINE = frozenset({NoteKind.DESCRIPTION, NoteKind.PLACE})
LETTER = "✉️"  # in the place of a name: a mail
TITLE = 80  # letters of the first line that stand for the whole


@dataclass(frozen=True, kw_only=True, slots=True)
class Dossier:
    """A ticket with the texts, files and names around it."""

    ticket: Ticket
    caller: Caller | None
    notes: Sequence[Note]
    files: Sequence[File]
    refs: Sequence[str]
    names: dict[int, str]
    linked: Ticket | None = None  # the one that it is linked to: not everybody who reads this may see it
    clock: ClockRow | None = None  # of its present stay with a team
    next_date: NextDate | None = None  # of one that somebody has
    solve_by: datetime | None = None  # where its priority has such a target

    def text(self, kind: NoteKind) -> str:
        """Return all notes of one kind, in order, as one text."""
        return "\n".join(note.text for note in self.notes if note.kind is kind)

    def last(self, kind: NoteKind) -> Note | None:
        """Return the latest note of one kind."""
        return next((note for note in reversed(self.notes) if note.kind is kind), None)

    @property
    def solution(self) -> str:
        """Return how it was solved: the last time, if it was solved more than once."""
        if self.ticket.resolved_at == self.ticket.opened_at:
            return self.text(NoteKind.RESOLUTION)  # several pieces of one form
        last = self.last(NoteKind.RESOLUTION)
        return last.text if last else ""

    @property
    def title(self) -> str:
        """Return the first line with words of what is wrong, cut at a word; empty if nothing was said."""
        lines = self.text(NoteKind.DESCRIPTION).strip().splitlines()
        telling = (line for line in lines if any(letter.isalnum() for letter in line))
        return shorten(next(telling, lines[0]).strip(), TITLE) if lines else ""

    def read_by(self, actor: Actor) -> Dossier:
        """Return the dossier without what was written for others than this reader."""
        said, files = readable(self.notes, self.files, reads_as(actor, self.ticket), actor.person.id)
        return self if len(said) == len(self.notes) else replace(self, notes=said, files=files)

    def name(self, person: int | None) -> str | None:
        """Return a person's name, None if nobody is meant."""
        return None if person is None else self.names.get(person, str(person))


async def gather(store: Store, number: int) -> Dossier | None:
    """Return the dossier of a ticket; the caller has checked who may read it."""
    ticket = await store.tickets.get(number, EVERYTHING)
    if ticket is None:
        return None
    notes = await store.texts.notes(number)
    people = {ticket.logged_by, ticket.claimed_by, ticket.responded_by, ticket.resolved_by, ticket.asked_by}
    people.add(ticket.lent_by)
    people |= {note.author for note in notes}
    linked = ticket.linked_to
    names = dict(await store.people.names({p for p in people if p is not None}))
    caller = await store.texts.caller(ticket.caller) if ticket.caller else None
    if BY_MAIL in people:
        names[BY_MAIL] = f"{LETTER} {caller.name if caller and caller.name else ''}".strip()
    return Dossier(
        ticket=ticket,
        caller=caller,
        notes=notes,
        files=await store.texts.files(number),
        refs=await store.texts.refs(number),
        names=names,
        clock=await store.timers.clock(number, ticket.cycle) if ticket.due_at is not None else None,
        next_date=await store.timers.next_date(number) if ticket.claimed_by is not None else None,
        linked=await store.optional("linked", lambda: store.tickets.get(linked, EVERYTHING), None)
        if linked
        else None,
    )


async def with_target(store: Store, settings: Settings, dossier: Dossier, now: datetime) -> Dossier:
    """Return the dossier of an open ticket with by when it is to be solved, if that is promised."""
    ticket = dossier.ticket
    if not ticket.is_unresolved or ticket.solve_by is None:
        return dossier
    return replace(
        dossier, solve_by=await store.optional("target", lambda: _target(store, settings, ticket, now), None)
    )


async def _target(store: Store, settings: Settings, ticket: Ticket, now: datetime) -> datetime | None:
    row = await store.timers.solution(ticket.number)
    return due_if_answered(settings.calendar, row, now) if row is not None else None


async def gather_many(store: Store, tickets: Sequence[Ticket]) -> list[Dossier]:
    """Return what a line about each ticket is written from, in their order, in two queries for all of them."""
    said: dict[int, list[Note]] = {ticket.number: [] for ticket in tickets}
    for note in await store.texts.said_of(said, IN_A_LINE) if said else ():
        said[note.ticket].append(note)
    people = {p for t in tickets for p in (t.logged_by, t.claimed_by, t.resolved_by) if p is not None}
    names = {BY_MAIL: LETTER, **await store.people.names(people)} if people else {}
    return [Dossier(ticket=t, caller=None, notes=said[t.number], files=(), refs=(), names=names) for t in tickets]


def shorten(text: str, limit: int) -> str:
    """Return ``text`` cut to ``limit`` letters at a word, with an ellipsis if anything is left out."""
    if len(text) <= limit:
        return text
    cut = text[: limit - 1]
    word_end = cut.rfind(" ")
    return (cut[:word_end] if word_end > limit * 2 // 3 else cut).rstrip(" ,.;:") + "…"


def told_apart(texts: Sequence[str], limit: int) -> list[str]:
    """Return texts cut to ``limit`` letters, so that no two of them look alike: of those that do, where they part."""
    cut = [shorten(text, limit) for text in texts]
    for label in {one for one in cut if cut.count(one) > 1}:
        alike = [n for n, one in enumerate(cut) if one == label]
        letters = zip(*(texts[n] for n in alike), strict=False)
        begun = sum(1 for _ in takewhile(lambda each: len(set(each)) == 1, letters))
        for n in alike:
            start = texts[n].rfind(" ", 0, begun) + 1
            rest = texts[n][start:] or texts[n][-limit // 2 :]
            cut[n] = f"{shorten(texts[n], limit // 3)} {shorten(rest, limit - limit // 3 - 1)}"
    return [f"{label} ({cut[:n].count(label) + 1})" if cut.count(label) > 1 else label for n, label in enumerate(cut)]
