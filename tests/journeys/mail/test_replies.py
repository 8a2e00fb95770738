"""What a caller answers to "is it solved?": a yes, a no, too late, an objection in words, with a file."""

from __future__ import annotations

from email.message import EmailMessage

from helpdesk.mail.mail import MailState
from helpdesk.people.actors import EVERYTHING
from helpdesk.ticket.notes import Caller
from helpdesk.ticket.ticket import CallerKind, Confirmation, Status, Ticket
from tests.journeys.mail.conftest import CALLER, MailDesk, a_mail, reply_to


async def _ticket(desk: MailDesk) -> Ticket:
    async with desk.app.database.reading() as store:
        ticket = await store.tickets.get(1001, EVERYTHING)
    assert ticket is not None
    return ticket


async def _waiting(desk: MailDesk) -> int:
    async with desk.app.database.reading() as store:
        return await store.mails.count(MailState.WAITING)


async def _solved(desk: MailDesk) -> EmailMessage:
    """Let a mail become MUK-1001 and be solved; return the letter that asks its caller."""
    async with desk.app.database.unit() as unit:
        await unit.texts.keep_caller(Caller(email=CALLER, name="Ramesh", kind=CallerKind.ULB_EMPLOYEE, ulb="JA"))
    operator, engineer, group = desk.cast.operator, desk.cast.hudd_engineer, desk.cast.hudd_tech
    operator.start()
    await desk.receive(a_mail("The site does not open"))
    await operator.tap(await operator.see("The site does not open"), "Open").answer()
    await operator.tap(await operator.see("Check and send"), "Escalate").answer()
    await desk.settle()
    await engineer.tap(await engineer.see("MUK-1001", group), "Resolve").answer()
    engineer.reply(await engineer.see("how was", group), "Router restarted")
    await desk.settle()
    return desk.letters()[-1]


async def test_a_yes_confirms_once_and_a_second_one_changes_nothing(mailing: MailDesk) -> None:
    solved = await _solved(mailing)
    await mailing.receive(reply_to(solved, "YES"))
    ticket = await _ticket(mailing)
    assert ticket.confirmation is Confirmation.YES
    await mailing.receive(reply_to(solved, "Yes, thank you", message_id="<again@jatni.example>"))
    again = await _ticket(mailing)
    assert (again.status, again.confirmation) == (ticket.status, ticket.confirmation)
    assert await _waiting(mailing) == 0


async def test_a_bare_no_opens_it_again_without_a_word(mailing: MailDesk) -> None:
    await mailing.receive(reply_to(await _solved(mailing), "NO"))
    assert (await _ticket(mailing)).status is Status.ESCALATED
    async with mailing.app.database.reading() as store:
        assert "NO" not in {note.text for note in await store.texts.notes(1001)}


async def test_a_no_that_comes_too_late_waits_for_somebody(mailing: MailDesk) -> None:
    solved = await _solved(mailing)
    mailing.clock.advance(days=60)
    await mailing.app.engine.tick("close")
    await mailing.receive(reply_to(solved, "NO, it fails again"))
    assert (await _ticket(mailing)).status is Status.CLOSED
    assert await _waiting(mailing) == 1


async def test_an_objection_in_words_is_told_and_its_file_is_the_tickets(mailing: MailDesk) -> None:
    reply = reply_to(await _solved(mailing), "It still does not work, see the picture.")
    reply.add_attachment(b"a picture", maintype="image", subtype="png", filename="again.png")
    await mailing.receive(reply)
    assert "It still does not work" in (await mailing.cast.operator.see("It still does not work")).text
    async with mailing.app.database.reading() as store:
        assert [file.name for file in await store.texts.files(1001)] == ["again.png"]
    assert await _waiting(mailing) == 0
