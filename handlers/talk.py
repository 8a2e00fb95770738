"""Words that are no command: in private the first meaning that fits, in groups only what is said to the bot."""

from __future__ import annotations

from handlers import held, replies
from handlers.admin import home
from handlers.base.context import Turn
from handlers.base.errors import refusal
from handlers.base.incoming import Incoming
from handlers.intake import form, kept_form
from handlers.prompts.prompts import CONFIRM
from handlers.search import callers, find
from handlers.tickets import handover, prompt_answers, status
from helpdesk.people.actors import Actor, Where
from helpdesk.people.rights import Action, may
from helpdesk.ticket.errors import HelpdeskError
from helpdesk.ticket.ticket import read_ticket_id

# What is done with the words that a question without a ticket asked for.
ASKED = {find.PROMPT: find.answer, callers.PROMPT: callers.answer, handover.PROMPT: handover.answer}


async def private(turn: Turn, actor: Actor, message: Incoming) -> None:
    """Take a message in the private chat: the first meaning that fits wins (in this order)."""
    order = (
        _album, replies.forwarded, replies.into_form, replies.take, home.heard, _waiting_prompt, _form_asks,
        _ticket_id, held.ask, _operator,
    )  # fmt: skip
    for meaning in order:
        if await meaning(turn, actor, message):
            if meaning in BESIDE_THE_FORM:
                await form.stay_last(turn, actor, message.message_id)
            return
    await status.help_(turn, actor)


async def in_group(turn: Turn, actor: Actor, message: Incoming) -> None:
    """Take a message in a group: a reply to the bot is an answer or a comment, all else is not for it."""
    if actor.place.where is not Where.ELSEWHERE and not await _album(turn, actor, message):
        await replies.take(turn, actor, message)


async def edited(turn: Turn, actor: Actor, message: Incoming) -> None:
    """Follow an edited message to where its first words went."""
    if actor.place.where is Where.PRIVATE and await form.hear_edited(turn, actor, message):
        return
    note = await turn.store.texts.note_said_in(message.chat_id, message.message_id)
    if note is not None and message.text and actor.place.where is not Where.ELSEWHERE:
        await turn.desk.edits.correct(note, actor, message.text)


async def _album(turn: Turn, actor: Actor, message: Incoming) -> bool:
    """Let a part of an album follow the first one, which was an answer or a comment; nothing more is said."""
    return message.album is not None and await turn.desk.albums.gather(actor, message.words)


async def _waiting_prompt(turn: Turn, actor: Actor, message: Incoming) -> bool:
    waiting = await turn.store.prompts.waiting(actor.place.chat_id, actor.person.id)
    if waiting is None or waiting.action.startswith(CONFIRM):
        return False
    asked = ASKED.get(waiting.action)
    if asked is not None:
        if message.text:
            await asked(turn, actor, message, waiting)
        return bool(message.text)
    try:
        return await replies.answer(turn, actor, message.words, waiting)
    except HelpdeskError as error:
        if not prompt_answers.is_over(error, waiting) or not may(actor, Action.OPEN):
            raise
        # Nobody replied to it: these words may well be the next call, and begin a form as if it had not waited.
        key, facts = await refusal(turn, actor, error)
        await turn.say(actor, key, **facts)
        return False


async def _form_asks(turn: Turn, actor: Actor, message: Incoming) -> bool:
    if not may(actor, Action.OPEN) or not await form.takes_words(turn, actor):
        return False
    await form.hear(turn, actor, message)
    return True


async def _ticket_id(turn: Turn, actor: Actor, message: Incoming) -> bool:
    if read_ticket_id(message.text, turn.settings.prefix) is None:
        return False
    await status.status(turn, actor, message.text)
    return True


async def _operator(turn: Turn, actor: Actor, message: Incoming) -> bool:
    if not may(actor, Action.OPEN):
        return False
    if not message.is_usable and await kept_form.focused(turn, actor) is None:
        await turn.say(actor, "not-understood")  # a sticker begins no form
        return True
    await form.hear(turn, actor, message)
    return True


# What is said while a form is open but not to it: afterwards the form's card comes below again.
BESIDE_THE_FORM = frozenset({_album, replies.forwarded, replies.take, _waiting_prompt, _ticket_id})
