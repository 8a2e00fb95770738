"""Setting the desk up: /admin, the panel's presses and words, and the list of its pages and acts."""

from __future__ import annotations

from telegram import Message

from handlers import panel, setup_closures
from handlers.callback_data import Press
from handlers.cards import Cards
from handlers.context import Turn
from handlers.outgoing import Outgoing
from handlers.panel import View, pairs, shown
from helpdesk.owed import Owed
from helpdesk.people import Actor
from helpdesk.ports import Prompt, Store


async def home(view: View) -> Outgoing:
    """Show what can be set up."""
    return shown([view.say("home-title", desk=view.settings.name)], pairs([view.go("closures", "button-closures")]))


PAGES: dict[str, panel.Page] = {"home": home, **setup_closures.PAGES}
ACTS: dict[str, panel.Act] = {**setup_closures.ACTS}
HEARS: dict[str, panel.Hear] = {**setup_closures.HEARS}


async def admin(turn: Turn, actor: Actor, _argument: str = "") -> None:
    """Open the panel below."""
    turn.desk.require_admin(actor)
    await panel.forget(turn, actor)
    await panel.show(turn, actor, "home", below=True)


async def page(turn: Turn, actor: Actor, press: Press) -> None:
    """Turn to a page of the panel; words are waited for no longer."""
    turn.desk.require_admin(actor)
    name, _, arg = press.arg.partition(".")
    if name not in PAGES:
        turn.toast(actor, "unknown-button")
        return
    await panel.forget(turn, actor)
    await panel.show(turn, actor, name, press.number, arg)


async def act(turn: Turn, actor: Actor, press: Press) -> None:
    """Do what a button of the panel says."""
    turn.desk.require_admin(actor)
    name, _, arg = press.arg.partition(".")
    if name not in ACTS:
        turn.toast(actor, "unknown-button")
        return
    await ACTS[name](turn, actor, press.number, arg)


async def heard(turn: Turn, actor: Actor, message: Message) -> bool:
    """Take words that the panel waits for; return whether it does."""
    prompt = await waiting(turn, actor)
    if prompt is None:
        return False
    turn.desk.require_admin(actor)
    await HEARS[prompt.action.removeprefix(panel.WORDS)](turn, actor, prompt, message)
    return True


async def waiting(turn: Turn, actor: Actor) -> Prompt | None:
    """Return the panel's prompt that waits for this person's words."""
    prompt = await turn.store.prompts.waiting(actor.place.chat_id, actor.person.id)
    return prompt if prompt is not None and prompt.action.startswith(panel.WORDS) else None


async def render(owed: Owed, store: Store, cards: Cards, actor: Actor) -> Outgoing | None:
    """Return the panel as it is to look now."""
    view = View(store, cards, actor, int(owed.facts.get("n") or 0), str(owed.facts.get("arg") or ""))
    return await panel.render(owed, view, PAGES)
