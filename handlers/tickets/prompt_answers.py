"""What becomes of a prompt: answered by words or a tap, taken to the private chat, cancelled."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Any

from handlers.base.callback_data import Press
from handlers.base.context import Turn
from handlers.cards.words import Cards
from handlers.prompts import prompts
from handlers.prompts.options import CHANGE, SEND, TO_DESK, Choice, chosen_text, options
from handlers.tickets import linking
from helpdesk.conversation import Prompt
from helpdesk.desk.desk import Desk
from helpdesk.desk.recording.recorder import Words
from helpdesk.people.actors import EVERYTHING, Actor
from helpdesk.people.rights import Action
from helpdesk.ticket.errors import HelpdeskError, NotAllowed, NotNow, NotVisible, TooLate
from helpdesk.ticket.ticket import Ticket

OnWords = Callable[[Turn, Actor, Prompt, Words], Awaitable[bool]]
Deed = Callable[[Desk], Callable[[int, Actor, Words], Awaitable[Ticket]]]
OnChoice = Callable[[Turn, Actor, Prompt, Choice], Awaitable[bool]]


async def choose(turn: Turn, actor: Actor, press: Press) -> None:
    """Answer a prompt with one of the choices under it."""
    prompt = await _own_prompt(turn, actor, press)
    if prompt is None:
        return
    offered = await options(prompt, turn.store, Cards(turn.office, turn.language(actor), turn.now))
    chosen = next((option for option in offered if option.code == press.arg), None)
    if chosen is None:
        turn.toast(actor, "unknown-button")
        return
    if await _done(turn, prompt, ON_CHOICE[prompt.action](turn, actor, prompt, chosen)):
        await _over(turn, prompt)
        turn.toast(actor, f"done-{prompt.action}", **await outcome(turn, prompt))


async def to_private(turn: Turn, actor: Actor, press: Press) -> None:
    """Go on with a prompt in the private chat."""
    prompt = await _own_prompt(turn, actor, press)
    if prompt is not None:
        turn.lead(f"p{prompt.id}")


async def move_here(turn: Turn, actor: Actor, number: int) -> None:
    """Ask in this private chat what was asked in the group."""
    prompt = await turn.store.prompts.get(number)
    if prompt is None or prompt.person != actor.person.id:
        await turn.say(actor, "prompt-gone")
        return
    ticket = await turn.desk.recorder.see(prompt.ticket, actor, Action.VIEW)
    await prompts.take_away(turn, prompt)
    known = {name: str(value) for name, value in prompt.facts.items() if value and name not in ("team", "module")}
    await prompts.ask(turn, actor, ticket, prompt.action, **known)


async def cancel(turn: Turn, actor: Actor, press: Press) -> None:
    """Take a prompt away; nothing else happens."""
    prompt = await _own_prompt(turn, actor, press)
    if prompt is not None:
        await prompts.take_away(turn, prompt)
        turn.toast(actor, "cancelled")


async def answer(turn: Turn, actor: Actor, prompt: Prompt, words: Words) -> bool:
    """Do what a prompt asked for with the words that came; return whether it is done: then the prompt goes."""
    done = await _done(turn, prompt, ON_WORDS[prompt.action](turn, actor, prompt, words))
    if done:
        await _over(turn, prompt)
    return done


async def outcome(turn: Turn, prompt: Prompt) -> dict[str, Any]:
    """Return what is said of a prompt that was answered: its ticket, and what that was linked to."""
    facts: dict[str, Any] = {"id": turn.id(prompt.ticket)}
    if prompt.action == prompts.LINK:
        linked = await turn.store.tickets.get(prompt.ticket, EVERYTHING)
        facts["other"] = turn.id(linked.linked_to) if linked is not None and linked.linked_to is not None else ""
    return facts


def is_over(error: HelpdeskError, prompt: Prompt) -> bool:
    """Whether a refusal means that a prompt's ticket has moved on, so that no other words would do either."""
    return isinstance(error, NotNow | NotVisible | NotAllowed | TooLate) and error.number == prompt.ticket


async def _done(turn: Turn, prompt: Prompt, deed: Awaitable[bool]) -> bool:
    """Return whether what a prompt asked for is done; the prompt goes, too, if it can't be done any more."""
    try:
        return await deed
    except HelpdeskError as error:
        if is_over(error, prompt):
            await prompts.take_away(turn, prompt)
        raise


