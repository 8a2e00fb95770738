"""What comes next by itself in desk time: the door's answer to "how far may the clock be moved at once?"."""

from __future__ import annotations

import tomllib
from collections.abc import AsyncIterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from importlib.resources import files

from sqlalchemy import func, select

from handlers.prompts.prompts import GOES_AFTER
from helpdesk.calendar.business_hours import BusinessCalendar
from helpdesk.lifecycle.endings import is_over
from helpdesk.reports.periods import latest
from helpdesk.reports.statistics import DAY, instant
from helpdesk.settings.settings import Settings, Summary
from helpdesk.ticket.ticket import ticket_id
from storage.tables.people import prompts
from storage.tables.tickets import next_dates, reminders
from storage.unit_of_work import Store

AHEAD = 62  # days in which the next summary is looked for
WORDS = tomllib.loads(files("bot.demo").joinpath("data/things.toml").read_text("utf-8"))


@dataclass(frozen=True, slots=True)
class Coming:
    """One thing that comes by itself."""

    at: datetime
    what: str
    ticket: int | None = None


async def next_coming(store: Store, settings: Settings, now: datetime) -> Coming | None:
    """Return what comes first after now; None: nothing does."""
    found = [one async for one in _all(store, settings, now)]
    return min(found, key=lambda one: one.at, default=None)


def next_stop(settings: Settings, first: Coming | None, now: datetime) -> datetime:
    """Return how far time may be moved at once: to what comes, an opening (much is said then) or a closing."""
    calendar = settings.calendar
    stops = [opening_after(calendar, now), calendar.next_close(now).at, *([first.at] if first else [])]
    return min(at for at in stops if at > now)


def opening_after(calendar: BusinessCalendar, now: datetime) -> datetime:
    """Return the next instant at which the office opens; while it is open, that of another day."""
    return calendar.next_opening(calendar.next_close(now).at if calendar.is_open(now) else now)


async def _all(store: Store, settings: Settings, now: datetime) -> AsyncIterator[Coming]:
    query = select(next_dates).where(next_dates.c.next_at > now).order_by(next_dates.c.next_at, next_dates.c.ticket)
    row = (await store.connection.execute(query.limit(1))).one_or_none()
    if row is not None:
        yield Coming(row.next_at, of_date(row.kind, row.step, ticket_id(settings.prefix, row.ticket)), row.ticket)
    say = select(func.min(reminders.c.say_at, type_=reminders.c.say_at.type)).where(
        reminders.c.state == "waiting", reminders.c.say_at > now
    )
    asked = select(func.min(prompts.c.asked_at, type_=prompts.c.asked_at.type)).where(
        prompts.c.asked_at > now - GOES_AFTER
    )
    said_at: datetime | None = (await store.connection.execute(say)).scalar()
    if said_at is not None:
        yield Coming(said_at, WORDS["others"]["said"])
    asked_at: datetime | None = (await store.connection.execute(asked)).scalar()
    if asked_at is not None:
        yield Coming(asked_at + GOES_AFTER, WORDS["others"]["prompt"])
    for plan in settings.summaries:
        at = _summary_at(settings, plan, now)
        if at is not None:
            yield Coming(at, WORDS["others"]["summary"])
    async for one in _closings(store, settings, now):
        yield one


async def _closings(store: Store, settings: Settings, now: datetime) -> AsyncIterator[Coming]:
    """Yield when the ticket closes that was solved first; what is held up is not among them."""
    days = settings.auto_close_days
    for ticket in await store.tickets.solved_first(20):
        since = ticket.objected_at or ticket.resolved_at
        if since is None or is_over(settings.calendar, ticket, now, after_days=days):
            continue
        at = settings.calendar.close_of_business_day(since, days).at
        if is_over(settings.calendar, ticket, at, after_days=days):
            yield Coming(
                at, WORDS["others"]["close"].format(key=ticket_id(settings.prefix, ticket.number)), ticket.number
            )


def _summary_at(settings: Settings, plan: Summary, now: datetime) -> datetime | None:
    """Return the next instant at which another edition becomes the latest one."""
    calendar = settings.calendar
    on = calendar.local(now).date()
    for _ in range(AHEAD):
        at = instant(calendar, on, plan.at)
        if at > now and latest(calendar, plan, at) != latest(calendar, plan, at - timedelta(seconds=1)):
            return at
        on += DAY
    return None


def of_date(kind: str, step: int, key: str) -> str:
    """Return what comes with a ticket's date, in words."""
    words: dict[str, str] = WORDS["dates"]
    return (words.get(f"{kind}-{step}") or words[kind]).format(key=key)
