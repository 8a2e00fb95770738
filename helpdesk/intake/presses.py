"""What a press does to the form: every button's code belongs to one step, and counts only while that step is open."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from helpdesk.intake.asking import FormOutcome, FormProblem, Pressed
from helpdesk.intake.flow import answered, current_step, gone_back, missing, opened, with_caller, with_ulb
from helpdesk.intake.form import Form, FormMovedOn, FormStep, Known, Lists, Piece, UnknownChoice
from helpdesk.intake.questions import CHANGEABLE, NATURES, TOWNS_ON_A_PAGE, answer_code, offered, towns_offered
from helpdesk.matching.towns import search_towns
from helpdesk.ticket.ticket import CallerKind, Channel, Kind, Priority

_OF_THE_REVIEW = frozenset(
    {
        FormStep.REVIEW,
        FormStep.CHANGE,
        FormStep.KIND,
        FormStep.CHANNEL,
        FormStep.DIAGNOSIS,
        FormStep.DETAILS,
        FormStep.KEEP_UNTIL,
        FormStep.SOLVED_HOW,
        FormStep.READY,
        FormStep.REWRITE,
    }
)
_OPENS = {
    "change": FormStep.CHANGE,
    "diagnosis": FormStep.DIAGNOSIS,
    "details": FormStep.DETAILS,
    "keep": FormStep.KEEP_UNTIL,
    "solved": FormStep.SOLVED_HOW,
}


@dataclass(frozen=True, slots=True)
class FormPress:
    """An answer that the open step offers, and all that it may depend on."""

    form: Form
    code: str
    known: Known
    lists: Lists


def press(form: Form, step: FormStep, code: str, *, known: Known, lists: Lists) -> Pressed:
    """Take a press on ``code`` under the question ``step``.

    Raises ``FormMovedOn`` if another step is open (the review's own buttons count on all that it opens),
    ``UnknownChoice`` if the step has no such answer. A second press of one button therefore changes nothing.
    """
    current = current_step(form, known)
    if step is FormStep.ANOTHER and step is current:
        return _asked_about(form, code)
    if step is not current:
        if step is not FormStep.REVIEW or current not in _OF_THE_REVIEW or code == "back" or missing(form, known):
            raise FormMovedOn(step, current)
        form = answered(form, current)
    if code == "back":
        return Pressed(form=gone_back(form, step))
    if step is FormStep.ULB and code not in ("not_listed", "all"):
        return Pressed(form=_ulb(form, code, known, lists))
    if step is FormStep.MODULE and code[:1] == "m" and code[1:] in {module.key for module in lists.modules}:
        return Pressed(form=_of_module(form, code[1:]))  # it may not be among the likely ones any more
    option = next((each for each in offered(step, form, known, lists) if each.code == code), None)
    if option is None:
        raise UnknownChoice(step, code)
    if option.ticket is not None:
        return Pressed(form=form, add_to=option.ticket)
    if step is FormStep.REVIEW:
        return _review(form, code, known)
    if step is FormStep.KEEP_UNTIL:
        return _keep(form, code, known)
    if step is FormStep.SOLVED_HOW:
        text = next(text for text in known.ready_answers if answer_code(text) == code)
        return Pressed(form=opened(replace(form, ready=text), FormStep.READY, over=step))
    if step is FormStep.READY:
        return _ready(form, code, known)
    return Pressed(form=ANSWERS[step](FormPress(form, code, known, lists)))


def _asked_about(form: Form, code: str) -> Pressed:
    """Say whose the lines are that were asked about. Back leaves them out of this form, and that is said."""
    lines, form = form.aside, replace(form, aside=())
    if code == "another_caller":
        return Pressed(form=form, to_begin=lines)
    if code == "add_to_this":
        return Pressed(form=form, to_take=lines)
    if code == "back":
        return Pressed(form=form, problem=FormProblem.LEFT_OUT)
    raise UnknownChoice(FormStep.ANOTHER, code)


def ended(form: Form, outcome: FormOutcome, known: Known) -> Pressed:
    """Return ``outcome`` if nothing is missing; an edited message may have opened a question again."""
    return Pressed(form=form, outcome=FormOutcome.ASK if missing(form, known) else outcome)


def _caller(press: FormPress) -> Form:
    form = replace(press.form, no_number=True, phone=None, email=None, someone_else=False)
    if form.caller_id is not None:
        form = replace(form, caller_id=None, name=None)
    return answered(form, FormStep.CALLER)


def _known(press: FormPress) -> Form:
    if press.code == "someone_else":
        name = None if press.form.caller_id is not None else press.form.name
        return answered(replace(press.form, caller_id=None, someone_else=True, name=name), FormStep.KNOWN)
    caller = next(caller for caller in press.known.people if f"c{caller.id}" == press.code)
    return answered(with_caller(press.form, caller), FormStep.KNOWN)


def _name(press: FormPress) -> Form:
    form = replace(press.form, no_name=True, name=None)
    if form.caller_id is not None:
        form = replace(form, caller_id=None, someone_else=True)
    return answered(form, FormStep.NAME)


def _ulb(form: Form, code: str, known: Known, lists: Lists) -> Form:
    """Choose any listed ULB (the page may have changed under the finger), or turn to an existing page."""
    chosen = [ulb.code for ulb in lists.ulbs if f"u{ulb.code}" == code]
    if chosen:
        return answered(with_ulb(form, chosen[0]), FormStep.ULB)
    pages = -(-len(towns_offered(form, known, lists)) // TOWNS_ON_A_PAGE)
    for page in range(pages):
        if code == f"p{page}":
            return replace(form, ulb_page=page)
    raise UnknownChoice(FormStep.ULB, code)


def _ulb_otherwise(press: FormPress) -> Form:
    """Show all again, or take what was searched for in vain as the place's name, or ask for it."""
    if press.code == "all":
        return replace(press.form, ulb_query=None, ulb_page=0)
    if press.form.ulb_query and not search_towns(press.form.ulb_query, press.lists.ulbs):
        return answered(
            replace(press.form, ulb=None, ulb_text=press.form.ulb_query, ulb_query=None, ulb_page=0), FormStep.ULB
        )
    return opened(press.form, FormStep.PLACE, over=FormStep.ULB)


def _who(press: FormPress) -> Form:
    return answered(replace(press.form, caller_kind=CallerKind(press.code)), FormStep.WHO)


def _nature(press: FormPress) -> Form:
    nature, component = NATURES[press.code]
    return answered(replace(press.form, nature=nature, component=component), FormStep.NATURE)


def _module(press: FormPress) -> Form:
    if press.code == "no_module":
        return answered(replace(press.form, module=None, no_module=True, all_modules=False), FormStep.MODULE)
    return replace(press.form, all_modules=True)


def _of_module(form: Form, key: str) -> Form:
    return answered(replace(form, module=key, no_module=False, all_modules=False), FormStep.MODULE)


def _words(press: FormPress) -> Form:
    if press.code == "clear":
        return replace(press.form, pieces=())
    return answered(press.form, FormStep.WORDS)


def _change(press: FormPress) -> Form:
    return opened(press.form, next(step for step in CHANGEABLE if step == press.code), over=FormStep.CHANGE)


def _kind(press: FormPress) -> Form:
    return answered(replace(press.form, kind_by_hand=Kind(press.code)), FormStep.KIND)


def _channel(press: FormPress) -> Form:
    return answered(replace(press.form, channel=Channel(press.code)), FormStep.CHANNEL)


def _diagnosis(press: FormPress) -> Form:
    return replace(press.form, diagnosis=())


def _review(form: Form, code: str, known: Known) -> Pressed:
    if code in _OPENS:
        return Pressed(form=opened(form, _OPENS[code], over=FormStep.REVIEW))
    if code == "escalate":
        return Pressed(form=form, outcome=FormOutcome.ESCALATE)
    if code == "save":
        return ended(form, FormOutcome.CORRECT, known)
    return Pressed(form=replace(form, priority=Priority(code), priority_by_hand=True))


def _keep(form: Form, code: str, known: Known) -> Pressed:
    dates = {f"t{int(at.timestamp())}": at for at in known.keep_dates}
    kept = answered(replace(form, keep_until=dates.get(code)), FormStep.KEEP_UNTIL)
    return ended(kept, FormOutcome.KEEP, known)


def _ready(form: Form, code: str, known: Known) -> Pressed:
    """Send the ready answer that is shown, or ask for it in words as it should be."""
    if code == "rewrite":
        return Pressed(form=opened(form, FormStep.REWRITE, over=FormStep.READY))
    solved = replace(form, solution=(*form.solution, Piece(form.ready or "", None)), ready=None)
    return ended(answered(solved, FormStep.READY), FormOutcome.SOLVE, known)


ANSWERS: Mapping[FormStep, Callable[[FormPress], Form]] = {
    FormStep.CALLER: _caller,
    FormStep.KNOWN: _known,
    FormStep.NAME: _name,
    FormStep.ULB: _ulb_otherwise,
    FormStep.WHO: _who,
    FormStep.NATURE: _nature,
    FormStep.MODULE: _module,
    FormStep.WORDS: _words,
    FormStep.CHANGE: _change,
    FormStep.KIND: _kind,
    FormStep.CHANNEL: _channel,
    FormStep.DIAGNOSIS: _diagnosis,
}
