"""What the desk's memory knows about a form's caller and trouble, looked up before a question is asked."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from functools import partial

from helpdesk.desk.desk import Desk
from helpdesk.desk.search.finding import Near
from helpdesk.intake.flow import current_step
from helpdesk.intake.form import Form, FormStep, Known, Wanted
from helpdesk.intake.wanting import LATELY, wanted
from helpdesk.people.actors import EVERYTHING
from helpdesk.ports.store import Store
from helpdesk.settings.settings import Team
from helpdesk.ticket.errors import Unrouted
from helpdesk.ticket.notes import Caller
from helpdesk.ticket.ticket import UNRESOLVED, Priority, Ticket

MOST_OPEN_TICKETS = 3  # of one caller, that are named
LAST_HOUR = timedelta(hours=1)
KEEP_DAYS = (1, 3, 5)  # business days offered as "by when", besides today
KEPT_AT_MOST = 60  # days ahead, of a day that is typed there


async def known_of(
    form: Form, desk: Desk, former: tuple[Form, Known] | None = None, *, language: str = "en"
) -> Known:
    """Return what decides about a form: who is known under its number, and what the open step offers by hand.

    ``former``: the form before a change, and what was known of it in this transaction. A press seldom changes who
    calls, and then nothing of them is read again. ``language``: of the operator, for ready answers.
    """
    before, known = former or (None, Known())
    same_number = before is not None and (before.phone, before.email) == (form.phone, form.email)
    same_caller = before is not None and before.caller_id == form.caller_id
    return Known(
        open_tickets=known.open_tickets if same_caller else await _open_tickets(form, desk),
        people=known.people if same_number else await _callers(form, desk.store),
        keep_dates=keep_dates(desk) if form.editing is FormStep.KEEP_UNTIL else (),
        keep_days=keep_days(desk) if form.editing is FormStep.KEEP_UNTIL else (),
        ready_answers=await _answers(form, desk, language) if form.editing is FormStep.SOLVED_HOW else (),
    )


async def known_around(form: Form, desk: Desk, *, operator: int, draft: int, language: str = "en") -> Known:
    """Return what decides about a form and all that its card shows besides: of what is costly, only what this step
    shows. A press is decided without it; the card is written while nobody waits.
    """
    store, known = desk.store, await known_of(form, desk, language=language)
    step = current_step(form, known)
    if form.corrects is not None and step is not FormStep.ULB and step is not FormStep.MODULE:
        return known  # what is like it was shown when it was opened
    if known.people:
        found = await store.optional("recent tickets", lambda: _recent(known.people, desk), ())
        known = replace(known, recent_tickets=found)
    if form.phone:
        known = replace(
            known, other_forms=await store.optional("other forms", lambda: _others(form, desk, draft), ())
        )
    if step is FormStep.ULB:
        used = await store.optional("recent towns", lambda: store.tickets.recent_ulbs(operator), ())
        known = replace(known, recent_ulbs=tuple(used))
    if step is FormStep.MODULE:
        known = replace(known, modules_lately=await store.optional("modules lately", lambda: _lately(form, desk), ()))
    if step in (FormStep.WORDS, FormStep.REVIEW, FormStep.DETAILS):
        known = replace(known, wanted=await store.optional("what was wanted", lambda: _wanted(form, desk), ()))
    return await _reviewed(known, form, desk) if step in (FormStep.REVIEW, FormStep.DETAILS) else known


async def _recent(people: Sequence[Caller], desk: Desk) -> tuple[int, ...]:
    """Return the tickets of these callers of the last hour."""
    found: list[Ticket] = []
    for caller in people:
        # Only operators have forms, and they see every ticket.
        since = desk.now - LAST_HOUR
        found += await desk.store.tickets.find(EVERYTHING, caller=caller.id, opened_since=since, limit=3)
    return tuple(ticket.number for ticket in found)


async def _others(form: Form, desk: Desk, draft: int) -> tuple[int, ...]:
    """Return who else has a form open with this number."""
    drafts = await desk.store.drafts.with_phone(form.phone or "", desk.now - LAST_HOUR, draft)
    return tuple(other.person for other in drafts)


async def _lately(form: Form, desk: Desk) -> tuple[str, ...]:
    """Return the modules that the town had lately, and the team to which such a trouble goes."""
    team = None
    if form.nature is not None:
        with suppress(Unrouted):
            team = desk.intake.route(form.nature, form.component)
    return tuple(await desk.store.tickets.recent_modules(form.ulb, team, desk.now - LATELY))


async def _wanted(form: Form, desk: Desk) -> tuple[Wanted, ...]:
    """Return what tickets of the form's category were sent back for lately."""
    if form.nature is None:
        return ()
    since = desk.now - LATELY
    sent_back = await desk.store.journal.sent_back(form.nature, form.component, form.module, since)
    return wanted(sent_back, desk.settings.reasons)


async def _reviewed(known: Known, form: Form, desk: Desk) -> Known:
    optional = desk.store.optional
    near = await optional("similar tickets", lambda: _near(form, desk), Near())
    team = _team(form, desk)
    return replace(
        known,
        similar=tuple(alike.ticket.number for alike in near.tickets),
        troubles=tuple(trouble.key for trouble in near.known),
        answer_by=tuple((p, desk.intake.preview(p, team.key if team else None).due_at) for p in Priority),
        team=team.key if team else None,
    )


async def _open_tickets(form: Form, desk: Desk) -> tuple[int, ...]:
    """Return the open tickets of the known caller who was chosen, the latest first."""
    if form.caller_id is None:
        return ()
    theirs = partial(desk.store.tickets.find, EVERYTHING, caller=form.caller_id, statuses=UNRESOLVED)
    found: Sequence[Ticket] = await desk.store.optional("open tickets", theirs, ())
    return tuple(sorted((ticket.number for ticket in found), reverse=True)[:MOST_OPEN_TICKETS])


async def _near(form: Form, desk: Desk) -> Near:
    """Return what is similar, once the form is so far that somebody will read it."""
    if form.nature is None or not form.description:
        return Near()
    return await desk.search.near(form.description, EVERYTHING, module=form.module)


async def _answers(form: Form, desk: Desk, language: str) -> tuple[str, ...]:
    if form.nature is None:
        return ()
    look_up = partial(desk.suggestions.answers_to, form.description, team=None, module=form.module, language=language)
    return await desk.store.optional("ready answers", look_up, ())


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


def keep_days(desk: Desk) -> tuple[tuple[date, datetime], ...]:
    """Return the close that is meant by each day from today on: its own, or the next one's where the desk is shut."""
    calendar = desk.settings.calendar
    today = calendar.local(desk.now).date()
    days = [today + timedelta(days=n) for n in range(KEPT_AT_MOST)]
    begins = [datetime.combine(day, time(), tzinfo=calendar.local(desk.now).tzinfo) for day in days]
    return tuple((day, calendar.next_close(max(at, desk.now)).at) for day, at in zip(days, begins, strict=True))


def _team(form: Form, desk: Desk) -> Team | None:
    if form.nature is None:
        return None
    try:
        return desk.settings.team(desk.intake.route(form.nature, form.component))
    except Unrouted:
        return None
