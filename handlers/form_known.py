"""What the desk's memory knows about a form's caller and trouble, looked up before a question is asked."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta

from helpdesk.desk import Desk
from helpdesk.desk_finding import Near
from helpdesk.errors import Unrouted
from helpdesk.form import Form, Known, Lists
from helpdesk.notes import Caller
from helpdesk.people import Scope
from helpdesk.policy import Settings
from helpdesk.ports import Store
from helpdesk.tickets import UNRESOLVED, Priority, Ticket

LAST_HOUR = timedelta(hours=1)
EVERYTHING = Scope(everything=True)  # only operators have forms, and they see every ticket
KEEP_DAYS = (1, 3, 5)  # business days offered as "by when", besides today


def lists_of(settings: Settings) -> Lists:
    """Return what is configured and offered by a form."""
    return Lists(
        ulbs=settings.ulbs,
        modules=settings.modules,
        region=settings.phone_region,
        default_priority=settings.default_priority,
    )


async def known_of(
    form: Form, store: Store, settings: Settings, now: datetime, *, operator: int, draft: int
) -> Known:
    """Return what is known around a form as it stands."""
    desk = Desk(store, settings, now)
    people = await _callers(form, store)
    recent: list[Ticket] = []
    for caller in people:
        recent += await store.tickets.find(EVERYTHING, caller=caller.id, opened_since=now - LAST_HOUR, limit=3)
    open_tickets: Sequence[Ticket] = ()
    if form.caller_id is not None:
        open_tickets = await store.tickets.find(EVERYTHING, caller=form.caller_id, statuses=UNRESOLVED, limit=3)
    others = await store.drafts.with_phone(form.phone, now - LAST_HOUR, draft) if form.phone else ()
    near = await _near(form, desk)
    about = form.description
    return Known(
        people=people,
        recent_ulbs=tuple(await store.tickets.recent_ulbs(operator)),
        recent_tickets=tuple(t.number for t in recent),
        other_forms=tuple(d.person for d in others),
        open_tickets=tuple(t.number for t in open_tickets),
        similar=tuple(alike.ticket.number for alike in near.tickets),
        troubles=tuple(trouble.key for trouble in near.known),
        answer_by=tuple((p, desk.preview(p).due_at) for p in Priority),
        team=_team(form, desk),
        keep_dates=keep_dates(desk),
        ready_answers=await desk.answers_to(about, team=None, module=form.module) if form.nature else (),
    )


async def _near(form: Form, desk: Desk) -> Near:
    """Return what is similar, once the form is so far that somebody will read it."""
    if form.nature is None or not form.description:
        return Near()
    return await desk.near(form.description, EVERYTHING, module=form.module)


async def _callers(form: Form, store: Store) -> tuple[Caller, ...]:
    if not (form.phone or form.email):
        return ()
    return tuple(await store.texts.callers_with(phone=form.phone, email=form.email))


def keep_dates(desk: Desk) -> tuple[datetime, ...]:
    """Return the closing times offered as "by when": today if it is still open, then some business days on."""
    calendar = desk.settings.calendar
    dates = [calendar.next_close(desk.now).at]
    dates += [calendar.close_of_business_day(desk.now, days).at for days in KEEP_DAYS]
    return tuple(dict.fromkeys(dates))


def _team(form: Form, desk: Desk) -> str | None:
    if form.nature is None:
        return None
    try:
        team = desk.settings.team(desk.route(form.nature, form.component))
    except Unrouted:
        return None
    return team.name if team else None
