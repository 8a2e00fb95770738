"""A message comes to a form: it begins one, is taken in, or waits aside while it is asked whose it is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from helpdesk.intake.another import other_opening, set_aside
from helpdesk.intake.asking import FormOutcome, FormProblem, Heard, Taken
from helpdesk.intake.flow import current_step
from helpdesk.intake.form import Form, Known, Line, Lists
from helpdesk.intake.hearing import add_unasked, hear, open_with
from helpdesk.intake.messages import attach, hear_contact


def begin(lines: Sequence[Line], *, lists: Lists) -> Heard:
    """Return a form begun by a message, and by those that came while it was asked whose it is."""
    empty, first = Form(priority=lists.default_priority), lines[0]
    if first.text and not first.phone:
        heard = _with_files(open_with(first.text, first.said, lists=lists), first, Known())
    else:
        heard = add(empty, first, known=Known(), lists=lists)
    for line in lines[1:]:
        heard = after(heard, _more(heard.form, line, lists))
    return heard


def take(form: Form, line: Line, *, known: Known, lists: Lists) -> Heard:
    """Take a message into the form; what opens like another caller's, and what comes while that is asked, waits."""
    if not line.is_usable:
        return Heard(form=form, problem=FormProblem.EMPTY)
    if form.aside:
        return Heard(form=set_aside(form, line, None))
    opening = other_opening(form, line, step=current_step(form, known), lists=lists)
    if opening is None:
        return add(form, line, known=known, lists=lists)
    albums = {file.album for file in line.files} - {None}
    came_before = tuple(file for file in form.files if file.album in albums)
    stay = tuple(file for file in form.files if file not in came_before)
    return Heard(form=set_aside(replace(form, files=stay), replace(line, files=(*came_before, *line.files)), opening))


def add(form: Form, line: Line, *, known: Known, lists: Lists) -> Heard:
    """Take a message into the form, whoever's it is: an answer to the open step, or more description."""
    if line.phone:
        return hear_contact(form, line.phone, line.contact, line.said, known=known, lists=lists)
    if not line.text:
        return _with_files(Heard(form=form, problem=FormProblem.EMPTY), line, known)
    return _with_files(hear(form, line.text, line.said, known=known, lists=lists), line, known)


def after(former: Heard, heard: Heard) -> Heard:
    """Return what became of two messages, one after the other; an end waits for what is asked about."""
    outcome = former.outcome if heard.outcome is FormOutcome.ASK else heard.outcome
    return Heard(
        form=heard.form,
        taken=(*former.taken, *heard.taken),
        problem=heard.problem or former.problem,
        outcome=FormOutcome.ASK if heard.form.aside else outcome,
    )


def _more(form: Form, line: Line, lists: Lists) -> Heard:
    """Take a message that came before the new form asked anything: its words are no answer."""
    known = Known()
    is_others = other_opening(form, line, step=current_step(form, known), lists=lists) is not None
    if form.aside or is_others or line.phone or not line.text:
        return take(form, line, known=known, lists=lists)
    return _with_files(add_unasked(form, line.text, line.said, lists), line, known)


def _with_files(heard: Heard, line: Line, known: Known) -> Heard:
    for file in line.files:
        form = attach(heard.form, file, known=known)
        heard = replace(heard, form=form, taken=(*heard.taken, Taken.FILE), problem=None)
    return heard
