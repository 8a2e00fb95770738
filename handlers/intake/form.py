"""Opening a ticket: every word and press of an operator's form, and the forms that are open side by side."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from handlers.base.callback_data import Press
from handlers.base.context import Turn
from handlers.base.incoming import Incoming
from handlers.intake.kept_form import begin, end, focused, keep, open_with, own_draft, show
from handlers.intake.known import known_of
from handlers.intake.lines import taken
from handlers.intake.several_forms import MOST_OPEN, OFFER, offer
from handlers.prompts import prompts
from helpdesk.conversation import Draft
from helpdesk.desk.recording.clearing import delete_message
from helpdesk.desk.recording.recorder import Words
from helpdesk.intake import flow, messages, presses
from helpdesk.intake import lines as form_lines
from helpdesk.intake.as_json import from_json
from helpdesk.intake.asking import FormProblem, Heard, Pressed
from helpdesk.intake.flow import lists_of
from helpdesk.intake.form import TAKES_WORDS, FormStep, Piece
from helpdesk.outbox import Urgency, form_slot
from helpdesk.people.actors import Actor, Where
from helpdesk.people.rights import Action, may

# -- beginning, and choosing among several -------------------------------------------------------------------


async def new(turn: Turn, actor: Actor, message: Incoming) -> None:
    """Begin a form, with the words that stand behind the command beside those that are open.

    Without words, over an open one, offer to go on with it, begin another or discard it.
    """
    with_words = message.is_usable and message.command is not None
    drafts = await turn.store.drafts.open_of(actor.person.id)
    if len(drafts) >= (MOST_OPEN if with_words else 1):
        await offer(turn, actor, drafts)
    elif with_words:
        await open_with(turn, actor, (message.line,))
    else:
        await begin(turn, actor)


async def press_new(turn: Turn, actor: Actor, _press: Press) -> None:
    """Begin another form beside those that are open; an offer that was taken already counts no more."""
    if len(await turn.store.drafts.open_of(actor.person.id)) >= MOST_OPEN:
        turn.toast(actor, "five-forms", alert=True)
    elif await turn.take_offer_away(actor, OFFER):
        await begin(turn, actor)
    else:
        turn.toast(actor, "unknown-button")


async def press_resume(turn: Turn, actor: Actor, press: Press) -> None:
    """Go on with a form: it takes the focus and its card comes below."""
    draft = await own_draft(turn, actor, press.number)
    if draft is None:
        return
    await turn.take_offer_away(actor, OFFER)
    await _go_on_with(turn, actor, draft)


async def _go_on_with(turn: Turn, actor: Actor, draft: Draft) -> None:
    await turn.store.drafts.focus(draft.id, actor.person.id)
    await delete_message(turn.store.outbox, form_slot(draft.id))
    await show(turn, actor, draft.id)


async def press_correct(turn: Turn, actor: Actor, press: Press) -> None:
    """Open a form that corrects a ticket, filled in with how it stands; or go on with the one that is open."""
    drafts = await turn.store.drafts.open_of(actor.person.id)
    begun = next((draft for draft in drafts if from_json(draft.body).corrects == press.number), None)
    if begun is not None:
        await _go_on_with(turn, actor, begun)
    elif len(drafts) >= MOST_OPEN:
        turn.toast(actor, "five-forms", alert=True)
    else:
        await begin(turn, actor, await turn.desk.correcting.begin(press.number, actor))


async def press_discard(turn: Turn, actor: Actor, press: Press) -> None:
    """End a form without a ticket."""
    draft = await own_draft(turn, actor, press.number)
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
    form = from_json(draft.body)
    lines = form.aside
    await end(turn, draft.id)
    if form.mail is not None:
        await turn.desk.mails.give_back(form.mail)
    if lines:
        await open_with(turn, actor, lines, problem=FormProblem.ONE_DISCARDED)
    else:
        await turn.say(actor, "form-discarded")


# -- words, files, contacts ----------------------------------------------------------------------------------


async def takes_words(turn: Turn, actor: Actor) -> bool:
    """Whether the form that has the focus is asking for words now."""
    draft = await focused(turn, actor)
    if draft is None:
        return False
    form = from_json(draft.body)
    return flow.current_step(form, await known_of(form, turn.desk)) in TAKES_WORDS


async def hear(turn: Turn, actor: Actor, message: Incoming) -> None:
    """Take a message into the form that has the focus; without one it begins a form."""
    draft = await focused(turn, actor)
    if draft is None:
        await open_with(turn, actor, (message.line,))
        return
    heard = await taken(turn, from_json(draft.body), (message.line,))
    await keep(turn, actor, replace(draft, heard=message.message_id), heard)


async def stay_last(turn: Turn, actor: Actor, message_id: int) -> None:
    """Send the open form's card anew below what was written, not to it, and answered meanwhile."""
    draft = await focused(turn, actor) if actor.place.where is Where.PRIVATE else None
    if draft is not None and may(actor, Action.OPEN):
        await turn.store.drafts.save(replace(draft, heard=message_id, version=draft.version + 1))
        await delete_message(turn.store.outbox, form_slot(draft.id))
        await show(turn, actor, draft.id, urgency=Urgency.REPLY)


