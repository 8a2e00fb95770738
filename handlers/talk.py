"""Words that are no command: in private the first meaning that fits, in groups only what is said to the bot."""

from __future__ import annotations

from handlers import held, replies
from handlers.admin import home
from handlers.base.context import Turn
from handlers.base.errors import refusal
from handlers.base.incoming import NEW, Incoming
from handlers.intake import form, held_words, kept_form
from handlers.mail import own_address
from handlers.mail import presses as mails
from handlers.prompts.prompts import CONFIRM
from handlers.search import callers, find
from handlers.tickets import handover, prompt_answers, status
from helpdesk.desk.intake.corrections import WORDS
from helpdesk.lifecycle.workflow import fits
from helpdesk.people.actors import Actor, Where
from helpdesk.people.rights import Action, may
from helpdesk.ticket.errors import HelpdeskError
from helpdesk.ticket.ticket import read_ticket_id

# What is done with the words that a question without a ticket asked for.
ASKED = {find.PROMPT: find.answer, callers.PROMPT: callers.answer, handover.PROMPT: handover.answer}
ASKED |= dict.fromkeys((own_address.ADDRESS, own_address.CODE), own_address.heard)
ASKED |= dict.fromkeys((mails.ANSWER, mails.REFUSING, mails.ADDING), mails.heard)

# What keeps what it was, in the words for what a form has taken in.
STAYED = {name: name for name in ("phone", "email", "name", "ulb", "module")}
STAYED |= {"ulb_text": "place", WORDS: "description"}


async def private(turn: Turn, actor: Actor, message: Incoming) -> None:
    """Take a message in the private chat: the first meaning that fits wins (in this order)."""
    order = (
        _further, replies.forwarded, replies.into_form, replies.take, home.heard, _waiting_prompt, _form_asks,
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
    if actor.place.where is not Where.ELSEWHERE and not await _further(turn, actor, message):
        await replies.take(turn, actor, message)


async def edited(turn: Turn, actor: Actor, message: Incoming) -> bool:
    """Follow an edited message to where its first words went, or say that they stay as they were.

    Return False if it went nowhere, and may be a command now: no command takes the place of words.
    """
    if message.command is not None and message.command.name != NEW:
        return False
    is_private = actor.place.where is Where.PRIVATE
    if is_private and (await form.hear_edited(turn, actor, message) or await held_words.reword(turn, actor, message)):
        return True
    is_elsewhere = actor.place.where is Where.ELSEWHERE
    followed = None if is_elsewhere else await turn.desk.corrections.follow(actor, message.words)
    if followed is not None:
        if followed.stayed:
            what = ", ".join(turn.plain(actor, f"form-taken-{STAYED[name]}") for name in followed.stayed)
            ticket = await turn.desk.recorder.get(followed.ticket)
            if may(actor, Action.CORRECT, ticket) and fits(Action.CORRECT, ticket.status):
                below = f"correct:{ticket.number}"
                await turn.say_about(actor, "edit-stayed", ticket.number, what=what, buttons=below)
            else:
                await turn.say_about(actor, "edit-stayed-here", ticket.number, what=what)
    elif message.command is not None:
        return False
    elif message.is_usable and (is_private or (message.answers is not None and message.answers.is_ours)):
        await turn.say(actor, "edit-unread")
    return True


async def further(turn: Turn, actor: Actor, message: Incoming) -> None:
    """Take what is said to nobody in a group, if it is a further message of what was said to us."""
    if actor.place.where is not Where.ELSEWHERE and message.command is None:
        await turn.desk.gathering.gather(actor, message.words)


async def _further(turn: Turn, actor: Actor, message: Incoming) -> bool:
    """Let a further message of one act follow the first, which was an answer or a comment; nothing more is said."""
    is_our_own = message.forwarded is not None and message.forwarded.is_ours
    if message.command is not None or is_our_own or await replies.answers_question(turn, message):
        return False
    if actor.place.where is Where.PRIVATE and await form.hear_further(turn, actor, message):
        return True
    return await turn.desk.gathering.gather(actor, message.words)


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
BESIDE_THE_FORM = frozenset({replies.forwarded, replies.take, _waiting_prompt, _ticket_id})
