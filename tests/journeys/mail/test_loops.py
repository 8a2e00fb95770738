"""Machines that answer machines come to an end, and who only claims to be a caller learns and changes nothing."""

from __future__ import annotations

from email.message import EmailMessage
from pathlib import Path

from helpdesk.mail.mail import MailState
from helpdesk.people.actors import EVERYTHING
from helpdesk.ticket.notes import Caller
from helpdesk.ticket.ticket import CallerKind, Status
from tests.journeys.mail.conftest import (
    ADDRESS,
    AUTHORITY,
    CALLER,
    MailDesk,
    a_mail,
    mail_desk,
    reply_to,
)

FORGED = f"{AUTHORITY}; spf=fail; dmarc=fail header.from=jatni.example"
OTHERS_WORD = "mx.somebody.example; dmarc=pass header.from=jatni.example"


async def _opened(desk: MailDesk, mail: EmailMessage) -> EmailMessage:
    """Let a mail become a ticket by two presses; return the letter with its ID."""
    await desk.receive(mail)
    operator = desk.cast.operator
    await operator.tap(operator.last(), "Open").answer()
    await operator.tap(await operator.see("Check and send"), "Escalate").answer()
    await desk.settle()
    return desk.letters()[-1]


async def _known(desk: MailDesk) -> None:
    async with desk.app.database.unit() as unit:
        await unit.texts.keep_caller(Caller(email=CALLER, name="Ramesh Sahu", kind=CallerKind.ULB_EMPLOYEE, ulb="JA"))
    desk.cast.operator.start()
    await desk.settle()


async def _states(desk: MailDesk) -> dict[MailState, int]:
    async with desk.app.database.reading() as store:
        return {state: n for state in MailState if (n := await store.mails.count(state))}


async def _ticket(desk: MailDesk, number: int = 1001) -> Status:
    async with desk.app.database.reading() as store:
        ticket = await store.tickets.get(number, EVERYTHING)
        assert ticket is not None
        return ticket.status


async def test_an_out_of_office_reply_to_our_letter_is_noted_and_never_answered(mailing: MailDesk) -> None:
    await _known(mailing)
    ack = await _opened(mailing, a_mail("The site does not open"))
    away = reply_to(ack, "I am away until Monday", auto_submitted="auto-replied")
    del away["Subject"]
    away["Subject"] = "Automatic reply: your ticket"
    await mailing.receive(away)
    assert len(mailing.letters()) == 1
    assert await _states(mailing) == {MailState.OPENED: 1, MailState.NOTED: 1}


async def test_two_desks_that_open_tickets_by_themselves_stop_after_one_letter_each(
    desk_url: str, tmp_path: Path
) -> None:
    """The other desk's letters bear no header that says so: it is a bad machine."""
    async with mail_desk(desk_url, tmp_path / "mails", HELPDESK_MAIL__DESK__OPEN="at once") as desk:
        await _known(desk)
        await desk.receive(a_mail("The site does not open"))
        for round_ in range(3):
            said = f"Thank you for writing. Your request is number {round_}. The site does not open?"
            await desk.receive(a_mail(said, subject=f"Your request no. {round_}: site does not open"))
        assert len(desk.letters()) == 1
        assert await _states(desk) == {MailState.OPENED: 1, MailState.WAITING: 3}


async def test_what_a_mail_opens_by_itself_is_in_nobodys_name_and_goes_its_whole_way(
    desk_url: str, tmp_path: Path
) -> None:
    async with mail_desk(desk_url, tmp_path / "mails", HELPDESK_MAIL__DESK__OPEN="at once") as desk:
        await _known(desk)
        operator, engineer = desk.cast.operator, desk.cast.hudd_engineer
        await desk.receive(a_mail("The site does not open"))
        assert "MUK-1001, opened by the helpdesk itself" in (await operator.see("opened by the helpdesk itself")).text
        card = await engineer.see("MUK-1001", desk.cast.hudd_tech)
        assert "logged by ✉️ Ramesh Sahu" in card.text
        operator.say("MUK-1001")
        view = await operator.see(lambda message: "History" in str(message.labels))
        await operator.tap(view, "History").answer()
        await operator.see("The helpdesk opened it by itself, from a mail")
        async with desk.app.database.reading() as store:
            first = (await store.journal.of(1001))[0].fact
            assert first.by is None

        await engineer.tap(card, "Resolve").answer()
        engineer.reply(await engineer.see("how was", desk.cast.hudd_tech), "Router restarted")
        await operator.see("Router restarted")
        await desk.settle()
        assert "Router restarted" in str(desk.letters()[-1])


async def test_a_sender_gets_no_more_acknowledgements_than_an_hour_has(desk_url: str, tmp_path: Path) -> None:
    async with mail_desk(desk_url, tmp_path / "mails", HELPDESK_MAIL__DESK__ACKS_PER_HOUR="2") as desk:
        await _known(desk)
        for number in range(3):
            await _opened(desk, a_mail(f"The site does not open at counter {number}"))
        assert len(desk.letters()) == 2


