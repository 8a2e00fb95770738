"""Closures in the panel: the year's list, days declared by buttons and typed dates, and what they would move."""

from __future__ import annotations

from datetime import date

from handlers.admin import panel
from handlers.admin.panel import Act, Hear, Page, PanelView, effect_line, pairs, shown
from handlers.base.catalogue import Html
from handlers.base.context import Turn
from handlers.base.incoming import Incoming
from handlers.base.outgoing import Outgoing
from handlers.base.times import month, on_date
from helpdesk.calendar.rules import WEEKDAYS, DayRule
from helpdesk.conversation import Prompt
from helpdesk.people.actors import Actor
from helpdesk.settings.closures import DayRun, Manner, Proposal, declared_days, exceptional_days, proposal_of
from helpdesk.text.dates import DaysSaid, read_days
from helpdesk.ticket.errors import Gone

WHAT = "closures"
AROUND = 2  # years that can be looked at before and after this one
SIGNS = {DayRule.CONFIG: "🔒", DayRule.ADMIN: "✏️", DayRule.HOLIDAY: ""}


# -- the year's list -----------------------------------------------------------------------------------------


async def closures(view: PanelView) -> Outgoing:
    """Show a year's exceptional days, month by month."""
    calendar, year = view.settings.calendar, view.n or _today(view).year
    unconfirmed = calendar.is_provisional(date(year, 12, 31))
    lines = [view.say("closures-unconfirmed" if unconfirmed else "closures-confirmed", year=str(year))]
    lines.append(view.say("closures-weekly", days=_weekly(view)))
    shown_month = 0
    for stretch in exceptional_days(calendar, year):
        if stretch.first.month != shown_month:
            shown_month = stretch.first.month
            lines.append(Html(f"<b>{month(stretch.first, view.cards.language)}</b>"))
        lines.append(_line(view, stretch))
    lines.append(view.say("closures-legend"))
    manners = [view.do(f"declare.{m.value}", f"button-declare-{m.value}") for m in _DECLARED]
    manners.append(view.go("takeback", "button-take-back"))
    years = [
        view.go_named(f"closures.{y}", str(y), n=y)
        for y in (year - 1, year + 1)
        if abs(y - _today(view).year) <= AROUND
    ]
    confirm = [view.go("confirmyear", "button-confirm-year", n=year, year=str(year))] if unconfirmed else []
    return shown(lines, [*pairs(manners), confirm, years, view.back("home")])


_DECLARED = (Manner.CLOSED, Manner.OPEN, Manner.HOURS)


def _today(view: PanelView) -> date:
    return view.settings.calendar.local(view.cards.now).date()


def _weekly(view: PanelView) -> str:
    language = view.cards.language
    names = []
    for rule in sorted(view.settings.calendar.closed, key=lambda r: (r.nth, r.weekday)):
        day = view.cards.office.catalogue.plain(language, f"weekday-{WEEKDAYS[rule.weekday]}")
        names.append(view.cards.office.catalogue.plain(language, "nth-weekday", nth=rule.nth, day=day))
    return ", ".join(names)


def _line(view: PanelView, stretch: DayRun) -> Html:
    day = stretch.day
    what = "open" if day.hours == view.settings.calendar.hours else "hours" if day.hours else "closed"
    return view.say(
        f"closures-{what}", days=_days(view, stretch.first, stretch.last), name=day.why.name,
        named=_yes(bool(day.why.name)),
        hours=", ".join(str(span) for span in day.hours), sign=SIGNS[day.why.source or DayRule.HOLIDAY],
        estimated=_yes(day.why.estimated), counts=_yes(day.counts),
    )  # fmt: skip


def _yes(flag: bool) -> str:
    return "yes" if flag else "no"


def _days(view: PanelView, first: date, last: date) -> str:
    language = view.cards.language
    return on_date(first, language) if first == last else f"{on_date(first, language)} – {on_date(last, language)}"


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
    await _propose(turn, actor, Proposal(Manner(arg), DaysSaid(on, on)), below=False)


async def hear(turn: Turn, actor: Actor, prompt: Prompt, message: Incoming) -> None:
    """Read the typed day or days; show what they would move."""
    manner = Manner(str(prompt.facts["manner"]))
    manner = Manner.CLOSED if manner is Manner.TAKEN_BACK else manner
    said = read_days(message.text, turn.today, hours=manner is Manner.HOURS)
    await _propose(turn, actor, Proposal(manner, said), below=True)


async def take_back(view: PanelView) -> Outgoing:
    """Offer the declared days, to take one back: today and what is to come first, then what is over."""
    today = _today(view)
    days = declared_days(await view.store.setup.overlay(), date(today.year, 1, 1))
    days = sorted(days, key=lambda day: (day.on < today, abs(day.on - today)))
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
    await _propose(turn, actor, Proposal(Manner.TAKEN_BACK, DaysSaid(day.on, day.on, (), day.name)), below=False)


async def _propose(turn: Turn, actor: Actor, proposal: Proposal, *, below: bool) -> None:
    await panel.ask(turn, actor, WHAT, **proposal.facts())
    await panel.show(turn, actor, "proposal", below=below)


async def proposal_page(view: PanelView) -> Outgoing:
    """Show what a declaration would move; another typed date takes its place."""
    prompt = await view.waiting(WHAT)
    proposal = proposal_of(prompt.facts) if prompt is not None else None
    if prompt is None or proposal is None:
        return shown([view.say("step-gone")], [view.back("closures")])
    said = proposal.said
    effect = await view.desk.closures.effect_of(proposal)
    lines = [
        view.say(
            f"proposal-{proposal.manner.value}", days=_days(view, said.first, said.last), year=str(said.last.year),
            name=said.name, named=_yes(bool(said.name)), hours=", ".join(str(span) for span in said.hours),
        ),
        *_what_it_was(view, proposal),
        effect_line(view, effect),
    ]  # fmt: skip
    if proposal.manner is Manner.HOURS and not _counts(view, proposal):
        lines.append(view.say("proposal-too-short"))
    yes = view.do("confirm", "button-confirm", n=prompt.id)
    return shown(lines, [[yes], view.back("closures")])


def _what_it_was(view: PanelView, proposal: Proposal) -> list[Html]:
    """Return what the first day is until now, if something speaks of it already."""
    now = view.settings.calendar.day(proposal.said.first)
    if now.why.source is None or proposal.manner is Manner.TAKEN_BACK:
        return []
    return [view.say("proposal-was", line=_line(view, DayRun(now.on, now.on, now)))]


def _counts(view: PanelView, proposal: Proposal) -> bool:
    calendar = view.settings.calendar.with_exceptions(proposal.days)
    return calendar.day(proposal.said.first).counts


async def confirm(turn: Turn, actor: Actor, n: int, _arg: str) -> None:
    """Let a shown declaration hold."""
    proposal = proposal_of((await panel.own(turn, actor, n, WHAT)).facts)
    if proposal is None:
        raise Gone("step")
    await turn.desk.closures.declare(proposal, actor)
    await panel.forget(turn, actor)
    turn.toast(actor, "declared")
    await panel.show(turn, actor, "closures", proposal.said.first.year)


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
    "yearyes": confirm_year,
}
HEARS: dict[str, Hear] = {WHAT: hear}
