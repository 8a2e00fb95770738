"""Who stands around a ticket when something happens to it: read from the store before it is said who is told."""

from __future__ import annotations

from collections.abc import Sequence

from helpdesk.notify.recipients import MANY_FORWARDS, Recipients
from helpdesk.outbox import MessageKind, confirm_slot
from helpdesk.people.actors import Actor, Place, Role, Where, scope_of
from helpdesk.ports.store import Store
from helpdesk.settings.settings import Settings, Team
from helpdesk.ticket.fact import Fact, Trait, has
from helpdesk.ticket.facts.moves import Escalated, Forwarded, Returned
from helpdesk.ticket.facts.words import Addressed, Asked
from helpdesk.ticket.notes import BY_MAIL, File
from helpdesk.ticket.ticket import Ticket


async def recipients_of(
    store: Store,
    settings: Settings,
    ticket: Ticket,
    facts: Sequence[Fact],
    *,
    actor: Actor | None,
    files: tuple[File, ...],
    holder: int | None,
) -> Recipients:
    """Return everybody around ``ticket`` as it stands after ``facts``; no actor: it happened by itself."""
    team = settings.team(ticket.team)
    unlinked = ticket.team is not None and (team is None or team.chat_id is None)
    passed_on = ticket.forwards >= MANY_FORWARDS and any(isinstance(f, Forwarded) for f in facts)
    admins = await store.people.with_role(Role.ADMIN) if unlinked or passed_on else ()
    asks = has(facts, Trait.ON_CONFIRM)
    views = await store.outbox.about(ticket.number, MessageKind.VIEW)
    if any(isinstance(f, Escalated) for f in facts):
        files = tuple(await store.texts.files(ticket.number))  # a new team gets all that there is
    for fact in facts:
        if isinstance(fact, Addressed):  # who reads it only now gets what came with it
            files = tuple(file for file in await store.texts.files(ticket.number) if file.note == fact.note)
    asked = any(isinstance(f, Asked) for f in facts)
    return Recipients(
        team=team, admins=tuple(a.id for a in admins), actor=actor.person.id if actor else None, files=files,
        unreached=ticket.logged_by if asked and await is_away(store, ticket.logged_by) else None,
        viewers=tuple(dict.fromkeys(v.chat_id for v in views)), former=_former(settings, facts),
        desk=await desk_of(store, ticket), confirming=await confirming(store, ticket) if asks else (),
        place=actor.place.chat_id if actor else None, watchers=await _watchers(store, ticket),
        spocs=await _spocs(store, ticket), holder=holder if holder != ticket.claimed_by else None,
    )  # fmt: skip


async def desk_of(store: Store, ticket: Ticket) -> tuple[int, ...]:
    """Return who is told for the desk: who logged the ticket, or all operators (else admins) if that one is gone.

    A ticket that a mail has opened by itself is all operators'.
    Whoever logged it and can't be reached is told as well, once they can.
    """
    logger = await store.people.get(ticket.logged_by)
    is_somebodys = ticket.logged_by != BY_MAIL and (logger is None or logger.has(Role.OPERATOR))
    still = (ticket.logged_by,) if is_somebodys else ()
    if still and not await is_away(store, ticket.logged_by):
        return still
    away = {trouble.chat_id for trouble in await store.chat_troubles.lasting()}
    for role in (Role.OPERATOR, Role.ADMIN):
        there = tuple(p.id for p in await store.people.with_role(role) if p.id not in (*still, *away))
        if there:
            return (*still, *there)
    return still or tuple(p.id for p in await store.people.with_role(Role.OPERATOR))


async def is_away(store: Store, person: int) -> bool:
    """Whether the bot can't reach somebody: they have blocked it, have not come yet, or their account is gone."""
    trouble = await store.chat_troubles.of(person)
    return trouble is not None and trouble.lasts


async def confirming(store: Store, ticket: Ticket) -> tuple[int, ...]:
    """Return the private chats that have, or are about to get, the question what the caller says."""
    slot = confirm_slot(ticket.number, ticket.logged_by)
    owed = (ticket.logged_by,) if await store.outbox.is_owed(slot) else ()
    posted = await store.outbox.about(ticket.number, MessageKind.CONFIRM)
    there = (p.chat_id for p in posted if p.slot == confirm_slot(ticket.number, p.chat_id))
    return tuple(dict.fromkeys((*owed, *there)))


def _former(settings: Settings, facts: Sequence[Fact]) -> Team | None:
    """Return the team that the ticket has just left."""
    left = [fact.origin for fact in facts if isinstance(fact, Forwarded | Returned)]
    return settings.team(left[-1]) if left else None


async def _watchers(store: Store, ticket: Ticket) -> tuple[int, ...]:
    """Return those who asked to be kept posted and may see the ticket still: it may have left their scope."""
    found = []
    for person in await store.following.watchers(ticket.number):
        known = await store.people.get(person)
        if known is not None and scope_of(Actor(known, Place(Where.PRIVATE, person))).covers(ticket):
            found.append(person)
    return tuple(found)


async def _spocs(store: Store, ticket: Ticket) -> dict[int, frozenset[str]]:
    """Return the SPOCs of the ticket's ULB, each with what they do not want to be told of."""
    if ticket.ulb is None:
        return {}
    spocs = await store.people.with_role(Role.SPOC, ulb=ticket.ulb)
    return {spoc.id: await store.following.muted(spoc.id) for spoc in spocs}
