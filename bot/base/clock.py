"""The only place that knows what time it is: the desk's clock and a clock moved by hand."""

import time
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from typing import Protocol
from zoneinfo import ZoneInfo

VARIABLE = "HELPDESK_CLOCK"


class Clock(Protocol):
    """Desk time: what people's deadlines are counted in."""

    def now(self) -> datetime:
        """Return the present instant: aware, UTC, whole seconds."""
        ...


class DeskClock:
    """Desk time. With a `start` it begins there and runs at normal speed."""

    def __init__(self, start: datetime | None = None) -> None:
        self._start = None if start is None else _whole(start)
        self._since = time.monotonic()

    @property
    def is_set(self) -> bool:
        """Whether this clock shows another time than the world's: to be said loudly."""
        return self._start is not None

    def now(self) -> datetime:
        if self._start is None:
            return datetime.now(UTC).replace(microsecond=0)
        return self._start + timedelta(seconds=int(time.monotonic() - self._since))


class MovedClock:
    """Desk time of the demo: it is moved from outside, forward only, and runs or stands still between two moves."""

    def __init__(self, start: datetime, *, runs: bool = False) -> None:
        self._at = _whole(start)
        self._since = time.monotonic()
        self._runs = runs

    def now(self) -> datetime:
        return self._at + timedelta(seconds=int(time.monotonic() - self._since) if self._runs else 0)

    def move(self, to: datetime, *, runs: bool) -> datetime:
        """Be at an instant, or stay where it is if that is over; return what time it is then."""
        self._at = max(self.now(), _whole(to))
        self._since = time.monotonic()
        self._runs = runs
        return self._at


class HandClock:
    """Desk time for tests: it stands still until it is moved."""

    def __init__(self, start: datetime) -> None:
        self._now = _whole(start)

    def now(self) -> datetime:
        return self._now

    def set(self, instant: datetime) -> None:
        """Jump to an instant, also backwards."""
        self._now = _whole(instant)

    def advance(self, span: timedelta | None = None, /, **parts: float) -> datetime:
        """Move on by a span, or by its parts (`hours=2`), and return the new time."""
        self._now = _whole(self._now + (span or timedelta()) + timedelta(**parts))
        return self._now


def start_from(environ: Mapping[str, str], zone: ZoneInfo) -> datetime | None:
    """Return the instant that HELPDESK_CLOCK names (the desk's `zone`, without an offset), if any."""
    text = environ.get(VARIABLE, "").strip()
    if not text:
        return None
    try:
        said = datetime.fromisoformat(text)
    except ValueError:
        raise ValueError(f"{VARIABLE}: {text} is no point in time; write it like 2026-11-20T16:30+05:30") from None
    return _whole(said if said.tzinfo else said.replace(tzinfo=zone))


def _whole(instant: datetime) -> datetime:
    if instant.tzinfo is None:
        raise ValueError("an instant needs a time zone")
    return instant.astimezone(UTC).replace(microsecond=0)
