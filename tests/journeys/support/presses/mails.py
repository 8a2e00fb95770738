"""What comes by mail: each of a waiting mail's buttons, and what may be asked of who wrote it."""

from __future__ import annotations

from handlers.base.callback_data import Button
from helpdesk.people.actors import EVERYTHING
from helpdesk.ticket.ticket import UNRESOLVED
from tests.journeys.mail.conftest import MailDesk, a_mail
from tests.journeys.support.presses.acting import carrying, form
from tests.journeys.support.presses.stage import Stage

WRITERS = (
    "office@jatni.example",
    "je@jatni.example",
    "shg@jatni.example",
    "clerk@jatni.example",
    "mis@jatni.example",
)


async def mails_that_wait(stage: Stage) -> None:
    """Five mails come; one is opened, one is added to the ticket of it, the others are answered, refused and junk."""
    desk, operator = stage.desk, stage.desk.cast.operator
    assert isinstance(desk, MailDesk)
    opened, added, answered, refused, junk = WRITERS

    async def comes(writer: str, said: str) -> None:
        await desk.receive(a_mail(said, subject=said[:40], sender=f"Office <{writer}>"))
        await stage.settle()

    await comes(opened, "The muster roll of ward seven does not open")
    await stage.tap(operator, carrying(operator.private, Button.MAIL_OPEN), "Open")
    await form(stage, operator, "Jatni")
    async with desk.app.database.reading() as store:
        number = max(ticket.number for ticket in await store.tickets.find(EVERYTHING, statuses=UNRESOLVED))
    await stage.say(operator, f"MUK-{number}")
    await stage.tap(operator, carrying(operator.private, Button.ASK_CALLER), "Ask the caller")
    await comes(opened, "Once more about the muster roll of ward seven")
    await stage.tap(operator, carrying(operator.private, Button.MAIL_ADD), "Add to MUK")
    await comes(added, "The geotag is refused at the second stage")
    await stage.tap(operator, carrying(operator.private, Button.MAIL_ADD), "Add to a ticket")
    await stage.tap(operator, carrying(operator.private, Button.MAIL_BACK), "Give back")
    await comes(answered, "When is the portal open on Saturday")
    await stage.tap(operator, carrying(operator.private, Button.MAIL_ANSWER), "Answer")
    await comes(refused, "Please send us new chairs")
    await stage.tap(operator, carrying(operator.private, Button.MAIL_REFUSE), "Not for us")
    await stage.tap(operator, carrying(operator.private, Button.MAIL_REFUSE), "Back")
    await comes(junk, "You have won a prize")
    await stage.tap(operator, carrying(operator.private, Button.MAIL_JUNK), "Junk")
