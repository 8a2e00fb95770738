"""A SPOC's own e-mail address, given under their list: typed, confirmed by a mailed code, taken away by a press."""

from __future__ import annotations

from handlers.base.callback_data import Press
from handlers.base.context import Turn
from handlers.base.incoming import Incoming
from handlers.prompts import prompts
from helpdesk.conversation import Prompt
from helpdesk.mail.own_address import TRIES, AddressAnswer
from helpdesk.outbox import Urgency, list_slot
from helpdesk.people.actors import Actor
from helpdesk.people.rights import Action
from helpdesk.ticket.errors import NotAllowed

ADDRESS, CODE = "my-mail", "my-mail-code"  # questions that wait for words in private
OFF = "off"


async def press(turn: Turn, actor: Actor, press: Press) -> None:
    """Ask for the address, or forget it."""
    if turn.settings.mail is None:
        raise NotAllowed(Action.MUTE.value)
    if press.arg == OFF:
        await turn.store.own_addresses.forget(person=actor.person.id)
        turn.toast(actor, "my-mail-off")
        await _show_list(turn, actor)
        return
    await _ask(turn, actor, ADDRESS)


async def heard(turn: Turn, actor: Actor, message: Incoming, prompt: Prompt) -> None:
    """Take the address that was asked for, or the code that went there."""
    if prompt.action == ADDRESS:
        answer = await turn.desk.own_addresses.give(actor, message.text)
        if answer is AddressAnswer.SENT:
            await prompts.take_away(turn, prompt)
            await _ask(turn, actor, CODE)
            return
        await turn.say(actor, f"my-mail-{answer.value}")
        return
    answer, own = await turn.desk.own_addresses.confirm(actor, message.text)
    if answer is AddressAnswer.WRONG:
        await turn.say(actor, "my-mail-wrong", left=TRIES - 1 - (own.tries if own is not None else 0))
        return
    await prompts.take_away(turn, prompt)
    await turn.say(actor, f"my-mail-{answer.value}", address=own.address if own is not None else "")
    await _show_list(turn, actor)


async def _ask(turn: Turn, actor: Actor, action: str) -> None:
    chat = actor.place.chat_id
    await prompts.take_away(turn, await turn.store.prompts.waiting(chat, actor.person.id))
    await turn.store.prompts.ask(
        Prompt(chat_id=chat, person=actor.person.id, action=action, ticket=0, facts={}, asked_at=turn.now)
    )
    await turn.say(actor, f"ask-{action}")


async def _show_list(turn: Turn, actor: Actor) -> None:
    slot = list_slot(f"mine-{actor.person.id}", actor.place.chat_id)
    await turn.show_list(actor, slot, {"list": "mine", "page": 0}, Urgency.PRESSED)
