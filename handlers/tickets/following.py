"""Being kept posted, news that a SPOC can turn off, and a ticket's history."""

from __future__ import annotations

from handlers.base.callback_data import Press
from handlers.base.context import Turn
from helpdesk.desk.recording.clearing import delete_message
from helpdesk.notify.kinds import HistoryPage
from helpdesk.outbox import Urgency, history_slot, list_slot
from helpdesk.people.actors import Actor


async def watch(turn: Turn, actor: Actor, press: Press) -> None:
    """Keep somebody posted on a ticket, or no longer."""
    on = press.arg != "off"
    await turn.desk.following.watch(press.number, actor, on=on)
    await turn.desk.views.show_again(press.number)
    turn.toast(actor, f"watching-{'on' if on else 'off'}", id=turn.id(press.number))


async def history(turn: Turn, actor: Actor, press: Press) -> None:
    """Show what happened to a ticket, or turn a page of it."""
    chat, turning = actor.place.chat_id, press.arg.isdecimal()
    slot = history_slot(press.number, chat)
    if not turning:
        await delete_message(turn.store.outbox, slot)
    await turn.store.outbox.owe(
        HistoryPage(int(press.arg) if turning else 0).message_to(
            chat, Urgency.PRESSED if turning else Urgency.REPLY, ticket=press.number, person=actor.person.id,
            slot=slot,
        )
    )  # fmt: skip


async def mute(turn: Turn, actor: Actor, press: Press) -> None:
    """Turn one sort of news off for a SPOC, or on again; the list's buttons show it."""
    what, _, wanted = press.arg.partition(".")  # the button says which way, so that a double tap undoes nothing
    await turn.desk.following.mute(actor, what, on=wanted == "off")
    turn.toast(actor, f"news-{'off' if wanted == 'off' else 'on'}")
    slot = list_slot(f"mine-{actor.person.id}", actor.place.chat_id)
    await turn.show_list(actor, slot, {"list": "mine", "page": 0}, Urgency.PRESSED)
