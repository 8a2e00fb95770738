"""Other systems that follow tickets are owed what happened, in the same stroke."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from helpdesk.people.actors import Actor
from helpdesk.ports.store import Store
from helpdesk.settings.settings import Settings
from helpdesk.ticket.fact import Fact
from helpdesk.ticket.notes import File
from helpdesk.ticket.ticket import Ticket


async def owe(
    store: Store, settings: Settings, ticket: Ticket, facts: Sequence[Fact], actor: Actor | None,
    files: Sequence[File] = (),
) -> None:  # fmt: skip
    """Let each owe itself what follows of these facts; ``ticket`` is as it stands after them."""
    for follower in settings.followers:
        for message in follower.owes(ticket, facts, actor, files):
            await store.outbox.owe(message)


async def owe_anew(store: Store, settings: Settings, tickets: Collection[int]) -> None:
    """Let them follow that words of these tickets were erased."""
    for number in sorted(tickets) if settings.followers else ():
        notes = [note.id for note in await store.texts.notes(number)]
        for follower in settings.followers:
            for message in follower.owes_anew(number, notes):
                await store.outbox.owe(message)
