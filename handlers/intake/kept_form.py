"""How a form is begun, kept, shown and turned into a ticket."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from handlers.base.context import Turn
from handlers.intake.known import known_of
from helpdesk.conversation import Draft
from helpdesk.desk.recording.clearing import delete_message
from helpdesk.intake import flow
from helpdesk.intake import lines as form_lines
from helpdesk.intake.as_json import from_json, to_json
from helpdesk.intake.asking import Filled, FormOutcome, FormProblem, Heard, Taken
from helpdesk.intake.flow import lists_of
from helpdesk.intake.form import Form, Known, Line
from helpdesk.outbox import MessageKind, OutboxMessage, Urgency, form_slot
from helpdesk.people.actors import Actor
from helpdesk.ticket.errors import Unrouted
from helpdesk.ticket.ticket import Ticket


async def begin(turn: Turn, actor: Actor, form: Form | None = None) -> None:
    """Begin a form: an empty one, or this."""
    await _open(turn, actor, Heard(form=form or flow.start(lists_of(turn.settings))))


async def open_with(turn: Turn, actor: Actor, lines: Sequence[Line], *, problem: FormProblem | None = None) -> None:
    """Begin a form with what was written."""
    heard = form_lines.begin(lines, lists=lists_of(turn.settings))
    heard = replace(heard, problem=problem or heard.problem)
    await _open(turn, actor, heard, heard_in=lines[-1].said.message_id)


async def _open(turn: Turn, actor: Actor, heard: Heard, *, heard_in: int | None = None) -> None:
    await turn.store.people.put(actor.person)
    empty = Draft(
        person=actor.person.id,
        chat_id=actor.place.chat_id,
        body=to_json(heard.form),
        changed_at=turn.now,
        heard=heard_in,
    )
    number = await turn.store.drafts.add(empty)
    draft = replace(empty, id=number)
    await keep(turn, actor, draft, heard)


async def keep(
    turn: Turn, actor: Actor, draft: Draft, heard: Heard, *, former: tuple[Form, Known] | None = None
) -> None:
    """Keep what a form holds now and show it, or make the ticket of it that was asked for.

    ``former``: the form before, and what was known of it, where that was looked up already.
    """
    known = await known_of(heard.form, turn.desk, former, language=turn.language(actor))
    form = flow.with_proposal(flow.settle(heard.form, known), lists_of(turn.settings))
    if heard.outcome is FormOutcome.CORRECT:
        saved = await turn.desk.correcting.save(form, flow.ready(form, known), actor)
        if saved.again is None:
            await end(turn, draft.id)
            turn.toast(actor, "corrected" if saved.what else "nothing-corrected", id=turn.id(form.corrects or 0))
            return
        form = saved.again
        turn.toast(actor, "changed-meanwhile", alert=True, id=turn.id(form.corrects or 0))
    elif heard.outcome is not FormOutcome.ASK:
        ticket = await _submit(turn, actor, draft, flow.ready(form, known), heard.outcome)
        if ticket is not None:
            turn.toast(actor, "opened", id=turn.id(ticket.number))
            return
    changed = replace(
        draft, body=to_json(form), phone=form.phone, version=draft.version + 1, changed_at=turn.now, focused=True
    )
    await turn.store.drafts.save(changed)
    await show(turn, actor, draft.id, taken=heard.taken, problem=heard.problem)


async def _submit(turn: Turn, actor: Actor, draft: Draft, filled: Filled, outcome: FormOutcome) -> Ticket | None:
    desk = turn.desk
    uses = {
        FormOutcome.ESCALATE: desk.intake.escalate_new,
        FormOutcome.KEEP: desk.intake.keep_new,
        FormOutcome.SOLVE: desk.intake.solve_new,
    }
    mail = from_json(draft.body).mail
    if mail is not None:
        await desk.mails.may_end(mail, actor)
    try:
        ticket = await uses[outcome](filled, actor)
    except Unrouted:
        turn.toast(actor, "unrouted", alert=True)
        return None
    if mail is not None:
        await desk.mails.opened(mail, ticket, actor)
    await end(turn, draft.id)
    return ticket


async def show(
    turn: Turn,
    actor: Actor,
    draft: int,
    *,
    taken: tuple[Taken, ...] = (),
    problem: FormProblem | None = None,
    urgency: Urgency = Urgency.PRESSED,
) -> None:
    """Owe the form's card: below what was written last, or in place after a press."""
    facts = {
        "draft": draft,
        "taken": ",".join(dict.fromkeys(t.value for t in taken)) or None,
        "problem": problem.value if problem else None,
    }
    chat = actor.place.chat_id
    await turn.store.outbox.owe(
        OutboxMessage(
            chat_id=chat,
            kind=MessageKind.FORM,
            urgency=urgency,
            person=actor.person.id,
            slot=form_slot(draft),
            facts=facts,
        )
    )


async def end(turn: Turn, draft: int) -> None:
    """Forget a form and take its card away."""
    await turn.store.drafts.end(draft)
    await delete_message(turn.store.outbox, form_slot(draft))


async def focused(turn: Turn, actor: Actor) -> Draft | None:
    """Return the form that a person's next words go to."""
    drafts = await turn.store.drafts.open_of(actor.person.id)
    return next((d for d in drafts if d.focused), drafts[0] if drafts else None)


async def own_draft(turn: Turn, actor: Actor, number: int) -> Draft | None:
    """Return the form that a button names; say so if it is over or another's."""
    draft = await turn.store.drafts.get(number)
    if draft is None:
        # It came when the form was over already: it was being sent then.
        await delete_message(turn.store.outbox, form_slot(number))
        turn.toast(actor, "form-gone")
        return None
    if draft.person != actor.person.id:
        turn.toast(actor, "form-not-yours")
        return None
    return draft
