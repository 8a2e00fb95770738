"""The calendar of the configuration: what it may say, how it is refused, and Odisha's holidays of 2026."""

from datetime import date, time, timedelta
from pathlib import Path
from typing import Any

import pytest
from pydantic import ValidationError

from bot.config.calendar import build_calendar, holiday_exceptions
from bot.config.from_config import settings_of
from bot.config.load import load
from bot.config.packaged import ODISHA, days_file, days_known
from helpdesk.calendar.rules import DayRule, Hours, WhyCode
from tests.bot.config.odishas_days import DATA, by_the_package
from tests.calendars import READ, calendar_of

PACKAGE_2026 = set(
    [
        "01-23",
        "01-26",
        "03-03",
        "03-04",
        "03-21",
        "03-27",
        "03-31",
        "04-01",
        "04-03",
        "04-14",
        "05-01",
        "05-27",
        "06-26",
        "07-16",
        "08-15",
        "08-26",
        "09-04",
        "09-14",
        "10-02",
        "10-10",
        "10-17",
        "10-18",
        "10-19",
        "10-20",
        "11-08",
        "11-24",
        "12-25",
    ]
)

NOTIFIED_2026 = set(
    [
        "01-14",
        "01-23",
        "01-26",
        "03-03",
        "03-04",
        "03-21",
        "03-27",
        "04-01",
        "04-03",
        "04-14",
        "05-01",
        "05-16",
        "05-27",
        "06-15",
        "06-26",
        "07-16",
        "08-15",
        "08-26",
        "08-28",
        "09-04",
        "09-14",
        "09-15",
        "09-16",
        "10-02",
        "10-17",
        "10-19",
        "10-20",
        "11-24",
        "12-25",
    ]
)
"""The 29 holidays that the state government notified; none is a Sunday or a second Saturday."""

CLOSED_2026 = (
    "2026-01-14 Makar Sankranti",
    "2026-05-16 Sabitri Amabasya",
    "2026-06-15 Raja Sankranti",
    "2026-08-28 Jhulana Purnima",
    "2026-09-15 Nuakhai",
    "2026-09-16 Day following Nuakhai",
)
NO_SUNDAY = ("mon", "tue", "wed", "thu", "fri", "sat")
OPEN_2026 = ("2026-03-31",)


def shut_by_exception(year: int, **said: Any) -> set[str]:
    calendar = calendar_of(**said)
    days = (date.fromordinal(each) for each in range(date(year, 1, 1).toordinal(), date(year + 1, 1, 1).toordinal()))
    return {on.isoformat()[5:] for on in days if calendar.day(on).why.code is WhyCode.EXCEPTION}


def test_the_package_knows_these_holidays_of_2026_and_no_others() -> None:
    assert shut_by_exception(2026) == PACKAGE_2026


def test_the_corrected_list_shuts_what_the_state_notified_on_every_working_day_of_2026() -> None:
    shut = shut_by_exception(2026, closed=CLOSED_2026, open=OPEN_2026)
    assert len(NOTIFIED_2026) == 29
    assert shut >= NOTIFIED_2026
    regular = calendar_of(country="", subdivision="")
    assert not [on for on in shut - NOTIFIED_2026 if regular.day(date.fromisoformat(f"2026-{on}")).counts]


def test_a_holiday_has_a_name_and_says_if_it_is_estimated() -> None:
    known = {each.on: each for each in holiday_exceptions("IN", "OD")}
    utkal = known[date(2026, 4, 1)]
    assert (utkal.name, utkal.source, utkal.estimated, utkal.hours) == (
        "Utkal Divas",
        DayRule.HOLIDAY,
        False,
        (),
    )
    eid = known[date(2027, 3, 10)]
    assert (eid.name, eid.estimated) == ("Id-ul-Fitr", True)


def test_what_is_written_down_of_odisha_is_what_the_package_says() -> None:
    assert (DATA / days_file()).read_text("utf-8") == by_the_package(), "python -m tests.bot.config.odishas_days"
    assert [file.name for file in DATA.glob("days-*")] == [days_file()]


