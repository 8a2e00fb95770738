"""What people start: each method is one use of the desk, in the caller's transaction.

The rule decides, the store remembers, the messages are owed; nothing is sent from here.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from helpdesk import notices, workflow
from helpdesk.asking import Filled
from helpdesk.errors import CallerUnknown, NotAllowed, NotVisible
from helpdesk.events import CallerShown, Escalated, Fact, FilesAdded, Kept, Opened, Responded
from helpdesk.form import Piece
from helpdesk.muktasoft import find_refs
from helpdesk.notes import Caller, File, Note, NoteKind
from helpdesk.notices import Circle
from helpdesk.owed import Lane, Owed, Say, card_lane, card_slot, view_slot
from helpdesk.people import Action, Actor, Membership, Role, Scope, Source, Where, may, scope_of
from helpdesk.policy import Settings
from helpdesk.ports import ClockRow, NextDate, Store
from helpdesk.routing import team_for
from helpdesk.sla import Clock, start_clock
from helpdesk.tickets import UNRESOLVED, WITH_TEAM, Component, Nature, Priority, Ticket

EVERYTHING = Scope(everything=True)


@dataclass(frozen=True, slots=True)
class Words:
    """What somebody said about a ticket: text, attachments, and the message they came in."""

    text: str
    said_at: datetime
    files: tuple[File, ...] = ()
    chat_id: int | None = None
    message_id: int | None = None


class Desk:
    """The desk's uses. ``now`` is desk time, ``store`` the present transaction."""

    def __init__(self, store: Store, settings: Settings, now: datetime) -> None:
        self.store = store
        self.settings = settings
        self.now = now

    # -- opening ---------------------------------------------------------------------------------------------

    def preview(self, priority: Priority) -> Clock:
        """Return the clock that a ticket of this priority would get if it reached a team now."""
        return start_clock(self.settings.calendar, self.settings.sla[priority], self.now)

    async def escalate_new(self, filled: Filled, actor: Actor) -> Ticket:
        """Log a ticket and hand it to the team that the route names; raise ``Unrouted`` or ``NotAllowed``."""
        team = self.route(filled.nature, filled.component)
        clock = self.preview(filled.priority)
        reached = Escalated(self.now, actor.person.id, team, clock.target_at, clock.due_at, clock.provisional)
        return await self._open(filled, actor, (reached,))

    async def keep_new(self, filled: Filled, actor: Actor) -> Ticket:
        """Log a ticket that L1 keeps, promised for the date that the form says."""
        until = filled.keep_until or self.preview(filled.priority).due_at
        return await self._open(filled, actor, (Kept(self.now, actor.person.id, until),))

    async def solve_new(self, filled: Filled, actor: Actor) -> Ticket:
        """Log a ticket that L1 has solved already; the form says how."""
        return await self._open(filled, actor, (), solved=True)

    def route(self, nature: Nature, component: Component | None) -> str:
        """Return the key of the team that owns such a ticket."""
        return team_for(self.settings.routes, nature, component)

    async def _open(self, filled: Filled, actor: Actor, then: tuple[Fact, ...], *, solved: bool = False) -> Ticket:
        if not may(actor, Action.OPEN):
            raise NotAllowed(Action.OPEN.value)
        number = await self.store.tickets.next_number(self.settings.first_number)
        caller = await self.store.texts.keep_caller(filled.caller)
        first = Opened(
            self.now, actor.person.id, filled.nature, filled.component, filled.kind, filled.priority,
            filled.module, filled.channel, filled.ulb, caller, filled.caller_kind,
        )  # fmt: skip
        ticket = workflow.opened(number, first, actor.person.id)
        if solved:
            notes = await self._pieces(ticket, NoteKind.RESOLUTION, filled.solution, actor)
            then = workflow.resolve(ticket, actor, self.now, note=notes[-1] if notes else None)
        ticket = replace(workflow.evolve(ticket, then), version=1) if then else ticket
        await self.store.tickets.add(ticket)
        files = await self._write_down(ticket, filled, actor)
        facts = (first, *then, *((FilesAdded(self.now, actor.person.id, len(files)),) if files else ()))
        await self._record(ticket, facts, actor, files=files)
        return ticket

    async def _write_down(self, ticket: Ticket, filled: Filled, actor: Actor) -> tuple[File, ...]:
        await self._pieces(ticket, NoteKind.DESCRIPTION, filled.pieces, actor)
        await self._pieces(ticket, NoteKind.DIAGNOSIS, filled.diagnosis, actor)
        if filled.ulb_text:
            place = Note(
                ticket=ticket.number,
                kind=NoteKind.PLACE,
                text=filled.ulb_text,
                said_at=self.now,
                author=actor.person.id,
            )
            await self._add(place)
        if filled.refs:
            await self.store.texts.add_refs(ticket.number, filled.refs)
        return await self._files(ticket, filled.files, actor)

    # -- working on a ticket ---------------------------------------------------------------------------------

    async def see(self, number: int, actor: Actor, action: Action = Action.VIEW) -> Ticket:
        """Return a ticket on which ``actor`` may do ``action``; raise ``NotVisible`` or ``NotAllowed``."""
        ticket = await self.store.tickets.get(number, scope_of(actor))
        if ticket is None:
            raise NotVisible(number)
        if not may(actor, action, ticket):
            if action is not Action.VIEW and may(actor, Action.VIEW, ticket):
                workflow.require(action, ticket)
            raise NotAllowed(action.value, number)
        return ticket

    async def claim(self, number: int, actor: Actor) -> Ticket:
        """Take a ticket for oneself; raise ``AlreadyClaimed``, ``AlreadyYours`` or ``NotNow``."""
        ticket = await self.see(number, actor, Action.CLAIM)
        return await self._change(ticket, workflow.claim(ticket, actor, self.now), actor)

    async def release(self, number: int, actor: Actor) -> Ticket:
        """Give a ticket back to its team."""
        ticket = await self.see(number, actor, Action.RELEASE)
        return await self._change(ticket, workflow.release(ticket, actor, self.now), actor)

    async def may_resolve(self, number: int, actor: Actor, *, confirmed: bool) -> Ticket:
        """Return the ticket if it may be resolved now; raise ``NeedsConfirming`` if another person has it."""
        ticket = await self.see(number, actor, Action.RESOLVE)
        workflow.may_resolve(ticket, actor, confirmed=confirmed)
        return ticket

    async def resolve(self, number: int, actor: Actor, words: Words) -> Ticket:
        """Solve a ticket; ``words`` say how."""
        ticket = await self.see(number, actor, Action.RESOLVE)
        workflow.require(Action.RESOLVE, ticket)
        note = await self._said(ticket, NoteKind.RESOLUTION, words, actor) if words.text else None
        files = await self._files(ticket, words.files, actor)
        return await self._change(ticket, workflow.resolve(ticket, actor, self.now, note=note), actor, files=files)

    async def comment(self, number: int, actor: Actor, words: Words) -> Ticket:
        """Write about a ticket; the words count at the time they were said."""
        ticket = await self.see(number, actor, Action.COMMENT)
        note = await self._said(ticket, NoteKind.COMMENT, words, actor)
        files = await self._files(ticket, words.files, actor)
        at = min(words.said_at, self.now)
        return await self._change(ticket, workflow.comment(ticket, actor, at, note), actor, files=files)

    async def show_caller(self, number: int, actor: Actor) -> Caller:
        """Return the caller, and write down that the number was shown; raise ``CallerUnknown``."""
        ticket = await self.see(number, actor, Action.CALLER)
        caller = await self.store.texts.caller(ticket.caller) if ticket.caller else None
        if caller is None or not (caller.phone or caller.email):
            raise CallerUnknown(number)
        await self.store.journal.append(number, (CallerShown(self.now, actor.person.id, caller.id),))
        return caller

    # -- lists -----------------------------------------------------------------------------------------------

    async def queue(self, actor: Actor, *, limit: int, offset: int = 0) -> Sequence[Ticket]:
        """Return what waits or is being worked on in the actor's scope, earliest due first."""
        if not may(actor, Action.QUEUE):
            raise NotAllowed(Action.QUEUE.value)
        return await self.store.tickets.find(scope_of(actor), statuses=WITH_TEAM, limit=limit, offset=offset)

    async def mine(self, actor: Actor, *, limit: int, offset: int = 0) -> Sequence[Ticket]:
        """Return what is the actor's own: claimed by, logged by, or of the ULBs of, that person."""
        person, find, scope = actor.person, self.store.tickets.find, scope_of(actor)
        found: dict[int, Ticket] = {}
        bound = limit + offset
        for ticket in await find(scope, statuses=UNRESOLVED, claimed_by=person.id, limit=bound):
            found[ticket.number] = ticket
        if actor.place.where is Where.PRIVATE:
            for ticket in await find(EVERYTHING, statuses=UNRESOLVED, logged_by=person.id, limit=bound):
                found[ticket.number] = ticket
            for ticket in await find(Scope(ulbs=person.ulbs), statuses=UNRESOLVED, limit=bound):
                found[ticket.number] = ticket
        return list(found.values())[offset:bound]

    # -- people ----------------------------------------------------------------------------------------------

    async def enter_team(self, actor: Actor) -> Actor:
        """Take whoever acts in a team's group for a member of it, unless people are listed or they are L1."""
        team = self.settings.team(actor.place.team)
        if team is None or team.listed or actor.anonymous or actor.person.has(Role.OPERATOR):
            return actor
        if any(m.team == team.key for m in actor.person.memberships):
            return actor
        await self.store.people.put(actor.person)
        membership = Membership(Role.MEMBER, team=team.key, source=Source.GROUP)
        await self.store.people.enter(actor.person.id, membership)
        return replace(actor, person=actor.person.with_membership(membership))

    # -- the bot's own duties --------------------------------------------------------------------------------

    async def owe_missing_cards(self) -> int:
        """Owe the cards that a team's chat does not have yet, as after it was linked; return how many."""
        owed = 0
        for team in self.settings.teams:
            if team.chat_id is None:
                continue
            scope = Scope(teams=frozenset({team.key}))
            for ticket in await self.store.tickets.find(scope, statuses=WITH_TEAM, limit=1000):
                if await self.store.outbox.in_slot(card_slot(ticket.number, team.chat_id)) is None:
                    await self.store.outbox.owe(notices.card(ticket, team, card_lane(ticket.priority)))
                    owed += 1
        return owed

    async def show_again(self, number: int) -> None:
        """Owe an edit of whatever shows the ticket, because its texts changed."""
        for posted in await self.store.outbox.about(number):
            if posted.slot is not None and posted.say in (Say.CARD, Say.OWN, Say.VIEW):
                await self.store.outbox.owe(
                    Owed(
                        chat_id=posted.chat_id, say=posted.say, lane=Lane.PRESSED, ticket=number,
                        person=posted.person, slot=posted.slot,
                    )
                )  # fmt: skip

    async def open_view(self, ticket: Ticket, actor: Actor) -> None:
        """Owe the ticket's view to a private chat, below what was said there; a former view loses its buttons."""
        chat = actor.person.id
        slot = view_slot(ticket.number, chat)
        old = await self.store.outbox.vacate(slot)
        if old is not None:
            facts = {"message_id": old.message_id}
            await self.store.outbox.owe(Owed(chat_id=chat, say=Say.BARE, lane=Lane.PING, facts=facts))
        await self.store.outbox.owe(
            Owed(chat_id=chat, say=Say.VIEW, lane=Lane.REPLY, ticket=ticket.number, person=chat, slot=slot)
        )

    # -- how all of it is written ----------------------------------------------------------------------------

    async def _change(
        self, ticket: Ticket, facts: tuple[Fact, ...], actor: Actor, files: tuple[File, ...] = ()
    ) -> Ticket:
        changed = workflow.evolve(ticket, facts)
        await self.store.tickets.save(changed)
        added = (FilesAdded(self.now, actor.person.id, len(files)),) if files else ()
        await self._record(changed, (*facts, *added), actor, files=files)
        return changed

    async def _record(
        self, ticket: Ticket, facts: tuple[Fact, ...], actor: Actor, files: tuple[File, ...] = ()
    ) -> None:
        await self.store.journal.append(ticket.number, facts)
        await self._keep_time(ticket, facts)
        circle = await self._circle(ticket, actor, files)
        for owed in notices.notices(ticket, facts, circle):
            await self.store.outbox.owe(owed)

    async def _keep_time(self, ticket: Ticket, facts: tuple[Fact, ...]) -> None:
        for fact in facts:
            if isinstance(fact, Escalated):
                await self.store.timers.put_clock(
                    ClockRow(
                        ticket=ticket.number, cycle=ticket.cycle, team=fact.team, started_at=fact.at,
                        target_at=fact.target_at, due_at=fact.due_at,
                    )
                )  # fmt: skip
            elif isinstance(fact, Responded):
                clock = await self.store.timers.clock(ticket.number, ticket.cycle)
                if clock is not None:
                    ended = replace(clock, ended_at=fact.at, outcome=fact.outcome.value)
                    await self.store.timers.put_clock(ended)
        await self.store.timers.set_next(ticket.number, self._next_date(ticket))

    def _next_date(self, ticket: Ticket) -> NextDate | None:
        if not ticket.is_unresolved:
            return None
        if ticket.status in WITH_TEAM and ticket.responded_at is None and ticket.target_at is not None:
            return NextDate("response", 0, ticket.target_at)
        if ticket.promised_at is not None:
            return NextDate("promise", 0, ticket.promised_at)
        stale = self.settings.calendar.close_of_business_day(ticket.changed_at, self.settings.stale_after_days)
        return NextDate("stale", 0, stale.at)

    async def _circle(self, ticket: Ticket, actor: Actor, files: tuple[File, ...]) -> Circle:
        team = self.settings.team(ticket.team)
        unlinked = ticket.team is not None and (team is None or team.chat_id is None)
        admins = await self.store.people.with_role(Role.ADMIN) if unlinked else ()
        views = await self.store.outbox.about(ticket.number, Say.VIEW)
        return Circle(
            team=team, admins=tuple(a.id for a in admins), actor=actor.person.id, files=files,
            viewers=tuple(dict.fromkeys(v.chat_id for v in views)),
        )  # fmt: skip

    async def _said(self, ticket: Ticket, kind: NoteKind, words: Words, actor: Actor) -> int:
        note = Note(
            ticket=ticket.number, kind=kind, text=words.text, said_at=min(words.said_at, self.now),
            author=None if actor.anonymous else actor.person.id,
            chat_id=words.chat_id, message_id=words.message_id,
        )  # fmt: skip
        return await self._add(note)

    async def _pieces(
        self, ticket: Ticket, kind: NoteKind, pieces: tuple[Piece, ...], actor: Actor
    ) -> tuple[int, ...]:
        ids = []
        for piece in pieces:
            said = piece.said
            words = Words(piece.text, said.at, chat_id=said.chat_id, message_id=said.message_id)
            ids.append(await self._said(ticket, kind, words, actor))
        return tuple(ids)

    async def _add(self, note: Note) -> int:
        refs = find_refs(note.text)
        if refs:
            await self.store.texts.add_refs(note.ticket, refs)
        return await self.store.texts.add_note(note)

    async def _files(self, ticket: Ticket, files: tuple[File, ...], actor: Actor) -> tuple[File, ...]:
        kept: dict[int, File] = {}
        for file in files:
            owned = replace(file, ticket=ticket.number, author=actor.person.id, said_at=self.now)
            number = await self.store.texts.add_file(owned)
            kept[number] = replace(owned, id=number)
        return tuple(kept.values())
