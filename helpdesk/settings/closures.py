"""Days that an admin declares in the chat: closed, open, or with hours of their own. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum

from helpdesk.calendar.business_hours import BusinessCalendar
from helpdesk.calendar.rules import Day, DayException, DayRule, Hours
from helpdesk.calendar.written import read_spans
from helpdesk.outbox import Facts
from helpdesk.settings.overlay import Overlay
from helpdesk.text.dates import DaysSaid

ASKED_FROM = (11, 1)  # from when on next year's holidays must be confirmed


class Manner(StrEnum):
    """What is declared of days."""

    CLOSED = "closed"
    OPEN = "open"
    """At the normal hours, whatever else says that they are shut."""
    HOURS = "hours"
    """At hours of their own."""
    TAKEN_BACK = "taken-back"
    """What was declared before no longer holds."""


class HoursMeaning(StrEnum):
    """What hours may mean that stand under "closed"."""

    WHOLE = "whole"
    """Closed all day."""
    SHUT_THEN = "shut"
    """Closed at these hours only."""
    OPEN_THEN = "open"
    """Open at these hours only."""


@dataclass(frozen=True, slots=True)
class Proposal:
    """A declaration that an admin has yet to confirm."""

    manner: Manner
    said: DaysSaid

    @property
    def days(self) -> tuple[DayException, ...]:
        """Return the exceptions that it makes; none if something is taken back."""
        if self.manner is Manner.TAKEN_BACK:
            return ()
        hours = {Manner.CLOSED: (), Manner.OPEN: None, Manner.HOURS: self.said.hours}[self.manner]
        return tuple(DayException(on, DayRule.ADMIN, hours, self.said.name) for on in self.said.days)

    def over(self, overlay: Overlay) -> Overlay:
        """Return the overlay as it would be."""
        kept = tuple(day for day in overlay.days if day.on not in self.said.days)
        return replace(overlay, days=(*kept, *self.days))

    def facts(self) -> Facts:
        """Return it as it is kept until the admin says yes."""
        hours = " ".join(str(span) for span in self.said.hours)
        first, last = self.said.first.isoformat(), self.said.last.isoformat()
        left_out = " ".join(on.isoformat() for on in sorted(self.said.left_out))
        return {
            "manner": self.manner.value, "first": first, "last": last, "hours": hours, "name": self.said.name,
            "left_out": left_out,
        }  # fmt: skip


def proposal_of(facts: Mapping[str, object]) -> Proposal | None:
    """Return what ``Proposal.facts`` kept; None if nothing is proposed yet."""
    if "first" not in facts:
        return None
    hours = read_spans(str(facts["hours"]))
    first, last = (date.fromisoformat(str(facts[end])) for end in ("first", "last"))
    left_out = frozenset(date.fromisoformat(on) for on in str(facts.get("left_out") or "").split())
    return Proposal(Manner(str(facts["manner"])), DaysSaid(first, last, hours, str(facts["name"]), left_out))


def readings(proposal: Proposal, normal: Sequence[Hours]) -> dict[HoursMeaning, Proposal]:
    """Return what may be meant by hours under "closed", to choose from; nothing if only one thing can be meant."""
    hours = proposal.said.hours
    if proposal.manner is not Manner.CLOSED or not hours:
        return {}
    found = {
        HoursMeaning.WHOLE: replace(proposal, said=replace(proposal.said, hours=())),
        HoursMeaning.OPEN_THEN: replace(proposal, manner=Manner.HOURS),
    }
    rest = _without(normal, hours)
    if rest and rest != tuple(normal):
        found[HoursMeaning.SHUT_THEN] = Proposal(Manner.HOURS, replace(proposal.said, hours=rest))
    return found


def a_year_later(said: DaysSaid) -> DaysSaid | None:
    """Return the same days of the next year; None if one of them is in no other year."""
    try:
        first, last = (on.replace(year=on.year + 1) for on in (said.first, said.last))
        left_out = frozenset(on.replace(year=on.year + 1) for on in said.left_out)
    except ValueError:
        return None
    return replace(said, first=first, last=last, left_out=left_out)


def _without(normal: Sequence[Hours], taken: Sequence[Hours]) -> tuple[Hours, ...]:
    """Return the normal hours less some others."""
    left = list(normal)
    for out in taken:
        pieces: list[Hours] = []
        for span in left:
            if out.end <= span.start or span.end <= out.start:
                pieces.append(span)
                continue
            if span.start < out.start:
                pieces.append(Hours(span.opens, out.opens))
            if out.end < span.end:
                pieces.append(Hours(out.closes, span.closes))
        left = pieces
    return tuple(left)


@dataclass(frozen=True, slots=True)
class DayRun:
    """Consecutive days of which the same source says the same."""

    first: date
    last: date
    day: Day


def exceptional_days(calendar: BusinessCalendar, year: int) -> tuple[DayRun, ...]:
    """Return the days of a year that the weekly rules alone do not explain, those that follow one another as one."""
    told: list[DayRun] = []
    for day in _exceptional(calendar, year):
        former = told[-1] if told else None
        follows = former is not None and day.on.toordinal() == former.last.toordinal() + 1
        same_month = former is not None and former.first.month == day.on.month
        if former is not None and follows and same_month and _says(former.day) == _says(day):
            told[-1] = replace(former, last=day.on)
        else:
            told.append(DayRun(day.on, day.on, day))
    return tuple(told)


def declared_days(overlay: Overlay, since: date) -> Sequence[DayException]:
    """Return what admins declared from a date on, in order."""
    return sorted((day for day in overlay.days if day.on >= since), key=lambda day: day.on)


def year_to_confirm(calendar: BusinessCalendar, now: datetime) -> int | None:
    """Return the year whose holidays somebody must confirm by now: this one, or from November the next."""
    today = calendar.local(now).date()
    last = today.year + ((today.month, today.day) >= ASKED_FROM)
    return next((year for year in range(today.year, last + 1) if calendar.is_provisional(date(year, 12, 31))), None)


def _exceptional(calendar: BusinessCalendar, year: int) -> Iterator[Day]:
    for ordinal in range(date(year, 1, 1).toordinal(), date(year, 12, 31).toordinal() + 1):
        day = calendar.day(date.fromordinal(ordinal))
        if day.why.source is not None:
            yield day


def _says(day: Day) -> tuple[object, ...]:
    return day.hours, day.why.name, day.why.source, day.why.estimated
