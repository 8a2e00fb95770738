"""Telegram is out of reach: the admins are told by mail, once, though the server that takes it is away at first."""

from __future__ import annotations

from pathlib import Path

from bot.demo.hurried import Hurried
from bot.ops.telegram_silence import LONG
from tests.journeys.mail.conftest import MailDesk, desk_url, mail_desk, words_of
from tests.waiting import until

ADMINS = ("rashmi@mukta.example", "debasis@mukta.example")
TOLD = '["rashmi@mukta.example", "debasis@mukta.example"]'

__all__ = ["desk_url"]


async def look(desk: MailDesk) -> list[int]:
    """Let the desk look once; return how many mails each admin has then."""
    await desk.app.engine.tick("silence")
    return [len(desk.letters(address)) for address in ADMINS]


async def fall_silent(desk: MailDesk) -> None:
    """Let Telegram say nothing for a quarter of an hour."""
    desk.sandbox.faults.close(times=100_000)
    machine = desk.app.machine
    assert isinstance(machine, Hurried)
    desk.cast.operator.say("Is anybody there?")  # the call that waits is answered, all others are not
    await until(lambda: any(call.fault for call in desk.sandbox.calls.of("getUpdates")))
    machine.let_pass(LONG)


async def speak(desk: MailDesk) -> None:
    """Let Telegram speak again."""
    desk.sandbox.faults.clear()
    await desk.settle()


async def test_admins_get_one_mail_in_each_silence(desk_url: str, tmp_path: Path) -> None:
    async with mail_desk(desk_url, tmp_path / "mails", HELPDESK_MAIL__ALARMS_TO=TOLD) as desk:
        assert await look(desk) == [0, 0]
        await fall_silent(desk)
        assert await look(desk) == [1, 1]
        assert await look(desk) == [1, 1]
        (letter,) = desk.letters(ADMINS[0])
        assert "Telegram has been out of reach for" in words_of(letter)
        assert letter["Auto-Submitted"] == "auto-generated"
        await speak(desk)
        assert await look(desk) == [1, 1]
        await fall_silent(desk)
        assert await look(desk) == [2, 2]
        await speak(desk)


async def test_a_mail_that_the_server_does_not_take_goes_out_later(desk_url: str, tmp_path: Path) -> None:
    async with mail_desk(desk_url, tmp_path / "mails", HELPDESK_MAIL__ALARMS_TO=TOLD) as desk:
        desk.servers.faults.not_now = 1
        await fall_silent(desk)
        assert await look(desk) == [0, 0]
        assert await look(desk) == [1, 1]
        await speak(desk)


async def test_without_anybody_to_write_to_nothing_is_written(mailing: MailDesk) -> None:
    await fall_silent(mailing)
    assert await look(mailing) == [0, 0]
    assert not mailing.servers.sent
    await speak(mailing)
