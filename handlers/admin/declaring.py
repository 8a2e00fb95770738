"""What a declaration of days would do, shown before it holds; what is not clear of it is asked first."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from handlers.admin import panel
from handlers.admin.panel import PanelView, effect_line, shown
from handlers.base.catalogue import Html
from handlers.base.context import Turn
from handlers.base.outgoing import Outgoing
from handlers.base.times import on_date
from helpdesk.calendar.rules import DayRule
from helpdesk.people.actors import Actor
from helpdesk.settings.closures import DayRun, HoursMeaning, Manner, Proposal, a_year_later, proposal_of, readings
from helpdesk.text.dates import DaysSaid
from helpdesk.ticket.errors import Gone

WHAT = "closures"
SIGNS = {DayRule.CONFIG: "🔒", DayRule.ADMIN: "✏️", DayRule.HOLIDAY: ""}


def today(view: PanelView) -> date:
    """Return the desk's date."""
    return view.settings.calendar.local(view.cards.now).date()


def line(view: PanelView, stretch: DayRun) -> Html:
    """Return what the calendar says of days that follow one another."""
    day = stretch.day
    what = "open" if day.hours == view.settings.calendar.hours else "hours" if day.hours else "closed"
    return view.say(
        f"closures-{what}", days=days_between(view, stretch.first, stretch.last),
        name=view.cards.holiday(day.why.name), named=yes(bool(day.why.name)),
        hours=", ".join(str(span) for span in day.hours), sign=SIGNS[day.why.source or DayRule.HOLIDAY],
        estimated=yes(day.why.estimated), counts=yes(day.counts),
    )  # fmt: skip


def yes(flag: bool) -> str:
    """Return a flag as sentences choose by it."""
    return "yes" if flag else "no"


def days_between(view: PanelView, first: date, last: date) -> str:
    """Return the first and the last of some days, or the only one."""
    ends = [view.cards.digits(on_date(on, view.cards.language)) for on in (first, last)]
    return ends[0] if first == last else " – ".join(ends)


async def propose(turn: Turn, actor: Actor, proposal: Proposal, *, below: bool, asked: Manner | None = None) -> None:
    """Keep a proposal until the admin says yes, and show what it would move; ``asked``: what they began with."""
    await panel.ask(turn, actor, WHAT, **proposal.facts(), asked=(asked or proposal.manner).value)
    await panel.show(turn, actor, "proposal", below=below)


async def proposal_page(view: PanelView) -> Outgoing:
    """Show what a declaration would move; another typed date takes its place."""
    prompt = await view.waiting(WHAT)
    proposal = proposal_of(prompt.facts) if prompt is not None else None
    if prompt is None or proposal is None:
        return shown([view.say("step-gone")], [view.back("closures")])
    said = proposal.said
    if choices := readings(proposal, view.settings.calendar.hours):
        return _which_reading(view, proposal, list(choices), prompt.id)
    effect = await view.desk.closures.effect_of(proposal)
    lines = [
        view.say(
            f"proposal-{proposal.manner.value}", days=_said(view, said), year=str(said.last.year),
            name=said.name, named=yes(bool(said.name)), hours=", ".join(str(span) for span in said.hours),
        ),
        *_what_it_was(view, proposal),
        *_past(view, proposal),
        effect_line(view, effect),
    ]  # fmt: skip
    if proposal.manner is Manner.HOURS and not _counts(view, proposal):
        lines.append(view.say("proposal-too-short"))
    agree = view.do("confirm", "button-confirm", n=prompt.id)
    later = a_year_later(said) if _past(view, proposal) else None
    another = [view.do("nextyear", "button-next-year", n=prompt.id, day=_dated(view, later))] if later else []
    return shown(lines, [[agree], another, view.back("closures")])


def _past(view: PanelView, proposal: Proposal) -> list[Html]:
    """Return the question whether a day that is over is meant."""
    if proposal.manner is Manner.TAKEN_BACK or proposal.said.first >= today(view):
        return []
    return [view.say("proposal-past", day=_dated(view, proposal.said))]


def _dated(view: PanelView, said: DaysSaid) -> str:
    return f"{on_date(said.first, view.cards.language)} {said.first.year}"


def _said(view: PanelView, said: DaysSaid) -> str:
    return ", ".join(days_between(view, first, last) for first, last in said.runs)


def _which_reading(view: PanelView, proposal: Proposal, choices: Sequence[HoursMeaning], prompt: int) -> Outgoing:
    """Ask what is meant by the hours of a closed day."""
    said = proposal.said
    hours = ", ".join(str(span) for span in said.hours)
    asked = view.say("proposal-which-hours", days=_said(view, said), year=str(said.last.year), hours=hours)
    rows = [[view.do(f"read.{each.value}", f"button-read-{each.value}", n=prompt, hours=hours)] for each in choices]
    return shown([asked, *_past(view, proposal)], [*rows, view.back("closures")])


async def choose_reading(turn: Turn, actor: Actor, n: int, arg: str) -> None:
    """Take one reading of the hours under "closed"."""
    proposal = proposal_of((await panel.own(turn, actor, n, WHAT)).facts)
    choices = readings(proposal, turn.settings.calendar.hours) if proposal is not None else {}
    if arg not in choices:
        raise Gone("step")
    await propose(turn, actor, choices[HoursMeaning(arg)], below=False, asked=Manner.CLOSED)


async def next_year(turn: Turn, actor: Actor, n: int, _arg: str) -> None:
    """Take the same days of the next year instead."""
    proposal = proposal_of((await panel.own(turn, actor, n, WHAT)).facts)
    later = a_year_later(proposal.said) if proposal is not None and proposal.said.first < turn.today else None
    if proposal is None or later is None:
        raise Gone("step")
    await propose(turn, actor, replace(proposal, said=later), below=False)


def _what_it_was(view: PanelView, proposal: Proposal) -> list[Html]:
    """Return what the first day is until now, if something speaks of it already."""
    now = view.settings.calendar.day(proposal.said.first)
    if now.why.source is None or proposal.manner is Manner.TAKEN_BACK:
        return []
    return [view.say("proposal-was", line=line(view, DayRun(now.on, now.on, now)))]


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
