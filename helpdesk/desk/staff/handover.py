"""Handing over: what one has goes into a colleague's hands, for good or until one is back."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime

from helpdesk.desk.recording.recorder import Recorder, Uses
from helpdesk.desk.search.views import Views
from helpdesk.lifecycle import work
from helpdesk.notify.content import Text
from helpdesk.notify.staff_texts import (
    BackAgain,
    BackAgainNothingLeft,
    ColleagueBack,
    HandedOverInTeam,
    HandedOverInTeamUntil,
    HandedToYou,
    HandedToYouUntil,
    TakenBackFromYou,
)
from helpdesk.outbox import Urgency
from helpdesk.people.actors import EVERYTHING, Actor, Person, Role
from helpdesk.people.rights import Action
from helpdesk.settings.absences import Absence, back_at
from helpdesk.ticket.errors import Gone, WrongChoice
from helpdesk.ticket.fact import Fact
from helpdesk.ticket.facts.moves import TakenBack
from helpdesk.ticket.ticket import WITH_TEAM, Ticket, ticket_id


class Handover(Uses):
    """Who works on what while somebody is off."""

    def __init__(self, recorder: Recorder, *, views: Views) -> None:
        super().__init__(recorder)
        self.views = views

    async def colleagues(self, actor: Actor, team: str) -> Sequence[Person]:
        """Return the other members of a team."""
        members = await self.store.people.with_role(Role.MEMBER, team=team)
        return [person for person in members if person.id != actor.person.id]

    async def colleague(self, actor: Actor, team: str, to: int) -> Person:
        """Return a colleague of a team by their id; raise ``WrongChoice`` if they are not of it (any more)."""
        found = next((person for person in await self.colleagues(actor, team) if person.id == to), None)
        if found is None:
            raise WrongChoice(None, str(to))
        return found

    async def claims_of(self, actor: Actor, team: str | None = None) -> Sequence[Ticket]:
        """Return the tickets that somebody has, of one team or of all."""
        found = await self.store.tickets.find(EVERYTHING, statuses=WITH_TEAM, claimed_by=actor.person.id, team=team)
        return [ticket for ticket in found if ticket.team in actor.person.teams]

    async def off_until(self, person: int) -> datetime | None:
        """Return until when a colleague is off; None if they are here."""
        return await self.store.absences.of(person, self.now)

    async def hand_over(self, actor: Actor, team: str, to: int, back: date | None = None) -> Sequence[Ticket]:
        """Give all that one has of a team to a colleague; both and the team's chat are told.

        ``back``: the day of return; None: for good. Raise ``WrongChoice`` if they are not of it, ``BadDate`` for a
        day that does not lie ahead.
        """
        colleague = await self.colleague(actor, team, to)
        until = back_at(self.settings.calendar, back, self.now) if back is not None else None
        given = []
        for ticket in await self.claims_of(actor, team):
            await self.recorder.see(ticket.number, actor, Action.HAND_OVER)
            facts: tuple[Fact, ...] = (work.handed_over(actor, self.now, to, until),)
            given.append(await self.recorder.change(ticket, facts, actor))
        if not given:
            return given
        if until is not None:
            absence = Absence(person=actor.person.id, colleague=to, team=team, back_at=until)
            await self.store.absences.add(absence)
        by, others = actor.person.id, self._ids(given)
        if until is None:
            await self._say_to(colleague.id, HandedToYou(by, others))
            await self._say_in_group(team, HandedOverInTeam(by, others, to))
        else:
            await self._say_to(colleague.id, HandedToYouUntil(by, others, until))
            await self._say_in_group(team, HandedOverInTeamUntil(by, others, until, to))
        return given

    async def owe_returns(self) -> int:
        """Tell those whose day of return has come, and their colleagues; return how many have returned.

        Only while the office is open: the day may have been declared closed since, or nobody was there to tell.
        """
        if not self.settings.calendar.is_open(self.now):
            return 0
        returned: dict[tuple[int, str, datetime], Absence] = {}  # who lent in two strokes is back once
        for absence in await self.store.absences.over(self.now):
            if await self.store.absences.tell(absence.id, self.now):
                returned.setdefault((absence.person, absence.team, absence.back_at), absence)
        for absence in returned.values():
            await self._welcome(absence)
        return len(returned)

    async def take_back(self, number: int, actor: Actor) -> Sequence[Ticket]:
        """Take back what the colleague still has of what one gave them; raise ``Gone`` for an absence of others."""
        absence = await self.store.absences.get(number)
        if absence is None or absence.person != actor.person.id:
            raise Gone("absence")
        taken = []
        for ticket in await self._lent(absence):
            await self.recorder.see(ticket.number, actor, Action.CLAIM)
            holder = ticket.claimed_by or absence.colleague
            facts: tuple[Fact, ...] = (TakenBack(self.now, actor.person.id, holder),)
            taken.append((holder, await self.recorder.change(ticket, facts, actor)))
        for person in dict.fromkeys(holder for holder, _ in taken):
            theirs = self._ids([ticket for holder, ticket in taken if holder == person])
            await self._say_to(person, TakenBackFromYou(actor.person.id, theirs))
        return [ticket for _, ticket in taken]

    async def _welcome(self, absence: Absence) -> None:
        person = await self.store.people.get(absence.person)
        lent = await self._lent(absence)
        for ticket in lent:
            await self.views.show_again(ticket.number)  # "for Anil until Monday" is over
        if person is None or absence.team not in person.teams:
            return  # no longer of the team: there is nothing to take back
        others = self._ids(lent)
        if not lent:
            await self._say_to(person.id, BackAgainNothingLeft(absence.colleague, others))
            return
        holders = list(dict.fromkeys(ticket.claimed_by or absence.colleague for ticket in lent))
        by = absence.colleague if absence.colleague in holders else holders[0]
        await self._say_to(person.id, BackAgain(by, others, absence.id))
        for holder in holders:
            theirs = self._ids([ticket for ticket in lent if (ticket.claimed_by or absence.colleague) == holder])
            await self._say_to(holder, ColleagueBack(person.id, theirs))

    async def _lent(self, absence: Absence) -> Sequence[Ticket]:
        """Return what colleagues still have of what was handed over until then, whoever handed it on meanwhile."""
        held = await self.store.tickets.find(EVERYTHING, statuses=WITH_TEAM, team=absence.team)
        lent = (absence.person, absence.back_at)
        return [ticket for ticket in held if (ticket.lent_by, ticket.lent_until) == lent]

    def _ids(self, tickets: Sequence[Ticket]) -> str:
        return ", ".join(ticket_id(self.settings.prefix, ticket.number) for ticket in tickets)

    async def _say_to(self, person: int, text: Text) -> None:
        await self.store.outbox.owe(text.message_to(person, Urgency.REPLY, person=person))

    async def _say_in_group(self, key: str, text: Text) -> None:
        team = self.settings.team(key)
        if team is not None and team.chat_id is not None:
            await self.store.outbox.owe(text.message_to(team.chat_id, Urgency.REPLY, thread_id=team.thread_id))
