"""/find and what it shows: asked by words, narrowed down by buttons; and "Similar" under a ticket."""

from __future__ import annotations

from handlers.base.buttons import require
from handlers.base.callback_data import Press
from handlers.base.context import Turn
from handlers.base.incoming import Incoming
from handlers.prompts.prompts import take_away
from handlers.search.found import CHOICES
from helpdesk.conversation import Prompt
from helpdesk.desk.recording.clearing import delete_message
from helpdesk.outbox import Facts, Urgency, list_slot
from helpdesk.people.actors import Actor
from helpdesk.people.rights import Action
from helpdesk.text.searching import StoredSearch
from helpdesk.ticket.ticket import Priority

PROMPT = "find"
LONGEST = 300  # letters of what is searched for
SWITCHES = ("late", "mine")


async def find(turn: Turn, actor: Actor, argument: str = "") -> None:
    """Search for what was typed; without words, ask for them."""
    await take_away(turn, await turn.store.prompts.waiting(actor.place.chat_id, actor.person.id))
    if argument.strip():
        await _search(turn, actor, argument)
        return
    await turn.store.prompts.ask(
        Prompt(
            chat_id=actor.place.chat_id, person=actor.person.id, action=PROMPT, ticket=0, facts={}, asked_at=turn.now
        )
    )
    await turn.say(actor, "find-ask", example=turn.id(turn.settings.first_number))


async def answer(turn: Turn, actor: Actor, message: Incoming, prompt: Prompt) -> None:
    """Take the words that were asked for."""
    await take_away(turn, prompt)
    require(actor, Action.FIND)
    await find(turn, actor, message.text)


async def _search(turn: Turn, actor: Actor, typed: str) -> None:
    asked = StoredSearch(person=actor.person.id, text=typed.strip()[:LONGEST], filters={}, asked_at=turn.now)
    search = await turn.store.searches.begin(asked)
    slot = list_slot("find", actor.place.chat_id)
    await delete_message(turn.store.outbox, slot)
    await _show(turn, actor, search, Urgency.REPLY)


async def _show(
    turn: Turn, actor: Actor, search: int, urgency: Urgency, *, page: int = 0, choosing: str = ""
) -> None:
    facts: Facts = {"list": "find", "search": search, "page": page, "choosing": choosing}
    await turn.show_list(actor, list_slot("find", actor.place.chat_id), facts, urgency)


async def press(turn: Turn, actor: Actor, press: Press) -> None:
    """Turn a page (``p.2``), open a filter (``o.ulb``), set it (``s.ulb.JAT``; nothing: any) or clear all (``x``)."""
    asked = await turn.store.searches.get(press.number)
    if asked is None or asked.person != actor.person.id:
        turn.toast(actor, "find-gone", alert=True)
        return
    what, _, rest = press.arg.partition(".")
    name, _, value = rest.partition(".")
    if what == "p" and name.isdecimal():
        await _show(turn, actor, asked.id, Urgency.PRESSED, page=int(name[:3]))
    elif what == "o" and name in CHOICES:
        await _show(turn, actor, asked.id, Urgency.PRESSED, choosing=name)
    elif what == "x" or (what == "s" and _is_filter(name, value)):
        filters = {} if what == "x" else _narrowed(asked.filters, name, value)
        await turn.store.searches.narrow(asked.id, filters)
        await _show(turn, actor, asked.id, Urgency.PRESSED)
    else:
        turn.toast(actor, "unknown-button")


def _is_filter(name: str, value: str) -> bool:
    if name == "priority" and value:
        return value in {p.value for p in Priority}
    return name in (*CHOICES, *SWITCHES)


def _narrowed(filters: dict[str, str], name: str, value: str) -> dict[str, str]:
    others = {n: v for n, v in filters.items() if n != name}
    return others | {name: value} if value else others


async def keep_answer(turn: Turn, actor: Actor, press: Press) -> None:
    """Keep how a ticket was solved as a ready answer."""
    kept = await turn.desk.suggestions.keep_answer(press.number, actor)
    key = "answer-none" if kept is None else "answer-kept" if kept else "answer-kept-already"
    turn.toast(actor, key, alert=kept is None, id=turn.id(press.number))


async def similar(turn: Turn, actor: Actor, press: Press) -> None:
    """Show what is similar to a ticket, and how it was solved."""
    await turn.list_about(actor, "similar", press.number)
