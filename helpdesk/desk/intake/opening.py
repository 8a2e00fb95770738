"""Opening a ticket: escalated, kept or solved at once."""

from __future__ import annotations

from collections.abc import Sequence

from helpdesk.calendar.response_clock import ResponseClock, start_clock
from helpdesk.desk.recording.recorder import Recorder, Uses
from helpdesk.desk.tickets.endings import CALLER
from helpdesk.desk.tickets.links import Links
from helpdesk.intake.asking import Filled
from helpdesk.intake.form import Piece
from helpdesk.lifecycle import endings
from helpdesk.lifecycle.evolve import evolve, opened
from helpdesk.people.actors import Actor
from helpdesk.people.rights import Action, may
from helpdesk.settings.routing import team_for
from helpdesk.ticket.errors import NotAllowed, WrongChoice
from helpdesk.ticket.fact import Fact
from helpdesk.ticket.facts.details import Opened
from helpdesk.ticket.facts.moves import Escalated, Kept
from helpdesk.ticket.facts.words import FilesAdded
from helpdesk.ticket.notes import Caller, File, Note, NoteKind
from helpdesk.ticket.ticket import CallerKind, Component, Kind, Nature, Priority, Ticket


class Intake(Uses):
    """What an operator's form ends in."""

    def __init__(self, recorder: Recorder, *, links: Links) -> None:
        super().__init__(recorder)
        self.links = links

    def preview(self, priority: Priority, team: str | None) -> ResponseClock:
        """Return the clock that a ticket of this priority would get if it reached that team now."""
        return start_clock(self.settings.calendar, self.settings.sla[priority].of(team), self.now)

    async def escalate_new(self, filled: Filled, actor: Actor) -> Ticket:
        """Log a ticket and hand it to the team that the route names; raise ``Unrouted`` or ``NotAllowed``."""
        team = self.route(filled.nature, filled.component)
        clock = self.preview(filled.priority, team)
        reached = Escalated(self.now, actor.person.id, team, clock.target_at, clock.due_at, clock.provisional)
        return await self._open(filled, actor, (reached,))

    async def open_by_mail(self, filled: Filled) -> Ticket:
        """The same for a mail that asks nothing of anybody: no operator has logged it, and the journal names none."""
        team = self.route(filled.nature, filled.component)
        clock = self.preview(filled.priority, team)
        reached = Escalated(self.now, None, team, clock.target_at, clock.due_at, clock.provisional)
        return await self._log(filled, None, (reached,))

    async def keep_new(self, filled: Filled, actor: Actor) -> Ticket:
        """Log a ticket that L1 keeps, promised for the date that the form says; without one nothing is promised."""
        return await self._open(filled, actor, (Kept(self.now, actor.person.id, filled.keep_until),))

    async def solve_new(self, filled: Filled, actor: Actor) -> Ticket:
        """Log a ticket that L1 has solved already; the form says how."""
        return await self._open(filled, actor, (), solved=True)

    async def open_problem(
        self, number: int, actor: Actor, *, text: str, place: str
    ) -> tuple[Ticket, Sequence[Ticket]]:
        """Open a problem for a ticket and those like it; raise ``WrongChoice`` if they are no longer alike."""
        first = await self.recorder.see(number, actor, Action.LINK)
        alike = await self.links.alike(first)
        if len(alike) < 2:
            raise WrongChoice(number, "problem")
        filled = Filled(
            caller=Caller(), caller_kind=CallerKind.OTHER, ulb=None, ulb_text=place, nature=first.nature,
            component=first.component, kind=Kind.PROBLEM, module=first.module,
            priority=min(ticket.priority for ticket in alike), channel=first.channel,
            description=text, pieces=(Piece(text, None),),
            files=(), diagnosis=(), refs=(), keep_until=None, solution=(),
        )  # fmt: skip
        problem = await self.escalate_new(filled, actor)
        for ticket in alike:
            await self.links.link(ticket.number, actor, problem.number)
        return problem, alike

    def route(self, nature: Nature, component: Component | None) -> str:
        """Return the key of the team that owns such a ticket."""
        return team_for(self.settings.routes, nature, component)

    async def _open(self, filled: Filled, actor: Actor, then: tuple[Fact, ...], *, solved: bool = False) -> Ticket:
        if not may(actor, Action.OPEN):
            raise NotAllowed(Action.OPEN.value)
        return await self._log(filled, actor, then, solved=solved)

    async def _log(
        self, filled: Filled, actor: Actor | None, then: tuple[Fact, ...], *, solved: bool = False
    ) -> Ticket:
        """Write a ticket down; no actor: its caller's mail has made it."""
        by, writer = (actor.person.id, actor) if actor is not None else (None, CALLER)
        number = await self.store.tickets.next_number(self.settings.first_number)
        caller = await self.store.texts.keep_caller(filled.caller)
        first = Opened(
            self.now, by, filled.nature, filled.component, filled.kind, filled.priority,
            filled.module, filled.channel, filled.ulb, caller, filled.caller_kind,
        )  # fmt: skip
        ticket = opened(number, first, writer.person.id)
        await self.store.tickets.add(ticket)
        files = await self._write_down(ticket, filled, writer)
        if solved:
            notes = await self.recorder.add_pieces(ticket, NoteKind.RESOLUTION, filled.solution, writer)
            then = endings.resolve(ticket, writer, self.now, note=notes[-1] if notes else None)
        then = await self.recorder.time.with_solution(ticket, then)
        ticket = evolve(ticket, then)
        await self.store.tickets.save(ticket)
        facts = (first, *then, *((FilesAdded(self.now, by, len(files)),) if files else ()))
        await self.recorder.record(ticket, facts, actor, files=files)
        await self.links.propose_problem(ticket)
        return ticket

    async def _write_down(self, ticket: Ticket, filled: Filled, actor: Actor) -> tuple[File, ...]:
        await self.recorder.add_pieces(ticket, NoteKind.DESCRIPTION, filled.pieces, actor)
        await self.recorder.add_pieces(ticket, NoteKind.DIAGNOSIS, filled.diagnosis, actor)
        if filled.ulb_text:
            place = Note(
                ticket=ticket.number,
                kind=NoteKind.PLACE,
                text=filled.ulb_text,
                said_at=self.now,
                author=actor.person.id,
            )
            await self.recorder.add_note(place)
        if filled.refs:
            await self.store.texts.add_refs(ticket.number, filled.refs)
        await self.recorder.keep_sources(ticket, filled.messages, filled.files)
        return await self.recorder.add_files(ticket, filled.files, actor)
