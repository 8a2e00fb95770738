"""Files that people ask for under a summary: its tickets as a table, made when they are sent."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from handlers.base.callback_data import Press
from handlers.base.context import Turn
from handlers.base.outgoing import Fresh, Outgoing
from handlers.cards.words import Cards
from handlers.summaries.page import SummaryPage
from handlers.summaries.summary import asked_of, viewed
from handlers.summaries.views import decode
from helpdesk.notify.kinds import AskedExport
from helpdesk.outbox import OutboxMessage
from helpdesk.people.actors import Actor, Role, Where, scope_of
from helpdesk.people.rights import Action, may
from helpdesk.ports.store import Store
from helpdesk.reports.exporting import Format, Labels


async def export(turn: Turn, actor: Actor, press: Press) -> None:
    """Owe the tickets of the summary that is shown, as a file; ``press.number`` 1: with callers, for admins."""
    view = decode(press.arg)
    if view is None or actor.place.where is not Where.PRIVATE or view.scope(scope_of(actor)) is None:
        turn.toast(actor, "unknown-button")
        return
    asked = replace(asked_of(turn, view, AskedExport), callers=press.number == 1)
    new = await turn.desk.reports.owe_export(actor, asked)
    turn.toast(actor, "export-comes" if new else "export-comes-already")


async def render(message: OutboxMessage, store: Store, cards: Cards, actor: Actor) -> Outgoing | None:
    """Return the file that is to be made, as its reader may see it now."""
    asked = AskedExport.read(message.facts)
    with_callers = asked.callers
    if not may(actor, Action.SUMMARY) or (with_callers and not actor.person.has(Role.ADMIN)):
        return None  # they may not any more
    settings = cards.office.settings
    _, scope, days = await viewed(asked, store, settings, actor)
    window = days.window(settings.calendar)
    page = SummaryPage(cards)
    named = {"about": page.about(scope), "days": page.days(days.first, days.last)}
    order = {
        "name": _name(days.first, days.last), "form": Format.XLSX.value, "with_callers": with_callers,
        "since": window.since.isoformat(), "until": window.until.isoformat(), "labels": Labels.of(settings).as_json(),
        "scope": {"everything": scope.everything, "teams": sorted(scope.teams), "ulbs": sorted(scope.ulbs)},
    }  # fmt: skip
    key = "export-caption-callers" if with_callers else "export-caption"
    return Outgoing(cards.say(key, **named), fresh=Fresh("export", order, cards.say("export-failed", **named)))


def _name(first: date, last: date) -> str:
    return f"tickets-{first}.xlsx" if first == last else f"tickets-{first}-to-{last}.xlsx"
