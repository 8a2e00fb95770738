"""Saying by when and how urgent, by buttons: in the private view, and under the clock's questions in a group."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from telegram import InlineKeyboardMarkup

from handlers.base.callback_data import Button, Press
from handlers.base.context import Turn
from handlers.base.keyboards import markup
from handlers.cards.words import Cards, dashed
from helpdesk.outbox import MessageKind, OutboxMessage, Urgency, ask_slot, view_slot
from helpdesk.people.actors import Actor, Where
from helpdesk.people.rights import Action
from helpdesk.sla.next_date import promise_dates
from helpdesk.ticket.errors import NeedsReason
from helpdesk.ticket.facts.promises import DelayReason
from helpdesk.ticket.ticket import Priority, Ticket

VIEW, QUESTION = "v", "q"  # where a menu is open: a button's argument begins with it
PROMISE_MENU, REASON_MENU, PRIORITY_MENU = "promise", "reason", "priority"


async def promise(turn: Turn, actor: Actor, press: Press) -> None:
    """Ask by when (``v``), take the date (``v.d1``), or the date with a reason (``v.d1.others``)."""
    place, *said = press.arg.split(".")
    if not said:
        ticket = await turn.desk.promises.may_promise(press.number, actor)
        await _open_menu(turn, actor, ticket, place, {"menu": PROMISE_MENU})
        return
    reason = next((r for r in DelayReason if r.value in said[1:]), None)
    try:
        ticket = await turn.desk.promises.promise(press.number, actor, said[0], reason)
    except NeedsReason as error:
        ticket = await turn.desk.promises.may_promise(press.number, actor)
        await _open_menu(turn, actor, ticket, place, {"menu": REASON_MENU, "date": error.date})
        return
    await _close_menu(turn, actor, ticket, place)
    until = turn.when(actor, ticket.promised_at or turn.now)
    turn.toast(actor, "promised", id=turn.id(ticket.number), when=until)


async def priority(turn: Turn, actor: Actor, press: Press) -> None:
    """Offer the priorities (``v``), or set one (``v.P1``)."""
    place, *said = press.arg.split(".")
    ticket = await turn.desk.promises.may_prioritise(press.number, actor)
    chosen = next((p for p in Priority if p.value in said), None)
    if chosen is None:
        await _open_menu(turn, actor, ticket, place, {"menu": PRIORITY_MENU})
        return
    ticket = await turn.desk.promises.set_priority(press.number, actor, chosen)
    await _close_menu(turn, actor, ticket, place)
    turn.toast(actor, "priority-set", id=turn.id(ticket.number), priority=chosen.value)


async def back(turn: Turn, actor: Actor, press: Press) -> None:
    """Close a menu; nothing else happens."""
    ticket = await turn.desk.recorder.see(press.number, actor, Action.VIEW)
    if press.arg == QUESTION:
        await turn.desk.recorder.end_questions(ticket)
    await _close_menu(turn, actor, ticket, press.arg)


def menu(facts: Mapping[str, object], ticket: Ticket, place: str, cards: Cards) -> InlineKeyboardMarkup | None:
    """Return the buttons of the menu that a message's facts name, None if they name none."""
    keyboard, number = cards.keyboards, ticket.number
    back_row = [keyboard.button(Press(Button.BACK, number, place))]
    name = facts.get("menu")
    if name == PRIORITY_MENU:
        row = [
            keyboard.named(Press(Button.PRIORITY, number, f"{place}.{p.value}"), f"{p.value}{_tick(p, ticket)}")
            for p in Priority
        ]
        return markup([row, back_row])
    if name == REASON_MENU:
        begun = f"{place}.{facts['date']}"
        buttons = [
            keyboard.button(Press(Button.PROMISE, number, f"{begun}.{r.value}"), f"reason-{dashed(r.value)}")
            for r in DelayReason
        ]
        return markup([buttons[:2], buttons[2:], back_row])
    if name == PROMISE_MENU:
        buttons = [
            keyboard.named(
                Press(Button.PROMISE, number, f"{place}.{code}"), cards.plain(f"promise-{code}", when=cards.when(at))
            )
            for code, at in _dates(cards).items()
        ]
        return markup([*([button] for button in buttons), back_row])
    return None


def _dates(cards: Cards) -> dict[str, datetime]:
    return promise_dates(cards.office.settings.calendar, cards.now)


def _tick(priority: Priority, ticket: Ticket) -> str:
    return " ✓" if ticket.priority is priority else ""


async def _open_menu(turn: Turn, actor: Actor, ticket: Ticket, place: str, facts: Mapping[str, str]) -> None:
    await turn.store.outbox.owe(_edit(turn, actor, ticket, place, facts))


async def _close_menu(turn: Turn, actor: Actor, ticket: Ticket, place: str) -> None:
    if place == VIEW and actor.place.where is Where.PRIVATE:
        await turn.store.outbox.owe(_edit(turn, actor, ticket, place, {}))


def _edit(turn: Turn, actor: Actor, ticket: Ticket, place: str, facts: Mapping[str, str]) -> OutboxMessage:
    """Return the edit of the message in which the press was."""
    chat, number = actor.place.chat_id, ticket.number
    if place == VIEW:
        slot, kind = view_slot(number, chat), MessageKind.VIEW
    else:
        slot, kind = ask_slot(number, chat), MessageKind.REMINDER
    team = turn.settings.team(actor.place.team)
    return OutboxMessage(
        chat_id=chat, thread_id=team.thread_id if team else None, kind=kind, urgency=Urgency.PRESSED, ticket=number,
        person=actor.person.id, slot=slot, facts=facts,
    )  # fmt: skip