async def _over(turn: Turn, prompt: Prompt) -> None:
    """Take the prompt away; once a ticket is solved or has moved, what others were asked about it goes, too."""
    await prompts.take_away(turn, prompt)
    if prompt.action in (prompts.RESOLVE, prompts.FORWARD, prompts.RETURN):
        for waiting in await turn.store.prompts.about(prompt.ticket):
            await prompts.take_away(turn, waiting)


async def _own_prompt(turn: Turn, actor: Actor, press: Press) -> Prompt | None:
    prompt = await turn.store.prompts.get(press.number)
    if prompt is None:
        await prompts.take_message_away(turn, press.number)
    if prompt is None or prompt.chat_id != actor.place.chat_id:
        turn.toast(actor, "prompt-gone")
        return None
    if prompt.person != actor.person.id:
        turn.toast(actor, "prompt-not-yours")
        return None
    return prompt


# -- what words and choices mean to each prompt; True: it is done -------------------------------------------------


def _by(deed: Deed) -> OnWords:
    """Return what does one thing to the prompt's ticket with the words that came."""

    async def on_words(turn: Turn, actor: Actor, prompt: Prompt, words: Words) -> bool:
        await deed(turn.desk)(prompt.ticket, actor, words)
        return True

    return on_words


async def _forward(turn: Turn, actor: Actor, prompt: Prompt, words: Words) -> bool:
    if "to" not in prompt.facts:
        await turn.hint(actor, "choose-team-first", prompt.ticket)
        return False
    await turn.desk.moves.forward(prompt.ticket, actor, str(prompt.facts["to"]), words=words)
    return True


async def _return(turn: Turn, actor: Actor, prompt: Prompt, words: Words) -> bool:
    await turn.desk.moves.return_to_desk(prompt.ticket, actor, words=words)
    return True


async def _choose_ready(turn: Turn, actor: Actor, prompt: Prompt, option: Choice) -> bool:
    return await ON_WORDS[prompt.action](turn, actor, prompt, Words(option.label, turn.now))


async def _choose_answer(turn: Turn, actor: Actor, prompt: Prompt, option: Choice) -> bool:
    """Show a ready answer whole before it goes; then send it, or have it changed in words."""
    if option.code == SEND:
        text = await chosen_text(prompt, turn.store, Cards(turn.office, turn.language(actor), turn.now))
        return await ON_WORDS[prompt.action](turn, actor, prompt, Words(text or "", turn.now))
    if option.code == CHANGE:
        await prompts.learn(turn, prompt, prompt.action, step=CHANGE)
    else:
        await prompts.learn(turn, prompt, prompt.action, ready="" if option.code == "back" else option.code, step="")
    return False


async def _choose_forward(turn: Turn, actor: Actor, prompt: Prompt, option: Choice) -> bool:
    if "to" in prompt.facts:
        await turn.desk.moves.forward(prompt.ticket, actor, str(prompt.facts["to"]), reason=option.code)
        return True
    if option.code == TO_DESK:
        await turn.desk.tickets.may_begin(prompt.ticket, actor, Action.RETURN, confirmed=True)
        await prompts.learn(turn, prompt, prompts.RETURN)
    else:
        await prompts.learn(turn, prompt, prompts.FORWARD, to=option.code)
    return False


async def _choose_return(turn: Turn, actor: Actor, prompt: Prompt, option: Choice) -> bool:
    await turn.desk.moves.return_to_desk(prompt.ticket, actor, reason=option.code)
    return True


ON_WORDS: dict[str, OnWords] = {
    prompts.RESOLVE: _by(lambda desk: desk.tickets.resolve),
    prompts.ASK: _by(lambda desk: desk.questions.ask),
    prompts.ASK_CALLER: _by(lambda desk: desk.replies.ask),
    prompts.ANSWER: _by(lambda desk: desk.questions.answer),
    prompts.FORWARD: _forward,
    prompts.RETURN: _return,
    prompts.REOPEN: _by(lambda desk: desk.endings.reopen),
    prompts.STILL_WRONG: _by(lambda desk: desk.tickets.comment),
    prompts.ADD: _by(lambda desk: desk.tickets.comment),
    prompts.REFERENCE: linking.on_reference,
    prompts.LINK: linking.on_link,
}

ON_CHOICE: dict[str, OnChoice] = {
    prompts.RESOLVE: _choose_answer,
    prompts.FORWARD: _choose_forward,
    prompts.RETURN: _choose_return,
    prompts.REOPEN: _choose_ready,
}
