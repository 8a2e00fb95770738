"""A SPOC's own address: a mailed code makes it theirs, their proven mail is their word, and it ends with the role."""

from __future__ import annotations

import re
from dataclasses import replace
from email.message import EmailMessage

from helpdesk.desk.desk import Desk as UseCases
from helpdesk.mail.mail import MailState
from helpdesk.people.actors import EVERYTHING
from helpdesk.ticket.notes import Caller
from helpdesk.ticket.ticket import CallerKind, Status
from tests.journeys.mail.conftest import AUTHORITY, CALLER, MailDesk, a_mail, words_of

OWN = "lipika@jatni-office.example"
PROVEN = f"{AUTHORITY}; dmarc=pass header.from=jatni-office.example"
FORGED = f"{AUTHORITY}; dmarc=fail header.from=jatni-office.example"


def _from_spoc(text: str, *, number: int = 1001, results: str = PROVEN) -> EmailMessage:
    return a_mail(text, subject=f"[MUK-{number}]", sender=f"Lipika <{OWN}>", results=results)


async def _ticket(desk: MailDesk) -> None:
    """Let the mail of a caller in Jatni be MUK-1001."""
    async with desk.app.database.unit() as unit:
        await unit.texts.keep_caller(Caller(email=CALLER, name="Ramesh", kind=CallerKind.ULB_EMPLOYEE, ulb="JA"))
    operator = desk.cast.operator
    operator.start()
    await desk.receive(a_mail("The site does not open"))
    await operator.tap(await operator.see("The site does not open"), "Open").answer()
    await operator.tap(await operator.see("Check and send"), "Escalate").answer()
    await desk.settle()


async def _give(desk: MailDesk, address: str = OWN) -> str:
    """Let the SPOC of Jatni give an address; return the code that came there."""
    spoc = desk.cast.spoc_jatni
    spoc.start()
    spoc.say("/mine")
    await spoc.tap(await spoc.see(lambda message: "My e-mail" in str(message.labels)), "My e-mail").answer()
    await spoc.see("From which e-mail address")
    spoc.say(address)
    await spoc.see("A code is on its way")
    await desk.settle()
    found = re.search(r"\b\d{6}\b", words_of(desk.letters(address.lower())[-1]))
    assert found is not None
    return found[0]


async def _known(desk: MailDesk) -> None:
    desk.cast.spoc_jatni.say(await _give(desk))
    await desk.cast.spoc_jatni.see("are yours from now on")
    await desk.settle()


async def _waiting(desk: MailDesk) -> int:
    async with desk.app.database.reading() as store:
        return await store.mails.count(MailState.WAITING)


async def test_a_proven_mail_from_a_spocs_confirmed_address_is_their_own_comment(mailing: MailDesk) -> None:
    await _ticket(mailing)
    await mailing.receive(_from_spoc("Before it is confirmed"))
    assert await _waiting(mailing) == 1
    await _known(mailing)
    await mailing.receive(_from_spoc("The whole office is without it"))
    assert await _waiting(mailing) == 1
    async with mailing.app.database.reading() as store:
        last = (await store.texts.notes(1001))[-1]
    assert (last.text, last.author) == ("The whole office is without it", mailing.cast.spoc_jatni.id)

    await mailing.receive(
        _from_spoc("Close it", results=FORGED), _from_spoc("Unproven", results="nobody; dmarc=pass")
    )
    assert await _waiting(mailing) == 3
    assert not [letter for letter in mailing.letters(OWN) if "1001" in str(letter["Subject"])], "nothing is learned"


async def test_it_acts_for_the_spocs_own_town_only(mailing: MailDesk) -> None:
    await _ticket(mailing)
    await _known(mailing)
    operator = mailing.cast.operator
    operator.say("bijay@dhenkanal.example Bijay, Dhenkanal, site does not open")
    operator.tap(await operator.see("Who is it?"), "ULB employee")
    operator.tap(await operator.see("What sort"), "Technical: Infrastructure")
    operator.tap(await operator.see("Check and send"), "Escalate")
    await operator.see("MUK-1002")
    await mailing.receive(_from_spoc("What is it about?", number=1002))
    assert await _waiting(mailing) == 1


async def test_on_a_ticket_that_is_over_a_spocs_mail_waits_for_somebody(mailing: MailDesk) -> None:
    await _ticket(mailing)
    await _known(mailing)
    async with mailing.app.database.unit() as unit:
        ticket = await unit.tickets.get(1001, EVERYTHING)
        assert ticket is not None
        await unit.tickets.save(replace(ticket, status=Status.CLOSED, version=ticket.version + 1))
    await mailing.receive(_from_spoc("It is broken again"))
    assert await _waiting(mailing) == 1


async def test_a_code_opens_five_tries_and_half_an_hour_and_two_do_not_go_out_in_a_row(mailing: MailDesk) -> None:
    spoc = mailing.cast.spoc_jatni
    code = await _give(mailing)
    wrong = "000000" if code != "000000" else "111111"
    for left in range(4, -1, -1):
        spoc.say(wrong)
        await spoc.see(f"Tries left: {left}")
    spoc.say(code)
    await spoc.see("opens nothing any more")

    spoc.say("/mine")
    await mailing.settle()
    await spoc.tap(next(m for m in reversed(spoc.messages()) if "My e-mail" in str(m.labels)), "My e-mail").answer()
    await spoc.see("From which e-mail address")
    spoc.say("no address at all")
    await spoc.see("That is no e-mail address")
    spoc.say(OWN)
    await spoc.see("A code has just gone out")
    mailing.clock.advance(minutes=3)
    spoc.say(OWN)
    await spoc.see("A code is on its way")
    await mailing.settle()
    mailing.clock.advance(minutes=31)
    spoc.say(re.findall(r"\b\d{6}\b", words_of(mailing.letters(OWN)[-1]))[0])
    await spoc.see("opens nothing any more")


async def test_an_address_is_forgotten_by_a_press_and_with_the_role(mailing: MailDesk) -> None:
    spoc = mailing.cast.spoc_jatni
    await _ticket(mailing)
    await _known(mailing)
    listed = next(m for m in reversed(spoc.messages()) if "Forget lipika" in str(m.labels))
    await spoc.tap(listed, f"Forget {OWN}").answer()
    await mailing.receive(_from_spoc("It is forgotten"))
    assert await _waiting(mailing) == 1

    mailing.clock.advance(minutes=3)
    await _known(mailing)
    async with mailing.app.database.unit() as unit:
        desk = UseCases(unit, mailing.app.settings, mailing.clock.now())
        before = await unit.people.get(spoc.id)
        assert before is not None
        for membership in before.memberships:
            await unit.people.leave(spoc.id, membership)
        await desk.leaving.rights_ended(before, None)
        assert await unit.own_addresses.of(spoc.id) is None
    await mailing.receive(_from_spoc("Not for the town any more"))
    assert await _waiting(mailing) == 2
