"""What the clock says: warnings, breaches, reminders and questions, of one ticket or of many."""

from __future__ import annotations

import html
from collections.abc import Callable, Sequence
from dataclasses import replace

from telegram import InlineKeyboardMarkup

from handlers.base.callback_data import Button, Press
from handlers.base.catalogue import Html
from handlers.base.keyboards import markup
from handlers.base.outgoing import Outgoing
from handlers.cards import for_caller
from handlers.cards.dossier import Dossier, gather, shorten
from handlers.cards.view_extras import with_rows
from handlers.cards.words import Cards, dashed, mark
from handlers.tickets import promise_and_priority
from helpdesk.destinations import has_chat
from helpdesk.notify.kinds import DueReminders
from helpdesk.notify.on_clock import (
    NONE_AFTER_ALL,
    OF_A_CLOCK,
    OF_THE_SOLUTION,
    QUESTIONS,
    Reminder,
    ReminderKind,
    is_over,
    still_true,
)
from helpdesk.outbox import OutboxMessage
from helpdesk.people.actors import EVERYTHING, Actor
from helpdesk.ports.store import Store
from helpdesk.ticket.ticket import Status, Ticket

LINES = 25  # tickets that one message names
LINE_TITLE = 40
FOR_THE_CALLER = frozenset(
    {
        ReminderKind.OPERATOR,
        ReminderKind.UNSOLVED_TOLD,
        ReminderKind.ANSWER,
        ReminderKind.OBJECTION,
        ReminderKind.PROMISE,
        ReminderKind.PROMISE_MOVED,
        ReminderKind.MISSED,
    }
)
"""After these somebody of the desk may want to call back."""
CLAIMS = 8  # buttons under a message about many
OF_A_PROMISE = frozenset({ReminderKind.PROMISE, ReminderKind.PROMISE_MOVED, ReminderKind.MISSED})


async def render(
    message: OutboxMessage, store: Store, cards: Cards, actor: Actor, reads: Callable[[Ticket], bool]
) -> Outgoing | None:
    """Return what is still true of what was to be said, of tickets that the reader may read; None if nothing is."""
    if message.ticket is not None and "menu" in message.facts:
        return await _menu(message, message.ticket, store, cards, reads)
    reminders = await store.reminders.of(DueReminders.read(message.facts).sayings)
    true = []
    for reminder in reminders:
        ticket = await store.tickets.get(reminder.ticket, EVERYTHING)
        if (
            ticket is not None
            and reads(ticket)
            and still_true(reminder, ticket)
            and not is_over(reminder, ticket, cards.now)
        ):
            true.append((ticket, reminder))
    if not true:
        return None
    if len(reminders) == 1:
        return await _one(true[0][1], message, store, cards, actor)
    true.sort(key=lambda pair: (pair[0].priority, pair[1].due_at, pair[0].number))
    return await _many([reminder for _, reminder in true], message, store, cards, actor)


async def _one(
    reminder: Reminder, message: OutboxMessage, store: Store, cards: Cards, actor: Actor
) -> Outgoing | None:
    dossier = await gather(store, reminder.ticket)
    if dossier is None:
        return None
    key = f"nudge-{_kind(reminder, dossier.ticket)}"
    facts = _facts(reminder, dossier, cards, in_group=message.chat_id < 0)
    if reminder.kind is ReminderKind.ADMINS:
        know = await store.reminders.was_said(reminder.ticket, reminder.cycle, ReminderKind.MANAGERS)
        facts["managers"] = "yes" if know else "no"
    buttons = _buttons(reminder, dossier.ticket, cards, in_group=message.chat_id < 0)
    said = Outgoing(cards.say(key, **facts), buttons)
    if not _tells_of_caller(reminder, dossier.ticket, actor):
        return said
    text = "\n".join((said.text, *for_caller.lines(cards, dossier)))
    return with_rows(replace(said, text=text), for_caller.rows(cards, dossier))


def _tells_of_caller(reminder: Reminder, ticket: Ticket, actor: Actor) -> bool:
    return reminder.kind in FOR_THE_CALLER and for_caller.is_told(actor, ticket)


async def _many(
    reminders: Sequence[Reminder], message: OutboxMessage, store: Store, cards: Cards, actor: Actor
) -> Outgoing:
    withdrawn = [reminder for reminder in reminders if reminder.kind in NONE_AFTER_ALL]
    waiting = [reminder for reminder in reminders if reminder not in withdrawn]
    lines: list[Html] = []
    if waiting:
        count = len({reminder.ticket for reminder in waiting})
        lines += [cards.say("nudge-many", count=count), *await _lines(waiting, message, store, cards, actor)]
    if withdrawn:
        lines += [cards.say("nudge-many-withdrawn"), *await _lines(withdrawn, message, store, cards, actor)]
    return Outgoing("\n".join(lines), await _claims(waiting, store, cards) if message.chat_id < 0 else None)


async def _claims(reminders: Sequence[Reminder], store: Store, cards: Cards) -> InlineKeyboardMarkup | None:
    """Return a button to claim each of the tickets that wait for an answer and that nobody has."""
    late = {reminder.ticket for reminder in reminders if reminder.kind in OF_A_CLOCK}
    free = [t for t in await store.search.tickets(late) if t.claimed_by is None]
    rows = [
        [cards.keyboards.button(Press(Button.BURST, t.number, "c"), "burst-claim", id=cards.id(t))]
        for t in sorted(free, key=lambda t: (t.priority, t.number))[:CLAIMS]
    ]
    return markup(rows)


