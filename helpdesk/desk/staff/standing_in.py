"""Who can't be reached is not waited for: what they would have to act on goes to the others of the desk as well."""

from __future__ import annotations

from helpdesk.desk.recording.recipients import desk_of
from helpdesk.desk.recording.recorder import Uses
from helpdesk.notify import on_action, to_desk
from helpdesk.notify.recipients import Recipients
from helpdesk.notify.ticket_texts import BackWithDesk
from helpdesk.outbox import OutboxMessage, confirm_slot, returned_slot
from helpdesk.people.actors import EVERYTHING
from helpdesk.ticket.facts.endings import Resolved
from helpdesk.ticket.facts.moves import Returned
from helpdesk.ticket.facts.words import Asked
from helpdesk.ticket.ticket import Status, Ticket

HANGING = frozenset({Status.WAITING, Status.OPEN, Status.RESOLVED})  # it may be the desk's turn


class StandingIn(Uses):
    """What the others get of somebody's tickets."""

    async def pass_on(self, person: int) -> None:
        """Let the others of the desk have what waits for ``person``, to whom it stays owed."""
        for ticket in await self.store.tickets.find(EVERYTHING, statuses=HANGING, logged_by=person):
            desk = await desk_of(self.store, ticket)
            if person in desk:
                for owed in await self._of(ticket, person, tuple(each for each in desk if each != person)):
                    await self.store.outbox.owe(owed)

    async def _of(self, ticket: Ticket, person: int, others: tuple[int, ...]) -> list[OutboxMessage]:
        facts = [row.fact for row in await self.store.journal.of(ticket.number)]
        last = next((f for f in reversed(facts) if isinstance(f, (Asked, Returned, Resolved))), None)
        files = tuple(f for f in await self.store.texts.files(ticket.number) if last and f.note == last.note)
        circle = Recipients(team=self.settings.team(ticket.team), desk=others, files=files, unreached=person)
        match ticket.status, last:
            case Status.WAITING, Asked():
                return list(on_action.asked(ticket, last, circle))
            case Status.OPEN, Returned():
                back = BackWithDesk(last.note)
                slot = back.slot(person) or returned_slot(ticket.number, person)
                return list(to_desk.to_act_on(ticket, circle, back)) if await self._is_owed(slot) else []
            case Status.RESOLVED, Resolved() if await self._is_owed(confirm_slot(ticket.number, person)):
                return list(to_desk.solved(ticket, circle))
        return []

    async def _is_owed(self, slot: str) -> bool:
        return await self.store.outbox.is_owed(slot)
