"""A mail becomes a ticket in two presses; its sender has the ID, then the solution, and their NO opens it again."""

from __future__ import annotations

from tests.journeys.mail.conftest import CALLER, MailDesk, a_mail, reply_to, words_of

PHOTO = bytes.fromhex("ffd8ffe000104a46494600010100000100010000ffd9")


async def test_a_mail_with_a_photo_is_a_ticket_in_two_presses_and_no_opens_it_again(mailing: MailDesk) -> None:
    operator, engineer = mailing.cast.operator, mailing.cast.hudd_engineer
    operator.say(f"{CALLER} Ramesh Sahu, Jatni, site does not open")  # a first call makes them known
    operator.tap(await operator.see("Who is it?"), "ULB employee")
    operator.tap(await operator.see("What sort"), "Technical: Infrastructure")
    operator.tap(await operator.see("Check and send"), "Escalate")
    await operator.see("Tell the caller the number")
    mail = a_mail("The site does not open in any office since nine.\n\nRegards\nRamesh Sahu")
    mail.add_attachment(PHOTO, maintype="image", subtype="jpeg", filename="screen.jpg")
    await mailing.receive(mail)
    card = await operator.see("The site does not open in any office since nine.")
    assert "Ramesh Sahu" in card.text
    assert "Regards" not in card.text
    assert await mailing.servers.unseen() == 0

    await operator.tap(card, "Open").answer()
    form = await operator.see("Check and send")
    await operator.tap(form, "Escalate").answer()
    await mailing.settle()
    (ack,) = mailing.letters()
    assert "MUK-1002" in words_of(ack)
    assert ack["In-Reply-To"] == mail["Message-ID"]
    assert ack["Auto-Submitted"] == "auto-replied"
    names = [m.media.name for m in engineer.messages(mailing.cast.hudd_tech) if m.media is not None]
    assert "screen.jpg" in names

    team_card = await engineer.see("MUK-1002", mailing.cast.hudd_tech)
    await engineer.tap(team_card, "Resolve").answer()
    engineer.reply(await engineer.see("how was", mailing.cast.hudd_tech), "Router restarted")
    await mailing.settle()
    solved = mailing.letters()[-1]
    assert "Router restarted" in words_of(solved)
    assert str(ack["Message-ID"]) in str(solved["References"])

    await mailing.receive(reply_to(solved, "NO, it fails again"))
    open_again = [m.text for m in engineer.messages(mailing.cast.hudd_tech) if "Nobody has it yet" in m.text]
    assert any("MUK-1002" in text for text in open_again)
    assert "it fails again" in operator.last().text
    assert len(mailing.letters()) == 2
