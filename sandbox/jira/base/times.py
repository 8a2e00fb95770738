"""Instants as Jira writes them: with milliseconds and an offset without a colon, in the reader's own zone."""

from __future__ import annotations

from datetime import UTC, datetime
from zoneinfo import ZoneInfo


def written(at: float, zone: str = "UTC") -> str:
    """Return "2026-11-30T15:30:00.000+0530"."""
    local = datetime.fromtimestamp(round(at, 3), ZoneInfo(zone))
    return f"{local:%Y-%m-%dT%H:%M:%S}.{local.microsecond // 1000:03d}{local:%z}"


def millis(at: float) -> int:
    return round(at * 1000)


def in_header(at: float) -> str:
    """Return "2026-11-30T10:00:00Z", as the header of a limit has it."""
    return f"{datetime.fromtimestamp(at, UTC):%Y-%m-%dT%H:%M:%SZ}"
