"""People come and go: links taken, requests decided, roles given and taken, somebody let go."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import datetime

from helpdesk.desk.recording.recorder import Recorder, Uses
from helpdesk.desk.staff.leaving import Leaving
from helpdesk.notify.kinds import AccessQuestion
from helpdesk.notify.staff_texts import AccessRefused, InvitationTaken, LetGo, role_given, role_taken
from helpdesk.outbox import Urgency
from helpdesk.people.actors import Actor, Membership, Person, Role, Scope, Source
from helpdesk.people.chats import access_slot
from helpdesk.people.invitations import (
    AccessRequest,
    Invitation,
    RequestVerdict,
    hash_of,
    may_ask_again,
    memberships_of,
)
from helpdesk.people.rights import Action, may
from helpdesk.settings.overlay import Change
from helpdesk.ticket.errors import Decided, Gone, LinkDead, NotAllowed, OwnedByFile

EVERY = Scope(everything=True)


class Staff(Uses):
    """Who is of the desk. Every change by an admin is a line in their journal."""

    async def enter_team(self, actor: Actor, at: datetime) -> Actor:
        """Take whoever acts in a team's group for a member of it, unless people are listed or they are L1.

        ``at``: when they acted, and so were in it.
        """
        team = self.settings.team(actor.place.team)
        person = actor.person
        if team is None or team.listed or actor.anonymous or person.deactivated or person.has(Role.OPERATOR):
            return actor
        if any(m.team == team.key for m in person.memberships):
            return actor
        await self.store.people.put(person)
        membership = Membership(
            Role.MEMBER, team=team.key, source=Source.GROUP, chat_id=actor.place.chat_id, seen_at=at
        )
        await self.store.people.enter(person.id, membership)
        return replace(actor, person=person.with_membership(membership))

    def __init__(self, recorder: Recorder, *, leaving: Leaving) -> None:
        super().__init__(recorder)
        self.leaving = leaving

    def require_admin(self, actor: Actor) -> None:
        """Raise ``NotAllowed`` unless the actor may set the desk up here."""
        if not may(actor, Action.SETUP):
            raise NotAllowed(Action.SETUP.value)

    # -- links

    async def invite(self, actor: Actor, invitation: Invitation) -> int:
        """Store a one-time link that an admin made; return its id."""
        self.require_admin(actor)
        made = await self.store.invitations.add(invitation)
        await self._noted(actor, "invited", invitation=made, role=invitation.role.value)
        return made

    async def revoke(self, invitation: int, actor: Actor) -> None:
        """Make a link worthless; raise ``Gone`` if it does not work any more."""
        self.require_admin(actor)
        if not await self.store.invitations.revoke(self.now, invitation=invitation):
            raise Gone("link")
        await self._noted(actor, "revoked", invitation=invitation)

    async def take_link(self, secret: str, person: Person) -> tuple[Person, Invitation] | None:
        """Take a one-time link: its taker gets its roles. Raise ``LinkDead``.

        None: they were let go before. The link is spent, and the admins are asked whether they may come back.
        """
        link = await self.store.invitations.with_hash(hash_of(secret))
        if link is None:
            raise LinkDead("unknown")
        if link.used_by == person.id:
            raise LinkDead("yours")
        orphaned = not await self._is_vouched_for(link)
        if orphaned or not await self.store.invitations.take(link.id, person.id, self.now):
            why = "used" if link.used_at else "revoked" if orphaned or link.revoked_at else "expired"
            raise LinkDead(why)
        if await self._was_let_go(person.id, link) and await self.store.people.with_role(Role.ADMIN):
            await self.ask_access(person)
            return None
        entered = await self._enter(person, link.memberships)
        if link.made_by is not None:
            await self.leaving.tell(link.made_by, InvitationTaken(person.name, link.role))
        await self._close_request(person.id, RequestVerdict.TAKEN_IN, link.made_by)
        return entered, link

    async def _is_vouched_for(self, link: Invitation) -> bool:
        """Whether who made the link is an admin still; one that was printed on the terminal needs nobody."""
        maker = await self.store.people.get(link.made_by) if link.made_by is not None else None
        return link.made_by is None or (maker is not None and maker.has(Role.ADMIN))

    async def _was_let_go(self, person: int, link: Invitation) -> bool:
        """Whether somebody lost a right since the link was made, or all they had; one of the terminal: only since."""
        known = await self.store.people.get(person)
        if known is None or known.ended_at is None:
            return False
        return link.made_at <= known.ended_at or (link.made_by is not None and not known.memberships)

    # -- strangers

    async def ask_access(self, person: Person) -> bool:
        """Bring a stranger's wish before the admins; False if they asked within the last day already."""
        former = await self.store.access.of(person.id)
        if not may_ask_again(former, self.now):
            return False
        request = AccessRequest(person=person.id, name=person.name, username=person.username, asked_at=self.now)
        await self.store.access.put(request)
        for admin in await self.store.people.with_role(Role.ADMIN):
            await self._show_request(person.id, admin.id, Urgency.REPLY, anew=True)
        return True

    async def refuse_access(self, person: int, actor: Actor) -> None:
        """Refuse a stranger; raise ``Decided`` if another admin was faster."""
        self.require_admin(actor)
        await self.require_open_request(person)
        await self._close_request(person, RequestVerdict.REFUSED, actor.person.id)
        await self._noted(actor, "access-refused", person=person)
        await self.leaving.tell(person, AccessRefused())

    async def require_open_request(self, person: int) -> AccessRequest:
        """Return a stranger's request that nobody has decided; raise ``Gone`` or ``Decided``."""
        request = await self.store.access.of(person)
        if request is None:
            raise Gone("person")
        if request.verdict is not None:
            raise Decided(request.decided_by)
        return request

    async def _close_request(self, person: int, verdict: RequestVerdict, by: int | None) -> None:
        request = await self.store.access.of(person)
        if request is None or request.verdict is not None:
            return
        await self.store.access.put(replace(request, verdict=verdict, decided_at=self.now, decided_by=by))
        for admin in await self.store.people.with_role(Role.ADMIN):
            if await self.store.outbox.in_slot(access_slot(person, admin.id)) is not None:
                await self._show_request(person, admin.id, Urgency.PRESSED)

    async def _show_request(self, person: int, admin: int, urgency: Urgency, *, anew: bool = False) -> None:
        slot = access_slot(person, admin)
        if anew:
            await self.store.outbox.vacate(slot)
        await self.store.outbox.owe(AccessQuestion(person).message_to(admin, urgency, person=admin, slot=slot))

    # -- roles

    async def appoint(self, person: int, actor: Actor, role: Role, team: str | None, ulbs: Sequence[str]) -> Person:
        """Give somebody a role that they don't have yet; they are told. A stranger must have asked first."""
        self.require_admin(actor)
        known = await self.store.people.get(person)
        if known is None or not known.memberships:
            request = await self.require_open_request(person)
            known = Person(person, request.name, username=request.username)
        wanted = memberships_of(role, team, tuple(ulbs))
        await self._close_request(person, RequestVerdict.TAKEN_IN, actor.person.id)
        if not known.deactivated and known.memberships.issuperset(wanted):
            return known  # a second tap: they have the role, and were told
        entered = await self._enter(known, wanted)
        await self._noted(actor, "appointed", person=person, role=role.value, team=team, ulbs=",".join(ulbs))
        await self.leaving.tell(person, role_given(role, self.leaving.name_of(team)))
        return entered

    async def speak(self, person: int, language: str, actor: Actor) -> None:
        """Choose the language in which somebody is spoken to."""
        self.require_admin(actor)
        known = await self.store.people.get(person)
        if known is None:
            raise Gone("person")
        await self.store.people.put(replace(known, language=language))

    async def dismiss(self, person: int, actor: Actor, membership: Membership) -> None:
        """Take a role away with the claims and links held by it. Raise ``OwnedByFile``, ``LastAdmin`` or ``Gone``."""
        self.require_admin(actor)
        known = await self.store.people.get(person)
        if known is None or membership not in known.memberships:
            raise Gone("person")
        if membership.source is Source.FILE:
            raise OwnedByFile("people")
        await self.leaving.keep_an_admin(known, {membership})
        await self.store.people.leave(person, membership)
        if await self.leaving.rights_ended(known, actor) is not None:
            team_name = self.leaving.name_of(membership.team)
            await self.leaving.tell(person, role_taken(membership.role, team_name))
        team = membership.team
        facts = {"role": membership.role.value, "team": team, "ulb": membership.ulb}
        await self._noted(actor, "dismissed", person=person, **facts)

    async def deactivate(self, person: int, actor: Actor) -> int:
        """Let somebody go: roles, claims, forms and links end; return how many tickets went back to their teams."""
        self.require_admin(actor)
        known = await self.store.people.get(person)
        if known is None or not known.memberships:
            raise Gone("person")
        if any(m.source is Source.FILE for m in known.memberships):
            raise OwnedByFile("people")
        await self.leaving.keep_an_admin(known, known.memberships)
        for membership in known.memberships:
            await self.store.people.leave(person, membership)
        await self.store.people.deactivate(person, self.now)
        released = await self.leaving.rights_ended(known, actor)
        await self._noted(actor, "let-go", person=person)
        await self.leaving.tell(person, LetGo())
        return released or 0

    async def _enter(self, person: Person, memberships: Iterable[Membership]) -> Person:
        await self.store.people.put(person)
        await self.store.people.deactivate(person.id, None)
        for membership in memberships:
            await self.store.people.enter(person.id, membership)
            person = person.with_membership(membership)
        return replace(person, deactivated=False)

    async def _noted(self, actor: Actor, what: str, **body: str | int | None) -> None:
        said = {name: value for name, value in body.items() if value not in (None, "")}
        await self.store.setup.note(Change(self.now, actor.person.id, what, said))
