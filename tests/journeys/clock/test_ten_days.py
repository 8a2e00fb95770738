"""Ten desk days in one story: every message of the bot, in every chat, at its instant, and no other."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator, Mapping
from datetime import datetime, timedelta

import pytest
from sqlalchemy import select

from bot.base.clock import HandClock
from helpdesk.outbox import MessageKind
from helpdesk.ticket.ticket import Priority
from sandbox.base.clock import DatedClock
from sandbox.base.model import Chat
from sandbox.cast import build_demo
from sandbox.server import Sandbox
from storage.tables.transport import outbox
from tests.journeys.support.dated import KOLKATA, Office, ist

# What the engine does by itself, but for cleaning up, backups and checking on chats.
TICKS = ("recount", "sweep", "summaries", "close", "prompts", "boards", "bursts", "year", "weekly", "audit")
MOMENTS = ("02:00", "09:59", "10:00", "10:01", "13:30", "17:29", "17:30", "17:31", "18:00", "23:00")
# of each day: round the opening and the closing, the summary's time, and deep in the night


class Days(Office):
    """An office that listens to every chat there is, and plays day after day."""

    def chats(self) -> Mapping[str, Chat]:
        private = {name: getattr(self.cast, name).private for name in PEOPLE}
        return private | {"trainers": self.cast.master_trainers, "group": self.cast.hudd_tech,
                          "egov": self.cast.egov, "channel": self.cast.managers_channel}  # fmt: skip

    async def at(self, when: datetime | str) -> list[str]:
        """Let it be that time and everything happen that is due."""
        said = await super().at(when)
        await self._drawn()
        return said + self.heard()

    async def _drawn(self) -> None:
        """Wait until the pictures that belong to a summary are drawn, in another process, and sent."""
        drawing = select(outbox.c.id).where(
            outbox.c.kind == MessageKind.CHARTS, outbox.c.state.in_(("waiting", "sending"))
        )
        while True:
            async with self.app.database.reading() as store:
                if (await store.connection.execute(drawing)).first() is None:
                    return
            await asyncio.sleep(0.05)  # another process draws: it tells nobody here

    async def play(self, until: str) -> list[str]:
        """Let every moment up to then come; return what was said when."""
        said, end = [], ist(until)
        day = self.clock.now().astimezone(KOLKATA).replace(hour=0, minute=0)
        while day <= end:
            for moment in MOMENTS:
                hour, minute = moment.split(":")
                now = day.replace(hour=int(hour), minute=int(minute))
                if self.clock.now() < now <= end:
                    said += [f"{now:%d %b %H:%M} {line}" for line in await self.at(now)]
            day += timedelta(days=1)
        return said

    def now_heard(self) -> list[str]:
        """Return what people's own doing has brought, with its time."""
        return [f"{self.clock.now().astimezone(KOLKATA):%d %b %H:%M} {line}" for line in self.heard()]


DESK_DAYS = (
    "20 Nov 18:00", "21 Nov 18:00", "23 Nov 18:00", "25 Nov 18:00", "26 Nov 18:00", "27 Nov 18:00", "30 Nov 18:00",
    "01 Dec 18:00", "02 Dec 18:00", "03 Dec 18:00",
)  # fmt: skip
YEAR = (
    "📅 Nobody has confirmed the holidays of 2027 yet, so deadlines in it are marked provisional. Compare them with "
    "the notified list: /admin, Closures, 2027."
)
PEOPLE = ("operator", "hudd_engineer", "second_hudd_engineer", "manager", "admin", "spoc_jatni", "stranger")


