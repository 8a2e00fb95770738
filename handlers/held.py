"""Plain words that may be about a ticket: they are held, and their person is asked what they are for."""

from __future__ import annotations

from collections.abc import Sequence

from handlers import replies
from handlers.base.callback_data import Press
from handlers.base.context import Turn
from handlers.base.incoming import Incoming
from handlers.intake import held_words, kept_form
from handlers.intake.several_forms import MOST_OPEN
from helpdesk.desk.recording.recorder import Words
from helpdesk.people.actors import Actor, Role, Scope, scope_of
from helpdesk.people.rights import Action, may
from helpdesk.text.objections import objects
from helpdesk.ticket.ticket import Status, Ticket

OFFERED = 6  # tickets, under the question


async def ask(turn: Turn, actor: Actor, message: Incoming) -> bool:
    """Hold words that would begin a form while a team's question waits, or that one of a town or team writes; ask.

    What comes before that is said is held with them. Return whether they are held.
    """
    if not message.is_usable:
        return False
    opens = may(actor, Action.OPEN)
    if opens and await kept_form.focused(turn, actor) is not None:
        return False
    tickets = await (_questions(turn, actor) if opens else _own(turn, actor, message))
    if tickets:
        await held_words.hold(turn, actor, message.line, tickets, opens=opens)
        return True
    former = await held_words.release(turn, actor)
    if former and opens:  # nothing waits any more: they are the next call
        await kept_form.open_with(turn, actor, (*former, message.line))
    return bool(former and opens)


async def press_for(turn: Turn, actor: Actor, press: Press) -> None:
    """The held words are about this ticket: the answer that it waits for, or a comment."""
    lines = await held_words.release(turn, actor)
    if not lines:
        turn.toast(actor, "words-gone")
        return
    for line in lines:
        words = Words(line.shown, line.said.at, line.files, line.said.chat_id, line.said.message_id)
        if not await turn.desk.gathering.gather(actor, words):  # the rest of a long text is no second comment
            await replies.about(turn, actor, words, press.number)
    turn.toast(actor, "words-added", id=turn.id(press.number))


async def press_new(turn: Turn, actor: Actor, _press: Press) -> None:
    """The held words are another call."""
    if len(await turn.store.drafts.open_of(actor.person.id)) >= MOST_OPEN:
        turn.toast(actor, "five-forms", alert=True)
    elif lines := await held_words.release(turn, actor):
        await kept_form.open_with(turn, actor, lines)
    else:
        turn.toast(actor, "words-gone")


async def press_drop(turn: Turn, actor: Actor, _press: Press) -> None:
    """The held words are for nothing."""
    dropped = await held_words.release(turn, actor)
    turn.toast(actor, "cancelled" if dropped else "words-gone")


async def _questions(turn: Turn, actor: Actor) -> Sequence[Ticket]:
    """Return the tickets whose teams wait for this operator's answer."""
    waiting = frozenset({Status.WAITING})
    return await turn.store.tickets.find(scope_of(actor), statuses=waiting, logged_by=actor.person.id, limit=OFFERED)


async def _own(turn: Turn, actor: Actor, message: Incoming) -> Sequence[Ticket]:
    """Return the ticket that somebody names, else what is theirs: asked about, claimed, or of their town.

    A SPOC who objects may mean what is solved there and not closed yet.
    """
    if not (actor.person.has(Role.SPOC) or actor.person.teams):
        return ()
    number = replies.named_in(turn, message.text)
    named = await turn.store.tickets.get(number, scope_of(actor)) if number is not None else None
    if named is not None:
        return [named] if may(actor, Action.COMMENT, named) else []
    waiting = {prompt.ticket for prompt in await turn.store.prompts.of(actor.person.id) if prompt.ticket}
    found = [await turn.store.tickets.get(number, scope_of(actor)) for number in sorted(waiting)]
    found += [one for one in await turn.desk.views.mine(actor, limit=OFFERED) if one.number not in waiting]
    tickets = [ticket for ticket in found if ticket is not None][:OFFERED]
    room = OFFERED - len(tickets)
    said = [*await held_words.said_before(turn, actor), message.text]
    if actor.person.ulbs and room and any(objects(text) for text in said if text):  # "still not working"
        solved, towns = frozenset({Status.RESOLVED}), Scope(ulbs=actor.person.ulbs)
        tickets += await turn.store.tickets.find(towns, statuses=solved, limit=room)
    return [ticket for ticket in tickets if may(actor, Action.COMMENT, ticket)]