async def _lines(
    reminders: Sequence[Reminder], message: OutboxMessage, store: Store, cards: Cards, actor: Actor
) -> list[Html]:
    lines = []
    for reminder in reminders[:LINES]:
        dossier = await gather(store, reminder.ticket)
        if dossier is not None:
            facts = _facts(reminder, dossier, cards, in_group=message.chat_id < 0)
            line = cards.say(f"nudge-line-{_kind(reminder, dossier.ticket)}", **facts)
            person = for_caller.in_a_line(dossier) if _tells_of_caller(reminder, dossier.ticket, actor) else ""
            lines.append(cards.say("nudge-line-caller", line=line, caller=person) if person else line)
    if len(reminders) > LINES:
        lines.append(cards.say("nudge-more", count=len(reminders) - LINES))
    return lines


async def _menu(
    message: OutboxMessage, number: int, store: Store, cards: Cards, reads: Callable[[Ticket], bool]
) -> Outgoing | None:
    dossier = await gather(store, number)
    if dossier is None or not dossier.ticket.is_unresolved or not reads(dossier.ticket):
        return None
    key = f"menu-{message.facts['menu']}"
    if not cards.office.catalogue.has(key):  # a forged press: no question of the clock has such a menu
        return None
    said = cards.say(key, id=cards.link(dossier.ticket), title=_title(dossier, cards))
    return Outgoing(
        said, promise_and_priority.menu(message.facts, dossier.ticket, promise_and_priority.QUESTION, cards)
    )


def _kind(reminder: Reminder, ticket: Ticket) -> str:
    """Return the sentence's name; a breach that nobody's answer disproves is withdrawn: the calendar changed."""
    moved = reminder.kind is ReminderKind.WITHDRAWN and ticket.responded_at is None
    return "withdrawn-moved" if moved else dashed(reminder.kind)


def _facts(reminder: Reminder, dossier: Dossier, cards: Cards, *, in_group: bool) -> dict[str, object]:
    ticket = dossier.ticket
    promised = ticket.promised_at or reminder.due_at
    of_solution = reminder.kind in OF_THE_SOLUTION or reminder.kind is ReminderKind.SOLVE_MOVED
    at = promised if reminder.kind in OF_A_PROMISE else ticket.solve_by if of_solution else ticket.due_at
    name = dossier.name(ticket.claimed_by)
    asked = {ReminderKind.ANSWER: ticket.asked_at, ReminderKind.OBJECTION: ticket.objected_at}.get(reminder.kind)
    return {
        "mark": mark(ticket),
        "priority": ticket.priority.value,
        "id": cards.link(ticket),
        "title": _title(dossier, cards),
        "team": cards.team(ticket),
        "holder": _mention(ticket, name, cards) if in_group else name or cards.say("list-nobody"),
        "held": "yes" if ticket.claimed_by is not None and in_group else "no",
        "when": cards.when(at) if at else "",
        "since": cards.when(asked or ticket.changed_at),
    }


def _title(dossier: Dossier, cards: Cards) -> str:
    return shorten(cards.title(dossier, masked=True), LINE_TITLE)


def _mention(ticket: Ticket, name: str | None, cards: Cards) -> Html:
    """Return a mention of whoever has it, so that their telephone rings; nobody is nobody."""
    if ticket.claimed_by is None or name is None:
        return cards.say("list-nobody")
    if not has_chat(ticket.claimed_by):
        return Html(html.escape(name))
    return cards.say("mention", person=ticket.claimed_by, name=name)


def _buttons(reminder: Reminder, ticket: Ticket, cards: Cards, *, in_group: bool) -> InlineKeyboardMarkup | None:
    """Return the answers to a question: whoever has it says by when, gives it back or solves it.

    Under a warning or a breach nobody has said a word yet: who reads it in the group can claim it, others open it.
    """
    keyboard, number = cards.keyboards, ticket.number
    if reminder.kind in OF_A_CLOCK and not in_group:
        return markup([[keyboard.named(Press(Button.VIEW, number), cards.id(ticket))]])
    if reminder.kind is ReminderKind.OBJECTION:
        view = keyboard.named(Press(Button.VIEW, number), cards.id(ticket))
        return markup([[keyboard.button(Press(Button.REOPEN, number)), view]])
    if reminder.kind not in QUESTIONS | OF_A_CLOCK:
        return None
    resolve = keyboard.button(Press(Button.RESOLVE, number))
    if reminder.kind in OF_A_CLOCK and ticket.claimed_by is not None:
        return markup([[resolve]]) if reminder.kind in OF_THE_SOLUTION else None
    if ticket.status is Status.ESCALATED:
        return markup([[keyboard.button(Press(Button.CLAIM, number)), resolve]])
    if ticket.status is Status.WAITING:
        return markup([[keyboard.named(Press(Button.VIEW, number), cards.id(ticket))]])
    key = "button-still-on" if reminder.kind is ReminderKind.STALE else "button-by-when"
    yes = keyboard.button(Press(Button.PROMISE, number, promise_and_priority.QUESTION), key)
    if ticket.status is Status.OPEN:
        return markup([[yes, resolve]])
    release = keyboard.button(Press(Button.RELEASE, number))
    return markup([[yes], [release, resolve]])
