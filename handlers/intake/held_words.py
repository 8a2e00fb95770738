"""Words that wait until their person says what they are for: kept like a form, but in none, and never in focus."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from handlers.base.context import Turn
from handlers.base.incoming import Incoming
from helpdesk.conversation import Draft
from helpdesk.intake.as_json import from_json, to_json
from helpdesk.intake.flow import lists_of
from helpdesk.intake.form import Form, Line
from helpdesk.intake.messages import hear_edited
from helpdesk.people.actors import Actor
from helpdesk.ticket.ticket import Ticket

OFFER = "held"  # the name of the question


async def hold(turn: Turn, actor: Actor, line: Line, tickets: Sequence[Ticket], *, opens: bool) -> None:
    """Keep what was said, behind what is held already, and ask which of the tickets it is about."""
    former = await turn.store.drafts.held_of(actor.person.id)
    about = {*(from_json(former.body).about if former is not None else ()), *(ticket.number for ticket in tickets)}
    lines = (*await release(turn, actor), line)
    await turn.store.people.put(actor.person)
    empty = Form(priority=turn.settings.default_priority, aside=lines, about=tuple(sorted(about)))
    await turn.store.drafts.add(
        Draft(
            person=actor.person.id, chat_id=actor.place.chat_id, body=to_json(empty), changed_at=turn.now,
            focused=False, held=True,
        )
    )  # fmt: skip
    choice = "answers" if opens else "add"
    rows = [f"{choice}:{ticket.number}" for ticket in tickets]
    rows.append("newticket:0 forget:0" if opens else "forget:0")
    key = "whose-answer" if opens else "whose-words"
    await turn.offer(actor, OFFER, {"key": key, "buttons": "\n".join(rows)})


async def release(turn: Turn, actor: Actor) -> tuple[Line, ...]:
    """Return what is held of a person's words; it is held no more, and nobody asks for it."""
    held = await turn.store.drafts.held_of(actor.person.id)
    if held is None:
        return ()
    await turn.store.drafts.end(held.id)
    await turn.take_offer_away(actor, OFFER)
    return from_json(held.body).aside


async def said_before(turn: Turn, actor: Actor) -> list[str]:
    """Return the words that are held already."""
    held = await turn.store.drafts.held_of(actor.person.id)
    form = from_json(held.body) if held is not None else None
    return [line.text for line in form.aside] if form is not None else []


async def reword(turn: Turn, actor: Actor, message: Incoming) -> bool:
    """Follow an edited message into what is held; return whether it is."""
    held = await turn.store.drafts.held_of(actor.person.id)
    form = from_json(held.body) if held is not None else None
    if held is None or form is None or not any(line.said.is_in(message.said) for line in form.aside):
        return False
    now = hear_edited(form, message.text, message.said, lists=lists_of(turn.settings), files=message.files)
    if now is not None:
        await turn.store.drafts.save(replace(held, body=to_json(now.form), version=held.version + 1))
    return True
