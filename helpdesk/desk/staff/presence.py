"""Whether somebody is still in the group by which they may see a number or a file: known for a few minutes only."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import timedelta

from helpdesk.desk.recording.recorder import Recorder, Uses
from helpdesk.desk.recording.telling import tell
from helpdesk.desk.search.views import Views
from helpdesk.desk.staff.leaving import Leaving
from helpdesk.desk.tickets.work import TicketWork
from helpdesk.notify.desk_texts import CallerOf
from helpdesk.notify.staff_texts import AskInGroup
from helpdesk.outbox import Urgency
from helpdesk.people.actors import Actor, Membership, Person, Place, Source, Where
from helpdesk.people.chats import Lookup, LookupKind
from helpdesk.people.rights import Action, may
from helpdesk.ticket.errors import CallerUnknown, NotAllowed, NotVisible
from helpdesk.ticket.facts.details import ShownUnchecked
from helpdesk.ticket.ticket import Ticket

FRESH = timedelta(minutes=5)  # how long it is known that somebody is in a group


class Presence(Uses):
    """What waits until Telegram has said that somebody is still in their team's group."""

    def __init__(self, recorder: Recorder, *, leaving: Leaving, views: Views, work: TicketWork) -> None:
        super().__init__(recorder)
        self.leaving = leaving
        self.views = views
        self.work = work

    async def is_asked(self, ticket: Ticket, actor: Actor, action: Action) -> bool:
        """Return whether Telegram must say first that the actor is still in the group by which they may do this.

        It is asked then, and what they want comes to their private chat. Whoever presses in the group is in it.
        """
        by = _only_by_group(ticket, actor, action) if actor.place.where is Where.PRIVATE else None
        if by is None or by.chat_id is None or (by.seen_at is not None and self.now - by.seen_at <= FRESH):
            return False
        question = Lookup(kind=LookupKind.MEMBER, chat_id=by.chat_id, person=actor.person.id)
        same = (one for one in await self.store.lookups.waiting() if _is_same(one, question))
        waits = next((one.facts for one in same), {})
        facts = {**waits, f"{action.value}:{ticket.number}": True}
        await self.store.lookups.send(replace(question, facts=facts))
        return True

    async def answered(self, person: int, chat_id: int, wanted: Iterable[str], *, inside: bool | None) -> None:
        """Show what waited, or end what they were by the group. ``inside`` None: Telegram can't say."""
        if inside is False:
            for team in self.settings.teams_in(chat_id):
                await self.leaving.left_group(person, team.key)
            return
        if inside:
            await self.store.people.seen(person, chat_id, self.now)
        known = await self.store.people.get(person)
        if known is None:
            return
        for action, _, number in (one.partition(":") for one in wanted):
            await self._show(known, Action(action), int(number), checked=inside is True)

    async def _show(self, person: Person, action: Action, number: int, *, checked: bool) -> None:
        """Show it, if they may still see it; unchecked only to whoever has the ticket, and the journal says so."""
        actor = Actor(person, Place(Where.PRIVATE, person.id))
        try:
            ticket = await self.recorder.see(number, actor, action)
            if not checked and ticket.claimed_by != person.id:
                await tell(self.store, person.id, AskInGroup())
                return
            if action is Action.CALLER:
                await self.work.show_caller(number, actor)
                text = CallerOf().message_to(person.id, Urgency.REPLY, ticket=number, person=person.id)
                await self.store.outbox.owe(text)
            else:
                await self.views.send_files(ticket, actor)
        except (NotVisible, NotAllowed, CallerUnknown):
            return  # it has ended meanwhile, and what ended it was told
        if not checked:
            await self.store.journal.append(number, (ShownUnchecked(self.now, person.id, action.value),))


def _only_by_group(ticket: Ticket, actor: Actor, action: Action) -> Membership | None:
    """Return the membership of a group without which the actor might not do this; None if there is none."""
    person = actor.person
    by = next((m for m in person.memberships if m.source is Source.GROUP and m.team == ticket.team), None)
    if by is None:
        return None
    without = replace(actor, person=replace(person, memberships=person.memberships - {by}))
    return None if may(without, action, ticket) else by


def _is_same(one: Lookup, other: Lookup) -> bool:
    return (one.kind, one.chat_id, one.person) == (other.kind, other.chat_id, other.person)
