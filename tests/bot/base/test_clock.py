"""The clocks: aware, UTC, whole seconds, and started where HELPDESK_CLOCK says."""

from datetime import UTC, datetime, timedelta, timezone
from zoneinfo import ZoneInfo

import pytest

from bot.base.clock import DeskClock, HandClock, start_from

IST = ZoneInfo("Asia/Kolkata")
FRIDAY = datetime(2026, 11, 20, 11, 0, tzinfo=UTC)


def test_desk_time_is_utc_in_whole_seconds() -> None:
    now = DeskClock().now()
    assert now.tzinfo is UTC
    assert now.microsecond == 0


def test_a_clock_that_was_set_starts_there_and_runs(monkeypatch: pytest.MonkeyPatch) -> None:
    seconds = 1000.25
    monkeypatch.setattr("time.monotonic", lambda: seconds)
    clock = DeskClock(FRIDAY.astimezone(IST))
    assert clock.is_set
    assert clock.now() == FRIDAY
    assert clock.now().tzinfo is UTC
    seconds += 61.9
    assert clock.now() == FRIDAY + timedelta(seconds=61)


def test_a_clock_in_the_hand_moves_only_when_moved() -> None:
    clock = HandClock(FRIDAY)
    assert clock.now() == FRIDAY
    assert clock.advance(hours=2) == FRIDAY + timedelta(hours=2)
    assert clock.advance(timedelta(minutes=1)) == clock.now() == FRIDAY + timedelta(hours=2, minutes=1)
    clock.set(FRIDAY)
    assert clock.now() == FRIDAY


def test_an_instant_without_a_zone_is_refused() -> None:
    with pytest.raises(ValueError, match="time zone"):
        HandClock(datetime(2026, 11, 20))  # noqa: DTZ001


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2026-11-20T16:30+05:30", FRIDAY),
        ("2026-11-20T16:30", FRIDAY),
        ("2026-11-20T11:00:00.7Z", FRIDAY),
        ("2026-11-20T06:00-05:00", FRIDAY.astimezone(timezone(timedelta(hours=-5)))),
        ("", None),
    ],
)
def test_the_start_is_read_with_its_offset_or_in_the_desks_zone(text: str, expected: datetime | None) -> None:
    assert start_from({"HELPDESK_CLOCK": text}, IST) == expected


def test_no_variable_is_no_start() -> None:
    assert start_from({}, IST) is None


def test_nonsense_is_named_with_an_example() -> None:
    with pytest.raises(ValueError, match=r"HELPDESK_CLOCK: half past four .* 2026-11-20T16:30\+05:30"):
        start_from({"HELPDESK_CLOCK": "half past four"}, IST)