async def hear_edited(turn: Turn, actor: Actor, message: Incoming) -> bool:
    """Follow an edited message into the open forms; return whether one of them had it."""
    if not may(actor, Action.OPEN):
        return False
    for draft in await turn.store.drafts.open_of(actor.person.id):
        form, lists = from_json(draft.body), lists_of(turn.settings)
        heard = messages.hear_edited(form, message.text, message.said, lists=lists, files=message.files)
        if heard is not None:
            if heard.form != form or heard.problem:
                await keep(turn, actor, draft, heard)
            return True
    return False


async def hear_further(turn: Turn, actor: Actor, message: Incoming) -> bool:
    """Take a further message of an act into the open form that has its first; return whether there is one."""
    if not may(actor, Action.OPEN):
        return False
    for draft in await turn.store.drafts.open_of(actor.person.id):
        if form_lines.belongs_to(from_json(draft.body), message.line):
            heard = await taken(turn, from_json(draft.body), (message.line,))
            await keep(turn, actor, replace(draft, heard=message.message_id), heard)
            return True
    return False


# -- presses -------------------------------------------------------------------------------------------------


async def press(turn: Turn, actor: Actor, press: Press) -> None:
    """Take a press under a question of the form."""
    draft = await own_draft(turn, actor, press.number)
    step, _, code = press.arg.partition(".")
    if draft is None:
        return
    if step not in {s.value for s in FormStep}:
        turn.toast(actor, "unknown-button")
        return
    form = from_json(draft.body)
    known = await known_of(form, turn.desk, language=turn.language(actor))
    pressed = presses.press(form, FormStep(step), code, known=known, lists=lists_of(turn.settings))
    if not draft.focused:
        await turn.store.drafts.focus(draft.id, actor.person.id)
    if pressed.to_begin:
        await _begin_another(turn, actor, draft, pressed)
        return
    if pressed.add_to is not None:
        await _add_to(turn, actor, draft, pressed.add_to)
        return
    heard = Heard(form=pressed.form, outcome=pressed.outcome, problem=pressed.problem)
    if pressed.to_take:
        heard = await taken(turn, pressed.form, pressed.to_take, asked=True)
    await keep(turn, actor, draft, heard, former=(form, known))


async def _begin_another(turn: Turn, actor: Actor, draft: Draft, pressed: Pressed) -> None:
    """Begin a form with what opened like another caller's; the one in which it was written stays open behind it."""
    if len(await turn.store.drafts.open_of(actor.person.id)) >= MOST_OPEN:
        turn.toast(actor, "five-forms", alert=True)
        return
    await keep(turn, actor, draft, Heard(form=pressed.form))
    await open_with(turn, actor, pressed.to_begin)
    turn.toast(actor, "another-begun")


async def _add_to(turn: Turn, actor: Actor, draft: Draft, number: int) -> None:
    """End the form: what it says is more about a ticket that its caller has open; if it says nothing yet, ask."""
    form = from_json(draft.body)
    ticket = await turn.desk.recorder.see(number, actor, Action.COMMENT)
    if form.mail is not None:
        await turn.desk.mails.may_end(form.mail, actor)
    await end(turn, draft.id)
    if not form.has_said:
        await prompts.ask(turn, actor, ticket, prompts.ADD)
        return
    if form.mail is not None:
        await turn.desk.mails.add_to(form.mail, number, actor)
        turn.toast(actor, "done-add", id=turn.id(number))
        return
    said = [_words_of(piece, turn.now) for piece in form.pieces] or [Words("", turn.now)]
    for words in (*said[:-1], replace(said[-1], files=form.files)):
        await turn.desk.tickets.comment(number, actor, words)
    turn.toast(actor, "done-add", id=turn.id(number))
    await turn.say(actor, "done-add", id=turn.id(number))


def _words_of(piece: Piece, now: datetime) -> Words:
    said = piece.said
    return Words(piece.text, said.at, (), said.chat_id, said.message_id) if said else Words(piece.text, now)
