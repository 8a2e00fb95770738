"""Instants in a query: bare dates in the account's own zone, to the minute, and spans before now."""

from __future__ import annotations

import re
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from sandbox.jira.base.errors import Refused

FORMATS = ("%Y/%m/%d %H:%M", "%Y-%m-%d %H:%M", "%Y/%m/%d", "%Y-%m-%d")
SPAN = re.compile(r"([+-])?((?:\d+[wdhm]\s*)+)")
SECONDS = {"w": 604_800, "d": 86_400, "h": 3600, "m": 60}


def instant(text: str, field: str, now: float, zone: str) -> float:
    """Return the instant that is meant; raise ``Refused`` if it is none."""
    span = SPAN.fullmatch(text.strip())
    if span:
        seconds = sum(int(n) * SECONDS[unit] for n, unit in re.findall(r"(\d+)([wdhm])", span.group(2)))
        return now + (-seconds if span.group(1) == "-" else seconds)
    for shape in FORMATS:
        try:
            local = datetime.strptime(text.strip(), shape)  # noqa: DTZ007 - the zone is set in the next line
        except ValueError:
            continue
        return local.replace(tzinfo=ZoneInfo(zone)).timestamp()
    raise Refused(
        400,
        f"Date value '{text}' for field '{field}' is invalid. Valid formats include: 'yyyy/MM/dd HH:mm', "
        "'yyyy-MM-dd HH:mm', 'yyyy/MM/dd', 'yyyy-MM-dd', or a period format e.g. '-5d', '4w 2d'.",
    )


def function(name: str, now: float, zone: str) -> float | None:
    """Return what a function of time answers; None if it is none."""
    local = datetime.fromtimestamp(now, ZoneInfo(zone))
    day = local.replace(hour=0, minute=0, second=0, microsecond=0)
    found = {
        "now": local,
        "startofday": day,
        "startofweek": day - timedelta(days=day.weekday()),
        "startofmonth": day.replace(day=1),
    }.get(name.lower())
    return found.timestamp() if found else None
