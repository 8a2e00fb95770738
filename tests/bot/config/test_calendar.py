"""The calendar of the configuration: what it may say, how it is refused, and Odisha's holidays of 2026."""

from datetime import date, time

import pytest
from pydantic import ValidationError

from bot.config.calendar import CalendarSettings, build_calendar, holiday_exceptions
from bot.config.sections import Calendar
from helpdesk.calendar.rules import DayRule, Hours, WhyCode

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


def shut_by_exception(settings: CalendarSettings, year: int) -> set[str]:
    calendar = build_calendar(settings)
    days = (date.fromordinal(each) for each in range(date(year, 1, 1).toordinal(), date(year + 1, 1, 1).toordinal()))
    return {on.isoformat()[5:] for on in days if calendar.day(on).why.code is WhyCode.EXCEPTION}


def test_the_package_knows_these_holidays_of_2026_and_no_others() -> None:
    assert shut_by_exception(CalendarSettings(), 2026) == PACKAGE_2026


def test_the_corrected_list_shuts_what_the_state_notified_on_every_working_day_of_2026() -> None:
    shut = shut_by_exception(CalendarSettings(closed=CLOSED_2026, open=OPEN_2026), 2026)
    assert len(NOTIFIED_2026) == 29
    assert shut >= NOTIFIED_2026
    regular = build_calendar(CalendarSettings(country="", subdivision=""))
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


def test_the_package_is_read_once() -> None:
    assert holiday_exceptions("IN", "OD") is holiday_exceptions("IN", "OD")


def test_another_country_needs_no_subdivision_and_no_country_means_no_holidays() -> None:
    assert shut_by_exception(CalendarSettings(country="DE", subdivision=""), 2026) >= {"01-01", "10-03"}
    assert shut_by_exception(CalendarSettings(country="", subdivision=""), 2026) == set()


def test_the_configuration_is_stronger_than_the_package_and_may_give_hours() -> None:
    calendar = build_calendar(
        CalendarSettings(closed=["2026-06-15 Raja Sankranti"], open=["2026-03-31", "2026-11-15 10:00-13:00 Fair"])
    )
    assert calendar.day(date(2026, 6, 15)).why.name == "Raja Sankranti"
    assert calendar.day(date(2026, 3, 31)).counts
    fair = calendar.day(date(2026, 11, 15))
    assert (fair.hours, fair.counts, fair.why.name) == ((Hours(time(10), time(13)),), False, "Fair")


def test_a_year_is_confirmed_by_naming_a_date_of_it() -> None:
    assert build_calendar(CalendarSettings()).confirmed_through == date(2035, 12, 31)
    named = CalendarSettings(open=OPEN_2026)
    assert build_calendar(named).confirmed_through == date(2026, 12, 31)


def test_hours_run_to_midnight_and_a_day_may_have_several_spans() -> None:
    calendar = build_calendar(
        CalendarSettings(hours=["18:00-24:00"], open=["2026-11-15 09:00-12:00 13:00-18:00 Fair"])
    )
    assert calendar.hours == (Hours(time(18), time(0)),)
    fair = calendar.day(date(2026, 11, 15))
    assert fair.hours == (Hours(time(9), time(12)), Hours(time(13), time(18)))
    assert fair.why.name == "Fair"


def test_what_the_configuration_has_read_is_taken_as_it_is() -> None:
    said = Calendar.model_validate(
        {
            "hours": ["10:00-13:30"], "closed_weekdays": ["sun"], "country": "", "subdivision": "",
            "closed": ["2026-11-25 Fair"], "open": [],
        }
    )  # fmt: skip
    read = CalendarSettings(
        hours=said.hours, closed_weekdays=said.closed_weekdays, country="", subdivision="", closed=said.closed
    )
    written = CalendarSettings(
        hours=["10:00-13:30"], closed_weekdays=["sun"], country="", subdivision="", closed=["2026-11-25 Fair"]
    )
    assert build_calendar(read) == build_calendar(written)


@pytest.mark.parametrize(
    "settings",
    [
        CalendarSettings(hours=["10-25:00"]),
        CalendarSettings(closed_weekdays=["sat:6"]),
        CalendarSettings(closed=["15 June"]),
        CalendarSettings(open=["2026-11-15 10:00-12:00 11:00-13:00"]),
        CalendarSettings(
            closed_weekdays=["mon", "tue", "wed", "thu", "fri", "sat", *(f"sun:{n}" for n in range(1, 6))]
        ),
        CalendarSettings(country="Odisha"),
    ],
)
def test_what_can_not_be_read_is_refused_by_the_configuration_s_own_models(settings: CalendarSettings) -> None:
    with pytest.raises(ValidationError):
        build_calendar(settings)
