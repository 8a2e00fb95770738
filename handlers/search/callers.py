"""Callers: their history for an operator; and for an admin all that is known of one, to hand out or to erase."""

from __future__ import annotations

import json
from dataclasses import asdict
from datetime import datetime
from enum import Enum

from telegram import InlineKeyboardButton

from handlers.base.callback_data import Button, Press
from handlers.base.context import Turn
from handlers.base.incoming import Incoming
from handlers.base.keyboards import markup
from handlers.base.outgoing import Document, Outgoing
from handlers.cards.dossier import gather_many
from handlers.cards.lists import lines_of
from handlers.cards.words import Cards, contact_of
from handlers.prompts.prompts import take_away
from helpdesk.conversation import Prompt
from helpdesk.desk.search.callers import CallerData, Erased, is_blank
from helpdesk.notify.kinds import CallerExport, CallerPage
from helpdesk.outbox import OutboxMessage, Urgency, list_slot
from helpdesk.people.actors import Actor
from helpdesk.people.rights import Action, may
from helpdesk.ports.store import Store
from helpdesk.ticket.notes import Caller

PROMPT = "caller-data"
SHOWN = 20  # tickets of a caller
MOST_PEOPLE = 8  # shown at once


async def history(turn: Turn, actor: Actor, press: Press) -> None:
    """List the tickets of a ticket's caller."""
    await turn.desk.callers.history(press.number, actor)
    await turn.list_about(actor, "history", press.number)


async def render_history(message: OutboxMessage, store: Store, cards: Cards, actor: Actor) -> Outgoing | None:
    """Return the tickets of a ticket's caller, newest first."""
    known = await cards.desk_in(store).callers.history(message.ticket or 0, actor)
    name = known.caller.name or cards.say("no-name")
    contact = contact_of(known.caller) or cards.say("view-no-contact")
    lines = [cards.say("caller-history-head", name=name, contact=contact, count=len(known.tickets))]
    rows = [[_button(known.caller.id, "o", cards)]] if may(actor, Action.ERASE) and not is_blank(known.caller) else []
    return Outgoing("\n".join([*lines, *await lines_of(store, known.tickets, cards, SHOWN)]), markup(rows))


# -- for admins: on request of the caller ----------------------------------------------------------------------


async def ask(turn: Turn, actor: Actor, argument: str = "") -> None:
    """Ask whose data is wanted, or take it as it was typed after the command: a number, an address, a name."""
    await take_away(turn, await turn.store.prompts.waiting(actor.place.chat_id, actor.person.id))
    if argument.strip():
        await _offer(turn, actor, argument)
        return
    chat, person = actor.place.chat_id, actor.person.id
    await turn.store.prompts.ask(
        Prompt(chat_id=chat, person=person, action=PROMPT, ticket=0, facts={}, asked_at=turn.now)
    )
    await turn.say(actor, "caller-data-ask")


async def answer(turn: Turn, actor: Actor, message: Incoming, prompt: Prompt) -> None:
    """Take what was asked for."""
    await take_away(turn, prompt)
    await _offer(turn, actor, message.text)


async def _offer(turn: Turn, actor: Actor, typed: str) -> None:
    people = await turn.desk.callers.callers(actor, typed, MOST_PEOPLE + 1)
    if not people:
        await turn.say(actor, "caller-data-none")
        return
    for caller in people[:MOST_PEOPLE]:
        await _show(turn, actor, caller.id, "ask")
    if len(people) > MOST_PEOPLE:
        await turn.say(actor, "caller-data-more")


async def _show(turn: Turn, actor: Actor, caller: int, step: str, urgency: Urgency = Urgency.REPLY) -> None:
    chat, slot = actor.place.chat_id, list_slot(f"caller-{caller}", actor.place.chat_id)
    if urgency is Urgency.REPLY:
        await turn.store.outbox.vacate(slot)
    await turn.store.outbox.owe(CallerPage(caller, step).message_to(chat, urgency, person=actor.person.id, slot=slot))


