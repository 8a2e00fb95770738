"""The lines of a summary in one language: what counts first, on one screen; the rest folded away below it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from handlers.base.catalogue import Html
from handlers.base.context import ticket_link
from handlers.base.times import on_date
from handlers.cards.words import MARKS, Cards
from helpdesk.mail.mail import MailState
from helpdesk.people.actors import Scope
from helpdesk.reports.outliers import Outlier
from helpdesk.reports.statistics import LateTicket, Numbers, ResponseCounts, by_priority, by_team
from helpdesk.ticket.ticket import Confirmation, Priority

TEAMS = 5  # that are named; the rest is one line
OF_MAILS = {
    "opened": (MailState.OPENED,),
    "added": (MailState.ADDED,),
    "answered": (MailState.ANSWERED, MailState.REFUSED),
    "waiting": (MailState.WAITING, MailState.TAKEN),
}


@dataclass(frozen=True, slots=True)
class Brought:
    """All that a summary says of a span of days."""

    scope: Scope
    first: date
    last: date
    numbers: Numbers
    ulbs: Sequence[Outlier] = ()  # that stand out
    modules: Sequence[Outlier] = ()
    mails: Mapping[MailState, int] = field(default_factory=dict)  # that came, by what became of them until now


class SummaryPage:
    """A summary's words."""

    def __init__(self, cards: Cards) -> None:
        self._cards = cards

    def text(self, brought: Brought, notes: Sequence[Html] = ()) -> Html:
        """Return the summary; ``notes`` stand below its head."""
        return Html("\n".join([self.head(brought), *notes, *self._body(brought), *self._mails(brought.mails)]))

    def head(self, brought: Brought) -> Html:
        """Return whose summary of which days it is; that they were quiet, if they were."""
        quiet = brought.numbers.is_quiet
        key = "summary-quiet" if quiet else "summary-head"
        facts = {"about": self.about(brought.scope), "open": brought.numbers.still_open}
        return self._cards.say(key, day=self.days(brought.first, brought.last), **facts)

    def days(self, first: date, last: date) -> str:
        """Return a date, or the first and the last; with the year of what is not of this one."""
        ends = [self.day(on) for on in (first, last)]
        return ends[0] if first == last else f"{ends[0]} – {ends[1]}"

    def day(self, on: date) -> str:
        """Return a date in the reader's language."""
        today = self._cards.office.settings.calendar.local(self._cards.now).date()
        return self._cards.digits(on_date(on, self._cards.language, today))

    def about(self, scope: Scope) -> str:
        """Return the names of what a scope covers; the desk's own if it is everything."""
        settings = self._cards.office.settings
        if scope.everything:
            return self._cards.desk_name
        teams = [self._cards.name(team) for team in settings.teams if team.key in scope.teams]
        return (
            ", ".join([*teams, *(self._cards.town(u) for u in settings.ulbs if u.code in scope.ulbs)])
            or self._cards.desk_name
        )

    def team(self, key: str) -> str:
        """Return a team's name; of none, that of the desk."""
        team = self._cards.office.settings.team(key)
        return self._cards.name(team) if team else key or self._cards.desk_name

    def _mails(self, mails: Mapping[MailState, int]) -> list[Html]:
        """Return what became of mails: of those that were for people, junk aside."""
        counts = {name: sum(mails.get(state, 0) for state in states) for name, states in OF_MAILS.items()}
        came = sum(counts.values())
        return [self._cards.say("summary-mails", came=came, **counts)] if came else []

    def _body(self, brought: Brought) -> list[Html]:
        numbers, say = brought.numbers, self._cards.say
        if numbers.is_quiet:
            return []
        each = " · ".join(f"{p.value} {numbers.opened[p]}" for p in sorted(numbers.opened))
        lines = [
            say("summary-opened", count=sum(numbers.opened.values()), each=f" ({each})" if each else ""),
            say("summary-resolved", count=numbers.resolved),
        ]
        if numbers.solved:
            lines.append(self._in_time("summary-solved", numbers.solved_in_all))
        lines.append(say("summary-open", count=numbers.still_open))
        if numbers.answered:
            lines.append(self._in_time("summary-answered", numbers.answered_in_all))
        lines += self._late(numbers)
        more = self._more(brought)
        return [*lines, say("summary-more", lines=Html("\n".join(more)))] if more else lines

    def _more(self, brought: Brought) -> list[Html]:
        numbers, say = brought.numbers, self._cards.say
        lines = self._each(brought.scope, numbers.answered, "summary-of", "summary-of-others")
        lines += self._each(brought.scope, numbers.solved, "summary-solved-of", "summary-solved-of-others")
        told = {
            "summary-reopened": numbers.reopened, "summary-not-late": numbers.breaches_withdrawn,
            "summary-undone": numbers.responses_undone,
            "summary-known-later": numbers.known_later,
        }  # fmt: skip
        lines += [say(key, count=count) for key, count in told.items() if count]
        if numbers.returned:
            lines.append(self._returned(numbers.returned))
        if numbers.promises_kept or numbers.promises_missed:
            lines.append(say("summary-promises", kept=numbers.promises_kept, missed=numbers.promises_missed))
        lines += self._callers_said(numbers)
        settings = self._cards.office.settings
        for key, found, names in (
            ("summary-more-ulbs", brought.ulbs, {u.code: self._cards.town(u) for u in settings.ulbs}),
            ("summary-more-modules", brought.modules, {m.key: self._cards.name(m) for m in settings.modules}),
        ):
            if found:
                one = [
                    say("summary-unusual", name=names.get(o.key, o.key), count=o.count, usual=_usual(o))
                    for o in found
                ]
                lines.append(say(key, each=Html(", ".join(one))))
        return lines

    def _callers_said(self, numbers: Numbers) -> list[Html]:
        """Return what callers said of solutions, and how content they are."""
        said, lines = numbers.confirmed, []
        if any(said.values()):
            yes, no, unreached = (said.get(answer, 0) for answer in Confirmation)
            lines.append(self._cards.say("summary-confirmed", yes=yes, no=no, unreached=unreached))
        if numbers.satisfaction is not None:
            average = f"{numbers.satisfaction:.1f}"
            lines.append(self._cards.say("summary-rated", average=average, count=sum(numbers.ratings)))
        return lines

    def _returned(self, returned: Mapping[str, int]) -> Html:
        """Return how many were sent back, and why: by the reasons' names, what is in words only comes last."""
        say, settings = self._cards.say, self._cards.office.settings
        counts: dict[str, int] = {}
        for code, count in sorted(returned.items(), key=lambda entry: -entry[1]):
            reason = settings.reason(code)
            name = self._cards.name(reason) if reason else ""
            counts[name] = counts.get(name, 0) + count
        in_words = counts.pop("", 0)
        each = [say("summary-returned-for", count=count, reason=name) for name, count in counts.items()]
        each += [say("summary-returned-other", count=in_words)] if in_words else []
        return say("summary-returned", count=sum(returned.values()), each=Html("; ".join(each)))

    def _each(
        self, scope: Scope, counts: Mapping[tuple[str, Priority], ResponseCounts], key: str, others: str
    ) -> list[Html]:
        """Return a line of what was in time for each priority, and for each team."""
        lines = [self._in_time(key, n, of=priority.value) for priority, n in by_priority(counts).items()]
        named = list(by_team(counts).items())
        if len(named) <= 1 and scope.teams:
            return lines
        lines += [self._in_time(key, n, of=self.team(team)) for team, n in named[:TEAMS]]
        rest = sum((n for _, n in named[TEAMS:]), ResponseCounts())
        if rest.all:
            lines.append(self._in_time(others, rest, teams=len(named) - TEAMS))
        return lines

    def _in_time(self, key: str, n: ResponseCounts, **facts: object) -> Html:
        share = 100 * n.in_time // n.all  # 99.6 is not all
        return self._cards.say(key, in_time=n.in_time, late=n.late, all=n.all, share=share, **facts)

    def _late(self, numbers: Numbers) -> list[Html]:
        if not numbers.late:
            return []
        lines = [self._cards.say("summary-late", count=numbers.late, shown=len(numbers.oldest_late))]
        return [*lines, *(self._late_one(ticket) for ticket in numbers.oldest_late)]

    def _late_one(self, ticket: LateTicket) -> Html:
        link = ticket_link(self._cards.office, ticket.number)
        return self._cards.say(
            "summary-late-one", mark=MARKS[ticket.priority.value], priority=ticket.priority.value, id=link,
            team=self.team(ticket.team), due=self._cards.when(ticket.due_at),
        )  # fmt: skip


def _usual(one: Outlier) -> str:
    return f"{one.usual:.0f}" if one.usual >= 1 else "0–1"
