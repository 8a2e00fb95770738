"""A mailbox that is full at the first start: all of it is read, a few cards are shown, and nobody is flooded."""

from __future__ import annotations

from pathlib import Path

import pytest

from helpdesk.mail.mail import MailState
from sandbox.base.model import Message
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
    await _full(desk_url, tmp_path / "mails", 120)


@pytest.mark.long
@pytest.mark.timeout(3600)
async def test_ten_thousand_mails_are_read_at_the_first_start(desk_url: str, tmp_path: Path) -> None:
    await _full(desk_url, tmp_path / "mails", 10_000)
