"""Asking how things stand: /start, /help, /status, /mine, /queue, /language, in private and in groups."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from handlers.base.callback_data import Press
from handlers.base.catalogue import LANGUAGES
from handlers.base.context import Turn
from handlers.base.greeting import greeted_as
from handlers.base.incoming import Incoming
from handlers.intake import form, held_words
from handlers.prompts import prompts
from handlers.tickets import prompt_answers
from helpdesk.desk.recording.clearing import delete_message
from helpdesk.outbox import Urgency, list_slot
from helpdesk.people.actors import Actor, Where
from helpdesk.people.rights import Action
from helpdesk.ticket.errors import NotAllowed, NotVisible
from helpdesk.ticket.ticket import Status, Ticket, ticket_id_in

SHOWN = 5  # of one's open tickets, under an ID that was wrong or missing


async def start(turn: Turn, actor: Actor, payload: str = "") -> None:
    """Greet, or follow the link that led here: ``t1042`` opens a ticket, ``p17`` goes on with a prompt."""
    number = int(payload[1:]) if re.fullmatch(r"[tp][0-9]{1,12}", payload) else None
    if actor.place.where is not Where.PRIVATE:
        await help_(turn, actor)
    elif number is None:
        await _greet(turn, actor)
    elif payload.startswith("p"):
        await prompt_answers.move_here(turn, actor, number)
    else:
        await status(turn, actor, str(number))


async def _greet(turn: Turn, actor: Actor) -> None:
    role = greeted_as(actor)
    if role == "stranger":
        await turn.say(actor, "start-stranger", buttons="access:0", **_greeting(turn, actor))
    else:
        await turn.say(actor, f"start-{role}", **_greeting(turn, actor))


async def help_(turn: Turn, actor: Actor, _argument: str = "") -> None:
    """Say what this person can do here."""
    if actor.place.where is Where.ELSEWHERE:
        await turn.say(actor, "group-not-linked")
    elif actor.place.where is not Where.PRIVATE:
        await turn.say(actor, "help-group", **_greeting(turn, actor))
    elif greeted_as(actor) == "stranger":
        await _greet(turn, actor)
    else:
        await turn.say(actor, f"help-{greeted_as(actor)}", **_greeting(turn, actor))


def _greeting(turn: Turn, actor: Actor) -> dict[str, str]:
    return {
        "name": actor.person.name,
        "desk": turn.name(actor, turn.settings),
        "example": turn.id(turn.settings.first_number),
        "person": str(actor.person.id),
    }


async def status(turn: Turn, actor: Actor, argument: str = "") -> None:
    """Open a ticket by its ID in private; without one, or with a wrong one, offer one's open tickets."""
    ticket = await find(turn, actor, argument)
    if ticket is not None:
        await turn.desk.views.open_view(ticket, actor)


async def in_group(turn: Turn, actor: Actor, message: Incoming) -> None:
    """Say how a ticket stands; in its team's own chat its card comes below if it is far above, or gone."""
    ticket = await find(turn, actor, message.argument)
    if ticket is None:
        return
    team = turn.settings.team(ticket.team)
    of_here = team is not None and team.key == actor.place.team and ticket.status is not Status.CLOSED
    if actor.person.deactivated:
        of_here = False  # somebody let go who still sits there reads how it stands, and moves nothing
    if team is None or not of_here or not await turn.desk.views.bring_card(ticket, team, asked_in=message.message_id):
        await turn.say_about(actor, "status-brief", ticket.number)


async def find(turn: Turn, actor: Actor, argument: str) -> Ticket | None:
    """Return the ticket that somebody names and may see; else say so, offer their own, and return None."""
    number = ticket_id_in(argument, turn.settings.prefix, bare=True)
    if number is None:
        await _offer(turn, actor, "status-which", "status-none", argument)
        return None
    try:
        return await turn.desk.recorder.see(number, actor, Action.VIEW)
    except (NotVisible, NotAllowed):
        # Unknown and foreign are answered alike: nobody learns that a ticket exists.
        await _offer(turn, actor, "no-ticket-yours", "no-ticket", turn.id(number))
        return None


