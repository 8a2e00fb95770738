"""Another system that follows the tickets of some teams, such as a tracker: what of each fact is owed to it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Protocol, Self

from helpdesk.outbox import OutboxMessage
from helpdesk.people.actors import Actor
from helpdesk.settings.bodies import Body
from helpdesk.ticket.fact import Fact
from helpdesk.ticket.notes import File
from helpdesk.ticket.ticket import Ticket


class Follower(Protocol):
    """Decides by facts alone, so that what it is owed is written in their own transaction."""

    @property
    def part(self) -> str:
        """Under which name the chat keeps what it says of it."""

    def over(self, said: Mapping[str, Body | None]) -> Self:
        """Return it with what the chat says laid over what the file says."""

    def owes(
        self, ticket: Ticket, facts: Sequence[Fact], actor: Actor | None, files: Sequence[File]
    ) -> Iterable[OutboxMessage]:
        """Yield what is owed to it after these facts; ``ticket`` is as it stands after them."""

    def owes_anew(self, ticket: int, notes: Sequence[int]) -> Iterable[OutboxMessage]:
        """Yield what is owed to it after words of a ticket were erased, whichever these were."""
