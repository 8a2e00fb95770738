"""The small values of the config read what they write."""

import pytest

from bot.config.sections import Address, TimeOfDay
from helpdesk.calendar.written import read_hours, read_weekday
from tests.calendars import READ


@pytest.mark.parametrize("text", ["10:00-13:30", "00:00-24:00", "22:00-24:00"])
def test_hours_are_written_as_they_are_read(text: str) -> None:
    hours = read_hours(text)
    assert str(hours) == text


@pytest.mark.parametrize("text", ["sun", "sat:2", "mon:5"])
def test_weekdays_are_written_as_they_are_read(text: str) -> None:
    weekday = read_weekday(text)
    assert str(weekday) == text


@pytest.mark.parametrize(
    "text",
    ["2026-03-31", "2026-06-15 Raja Sankranti", "2026-12-13 10:00-13:00 Camp", "2026-12-13 09:00-10:00 11:00-12:00"],
)
def test_special_days_are_written_as_they_are_read(text: str) -> None:
    (day,) = READ.validate_python({"open": [text]}).open
    assert str(day) == text


@pytest.mark.parametrize(("text", "host", "port"), [("127.0.0.1:8081", "127.0.0.1", 8081), ("[::1]:80", "::1", 80)])
def test_addresses_are_written_as_they_are_read(text: str, host: str, port: int) -> None:
    address = Address.model_validate(text)
    assert (address.host, address.port, str(address)) == (host, port, text)


def test_times_of_day_are_written_as_they_are_read() -> None:
    assert str(TimeOfDay.model_validate("18:00")) == "18:00"
