"""Why this date: a ticket's deadline or promise, told date by date; nobody who called is in it."""

from __future__ import annotations

from collections.abc import Sequence

from handlers.base.callback_data import Press
from handlers.base.catalogue import Html
from handlers.base.context import Turn
from handlers.base.outgoing import Outgoing
from handlers.base.times import on_date
from handlers.cards.words import Cards, dashed
from handlers.tickets import status
from helpdesk.calendar.rules import WEEKDAYS, Why, WhyCode
from helpdesk.outbox import MessageKind, OutboxMessage, Urgency
from helpdesk.people.actors import Actor
from helpdesk.ports.store import Store
from helpdesk.settings.settings import Settings
from helpdesk.sla.clocks import clock_of
from helpdesk.sla.why import CountedRun, DayCount, story, without_confirmations
from helpdesk.ticket.fact import ClockOutcome, JournalRow, Trait, in_time
from helpdesk.ticket.facts.clock import DueMoved
from helpdesk.ticket.facts.details import PriorityChanged
from helpdesk.ticket.facts.promises import PromiseChanged, PromiseMoved
from helpdesk.ticket.rows import ClockRow, SolutionRow
from helpdesk.ticket.ticket import Ticket

LINES = 40  # dates that are told; who promises more has no need to read them all


async def why(turn: Turn, actor: Actor, argument: str = "") -> None:
    """Tell why a ticket is due when it is; refused as /status is."""
    ticket = await status.find(turn, actor, argument)
    if ticket is not None:
        await _owe(turn, actor, ticket.number)


async def press_why(turn: Turn, actor: Actor, press: Press) -> None:
    """Tell it of the ticket whose view is open."""
    await _owe(turn, actor, press.number)


async def _owe(turn: Turn, actor: Actor, number: int) -> None:
    team = turn.settings.team(actor.place.team)
    await turn.store.outbox.owe(
        OutboxMessage(
            chat_id=actor.place.chat_id,
            thread_id=team.thread_id if team else None,
            kind=MessageKind.WHY,
            urgency=Urgency.REPLY,
            ticket=number,
            person=actor.person.id,
        )
    )


async def render(ticket: Ticket, store: Store, cards: Cards) -> Outgoing:
    """Return the story of the date that the ticket has, or had."""
    told = _Told(cards, ticket)
    clock = await store.timers.clock(ticket.number, ticket.cycle)
    journal = await store.journal.of(ticket.number)
    lines: list[Html] = []
    if clock is not None:
        lines += told.response(clock, journal)
    lines += told.solution(await store.timers.last_solution(ticket.number))
    lines += told.promise(journal)
    if not lines:
        lines = [cards.say("why-none", id=cards.link(ticket))]
    return Outgoing("\n".join(lines))


