"""Questions of ours that wait for somebody's words: asked, rendered, answered, taken away."""

from __future__ import annotations

import html
from datetime import timedelta

from telegram import InlineKeyboardButton

from handlers.callback_data import Button, Press
from handlers.cards import Cards
from handlers.catalogue import Html
from handlers.context import Turn
from handlers.dossier import shorten
from handlers.keyboards import markup
from handlers.outgoing import Outgoing
from helpdesk.desk import Desk
from helpdesk.form_questions import answer_code
from helpdesk.owed import Lane, Owed, Say, card_slot, prompt_slot
from helpdesk.people import Actor, Where
from helpdesk.ports import Prompt, Store
from helpdesk.tickets import Ticket

RESOLVE = "resolve"
CONFIRM_RESOLVE = "confirm-resolve"
CONFIRM_WITHIN = timedelta(seconds=60)
GOES_AFTER = timedelta(minutes=30)
READY_LABEL = 48  # letters of a ready answer on its button


async def ask(turn: Turn, actor: Actor, ticket: Ticket, action: str) -> None:
    """Ask somebody for words about a ticket; a former question to them in that chat goes."""
    await take_away(turn, await turn.store.prompts.waiting(actor.place.chat_id, actor.person.id))
    prompt = await _store(turn, actor, ticket, action)
    in_group = actor.place.where is not Where.PRIVATE
    team = turn.settings.team(actor.place.team)
    await turn.store.outbox.owe(
        Owed(
            chat_id=actor.place.chat_id, thread_id=team.thread_id if team else None, say=Say.PROMPT, lane=Lane.REPLY,
            ticket=ticket.number, person=actor.person.id, slot=prompt_slot(prompt), perishable=True,
            under=card_slot(ticket.number, actor.place.chat_id) if in_group else None, facts={"prompt": prompt},
        )
    )  # fmt: skip


async def was_warned(turn: Turn, actor: Actor, ticket: int) -> bool:
    """Whether this person was told within the last minute that another has the ticket; else they are now."""
    waiting = await turn.store.prompts.waiting(actor.place.chat_id, actor.person.id)
    if waiting is None or waiting.action != CONFIRM_RESOLVE or waiting.ticket != ticket:
        return False
    return turn.now - waiting.asked_at <= CONFIRM_WITHIN


async def warn(turn: Turn, actor: Actor, ticket: Ticket) -> None:
    """Remember that this person was told that another has the ticket."""
    await take_away(turn, await turn.store.prompts.waiting(actor.place.chat_id, actor.person.id))
    await _store(turn, actor, ticket, CONFIRM_RESOLVE)


async def take_away(turn: Turn, prompt: Prompt | None) -> None:
    """End a prompt and take its message away."""
    if prompt is None:
        return
    await turn.store.prompts.end(prompt.id)
    posted = await turn.store.outbox.vacate(prompt_slot(prompt.id))
    if posted is not None:
        facts = {"message_id": posted.message_id}
        await turn.store.outbox.owe(Owed(chat_id=posted.chat_id, say=Say.DELETE, lane=Lane.PRESSED, facts=facts))


async def render(owed: Owed, store: Store, cards: Cards) -> Outgoing | None:
    """Return a prompt's message, or None if it is answered already."""
    prompt = await store.prompts.get(int(owed.facts.get("prompt") or 0))
    if prompt is None:
        return None
    ticket_id = f"{cards.office.settings.prefix}-{prompt.ticket}"
    person = await store.people.get(prompt.person)
    name = html.escape(person.name if person else str(prompt.person), quote=False)
    mention = Html(f'<a href="tg://user?id={prompt.person}">{name}</a>')
    private = prompt.chat_id == prompt.person
    key = f"prompt-{prompt.action}" + ("-private" if private else "")
    rows = [[b] for b in await _ready(prompt, store, cards)]
    last = [] if private else [cards.keyboards.button(Press(Button.PROMPT_PRIVATE, prompt.id), "button-private")]
    last.append(cards.keyboards.button(Press(Button.PROMPT_CANCEL, prompt.id), "button-cancel"))
    return Outgoing(cards.say(key, mention=mention, id=ticket_id), markup([*rows, last]))


async def _ready(prompt: Prompt, store: Store, cards: Cards) -> list[InlineKeyboardButton]:
    answers = await Desk(store, cards.office.settings, cards.now).answers_for(prompt.ticket)
    return [
        cards.keyboards.named(Press(Button.PROMPT_ANSWER, prompt.id, answer_code(text)), shorten(text, READY_LABEL))
        for text in answers
    ]


async def ready_answer(prompt: Prompt, code: str, store: Store, cards: Cards) -> str | None:
    """Return the ready answer of that code, None if it is not offered (any more)."""
    answers = await Desk(store, cards.office.settings, cards.now).answers_for(prompt.ticket)
    return next((text for text in answers if answer_code(text) == code), None)


async def _store(turn: Turn, actor: Actor, ticket: Ticket, action: str) -> int:
    if await turn.store.people.get(actor.person.id) is None:
        await turn.store.people.put(actor.person)
    return await turn.store.prompts.ask(
        Prompt(
            chat_id=actor.place.chat_id, person=actor.person.id, action=action, ticket=ticket.number,
            facts={"team": ticket.team, "module": ticket.module}, asked_at=turn.now,
        )
    )  # fmt: skip
