"""The sentences for a town's SPOCs: what happened to a ticket of theirs, and no more than is true."""

from __future__ import annotations

from dataclasses import dataclass

from helpdesk.notify.ticket_texts import TownTold


class OpenedForTown(TownTold):
    """There is a new ticket."""

    stored_as, muted_as = "spoc-opened", "opened"


class TakenForTown(TownTold):
    """Somebody of a team has taken it; nothing is said yet."""

    stored_as, muted_as = "spoc-taken", "answered"


class AskedForTown(TownTold):
    """A team has taken it, and asks the desk."""

    stored_as, muted_as = "spoc-asked", "answered"


class AnsweredForTown(TownTold):
    """A team has answered the desk."""

    stored_as, muted_as = "spoc-answered", "answered"


class ReturnedForTown(TownTold):
    """A team sent it back to the desk."""

    stored_as, muted_as = "spoc-returned", "answered"


@dataclass(frozen=True)
class ResolvedForTown(TownTold):
    """It is solved; the note says how. It can be opened again."""

    note: int | None = None
    stored_as, muted_as = "spoc-resolved", "resolved"
