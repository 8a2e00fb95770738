"""Pictures of the numbers: what they are made of, and the words in their caption for whoever does not see them."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import replace
from datetime import date
from string import digits as DIGITS
from typing import Any

from handlers.base.callback_data import Press
from handlers.base.catalogue import Html
from handlers.base.context import Turn
from handlers.base.outgoing import Fresh, Outgoing
from handlers.base.times import short
from handlers.cards.words import Cards
from handlers.summaries.page import Brought, SummaryPage
from handlers.summaries.summary import asked_of, planned, viewed
from handlers.summaries.views import decode
from helpdesk.notify.kinds import CHARTS, AskedCharts, PlannedCharts
from helpdesk.outbox import OutboxMessage
from helpdesk.people.actors import Actor, Where, scope_of
from helpdesk.ports.store import Store
from helpdesk.reports.periods import Days
from helpdesk.reports.statistics import DAY, ResponseCounts, whole_day
from helpdesk.reports.trends import SPAN, DayFlow, flows
from helpdesk.ticket.ticket import Priority

TEAMS = 8  # bars that a phone's screen has room for; the rest is one more
Picture = tuple[Any, Html]  # what it is drawn from, and its line in the caption
LATIN = 0x250  # what every machine has letters for ends here


async def charts(turn: Turn, actor: Actor, press: Press) -> None:
    """Owe the pictures of the summary that is shown."""
    view = decode(press.arg)
    if view is None or actor.place.where is not Where.PRIVATE or view.scope(scope_of(actor)) is None:
        turn.toast(actor, "unknown-button")
        return
    new = await turn.desk.reports.owe_charts(actor, asked_of(turn, view, AskedCharts))
    turn.toast(actor, "charts-come" if new else "charts-come-already")


async def render(message: OutboxMessage, store: Store, cards: Cards, actor: Actor) -> Outgoing | None:
    """Return the picture that is to be made; a day on which nothing happened and nothing is open has none."""
    settings = cards.office.settings
    by_itself = PlannedCharts.is_in(message.facts)
    asked = PlannedCharts.read(message.facts) if by_itself else AskedCharts.read(message.facts)
    if isinstance(asked, PlannedCharts):
        brought, _ = await planned(asked, store, cards)
    else:
        _, scope, days = await viewed(asked, store, settings, actor)
        numbers = await store.statistics.numbers(scope, days.window(settings.calendar), cards.now)
        brought = Brought(scope, days.first, days.last, numbers)
    if brought.numbers.is_quiet and not brought.numbers.still_open and by_itself:
        return None
    found: dict[str, Any] = {}
    page = SummaryPage(cards)
    lines = [cards.say("charts-head", about=page.about(brought.scope), day=page.days(brought.first, brought.last))]
    for picture in CHARTS:
        if asked.picture in ("", picture):
            found[picture], line = await PICTURES[picture](store, cards, brought)
            lines.append(line)
    # The machine that draws takes the first that it has letters for: names may be of any script, or have an emoji.
    english = replace(cards, language="en")
    pages = [
        _page(cards, brought, found), _page(cards, brought, found, latin=True),
        _page(english, brought, found, latin=True),
    ]  # fmt: skip
    return Outgoing(Html("\n".join(lines)), fresh=Fresh("charts", {"pages": pages}))


def _page(cards: Cards, brought: Brought, found: Mapping[str, Any], *, latin: bool = False) -> dict[str, Any]:
    """Return what is drawn, in the language of ``cards``; ``latin``: the teams' names in Latin letters."""
    page = {**found, "words": _words(cards, brought)}
    if "flow" in found:
        page["words"]["dates"] = [
            cards.digits(short(date.fromisoformat(on), cards.language)) for on, *_ in found["flow"]
        ]
    if "teams" in found:
        page["teams"] = [_bar(cards, name, counts) for name, counts in _teams(brought, cards, latin=latin)]
    return page


async def _flow(store: Store, cards: Cards, brought: Brought) -> list[DayFlow]:
    calendar = cards.office.settings.calendar
    last = min(brought.last, calendar.local(cards.now).date())
    dates = [last - n * DAY for n in reversed(range(SPAN))]
    turned = await store.trends.turned(brought.scope, [whole_day(calendar, on) for on in dates])
    end = Days(last, last).window(calendar)
    return flows(dates, turned, await store.statistics.still_open(brought.scope, end.until))


def _teams(brought: Brought, cards: Cards, *, latin: bool) -> list[tuple[str, ResponseCounts]]:
    page = SummaryPage(cards)
    found = [
        (_drawable(page.team(key), key) if latin else page.team(key), n)
        for key, n in brought.numbers.by_team().items()
    ]
    if len(found) > TEAMS:
        rest = sum((n for _, n in found[TEAMS - 1 :]), ResponseCounts())
        found = [*found[: TEAMS - 1], (cards.plain("chart-more-teams", count=len(found) - TEAMS + 1), rest)]
    return found


def _drawable(name: str, key: str) -> str:
    return name if all(ord(letter) < LATIN for letter in name) else key


def _bar(cards: Cards, name: str, counts: ResponseCounts) -> list[Any]:
    """Return a team's bar: its name, how long it is, and what is written at its end."""
    share = 100 * counts.in_time // counts.all  # 99.6 is not all
    said = cards.plain("chart-share", share=share, in_time=f"{counts.in_time:,}", all=f"{counts.all:,}")
    return [name, counts.in_time, counts.late, said]


def _words(cards: Cards, brought: Brought) -> dict[str, Any]:
    keys = ("flow", "opened", "resolved", "backlog", "quiet", "teams", "in-time", "late", "ages", "nothing", "nobody")
    words: dict[str, Any] = {key: cards.plain(f"chart-{key}") for key in keys}
    words["columns"] = [cards.digits(cards.plain(f"chart-age-{number}")) for number in range(5)]
    words["span"] = SummaryPage(cards).days(brought.first, brought.last)
    words["digits"] = cards.digits(DIGITS)
    return words


async def _flow_picture(store: Store, cards: Cards, brought: Brought) -> Picture:
    flow = await _flow(store, cards, brought)
    line = cards.say(
        "charts-flow", opened=sum(d.opened for d in flow), resolved=sum(d.resolved for d in flow),
        before=flow[0].open, open=flow[-1].open, first=SummaryPage(cards).day(flow[0].on),
    )  # fmt: skip
    return [[day.on.isoformat(), day.opened, day.resolved, day.open] for day in flow], line


async def _teams_picture(_store: Store, cards: Cards, brought: Brought) -> Picture:
    page, counts = SummaryPage(cards), brought.numbers.by_team()
    each = "; ".join(f"{page.team(k)} {n.in_time}/{n.all}" for k, n in list(counts.items())[:TEAMS])
    line = cards.say("charts-teams", each=each) if each else cards.say("charts-no-teams")
    return [], line  # its bars bear names: each page has its own


async def _ages_picture(store: Store, cards: Cards, brought: Brought) -> Picture:
    ages = await store.trends.ages(brought.scope, cards.now)
    old = sum(ages[priority][-1] for priority in Priority)
    late = sum(sum(ages[priority][-2:]) for priority in Priority)
    line = cards.say("charts-ages", all=sum(sum(ages[p]) for p in Priority), week=late, month=old)
    return {priority.value: list(ages[priority]) for priority in Priority}, line


PICTURES: dict[str, Callable[[Store, Cards, Brought], Awaitable[Picture]]] = {
    "flow": _flow_picture, "teams": _teams_picture, "ages": _ages_picture,
}  # fmt: skip