class _Told:
    """The lines of one ticket's story in one language."""

    def __init__(self, cards: Cards, ticket: Ticket) -> None:
        self._cards = cards
        self._ticket = ticket
        self._settings: Settings = cards.office.settings

    def response(self, clock: ClockRow, journal: Sequence[JournalRow]) -> list[Html]:
        """Return the story of the response clock: running, finished or cancelled."""
        say, when, running = self._cards.say, self._cards.when, clock_of(clock)
        days = running.due_days
        lines = [
            say("why-head", id=self._cards.link(self._ticket), team=self._team(clock.team), when=when(clock.due_at)),
            say("why-start", team=self._team(clock.team), when=when(clock.started_at)),
        ]
        if running.due_from != clock.started_at:
            key = "why-from-before" if running.due_from < clock.started_at else "why-from"
            lines.append(say(key, when=when(running.due_from), team=self._team(clock.team)))
        policy = self._settings.sla.get(clock.priority or self._ticket.priority)
        lines.append(
            say("why-policy", priority=running.priority, name=self._cards.name(policy) if policy else "", days=days)
        )
        if self._settings.recommends_to(clock.team):
            lines.append(say("why-recommended", team=self._team(clock.team)))
        told = story(self._settings.calendar, running.due_from, clock.due_at, days)
        lines += [self._line(stretch, days) for stretch in told.stretches[:LINES]]
        lines += self._moves(journal, clock)
        lines.append(say("why-so" if told.exact else "why-kept", when=when(clock.due_at)))
        if clock.provisional:
            lines.append(say("why-provisional", year=str(self._settings.calendar.local(clock.due_at).year)))
        return [*lines, *self._end(clock)]

    def solution(self, row: SolutionRow | None) -> list[Html]:
        """Return the story of the date by which the ticket is, or was, to be solved."""
        if row is None:
            return []
        say, when, clock = self._cards.say, self._cards.when, clock_of(row)
        lines = [
            say("why-solve-head", id=self._cards.link(self._ticket), when=when(row.due_at)),
            say("why-solve-start", when=when(row.due_from or row.started_at), days=row.due_days),
        ]
        told = story(self._settings.calendar, clock.due_from, row.due_at, row.due_days, row.pauses)
        lines += [self._line(stretch, row.due_days) for stretch in told.stretches[:LINES]]
        lines.append(say("why-so" if told.exact else "why-kept", when=when(row.due_at)))
        if row.ended_at is None:
            late = "late" if row.breached_at is not None or not in_time(self._cards.now, row.due_at) else "running"
            key = "rests" if row.paused_at is not None else late
            return [*lines, say(f"why-solve-{key}")]
        key = dashed(row.outcome or ClockOutcome.CANCELLED)
        return [*lines, say(f"why-solved-{key}", when=when(row.ended_at))]

    def promise(self, journal: Sequence[JournalRow]) -> list[Html]:
        """Return the story of what was promised by hand."""
        said = next((row.fact for row in reversed(journal) if Trait.PROMISES in row.fact.traits), None)
        until = self._ticket.promised_at
        if said is None or until is None:
            return []
        say, when = self._cards.say, self._cards.when
        keys = {PromiseChanged: "why-put-off", PromiseMoved: "why-promise-moved"}
        key = keys.get(type(said), "why-promised")
        lines = [say(key, id=self._cards.link(self._ticket), until=when(until), when=when(said.at))]
        calendar = self._settings.calendar
        lines += [
            self._line(stretch, 0)
            for stretch in story(calendar, said.at, until, 1).stretches[:LINES]
            if stretch.part is DayCount.SHUT
        ]
        return lines

    def _line(self, stretch: CountedRun, days: int) -> Html:
        language = self._cards.language
        dates = on_date(stretch.first, language)
        if stretch.last != stretch.first:
            dates = f"{dates} – {on_date(stretch.last, language)}"
        key, dates = f"why-{stretch.part.value}", self._cards.digits(dates)
        return self._cards.say(key, dates=dates, why=self._reason(stretch), n=stretch.number, of=days)

    def _reason(self, stretch: CountedRun) -> Html:
        why = stretch.why
        if why.name:
            key = "why-reason-estimated" if why.estimated else "why-reason-named"
            return self._cards.say(key, name=self._cards.holiday(why.name))
        if why.code in (WhyCode.WEEKDAY, WhyCode.NTH_WEEKDAY):
            return self._cards.say("why-reason-weekday", day=self._weekday(why))
        return self._cards.say("why-reason-closed")

    def _weekday(self, why: Why) -> str:
        catalogue, language = self._cards.office.catalogue, self._cards.language
        day = catalogue.plain(language, f"weekday-{WEEKDAYS[why.weekday]}")
        return catalogue.plain(language, "nth-weekday", nth=why.nth, day=day)

    def _moves(self, journal: Sequence[JournalRow], clock: ClockRow) -> list[Html]:
        """Return what moved the clock while it ran."""
        lines: list[Html] = []
        for row in without_confirmations(journal):
            fact, at = row.fact, self._cards.when(row.fact.at)
            if fact.at < clock.started_at or (clock.ended_at is not None and fact.at > clock.ended_at):
                continue
            if isinstance(fact, PriorityChanged) and fact.due_at is not None:
                facts = {"old": fact.old.value, "new": fact.new.value, "due": self._cards.when(fact.due_at)}
                lines.append(self._cards.say("why-priority", when=at, **facts))
            elif isinstance(fact, DueMoved):
                lines.append(self._cards.say("why-moved", when=at, due=self._cards.when(fact.due_at)))
        return lines

    def _end(self, clock: ClockRow) -> list[Html]:
        say, when, breached = self._cards.say, self._cards.when, clock.breached_at
        # A recorded breach stays, though a lower priority gives more time.
        stays = breached is not None and breached < clock.due_at
        lines = [say("why-breached", when=when(breached))] if breached is not None and stays else []
        if clock.ended_at is None:
            late = stays or not in_time(self._cards.now, clock.due_at)
            return [*lines, say("why-late" if late else "why-running")]
        outcome = clock.outcome or ClockOutcome.CANCELLED
        taken = self._ticket.is_only_taken and outcome != ClockOutcome.CANCELLED
        key = f"why-{'taken' if taken else 'ended'}-{dashed(outcome)}"
        return [*lines, say(key, when=when(clock.ended_at))]

    def _team(self, key: str) -> str:
        team = self._settings.team(key)
        return self._cards.name(team) if team else key
