"""How a form moves: what is missing, which step is open, forward after an answer, and back."""

from __future__ import annotations

from dataclasses import replace

from helpdesk.intake.asking import Filled
from helpdesk.intake.form import (
    ASKED,
    FIELDS,
    Form,
    FormIncomplete,
    FormMessage,
    FormStep,
    Known,
    Lists,
    Piece,
    Said,
    UnknownChoice,
)
from helpdesk.matching.urgency import PriorityProposal, proposed
from helpdesk.settings.settings import Settings
from helpdesk.text.muktasoft import find_refs
from helpdesk.text.words import fold, folded_words
from helpdesk.ticket.notes import Caller
from helpdesk.ticket.ticket import Channel, Component

NEED_NO_MODULE = frozenset({Component.INFRASTRUCTURE})


def missing(form: Form, known: Known) -> tuple[FormStep, ...]:
    """Return the steps that are still to be asked, in order."""
    is_reached = bool(form.phone or form.email)
    is_known = form.caller_id is not None
    answered = {
        FormStep.CALLER: is_reached or form.no_number,
        FormStep.KNOWN: is_known or form.someone_else or not (is_reached and known.people),
        FormStep.NAME: is_known or bool(form.name) or form.no_name,
        FormStep.ULB: bool(form.ulb or form.ulb_text),
        FormStep.WHO: form.caller_kind is not None,
        FormStep.NATURE: form.nature is not None,
        FormStep.MODULE: bool(form.module) or form.no_module or form.component in NEED_NO_MODULE,
        FormStep.WORDS: form.has_said,
    }
    return tuple(step for step in ASKED if not answered[step])


def current_step(form: Form, known: Known) -> FormStep:
    """Return the step that is open: whose a line is, the one opened by hand, the first missing, or the review."""
    if form.aside:
        return FormStep.ANOTHER
    if form.editing is not None:
        return form.editing
    return next(iter(missing(form, known)), FormStep.REVIEW)


def answered(form: Form, step: FormStep) -> Form:
    """Return the form gone on from ``step``, which is where Back will lead."""
    history = tuple(dict.fromkeys(past for past in form.history if past in ASKED))
    if step in ASKED and step not in history:
        history = (*history, step)
    return replace(form, editing=None, history=history)


def opened(form: Form, step: FormStep, *, over: FormStep) -> Form:
    """Return the form with ``step`` opened by hand; Back leads to ``over``."""
    return replace(form, editing=step, history=(*form.history, over))


def gone_back(form: Form, step: FormStep) -> Form:
    """Return the form at the step that was asked before; raise ``UnknownChoice`` if there is none."""
    if not form.history:
        raise UnknownChoice(step, "back")
    past = form.history[-1]
    return replace(form, editing=None if past is FormStep.REVIEW else past, history=form.history[:-1])


def with_phone(form: Form, phone: str) -> Form:
    """Return the form about another number: who was chosen under the former one is chosen no more."""
    if phone == form.phone:
        return form
    form = replace(form, phone=phone, no_number=False, someone_else=False)
    if form.caller_id is not None:
        form = replace(form, caller_id=None, name=None, email=None)
    return form


def with_ulb(form: Form, code: str) -> Form:
    """Return the form with a listed ULB."""
    return replace(form, ulb=code, ulb_text=None, ulb_query=None, ulb_page=0)


def with_piece(form: Form, piece: Piece) -> Form:
    """Return the form with one more piece of description."""
    return replace(form, pieces=(*form.pieces, piece))


def with_message(form: Form, former: Form, text: str, said: Said, step: FormStep | None) -> Form:
    """Return the form that remembers this message, which has made it of ``former``."""
    filled = ((name, getattr(form, name)) for name in FIELDS if getattr(form, name) != getattr(former, name))
    message = FormMessage(
        said=said, step=step, letters=len(text), gave=tuple((name, value) for name, value in filled if value)
    )
    return replace(form, messages=(*(one for one in form.messages if not one.said.is_in(said)), message))


def with_caller(form: Form, caller: Caller) -> Form:
    """Return the form with a known caller chosen; what was said already stands over what is known."""
    form = replace(
        form,
        caller_id=caller.id,
        someone_else=False,
        phone=form.phone or caller.phone,
        email=form.email or caller.email,
        name=caller.name or form.name,
        caller_kind=form.caller_kind or caller.kind,
    )
    return with_ulb(form, caller.ulb) if caller.ulb and not (form.ulb or form.ulb_text) else form


def settle(form: Form, known: Known) -> Form:
    """Return the form with the known caller whose name was said chosen; idempotent. ``known`` is fresh."""
    if form.caller_id is not None or form.someone_else or not form.name:
        return form
    said = folded_words(form.name)
    same = [caller for caller in known.people if caller.name and folded_words(caller.name) == said]
    return with_caller(form, same[0]) if len(same) == 1 else form


def proposal(form: Form, lists: Lists) -> PriorityProposal | None:
    """Return what the words propose beyond the default, as long as nobody has chosen a priority by hand."""
    found = None if form.priority_by_hand else proposed(form.description, lists.urgent_words)
    return found if found is not None and found.priority < lists.default_priority else None


def with_proposal(form: Form, lists: Lists) -> Form:
    """Return the form with the priority that its words propose; idempotent, and never over one chosen by hand."""
    if form.priority_by_hand:
        return form
    found = proposal(form, lists)
    return replace(form, priority=found.priority if found else lists.default_priority)


def ready(form: Form, known: Known) -> Filled:
    """Return the complete form's values; raise ``FormIncomplete`` if something is missing."""
    if form.caller_kind is None or form.nature is None or form.kind is None or missing(form, known):
        raise FormIncomplete(missing(form, known))
    texts = "\n".join(piece.text for piece in (*form.pieces, *form.diagnosis, *form.solution))
    return Filled(
        caller=Caller(
            id=form.caller_id or 0,
            phone=form.phone,
            email=form.email,
            name=form.name,
            kind=form.caller_kind,
            ulb=form.ulb,
        ),
        ulb=form.ulb,
        ulb_text=form.ulb_text,
        caller_kind=form.caller_kind,
        nature=form.nature,
        component=form.component,
        kind=form.kind,
        priority=form.priority,
        module=form.module,
        channel=form.channel,
        description=form.description,
        pieces=form.pieces,
        diagnosis=form.diagnosis,
        solution=form.solution,
        keep_until=form.keep_until,
        files=form.files,
        messages=tuple(_as_it_stands(message, form) for message in form.messages),
        refs=find_refs(texts),
    )


def _as_it_stands(message: FormMessage, form: Form) -> FormMessage:
    """Return the message with those fields alone that nobody has answered otherwise since."""
    stands = ((name, value) for name, value in message.gave if fold(getattr(form, name) or "") == fold(value))
    return replace(message, gave=tuple(stands))


def start(lists: Lists, *, channel: Channel = Channel.CALL) -> Form:
    """Return an empty form with the desk's default priority."""
    return Form(priority=lists.default_priority, channel=channel)


def lists_of(settings: Settings) -> Lists:
    """Return what is configured and offered by a form."""
    return Lists(
        ulbs=settings.ulbs,
        modules=settings.modules,
        region=settings.phone_region,
        default_priority=settings.default_priority,
        urgent_words=tuple((priority, policy.words) for priority, policy in settings.sla.items() if policy.words),
    )
