"""What a text does to the form: the answer where words are asked for, more description elsewhere, never nothing."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import partial

from helpdesk.intake.asking import FormOutcome, FormProblem, Heard, Taken
from helpdesk.intake.flow import (
    answered,
    current_step,
    missing,
    settle,
    with_message,
    with_phone,
    with_piece,
    with_ulb,
)
from helpdesk.intake.form import Form, FormStep, Known, Lists, Piece, Said
from helpdesk.intake.opening import read_call
from helpdesk.intake.reading import Reading, read, topics
from helpdesk.matching.modules import module_in
from helpdesk.matching.towns import choose_town, search_towns, town_alone
from helpdesk.text.names import LONGEST_NAME, answered_name, asked_name, declines
from helpdesk.text.opening_words import ROLES
from helpdesk.text.phones import has_odd_number, is_number_alone
from helpdesk.text.words import clean, words
from helpdesk.ticket.ticket import Channel

_LONGEST_SEARCH = 3  # words; more are a sentence
_LONGEST_PLACE = 120
Answer = Callable[[Form, str, Said, Lists], Heard]


def open_with(text: str, said: Said, *, lists: Lists, channel: Channel = Channel.CALL) -> Heard:
    """Return a new form begun by a message that nothing had asked for: number, name, ULB and module are read from it.

    In doubt a word is description here; as an answer to CALLER (``hear``) a short text is a name.
    """
    form = Form(priority=lists.default_priority, channel=channel)
    plain = clean(text)
    if not plain:
        return Heard(form=form, problem=FormProblem.EMPTY)
    reading = read_call(plain, lists)
    if is_number_alone(plain) and not reading.phone:
        return _remembered(Heard(form=form, problem=FormProblem.PHONE), form, plain, said, None)
    return _remembered(_warned(absorb(form, reading, plain, said), plain, lists), form, plain, said, None)


def hear(form: Form, text: str, said: Said, *, known: Known, lists: Lists) -> Heard:
    """Take a text: the answer where the open step takes words, else more description. No text is lost.

    ``outcome`` is SOLVE after the words that say how, else ASK. ``lists`` and ``known`` are those of the question.
    """
    plain = clean(text)
    if not plain:
        return Heard(form=form, problem=FormProblem.EMPTY)
    step = current_step(form, known)
    answer = ANSWERS.get(step, add_words)
    heard = _remembered(_warned(answer(form, plain, said, lists), plain, lists), form, plain, said, step)
    if step in SAYS_HOW and not missing(heard.form, known):
        return replace(heard, outcome=FormOutcome.SOLVE)
    if step is FormStep.KNOWN and heard.taken == (Taken.NAME,):
        named = settle(heard.form, known)
        return replace(heard, form=replace(named, someone_else=named.caller_id is None))
    return heard


def hear_at(step: FormStep | None, form: Form, text: str, said: Said, lists: Lists) -> Heard:
    """Take a text as one that came to ``step``, whatever the form asks now; None: all is read from it."""
    plain = clean(text)
    answer = ANSWERS.get(step, add_words) if step is not None else _unasked
    return _remembered(_warned(answer(form, plain, said, lists), plain, lists), form, plain, said, step)


def _remembered(heard: Heard, former: Form, text: str, said: Said, step: FormStep | None) -> Heard:
    """Return it with the message in the form: one that says nothing yet may be edited."""
    return replace(heard, form=with_message(heard.form, former, text, said, step))


def _warned(heard: Heard, text: str, lists: Lists) -> Heard:
    """Return what became of a message with a warning if a number in it can't be dialled, and no other is known."""
    is_told = heard.problem or heard.form.phone or not has_odd_number(text, lists.region)
    return heard if is_told else replace(heard, problem=FormProblem.ODD_NUMBER)


def add_words(form: Form, text: str, said: Said, lists: Lists) -> Heard:
    """Add to the description; the module is taken from it if none was chosen."""
    form = with_piece(form, Piece(text, said))
    module = module_in(text, lists.modules)
    if module and not form.module and not form.no_module:
        return Heard(form=replace(form, module=module), taken=(Taken.DESCRIPTION, Taken.MODULE))
    return Heard(form=form, taken=(Taken.DESCRIPTION,))


