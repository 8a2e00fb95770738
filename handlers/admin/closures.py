"""Closures in the panel: the year's list, and days declared by buttons and typed dates."""

from __future__ import annotations

from datetime import date

from handlers.admin import panel
from handlers.admin.declaring import (
    WHAT,
    choose_reading,
    confirm,
    line,
    next_year,
    proposal_page,
    propose,
    today,
)
from handlers.admin.panel import Act, Hear, Page, PanelView, pairs, shown
from handlers.base.catalogue import Html
from handlers.base.context import Turn
from handlers.base.incoming import Incoming
from handlers.base.outgoing import Outgoing
from handlers.base.times import month, on_date
from helpdesk.calendar.rules import WEEKDAYS
from helpdesk.conversation import Prompt
from helpdesk.people.actors import Actor
from helpdesk.settings.closures import Manner, Proposal, declared_days, exceptional_days
from helpdesk.text.dates import DaysSaid, read_days
from helpdesk.ticket.errors import Gone

AROUND = 2  # years that can be looked at before and after this one


# -- the year's list -----------------------------------------------------------------------------------------


async def closures(view: PanelView) -> Outgoing:
    """Show a year's exceptional days, month by month."""
    calendar, year = view.settings.calendar, view.n or today(view).year
    unconfirmed = calendar.is_provisional(date(year, 12, 31))
    lines = [view.say("closures-unconfirmed" if unconfirmed else "closures-confirmed", year=str(year))]
    lines.append(view.say("closures-weekly", days=_weekly(view)))
    shown_month = 0
    for stretch in exceptional_days(calendar, year):
        if stretch.first.month != shown_month:
            shown_month = stretch.first.month
            lines.append(Html(f"<b>{month(stretch.first, view.cards.language)}</b>"))
        lines.append(line(view, stretch))
    lines.append(view.say("closures-legend"))
    manners = [view.do(f"declare.{m.value}", f"button-declare-{m.value}") for m in _DECLARED]
    manners.append(view.go("takeback", "button-take-back"))
    years = [
        view.go_named(f"closures.{y}", str(y), n=y)
        for y in (year - 1, year + 1)
        if abs(y - today(view).year) <= AROUND
    ]
    confirm = [view.go("confirmyear", "button-confirm-year", n=year, year=str(year))] if unconfirmed else []
    return shown(lines, [*pairs(manners), confirm, years, view.back("home")])


_DECLARED = (Manner.CLOSED, Manner.OPEN, Manner.HOURS)
_HOURS = {Manner.CLOSED: None, Manner.OPEN: False, Manner.HOURS: True}  # whether they follow the day


def _weekly(view: PanelView) -> str:
    language = view.cards.language
    names = []
    for rule in sorted(view.settings.calendar.closed, key=lambda r: (r.nth, r.weekday)):
        day = view.cards.office.catalogue.plain(language, f"weekday-{WEEKDAYS[rule.weekday]}")
        names.append(view.cards.office.catalogue.plain(language, "nth-weekday", nth=rule.nth, day=day))
    return ", ".join(names)


# -- declaring -----------------------------------------------------------------------------------------------


async def begin(turn: Turn, actor: Actor, _n: int, arg: str) -> None:
    """Ask for the day or days."""
    if arg not in {manner.value for manner in _DECLARED}:
        turn.toast(actor, "unknown-button")
        return
    await panel.ask(turn, actor, WHAT, manner=arg)
    await panel.show(turn, actor, "which", arg=arg)


async def which(view: PanelView) -> Outgoing:
    """Show the question for the day, and answers to tap."""
    days = [view.do(f"day.{view.arg}", f"button-{name}", n=n) for n, name in enumerate(("today", "tomorrow"))]
    offered = [] if view.arg == Manner.HOURS else days
    return shown([view.say(f"which-{view.arg}")], [offered, view.back("closures")])


async def near_day(turn: Turn, actor: Actor, n: int, arg: str) -> None:
    """Take today or tomorrow for the day."""
    if arg not in (Manner.CLOSED, Manner.OPEN) or n > 1:
        turn.toast(actor, "unknown-button")
        return
    on = date.fromordinal(turn.today.toordinal() + n)
    await propose(turn, actor, Proposal(Manner(arg), DaysSaid(on, on)), below=False)


async def hear(turn: Turn, actor: Actor, prompt: Prompt, message: Incoming) -> None:
    """Read the typed day or days; show what they would move."""
    manner = Manner(str(prompt.facts.get("asked") or prompt.facts["manner"]))
    manner = Manner.CLOSED if manner is Manner.TAKEN_BACK else manner
    said = read_days(message.text, turn.today, hours=_HOURS[manner])
    await propose(turn, actor, Proposal(manner, said), below=True)


async def take_back(view: PanelView) -> Outgoing:
    """Offer the declared days, to take one back: today and what is to come first, then what is over."""
    now = today(view)
    days = declared_days(await view.store.setup.overlay(), date(now.year, 1, 1))
    days = sorted(days, key=lambda day: (day.on < now, abs(day.on - now)))
    page = view.paged(days)
    if not days:
        return shown([view.say("take-back-none")], [view.back("closures")])
    buttons = [
        view.do_named(f"takeback.{day.on.isoformat()}", f"{on_date(day.on, view.cards.language)} {day.name}".strip())
        for day in page.rows
    ]
    turned = view.turns("takeback", page)
    return shown([view.say("take-back-which")], [*pairs(buttons), turned, view.back("closures")])


async def begin_taking_back(turn: Turn, actor: Actor, _n: int, arg: str) -> None:
    """Show what it would move to take a declared day back."""
    overlay = await turn.store.setup.overlay()
    day = next((day for day in overlay.days if day.on.isoformat() == arg), None)
    if day is None:
        raise Gone("item")
    await propose(turn, actor, Proposal(Manner.TAKEN_BACK, DaysSaid(day.on, day.on, (), day.name)), below=False)


# -- a year's confirmation -----------------------------------------------------------------------------------


async def confirm_year_page(view: PanelView) -> Outgoing:
    """Ask whether somebody has compared the year's list."""
    yes = view.do("yearyes", "button-year-yes", n=view.n, year=str(view.n))
    return shown([view.say("confirm-year", year=str(view.n))], [[yes], view.back("closures", n=view.n)])


async def confirm_year(turn: Turn, actor: Actor, n: int, _arg: str) -> None:
    """Take the year for confirmed."""
    if abs(n - turn.today.year) > AROUND:
        turn.toast(actor, "unknown-button")
        return
    await turn.desk.closures.confirm_year(n, actor)
    turn.toast(actor, "year-confirmed", year=str(n))
    await panel.show(turn, actor, "closures", n)


PAGES: dict[str, Page] = {
    "closures": closures,
    "which": which,
    "takeback": take_back,
    "proposal": proposal_page,
    "confirmyear": confirm_year_page,
}
ACTS: dict[str, Act] = {
    "declare": begin,
    "day": near_day,
    "takeback": begin_taking_back,
    "confirm": confirm,
    "read": choose_reading,
    "nextyear": next_year,
    "yearyes": confirm_year,
}
HEARS: dict[str, Hear] = {WHAT: hear}