async def _offer(turn: Turn, actor: Actor, with_own: str, without: str, id_: str) -> None:
    private = actor.place.where is Where.PRIVATE
    own: Sequence[Ticket] = ()
    if private:
        own = await turn.store.optional("own tickets", lambda: turn.desk.views.mine(actor, limit=SHOWN), ())
    facts: dict[str, str] = {"id": id_, "example": turn.id(turn.settings.first_number)}
    if not own:
        await turn.say(actor, without, **facts)
        return
    buttons = "\n".join(f"view:{t.number}" for t in own)
    await turn.say(actor, with_own, **facts, buttons=buttons)


async def mine(turn: Turn, actor: Actor, _argument: str = "") -> None:
    """List one's own open tickets."""
    await _list(turn, actor, "mine")


async def queue(turn: Turn, actor: Actor, _argument: str = "") -> None:
    """List what waits with the team (in private: with all teams that one may see)."""
    await _list(turn, actor, "queue")


async def turn_page_of_queue(turn: Turn, actor: Actor, press: Press) -> None:
    """Turn a page of the queue."""
    await _show(turn, actor, "queue", press.number, Urgency.PRESSED)


async def turn_page_of_mine(turn: Turn, actor: Actor, press: Press) -> None:
    """Turn a page of one's own tickets."""
    await _show(turn, actor, "mine", press.number, Urgency.PRESSED)


async def _list(turn: Turn, actor: Actor, name: str) -> None:
    await delete_message(turn.store.outbox, _slot(name, actor))
    await _show(turn, actor, name, 0, Urgency.REPLY)


async def _show(turn: Turn, actor: Actor, name: str, page: int, urgency: Urgency) -> None:
    await turn.show_list(actor, _slot(name, actor), {"list": name, "page": page}, urgency)


def _slot(name: str, actor: Actor) -> str:
    # In a group /mine differs from person to person, so each has their own.
    owner = f"{name}-{actor.person.id}" if name == "mine" else name
    return list_slot(owner, actor.place.chat_id, actor.place.team)


async def only_private(turn: Turn, actor: Actor, _argument: str = "") -> None:
    """Say that a command works in the private chat only, in groups that are ours."""
    if actor.place.where is not Where.ELSEWHERE:
        await turn.say(actor, "only-in-private", url=f"https://t.me/{turn.office.bot_name}")


async def language(turn: Turn, actor: Actor, _argument: str = "") -> None:
    """Offer the languages."""
    await turn.say(actor, "language-which", buttons=" ".join(f"lang:0:{code}" for code in LANGUAGES))


async def set_language(turn: Turn, actor: Actor, press: Press) -> None:
    """Speak to this person in another language from now on."""
    if press.arg not in LANGUAGES or actor.place.where is not Where.PRIVATE:
        turn.toast(actor, "unknown-button")
        return
    chosen = replace(actor, person=replace(actor.person, language=press.arg))
    if await turn.store.people.get(actor.person.id) is None:
        await _greet(turn, chosen)  # strangers are not written down
        return
    await turn.store.people.put(chosen.person)
    turn.toast(chosen, "language-set")
    await turn.say(chosen, "language-set")


async def cancel(turn: Turn, actor: Actor, _argument: str = "") -> None:
    """End what is in progress in this chat: a question that waits, else (in private) the form."""
    waiting = await turn.store.prompts.waiting(actor.place.chat_id, actor.person.id)
    if waiting is not None:
        await prompts.take_away(turn, waiting)
        await turn.say(actor, "cancelled")
    elif actor.place.where is not Where.PRIVATE:
        await only_private(turn, actor)
    elif not await form.cancel(turn, actor):
        dropped = await held_words.release(turn, actor)
        await turn.say(actor, "cancelled" if dropped else "nothing-to-cancel")
