"""What is said here of JIRA: under a team's card, or to the desk where the team has no group."""

from __future__ import annotations

from helpdesk.desk.recording.recipients import desk_of
from helpdesk.desk.recording.telling import tell_all
from helpdesk.outbox import Facts, MessageKind, OutboxMessage, Urgency, card_slot
from helpdesk.settings.settings import Settings
from helpdesk.ticket.ticket import Ticket, ticket_id
from storage.unit_of_work import Store

ASKED = "jira-done-how"


async def say_about(store: Store, settings: Settings, ticket: Ticket, key: str, /, **facts: str | int | None) -> None:
    """Owe a sentence under the ticket's card."""
    team = settings.team(ticket.team)
    in_group = team is not None and team.chat_id is not None
    asked: Facts = _asks(ticket, in_group=in_group) if key == ASKED else {}
    said: Facts = {"key": key, **facts, **asked}
    chats: list[tuple[int, int | None, str | None]]
    if team is not None and team.chat_id is not None:
        chats = [(team.chat_id, team.thread_id, card_slot(ticket.number, team.chat_id))]
    else:
        chats = [(person, None, None) for person in await desk_of(store, ticket)]
    for chat, thread, under in chats:
        await store.outbox.owe(
            OutboxMessage(
                chat_id=chat, thread_id=thread, kind=MessageKind.TEXT, urgency=Urgency.PING, ticket=ticket.number,
                person=chat if chat > 0 else None, under=under, facts=said,
            )
        )  # fmt: skip


def _asks(ticket: Ticket, *, in_group: bool) -> Facts:
    """Return the button of a question: the team solves it there, the desk has a look."""
    return {"buttons": f"{'resolve' if in_group else 'view'}:{ticket.number}"}


async def tell_admins(store: Store, settings: Settings, ticket: int, key: str, /, **facts: str | int | None) -> None:
    """Owe the admins a line that they have to do something about."""
    await tell_all(store, {"key": key, "id": ticket_id(settings.prefix, ticket), **facts})
