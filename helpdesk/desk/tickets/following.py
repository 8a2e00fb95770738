"""Following: who asked to be kept posted on a ticket, and what a SPOC does not want to hear."""

from __future__ import annotations

from helpdesk.desk.recording.recorder import Uses
from helpdesk.people.actors import Actor
from helpdesk.people.rights import Action, may
from helpdesk.ticket.errors import NotAllowed, WrongChoice
from helpdesk.ticket.ticket import Ticket

MUTABLE = ("opened", "answered", "resolved")


class TicketFollowing(Uses):
    """What people are told of because they want to be."""

    async def watch(self, number: int, actor: Actor, *, on: bool) -> Ticket:
        """Keep somebody posted on a ticket that they may see, or no longer."""
        ticket = await self.recorder.see(number, actor, Action.WATCH)
        await self.store.following.watch(number, actor.person.id, on=on)
        return ticket

    async def mute(self, actor: Actor, what: str, *, on: bool) -> None:
        """Turn one sort of news off for a SPOC, or on again."""
        if not may(actor, Action.MUTE):
            raise NotAllowed(Action.MUTE.value)
        if what not in MUTABLE:
            raise WrongChoice(None, what)
        await self.store.following.mute(actor.person.id, what, on=on)
