"""Opening a ticket: every word and press of an operator's form, and the forms that are open side by side."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from telegram import Message

from handlers.base.callback_data import Press
from handlers.base.context import Turn
from handlers.base.incoming import line_of, said_in, text_of
from handlers.intake.known import known_of, lists_of
from handlers.intake.lines import taken
from handlers.intake.several_forms import MOST_OPEN, OFFER, offer
from helpdesk.conversation import Draft
from helpdesk.desk.recording.clearing import delete_message
from helpdesk.intake import flow, messages, presses
from helpdesk.intake import lines as form_lines
from helpdesk.intake.as_json import from_json, to_json
from helpdesk.intake.asking import Filled, FormOutcome, FormProblem, Heard, Pressed, Taken
from helpdesk.intake.form import TAKES_WORDS, Form, FormStep, Known, Line
from helpdesk.outbox import MessageKind, OutboxMessage, Urgency, form_slot
from helpdesk.people.rights import Action, Actor, Where, may
from helpdesk.ticket.errors import Unrouted
from helpdesk.ticket.ticket import Ticket

# -- beginning, and choosing among several -------------------------------------------------------------------


async def new(turn: Turn, actor: Actor, _argument: str = "") -> None:
    """Begin a form; over an open one, offer to go on with it, begin another or discard it."""
    if not may(actor, Action.OPEN):
        await turn.say(actor, "not-allowed-open")
        return
    drafts = await turn.store.drafts.open_of(actor.person.id)
    if drafts:
        await offer(turn, actor, drafts)
    else:
        await _begin(turn, actor)


async def new_with_words(turn: Turn, actor: Actor, message: Message) -> None:
    """Begin a form with the words that stand behind the command, beside those that are open."""
    if not may(actor, Action.OPEN):
        await turn.say(actor, "not-allowed-open")
        return
    drafts = await turn.store.drafts.open_of(actor.person.id)
    if len(drafts) >= MOST_OPEN:
        await offer(turn, actor, drafts)
    else:
        await _open_with(turn, actor, (line_of(message, turn.now),))


async def press_new(turn: Turn, actor: Actor, _press: Press) -> None:
    """Begin another form beside those that are open; an offer that was taken already counts no more."""
    if len(await turn.store.drafts.open_of(actor.person.id)) >= MOST_OPEN:
        turn.toast(actor, "five-forms", alert=True)
    elif await turn.take_offer_away(actor, OFFER):
        await _begin(turn, actor)
    else:
        turn.toast(actor, "unknown-button")


async def press_resume(turn: Turn, actor: Actor, press: Press) -> None:
    """Go on with a form: it takes the focus and its card comes below."""
    draft = await _own_draft(turn, actor, press.number)
    if draft is None:
        return
    await turn.take_offer_away(actor, OFFER)
    await turn.store.drafts.focus(draft.id, actor.person.id)
    await delete_message(turn.store.outbox, form_slot(draft.id))
    await _show(turn, actor, draft.id)


async def press_discard(turn: Turn, actor: Actor, press: Press) -> None:
    """End a form without a ticket."""
    draft = await _own_draft(turn, actor, press.number)
    if draft is None:
        return
    await turn.take_offer_away(actor, OFFER)
    turn.toast(actor, "form-discarded")
    await _discard(turn, actor, draft)


async def cancel(turn: Turn, actor: Actor) -> bool:
    """End the form that has the focus; return whether there was one."""
    draft = await focused(turn, actor)
    if draft is None:
        return False
    await _discard(turn, actor, draft)
    return True


async def _discard(turn: Turn, actor: Actor, draft: Draft) -> None:
    """End a form without a ticket. What was still asked about is another caller's, maybe: it begins its own form."""
    lines = from_json(draft.body).aside
    await _end(turn, draft.id)
    if lines:
        await _open_with(turn, actor, lines, problem=FormProblem.ONE_DISCARDED)
    else:
        await turn.say(actor, "form-discarded")


async def _begin(turn: Turn, actor: Actor) -> None:
    await _open(turn, actor, Heard(form=flow.start(lists_of(turn.settings))))


async def _open_with(turn: Turn, actor: Actor, lines: Sequence[Line], *, problem: FormProblem | None = None) -> None:
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
    await _keep(turn, actor, draft, heard)


# -- words, files, contacts ----------------------------------------------------------------------------------


async def takes_words(turn: Turn, actor: Actor) -> bool:
    """Whether the form that has the focus is asking for words now."""
    draft = await focused(turn, actor)
    if draft is None:
        return False
    form = from_json(draft.body)
    return flow.current_step(form, await _known(turn, form)) in TAKES_WORDS


async def hear(turn: Turn, actor: Actor, message: Message) -> None:
    """Take a message into the form that has the focus; without one it begins a form."""
    draft = await focused(turn, actor)
    if draft is None:
        await _open_with(turn, actor, (line_of(message, turn.now),))
        return
    heard = await taken(turn, from_json(draft.body), (line_of(message, turn.now),))
    await _keep(turn, actor, replace(draft, heard=message.message_id), heard)


