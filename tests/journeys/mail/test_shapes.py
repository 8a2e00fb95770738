"""Mails and mailboxes of every shape: each is read, or it is said what of it is not, and none stops the others."""

from __future__ import annotations

from email.message import EmailMessage
from email.policy import SMTP
from pathlib import Path

import pytest

from bot.demo.hurried import Hurried
from helpdesk.mail.mail import MailState
from helpdesk.ticket.notes import Caller
from helpdesk.ticket.ticket import CallerKind
from sandbox.base.model import Message
from tests.journeys.mail.conftest import CALLER, MailDesk, a_mail, mail_desk, words_of
from tests.waiting import until

SIGNED = {"HELPDESK_MAIL__DESK__SIGNATURE": "MUKTASoft helpdesk", "HELPDESK_MAIL__DESK__SIGNATURE_OR": "ମୁକ୍ତା ହେଲ୍ପଡେସ୍କ"}


def _with_files(mail: EmailMessage, count: int, size: int = 4) -> EmailMessage:
    for number in range(count):
        mail.add_attachment(b"x" * size, maintype="application", subtype="pdf", filename=f"{number}.pdf")
    return mail


def _cards(desk: MailDesk) -> list[Message]:
    return [message for message in desk.cast.operator.messages() if message.text.startswith("✉️ Mail from")]


async def test_a_large_mail_one_of_two_hundred_files_and_a_packed_one_are_shown_as_far_as_they_go(
    desk_url: str, tmp_path: Path
) -> None:
    more = {"HELPDESK_MAIL__IMAP__LARGEST_MB": "1", "HELPDESK_MAIL__DESK__MOST_FILES": "3"}
    async with mail_desk(desk_url, tmp_path / "mails", tokens=None, clock=None, started=True, **more) as desk:
        desk.cast.operator.start()
        packed = a_mail("Outlook has packed it", subject="3")
        packed.add_attachment(b"\x78\x9f\x3e\x22", maintype="application", subtype="ms-tnef", filename="winmail.dat")
        await desk.receive(
            _with_files(a_mail("A large one", subject="1"), 1, 1_500_000),
            _with_files(a_mail("Of many files", subject="2"), 200),
            packed,
            a_mail("A plain one", subject="4"),
        )
        large, many, winmail, plain = (card.text for card in _cards(desk))
        assert "only its beginning was read" in large
        assert "A large one" in large
        assert "200 files" in many
        assert "Only its first files are shown" in many
        assert "winmail.dat" in winmail
        assert "⚠️" not in plain
        sent = [m.media.name for m in desk.cast.operator.messages() if m.media is not None]
        assert sent == ["0.pdf", "1.pdf", "2.pdf", "winmail.dat"]


async def test_a_mail_that_the_server_does_not_hand_out_is_noted_and_the_others_come(mailing: MailDesk) -> None:
    mailing.cast.operator.start()
    mailing.servers.line.poison = b"A poisonous one"
    for number, said in enumerate(("The first", "A poisonous one", "The third")):
        await mailing.servers.deliver(a_mail(said, subject=str(number)).as_bytes(policy=SMTP))
    await until(lambda: len(_cards(mailing)) == 3, seconds=60)
    assert ["does not hand it out" in card.text for card in _cards(mailing)] == [False, True, False]


async def test_a_mailbox_that_never_says_that_something_came_is_looked_at_every_minute(mailing: MailDesk) -> None:
    mailing.cast.operator.start()
    await mailing.read()
    mailing.servers.line.mute = True
    await mailing.servers.deliver(a_mail("Nobody has called").as_bytes(policy=SMTP))
    machine = mailing.app.machine
    assert isinstance(machine, Hurried)
    machine.let_pass(61)
    await until(lambda: len(_cards(mailing)) == 1, seconds=60)


