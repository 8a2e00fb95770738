"""A sentence owed to one person, or to everybody who has a role."""

from __future__ import annotations

from collections.abc import Callable

from helpdesk.notify.content import Text
from helpdesk.outbox import Facts, MessageKind, OutboxMessage, Urgency
from helpdesk.people.actors import Role
from helpdesk.ports.store import Store


async def tell(
    store: Store, person: int, said: Text | Facts, *, urgency: Urgency = Urgency.REPLY, once: str | None = None
) -> bool:
    """Owe a sentence to somebody in private; return False if it was owed before under the key ``once``."""
    facts = said.facts if isinstance(said, Text) else said
    message = OutboxMessage(
        chat_id=person, kind=MessageKind.TEXT, urgency=urgency, person=person, facts=facts, once=once
    )
    return await store.outbox.owe(message) is not None


async def tell_all(
    store: Store,
    said: Text | Facts,
    *,
    role: Role = Role.ADMIN,
    urgency: Urgency = Urgency.PING,
    once: Callable[[int], str] | None = None,
) -> int:
    """Owe a sentence to each person with ``role``; return to how many it is owed anew.

    ``once`` gives, by a person's id, the key under which they are told only once for ever.
    """
    owed = 0
    for person in await store.people.with_role(role):
        owed += await tell(store, person.id, said, urgency=urgency, once=once(person.id) if once else None)
    return owed
