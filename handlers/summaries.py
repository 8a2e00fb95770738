"""The summary: what a day brought and what is late, in words, on one screen; nobody who called is in it."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from handlers.callback_data import Button, Press
from handlers.cards import MARKS, Cards
from handlers.catalogue import Html
from handlers.context import Turn, ticket_link
from handlers.keyboards import markup
from handlers.outgoing import Outgoing
from handlers.times import on_date
from helpdesk.desk_summaries import summary_slot
from helpdesk.errors import NotAllowed
from helpdesk.owed import Lane, Owed, Say
from helpdesk.people import Action, Actor, Scope, Where, may, scope_of
from helpdesk.ports import Store
from helpdesk.statistics import LATE_POST, Answered, LateTicket, Numbers, Window, scope_named, whole_day

DAYS = {"today": timedelta(0), "yesterday": timedelta(days=1)}
TEAMS = 5  # that are named; the rest is one line


async def summary(turn: Turn, actor: Actor, _argument: str = "") -> None:
    """Show today's summary; a former one in this chat goes."""
    if actor.place.where is Where.ELSEWHERE:
        await turn.say(actor, "group-not-linked")
        return
    if not may(actor, Action.SUMMARY):
        raise NotAllowed(Action.SUMMARY.value)
    former = await turn.store.outbox.vacate(summary_slot(actor))
    if former is not None:
        facts = {"message_id": former.message_id}
        await turn.store.outbox.owe(Owed(chat_id=former.chat_id, say=Say.DELETE, lane=Lane.PRESSED, facts=facts))
    await turn.desk.show_summary(actor, _day(turn, "today"), lane=Lane.REPLY)


async def choose_day(turn: Turn, actor: Actor, press: Press) -> None:
    """Show today or yesterday instead."""
    if press.arg not in DAYS:
        turn.toast(actor, "unknown-button")
        return
    await turn.desk.show_summary(actor, _day(turn, press.arg), lane=Lane.PRESSED)


def _day(turn: Turn, name: str) -> date:
    return turn.settings.calendar.local(turn.now).date() - DAYS[name]


async def render(owed: Owed, store: Store, cards: Cards, actor: Actor) -> Outgoing:
    """Return a summary as the numbers are now: a posted one, or the day that somebody asked for."""
    page = _Page(cards)
    on = date.fromisoformat(str(owed.facts["on"]))
    if "scope" in owed.facts:
        scope = scope_named(str(owed.facts["scope"]))
        since, until = (datetime.fromisoformat(str(owed.facts[end])) for end in ("since", "until"))
        numbers = await store.statistics.numbers(scope, Window(since, until), cards.now)
        return Outgoing(page.posted(on, scope, Window(since, until), numbers))
    scope, window = scope_of(actor), whole_day(cards.office.settings.calendar, on)
    numbers = await store.statistics.numbers(scope, window, cards.now)
    row = [cards.keyboards.button(Press(Button.SUMMARY, 0, name), f"button-{name}") for name in DAYS]
    return Outgoing(page.asked(on, scope, numbers), markup([row]))


class _Page:
    """The lines of a summary in one language."""

    def __init__(self, cards: Cards) -> None:
        self._cards = cards

    def posted(self, on: date, scope: Scope, window: Window, numbers: Numbers) -> Html:
        """Return the summary of a business day as it is posted by itself."""
        lines = [self._head(on, scope, numbers)]
        if window.since != window.until - timedelta(days=1) and not numbers.is_quiet:
            when = self._cards.when
            lines.append(self._cards.say("summary-window", since=when(window.since), until=when(window.until)))
        if self._cards.now - window.until > LATE_POST:
            lines.append(self._cards.say("summary-posted-late"))
        return Html("\n".join([*lines, *self._body(scope, numbers)]))

    def asked(self, on: date, scope: Scope, numbers: Numbers) -> Html:
        """Return the summary of a date that somebody asked for."""
        return Html("\n".join([self._head(on, scope, numbers), *self._body(scope, numbers)]))

    def _head(self, on: date, scope: Scope, numbers: Numbers) -> Html:
        key = "summary-quiet" if numbers.is_quiet else "summary-head"
        day = on_date(on, self._cards.language)
        return self._cards.say(key, about=self._about(scope), day=day, open=numbers.still_open)

    def _about(self, scope: Scope) -> str:
        settings = self._cards.office.settings
        if scope.everything:
            return settings.name
        teams = [team.name for team in settings.teams if team.key in scope.teams]
        return ", ".join([*teams, *(ulb.name for ulb in settings.ulbs if ulb.code in scope.ulbs)]) or settings.name

    def _body(self, scope: Scope, numbers: Numbers) -> list[Html]:
        if numbers.is_quiet:
            return []
        say, opened = self._cards.say, numbers.opened
        each = " · ".join(f"{p.value} {opened[p]}" for p in sorted(opened))
        lines = [
            say("summary-opened", count=sum(opened.values()), each=f" ({each})" if each else ""),
            say("summary-resolved", count=numbers.resolved),
            say("summary-open", count=numbers.still_open),
        ]
        return [*lines, *self._answered(scope, numbers), *self._late(numbers)]

    def _answered(self, scope: Scope, numbers: Numbers) -> list[Html]:
        if not numbers.answered:
            return []
        lines = [self._line("summary-answered", numbers.answered_in_all)]
        lines += [self._line("summary-of", n, of=priority.value) for priority, n in numbers.by_priority().items()]
        teams = numbers.by_team()
        if len(teams) > 1 or not scope.teams:
            named = list(teams.items())
            lines += [self._line("summary-of", n, of=self._team(key)) for key, n in named[:TEAMS]]
            rest = sum((n for _, n in named[TEAMS:]), Answered())
            if rest.all:
                lines.append(self._line("summary-of-others", rest, teams=len(named) - TEAMS))
        return lines

    def _line(self, key: str, n: Answered, **facts: object) -> Html:
        return self._cards.say(key, in_time=n.in_time, late=n.late, **facts)

    def _late(self, numbers: Numbers) -> list[Html]:
        if not numbers.late:
            return []
        lines = [self._cards.say("summary-late", count=numbers.late, shown=len(numbers.oldest_late))]
        return [*lines, *(self._late_one(ticket) for ticket in numbers.oldest_late)]

    def _late_one(self, ticket: LateTicket) -> Html:
        link = ticket_link(self._cards.office, ticket.number)
        return self._cards.say(
            "summary-late-one", mark=MARKS[ticket.priority.value], priority=ticket.priority.value, id=link,
            team=self._team(ticket.team), due=self._cards.when(ticket.due_at),
        )  # fmt: skip

    def _team(self, key: str) -> str:
        team = self._cards.office.settings.team(key)
        return team.name if team else key
