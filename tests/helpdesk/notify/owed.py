"""A ticket with everybody around it, and the messages that they may be owed, for the tests of who is told what."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from helpdesk.notify.content import Text
from helpdesk.notify.recipients import Recipients
from helpdesk.outbox import MessageKind, OutboxMessage, Urgency
from helpdesk.settings.settings import Team
from helpdesk.ticket.fact import ClockOutcome
from helpdesk.ticket.facts.clock import Responded
from helpdesk.ticket.facts.moves import Escalated
from helpdesk.ticket.notes import File, FileKind
from helpdesk.ticket.ticket import Priority, Status
from tests.helpdesk.office import at, ticket

OLIVIA, OMAR = 11, 12  # of the desk; Olivia logged it
RAVI, ANITA = 21, 22  # of the team; Ravi has it
LIPIKA, BIJAY, GITA, HARI = 41, 42, 43, 44  # the town's; each but the first has muted something
RASHMI = 51  # admin
WANDA = 61  # watches
EGOV = Team(key="egov", name="eGov", chat_id=-1, thread_id=5)
UNLINKED = Team(key="egov", name="eGov")
CARD = "card:1001@-1"
SPOCS = {
    LIPIKA: frozenset[str](), BIJAY: frozenset({"answered"}), GITA: frozenset({"resolved"}),
    HARI: frozenset({"opened"}),
}  # fmt: skip
TICKET = ticket(status=Status.CLAIMED, logged_by=OLIVIA, team="egov", claimed_by=RAVI, priority=Priority.P2)
AT = at("Mon 16 Nov 11:00")
ARRIVED = Escalated(AT, OLIVIA, team="egov", target_at=AT, due_at=AT, provisional=False)
TAKEN = Responded(AT, RAVI, team="egov", outcome=ClockOutcome.IN_TIME, taken=True)
KEPT = replace(TICKET, status=Status.OPEN, team=None, claimed_by=None)


def around(actor: int | None = RAVI, **known: Any) -> Recipients:
    """Return everybody around the ticket; a test names who did it, and what else matters."""
    usual: dict[str, Any] = {
        "team": EGOV, "desk": (OLIVIA, OMAR), "admins": (RASHMI,), "actor": actor, "watchers": (WANDA, LIPIKA, BIJAY),
        "spocs": SPOCS,
    }  # fmt: skip
    return Recipients(**usual | known)


def file(number: int, kind: FileKind = FileKind.PHOTO, note: int | None = None) -> File:
    """Return an attachment."""
    return File(id=number, kind=kind, file_id=f"f{number}", unique_id=f"u{number}", note=note)


def to(person: int, text: Text, urgency: Urgency = Urgency.REPLY, **how: Any) -> OutboxMessage:
    """Return a sentence for somebody's private chat."""
    return text.message_to(person, urgency, ticket=1001, person=person, **how)


def ping(person: int, text: Text, **how: Any) -> OutboxMessage:
    """Return a sentence that nobody waits for."""
    return to(person, text, Urgency.PING, **how)


def under(text: Text, slot: str | None = None, **how: Any) -> OutboxMessage:
    """Return a reply to the team's card."""
    return text.message_to(-1, Urgency.REPLY, thread_id=5, ticket=1001, slot=slot, under=CARD, **how)


def card(urgency: Urgency = Urgency.PRESSED, chat: int = -1, thread: int | None = 5) -> OutboxMessage:
    """Return the ticket's card in a team's chat."""
    return OutboxMessage(
        chat_id=chat, thread_id=thread, kind=MessageKind.CARD, urgency=urgency, ticket=1001, slot=f"card:1001@{chat}"
    )


def private(kind: MessageKind, person: int, urgency: Urgency = Urgency.PRESSED) -> OutboxMessage:
    """Return what stands in somebody's private chat about the ticket: their own message, the question, a view."""
    return OutboxMessage(
        chat_id=person, kind=kind, urgency=urgency, ticket=1001, person=person, slot=f"{kind.value}:1001@{person}"
    )


def files(chat: int, slot: str, *numbers: int, urgency: Urgency = Urgency.REPLY) -> OutboxMessage:
    """Return attachments under a message."""
    return OutboxMessage(
        chat_id=chat, kind=MessageKind.FILES, urgency=urgency, ticket=1001, under=slot,
        facts={"files": ",".join(map(str, numbers))},
    )  # fmt: skip


OWN = private(MessageKind.OWN, OLIVIA)
