"""The daily summary: at its time, once, of the day that it covers; and whoever asks sees their own."""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import datetime

import pytest

from tests.journeys.conftest import Desk
from tests.journeys.support.summing import Idle, Sketching, app_with, at, summing
from tests.journeys.support.ways import card_in, open_ticket, press

SUMMARIES = '[{{"chat_id": {channel}, "at": "18:00", "scope": "all", "every": "day"}}, {{"chat_id": {group}, "at": "10:15", "scope": "team:hudd_tech", "every": "day"}}, {{"chat_id": {group}, "at": "10:15", "scope": "all", "every": "week"}}]'  # noqa: E501


@pytest.fixture
async def desk(desk_url: str) -> AsyncIterator[Desk]:
    """A desk that sums up for its managers' channel every evening, and for HUDD Tech every morning."""
    async with summing(desk_url, SUMMARIES, makes=Idle) as opened:
        yield opened


@pytest.fixture
async def drawing(desk_url: str) -> AsyncIterator[Desk]:
    """The same desk, with plain sheets for the pictures that belong to its summaries."""
    async with summing(desk_url, SUMMARIES, makes=Sketching) as opened:
        yield opened


def posted(desk: Desk) -> list[str]:
    return [m.text for m in desk.cast.manager.messages(desk.cast.managers_channel) if "📊" in m.text]


async def test_the_day_is_summed_up_at_its_time_and_once(desk: Desk) -> None:
    await open_ticket(desk)
    await open_ticket(desk, text="9437012346 Sita, Puri, attendance is missing", nature="Bug")
    card = await card_in(desk, desk.cast.hudd_tech)
    await press(desk, desk.cast.hudd_engineer, card, "Claim")
    await at(desk, "2026-11-20 17:59")
    assert posted(desk) == []
    for _ in range(3):
        await at(desk, "2026-11-20 18:00")
    (text,) = posted(desk)
    assert "Fri 20 Nov" in text
    assert "2 opened" in text
    assert "1 in time, 0 late" in text
    assert "HUDD Tech: 100 % in time (1 of 1)" in text
    assert "P3: 100 % in time (1 of 1)" in text
    assert "2 still open" in text
    assert len(text.splitlines()) < 25
    for secret in ("Ramesh", "Sita", "94370", "attendance"):
        assert secret not in text


async def test_late_ones_are_named_as_links(desk: Desk) -> None:
    await open_ticket(desk)
    await at(desk, "2026-11-23 18:00")
    text = posted(desk)[-1]
    assert "1 is late and not answered" in text
    assert "MUK-1001" in text
    message = next(m for m in reversed(desk.cast.manager.messages(desk.cast.managers_channel)) if m.text == text)
    assert "start=t1001" in str(message.entities)


async def test_a_quiet_day_is_one_line_and_a_sunday_none(desk: Desk) -> None:
    await at(desk, "2026-11-20 18:00")
    await at(desk, "2026-11-21 18:00")
    await at(desk, "2026-11-22 18:00")
    assert len(posted(desk)) == 2
    assert all("all quiet" in text and "\n" not in text for text in posted(desk))


async def test_after_a_stop_each_missed_day_is_told_with_its_date_when_people_are_there(desk: Desk) -> None:
    await open_ticket(desk)
    await desk.app.stop()
    desk.clock.set(datetime.fromisoformat("2026-11-22T12:00:00+05:30"))
    desk.app = app_with(SUMMARIES, desk.cast, desk.sandbox, desk.database_url, desk.clock, makes=Idle)
    assert await desk.app.start()
    await at(desk, "2026-11-22 12:01")
    assert posted(desk) == []
    await at(desk, "2026-11-23 10:00")
    friday, saturday = posted(desk)
    assert "Fri 20 Nov" in friday
    assert "1 opened" in friday
    assert "Posted late" in friday
    assert "Sat 21 Nov" in saturday
    assert "0 opened" in saturday or "quiet" in saturday


async def test_a_group_gets_its_teams_day_and_week_and_month_do_not_disturb(desk: Desk) -> None:
    await open_ticket(desk)
    await open_ticket(desk, text="9437012346 Sita, Puri, attendance is missing", nature="Bug")
    await at(desk, "2026-11-21 10:15")
    texts = [m.text for m in desk.cast.hudd_engineer.messages(desk.cast.hudd_tech) if "📊" in m.text]
    assert len(texts) == 1
    assert "HUDD Tech" in texts[0]
    assert "1 opened" in texts[0]


async def test_everybody_sees_the_summary_of_their_own(desk: Desk) -> None:
    await open_ticket(desk)
    await open_ticket(desk, text="9437012346 Sita, Dhenkanal, attendance is missing", nature="Bug")
    cast = desk.cast
    expected = (
        (cast.operator, None, "2 opened"),
        (cast.admin, None, "2 opened"),
        (cast.spoc_jatni, None, "1 opened"),
        (cast.spoc_dhenkanal, None, "1 opened"),
        (cast.hudd_engineer, cast.hudd_tech, "1 opened"),
        (cast.master_trainer, cast.master_trainers, "all quiet"),
        (cast.stranger, None, "is for the helpdesk"),
    )
    for person, group, words in expected:
        if group is None:
            person.start()  # what waited for it comes first
            await desk.settle()
            person.say("/summary")
        else:
            person.say(f"/summary@{desk.sandbox.world.bot.username}", group)
        await desk.settle()
        assert words in person.messages(*([group] if group else []))[-1].text


async def test_yesterday_is_a_press_away_and_a_new_question_takes_the_old_answer_away(desk: Desk) -> None:
    await open_ticket(desk)
    operator = desk.cast.operator
    await at(desk, "2026-11-21 11:00")
    operator.say("/summary")
    await desk.settle()
    message = operator.messages()[-1]
    assert "Sat 21 Nov" in message.text
    await press(desk, operator, message, "Yesterday")
    message = operator.messages()[-1]
    assert "Fri 20 Nov" in message.text
    assert "1 opened" in message.text
    await press(desk, operator, message, "Today")
    assert "Sat 21 Nov" in operator.messages()[-1].text
    before = len(operator.messages())
    operator.say("/summary")
    await desk.settle()
    assert len([m for m in operator.messages() if "📊" in m.text]) == 1
    assert len(operator.messages()) == before + 1


async def test_a_chat_that_refuses_does_not_stop_the_others(drawing: Desk) -> None:
    desk = drawing
    await open_ticket(desk)
    group = desk.cast.hudd_tech
    desk.sandbox.faults.refuse(403, "Forbidden: bot was kicked from the supergroup chat", chat_id=group.id, times=99)
    await at(desk, "2026-11-23 10:15")  # both chats are owed Friday and Saturday at once
    friday, saturday = posted(desk)
    assert "Fri 20 Nov" in friday
    assert "Sat 21 Nov" in saturday
    assert len([m for m in desk.cast.manager.messages(desk.cast.managers_channel) if m.media]) == 6
    await at(desk, "2026-11-23 10:16")
    assert len(posted(desk)) == 2
    assert not [m for m in desk.cast.hudd_engineer.messages(group) if "📊" in m.text]