async def test_a_mailbox_that_was_made_anew_brings_nothing_twice(mailing: MailDesk) -> None:
    mailing.cast.operator.start()
    mails = [a_mail(f"Trouble {number}", subject=str(number)) for number in range(3)]
    await mailing.receive(*mails)
    mailing.servers.clear()
    await mailing.receive(*mails, a_mail("A new one", subject="new"))
    assert len(_cards(mailing)) == 4
    async with mailing.app.database.reading() as store:
        assert await store.mails.count(MailState.WAITING) == 4
        assert await store.mails.count(MailState.DOUBLE) == 3


async def test_a_letter_is_in_the_callers_language_with_the_desks_signature_in_it(
    desk_url: str, tmp_path: Path
) -> None:
    async with mail_desk(desk_url, tmp_path / "mails", tokens=None, clock=None, started=True, **SIGNED) as desk:
        operator = desk.cast.operator
        async with desk.app.database.unit() as unit:
            known = Caller(email=CALLER, name="Ramesh", kind=CallerKind.ULB_EMPLOYEE, ulb="JA")
            await unit.texts.speak_to(await unit.texts.keep_caller(known) or 0, "or")
        operator.start()
        await desk.receive(a_mail("The site does not open"))
        await operator.tap(await operator.see("The site does not open"), "Open").answer()
        await operator.tap(await operator.see("Check and send"), "Escalate").answer()
        await desk.settle()
        (letter,) = desk.letters()
        assert "ଏବେ ଏହା ଟିକେଟ MUK-1001" in words_of(letter)
        assert words_of(letter).splitlines()[-2:] == ["-- ", "ମୁକ୍ତା ହେଲ୍ପଡେସ୍କ"]
        assert [part.get_content_type() for part in letter.iter_parts()] == ["text/plain", "text/html"]


async def test_what_is_put_aside_goes_in_its_time_from_the_database_and_the_disk(
    mailing: MailDesk, tmp_path: Path
) -> None:
    operator = mailing.cast.operator
    operator.start()
    await mailing.receive(a_mail("Win a zebrafish", subject="Prize"))
    card = await operator.see("zebrafish")
    await operator.tap(card, "Not for us").answer()
    await operator.tap(await operator.see("Why is it not for this desk?"), "Write why").answer()
    operator.say("We have no zebrafish here")
    await mailing.settle()
    assert "We have no zebrafish here" in words_of(mailing.letters()[-1])
    mailing.clock.advance(days=366)
    await mailing.app.engine.tick("mail-retention")
    await mailing.settle()
    assert "its words were deleted" in _blanked(mailing, card.id)
    assert [path for path in (tmp_path / "mails").rglob("*") if path.is_file()] == []
    async with mailing.app.database.reading() as store:
        mail, letter = await store.mails.get(1), await store.letters.get(1)
    assert mail is not None
    assert letter is not None
    assert (mail.sender, mail.text, letter.letter.address, letter.letter.text) == ("", "", "", "")


def _blanked(desk: MailDesk, number: int) -> str:
    return next(message.text for message in desk.cast.operator.messages() if message.id == number)


@pytest.mark.long
@pytest.mark.timeout(600)
async def test_a_server_that_hangs_in_idle_for_ever_is_left_and_the_mailbox_is_opened_anew(mailing: MailDesk) -> None:
    mailing.cast.operator.start()
    await mailing.read()
    mailing.servers.hang()
    await mailing.servers.deliver(a_mail("Nobody has called").as_bytes(policy=SMTP))
    machine = mailing.app.machine
    assert isinstance(machine, Hurried)
    machine.let_pass(61)
    await until(lambda: len(_cards(mailing)) == 1, seconds=120)  # as long as any answer is waited for, and no longer


@pytest.mark.long
@pytest.mark.timeout(600)
async def test_a_mail_of_more_than_thirty_megabytes_holds_nothing_up(mailing: MailDesk) -> None:
    mailing.cast.operator.start()
    await mailing.receive(_with_files(a_mail("A huge one"), 1, 24 << 20), a_mail("A plain one", subject="2"))
    huge, plain = (card.text for card in _cards(mailing))
    assert "It is 32 MB: only its beginning was read" in huge
    assert "A plain one" in plain
