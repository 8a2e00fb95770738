"""An admin declares days closed and open in the chat: previewed, confirmed, and what runs moves with them."""

from __future__ import annotations

from datetime import datetime

import pytest

from sandbox.base.model import Message
from sandbox.people.person import Person
from tests.journeys.conftest import Desk
from tests.journeys.support.ways import card_in, open_ticket, press


def panel(desk: Desk, admin: Person | None = None) -> Message:
    """The panel: the admin's last message with buttons."""
    return next(m for m in reversed((admin or desk.cast.admin).messages()) if m.buttons)


async def tap(desk: Desk, label: str) -> str:
    await press(desk, desk.cast.admin, panel(desk), label)
    return panel(desk).text


async def write(desk: Desk, text: str) -> str:
    desk.cast.admin.say(text)
    await desk.settle()
    return desk.cast.admin.messages()[-1].text


async def at(desk: Desk, when: str) -> None:
    """Let it be that time, and everything that is due then happen."""
    desk.clock.set(datetime.fromisoformat(f"{when}+05:30"))
    for tick in ("recount", "sweep"):
        await desk.app.engine.tick(tick)
    await desk.settle()


async def follow(desk: Desk) -> None:
    await desk.settle()
    await desk.app.engine.tick("recount")
    await desk.settle()


@pytest.fixture
async def opened(desk: Desk) -> Desk:
    """A desk whose admin has the closures open, with one ticket that is due on Monday."""
    await open_ticket(desk)
    desk.cast.admin.start()
    desk.cast.admin.say("/admin")
    await desk.settle()
    await tap(desk, "Closures")
    return desk


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


async def test_a_closed_day_is_previewed_confirmed_and_moves_what_runs(opened: Desk) -> None:
    desk = opened
    card = await card_in(desk, desk.cast.hudd_tech)
    assert "Mon 23 Nov" in card.text
    assert "Which day is closed?" in await tap(desk, "Closed day")
    preview = await write(desk, "୨୩ Nov Cyclone")
    assert "Mon 23 Nov 2026 closed: Cyclone" in preview
    assert "1 ticket moves" in preview
    assert "Mon 23 Nov" in (await card_in(desk, desk.cast.hudd_tech)).text
    await tap(desk, "Confirm")
    await follow(desk)
    assert "Cyclone" in panel(desk).text
    assert "✏️" in panel(desk).text
    assert "1 ticket moved" in desk.cast.admin.messages()[-1].text
    card = await card_in(desk, desk.cast.hudd_tech)
    assert "Wed 25 Nov" in card.text or "Tue 24 Nov" in card.text
    assert "Mon 23 Nov" not in card.text


async def test_a_breach_that_is_no_longer_one_is_withdrawn_with_a_note_under_the_card_once(opened: Desk) -> None:
    desk = opened
    await at(desk, "2026-11-23 17:30")
    group = desk.cast.hudd_tech
    assert any("late" in m.text for m in desk.cast.hudd_engineer.messages(group))
    await at(desk, "2026-11-24 10:00")
    await tap(desk, "Closed day")
    preview = await write(desk, "23 Nov 2026 Cyclone")
    assert "1 is no longer late" in preview
    await tap(desk, "Confirm")
    await follow(desk)
    await follow(desk)
    assert "1 is no longer late" in desk.cast.admin.messages()[-1].text
    await at(desk, "2026-11-25 10:00")  # the 24th is a holiday: nobody is disturbed
    await at(desk, "2026-11-25 10:01")
    notes = [m for m in desk.cast.hudd_engineer.messages(group) if "not late after all" in m.text]
    assert len(notes) == 1


async def test_what_would_come_earlier_never_comes_before_one_business_day_from_the_announcement(
    opened: Desk,
) -> None:
    desk = opened
    await at(desk, "2026-11-21 18:00")  # due on Monday; Sunday is declared open too late to matter
    await tap(desk, "Open day")
    preview = await write(desk, "22 Nov")
    assert "open at the normal hours" in preview
    await tap(desk, "Confirm")
    await follow(desk)
    card = await card_in(desk, desk.cast.hudd_tech)
    assert "Sun 22 Nov" in card.text


async def test_an_answered_ticket_keeps_what_was_promised(opened: Desk) -> None:
    desk = opened
    card = await card_in(desk, desk.cast.hudd_tech)
    await press(desk, desk.cast.hudd_engineer, card, "Claim")
    await tap(desk, "Closed day")
    assert "No open ticket moves" in await write(desk, "23-26 Nov Flood")
    await tap(desk, "Confirm")
    await follow(desk)
    assert "moved" not in desk.cast.admin.messages()[-1].text


async def test_a_declared_day_is_taken_back_and_what_moved_comes_back(opened: Desk) -> None:
    desk = opened
    await tap(desk, "Closed day")
    await write(desk, "23 Nov Cyclone")
    await tap(desk, "Confirm")
    await follow(desk)
    await tap(desk, "Take back")
    preview = await tap(desk, "Cyclone")
    assert "ordinary day again" in preview
    assert "1 ticket moves to an earlier date" in preview
    await tap(desk, "Confirm")
    await follow(desk)
    assert "Mon 23 Nov" in (await card_in(desk, desk.cast.hudd_tech)).text
    assert "Nothing was declared" in await tap(desk, "Take back")


async def test_every_declared_day_can_be_taken_back_what_is_to_come_first(opened: Desk) -> None:
    desk = opened
    for days in ("11-15 Jan Flood", "2-14 Feb Fair"):
        await tap(desk, "Closed day")
        await write(desk, days)
        await tap(desk, "Confirm")
        await follow(desk)
    desk.clock.set(datetime.fromisoformat("2027-02-05T11:00:00+05:30"))
    await tap(desk, "Take back")
    first = str(panel(desk).labels)
    assert "5 Feb" in first
    assert "4 Feb" not in first
    await tap(desk, "Next")
    assert "4 Feb" in str(panel(desk).labels)
    await tap(desk, "Next")
    assert "11 Jan" in str(panel(desk).labels)


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
        ("next week", "can't read a day"),
        ("31 Nov", "no such day"),
        ("26-24 Dec", "before the first"),
        ("1 Jan 2027 - 9 Mar 2027", "more than 31 days"),
        ("24 Dec 2099", "too far"),
        ("x" * 4000, "can't read a day"),
        ("🌀", "can't read a day"),
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
        assert "Only administrators" in person.messages()[-1].text


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