def test_a_package_of_another_version_is_asked_itself(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    newer = tmp_path / "holidays-9.9.dist-info/METADATA"
    newer.parent.mkdir()
    newer.write_text("Name: holidays\nVersion: 9.9\n")
    assert days_known(*ODISHA)
    days_known.cache_clear()
    monkeypatch.syspath_prepend(tmp_path)
    try:
        assert days_known(*ODISHA) is None
    finally:
        days_known.cache_clear()


def test_the_holidays_are_read_once() -> None:
    assert holiday_exceptions("IN", "OD") is holiday_exceptions("IN", "OD")


def test_another_country_needs_no_subdivision_and_no_country_means_no_holidays() -> None:
    assert shut_by_exception(2026, country="DE", subdivision="") >= {"01-01", "10-03"}
    assert shut_by_exception(2026, country="IN", subdivision="WB") >= {"01-26", "08-15"}
    assert shut_by_exception(2026, country="", subdivision="") == set()


def test_the_configuration_is_stronger_than_the_package_and_may_give_hours() -> None:
    calendar = calendar_of(closed=["2026-06-15 Raja Sankranti"], open=["2026-03-31", "2026-11-15 10:00-13:00 Fair"])
    assert calendar.day(date(2026, 6, 15)).why.name == "Raja Sankranti"
    assert calendar.day(date(2026, 3, 31)).counts
    fair = calendar.day(date(2026, 11, 15))
    assert (fair.hours, fair.counts, fair.why.name) == ((Hours(time(10), time(13)),), False, "Fair")


def test_a_year_is_confirmed_by_naming_a_date_of_it() -> None:
    assert calendar_of().confirmed_years == frozenset(), "a file that names no date confirms no year"
    assert calendar_of(open=OPEN_2026).confirmed_years == frozenset({2026})
    beyond_a_gap = calendar_of(open=OPEN_2026, closed=["2028-06-15 Raja"])
    assert [year for year in range(2025, 2030) if not beyond_a_gap.is_provisional(date(year, 6, 1))] == [2026, 2028]
    assert calendar_of(country="", subdivision="").confirmed_years is None, "no holidays, nothing to confirm"


def test_hours_run_to_midnight_and_a_day_may_have_several_spans() -> None:
    calendar = calendar_of(hours=["18:00-24:00"], open=["2026-11-15 09:00-12:00 13:00-18:00 Fair"])
    assert calendar.hours == (Hours(time(18), time(0)),)
    fair = calendar.day(date(2026, 11, 15))
    assert fair.hours == (Hours(time(9), time(12)), Hours(time(13), time(18)))
    assert fair.why.name == "Fair"


def test_what_the_configuration_has_read_is_taken_as_it_is() -> None:
    said = {
        "hours": ["10:00-13:30"], "closed_weekdays": ["sun"], "country": "", "subdivision": "",
        "closed": ["2026-11-25 Fair"], "open": [],
    }  # fmt: skip
    read = READ.validate_python(said)
    assert READ.validate_python(read) == read
    assert build_calendar(read) == calendar_of(**said)


@pytest.mark.parametrize(
    "settings",
    [
        dict(hours=["10-25:00"]),
        dict(closed_weekdays=["sat:6"]),
        dict(closed=["15 June"]),
        dict(open=["2026-11-15 10:00-12:00 11:00-13:00"]),
        dict(closed_weekdays=["mon", "tue", "wed", "thu", "fri", "sat", *(f"sun:{n}" for n in range(1, 6))]),
        dict(country="Odisha"),
    ],
)
def test_what_can_not_be_read_is_refused_by_the_configuration_s_own_models(settings: dict[str, Any]) -> None:
    with pytest.raises(ValidationError):
        calendar_of(**settings)


def test_every_holiday_of_the_next_years_is_called_something_in_odia_and_hindi() -> None:
    settings = settings_of(load(None, {}))
    days = (settings.calendar.day(date(2025, 1, 1) + timedelta(days=number)) for number in range(6 * 365))
    named = {name for day in days for name in day.why.name.split("; ") if name}
    assert len(named) > 30
    assert named <= {holiday.name for holiday in settings.holidays if holiday.name_or and holiday.name_hi}
