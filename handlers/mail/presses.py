"""What can be pressed on the card of a mail; the first who presses has it."""

from __future__ import annotations

from dataclasses import replace

from handlers.base.buttons import require
from handlers.base.callback_data import Press
from handlers.base.context import Turn
from handlers.base.incoming import Incoming
from handlers.intake.kept_form import begin, show
from handlers.intake.several_forms import MOST_OPEN
from handlers.mail.card import REASONS, REFUSE, WRITE
from handlers.prompts import prompts
from helpdesk.conversation import Draft, Prompt
from helpdesk.desk.recording.clearing import delete_message
from helpdesk.intake.as_json import from_json
from helpdesk.mail.mail import MailState
from helpdesk.outbox import form_slot
from helpdesk.people.actors import Actor, Place, Where
from helpdesk.people.rights import Action
from helpdesk.ticket.errors import NotVisible, WrongChoice
from helpdesk.ticket.ticket import read_ticket_id

ANSWER, REFUSING, ADDING = "mail-answer", "mail-refuse", "mail-add"  # questions that wait for words in private


async def open_(turn: Turn, actor: Actor, press: Press) -> None:
    """Begin a form with what a mail says, in the private chat of who pressed; a second press leads back to it."""
    mine = in_private(actor)
    require(mine, Action.OPEN)
    drafts = await turn.store.drafts.open_of(actor.person.id)
    begun = next((draft for draft in drafts if from_json(draft.body).mail == press.number), None)
    if begun is not None:
        await _go_on_with(turn, mine, begun)
    elif len(drafts) >= MOST_OPEN:
        turn.toast(actor, "five-forms", alert=True)
        return
    else:
        mail = await turn.desk.mails.take(press.number, actor)
        await begin(turn, mine, await turn.desk.mail_forms.form_of(mail))
    turn.toast(actor, "mail-opening" if mine.place == actor.place else "mail-opening-private")


async def add(turn: Turn, actor: Actor, press: Press) -> None:
    """Add a mail to the ticket that its button names; without one ask which."""
    if press.arg:
        if not press.arg.isdecimal():
            raise WrongChoice(None, press.arg)
        await turn.desk.mails.add_to(press.number, int(press.arg), in_private(actor))
        turn.toast(actor, "done-add", id=turn.id(int(press.arg)))
        return
    await _ask(turn, actor, press.number, ADDING)


async def answer(turn: Turn, actor: Actor, press: Press) -> None:
    """Ask for the words with which a mail is answered."""
    await _ask(turn, actor, press.number, ANSWER)


async def refuse(turn: Turn, actor: Actor, press: Press) -> None:
    """Ask why a mail is not for this desk, take the reason, or ask for the words to its sender."""
    mails = turn.desk.mails
    if press.arg in ("", "back"):
        mail = await mails.may_end(press.number, actor)
        await mails.show_again(mail, step=REFUSE if not press.arg else None, place=actor.place.chat_id)
    elif press.arg == WRITE:
        await _ask(turn, actor, press.number, REFUSING)
    elif press.arg in REASONS:
        await mails.refuse(press.number, actor, press.arg, None)
        turn.toast(actor, "mail-refused")
    else:
        raise WrongChoice(None, press.arg)


async def junk(turn: Turn, actor: Actor, press: Press) -> None:
    """Put a mail aside."""
    await turn.desk.mails.junk(press.number, actor)
    turn.toast(actor, "mail-junked")


async def back(turn: Turn, actor: Actor, press: Press) -> None:
    """Let a mail wait again: one that was taken, by who has it, with the form of it; or one that was called junk."""
    mails = turn.desk.mails
    mail = await mails.get(press.number)
    if mail.state is MailState.TAKEN:
        await mails.take(press.number, actor)  # refused if another has it
        for draft in await turn.store.drafts.open_of(actor.person.id):
            if from_json(draft.body).mail == press.number:
                await turn.store.drafts.end(draft.id)
                await delete_message(turn.store.outbox, form_slot(draft.id))
        await mails.give_back(press.number)
    else:
        await mails.back_again(press.number)
    turn.toast(actor, "mail-waits-again")


# -- words that were asked for


async def heard(turn: Turn, actor: Actor, message: Incoming, prompt: Prompt) -> None:
    """Take the words that were asked for: an answer, why it is not for us, or a ticket's ID."""
    require(actor, Action.MAIL)
    number = int(prompt.facts["mail"] or 0)
    if prompt.action == ADDING:
        ticket = read_ticket_id(message.text, turn.settings.prefix)
        if ticket is None:
            await turn.say(actor, "mail-add-which")
            return
        try:
            await turn.desk.mails.add_to(number, ticket, actor)
        except NotVisible:
            await turn.say(actor, "not-visible", id=turn.id(ticket))
            return
        said = "done-add"
    elif prompt.action == ANSWER:
        await turn.desk.mails.answer(number, actor, message.words)
        said, ticket = "mail-answered", 0
    else:
        await turn.desk.mails.refuse(number, actor, "words", message.words)
        said, ticket = "mail-refused", 0
    await prompts.take_away(turn, prompt)
    await turn.say(actor, said, id=turn.id(ticket))


async def _ask(turn: Turn, actor: Actor, mail: int, action: str) -> None:
    """Take a mail and ask for words about it, in private: what is written to a caller is no group's affair."""
    mine = in_private(actor)
    await turn.desk.mails.take(mail, actor)
    if await turn.store.people.get(actor.person.id) is None:
        await turn.store.people.put(actor.person)
    chat = mine.place.chat_id
    await prompts.take_away(turn, await turn.store.prompts.waiting(chat, actor.person.id))
    await turn.store.prompts.ask(
        Prompt(chat_id=chat, person=actor.person.id, action=action, ticket=0, facts={"mail": mail}, asked_at=turn.now)
    )
    await turn.say(mine, f"ask-{action}")
    if mine.place != actor.place:
        turn.toast(actor, "mail-write-private")


async def _go_on_with(turn: Turn, actor: Actor, draft: Draft) -> None:
    await turn.store.drafts.focus(draft.id, actor.person.id)
    await delete_message(turn.store.outbox, form_slot(draft.id))
    await show(turn, actor, draft.id)


def in_private(actor: Actor) -> Actor:
    """Return whoever pressed as they are in their own chat."""
    if actor.place.where is Where.PRIVATE:
        return actor
    return replace(actor, place=Place(Where.PRIVATE, actor.person.id), anonymous=False)