async def test_a_list_a_machine_and_a_mail_of_our_own_get_no_letter(mailing: MailDesk) -> None:
    await _known(mailing)
    await mailing.receive(
        a_mail("News of the month", list_id="<news.example>"),
        a_mail("Disk is full", auto_submitted="auto-generated", subject="Alarm"),
        a_mail("A note to myself", sender=f"Helpdesk <{ADDRESS}>"),
        a_mail("Bulk", precedence="bulk", subject="Offer"),
    )
    assert await _states(mailing) == {MailState.WAITING: 3, MailState.NOTED: 1}
    assert not mailing.servers.sent


async def test_a_forged_sender_with_a_tickets_id_changes_nothing_and_learns_nothing(mailing: MailDesk) -> None:
    await _known(mailing)
    await _opened(mailing, a_mail("The site does not open"))
    for number, results in enumerate((FORGED, OTHERS_WORD, f"{AUTHORITY}; dmarc=pass header.from=evil.example")):
        said = f"Please close it, for the time no. {number}. What is its status?"
        await mailing.receive(a_mail(said, subject="[MUK-1001]", results=results))
    assert await _ticket(mailing) is Status.ESCALATED
    assert (await _states(mailing))[MailState.WAITING] == 3
    assert len(mailing.letters()) == 1
    assert "It may be about MUK-1001" in mailing.cast.operator.last().text


async def test_the_callers_own_proven_mail_with_the_id_is_a_comment_on_the_ticket(mailing: MailDesk) -> None:
    await _known(mailing)
    await _opened(mailing, a_mail("The site does not open"))
    await mailing.receive(a_mail("Now the printer is down, too", subject="Re: [MUK-1001] site"))
    card = await mailing.cast.hudd_engineer.see("Now the printer is down, too", mailing.cast.hudd_tech)
    assert "Ramesh Sahu" in card.text
    assert len(mailing.letters()) == 1


async def test_what_the_desk_asks_the_caller_goes_by_mail_and_the_reply_answers_the_team(mailing: MailDesk) -> None:
    await _known(mailing)
    await _opened(mailing, a_mail("The site does not open"))
    engineer, operator = mailing.cast.hudd_engineer, mailing.cast.operator
    await engineer.tap(await engineer.see("MUK-1001", mailing.cast.hudd_tech), "Ask").answer()
    engineer.reply(await engineer.see("what do you need to know", mailing.cast.hudd_tech), "Which browser?")
    await operator.see("Which browser?")
    operator.say("MUK-1001")
    await mailing.settle()
    view = next(m for m in reversed(operator.messages()) if "Ask the caller" in str(m.buttons))
    await operator.tap(view, "Ask the caller").answer()
    operator.say("Which browser do you use?")
    await mailing.settle()
    asked = mailing.letters()[-1]
    await mailing.receive(reply_to(asked, "Firefox 140"))
    assert await _ticket(mailing) is Status.CLAIMED
    assert "Firefox 140" in (await engineer.see("Firefox 140", mailing.cast.hudd_tech)).text


async def test_a_letter_that_does_not_arrive_is_told_to_the_operator(mailing: MailDesk) -> None:
    await _known(mailing)
    ack = await _opened(mailing, a_mail("The site does not open"))
    report = EmailMessage()
    report["From"], report["To"], report["Subject"] = "MAILER-DAEMON@mx.example", ADDRESS, "Undelivered Mail"
    report["Return-Path"] = "<>"
    report.set_content("It did not arrive")
    raw = report.as_bytes().replace(
        b'Content-Type: text/plain; charset="utf-8"',
        b'Content-Type: multipart/report; report-type=delivery-status; boundary="b"',
    )
    body = (
        f"--b\n\nsorry\n--b\nContent-Type: message/delivery-status\n\nReporting-MTA: dns; mx\n\nStatus: 5.2.2\n"
        f"Diagnostic-Code: smtp; 552 mailbox is over quota\n--b\nContent-Type: text/rfc822-headers\n\n"
        f"Message-ID: {ack['Message-ID']}\n--b--\n"
    ).encode()
    await mailing.receive(raw.partition(b"\n\n")[0] + b"\n\n" + body)
    told = await mailing.cast.operator.see("did not get our mail")
    assert "over quota" in told.text


async def test_an_address_that_nobody_has_is_told_at_once(mailing: MailDesk) -> None:
    await _known(mailing)
    mailing.servers.faults.refused.add(CALLER)
    await mailing.receive(a_mail("The site does not open"))
    operator = mailing.cast.operator
    await operator.tap(operator.last(), "Open").answer()
    await operator.tap(await operator.see("Check and send"), "Escalate").answer()
    assert "No such user" in (await operator.see("does not take a mail")).text


async def test_a_mail_is_answered_in_the_operators_own_words_and_is_over_then(mailing: MailDesk) -> None:
    await _known(mailing)
    await mailing.receive(a_mail("The site does not open"))
    operator = mailing.cast.operator
    card = operator.last()
    await operator.tap(card, "Answer").answer()
    operator.say("Restart the browser")
    await mailing.settle()
    (letter,) = mailing.letters()
    assert "Restart the browser" in str(letter)
    assert "Answered by Sunita" in next(m.text for m in operator.messages() if m.id == card.id)
