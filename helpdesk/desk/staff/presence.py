"""Whether somebody is still in the group by which they may see a number or a file: known for a few minutes only."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime, timedelta
from enum import Enum, auto

from helpdesk.desk.recording.recorder import Recorder, Uses
from helpdesk.desk.recording.telling import tell
from helpdesk.desk.search.views import Views
from helpdesk.desk.staff.leaving import Leaving
from helpdesk.desk.tickets.work import TicketWork
from helpdesk.notify.desk_texts import CallerOf
from helpdesk.notify.staff_texts import AskInGroup
from helpdesk.outbox import Urgency
from helpdesk.people.actors import EVERYTHING, Actor, Membership, Person, Place, Source, Where
from helpdesk.people.chats import Lookup, LookupKind
from helpdesk.people.rights import Action, may
from helpdesk.ports.store import Store
from helpdesk.settings.settings import Settings
from helpdesk.ticket.errors import CallerUnknown, NotAllowed, NotNow, NotVisible
from helpdesk.ticket.facts.details import ShownUnchecked
from helpdesk.ticket.ticket import Ticket

FRESH = timedelta(minutes=5)  # how long it is known that somebody is in a group
UNSAID = "presence_unsaid"  # the row that says of whom Telegram could not say it, and when it was asked
SENT = "sent"  # what waits is owed already, and goes once this is known


class InGroup(Enum):
    """What is known of somebody's place in the group by which they may see something."""

    ENOUGH = auto()
    ASK = auto()
    UNSAID_BUT_HELD = auto()
    """Telegram could not say it just now; they have the ticket."""
    UNSAID = auto()


async def known_of(
    store: Store, settings: Settings, now: datetime, ticket: Ticket, actor: Actor, action: Action
) -> tuple[InGroup, int | None]:
    """Return what is known, and of which group: a number or a file is shown in private by this alone."""
    by = _only_by_group(ticket, actor, action) if actor.place.where is Where.PRIVATE else None
    team = settings.team(ticket.team)
    group = (by.chat_id or (team.chat_id if team is not None else None)) if by is not None else None
    if by is None or group is None or (by.seen_at is not None and now - by.seen_at <= FRESH):
        return InGroup.ENOUGH, group
    if _of(actor.person.id, group) not in await _unsaid(store, now):
        return InGroup.ASK, group
    return InGroup.UNSAID_BUT_HELD if ticket.claimed_by == actor.person.id else InGroup.UNSAID, group


async def _unsaid(store: Store, now: datetime) -> dict[str, str]:
    kept: dict[str, str] = json.loads(str(await store.key_values.get(UNSAID) or "{}"))
    return {whose: at for whose, at in kept.items() if now - datetime.fromisoformat(at) <= FRESH}


def _of(person: int, group: int) -> str:
    return f"{person}:{group}"


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
        known, group = await known_of(self.store, self.settings, self.now, ticket, actor, action)
        if known is InGroup.ENOUGH or group is None:
            return False
        await self._ask(actor.person.id, group, f"{action.value}:{ticket.number}")
        return True

    async def ask_before(self, number: int, reader: int, action: Action) -> None:
        """Have Telegram asked about the reader of what is owed to them in private; it waits until that is known."""
        person, ticket = await self.store.people.get(reader), await self.store.tickets.get(number, EVERYTHING)
        if person is None or ticket is None:
            return
        actor = Actor(person, Place(Where.PRIVATE, reader))
        known, group = await known_of(self.store, self.settings, self.now, ticket, actor, action)
        if known is InGroup.ASK and group is not None:
            await self._ask(reader, group, f"{action.value}:{number}:{SENT}")

    async def _ask(self, person: int, group: int, wanted: str) -> None:
        question = Lookup(kind=LookupKind.MEMBER, chat_id=group, person=person)
        same = (one for one in await self.store.lookups.waiting() if _is_same(one, question))
        waits = next((one.facts for one in same), {})
        if wanted not in waits:
            await self.store.lookups.send(replace(question, facts={**waits, wanted: True}))

    async def answered(self, person: int, chat_id: int, wanted: Iterable[str], *, inside: bool | None) -> None:
        """Show what waited, or end what they were by the group. ``inside`` None: Telegram can't say."""
        if inside is False:
            for team in self.settings.teams_in(chat_id):
                await self.leaving.left_group(person, team.key)
            return
        if inside:
            await self.store.people.seen(person, chat_id, self.now)
        else:
            kept = await _unsaid(self.store, self.now) | {_of(person, chat_id): self.now.isoformat()}
            await self.store.key_values.put(UNSAID, json.dumps(kept))
        known = await self.store.people.get(person)
        if known is None:
            return
        for action, number, *sent in (one.split(":") for one in wanted):
            await self._show(known, Action(action), int(number), checked=inside is True, owed=bool(sent))

    async def _show(self, person: Person, action: Action, number: int, *, checked: bool, owed: bool) -> None:
        """Show it, if they may still see it; unchecked only to whoever has the ticket, and the journal says so.

        What is ``owed`` already goes by itself now.
        """
        actor = Actor(person, Place(Where.PRIVATE, person.id))
        try:
            ticket = await self.recorder.see(number, actor, action)
            if not checked and ticket.claimed_by != person.id:
                await tell(self.store, person.id, AskInGroup())
                return
            if action is Action.CALLER and not owed:
                await self.work.show_caller(number, actor)
                text = CallerOf().message_to(person.id, Urgency.REPLY, ticket=number, person=person.id)
                await self.store.outbox.owe(text)
            elif not owed:
                await self.views.send_files(ticket, actor)
        except (NotVisible, NotAllowed, NotNow, CallerUnknown):
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
