"""An admin declares days closed and open in the chat: previewed, confirmed, and what runs moves with them."""

from __future__ import annotations

from datetime import datetime

from tests.journeys.clock.declaring import at, follow, opened, panel, tap, write
from tests.journeys.conftest import Desk
from tests.journeys.support.ways import card_in, press

__all__ = ["opened"]


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
