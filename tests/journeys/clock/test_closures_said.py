"""What an admin types of days closed and open: understood or asked for again, by admins alone, year by year."""

from __future__ import annotations

from datetime import datetime

import pytest

from tests.journeys.clock.declaring import at, follow, opened, panel, tap, write
from tests.journeys.conftest import Desk
from tests.journeys.support.ways import card_in, open_ticket

__all__ = ["opened"]


async def test_the_years_list_shows_month_by_month_what_is_closed_and_who_says_so(opened: Desk) -> None:
    text = panel(opened).text
    assert "Holidays of 2026" in text
    assert "Sunday, 2nd Saturday, 4th Saturday" in text
    assert text.index("January") < text.index("October") < text.index("December")
    assert "Republic Day" in text
    assert "🔒" in text
    assert "Holidays of 2027" in await tap(opened, "2027")
    assert "not confirmed" in panel(opened).text
    assert "estimated" in panel(opened).text


async def test_special_hours_ask_for_hours_and_say_when_they_are_too_short_to_count(opened: Desk) -> None:
    desk = opened
    await tap(desk, "Special hours")
    assert "Which hours?" in await write(desk, "23 Nov Audit")
    assert "overlap" in await write(desk, "23 Nov 13:00-10:00")
    preview = await write(desk, "23 Nov 10:00-12:00 Audit")
    assert "open 10:00-12:00" in preview
    assert "does not count" in preview
    assert "1 ticket moves" in preview
    await tap(desk, "Confirm")
    assert "open 10:00-12:00, Audit" in panel(desk).text


@pytest.mark.parametrize(
    ("text", "answer"),
    [
        ("next week", "can't find a date"),
        ("31 Nov", "no such day"),
        ("26-24 Dec", "before the first"),
        ("1 Jan 2027 - 9 Mar 2027", "more than 31 days"),
        ("24 Dec 2099", "too far"),
        ("x" * 4000, "can't find a date"),
        ("🌀", "can't find a date"),
    ],
)
async def test_what_names_no_day_is_answered_and_asked_again(opened: Desk, text: str, answer: str) -> None:
    await tap(opened, "Closed day")
    assert answer in await write(opened, text)
    assert "closed" in await write(opened, "24 Dec")


async def test_another_date_takes_the_place_of_the_one_that_is_shown_and_old_buttons_do_nothing(opened: Desk) -> None:
    desk = opened
    await tap(desk, "Closed day")
    await write(desk, "24 Dec")
    await write(desk, "28 Dec Fair")
    assert "Mon 28 Dec" in panel(desk).text
    shown = panel(desk)
    await tap(desk, "Back")
    assert "Closures" in str(shown.buttons) or shown
    listed = panel(desk).text
    assert "Fair" not in listed


async def test_tomorrow_is_a_press_away(opened: Desk) -> None:
    await tap(opened, "Closed day")
    assert "Sat 21 Nov 2026 closed" in await tap(opened, "Tomorrow")


async def test_only_admins_declare_anything(desk: Desk) -> None:
    for person in (desk.cast.operator, desk.cast.manager, desk.cast.spoc_jatni, desk.cast.stranger):
        person.start()
        person.say("/admin")
        await desk.settle()
        assert "Only admins" in person.messages()[-1].text


async def test_a_year_is_confirmed_and_its_deadlines_are_no_longer_provisional(desk: Desk) -> None:
    await at(desk, "2026-12-30 11:00")
    await open_ticket(desk)
    desk.cast.admin.start()
    desk.cast.admin.say("/admin")
    await desk.settle()
    await tap(desk, "Closures")
    card = await card_in(desk, desk.cast.hudd_tech)
    assert "provisional" in card.text.lower() or "not confirmed" in card.text.lower()
    before = card.text
    await tap(desk, "2027")
    assert "compared" in await tap(desk, "2027 is confirmed")
    await tap(desk, "Yes")
    await follow(desk)
    assert "✅ confirmed" in panel(desk).text
    assert (await card_in(desk, desk.cast.hudd_tech)).text != before


async def test_admins_are_told_once_a_week_from_november_that_next_year_must_be_confirmed(opened: Desk) -> None:
    desk = opened

    def told() -> int:
        return sum("Nobody has confirmed the holidays of 2027" in m.text for m in desk.cast.admin.messages())

    for when, times in (
        ("2026-11-20 11:30", 1),
        ("2026-11-20 12:30", 1),
        ("2026-11-23 09:00", 1),
        ("2026-11-23 10:00", 2),
        ("2026-11-28 12:00", 2),
    ):
        desk.clock.set(datetime.fromisoformat(f"{when}+05:30"))
        await desk.app.engine.tick("year")
        await desk.settle()
        assert told() == times


async def test_what_is_not_clear_of_a_declaration_is_asked_before_it_holds(opened: Desk) -> None:
    desk = opened
    await tap(desk, "Closed day")
    assert "another day of the week" in await write(desk, "Fri 24 Dec Christmas Eve")
    assert "Thu 24 Dec – Fri 25 Dec, Mon 28 Dec 2026 closed: Christmas" in await write(
        desk, "24, 25 & 28 Dec Christmas"
    )
    assert "ବଡ଼ଦିନ" in await write(desk, "ଶୁକ୍ରବାର ୨୫ ଡିସେମ୍ବର ବଡ଼ଦିନ")

    past = await write(desk, "16 Nov Strike")
    assert "Mon 16 Nov 2026 is past. Is it meant?" in past
    assert "Tue 16 Nov 2027 closed: Strike" in await tap(desk, "No: Tue 16 Nov 2027")
    assert "is past" not in panel(desk).text

    asked = await write(desk, "23 Nov 10:00-11:00 Audit")
    assert "closed, and 10:00-11:00" in asked
    assert not any("Confirm" in label for label in panel(desk).labels)
    assert "open 11:00-13:30, 14:00-17:30" in await tap(desk, "Closed 10:00-11:00 only")
    await write(desk, "23 Nov 10:00-11:00 Audit")
    assert "open 10:00-11:00: Audit" in await tap(desk, "Open 10:00-11:00 only")
    await write(desk, "23 Nov 10:00-11:00 Audit")
    assert "Mon 23 Nov 2026 closed: Audit" in await tap(desk, "Closed all day")
    await tap(desk, "Confirm")
    await follow(desk)
    assert "Audit" in panel(desk).text
