"""Questions of ours that wait for somebody's words: asked, rendered, answered, taken away."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import timedelta

from telegram import CopyTextButton, InlineKeyboardButton

from handlers.base.callback_data import Button, Press
from handlers.base.context import Turn
from handlers.base.keyboards import force_reply, markup
from handlers.base.outgoing import Outgoing
from handlers.cards.dossier import told_apart
from handlers.cards.words import Cards
from handlers.prompts.options import CHANGE, SEND, chosen_text, options
from helpdesk.conversation import Prompt
from helpdesk.desk.recording.clearing import delete_message
from helpdesk.notify.kinds import PromptCard
from helpdesk.outbox import OutboxMessage, Urgency, card_slot, prompt_slot
from helpdesk.people.actors import Actor, Where
from helpdesk.people.rights import Action
from helpdesk.ports.store import Store
from helpdesk.ticket.errors import NeedsConfirming
from helpdesk.ticket.ticket import Ticket, ticket_id

RESOLVE, ASK, ANSWER, FORWARD, RETURN, REOPEN = "resolve", "ask", "answer", "forward", "return", "reopen"
STILL_WRONG, REFERENCE, LINK, ADD = "still-wrong", "reference", "link", "add"
ASK_CALLER = "ask-caller"
CONFIRM = "confirm-"  # not a question: a second press is waited for
CONFIRM_WITHIN = timedelta(seconds=60)
ONCE_WITHIN = timedelta(seconds=30)
GOES_AFTER = timedelta(minutes=30)
READY_LABEL = 48  # letters of a ready answer on its button
COPIED = 256  # letters that a button can copy
WHOLE = 1500  # letters of a ready answer: more than one can have


async def ask(turn: Turn, actor: Actor, ticket: Ticket, action: str, **known: str) -> None:
    """Ask somebody for words about a ticket; a former question to them in that chat goes.

    A double tap asks once: words under the first of two questions would be refused.
    """
    waiting = await turn.store.prompts.waiting(actor.place.chat_id, actor.person.id)
    if waiting is not None and _is_asked(turn, waiting, ticket, action, known):
        return
    await take_away(turn, waiting)
    prompt = await _store(turn, actor, ticket, action, **known)
    in_group = actor.place.where is not Where.PRIVATE
    team = turn.settings.team(actor.place.team)
    await turn.store.outbox.owe(
        PromptCard(prompt).message_to(
            actor.place.chat_id, Urgency.REPLY, thread_id=team.thread_id if team else None, ticket=ticket.number,
            person=actor.person.id, slot=prompt_slot(prompt), perishable=True,
            under=card_slot(ticket.number, actor.place.chat_id) if in_group else None,
        )
    )  # fmt: skip


def say_where(turn: Turn, actor: Actor, key: str, number: int) -> None:
    """Answer the press as the prompt says it: words are written in the private chat, in groups it is replied to."""
    turn.toast(actor, key if actor.place.where is Where.PRIVATE else "reply-below", id=turn.id(number))


async def learn(turn: Turn, prompt: Prompt, action: str, **known: str) -> None:
    """Let a waiting prompt ask the next thing, in the same message."""
    await turn.store.prompts.keep(replace(prompt, action=action, facts={**prompt.facts, **known}))
    await turn.store.outbox.owe(
        PromptCard(prompt.id).message_to(
            prompt.chat_id, Urgency.PRESSED, ticket=prompt.ticket, person=prompt.person, slot=prompt_slot(prompt.id),
            perishable=True,
        )
    )  # fmt: skip


async def was_warned(turn: Turn, actor: Actor, ticket: int, action: Action) -> bool:
    """Whether this person was asked within the last minute to press the same once more."""
    waiting = await turn.store.prompts.waiting(actor.place.chat_id, actor.person.id)
    if waiting is None or waiting.action != f"{CONFIRM}{action.value}" or waiting.ticket != ticket:
        return False
    return turn.now - waiting.asked_at <= CONFIRM_WITHIN


async def warn(turn: Turn, actor: Actor, ticket: Ticket, action: Action) -> None:
    """Remember that this person was asked to press once more."""
    await take_away(turn, await turn.store.prompts.waiting(actor.place.chat_id, actor.person.id))
    await _store(turn, actor, ticket, f"{CONFIRM}{action.value}")


async def begin(turn: Turn, actor: Actor, number: int, action: Action) -> Ticket:
    """Return the ticket if ``action`` may be begun; on another's ticket only at the confirming press."""
    confirmed = await was_warned(turn, actor, number, action)
    try:
        return await turn.desk.tickets.may_begin(number, actor, action, confirmed=confirmed)
    except NeedsConfirming:
        await warn(turn, actor, await turn.desk.recorder.see(number, actor, action), action)
        raise