def add_unasked(form: Form, text: str, said: Said, lists: Lists) -> Heard:
    """Add a message that answers no question: the caller is read from it while there is none, all else is words."""
    has_caller = form.phone or form.email or form.name
    return hear_at(FormStep.REVIEW if has_caller else None, form, text, said, lists)


def _unasked(form: Form, text: str, said: Said, lists: Lists) -> Heard:
    return absorb(form, read_call(text, lists), text, said)


def absorb(form: Form, reading: Reading, text: str, said: Said) -> Heard:
    """Take all that a message says; CALLER is answered if it names a way to reach the caller.

    A ULB that contradicts the chosen one is not taken: then the whole text is description.
    """
    taken: list[Taken] = []
    has_ulb = bool(form.ulb or form.ulb_text)
    rest = text if has_ulb and reading.ulb not in (None, form.ulb) else reading.rest
    if reading.phone:
        form = with_phone(form, reading.phone)
        taken.append(Taken.PHONE)
    if reading.email:
        form = replace(form, email=reading.email, no_number=False)
        taken.append(Taken.EMAIL)
    if reading.name:
        form = replace(form, name=reading.name, no_name=False)
        taken.append(Taken.NAME)
    if reading.ulb and not has_ulb:
        form = with_ulb(form, reading.ulb)
        taken.append(Taken.ULB)
    if reading.module and not (form.module or form.no_module):
        form = replace(form, module=reading.module)
        taken.append(Taken.MODULE)
    if reading.has_contact or reading.name:
        form = replace(form, caller_said=said)
    if reading.has_contact:
        form = answered(form, FormStep.CALLER)
    if rest or not taken:
        form = with_piece(form, Piece(rest or text, said, is_rest=True))
        taken.append(Taken.DESCRIPTION)
    return Heard(form=form, taken=tuple(taken))


def _caller(form: Form, text: str, said: Said, lists: Lists) -> Heard:
    """Number, address or name, or all in one; a short text that is nothing else is a name."""
    if is_number_alone(text):
        reading = read(text, lists)
        return absorb(form, reading, text, said) if reading.phone else Heard(form=form, problem=FormProblem.PHONE)
    if declines(text):
        return Heard(form=answered(replace(form, no_number=not (form.phone or form.email)), FormStep.CALLER))
    reading = read_caller(text, lists)
    heard = absorb(_of_another(form, reading.name), reading, text, said)
    if reading.name and not reading.has_contact:
        reached = bool(heard.form.phone or heard.form.email)
        return replace(heard, form=answered(replace(heard.form, no_number=not reached), FormStep.CALLER))
    return heard


def _of_another(form: Form, name: str | None) -> Form:
    """Return the form without its known caller, where the answer names somebody else."""
    if form.caller_id is None or not name or name == form.name:
        return form
    return replace(form, caller_id=None, someone_else=True)


def read_caller(text: str, lists: Lists) -> Reading:
    """Return what an answer to "who calls?" says: as ``read``, but a few words that can be a name are one."""
    reading = read(text, lists)
    said = {word.folded for word in words(reading.rest)}
    if reading.name and said and said <= ROLES:
        return replace(reading, name=f"{reading.name}, {reading.rest}", rest="")  # "K. Das 94370 12345 JE"
    if reading.has_contact or reading.name or reading.refs or not reading.rest:
        return reading
    name = answered_name(text, partial(topics, lists=lists))
    return replace(reading, name=name, rest="", module=None) if name else reading


