"""Looking: lists of tickets, a ticket opened in a private chat, and what shows a ticket kept true."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from helpdesk.desk.recording.clearing import strip_buttons
from helpdesk.desk.recording.recorder import Uses
from helpdesk.notify import to_team
from helpdesk.notify.passed_on import passed_on_in
from helpdesk.notify.recipients import files_under
from helpdesk.outbox import MessageKind, OutboxMessage, Urgency, card_slot, card_urgency, shown_again, view_slot
from helpdesk.people.actors import EVERYTHING, Actor, Scope, Where, reads_as, scope_of
from helpdesk.people.rights import Action, may
from helpdesk.settings.settings import Team
from helpdesk.ticket.errors import NotAllowed
from helpdesk.ticket.notes import readable
from helpdesk.ticket.ticket import UNRESOLVED, WITH_TEAM, Ticket

NEAR = 20  # messages: what is further above has left the screen
SHOW_TICKETS = frozenset({MessageKind.CARD, MessageKind.OWN, MessageKind.VIEW})
SHOW_WORDS = SHOW_TICKETS | {MessageKind.CONFIRM}  # the solution, too


class Views(Uses):
    """What people look at."""

    async def queue(self, actor: Actor) -> Sequence[Ticket]:
        """Return what waits or is being worked on in the actor's scope, earliest due first."""
        if not may(actor, Action.QUEUE):
            raise NotAllowed(Action.QUEUE.value)
        return await self.store.tickets.find(scope_of(actor), statuses=WITH_TEAM)

    async def mine(self, actor: Actor, *, limit: int | None = None) -> Sequence[Ticket]:
        """Return what is the actor's own: claimed by, logged by, or of the ULBs of, that person."""
        person, find, scope = actor.person, self.store.tickets.find, scope_of(actor)
        found: dict[int, Ticket] = {}
        for ticket in await find(scope, statuses=UNRESOLVED, claimed_by=person.id, limit=limit):
            found[ticket.number] = ticket
        if actor.place.where is Where.PRIVATE:
            for ticket in await find(scope, statuses=UNRESOLVED, logged_by=person.id, limit=limit):
                found[ticket.number] = ticket
            for ticket in await find(Scope(ulbs=person.ulbs), statuses=UNRESOLVED, limit=limit):
                found[ticket.number] = ticket
        return list(found.values())[:limit]

    async def owe_missing_cards(self) -> int:
        """Owe the cards that a team's chat does not have yet, as after it was linked; return how many."""
        owed = 0
        for team in self.settings.teams:
            if team.chat_id is None:
                continue
            scope = Scope(teams=frozenset({team.key}))
            for ticket in await self.store.tickets.find(scope, statuses=WITH_TEAM):
                if await self.store.outbox.in_slot(card_slot(ticket.number, team.chat_id)) is None:
                    await self.store.outbox.owe(to_team.card(ticket, team, card_urgency(ticket.priority)))
                    owed += 1
        return owed

    async def bring_card(self, ticket: Ticket, team: Team, *, asked_in: int) -> bool:
        """Have the card of a ticket near the message ``asked_in`` of its team's chat; return whether it comes anew.

        One that is far above is posted below, and the former loses its buttons; one that is near is edited, so that
        it is posted anew if it is gone. A card that came within a minute stays as it is.
        """
        slot = card_slot(ticket.number, team.chat_id or 0)
        there = await self.store.outbox.in_slot(slot)
        if there is not None and await self.store.outbox.is_fresh(slot):
            return False
        if there is not None and asked_in - there.message_id <= NEAR:
            await self.store.outbox.take_slot(slot, replace(there, rendered=None))
            await self.store.outbox.owe(shown_again(there, Urgency.PRESSED, thread_id=team.thread_id))
            return False
        await strip_buttons(self.store.outbox, slot, urgency=Urgency.PING)
        await self.store.outbox.owe(to_team.card(ticket, team, Urgency.REPLY))
        return True

    async def show_again(
        self, number: int, urgency: Urgency = Urgency.PRESSED, *, note: int | None = None, but: str | None = None
    ) -> None:
        """Owe an edit of whatever shows the ticket, or passed ``note`` on, because it changed. ``but``: not that."""
        threads = await self.threads(number)
        for posted in await self.store.outbox.about(number):
            thread = threads.get(posted.chat_id)
            again = passed_on_in(posted.slot)
            if again is not None and note is not None and again.note == note:
                await self.store.outbox.owe(
                    again.message_to(
                        posted.chat_id, Urgency.PRESSED, thread_id=thread, ticket=number, person=posted.person,
                        slot=posted.slot,
                    )
                )  # fmt: skip
            shows = SHOW_TICKETS if note is None else SHOW_WORDS
            if posted.slot not in (None, but) and posted.kind in shows:
                await self.store.outbox.owe(shown_again(posted, urgency, thread_id=thread))

    async def show_views_again(self, number: int) -> None:
        """Owe an edit of the private views of a ticket: what is linked to it has changed, its cards have not."""
        for posted in await self.store.outbox.about(number, MessageKind.VIEW):
            await self.store.outbox.owe(shown_again(posted, Urgency.PRESSED))

    async def threads(self, number: int) -> dict[int, int | None]:
        """Return the topic of the ticket's team, by its chat: what is gone there is sent anew to the same topic."""
        ticket = await self.store.tickets.get(number, EVERYTHING)
        team = self.settings.team(ticket.team) if ticket is not None else None
        return {team.chat_id: team.thread_id} if team is not None and team.chat_id is not None else {}

    async def open_view(self, ticket: Ticket, actor: Actor) -> None:
        """Owe the ticket's view to a private chat, below what was said there; a former view loses its buttons."""
        chat = actor.person.id
        slot = view_slot(ticket.number, chat)
        await strip_buttons(self.store.outbox, slot, urgency=Urgency.PING)
        await self.store.outbox.owe(
            OutboxMessage(
                chat_id=chat,
                kind=MessageKind.VIEW,
                urgency=Urgency.REPLY,
                ticket=ticket.number,
                person=chat,
                slot=slot,
            )
        )

    async def send_files(self, ticket: Ticket, actor: Actor) -> int:
        """Owe a ticket's attachments below its view or card where ``actor`` is; return how many they may see."""
        notes, sent = await self.store.texts.notes(ticket.number), await self.store.texts.files(ticket.number)
        _, kept = readable(notes, sent, reads_as(actor, ticket), actor.person.id)
        chat, slot = actor.place.chat_id, view_slot if actor.place.where is Where.PRIVATE else card_slot
        under = slot(ticket.number, chat)
        for message in files_under(ticket, under, chat_id=chat, files=kept, urgency=Urgency.REPLY, most=len(kept)):
            await self.store.outbox.owe(message)
        return len(kept)
