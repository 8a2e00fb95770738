"""Whom to tell what the clock or a changed calendar brought: the team's group, or people in private."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from helpdesk.desk.recording.recipients import desk_of
from helpdesk.notify.on_clock import AT_ONCE, Reminder, ReminderKind, say_at
from helpdesk.people.actors import Role
from helpdesk.ports.store import Store
from helpdesk.settings.settings import Settings
from helpdesk.sla.due import Audience, Told
from helpdesk.ticket.ticket import Status, Ticket


async def reminders_of(store: Store, settings: Settings, ticket: Ticket, told: Told, now: datetime) -> list[Reminder]:
    """Return what is to be said of a ticket, once for each group or person who is to hear it."""
    reminder = Reminder(
        ticket=ticket.number, kind=told.kind, cycle=ticket.cycle, due_at=told.at,
        say_at=say_at(settings.calendar, told.at, now, at_once=told.at_once), piled=now - told.at > AT_ONCE,
    )  # fmt: skip
    team = settings.team(ticket.team)
    linked = team is not None and team.chat_id is not None
    in_group = told.to is Audience.GROUP or (told.to is Audience.HOLDER and _is_with_team(ticket))
    if in_group and linked:
        return [replace(reminder, team=ticket.team)]
    people = await _people(store, settings, ticket, told.to)
    if told.kind is ReminderKind.ANSWER and settings.chat_id is not None:
        people = (*people, settings.chat_id)  # the desk's own group: any operator may answer
    return [replace(reminder, person=person) for person in people]


async def _people(store: Store, settings: Settings, ticket: Ticket, to: Audience) -> Sequence[int]:
    if to is Audience.MANAGERS:
        team = settings.team(ticket.team)
        known = await store.people.with_role(Role.MANAGER, team=ticket.team)
        return tuple(dict.fromkeys((*(team.managers if team else ()), *(p.id for p in known))))
    if to is Audience.ADMINS:
        return tuple(p.id for p in await store.people.with_role(Role.ADMIN))
    return await desk_of(store, ticket)  # the operator, also for a group that is not linked yet


def _is_with_team(ticket: Ticket) -> bool:
    return ticket.status in (Status.ESCALATED, Status.CLAIMED)
