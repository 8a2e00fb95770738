"""What can be pressed on a card, in a team's group or in the private view of a ticket."""

from __future__ import annotations

from handlers.base.callback_data import Press
from handlers.base.catalogue import LANGUAGES
from handlers.base.context import Turn
from handlers.cards.words import contact_of
from handlers.prompts import prompts
from helpdesk.notify.desk_texts import CallerOf
from helpdesk.outbox import MessageKind, Urgency, reaction, shown_again
from helpdesk.people.actors import Actor, Where
from helpdesk.people.rights import Action


async def claim(turn: Turn, actor: Actor, press: Press) -> None:
    """Take the ticket: the first has it, everybody after is told who."""
    await turn.desk.tickets.claim(press.number, actor)
    turn.toast(actor, "claimed-by-you", id=turn.id(press.number))


async def release(turn: Turn, actor: Actor, press: Press) -> None:
    """Give the ticket back to its team."""
    await turn.desk.tickets.release(press.number, actor)
    turn.toast(actor, "released", id=turn.id(press.number))


async def resolve(turn: Turn, actor: Actor, press: Press) -> None:
    """Ask how it was solved; on another's ticket only after a confirming press."""
    ticket = await prompts.begin(turn, actor, press.number, Action.RESOLVE)
    await prompts.ask(turn, actor, ticket, prompts.RESOLVE)
    prompts.say_where(turn, actor, "write-below", press.number)


async def caller(turn: Turn, actor: Actor, press: Press) -> None:
    """Show the caller's number to whoever has the ticket: in a group in an alert, in private as text to dial."""
    ticket, _ = await turn.desk.tickets.caller_of(press.number, actor)
    if await turn.desk.presence.is_asked(ticket, actor, Action.CALLER):
        turn.toast(actor, "one-moment")
        return
    person = await turn.desk.tickets.show_caller(press.number, actor)
    if actor.place.where is Where.PRIVATE:
        chat = actor.place.chat_id
        await turn.store.outbox.owe(CallerOf().message_to(chat, Urgency.REPLY, ticket=press.number, person=chat))
        return
    name = person.name or turn.plain(actor, "no-name")
    turn.toast(actor, "caller-is", alert=True, name=name, contact=contact_of(person) or "")


async def caller_language(turn: Turn, actor: Actor, press: Press) -> None:
    """Choose the language in which the caller is written to; the message with the text follows."""
    if press.arg not in LANGUAGES:
        turn.toast(actor, "unknown-button")
        return
    await turn.desk.tickets.speak_to_caller(press.number, actor, press.arg)
    for posted in await turn.store.outbox.about(press.number):
        if (
            posted.chat_id == actor.place.chat_id
            and posted.slot
            and posted.kind in (MessageKind.OWN, MessageKind.CONFIRM)
        ):
            await turn.store.outbox.owe(shown_again(posted, Urgency.PRESSED))
    turn.toast(actor, "caller-language-set", named=turn.office.catalogue.plain(press.arg, "language-name"))


async def more(turn: Turn, _actor: Actor, press: Press) -> None:
    """Open the ticket in the private chat."""
    turn.lead(f"t{press.number}")


async def view(turn: Turn, actor: Actor, press: Press) -> None:
    """Open a ticket from a list of buttons in the private chat."""
    if actor.place.where is not Where.PRIVATE:
        await more(turn, actor, press)
        return
    await turn.desk.views.open_view(await turn.desk.recorder.see(press.number, actor, Action.VIEW), actor)


async def files(turn: Turn, actor: Actor, press: Press) -> None:
    """Send a ticket's attachments below its view or card."""
    ticket = await turn.desk.recorder.see(press.number, actor, Action.FILES)
    if await turn.desk.presence.is_asked(ticket, actor, Action.FILES):
        turn.toast(actor, "one-moment")
    else:
        turn.toast(actor, "files-sent" if await turn.desk.views.send_files(ticket, actor) else "no-files")


async def react(turn: Turn, actor: Actor, message: int | None) -> None:
    """Owe a small sign that a comment was taken in."""
    if message is not None:
        await turn.store.outbox.owe(reaction(actor.place.chat_id, message))