@pytest.fixture
async def office(desk_url: str) -> AsyncIterator[Days]:
    """An office at 10:59 am on Friday 20 November 2026; the 24th is a holiday, the 28th a fourth Saturday."""
    clock = HandClock(ist("20 Nov 10:59"))
    dated = DatedClock(clock.now().timestamp())
    async with Sandbox(clock=dated, limits=False) as sandbox:
        cast = build_demo(sandbox.world)
        for name in PEOPLE[:-1]:
            getattr(cast, name).start()
        plan = {"chat_id": cast.managers_channel.id, "at": "18:00", "scope": "all", "every": "day"}
        played = Days(sandbox, cast, clock, dated, desk_url, {"HELPDESK_SUMMARIES": json.dumps([plan])}, TICKS)
        await played.start()
        await played.at("20 Nov 11:00")
        yield played
        await played.app.stop()
        sandbox.assert_clean()


async def ten_days(office: Days) -> list[str]:
    """Play the story; return what the bot said when, in which chat."""
    anil, operator = office.cast.hudd_engineer, office.cast.operator
    said: list[str] = []

    await office.opened(Priority.P3)  # 1001: nobody answers it for nine days
    said += await office.play("21 Nov 09:59")
    await office.opened(Priority.P1)  # 1002: before the opening of a working Saturday
    said += await office.play("23 Nov 10:01")
    await office.tap("hudd_engineer", office.card(1002), "Claim")
    said += office.now_heard()

    office.be("23 Nov 11:00")
    await office.opened(Priority.P2)  # 1003: asked, and answered after a week
    await office.tap("hudd_engineer", office.card(1003), "Ask")
    anil.reply(await anil.see("what do you need to know", office.group), "Which office?")
    await office.settle()
    said += office.now_heard()
    said += await office.play("27 Nov 10:01")

    anil.say("1002")  # "Still on it?" is answered in private
    await office.tap("hudd_engineer", await anil.see("has it since"), "By when?")
    told = await office.tap("hudd_engineer", await anil.see(lambda m: "Tomorrow" in str(m.labels)), "Tomorrow")
    assert told == "MUK-1002 is promised for 5:30 pm, Mon 30 Nov."
    said += office.now_heard()
    said += await office.play("30 Nov 12:00")
    office.be("30 Nov 12:00")
    operator.reply(await operator.see("Which office?", fresh=False), "Jatni")
    await office.settle()
    said += office.now_heard()
    said += await office.play("02 Dec 10:01")
    await office.tap("second_hudd_engineer", office.card(1001), "Claim")
    said += office.now_heard()
    return said + await office.play("03 Dec 23:00")


