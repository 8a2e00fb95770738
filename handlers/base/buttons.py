"""What a button's row says to cards and keyboards; its function is added at the top, in ``handlers/routes.py``."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from handlers.base.callback_data import Button
from helpdesk.people.actors import Actor
from helpdesk.people.rights import Action, may
from helpdesk.ticket.errors import NotAllowed
from helpdesk.ticket.ticket import Status


class Subject(StrEnum):
    """What the number in a press names: the right is asked about that, and the message must be about it."""

    TICKET = "ticket"  # under messages about that ticket only
    ANY_TICKET = "any-ticket"  # under a list, a proposal or a thank-you, too, which are about no ticket or another
    FORM = "form"  # in that form's own message
    OFFERED_FORM = "offered-form"  # there, or in the offer to go on with it
    PROMPT = "prompt"
    MAIL = "mail"  # on that mail's own card
    OTHER = "other"  # a page, a person, a group, a search, or nothing


class Exempt(StrEnum):
    """Why a row asks for no right of ``helpdesk/people/rights.py``."""

    EVERYBODY = "everybody"
    OWNER = "owner"  # whose prompt, absence or wish it is; the function looks


Needed = Action | Exempt


@dataclass(frozen=True, slots=True)
class ButtonTraits:
    """A button as the low rooms see it.

    ``label``: the key of its words, where it always has the same. ``view``: its argument under a ticket in the
    private chat, None: it does not stand there. ``card``: its line and place on a team's card, by status.
    """

    button: Button
    right: Needed
    subject: Subject = field(default=Subject.OTHER, kw_only=True)
    label: str = field(default="", kw_only=True)
    style: str | None = field(default=None, kw_only=True)
    view: str | None = field(default=None, kw_only=True)
    card: Mapping[Status, tuple[int, int]] = field(default_factory=dict, kw_only=True)

    @property
    def is_of_ticket(self) -> bool:
        """Whether the number in a press is a ticket's."""
        return self.subject in (Subject.TICKET, Subject.ANY_TICKET)


Buttons = Mapping[Button, ButtonTraits]


def require(actor: Actor, right: Needed) -> None:
    """Raise ``NotAllowed`` unless ``actor`` has the right where they are."""
    if isinstance(right, Action) and not may(actor, right):
        raise NotAllowed(right.value)
