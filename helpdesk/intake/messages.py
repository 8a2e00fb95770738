"""What else can come into the form: shared contacts, edited messages, attachments."""

from __future__ import annotations

from dataclasses import replace

from helpdesk.intake.another import other_opening, set_aside
from helpdesk.intake.asking import FormProblem, Heard, Taken
from helpdesk.intake.flow import current_step
from helpdesk.intake.form import Form, FormStep, Known, Line, Lists, Said
from helpdesk.intake.hearing import absorb, add_words
from helpdesk.intake.reading import Reading
from helpdesk.intake.rereading import message_of, reread, without_message
from helpdesk.text.names import LONGEST_NAME
from helpdesk.text.phones import contact_number
from helpdesk.text.words import clean
from helpdesk.ticket.notes import File

_LONGEST_NUMBER = 40  # of a shared contact; it is a person's input like any other


def hear_contact(form: Form, phone: str, name: str | None, said: Said, *, known: Known, lists: Lists) -> Heard:
    """Take a shared contact: the caller, while there is none or CALLER is open; else more description."""
    called = " ".join(clean(name or "").split())
    number = contact_number(phone, lists.region)
    card = " ".join(filter(None, (called, clean(phone)[:_LONGEST_NUMBER])))
    is_open = current_step(form, known) is FormStep.CALLER or not (form.phone or form.email)
    if not number or not is_open or len(called) > LONGEST_NAME:
        if not card:
            return Heard(form=form, problem=FormProblem.EMPTY)
        heard = add_words(form, card, said, lists)
        return heard if number else replace(heard, problem=FormProblem.PHONE)
    reading = Reading(phone=number, name=called or None)
    if form.caller_id is not None and number == form.phone and called and called != form.name:
        form = replace(form, caller_id=None, someone_else=True)
    return absorb(form, reading, card, said)


def hear_edited(form: Form, text: str, said: Said, *, lists: Lists, files: tuple[File, ...] = ()) -> Heard | None:
    """Take an edited message: all that was read from it follows it; None if the form has nothing of it."""
    line = Line(said=said, text=clean(text), files=files)
    if not line.text and not files:  # it can't be unsaid by an edit to nothing that can be seen
        has_it = any(one.said.is_in(said) for one in form.aside) or message_of(form, said) is not None
        return Heard(form=form, problem=FormProblem.EMPTY) if has_it else None
    if any(one.said.is_in(said) for one in form.aside):
        return Heard(form=_asked_anew(form, line, lists))
    if now_of_another := _now_of_another(form, line, lists):
        return Heard(form=now_of_another)
    heard = reread(form, line.text, said, lists)
    if heard is None:
        return None
    carrying = _carrying(heard.form, files, said)
    return replace(heard, form=carrying, taken=(*heard.taken, *((Taken.FILE,) if carrying != heard.form else ())))


def _carrying(form: Form, files: tuple[File, ...], said: Said) -> Form:
    """Return the form with what a message of it carries now."""
    former = [file for file in form.files if file.is_in(said.chat_id, said.message_id)]
    others = tuple(file for file in form.files if file not in former)
    new = tuple(file for file in files if all(file.unique_id != other.unique_id for other in others))
    if not new or [file.unique_id for file in new] == [file.unique_id for file in former]:
        return form
    at = form.files.index(former[0]) if former else len(others)
    return replace(form, files=(*others[:at], *new, *others[at:]))


def _asked_anew(form: Form, edited: Line, lists: Lists) -> Form:
    """Return the form whose waiting line of this message reads as it does now."""
    asked = replace(form, aside=())
    for line in form.aside:
        is_this = line.said.is_in(edited.said)
        now = replace(line, text=edited.text, files=edited.files or line.files) if is_this else line
        asked = set_aside(asked, now, other_opening(form, now, step=FormStep.REVIEW, lists=lists))
    return asked


def _now_of_another(form: Form, line: Line, lists: Lists) -> Form | None:
    """Return the form without words that an edit has turned into another caller's line: that is asked about now."""
    former = [p for p in (*form.pieces, *form.diagnosis, *form.solution) if line.said.is_in(p.said)]
    opening = other_opening(form, line, step=FormStep.REVIEW, lists=lists)
    has_caller = form.phone or form.email or form.name
    if opening is None or not former or not has_caller or line.said.is_in(form.caller_said):
        return None
    if any(other_opening(form, replace(line, text=p.text), step=FormStep.REVIEW, lists=lists) for p in former):
        return None  # it opened so before, and was said to belong here
    return set_aside(without_message(form, line.said), line, opening)


def attach(form: Form, file: File, *, known: Known) -> Form:
    """Return the form with one more attachment; the same file twice is one. A caption is passed to ``hear``."""
    if any(file.unique_id == former.unique_id for former in form.files):
        return form
    if current_step(form, known) is FormStep.WORDS:
        form = replace(form, editing=FormStep.WORDS)  # it stays open until Done
    return replace(form, files=(*form.files, file))
