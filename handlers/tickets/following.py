"""Being kept posted, news that a SPOC can turn off, and a ticket's history."""

from __future__ import annotations

from collections.abc import Sequence

from telegram import InlineKeyboardButton

from handlers.base.callback_data import Button, Press
from handlers.base.context import Turn
from handlers.cards.words import Cards
from helpdesk.desk.recording.clearing import clear
from helpdesk.desk.tickets.following import MUTABLE
from helpdesk.outbox import Lane, Owed, Say, history_slot, list_slot
from helpdesk.people.rights import Action, Actor, Role, Where, may
from helpdesk.ports.store import Store


async def watch(turn: Turn, actor: Actor, press: Press) -> None:
    """Keep somebody posted on a ticket, or no longer."""
    on = press.arg != "off"
    await turn.desk.watch(press.number, actor, on=on)
    await turn.desk.show_again(press.number)
    turn.toast(actor, f"watching-{'on' if on else 'off'}", id=turn.id(press.number))


async def history(turn: Turn, actor: Actor, press: Press) -> None:
    """Show what happened to a ticket, or turn a page of it."""
    ticket = await turn.desk.see(press.number, actor, Action.HISTORY)
    chat, turning = actor.place.chat_id, press.arg.isdecimal()
    slot = history_slot(ticket.number, chat)
    if not turning:
        await clear(turn.store.outbox, slot)
    await turn.store.outbox.owe(
        Owed(
            chat_id=chat, say=Say.HISTORY, lane=Lane.PRESSED if turning else Lane.REPLY, ticket=ticket.number,
            person=actor.person.id, slot=slot, facts={"page": int(press.arg) if turning else 0},
        )
    )  # fmt: skip


async def mute(turn: Turn, actor: Actor, press: Press) -> None:
    """Turn one sort of news off for a SPOC, or on again; the list's buttons show it."""
    what, _, wanted = press.arg.partition(".")  # the button says which way, so that a double tap undoes nothing
    await turn.desk.mute(actor, what, on=wanted == "off")
    turn.toast(actor, f"news-{'off' if wanted == 'off' else 'on'}")
    await turn.store.outbox.owe(
        Owed(
            chat_id=actor.place.chat_id, say=Say.LIST, lane=Lane.PRESSED, person=actor.person.id,
            slot=list_slot(f"mine-{actor.person.id}", actor.place.chat_id), facts={"list": "mine", "page": 0},
        )
    )  # fmt: skip


async def rows_of_mine(
    store: Store, cards: Cards, actor: Actor, *, has_claims: bool
) -> Sequence[list[InlineKeyboardButton]]:
    """Return what stands under one's own list: a SPOC's news on and off, a member's handing over."""
    rows: list[list[InlineKeyboardButton]] = []
    if may(actor, Action.MUTE):
        muted = await store.following.muted(actor.person.id)
        rows.append(
            [
                cards.keyboards.button(
                    Press(Button.MUTE, 0, f"{what}.{'on' if what in muted else 'off'}"),
                    f"button-told-{what}",
                    on="no" if what in muted else "yes",
                )
                for what in MUTABLE
            ]
        )
    if has_claims and actor.place.where is Where.PRIVATE and actor.person.roles & {Role.MEMBER, Role.MANAGER}:
        rows.append([cards.keyboards.button(Press(Button.HAND_OVER), "button-hand-over")])
    return rows
