"""A mailbox that is full at the first start: all of it is read, a few cards are shown, and nobody is flooded."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.base.clock import HandClock
from bot.mail.reader import SETTLED
from helpdesk.desk.mail.waiting import AT_ONCE
from helpdesk.mail.mail import MailState
from sandbox.base.model import Message
from tests.journeys.conftest import FRIDAY
from tests.journeys.mail.conftest import MailDesk, a_mail, mail_desk


async def _full(url: str, folder: Path, count: int) -> None:
    async with mail_desk(url, folder, HELPDESK_MAIL__DESK__MOST_CARDS="5") as desk:
        desk.cast.operator.start()
        await desk.settle()
        for number in range(count):
            mail = a_mail(f"Trouble {number}", subject=f"No. {number}", sender=f"s{number}@x{number}.example")
            await desk.servers.deliver(mail.as_bytes())
        await desk.servers.deliver(b"\xff\xfe no header at all")
        await desk.read()
        async with desk.app.database.reading() as store:
            assert await store.mails.count(MailState.WAITING) == count + 1
        assert await desk.servers.unseen() == 0
        assert len(_cards(desk)) == 5
        await desk.cast.operator.tap(_cards(desk)[0], "Junk").answer()
        await desk.settle()
        assert len(_cards(desk)) == 6, "the next one is shown in the place of one that has ended"


def _cards(desk: MailDesk) -> list[Message]:
    return [message for message in desk.cast.operator.messages() if message.text.startswith("✉️ Mail from")]


async def test_a_full_mailbox_is_read_to_its_end_and_five_cards_are_shown(desk_url: str, tmp_path: Path) -> None:
    await _full(desk_url, tmp_path / "mails", SETTLED + 10)


async def test_what_came_a_week_before_the_first_start_stays_there_and_the_admins_are_told_how_much(
    desk_url: str, tmp_path: Path
) -> None:
    clock = HandClock(FRIDAY)
    async with mail_desk(desk_url, tmp_path / "mails", clock=clock, started=False) as desk:
        clock.advance(days=-30)
        for number in range(30):
            await desk.servers.deliver(a_mail(f"Old trouble {number}", subject=f"No. {number}").as_bytes())
        clock.set(FRIDAY)
        await desk.servers.deliver(a_mail("A new trouble").as_bytes())
        assert await desk.app.start()
        desk.cast.operator.start()
        desk.cast.admin.start()
        await desk.read()
        assert "A new trouble" in desk.cast.operator.last().text
        assert len(_cards(desk)) == 1
        assert "30 mails" in (await desk.cast.admin.see("days before the start")).text
        assert await desk.servers.unseen() == 30

        clock.advance(days=40)  # the day of the first start counts, not today
        desk.servers.cut()
        await desk.receive(a_mail("A late trouble"))
        assert "A late trouble" in desk.cast.operator.last().text
        assert len(_cards(desk)) == 2
        assert len([m for m in desk.cast.admin.messages() if "days before the start" in m.text]) == 1


# They are reminded of in several transactions.
@pytest.mark.parametrize("count", [AT_ONCE + 10, pytest.param(2 * AT_ONCE + 50, marks=pytest.mark.long)])
async def test_of_many_mails_that_wait_nobody_is_reminded_more_than_once_at_a_time(
    desk_url: str, tmp_path: Path, count: int
) -> None:
    async with mail_desk(desk_url, tmp_path / "mails", HELPDESK_MAIL__DESK__MOST_CARDS="2") as desk:
        desk.cast.operator.start()
        await desk.settle()
        for number in range(count):
            await desk.servers.deliver(a_mail(f"Trouble {number}", subject=f"No. {number}").as_bytes())
        await desk.read()
        desk.clock.advance(days=1)
        await desk.app.engine.tick("mails")
        await desk.settle()
        told = [m.text for m in desk.cast.operator.messages() if "Mails wait" in m.text]
        assert len(told) == 1
        assert str(count) in told[0]


@pytest.mark.long
@pytest.mark.timeout(3600)
async def test_ten_thousand_mails_are_read_at_the_first_start(desk_url: str, tmp_path: Path) -> None:
    await _full(desk_url, tmp_path / "mails", 10_000)
