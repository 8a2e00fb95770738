"""A mail becomes a ticket in two presses; its sender has the ID, then the solution, and their NO opens it again."""

from __future__ import annotations

from helpdesk.mail.mail import MailState
from helpdesk.people.actors import Membership, Role
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


async def test_of_two_who_open_a_mail_at_once_one_has_it_and_the_other_is_told_who(mailing: MailDesk) -> None:
    first, second = mailing.cast.operator, mailing.cast.manager
    async with mailing.app.database.unit() as unit:
        await unit.people.enter(second.id, Membership(Role.OPERATOR))
    for person in (first, second):
        person.start()
    await mailing.receive(a_mail("The site does not open"))
    cards = [await person.see("The site does not open") for person in (first, second)]
    presses = [person.tap(card, "Open") for person, card in zip((first, second), cards, strict=True)]
    answers = sorted([(await press.answer()).text for press in presses], key=len)
    assert sum("The form is filled in" in said for said in answers) == 1
    assert sum("has this mail since" in said for said in answers) == 1
    await mailing.settle()
    async with mailing.app.database.reading() as store:
        assert await store.mails.count(MailState.TAKEN) == 1
        open_forms = [draft for person in (first, second) for draft in await store.drafts.open_of(person.id)]
    assert len(open_forms) == 1
