"""Hours as people type them: ``10:00-13:30``, ``10-13``, ``10 am to 1 pm``."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import time

from helpdesk.calendar.rules import Hours, check_hours

_HOUR = r"(\d{1,2})(?:[:.](\d{2}))?\s*([ap]\.?m\b\.?)?"
_SPAN = re.compile(rf"[\s,;:]*(?:from\s+)?{_HOUR}\s*(?:-|to\b)\s*{_HOUR}(?![\d:]|\.\d)", re.IGNORECASE)


def begins_with_hours(text: str) -> bool:
    """Whether hours stand at the beginning of a text."""
    return _SPAN.match(text) is not None


def read_hours(text: str) -> tuple[tuple[Hours, ...], str]:
    """Return the spans at the beginning of a text, and the rest; raise ``ValueError`` for what can't be hours."""
    spans: list[Hours] = []
    while (found := _SPAN.match(text)) is not None:
        spans.append(_span(found.groups()))
        check_hours(spans)
        text = text[found.end() :]
    return tuple(spans), text


def _span(said: Sequence[str | None]) -> Hours:
    """Return a span; "2-4 pm" are both after noon, "10-1 pm" only the second."""
    opens, closes = (_hour(said[n] or "", said[n + 2] or said[5]) for n in (0, 3))
    if not said[2] and opens >= closes:
        opens = int(said[0] or 0)
    return Hours(time(opens, int(said[1] or 0)), time(closes % 24, int(said[4] or 0)))


def _hour(said: str, half: str | None) -> int:
    return int(said) % 12 + 12 * half.lower().startswith("p") if half else int(said)
