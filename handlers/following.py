"""Being kept posted, news that a SPOC can turn off, a ticket's history, and handing one's claims to a colleague."""

from __future__ import annotations

from collections.abc import Sequence

from telegram import InlineKeyboardButton

from handlers.callback_data import Button, Press
from handlers.cards import Cards
from handlers.context import Turn
from helpdesk.desk_following import MUTABLE
from helpdesk.errors import WrongChoice
from helpdesk.owed import Lane, Owed, Say, deletion, history_slot, list_slot
from helpdesk.people import Action, Actor, Person, Role, Where, may
from helpdesk.ports import Store

HAND_OVER = "hand-over"  # the list of colleagues
NBSP = "\u00a0"  # rows of buttons are cut at spaces, names must not be


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
        former = await turn.store.outbox.vacate(slot)
        if former is not None:
            await turn.store.outbox.owe(deletion(chat, former.message_id))
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


async def hand_over(turn: Turn, actor: Actor, _press: Press) -> None:
    """Offer the colleagues to whom one's claims can be given."""
    teams = {ticket.team for ticket in await turn.desk.claims_of(actor)}
    if not teams:
        turn.toast(actor, "hand-over-nothing", alert=True)
        return
    rows = []
    for team in sorted(key for key in teams if key is not None):
        for colleague in await turn.desk.colleagues(actor, team):
            label = colleague.name.replace(" ", NBSP).replace("\n", NBSP)
            rows.append(f"hand:0:{team}.{colleague.id}|{label}")
    if rows:
        await turn.offer(actor, HAND_OVER, {"key": "hand-over-to", "buttons": "\n".join(rows)})
    else:
        await turn.say(actor, "hand-over-nobody")


async def hand_to(turn: Turn, actor: Actor, press: Press) -> None:
    """Give all that one has of a team to a colleague, and tell both the colleague and the team's chat."""
    team, _, to = press.arg.partition(".")
    if not to.isdecimal():
        raise WrongChoice(None, press.arg)
    given = await turn.desk.hand_over(actor, team, int(to))
    if not given:
        turn.toast(actor, "hand-over-nothing", alert=True)
        return
    await turn.take_offer_away(actor, HAND_OVER)
    others = ", ".join(turn.id(ticket.number) for ticket in given)
    await _tell(turn, actor, team, int(to), others)
    colleague = await turn.store.people.get(int(to)) or Person(int(to), to)
    turn.toast(actor, "handed", who=colleague.name)


async def _tell(turn: Turn, actor: Actor, team: str, to: int, others: str) -> None:
    facts: dict[str, str | int | bool | None] = {"by": actor.person.id, "others": others}
    await turn.store.outbox.owe(
        Owed(chat_id=to, say=Say.TEXT, lane=Lane.REPLY, person=to, facts={"key": "handed-to-you", **facts})
    )
    place = turn.settings.team(team)
    if place is not None and place.chat_id is not None:
        await turn.store.outbox.owe(
            Owed(
                chat_id=place.chat_id, thread_id=place.thread_id, say=Say.TEXT, lane=Lane.REPLY,
                facts={"key": "handed-over", "mention": to, **facts},
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
