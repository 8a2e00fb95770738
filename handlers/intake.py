"""Opening a ticket: every word and press of an operator's form, and the forms that are open side by side."""

from __future__ import annotations

from dataclasses import replace

from telegram import Message

from handlers.callback_data import Press
from handlers.context import Turn
from handlers.form_known import known_of, lists_of
from handlers.incoming import files_of, said_in, text_of
from helpdesk import intake
from helpdesk.asking import Outcome, Taken
from helpdesk.form import Form, Step
from helpdesk.form_json import from_json, to_json
from helpdesk.owed import Lane, Owed, Say, form_slot
from helpdesk.people import Action, Actor, may
from helpdesk.ports import Draft
from helpdesk.tickets import Channel

MOST_OPEN = 5


async def new(turn: Turn, actor: Actor, _argument: str = "") -> None:
    """Begin a form; over an open one, offer to go on with it, begin another or discard it."""
    if not may(actor, Action.OPEN):
        await turn.say(actor, "not-allowed-open")
        return
    drafts = await turn.store.drafts.open_of(actor.person.id)
    if drafts:
        await _offer(turn, actor, drafts)
    else:
        await begin(turn, actor)


async def _offer(turn: Turn, actor: Actor, drafts: list[Draft] | tuple[Draft, ...] | object) -> None:
    pass


async def begin(turn: Turn, actor: Actor) -> None:
    """Open an empty form."""
    await _add(turn, actor, intake.start(lists_of(turn.settings)))
