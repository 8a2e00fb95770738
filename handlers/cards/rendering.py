"""One owed message as it is rendered: from the present state, for whoever reads it there."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from handlers.base.context import Office
from handlers.cards.dossier import Dossier, gather, with_target
from handlers.cards.words import Cards
from helpdesk.outbox import OutboxRow
from helpdesk.people.actors import Actor, Person, Place, Where, scope_of
from helpdesk.ports.store import Store
from helpdesk.ticket.ticket import Ticket


@dataclass(frozen=True, slots=True)
class Rendering:
    """One row being rendered from the present state."""

    row: OutboxRow
    store: Store
    office: Office
    now: datetime
    person: Person | None
    place: Place

    @property
    def language(self) -> str:
        """The language of the person, or of the team whose group it is, or of the desk."""
        team = self.office.settings.team(self.place.team)
        chosen = team.language if team else self.person.language if self.person else None
        return chosen or self.office.settings.language

    @property
    def cards(self) -> Cards:
        """Cards in that language."""
        return Cards(self.office, self.language, self.now)

    @property
    def actor(self) -> Actor:
        """Whoever reads: the person in that chat."""
        person = self.person or Person(self.row.message.person or 0, "")
        return Actor(person, self.place)

    async def dossier(self) -> Dossier | None:
        """The ticket that the row is about, with what was written for the reader."""
        found = await gather(self.store, self.row.message.ticket) if self.row.message.ticket is not None else None
        found = found.read_by(self.actor) if found is not None else None
        return await with_target(self.store, self.office.settings, found, self.now) if found is not None else None

    async def visible(self) -> Dossier | None:
        """The ticket that the row is about, if it lies in the scope of whoever reads."""
        found = await self.dossier()
        return found if found is not None and scope_of(self.actor).covers(found.ticket) else None

    async def readable(self) -> Dossier | None:
        """The ticket that the row is about, if it is for the reader."""
        found = await self.dossier()
        return found if found is not None and self.reads(found.ticket) else None

    def reads(self, ticket: Ticket) -> bool:
        """Whether a ticket is for the reader: a group reads what is told it, a person what lies in their scope."""
        return self.place.where is not Where.PRIVATE or scope_of(self.actor).covers(ticket)
