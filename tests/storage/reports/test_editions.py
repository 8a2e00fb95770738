"""Each summary is owed once for its chat and day, week or month: whoever ticks, whatever the clock does."""

from __future__ import annotations

import asyncio
from collections import Counter
from dataclasses import replace
from datetime import datetime, time

import pytest
from sqlalchemy import select

from bot.config.from_config import settings_of
from bot.config.load import load
from helpdesk.desk.desk import Desk
from helpdesk.notify.kinds import CHARTS
from helpdesk.outbox import MessageKind
from helpdesk.settings.settings import Summary
from storage.database import Database
from storage.tables.transport import outbox
from tests.calendars import calendar_of

CHANNEL, GROUP = -100, -200
DAY, WEEK, MONTH = (Summary(CHANNEL, time(18), "all", every) for every in ("day", "week", "month"))
TEAM = Summary(GROUP, time(18), "team:egov", "day")
PLANS = (DAY, WEEK, MONTH, TEAM)
SETTINGS = replace(
    settings_of(load(None, {"HELPDESK_TELEGRAM__TOKEN": "1:test"})),
    calendar=calendar_of(closed=["2026-11-23 Holiday", "2026-12-01 Holiday"]),  # 24 Nov is one, too
    summaries=PLANS,
)


class Crash(Exception):
    """The process ends before it has committed."""


def at(text: str) -> datetime:
    return datetime.fromisoformat(f"2026-{text}:00+05:30")


async def tick(database: Database, when: str, *, plans: tuple[Summary, ...] = PLANS, crashes: bool = False) -> None:
    """Do what each process does every minute."""
    async with database.unit() as unit:
        await Desk(unit, replace(SETTINGS, summaries=plans), at(when)).reports.owe_summaries()
        if crashes:
            raise Crash


async def owed(database: Database, kind: MessageKind = MessageKind.SUMMARY) -> list[str]:
    """Return the summaries that were ever owed: chat, length and the day that each is for."""
    async with database.reading() as store:
        rows = await store.connection.execute(
            select(outbox.c.chat_id, outbox.c.facts).where(outbox.c.kind == kind.value).order_by(outbox.c.id)
        )
        return [f"{chat} {facts['every']} {str(facts['on'])[5:]}" for chat, facts in rows]


@pytest.fixture
async def begun(database: Database) -> Database:
    """A desk that has had its plans since the morning of Thursday 19 November."""
    await tick(database, "11-19T10:00")
    assert await owed(database) == []
    return database


async def test_at_its_minute_it_is_owed_once_however_often_the_desk_is_started_anew(begun: Database) -> None:
    await tick(begun, "11-20T17:59")
    for _ in range(3):
        with pytest.raises(Crash):
            await tick(begun, "11-20T18:00", crashes=True)
    for _ in range(3):
        await tick(begun, "11-20T18:00")
    assert await owed(begun) == [f"{chat} day 11-{day}" for chat in (CHANNEL, GROUP) for day in (19, 20)]
    assert await owed(begun, MessageKind.CHARTS) == [one for one in await owed(begun) for _ in CHARTS]


async def test_replicas_that_tick_together_owe_each_once(begun: Database) -> None:
    for when in ("11-20T18:00", "11-21T18:00", "11-25T18:00"):
        async with asyncio.TaskGroup() as group:
            for _ in range(4):
                group.create_task(tick(begun, when))
    found = Counter(await owed(begun))
    assert set(found.values()) == {1}
    assert {one for one in found if "week" in one} == {f"{CHANNEL} week 11-25"}


async def test_a_clock_that_goes_back_and_forth_repeats_nothing_and_leaves_nothing_out(begun: Database) -> None:
    for when in ("20T18:00", "20T17:30", "20T18:00", "20T12:00", "20T18:05", "21T18:00", "20T18:00", "21T18:01",
                 "19T18:00", "25T18:00", "24T18:00", "25T18:00", "26T18:00"):  # fmt: skip
        await tick(begun, f"11-{when}")
    days = [one for one in await owed(begun) if one.startswith(f"{CHANNEL} day")]
    assert days == [f"{CHANNEL} day 11-{day}" for day in (19, 20, 21, 25, 26)]
    assert [one for one in await owed(begun) if "week" in one] == [f"{CHANNEL} week 11-25"]


async def test_a_day_that_was_missed_is_owed_late_with_its_own_day(begun: Database) -> None:
    await tick(begun, "11-19T18:00")
    await tick(begun, "11-22T20:00")  # a Sunday: nobody is there
    assert (await owed(begun))[2:] == []
    await tick(begun, "11-25T10:00")  # Monday and Tuesday were holidays
    await tick(begun, "11-25T10:01")
    assert (await owed(begun))[2:] == [
        f"{CHANNEL} day 11-20", f"{CHANNEL} day 11-21", f"{GROUP} day 11-20", f"{GROUP} day 11-21",
    ]  # fmt: skip


async def test_a_week_and_a_month_wait_for_the_first_business_day_over_holidays(begun: Database) -> None:
    for day in range(20, 31):
        await tick(begun, f"11-{day}T18:00")
    for day in range(1, 8):
        await tick(begun, f"12-0{day}T18:00")
    longer = [one for one in await owed(begun) if "day" not in one]
    assert longer == [
        f"{CHANNEL} week 11-25",
        f"{CHANNEL} week 11-30",
        f"{CHANNEL} month 12-02",
        f"{CHANNEL} week 12-07",
    ]


async def test_a_plan_that_was_taken_out_and_is_added_again_begins_with_what_comes(begun: Database) -> None:
    await tick(begun, "11-19T18:00")
    for when in ("11-20T09:00", "11-27T12:00"):
        await tick(begun, when, plans=(TEAM,))
    before = [one for one in await owed(begun) if one.startswith(str(CHANNEL))]
    for when in ("11-27T13:00", "11-27T18:00", "11-30T18:00"):
        await tick(begun, when)
    assert before == [f"{CHANNEL} day 11-19"]
    assert [one for one in await owed(begun) if one.startswith(str(CHANNEL))] == [
        *before, f"{CHANNEL} day 11-27", f"{CHANNEL} day 11-30", f"{CHANNEL} week 11-30",
    ]  # fmt: skip


async def test_a_posting_day_that_is_closed_after_posting_repeats_no_week(begun: Database) -> None:
    await tick(begun, "11-25T18:00")
    shut = calendar_of(closed=[f"2026-11-{day} Flood" for day in (23, 24, 25)])
    for when in ("11-26T18:00", "11-27T18:00"):
        async with begun.unit() as unit:
            await Desk(unit, replace(SETTINGS, calendar=shut), at(when)).reports.owe_summaries()
    assert [one for one in await owed(begun) if "week" in one] == [f"{CHANNEL} week 11-25"]
