"""The day in numbers: weeks and months by themselves, other days by a press, tables and pictures in private."""

from __future__ import annotations

import io
import zipfile
from collections.abc import AsyncIterator

import pytest

from sandbox.base.model import Message, TelegramFile
from sandbox.people.person import Person
from tests.journeys.conftest import Desk
from tests.journeys.support.summing import Sketching, at, summing
from tests.journeys.support.ways import card_in, open_ticket, press

PLANS = '[{{"chat_id": {channel}, "at": "10:30", "scope": "all", "every": "week"}}, {{"chat_id": {channel}, "at": "10:30", "scope": "all", "every": "month"}}]'  # noqa: E501


@pytest.fixture
async def desk(desk_url: str) -> AsyncIterator[Desk]:
    """A desk that sums up weeks and months for its managers' channel."""
    async with summing(desk_url, PLANS) as opened:
        yield opened


@pytest.fixture
async def sketching(desk_url: str) -> AsyncIterator[Desk]:
    """The same desk, with plain sheets for its pictures."""
    async with summing(desk_url, PLANS, makes=Sketching) as opened:
        yield opened


async def asked(desk: Desk, person: Person) -> Message:
    person.start()
    person.say("/summary")
    await desk.settle()
    return person.messages()[-1]


def files_of(person: Person) -> list[TelegramFile]:
    """Return the files in a private chat; a press waits until they are made and sent."""
    return [m.media for m in person.messages() if m.media]


def rows_of(file: TelegramFile) -> str:
    with zipfile.ZipFile(io.BytesIO(file.data)) as book:
        return book.read("xl/worksheets/sheet1.xml").decode()


async def test_a_week_and_a_month_are_told_on_the_first_business_day_after_and_once(sketching: Desk) -> None:
    desk = sketching
    await open_ticket(desk)
    card = await card_in(desk, desk.cast.hudd_tech)
    await press(desk, desk.cast.hudd_engineer, card, "Claim")
    for when in ("22 18:00", "23 10:29", "23 10:30", "23 10:31", "30 10:30"):
        await at(desk, f"2026-11-{when}")
    await at(desk, "2026-12-01 10:30")
    channel = desk.cast.manager.messages(desk.cast.managers_channel)
    weeks = [m.text for m in channel if "📊" in m.text]
    assert len(weeks) == 3
    assert "Mon 16 Nov – Sun 22 Nov" in weeks[0]
    assert "1 opened" in weeks[0]
    assert "1 in time, 0 late (100 %)" in weeks[0]
    assert "Posted late" not in weeks[0]
    assert "Mon 23 Nov – Sun 29 Nov: all quiet" in weeks[1]
    assert "Sun 1 Nov – Mon 30 Nov" in weeks[2]
    assert len([m for m in channel if m.media]) == 9  # three for each
    flow, teams, *_ = [m.text for m in channel if m.media and m.text]
    assert "opened 1" in flow
    assert "HUDD Tech 1/1" in teams
    assert not any(name in m.text for m in channel for name in ("Ramesh", "94370"))


async def test_other_days_a_team_and_a_ulb_are_a_press_away(desk: Desk) -> None:
    await open_ticket(desk)
    await open_ticket(desk, text="9437012346 Sita, Dhenkanal, attendance is missing", nature="Bug")
    manager = desk.cast.admin
    message = await asked(desk, manager)
    assert "2 opened" in message.text
    for label, words in (
        ("7 days", "Sat 14 Nov – Fri 20 Nov"), ("30 days", "Thu 22 Oct – Fri 20 Nov"),
        ("Since the start", "Fri 20 Nov"), ("Team…", "Fri 20 Nov"), ("eGov", "eGov"), ("ULB…", "eGov"),
    ):  # fmt: skip
        await press(desk, manager, manager.messages()[-1], label)
        assert words in manager.messages()[-1].text, label
    while "Dhenkanal" not in str(manager.messages()[-1].labels):
        await press(desk, manager, manager.messages()[-1], "›")
    await press(desk, manager, manager.messages()[-1], "Dhenkanal")
    assert "Dhenkanal" in manager.messages()[-1].text
    assert "1 opened" in manager.messages()[-1].text
    await press(desk, manager, manager.messages()[-1], "All")
    assert "2 opened" in manager.messages()[-1].text


async def test_an_admin_gets_the_tickets_as_a_table_with_callers_only_if_asked_for(desk: Desk) -> None:
    await open_ticket(desk)
    admin = desk.cast.admin
    message = await asked(desk, admin)
    answer = await press(desk, admin, message, "Export")
    assert "file is being made" in str(answer.text)
    (file,) = files_of(admin)
    assert file.name == "tickets-2026-11-20.xlsx"
    assert "MUK-1001" in rows_of(file)
    assert "Ramesh" not in rows_of(file)
    assert "Callers are not in it" in admin.messages()[-1].text
    await press(desk, admin, message, "Export with callers")
    (_, file) = files_of(admin)
    assert "Ramesh" in rows_of(file)
    assert "919437012345" in rows_of(file)


async def test_what_is_asked_for_under_an_older_summary_is_of_the_days_that_it_shows(desk: Desk) -> None:
    await open_ticket(desk)
    admin = desk.cast.admin
    message = await asked(desk, admin)
    await at(desk, "2026-11-23 10:00")
    await press(desk, admin, message, "Export")
    (file,) = files_of(admin)
    assert file.name == "tickets-2026-11-20.xlsx"
    assert "MUK-1001" in rows_of(file)
    await press(desk, admin, message, "Charts")
    captions = [m.text for m in admin.messages() if m.media and m.text.startswith("📈")]
    assert ["Fri 20 Nov" in caption.splitlines()[0] for caption in captions] == [True] * 3
    await press(desk, admin, message, "7 days")
    assert any("Tue 17 Nov – Mon 23 Nov" in m.text for m in admin.messages()), "other days end today"


async def test_a_spoc_gets_the_tickets_of_their_own_ulb_and_no_callers(desk: Desk) -> None:
    await open_ticket(desk)
    await open_ticket(desk, text="9437012346 Sita, Dhenkanal, attendance is missing", nature="Bug")
    spoc = desk.cast.spoc_dhenkanal
    message = await asked(desk, spoc)
    assert "Export with callers" not in str(message.labels)
    await press(desk, spoc, message, "Export")
    (file,) = files_of(spoc)
    assert "MUK-1002" in rows_of(file)
    assert "MUK-1001" not in rows_of(file)


async def test_each_picture_comes_whole_in_its_own_message_with_words_for_who_does_not_see_it(desk: Desk) -> None:
    await open_ticket(desk)
    operator = desk.cast.operator
    message = await asked(desk, operator)
    await press(desk, operator, message, "Charts")
    pictures = files_of(operator)
    assert len(pictures) == 3
    assert all(picture.data.startswith(b"\x89PNG") or picture.data for picture in pictures)
    captions = [m.text.splitlines() for m in operator.messages() if m.media]
    assert [len(caption) for caption in captions] == [2, 2, 2], "what it is about, and what the picture says"
    for (_, line), words in zip(
        captions, ("opened 1, solved 0", "No team has taken anything up", "Open now: 1"), strict=True
    ):
        assert words in line


async def test_in_a_group_nobody_is_offered_files(desk: Desk) -> None:
    await open_ticket(desk)
    engineer, group = desk.cast.hudd_engineer, desk.cast.hudd_tech
    engineer.say(f"/summary@{desk.sandbox.world.bot.username}", group)
    await desk.settle()
    message = engineer.messages(group)[-1]
    assert "Export" not in str(message.labels)
    assert "7 days" in str(message.labels)