def _somebody(form: Form, text: str, said: Said, lists: Lists) -> Heard:
    """At KNOWN and NAME: a name. A number where there is none is taken too; all else is description."""
    reading = read(text, lists)
    if declines(text):
        return Heard(form=answered(replace(_of_another(form, text), name=None, no_name=True), FormStep.NAME))
    surely = answered_name(text, partial(topics, lists=lists))
    name = surely or asked_name(text)
    if name and not (reading.has_contact or reading.refs or (reading.module and not surely)):
        named = replace(_of_another(form, name), name=name, no_name=False, caller_said=said)
        step = FormStep.KNOWN if form.editing is FormStep.KNOWN else FormStep.NAME
        return Heard(form=answered(named, step), taken=(Taken.NAME,))
    if reading.has_contact and not (form.phone or form.email):
        return absorb(form, reading, text, said)
    heard = add_words(form, text, said, lists)
    if reading.name:
        named = replace(_of_another(heard.form, reading.name), name=reading.name, no_name=False)
        return replace(heard, form=answered(named, FormStep.NAME), taken=(Taken.NAME, *heard.taken))
    is_long = "\n" not in text and len(text) > LONGEST_NAME
    return replace(heard, problem=FormProblem.LONG_NAME if is_long else None)


def _ulb(form: Form, text: str, said: Said, lists: Lists) -> Heard:
    """A ULB's name chooses it; a few letters search; a sentence is description, and may name the ULB."""
    code = choose_town(text, lists.ulbs) or town_alone(words(text), lists.ulbs, typos=False)
    if code:
        return Heard(form=answered(with_ulb(form, code), FormStep.ULB), taken=(Taken.ULB,))
    few = len(words(text)) <= _LONGEST_SEARCH and len(text) <= _LONGEST_PLACE and "\n" not in text
    found = search_towns(text, lists.ulbs) if few else ()
    if found or (few and not module_in(text, lists.modules)):
        heard = Heard(form=replace(form, ulb_query=text, ulb_page=0), taken=(Taken.SEARCH,))
        return heard if found else replace(heard, problem=FormProblem.NO_ULB)
    reading = read(text, lists)
    heard = add_words(form, text, said, lists)
    if not reading.ulb:
        return heard
    placed = answered(with_ulb(heard.form, reading.ulb), FormStep.ULB)
    return replace(heard, form=placed, taken=(Taken.ULB, *heard.taken))


def _place(form: Form, text: str, said: Said, lists: Lists) -> Heard:
    code = choose_town(text, lists.ulbs)
    if code:
        return Heard(form=answered(with_ulb(form, code), FormStep.ULB), taken=(Taken.ULB,))
    if len(text) > _LONGEST_PLACE or "\n" in text:
        return replace(add_words(form, text, said, lists), problem=FormProblem.LONG_NAME)
    placed = replace(form, ulb=None, ulb_text=text, ulb_query=None, ulb_page=0)
    return Heard(form=answered(placed, FormStep.ULB), taken=(Taken.PLACE,))


def _words(form: Form, text: str, said: Said, _lists: Lists) -> Heard:
    """One more piece, whole; the step stays open until Done."""
    return Heard(
        form=replace(with_piece(form, Piece(text, said)), editing=FormStep.WORDS), taken=(Taken.DESCRIPTION,)
    )


def _diagnosis(form: Form, text: str, said: Said, _lists: Lists) -> Heard:
    found = replace(form, diagnosis=(*form.diagnosis, Piece(text, said)))
    return Heard(form=answered(found, FormStep.DIAGNOSIS), taken=(Taken.DIAGNOSIS,))


def _solution(form: Form, text: str, said: Said, _lists: Lists) -> Heard:
    solved = replace(form, solution=(*form.solution, Piece(text, said)), ready=None)
    return Heard(form=answered(solved, FormStep.SOLVED_HOW), taken=(Taken.SOLUTION,))


SAYS_HOW = (FormStep.SOLVED_HOW, FormStep.READY, FormStep.REWRITE)
ANSWERS: Mapping[FormStep, Answer] = {
    FormStep.CALLER: _caller,
    FormStep.KNOWN: _somebody,
    FormStep.NAME: _somebody,
    FormStep.ULB: _ulb,
    FormStep.PLACE: _place,
    FormStep.WORDS: _words,
    FormStep.DIAGNOSIS: _diagnosis,
    **dict.fromkeys(SAYS_HOW, _solution),
}
