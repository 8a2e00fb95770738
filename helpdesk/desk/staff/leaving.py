"""When a right ends: all that hung on it ends with it, and the person is told; whoever or whatever ended it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from helpdesk.desk.recording.clearing import delete_message, strip_buttons
from helpdesk.desk.recording.recorder import Uses
from helpdesk.desk.recording.telling import tell, tell_all
from helpdesk.lifecycle import work
from helpdesk.notify.content import Text
from helpdesk.notify.staff_texts import (
    LetGo,
    MemberLeft,
    RolesEnded,
    YouLeftGroup,
    YourGroupUnlinked,
    YourTeamListed,
    role_taken,
)
from helpdesk.notify.ticket_texts import ClaimFreed
from helpdesk.outbox import (
    MessageKind,
    Posted,
    Urgency,
    card_slot,
    form_slot,
    prompt_slot,
    shown_again,
    stripping,
)
from helpdesk.people.actors import EVERYTHING, Actor, Membership, Person, Place, Role, Source, Where, scope_of
from helpdesk.people.actors import may_see_callers as sees_callers
from helpdesk.people.rights import Action, may
from helpdesk.ticket.errors import LastAdmin
from helpdesk.ticket.ticket import UNRESOLVED, Ticket

STRIPPED = 40  # messages whose buttons go, the newest: those of older ones are refused when they are pressed
FOR_ADMINS = frozenset(
    {
        MessageKind.PANEL,
        MessageKind.ACCESS,
        MessageKind.QUESTION,
        MessageKind.INVITATION,
        MessageKind.DOCTOR,
        MessageKind.PICK,
    }
)
WITH_CALLERS = frozenset({MessageKind.OWN, MessageKind.CONFIRM})
LISTS = frozenset({MessageKind.LIST, MessageKind.SUMMARY, MessageKind.EXPORT, MessageKind.CHARTS})
OFFERED = "list:"  # how the slots of lists and offers begin: they go whole


class Leaving(Uses):
    """The one place that undoes what somebody could do and can do no more."""

    async def follow_people(self, named: Mapping[int, tuple[Person, frozenset[Membership]]]) -> int:
        """Let the people of the file be exactly these; return how many have lost a right by that."""
        before = await self.store.people.of_file()
        await self.store.people.replace_from_file(named)
        lost = 0
        for person in before:
            gone = await self.rights_ended(person, None)
            if gone is not None:
                await self._tell_lost(person)
                lost += 1
        return lost

    async def left_group(self, person: int, team: str) -> int:
        """Somebody is not in their team's group any more: what they held goes back, they and the admins are told."""
        known = await self.store.people.get(person)
        if known is None or not await self._out_of_group(known, team):
            return 0
        released = await self.rights_ended(known, None)
        if released is None:
            return 0
        name = self.team_name(team)
        await self.tell(person, YouLeftGroup(name))
        await tell_all(self.store, MemberLeft(known.name, name, released), urgency=Urgency.REPLY)
        return released

    async def follow_link(self, key: str, *, deleted: int | None = None) -> int:
        """Let whoever is of a team by a group that is not its group any more be so no longer; return how many.

        Of a team whose people are listed nobody is by any group. A membership of which nobody knows the group, from
        before that was written down, takes the present one.
        ``deleted``: a group that is no more, though the file may name it still.
        """
        team = self.settings.team(key)
        listed = team is not None and team.listed
        present = team.chat_id if team is not None and not listed and team.chat_id != deleted else None
        lost = 0
        for person in await self.store.people.with_role(Role.MEMBER, team=key):
            mine = next((m for m in person.memberships if m.source is Source.GROUP and m.team == key), None)
            if mine is None or mine.chat_id == present is not None:
                continue
            if mine.chat_id is None and present is not None:
                await self.store.people.enter(person.id, replace(mine, chat_id=present))
                continue
            await self.store.people.leave(person.id, mine)
            if await self.rights_ended(person, None) is not None:
                ended = YourTeamListed if listed else YourGroupUnlinked
                await self.tell(person.id, ended(self.team_name(key)))
                lost += 1
        return lost

    async def rights_ended(self, before: Person, by: Actor | None) -> int | None:
        """Undo what hung on rights that ``before`` had and has no more; return how many claims went back.

        None: nothing has ended, since another membership gives the same.
        """
        after = await self.store.people.get(before.id) or replace(before, memberships=frozenset())
        if before.rights <= after.rights:
            return None
        await self.store.people.ended(before.id, self.now)
        reader = Actor(after, Place(Where.PRIVATE, after.id))
        released = await self._give_back(after, by)
        if not may(reader, Action.OPEN):
            for draft in await self.store.drafts.open_of(after.id):
                await self.store.drafts.end(draft.id)
                await delete_message(self.store.outbox, form_slot(draft.id))
        if not before.roles <= after.roles and (held := await self.store.drafts.held_of(after.id)) is not None:
            await self.store.drafts.end(held.id)
        await self._end_prompts(before, reader)
        if Role.SPOC not in after.roles:
            await self.store.own_addresses.forget(person=after.id)
        if Role.ADMIN not in after.roles:
            await self.store.invitations.revoke(self.now, made_by=after.id)
        for number in await self.store.following.watched_by(after.id):
            if not await self._reads(reader, number):
                await self.store.following.watch(number, after.id, on=False)
        for posted in await self.store.outbox.newest_in(after.id, STRIPPED):
            await self._show_what_is_left(posted, reader)
        return released

    async def _out_of_group(self, person: Person, team: str) -> bool:
        theirs = [m for m in person.memberships if m.source is Source.GROUP and m.team == team]
        for membership in theirs:
            await self.store.people.leave(person.id, membership)
        return bool(theirs)

    async def _end_prompts(self, before: Person, reader: Actor) -> None:
        """End what waits for words that could do nothing any more; of a role that is gone, all that waits."""
        loses_a_role = not before.roles <= reader.person.roles
        for prompt in await self.store.prompts.of(before.id):
            if loses_a_role or (prompt.ticket and not await self._reads(reader, prompt.ticket)):
                await self.store.prompts.end(prompt.id)
                await delete_message(self.store.outbox, prompt_slot(prompt.id))

    async def _reads(self, reader: Actor, number: int) -> bool:
        return await self.store.tickets.get(number, scope_of(reader)) is not None

    async def _show_what_is_left(self, posted: Posted, reader: Actor) -> None:
        """Take away what is not for this person any more, or its buttons; a view shows what they may do now."""
        if await self._is_for(posted, reader):
            if posted.kind is MessageKind.VIEW and posted.slot is not None:
                await self.store.outbox.owe(shown_again(posted, Urgency.PING))
        elif (posted.slot or "").startswith(OFFERED):
            await delete_message(self.store.outbox, posted.slot or "", urgency=Urgency.PING)
        elif posted.slot is not None:
            await strip_buttons(self.store.outbox, posted.slot, urgency=Urgency.PING)
        else:
            await self.store.outbox.owe(stripping(posted.chat_id, posted.message_id, urgency=Urgency.PING))

    async def _is_for(self, posted: Posted, reader: Actor) -> bool:
        if posted.kind in FOR_ADMINS:
            return Role.ADMIN in reader.person.roles
        if posted.kind in WITH_CALLERS and not sees_callers(reader):
            return False
        if posted.ticket is not None:
            return await self._reads(reader, posted.ticket)
        return posted.kind not in LISTS and not (posted.slot or "").startswith(OFFERED)

    async def keep_an_admin(self, person: Person, going: Iterable[Membership]) -> None:
        going = set(going)
        stays = any(m.role is Role.ADMIN for m in person.memberships - going)
        if stays or not any(m.role is Role.ADMIN for m in going):
            return
        if all(admin.id == person.id for admin in await self.store.people.with_role(Role.ADMIN)):
            raise LastAdmin

    async def _give_back(self, person: Person, actor: Actor | None) -> int:
        """Release the claims that this person has no right to any more; the team's group is told."""
        held = await self.store.tickets.find(EVERYTHING, statuses=UNRESOLVED, claimed_by=person.id)
        gone = [ticket for ticket in held if ticket.team not in person.teams]
        for ticket in gone:
            await self._release_for(ticket, person, actor)
        return len(gone)

    async def _release_for(self, ticket: Ticket, person: Person, actor: Actor | None) -> None:
        by = actor or Actor(person, Place(Where.PRIVATE, person.id))
        facts = await self.recorder.time.run_on(ticket, work.release(ticket, by, self.now))
        await self.recorder.change(ticket, facts, by)
        team = self.settings.team(ticket.team)
        if team is None or team.chat_id is None:
            return
        await self.store.outbox.owe(
            ClaimFreed(person.name).message_to(
                team.chat_id, Urgency.PING, thread_id=team.thread_id, ticket=ticket.number,
                under=card_slot(ticket.number, team.chat_id),
            )
        )  # fmt: skip

    async def _tell_lost(self, before: Person) -> None:
        """Tell somebody in one sentence what the file does not say of them any more."""
        after = await self.store.people.get(before.id)
        gone = before.rights - (after.rights if after is not None else frozenset())
        if after is None or not after.memberships:
            await self.tell(before.id, LetGo())
        elif len(gone) == 1:
            ((role, team, _),) = gone
            await self.tell(before.id, role_taken(role, self.name_of(team)))
        else:
            await self.tell(before.id, RolesEnded())

    async def tell(self, person: int, text: Text) -> None:
        await tell(self.store, person, text)

    def team_name(self, key: str) -> str:
        team = self.settings.team(key)
        return team.name if team else key

    def name_of(self, team: str | None) -> str | None:
        """Return the name of the team in which a role is held, None for a role that is no team's."""
        return self.team_name(team) if team is not None else None
