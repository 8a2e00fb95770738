"""What becomes of mails in the end: whoever is erased is erased in them, and on the disk."""

from __future__ import annotations

from pathlib import Path

from helpdesk.mail.mail import MailState
from tests.journeys.mail.conftest import CALLER, MailDesk, a_mail


async def test_a_caller_who_is_erased_is_erased_in_their_mails_and_in_the_files_of_those(
    mailing: MailDesk, tmp_path: Path
) -> None:
    operator, admin = mailing.cast.operator, mailing.cast.admin
    operator.start()
    admin.start()
    written = a_mail("A zebrafish is on the screen in Jatni, the site does not open.")
    await mailing.receive(written)
    card = await operator.see("zebrafish")
    await operator.tap(card, "Open").answer()
    await mailing.settle()
    while "Check and send" not in operator.last().text:
        first = str(operator.last().buttons[0][0]["text"])
        await operator.tap(operator.last(), first).answer()
        await mailing.settle()
    await operator.tap(operator.last(), "Escalate").answer()
    await mailing.settle()
    assert [path for path in _files(tmp_path) if b"zebrafish" in path.read_bytes()]

    admin.say(f"/caller {CALLER}")
    shown = await admin.see("Ramesh")
    await admin.tap(shown, "Erase").answer()
    await mailing.settle()
    assert "Erased" in (await admin.tap(shown, "Yes, erase").answer()).text
    await mailing.settle()
    await mailing.app.engine.tick("mail-files")
    await mailing.settle()
    assert "zebrafish" not in card.text
    async with mailing.app.database.reading() as store:
        (mail,) = [await store.mails.get(1)]
    assert mail is not None
    assert (mail.text, mail.sender, mail.sender_name, mail.subject) == ("", "", "", "")
    assert [path for path in _files(tmp_path) if b"zebrafish" in path.read_bytes()] == []

    mailing.servers.clear()  # the mailbox was made anew: all in it has another number
    await mailing.receive(written)
    await mailing.app.engine.tick("mail-files")
    assert [path for path in _files(tmp_path) if b"zebrafish" in path.read_bytes()] == []
    async with mailing.app.database.reading() as store:
        again = [await store.mails.get(number) for number in (1, 2)]
        assert await store.mails.count(MailState.DOUBLE) == 1
    assert {(mail.sender, mail.subject, mail.text) for mail in again if mail is not None} == {("", "", "")}


def _files(folder: Path) -> list[Path]:
    return [path for path in (folder / "mails").rglob("*") if path.is_file()]