@pytest.mark.timeout(600)
async def test_ten_desk_days_bring_every_message_at_its_instant_and_no_other(office: Days) -> None:
    said = await ten_days(office)
    assert [line for line in said if " channel: " not in line] == [
        "20 Nov 13:30 admin: I may not pin messages in the group of HUDD Tech, so it has no board of what waits. "
        "Make me an admin there with the right to pin; I will try again tomorrow.",
        "21 Nov 13:30 group: ⏰ MUK-1002 is to be answered by 5:30 pm, Sat 21 Nov. Nobody has answered yet.",
        "21 Nov 17:30 operator: 🔴 MUK-1002 is late: HUDD Tech was to answer by 5:30 pm, Sat 21 Nov. "
        "You may want to call them, or tell the caller.",
        "21 Nov 17:30 group: 🔴 MUK-1002 is late: it was to be answered by 5:30 pm, Sat 21 Nov.",
        f"23 Nov 10:00 admin: {YEAR}",
        "23 Nov 10:00 admin: 🗓 The helpdesk's week",
        "23 Nov 10:00 group: ⏰ MUK-1001 is to be answered by 5:30 pm, Mon 23 Nov. Nobody has answered yet.",
        "23 Nov 10:01 spoc_jatni: 🙋 MUK-1002: HUDD Tech has taken it.",
        "23 Nov 11:00 operator: ❓ MUK-1003: Anil (HUDD) (HUDD Tech) asks:",
        "23 Nov 11:00 spoc_jatni: ❓ MUK-1003: HUDD Tech has taken it, and has asked the helpdesk something.",
        "23 Nov 17:30 operator: 🔴 MUK-1001 is late: HUDD Tech was to answer by 5:30 pm, Mon 23 Nov. "
        "You may want to call them, or tell the caller.",
        "23 Nov 17:30 group: 🔴 MUK-1001 is late: it was to be answered by 5:30 pm, Mon 23 Nov.",
        "26 Nov 10:00 operator: ❓ MUK-1003 waits for your answer to HUDD Tech since 11:00 am, Mon 23 Nov.",
        "26 Nov 10:00 manager: 🔴 MUK-1001 (P3) is late with HUDD Tech: nobody has answered; it was due 5:30 pm, "
        "Mon 23 Nov.",
        "27 Nov 10:00 admin: 🔴 MUK-1001 (P3) is late with HUDD Tech, and its managers know: it was due 5:30 pm, "
        "Mon 23 Nov.",
        "27 Nov 10:00 group: 💤 Anil (HUDD): nothing has happened to MUK-1002 since 10:01 am, Mon 23 Nov. "
        "Still on it?",
        "27 Nov 10:01 hudd_engineer: 🔴 P1 · MUK-1002 · Incident",
        "30 Nov 10:00 operator: 💤 Nothing has happened to MUK-1003 since 11:00 am, Mon 23 Nov. Still on it?",
        f"30 Nov 10:00 admin: {YEAR}",
        "30 Nov 10:00 admin: 🗓 The helpdesk's week",
        "30 Nov 10:00 group: 📅 Anil (HUDD): MUK-1002 is promised for today, 5:30 pm, Mon 30 Nov.",
        "30 Nov 12:00 group: 💬 Anil (HUDD) MUK-1003: Sunita answers:",
        "01 Dec 10:00 group: 🔴 MUK-1001 is still not answered; it was due 5:30 pm, Mon 23 Nov.",
        "01 Dec 10:00 group: 📅 Anil (HUDD): MUK-1002 was promised for 5:30 pm, Mon 30 Nov. By when now?",
        "02 Dec 10:01 spoc_jatni: 🙋 MUK-1001: HUDD Tech has taken it.",
        "03 Dec 10:00 group: 💤 Anil (HUDD): nothing has happened to MUK-1002 since 10:01 am, Fri 27 Nov. "
        "Still on it?",
        "03 Dec 10:00 group: 💤 Anil (HUDD): nothing has happened to MUK-1003 since 12:00 pm, Mon 30 Nov. "
        "Still on it?",
    ]
    assert [line for line in said if " channel: " in line] == [
        f"{day:%d %b} 18:00 channel: {what}"
        for day in map(ist, DESK_DAYS)
        for what in (_summary(day), *[f"📈 MUKTASoft helpdesk · {_named(day)}"] * 3)
    ]
    assert await office.facts(
        "warned", "breached", "reminded", "promisereminded", "promisemissed", "answerawaited", "wentstale"
    ) == [
        "1002 warned 21 Nov 13:30",
        "1001 warned 21 Nov 17:30",
        "1002 breached 21 Nov 17:30",
        "1001 breached 23 Nov 17:30",
        "1001 reminded 25 Nov 17:30",
        "1003 answerawaited 25 Nov 17:30",
        "1001 reminded 26 Nov 17:30",
        "1002 wentstale 26 Nov 17:30",
        "1003 wentstale 27 Nov 17:30",
        "1002 promisereminded 30 Nov 10:00",
        "1001 reminded 30 Nov 17:30",
        "1002 promisemissed 30 Nov 17:30",
        "1002 wentstale 02 Dec 17:30",
        "1003 wentstale 02 Dec 17:30",
    ]  # fmt: skip - what is said at an opening was recorded at its own instant


def _named(day: datetime) -> str:
    return f"{day:%a} {day.day} {day:%b}"


def _summary(day: datetime) -> str:
    quiet = ": all quiet. Nothing came, nothing is late; 3 tickets are open." if day == ist(DESK_DAYS[-1]) else ""
    return f"📊 MUKTASoft helpdesk · {_named(day)}{quiet}"
