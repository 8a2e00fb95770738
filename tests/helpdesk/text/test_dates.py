"""Dates as people type them are read, and what can't be meant is refused with its reason."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from helpdesk.text.dates import BadDate, DateProblem, DaysSaid, read_days

TODAY = date(2026, 11, 20)  # a Friday
THURSDAY = date(2026, 11, 26)
CHRISTMAS, EVE, BOXING = date(2026, 12, 25), date(2026, 12, 24), date(2026, 12, 26)


@pytest.mark.parametrize(
    ("text", "first", "last", "name"),
    [
        ("24.12.2026", EVE, EVE, ""),
        ("24/12/2026", EVE, EVE, ""),
        ("24-12-2026", EVE, EVE, ""),
        ("24.12.26", EVE, EVE, ""),
        ("24.12.", EVE, EVE, ""),
        ("24/12", EVE, EVE, ""),
        ("24 Dec", EVE, EVE, ""),
        ("24dec", EVE, EVE, ""),
        ("24th December, 2026", EVE, EVE, ""),
        ("Dec 24", EVE, EVE, ""),
        ("december 24, 2026 Christmas Eve", EVE, EVE, "Christmas Eve"),
        ("2026-12-24", EVE, EVE, ""),
        ("2026-12-24: Christmas Eve", EVE, EVE, "Christmas Eve"),
        ("୨୪ Dec", EVE, EVE, ""),
        ("२४.१२.२०२६", EVE, EVE, ""),
        ("today", TODAY, TODAY, ""),
        ("Tomorrow cyclone", date(2026, 11, 21), date(2026, 11, 21), "cyclone"),
        ("24-26 Dec", EVE, BOXING, ""),
        ("24–26 Dec Christmas", EVE, BOXING, "Christmas"),
        ("24 to 26 December 2026", EVE, BOXING, ""),
        ("24-26.12.", EVE, BOXING, ""),
        ("24-26.12.2026", EVE, BOXING, ""),
        ("24 Dec - 26 Dec", EVE, BOXING, ""),
        ("24.12.2026 - 26.12.2026 ବଡ଼ ଦିନ", EVE, BOXING, "ବଡ଼ ଦିନ"),
        ("2026-12-24 to 2026-12-26", EVE, BOXING, ""),
        ("24 Dec - 26 Dec 2026", EVE, BOXING, ""),
        ("30 Dec - 2 Jan", date(2026, 12, 30), date(2027, 1, 2), ""),
        ("30 Dec - 2 Jan 2027", date(2026, 12, 30), date(2027, 1, 2), ""),
        ("19 Nov", date(2026, 11, 19), date(2026, 11, 19), ""),  # a week back it is meant, or asked about
        ("13 Nov", date(2026, 11, 13), date(2026, 11, 13), ""),
        ("12 Nov", date(2027, 11, 12), date(2027, 11, 12), ""),
        ("13.11. - 15.11.", date(2026, 11, 13), date(2026, 11, 15), ""),
        ("yesterday flood", date(2026, 11, 19), date(2026, 11, 19), "flood"),
        ("25 Dec, 26 Dec Christmas", CHRISTMAS, BOXING, "Christmas"),
        ("25 Dec and 26 Dec: Christmas", CHRISTMAS, BOXING, "Christmas"),
        ("25, 26 Dec Christmas", CHRISTMAS, BOXING, "Christmas"),
        ("24, 25 & 26 Dec", EVE, BOXING, ""),
        ("24.12., 25.12. and 26.12.", EVE, BOXING, ""),
        ("24 Dec, 25-26 Dec", EVE, BOXING, ""),
        ("24 Dec, 25 and 26 Dec", EVE, BOXING, ""),
        ("Thu 24 Dec, Fri 25 Dec", EVE, CHRISTMAS, ""),
        ("24 Dec (Thu), 25 Dec (Fri) Christmas", EVE, CHRISTMAS, "Christmas"),
        ("24 Dec Thu", EVE, EVE, ""),
        ("24 Dec (Thursday) - 26 Dec (Saturday) Christmas", EVE, BOXING, "Christmas"),
        ("25 Dec 26 Dec Christmas", CHRISTMAS, BOXING, "Christmas"),
        ("25.12 26.12 Christmas", CHRISTMAS, BOXING, "Christmas"),
        ("25/12/2026 26/12/2026", CHRISTMAS, BOXING, ""),
        ("24 Dec .. 26 Dec", EVE, BOXING, ""),
        ("24 Dec upto 26 Dec", EVE, BOXING, ""),
        ("2026/12/24", EVE, EVE, ""),
        ("24 Dec\u200e 2026", EVE, EVE, ""),
        ("\u200f24.12.2026\u200f", EVE, EVE, ""),
        ("day after tomorrow", date(2026, 11, 22), date(2026, 11, 22), ""),
        ("परसों", date(2026, 11, 22), date(2026, 11, 22), ""),
        ("25 Dec 26 staff", CHRISTMAS, CHRISTMAS, "26 staff"),
        ("25 Dec, 20 people", CHRISTMAS, CHRISTMAS, "20 people"),
        ("25 Dec, Friday prayers", CHRISTMAS, CHRISTMAS, "prayers"),
        ("today and tomorrow", TODAY, date(2026, 11, 21), ""),
        ("୨୫ ଡିସେମ୍ବର ବଡ଼ଦିନ", CHRISTMAS, CHRISTMAS, "ବଡ଼ଦିନ"),
        ("୨୫ ଡିସେଂବର", CHRISTMAS, CHRISTMAS, ""),
        ("25 ଡିସେମ୍ବର ଓ 26 ଡିସେମ୍ବର", CHRISTMAS, BOXING, ""),
        ("୨୪ ରୁ ୨୬ ଡିସେମ୍ବର", EVE, BOXING, ""),
        ("ଗୁରୁବାର, ୨୪ ଡିସେମ୍ବର ୨୦୨୬", EVE, EVE, ""),
        ("26 ଜାନୁଆରୀ ସାଧାରଣତନ୍ତ୍ର ଦିବସ", date(2027, 1, 26), date(2027, 1, 26), "ସାଧାରଣତନ୍ତ୍ର ଦିବସ"),
        ("1 ଅପ୍ରେଲ", date(2027, 4, 1), date(2027, 4, 1), ""),
        ("15 ଅଗଷ୍ଟ", date(2027, 8, 15), date(2027, 8, 15), ""),
        ("ଆଜି ବନ୍ୟା", TODAY, TODAY, "ବନ୍ୟା"),
        ("ଆସନ୍ତାକାଲି", date(2026, 11, 21), date(2026, 11, 21), ""),
        ("25 दिसंबर क्रिसमस", CHRISTMAS, CHRISTMAS, "क्रिसमस"),
        ("२५ दिसम्बर २०२६", CHRISTMAS, CHRISTMAS, ""),
        ("24 से 26 दिसंबर", EVE, BOXING, ""),
        ("25 दिसंबर और 26 दिसंबर", CHRISTMAS, BOXING, ""),
        ("26 जनवरी गणतंत्र दिवस", date(2027, 1, 26), date(2027, 1, 26), "गणतंत्र दिवस"),
        ("1 फ़रवरी", date(2027, 2, 1), date(2027, 2, 1), ""),
        ("आज बाढ़", TODAY, TODAY, "बाढ़"),
        ("कल", date(2026, 11, 21), date(2026, 11, 21), ""),
        ("19 Nov 2026", date(2026, 11, 19), date(2026, 11, 19), ""),
        ("24 Dec 2nd day of the fair", EVE, EVE, "2nd day of the fair"),
        (f"24 Dec {'x' * 5000}", EVE, EVE, "x" * 60),
        ("24 Dec 🎄", EVE, EVE, "🎄"),
        ("Thursday", THURSDAY, THURSDAY, ""),
        ("thu", THURSDAY, THURSDAY, ""),
        ("Thurs.", THURSDAY, THURSDAY, ""),
        ("until Thursday", THURSDAY, THURSDAY, ""),
        ("Friday", date(2026, 11, 27), date(2026, 11, 27), ""),
        ("sat cyclone", date(2026, 11, 21), date(2026, 11, 21), "cyclone"),
        ("Mon", date(2026, 11, 23), date(2026, 11, 23), ""),
        ("ଗୁରୁ 24 ଡିସେମ୍ବର", EVE, EVE, ""),
        ("गुरु 24 दिस॰", EVE, EVE, ""),
        ("24 दिसंबर शनि मंदिर", EVE, EVE, "शनि मंदिर"),
        ("in two days", date(2026, 11, 22), date(2026, 11, 22), ""),
        ("In 3 days flood", date(2026, 11, 23), date(2026, 11, 23), "flood"),
        ("after a week", date(2026, 11, 27), date(2026, 11, 27), ""),
        ("2 weeks from now", date(2026, 12, 4), date(2026, 12, 4), ""),
        ("the day after tomorrow", date(2026, 11, 22), date(2026, 11, 22), ""),
        ("tomorrow to in 3 days", date(2026, 11, 21), date(2026, 11, 23), ""),
        ("दो दिन बाद", date(2026, 11, 22), date(2026, 11, 22), ""),
        ("३ दिन के बाद बाढ़", date(2026, 11, 23), date(2026, 11, 23), "बाढ़"),
        ("पाँच दिनों में", date(2026, 11, 25), date(2026, 11, 25), ""),
        ("एक हफ़्ते बाद", date(2026, 11, 27), date(2026, 11, 27), ""),
        ("ଦୁଇ ଦିନ ପରେ", date(2026, 11, 22), date(2026, 11, 22), ""),
        ("୩ ଦିନ ପରେ ବନ୍ୟା", date(2026, 11, 23), date(2026, 11, 23), "ବନ୍ୟା"),
        ("5 ଦିନରେ", date(2026, 11, 25), date(2026, 11, 25), ""),
        ("ଗୋଟିଏ ସପ୍ତାହ ପରେ", date(2026, 11, 27), date(2026, 11, 27), ""),
        ("ପଅରଦିନ", date(2026, 11, 22), date(2026, 11, 22), ""),
        ("କାଲି ମେଳା", date(2026, 11, 21), date(2026, 11, 21), "ମେଳା"),
        ("ଗତକାଲି", date(2026, 11, 19), date(2026, 11, 19), ""),
        ("ଗୁରୁବାର", THURSDAY, THURSDAY, ""),
        ("ଗୁରୁବାର ପର୍ଯ୍ୟନ୍ତ", THURSDAY, THURSDAY, "ପର୍ଯ୍ୟନ୍ତ"),
        ("गुरुवार तक", THURSDAY, THURSDAY, "तक"),
        ("बृहस्पतिवार", THURSDAY, THURSDAY, ""),
        ("Mon-Wed flood", date(2026, 11, 23), date(2026, 11, 25), "flood"),
        ("Thursday to Monday", THURSDAY, date(2026, 11, 30), ""),
        ("tomorrow to Monday", date(2026, 11, 21), date(2026, 11, 23), ""),
        ("Thu 24 Dec", EVE, EVE, ""),
        ("Thursday, 24.12.", EVE, EVE, ""),
        ("Thu 24-26 Dec Christmas", EVE, BOXING, "Christmas"),
    ],
)
def test_a_date_is_read_with_its_name(text: str, first: date, last: date, name: str) -> None:
    assert read_days(text, TODAY) == DaysSaid(first, last, (), name)


@pytest.mark.parametrize(
    ("text", "spans", "name"),
    [
        ("15 Dec 10:00-13:30", ["10:00-13:30"], ""),
        ("15 Dec 10-13", ["10:00-13:00"], ""),
        ("15.12.2026 10.00-13.30 14:00 - 16:00 Audit", ["10:00-13:30", "14:00-16:00"], "Audit"),
        ("2026-12-15 ୧୦:୦୦-୧୩:୩୦, 14:00-24:00", ["10:00-13:30", "14:00-24:00"], ""),
    ],
)
def test_special_hours_are_read_after_the_date(text: str, spans: list[str], name: str) -> None:
    said = read_days(text, TODAY, hours=True)
    assert ([str(span) for span in said.hours], said.name) == (spans, name)
    assert said.first == said.last == date(2026, 12, 15)


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("", DateProblem.UNREADABLE),
        ("next week", DateProblem.UNREADABLE),
        ("2 days", DateProblem.UNREADABLE),  # how long, not when
        ("2 दिन छुट्टी", DateProblem.UNREADABLE),
        ("ଦୁଇ ଦିନ ଛୁଟି", DateProblem.UNREADABLE),
        ("in the afternoon", DateProblem.UNREADABLE),
        ("in 0 days", DateProblem.UNREADABLE),
        ("Christmas", DateProblem.UNREADABLE),
        ("x" * 5000, DateProblem.UNREADABLE),
        ("🎄", DateProblem.UNREADABLE),
        ("ଆଜିକାର", DateProblem.UNREADABLE),
        ("Fri 24 Dec", DateProblem.WRONG_WEEKDAY),
        ("24 Dec Friday", DateProblem.WRONG_WEEKDAY),
        ("24.12.2026 (Wed) Camp", DateProblem.WRONG_WEEKDAY),
        ("24 Dec (Fri) - 26 Dec", DateProblem.WRONG_WEEKDAY),
        ("Fri 24-26 Dec", DateProblem.WRONG_WEEKDAY),
        ("24 Dec - Sun 26 Dec", DateProblem.WRONG_WEEKDAY),
        ("24 Dec, Sat 25 Dec", DateProblem.WRONG_WEEKDAY),
        ("ଶୁକ୍ରବାର, ୨୪ ଡିସେମ୍ବର", DateProblem.WRONG_WEEKDAY),
        ("24 दिसंबर शुक्रवार", DateProblem.WRONG_WEEKDAY),
        ("25 Dec, 31 Nov", DateProblem.IMPOSSIBLE),
        ("31 Nov", DateProblem.IMPOSSIBLE),
        ("Thu 31 Nov", DateProblem.IMPOSSIBLE),
        ("Sundry works", DateProblem.UNREADABLE),
        ("Monsoon", DateProblem.UNREADABLE),
        ("ରବିବାରିଆ", DateProblem.UNREADABLE),
        ("24.13.2026", DateProblem.IMPOSSIBLE),
        ("29 Feb 2027", DateProblem.IMPOSSIBLE),
        ("2026-02-30", DateProblem.IMPOSSIBLE),
        ("26-24 Dec", DateProblem.BACKWARDS),
        ("24.12.2026 - 20.12.2026", DateProblem.BACKWARDS),
        ("1 Jan 2027 - 3 Mar 2027", DateProblem.TOO_LONG),
        ("24 Dec 2099", DateProblem.TOO_FAR),
        ("24.12.2024", DateProblem.TOO_FAR),
    ],
)
def test_what_cannot_be_meant_is_refused_with_its_reason(text: str, why: DateProblem) -> None:
    with pytest.raises(BadDate) as refused:
        read_days(text, TODAY)
    assert refused.value.why is why


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("15 Dec", DateProblem.NO_HOURS),
        ("15 Dec 13:00-10:00", DateProblem.BAD_HOURS),
        ("15 Dec 10:00-13:00 12:00-14:00", DateProblem.BAD_HOURS),
        ("15 Dec 25:00-26:00", DateProblem.BAD_HOURS),
    ],
)
def test_hours_that_cannot_be_are_refused(text: str, why: DateProblem) -> None:
    with pytest.raises(BadDate) as refused:
        read_days(text, TODAY, hours=True)
    assert refused.value.why is why


@pytest.mark.parametrize("today", [date(2026, 11, 16 + n) for n in range(7)])
@pytest.mark.parametrize("form", ["%A", "%a"])
def test_a_weekday_is_the_next_one_after_today(today: date, form: str) -> None:
    for ahead in range(1, 8):
        on = today + timedelta(days=ahead)
        assert read_days(on.strftime(form), today).days == (on,)


FORMATS = ("%d.%m.%Y", "%d/%m/%Y", "%d-%m-%Y", "%Y-%m-%d", "%d %b %Y", "%d %B %Y", "%b %d, %Y")


@given(st.dates(TODAY, date(2028, 10, 1)), st.sampled_from(FORMATS))
def test_every_day_comes_back_from_every_way_of_writing_it(on: date, form: str) -> None:
    assert read_days(on.strftime(form), TODAY).days == (on,)


@given(st.text(max_size=60))
def test_any_text_is_read_or_refused(text: str) -> None:
    try:
        said = read_days(text, TODAY, hours=True)
    except BadDate:
        return
    assert said.first <= said.last
    assert said.hours


def test_days_of_a_list_need_not_follow_one_another() -> None:
    said = read_days("24 Dec, 26 Dec and 1 Jan Holidays", TODAY)
    assert said.days == (EVE, BOXING, date(2027, 1, 1))
    assert said.runs == ((EVE, EVE), (BOXING, BOXING), (date(2027, 1, 1), date(2027, 1, 1)))
    assert said.name == "Holidays"
    assert read_days("24-26 Dec, 28 Dec", TODAY).runs == ((EVE, BOXING), (date(2026, 12, 28), date(2026, 12, 28)))
