"""Which ticket, question or form a reply is for, wherever the message of ours stands that it answers."""

from __future__ import annotations

from collections.abc import Iterable

from handlers.base.context import Turn
from handlers.base.incoming import Incoming, Original
from handlers.intake import form
from handlers.prompts.prompts import CONFIRM, RESOLVE
from handlers.tickets import card_buttons, comments, linking, prompt_answers, status
from helpdesk.conversation import Prompt
from helpdesk.desk.recording.recorder import Words
from helpdesk.outbox import MessageKind, Posted
from helpdesk.people.actors import Actor, Where
from helpdesk.people.rights import Action, may
from helpdesk.text.objections import objects
from helpdesk.ticket.errors import NotVisible
from helpdesk.ticket.ticket import Status, read_ticket_id, ticket_ids_in, western_digits

# Messages about several tickets, or about none: a reply must say which ticket is meant.
OF_MANY = frozenset(
    {
        MessageKind.LIST, MessageKind.REMINDER, MessageKind.SUMMARY, MessageKind.EXPORT, MessageKind.CHARTS,
        MessageKind.BOARD, MessageKind.BURST,
    }
)  # fmt: skip
OFFERED = 6  # tickets, under the sentence that asks which is meant


async def take(turn: Turn, actor: Actor, message: Incoming) -> bool:
    """Take a reply to a message of ours; return whether it is one, and more than words of their own.

    Whoever has a question waiting on a ticket answers it by a reply to anything about that ticket.
    """
    original = message.answers
    posted = await _posted(turn, original)
    if original is None or (posted is None and not original.is_ours):
        return False
    if posted is not None and posted.kind is MessageKind.PROMPT:
        return await answer(turn, actor, message.words, await _prompt_of(turn, posted))
    if posted is not None and posted.ticket is not None:
        return await about(turn, actor, message.words, posted.ticket, posted)
    return await _to_many(turn, actor, message, original, posted)


async def answers_question(turn: Turn, message: Incoming) -> bool:
    """Whether a message replies to a question of ours that still waits."""
    posted = await _posted(turn, message.answers)
    return posted is not None and posted.kind is MessageKind.PROMPT and await _prompt_of(turn, posted) is not None


async def forwarded(turn: Turn, actor: Actor, message: Incoming) -> bool:
    """Open the ticket of a message of ours that was forwarded to us: it is nobody's words."""
    original = message.forwarded
    posted = await _posted(turn, original)
    if original is None or (posted is None and not original.is_ours):
        return False
    first, _, _ = original.text.partition("\n")
    number = posted.ticket if posted is not None else None
    number = number or named_in(turn, original.text, first)
    if number is not None:
        await status.status(turn, actor, turn.id(number))
    else:
        await _ask_which(turn, actor, original.text)
    return True


async def answer(turn: Turn, actor: Actor, words: Words, prompt: Prompt | None) -> bool:
    """Do what a question of ours asked for."""
    if prompt is None:
        await turn.say(actor, "prompt-gone")
    elif prompt.person != actor.person.id:
        # Somebody else's words under the question are their comment on the ticket.
        return await about(turn, actor, words, prompt.ticket)
    elif not words.text and not words.files:
        await turn.hint(actor, "prompt-empty", prompt.ticket)
    else:
        done = await prompt_answers.answer(turn, actor, prompt, words)
        if done and actor.place.where is Where.PRIVATE:
            keep = f"keep:{prompt.ticket}" if prompt.action == RESOLVE and words.text else None
            said = await prompt_answers.outcome(turn, prompt)
            await turn.hint(actor, f"done-{prompt.action}", prompt.ticket, buttons=keep, **said)
        elif done:
            await card_buttons.react(turn, actor, words.message_id)
    return True


async def about(turn: Turn, actor: Actor, words: Words, number: int, under: Posted | None = None) -> bool:
    """Take words about a ticket: the answer to what this person was asked about it, else a comment."""
    asked = [p for p in await turn.store.prompts.about(number) if p.person == actor.person.id and not _warns(p)]
    if asked:
        here = [prompt for prompt in asked if prompt.chat_id == actor.place.chat_id]
        return await answer(turn, actor, words, (here or asked)[-1])
    return await comment(turn, actor, words, number, under)


