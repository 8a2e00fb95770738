"""What lies between two instants, segment by segment: the story of a deadline."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime, tzinfo
from enum import StrEnum

from helpdesk.calendar.rules import DAY_SECONDS, Day, Why, WhyCode
from helpdesk.calendar.table import OpenDay, from_seconds, wall_seconds


class SpanKind(StrEnum):
    """What a stretch of time is for the clock."""

    OPEN = "open"
    """The office is open."""
    LUNCH = "lunch"
    """Shut between two spans of one day."""
    CLOSED = "closed"
    """Shut by the weekly rules, or outside the hours of a day that is open."""
    HOLIDAY = "holiday"
    """The whole date is shut by an exception."""


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of one kind; `counts` says whether its date is a business day for deadlines."""

    begins: datetime
    ends: datetime
    kind: SpanKind
    why: Why
    counts: bool


def tell(days: Iterable[tuple[Day, OpenDay]], zone: tzinfo, start: datetime, due: datetime) -> list[Segment]:
    """Return the segments from `start` to `due`; only the hours outside two open days become one."""
    told: list[Segment] = []
    for day, times in days:
        for segment in _segments(day, times, zone):
            begins, ends = max(start, segment.begins), min(due, segment.ends)
            if begins >= ends:
                continue
            if told and told[-1].why.code == segment.why.code == WhyCode.OUTSIDE_HOURS:
                told[-1] = replace(told[-1], ends=ends)
            else:
                told.append(replace(segment, begins=begins, ends=ends))
    return told


def _segments(day: Day, times: OpenDay, zone: tzinfo) -> Iterator[Segment]:
    at, midnight = (wall_seconds(zone, day.on, second) for second in (0, DAY_SECONDS))
    counts = times.closing > 0
    outside = Why(WhyCode.OUTSIDE_HOURS)

    def segment(begins: int, ends: int, kind: SpanKind, why: Why) -> Segment:
        return Segment(from_seconds(begins), from_seconds(ends), kind, why, counts)

    if not times.spans:
        kind = SpanKind.HOLIDAY if day.why.code is WhyCode.EXCEPTION else SpanKind.CLOSED
        yield segment(at, midnight, kind, Why(WhyCode.NO_SUCH_TIME) if day.hours else day.why)
        return
    yield segment(at, times.spans[0][0], SpanKind.CLOSED, outside)
    for index, (opens, closes) in enumerate(times.spans):
        if index:
            yield segment(times.spans[index - 1][1], opens, SpanKind.LUNCH, Why(WhyCode.LUNCH))
        yield segment(opens, closes, SpanKind.OPEN, day.why)
    yield segment(times.spans[-1][1], midnight, SpanKind.CLOSED, outside)
