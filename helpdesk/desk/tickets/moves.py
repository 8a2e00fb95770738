"""Moving a ticket: to another team, back to the desk, out to a team again."""

from __future__ import annotations

from helpdesk.desk.recording.clearing import strip_buttons
from helpdesk.desk.recording.recorder import Uses, Words
from helpdesk.lifecycle import moves, work
from helpdesk.lifecycle.workflow import require
from helpdesk.outbox import MessageKind
from helpdesk.people.actors import EVERYTHING, Actor
from helpdesk.people.rights import Action
from helpdesk.ticket.errors import WrongChoice
from helpdesk.ticket.facts.moves import Forwarded
from helpdesk.ticket.notes import File, NoteKind
from helpdesk.ticket.ticket import WITH_TEAM, Ticket

OTHER = "other"  # the code of a reason that was given in words


class Moves(Uses):
    """What changes whose ticket it is."""

    async def forward(
        self, number: int, actor: Actor, team: str, *, reason: str | None = None, words: Words | None = None
    ) -> Ticket:
        """Pass a ticket on to another team; raise ``WrongChoice`` for a team that there is not."""
        ticket = await self.recorder.see(number, actor, Action.FORWARD)
        require(Action.FORWARD, ticket)
        self._known_team(number, team)
        note, files = await self._why(ticket, words, actor)
        passed_on = moves.forwarded(
            ticket, actor, self.now, team=team, reason=reason if words is None else OTHER, note=note
        )
        arrived = await self.recorder.time.arrival(ticket, team, actor.person.id)
        return await self.recorder.change(ticket, (passed_on, arrived), actor, files=files)

    async def pass_all_on(self, origin: str, team: str) -> list[Ticket]:
        """Pass every ticket that is with one team on to another, by nobody's press; return them as they are then.

        The other team's clocks start, its cards are owed and people are told as of any such move. Of ``origin``
        nothing needs to be left: it may be gone from the settings.
        """
        passed = []
        for ticket in await self.store.tickets.find(EVERYTHING, team=origin, statuses=WITH_TEAM):
            self._known_team(ticket.number, team)
            on = Forwarded(self.now, None, origin, team, None, None)
            arrived = await self.recorder.time.arrival(ticket, team, None)
            passed.append(await self.recorder.change(ticket, (on, arrived), None))
            for posted in await self.store.outbox.about(ticket.number, MessageKind.CARD):
                if not self.settings.teams_in(posted.chat_id):  # the former group is nobody's any more
                    await strip_buttons(self.store.outbox, posted.slot or "")
        return passed

    async def return_to_desk(
        self, number: int, actor: Actor, *, reason: str | None = None, words: Words | None = None
    ) -> Ticket:
        """Send a ticket back to the desk; it counts as the team's first response."""
        ticket = await self.recorder.see(number, actor, Action.RETURN)
        require(Action.RETURN, ticket)
        if words is None and self.settings.reason(reason) is None:
            raise WrongChoice(number, reason or "")
        note, files = await self._why(ticket, words, actor)
        at = self.now if words is None else self.recorder.counted_at(ticket, words)
        answered = work.first_response(ticket, actor.person.id, at)
        back = moves.returned(ticket, actor, at, reason=reason if words is None else OTHER, note=note)
        return await self.recorder.change(ticket, (*answered, back), actor, files=files)

    async def escalate(self, number: int, actor: Actor, team: str) -> Ticket:
        """Hand a ticket that is with the desk to a team: a kept one, or one that was sent back."""
        ticket = await self.recorder.see(number, actor, Action.ESCALATE)
        require(Action.ESCALATE, ticket)
        self._known_team(number, team)
        return await self.recorder.change(
            ticket, (await self.recorder.time.arrival(ticket, team, actor.person.id),), actor
        )

    async def _why(self, ticket: Ticket, words: Words | None, actor: Actor) -> tuple[int | None, tuple[File, ...]]:
        if words is None:
            return None, ()
        note = await self.recorder.add_words(ticket, NoteKind.REASON, words, actor)
        return note, await self.recorder.add_files(ticket, words.files, actor, note)

    def _known_team(self, number: int, team: str) -> None:
        if self.settings.team(team) is None:
            raise WrongChoice(number, team)
