"""Words that are no command: in private the first meaning that fits, in groups only what is said to the bot."""

from __future__ import annotations

from handlers.admin import home
from handlers.base.context import Turn
from handlers.base.errors import refusal
from handlers.base.incoming import Incoming, Original
from handlers.intake import form, kept_form
from handlers.prompts.prompts import CONFIRM, RESOLVE
from handlers.search import callers, find
from handlers.tickets import card_buttons, handover, linking, prompt_answers, status
from helpdesk.conversation import Prompt
from helpdesk.desk.recording.recorder import Words
from helpdesk.outbox import MessageKind, Posted
from helpdesk.people.actors import Actor, Where
from helpdesk.people.rights import Action, may
from helpdesk.ticket.errors import HelpdeskError, NotVisible
from helpdesk.ticket.ticket import Status, read_ticket_id, ticket_ids_in

# What is done with the words that a question without a ticket asked for.
ASKED = {find.PROMPT: find.answer, callers.PROMPT: callers.answer, handover.PROMPT: handover.answer}


async def private(turn: Turn, actor: Actor, message: Incoming) -> None:
    """Take a message in the private chat: the first meaning that fits wins (in this order)."""
    order = (
        _album, _unknown_command, _reply, home.heard, _waiting_prompt, _form_asks, _ticket_id, _operator,
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
        await _reply(turn, actor, message)


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


async def _unknown_command(turn: Turn, actor: Actor, message: Incoming) -> bool:
    """Known commands never come here; one with a slip of the finger is not what a caller said."""
    if message.command is None:
        return False
    await turn.say(actor, "unknown-command")
    return True


async def _reply(turn: Turn, actor: Actor, message: Incoming) -> bool:
    original = message.answers
    if original is None or original.chat_id is None or original.message_id is None:
        return False
    posted = await turn.store.outbox.posted(original.chat_id, original.message_id)
    if posted is None:
        return await _reply_to_unnoted(turn, actor, message, original)
    if posted.kind is MessageKind.PROMPT:
        return await _answer(turn, actor, message, await _prompt_of(turn, posted))
    if posted.ticket is None:
        return False
    return await _comment(turn, actor, message, posted.ticket)


async def _reply_to_unnoted(turn: Turn, actor: Actor, message: Incoming, original: Original) -> bool:
    """Take a reply to a message that was sent but never noted, as when the power failed: it names the ticket."""
    numbers = ticket_ids_in(original.text, turn.settings.prefix)
    if not original.is_ours or actor.place.where is Where.PRIVATE or len(numbers) != 1:
        return False
    (number,) = numbers
    waiting = await turn.store.prompts.waiting(actor.place.chat_id, actor.person.id)
    if waiting is not None and waiting.ticket == number and not waiting.action.startswith(CONFIRM):
        return await _answer(turn, actor, message, waiting)
    return await _comment(turn, actor, message, number)


async def _prompt_of(turn: Turn, posted: Posted) -> Prompt | None:
    number = (posted.slot or "").partition(":")[2]
    return await turn.store.prompts.get(int(number)) if number.isdecimal() else None


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
        return await _answer(turn, actor, message, waiting)
    except HelpdeskError as error:
        if not prompt_answers.is_over(error, waiting) or not may(actor, Action.OPEN):
            raise
        # Nobody replied to it: these words may well be the next call, and begin a form as if it had not waited.
        key, facts = await refusal(turn, actor, error)
        await turn.say(actor, key, **facts)
        return False


async def _answer(turn: Turn, actor: Actor, message: Incoming, prompt: Prompt | None) -> bool:
    if prompt is None:
        await turn.say(actor, "prompt-gone")
    elif prompt.person != actor.person.id:
        # Somebody else's words under the question are their comment on the ticket.
        return await _comment(turn, actor, message, prompt.ticket)
    elif not message.text and not message.files:
        await turn.say(actor, "prompt-empty")
    else:
        done = await prompt_answers.answer(turn, actor, prompt, message.words)
        if done and actor.place.where is Where.PRIVATE:
            keep = f"keep:{prompt.ticket}" if prompt.action == RESOLVE and message.text else None
            await turn.say(actor, f"done-{prompt.action}", buttons=keep, **await prompt_answers.outcome(turn, prompt))
        elif done:
            await card_buttons.react(turn, actor, message)
    return True


async def _comment(turn: Turn, actor: Actor, message: Incoming, number: int) -> bool:
    words = message.words
    if not words.text and not words.files:
        await turn.say(actor, "prompt-empty")
        return True
    try:
        ticket = await turn.desk.recorder.see(number, actor, Action.COMMENT)
    except NotVisible:
        await turn.say(actor, "not-visible-here" if message.chat_id < 0 else "not-visible", id=turn.id(number))
        return True
    named = linking.REF.fullmatch(words.text)
    if named is not None:
        await turn.desk.links.refer(number, actor, Words(named.group(1), words.said_at))
        await card_buttons.react(turn, actor, message)
        return True
    answers = ticket.status is Status.WAITING and may(actor, Action.ANSWER, ticket)
    await (turn.desk.questions.answer if answers else turn.desk.tickets.comment)(number, actor, words)
    await card_buttons.react(turn, actor, message)
    return True


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
    usable = message.is_usable
    if not usable and await kept_form.focused(turn, actor) is None:
        await turn.say(actor, "not-understood")  # a sticker begins no form
        return True
    await form.hear(turn, actor, message)
    return True


# What is said while a form is open but not to it: afterwards the form's card comes below again.
BESIDE_THE_FORM = frozenset({_album, _unknown_command, _reply, _waiting_prompt, _ticket_id})
