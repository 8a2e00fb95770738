"""The message that says that a ticket is solved: does the caller say so?"""

from __future__ import annotations

from handlers.base.callback_data import Button, Press
from handlers.base.keyboards import markup
from handlers.base.outgoing import Outgoing
from handlers.cards import for_caller
from handlers.cards.dossier import Dossier
from handlers.cards.words import Cards
from helpdesk.people.actors import Actor
from helpdesk.ticket.ticket import Status


def render(cards: Cards, dossier: Dossier, actor: Actor, *, over: bool) -> Outgoing:
    """Return what tells the operator that it is solved, with the buttons for the caller's answer.

    It is ``over`` when the ticket was opened again: the next solution comes in a message of its own.
    """
    ticket = dossier.ticket
    if over:
        return Outgoing(cards.say("solved-over", id=cards.link(ticket), title=cards.title(dossier)), markup([]))
    who = dossier.name(ticket.resolved_by) or cards.say("someone")
    text = [cards.say("solved-ask", id=cards.link(ticket), title=cards.title(dossier), who=who)]
    if dossier.solution:
        text.append(cards.quote(dossier.solution))
    if ticket.is_held_up:
        text.append(cards.say("solved-objected"))
    text += for_caller.lines(cards, dossier)
    if ticket.status is Status.RESOLVED and ticket.confirmation is None:
        text.append(cards.say("solved-question"))
    elif ticket.confirmation is not None:
        text.append(cards.say(f"card-confirmed-{ticket.confirmation.value}", score=ticket.satisfaction or 0))
    rows = cards.keyboards.confirming(ticket, actor)
    is_open = bool(rows)
    if ticket.status is Status.RESOLVED:
        rows.append([cards.keyboards.button(Press(Button.REOPEN, ticket.number), "button-reopen")])
        rows += for_caller.rows(cards, dossier, languages=True)
    elif is_open:
        text.append(cards.say("solved-rate"))
    return Outgoing("\n".join(text), markup(rows))