async def take_away(turn: Turn, prompt: Prompt | None) -> None:
    """End a prompt and take its message away."""
    if prompt is None:
        return
    await turn.store.prompts.end(prompt.id)
    await take_message_away(turn, prompt.id)


async def take_message_away(turn: Turn, number: int) -> None:
    """Take a prompt's message away; it may have come when the prompt was over already: it was being sent then."""
    await delete_message(turn.store.outbox, prompt_slot(number))


def to_copy(cards: Cards, ready: str) -> list[list[InlineKeyboardButton]]:
    """Return the button that copies a ready answer, so that it can be changed; none if it is too long for one."""
    if len(ready) > COPIED:
        return []
    return [[InlineKeyboardButton(cards.plain("button-ready-copy"), copy_text=CopyTextButton(ready))]]


async def render(message: OutboxMessage, store: Store, cards: Cards) -> Outgoing | None:
    """Return a prompt's message, or None if it is answered already."""
    prompt = await store.prompts.get(PromptCard.read(message.facts).prompt)
    if prompt is None:
        return None
    person = await store.people.get(prompt.person)
    mention = cards.say("mention", person=prompt.person, name=person.name if person else str(prompt.person))
    private = prompt.chat_id == prompt.person
    key = f"prompt-{prompt.action}" + ("-why" if "to" in prompt.facts else "") + ("-private" if private else "")
    offered = await options(prompt, store, cards)
    labels = told_apart([cards.masked(option.label) for option in offered], READY_LABEL)
    rows = [
        [cards.keyboards.named(Press(Button.PROMPT_ANSWER, prompt.id, option.code), label)]
        for option, label in zip(offered, labels, strict=True)
    ]
    ready = await chosen_text(prompt, store, cards)
    if ready is not None:
        changes = prompt.facts.get("step") == CHANGE
        key = f"prompt-ready-{CHANGE if changes else SEND}" + ("-private" if private and changes else "")
        rows = [*(to_copy(cards, ready) if changes else ()), *rows]
    last = [] if private else [cards.keyboards.button(Press(Button.PROMPT_PRIVATE, prompt.id))]
    last.append(cards.keyboards.button(Press(Button.PROMPT_CANCEL, prompt.id)))
    team = cards.office.settings.team(str(prompt.facts.get("to") or ""))
    return Outgoing(
        cards.say(
            key,
            mention=mention,
            id=ticket_id(cards.office.settings.prefix, prompt.ticket),
            team=cards.name(team) if team else "",
            text=cards.quote(ready, limit=WHOLE) if ready is not None else "",
        ),
        force_reply(markup([*rows, last])) if private else markup([*rows, last]),
    )


def _is_asked(turn: Turn, waiting: Prompt, ticket: Ticket, action: str, known: Mapping[str, str]) -> bool:
    """Whether this was just asked."""
    same = (waiting.ticket, waiting.action, dict(waiting.facts)) == (ticket.number, action, _facts(ticket, known))
    return same and turn.now - waiting.asked_at <= ONCE_WITHIN


def _facts(ticket: Ticket, known: Mapping[str, str]) -> dict[str, str | None]:
    return {"team": ticket.team, "module": ticket.module, **known}


async def _store(turn: Turn, actor: Actor, ticket: Ticket, action: str, **known: str) -> int:
    if await turn.store.people.get(actor.person.id) is None:
        await turn.store.people.put(actor.person)
    return await turn.store.prompts.ask(
        Prompt(
            chat_id=actor.place.chat_id, person=actor.person.id, action=action, ticket=ticket.number,
            facts=_facts(ticket, known), asked_at=turn.now,
        )
    )  # fmt: skip
