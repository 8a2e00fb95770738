"""Linking: a ticket's name elsewhere, the ticket or problem it belongs to, and what then reaches all of them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

from helpdesk.desk.recording.recorder import Uses, Words
from helpdesk.desk.recording.telling import tell_all
from helpdesk.intake.flow import NEED_NO_MODULE
from helpdesk.lifecycle import endings, links
from helpdesk.lifecycle.workflow import require
from helpdesk.notify.ticket_texts import ProblemProposed
from helpdesk.outbox import Urgency
from helpdesk.people.actors import EVERYTHING, Actor, Role, scope_of
from helpdesk.people.rights import Action
from helpdesk.ticket.errors import Gone, WrongChoice, WrongLink
from helpdesk.ticket.facts.details import Referenced
from helpdesk.ticket.facts.words import Commented
from helpdesk.ticket.notes import File, NoteAudience, NoteKind
from helpdesk.ticket.ticket import UNRESOLVED, Status, Ticket, ticket_id

REFERENCE = 200  # letters
ALIKE_WITHIN = timedelta(minutes=30)
ENOUGH_ULBS = 3
LOOKED_AT = 200  # tickets of that half hour, at most so many


class Links(Uses):
    """What ties tickets to each other and to other systems."""

    async def refer(self, number: int, actor: Actor, words: Words) -> Ticket:
        """Note what a ticket is called elsewhere; a former name is replaced."""
        ticket = await self.recorder.see(number, actor, Action.REFERENCE)
        return await self.named(ticket, actor, words)

    async def named(self, ticket: Ticket, actor: Actor, words: Words) -> Ticket:
        """Write down what a ticket is called elsewhere, whoever may."""
        number, name = ticket.number, " ".join(words.text.split())[:REFERENCE]
        if not name:
            raise WrongChoice(number, name)
        for former in await self.store.texts.notes(number, frozenset({NoteKind.REFERENCE})):
            await self.store.texts.drop_ref(number, former.text)
        note = await self.recorder.add_words(ticket, NoteKind.REFERENCE, Words(name, words.said_at), actor)
        await self.store.texts.add_refs(number, (name,))
        return await self.recorder.change(ticket, (Referenced(self.now, actor.person.id, note),), actor)

    async def link(self, number: int, actor: Actor, to: int) -> Ticket:
        """Tie a ticket to the one it repeats, or to the problem behind it; raise ``WrongLink`` if that can't be."""
        ticket = await self.recorder.see(number, actor, Action.LINK)
        require(Action.LINK, ticket)
        target = await self.recorder.get(to, scope_of(actor))
        if await self.store.tickets.find(EVERYTHING, linked_to=number, limit=1):
            raise WrongLink(number, to)
        return await self.recorder.change(ticket, (links.linked(ticket, target, actor, self.now),), actor)

    async def untie(self, number: int, actor: Actor, former: int) -> Ticket:
        """Take a link back that was made by mistake; raise ``Gone`` if it is not ``former`` that it is linked to."""
        ticket = await self.recorder.see(number, actor, Action.LINK)
        if ticket.linked_to != former:
            raise Gone("tie")
        require(Action.LINK, ticket)
        return await self.recorder.change(ticket, (links.unlinked(actor, self.now),), actor)

    async def comment_linked(
        self, ticket: Ticket, words: Words, actor: Actor, *, origin: int, audience: NoteAudience
    ) -> None:
        """Let a comment reach the tickets that are linked to this one, as copies of the note ``origin``."""
        for other in await self.linked_to(ticket):
            note, files = await self.copied(other, NoteKind.COMMENT, words, actor, origin=origin, audience=audience)
            told = Commented(self.now, actor.author, note, for_town=audience is NoteAudience.TOWN)
            await self.recorder.change(other, (told,), actor, files=files)

    async def resolve_linked(self, ticket: Ticket, words: Words, actor: Actor, *, origin: int | None) -> None:
        """Let the resolution of a ticket solve those that are linked to it; their clocks stay theirs.

        ``origin`` is the note of which each gets a copy, with what was attached to it; None: nothing was written.
        """
        for other in await self.linked_to(ticket):
            note: int | None = None
            files: tuple[File, ...] = ()
            if origin is not None:
                note, files = await self.copied(other, NoteKind.RESOLUTION, words, actor, origin=origin)
            facts = endings.resolve_linked(other, actor, self.recorder.counted_at(other, words), note=note)
            await self.recorder.change(other, facts, actor, files=files)

    async def linked_to(self, ticket: Ticket, statuses: frozenset[Status] = UNRESOLVED) -> Sequence[Ticket]:
        """Return all tickets that hang on this one."""
        return await self.store.tickets.find(EVERYTHING, linked_to=ticket.number, statuses=statuses)

    async def copied(
        self,
        to: Ticket,
        kind: NoteKind,
        words: Words,
        actor: Actor,
        *,
        origin: int,
        audience: NoteAudience = NoteAudience.TEAMS,
    ) -> tuple[int, tuple[File, ...]]:
        """Write words down for a linked ticket, too, as a copy of the note ``origin``."""
        copy = Words(words.text, words.said_at)
        note = await self.recorder.add_words(to, kind, copy, actor, origin=origin, audience=audience)
        return note, await self.recorder.add_files(to, words.files, actor, note)

    # -- problems ------------------------------------------------------------------------------------------------

    async def alike(self, ticket: Ticket) -> Sequence[Ticket]:
        """Return open tickets of the last half hour, one a ULB, about the same id, or of the same module and sort."""
        if ticket.is_problem:
            return ()
        since = self.now - ALIKE_WITHIN
        recent = await self.store.tickets.find(EVERYTHING, statuses=UNRESOLVED, opened_since=since, limit=LOOKED_AT)
        refs = await self.store.texts.refs(ticket.number)
        same = {t.number for t in await self.store.texts.with_ref(refs, EVERYTHING, LOOKED_AT)} if refs else set()
        found: dict[str | None, Ticket] = {}
        for other in sorted(recent, key=lambda t: t.number):
            if other.linked_to is None and not other.is_problem and (other.number in same or _same(ticket, other)):
                found.setdefault(other.ulb, other)
        return list(found.values())

    async def propose_problem(self, ticket: Ticket) -> None:
        """Ask the operators whether several towns have one trouble; once for the first of the tickets."""
        alike = await self.alike(ticket)
        if len(alike) < ENOUGH_ULBS:
            return
        others = ", ".join(ticket_id(self.settings.prefix, t.number) for t in alike)
        await tell_all(
            self.store, ProblemProposed(others, ticket.number), role=Role.OPERATOR, urgency=Urgency.REPLY,
            once=lambda operator: f"problem:{alike[0].number}:{operator}",
        )  # fmt: skip


def _same(one: Ticket, other: Ticket) -> bool:
    """Whether they are of one nature and module; what needs no module is alike by its component."""
    if one.module is None and one.component not in NEED_NO_MODULE:
        return False
    return (one.module, one.nature, one.component) == (other.module, other.nature, other.component)