async def press(turn: Turn, actor: Actor, press: Press) -> None:
    """Show a caller's data (``o``), export it (``x``), ask before erasing (``e``), erase (``y``), or not (``n``)."""
    if await turn.desk.callers.caller_data(actor, press.number) is None:
        turn.toast(actor, "caller-gone", alert=True)
    elif press.arg == "o":
        await _show(turn, actor, press.number, "ask")
    elif press.arg == "x":
        file = CallerExport(press.number).message_to(actor.place.chat_id, Urgency.REPLY, person=actor.person.id)
        await turn.store.outbox.owe(file)
    elif press.arg in ("e", "n"):
        await _show(turn, actor, press.number, "sure" if press.arg == "e" else "ask", Urgency.PRESSED)
    elif press.arg == "y":
        erased = await turn.desk.callers.erase_caller(actor, press.number) or Erased((), ())
        turn.toast(actor, "caller-erased", alert=True, count=len(erased.tickets))
        await _show(turn, actor, press.number, "gone", Urgency.PRESSED)
    else:
        turn.toast(actor, "unknown-button")


async def render_caller(message: OutboxMessage, store: Store, cards: Cards, actor: Actor) -> Outgoing | None:
    """Return what is known of a caller, with what an admin can do about it."""
    page = CallerPage.read(message.facts)
    number = page.caller
    data = await cards.desk_in(store).callers.caller_data(actor, number)
    if data is None:
        return Outgoing(cards.say("caller-data-gone"))
    is_open = sum(ticket.is_unresolved for ticket in data.tickets)
    lines = [
        cards.say("caller-data-head", **_named(data.caller, cards)),
        cards.say("caller-data-kept", tickets=len(data.tickets), notes=len(data.notes), files=len(data.files)),
        *await lines_of(store, data.tickets, cards, SHOWN),
    ]
    if page.step == "sure":
        lines.append(cards.say("caller-data-sure", open=is_open))
        return Outgoing("\n".join(lines), markup([[_button(number, "y", cards), _button(number, "n", cards)]]))
    return Outgoing("\n".join(lines), markup([[_button(number, "x", cards), _button(number, "e", cards)]]))


async def render_export(message: OutboxMessage, store: Store, cards: Cards, actor: Actor) -> Outgoing | None:
    """Return all that is known of a caller as a file."""
    number = CallerExport.read(message.facts).caller
    data = await cards.desk_in(store).callers.caller_data(actor, number)
    if data is None:
        return Outgoing(cards.say("caller-data-gone"))
    titles = {d.ticket.number: d.title for d in await gather_many(store, data.tickets)}
    content = json.dumps(_exported(data, titles, cards), ensure_ascii=False, indent=2, default=_plain)
    return Outgoing(cards.say("caller-data-export"), document=Document(f"caller-{number}.json", content.encode()))


def _exported(data: CallerData, titles: dict[int, str], cards: Cards) -> dict[str, object]:
    return {
        "caller": asdict(data.caller),
        "tickets": [
            {"id": cards.id(ticket), "title": titles.get(ticket.number, ""), **asdict(ticket)}
            for ticket in data.tickets
        ],
        "texts": [
            {"ticket": note.ticket, "kind": note.kind, "said_at": note.said_at, "text": note.text}
            for note in data.notes
        ],
        "files": [
            {"ticket": file.ticket, "kind": file.kind, "name": file.name, "size": file.size, "said_at": file.said_at}
            for file in data.files
        ],
    }


def _plain(value: object) -> str:
    if isinstance(value, datetime):
        return value.isoformat()
    return str(value.value if isinstance(value, Enum) else value)


def _named(caller: Caller, cards: Cards) -> dict[str, str]:
    return {
        "name": caller.name or cards.say("no-name"),
        "contact": contact_of(caller) or cards.say("view-no-contact"),
    }


def _button(caller: int, arg: str, cards: Cards) -> InlineKeyboardButton:
    return cards.keyboards.button(Press(Button.DATA, caller, arg), f"caller-button-{arg}")
