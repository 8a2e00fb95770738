"""The summary: what some days brought and what is late; asked for, or posted by itself. No caller is in it."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TypeVar

from handlers.base.callback_data import Press
from handlers.base.catalogue import Html
from handlers.base.context import Turn
from handlers.base.outgoing import Outgoing
from handlers.cards.words import Cards
from handlers.summaries.page import Brought, SummaryPage
from handlers.summaries.views import SummaryView, buttons, decode
from helpdesk.desk.recording.clearing import delete_message
from helpdesk.desk.reports import summary_slot
from helpdesk.notify.kinds import AskedSummary, PlannedSummary
from helpdesk.outbox import OutboxMessage, Urgency
from helpdesk.people.actors import Actor, Scope, scope_of
from helpdesk.ports.store import Store
from helpdesk.reports.outliers import outliers
from helpdesk.reports.periods import Days, Period, asked, former_weeks
from helpdesk.reports.statistics import DAILY, LATE_POST, Window, scope_named
from helpdesk.settings.settings import Settings

A = TypeVar("A", bound=AskedSummary)


async def summary(turn: Turn, actor: Actor, _argument: str = "") -> None:
    """Show today's summary; a former one in this chat goes."""
    await delete_message(turn.store.outbox, summary_slot(actor))
    await turn.desk.reports.show_summary(actor, asked_of(turn, SummaryView(), AskedSummary), urgency=Urgency.REPLY)


async def change_view(turn: Turn, actor: Actor, press: Press) -> None:
    """Show other days, or one team or ULB, in the place of what is shown."""
    view = decode(press.arg)
    if view is None or view.scope(scope_of(actor)) is None:
        turn.toast(actor, "unknown-button")
        return
    await turn.desk.reports.show_summary(actor, asked_of(turn, view, AskedSummary), urgency=Urgency.PRESSED)


async def send_again(turn: Turn, actor: Actor, press: Press) -> None:
    """Send once more what may or may not have arrived; the number is its row's."""
    again = await turn.desk.reports.send_again(actor, press.number)
    turn.toast(actor, "sent-again" if again else "sent-again-already")


def asked_of(turn: Turn, view: SummaryView, what: type[A]) -> A:
    """Return what a message remembers of what it shows: the view, and the day on which it was asked for."""
    on = view.on or turn.today
    return what(on, replace(view, on=None).encode())


async def viewed(
    summary: AskedSummary, store: Store, settings: Settings, actor: Actor
) -> tuple[SummaryView, Scope, Days]:
    """Return what was asked for as whoever reads now sees it; whoever may not see it any more sees nothing."""
    view = decode(summary.view) or SummaryView()
    scope = view.scope(scope_of(actor)) or Scope()
    began = await store.statistics.began(scope) if view.period is Period.PILOT else None
    first = settings.calendar.local(began).date() if began else summary.on
    return view, scope, asked(view.period, summary.on, first)


async def render(message: OutboxMessage, store: Store, cards: Cards, actor: Actor) -> Outgoing:
    """Return a summary as the numbers are now: a posted one, or what somebody asked for."""
    page, settings = SummaryPage(cards), cards.office.settings
    if PlannedSummary.is_in(message.facts):
        plan = PlannedSummary.read(message.facts)
        brought, window = await planned(plan, store, cards)
        return Outgoing(page.text(brought, _notes(plan, brought, window, cards)))
    summary = AskedSummary.read(message.facts)
    view, scope, days = await viewed(summary, store, settings, actor)
    brought = await gather(store, cards, scope, days, days.window(settings.calendar))
    return Outgoing(page.text(brought), buttons(replace(view, on=summary.on), cards, actor, scope_of(actor)))


async def planned(plan: PlannedSummary, store: Store, cards: Cards) -> tuple[Brought, Window]:
    """Return what a summary that is posted by itself says, and of which window."""
    calendar = cards.office.settings.calendar
    window, days = Window(plan.since, plan.until), Days(plan.on, plan.on)
    if plan.every != DAILY:
        last = plan.until - timedelta(seconds=1)
        days = Days(calendar.local(plan.since).date(), calendar.local(last).date())
    return await gather(store, cards, scope_named(plan.scope), days, window), window


async def gather(store: Store, cards: Cards, scope: Scope, days: Days, window: Window) -> Brought:
    """Return all that there is to say of a window."""
    numbers = await store.statistics.numbers(scope, window, cards.now)
    former, share = former_weeks(cards.office.settings.calendar, window)
    before, now = await store.statistics.came(scope, former), await store.statistics.came(scope, window)
    ulbs, modules = (outliers(now[i], before[i], share) for i in (0, 1))
    one = len(scope.ulbs) == 1 and not scope.everything
    has_mails = scope.everything and cards.office.settings.mail is not None
    mails = await store.mails.came(window.since, window.until) if has_mails else {}
    return Brought(scope, days.first, days.last, numbers, () if one else ulbs, modules, mails)


def _notes(plan: PlannedSummary, brought: Brought, window: Window, cards: Cards) -> list[Html]:
    notes = []
    if plan.every == DAILY and window.since != window.until - timedelta(days=1) and not brought.numbers.is_quiet:
        notes.append(cards.say("summary-window", since=cards.when(window.since), until=cards.when(window.until)))
    if cards.now - (plan.at or plan.until) > LATE_POST:
        notes.append(cards.say("summary-posted-late"))
    return notes