async def stay_last(turn: Turn, actor: Actor, message_id: int) -> None:
    """Send the open form's card anew below what was written, not to it, and answered meanwhile."""
    draft = await focused(turn, actor) if actor.place.where is Where.PRIVATE else None
    if draft is not None and may(actor, Action.OPEN):
        await turn.store.drafts.save(replace(draft, heard=message_id, version=draft.version + 1))
        await delete_message(turn.store.outbox, form_slot(draft.id))
        await _show(turn, actor, draft.id, lane=Urgency.REPLY)


async def hear_edited(turn: Turn, actor: Actor, message: Message) -> bool:
    """Follow an edited message into the open forms; return whether one of them had it."""
    if not may(actor, Action.OPEN):
        return False
    for draft in await turn.store.drafts.open_of(actor.person.id):
        heard = messages.hear_edited(
            from_json(draft.body), text_of(message), said_in(message, turn.now), lists=lists_of(turn.settings)
        )
        if heard is not None:
            await _keep(turn, actor, draft, heard)
            return True
    return False


# -- presses -------------------------------------------------------------------------------------------------


async def press(turn: Turn, actor: Actor, press: Press) -> None:
    """Take a press under a question of the form."""
    draft = await _own_draft(turn, actor, press.number)
    step, _, code = press.arg.partition(".")
    if draft is None:
        return
    if step not in {s.value for s in FormStep}:
        turn.toast(actor, "unknown-button")
        return
    form = from_json(draft.body)
    known = await _known(turn, form)
    pressed = presses.press(form, FormStep(step), code, known=known, lists=lists_of(turn.settings))
    if not draft.focused:
        await turn.store.drafts.focus(draft.id, actor.person.id)
    if pressed.to_begin:
        await _begin_another(turn, actor, draft, pressed)
        return
    heard = Heard(form=pressed.form, outcome=pressed.outcome, problem=pressed.problem)
    if pressed.to_take:
        heard = await taken(turn, pressed.form, pressed.to_take, asked=True)
    await _keep(turn, actor, draft, heard)


async def _begin_another(turn: Turn, actor: Actor, draft: Draft, pressed: Pressed) -> None:
    """Begin a form with what opened like another caller's; the one in which it was written stays open behind it."""
    if len(await turn.store.drafts.open_of(actor.person.id)) >= MOST_OPEN:
        turn.toast(actor, "five-forms", alert=True)
        return
    await _keep(turn, actor, draft, Heard(form=pressed.form))
    await _open_with(turn, actor, pressed.to_begin)
    turn.toast(actor, "another-begun")


# -- how a form is kept, shown and turned into a ticket ------------------------------------------------------


async def _keep(turn: Turn, actor: Actor, draft: Draft, heard: Heard) -> None:
    known = await _known(turn, heard.form)
    form = flow.settle(heard.form, known)
    if heard.outcome is not FormOutcome.ASK:
        ticket = await _submit(turn, actor, draft, flow.ready(form, known), heard.outcome)
        if ticket is not None:
            turn.toast(actor, "opened", id=turn.id(ticket.number))
            return
    changed = replace(
        draft, body=to_json(form), phone=form.phone, version=draft.version + 1, changed_at=turn.now, focused=True
    )
    await turn.store.drafts.save(changed)
    await _show(turn, actor, draft.id, taken=heard.taken, problem=heard.problem)


async def _submit(turn: Turn, actor: Actor, draft: Draft, filled: Filled, outcome: FormOutcome) -> Ticket | None:
    desk = turn.desk
    uses = {
        FormOutcome.ESCALATE: desk.intake.escalate_new,
        FormOutcome.KEEP: desk.intake.keep_new,
        FormOutcome.SOLVE: desk.intake.solve_new,
    }
    try:
        ticket = await uses[outcome](filled, actor)
    except Unrouted:
        turn.toast(actor, "unrouted", alert=True)
        return None
    await _end(turn, draft.id)
    return ticket


async def _show(
    turn: Turn,
    actor: Actor,
    draft: int,
    *,
    taken: tuple[Taken, ...] = (),
    problem: FormProblem | None = None,
    lane: Urgency = Urgency.PRESSED,
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
            chat_id=chat, say=MessageKind.FORM, lane=lane, person=actor.person.id, slot=form_slot(draft), facts=facts
        )
    )


async def _end(turn: Turn, draft: int) -> None:
    await turn.store.drafts.end(draft)
    await delete_message(turn.store.outbox, form_slot(draft))


async def focused(turn: Turn, actor: Actor) -> Draft | None:
    """Return the form that a person's next words go to."""
    drafts = await turn.store.drafts.open_of(actor.person.id)
    return next((d for d in drafts if d.focused), drafts[0] if drafts else None)


async def _own_draft(turn: Turn, actor: Actor, number: int) -> Draft | None:
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


async def _known(turn: Turn, form: Form) -> Known:
    return await known_of(form, turn.desk)