async def comment(turn: Turn, actor: Actor, words: Words, number: int, under: Posted | None = None) -> bool:
    """Write down what somebody says about a ticket; on one that waits for the desk's answer it is that."""
    if not words.text and not words.files:
        await turn.hint(actor, "prompt-empty", number)
        return True
    try:
        ticket = await turn.desk.recorder.see(number, actor, Action.COMMENT)
    except NotVisible:
        await turn.say(
            actor, "not-visible" if actor.place.where is Where.PRIVATE else "not-visible-here", id=turn.id(number)
        )
        return True
    if may(actor, Action.OBJECT, ticket) and not may(actor, Action.CONFIRM, ticket) and objects(words.text):
        await turn.desk.endings.object(number, actor, words)
        await turn.hint(actor, "objection-noted", number, buttons=f"reopen:{number}")
        return True
    named = linking.REF.fullmatch(words.text)
    if named is not None:
        await turn.desk.links.refer(number, actor, Words(named.group(1), words.said_at))
        await card_buttons.react(turn, actor, words.message_id)
        return True
    if ticket.status is Status.WAITING and may(actor, Action.ANSWER, ticket):
        await turn.desk.questions.answer(number, actor, words)
        await card_buttons.react(turn, actor, words.message_id)
    else:
        await comments.take(turn, actor, ticket, words, under)
    return True


async def _posted(turn: Turn, original: Original | None) -> Posted | None:
    if original is None or original.chat_id is None or original.message_id is None:
        return None
    return await turn.store.outbox.posted(original.chat_id, original.message_id)


async def _prompt_of(turn: Turn, posted: Posted) -> Prompt | None:
    number = (posted.slot or "").partition(":")[2]
    return await turn.store.prompts.get(int(number)) if number.isdecimal() else None


async def into_form(turn: Turn, actor: Actor, message: Incoming) -> bool:
    """Take a reply to a form's card into that form, whichever form the next words would go to."""
    posted = await _posted(turn, message.answers)
    slot = posted.slot if posted is not None and posted.kind is MessageKind.FORM else None
    number = (slot or "").partition(":")[2]
    draft = await turn.store.drafts.get(int(number)) if number.isdecimal() else None
    if draft is None or draft.person != actor.person.id or not may(actor, Action.OPEN):
        return False
    await turn.store.drafts.focus(draft.id, actor.person.id)
    await form.hear(turn, actor, message)
    return True


async def _to_many(turn: Turn, actor: Actor, message: Incoming, original: Original, posted: Posted | None) -> bool:
    """Take a reply to what is about several tickets, or about none: the one that it names is meant."""
    private = actor.place.where is Where.PRIVATE
    elsewhere = original.chat_id != message.chat_id
    of_many = posted is not None and posted.kind in OF_MANY
    if private and not (of_many or elsewhere):
        return False  # a greeting, say: these are words of their own
    if private and await turn.store.prompts.waiting(message.chat_id, actor.person.id) is not None:
        return False
    if read_ticket_id(message.text, turn.settings.prefix) is not None:
        await status.status(turn, actor, message.text)
        return True
    number = named_in(turn, message.quote, message.text, original.text)
    if number is not None:
        return await about(turn, actor, message.words, number)
    await _ask_which(turn, actor, original.text)
    return True


def named_in(turn: Turn, *texts: str) -> int | None:
    """Return the ticket that the first of the texts speaks of which speaks of just one."""
    spoken_of = (ticket_ids_in(western_digits(text).upper(), turn.settings.prefix.upper()) for text in texts)
    return next((number for numbers in spoken_of if len(numbers) == 1 for number in numbers), None)


async def _ask_which(turn: Turn, actor: Actor, text: str) -> None:
    """Say that a reply must go to a message about one ticket, and offer those that the message names."""
    numbers: Iterable[int] = sorted(ticket_ids_in(text, turn.settings.prefix))[:OFFERED]
    buttons = "\n".join(f"view:{number}" for number in numbers) or None
    await turn.say(actor, "reply-which" if buttons else "reply-where", buttons=buttons)


def _warns(prompt: Prompt) -> bool:
    """Whether it is no question: a second press is waited for."""
    return prompt.action.startswith(CONFIRM)
