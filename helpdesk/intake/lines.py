"""A message comes to a form: it begins one, is taken in, or waits aside while it is asked whose it is."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from helpdesk.conversation import goes_on
from helpdesk.intake.another import other_opening, set_aside
from helpdesk.intake.asking import FormOutcome, FormProblem, Heard, Taken
from helpdesk.intake.flow import answered, current_step, missing
from helpdesk.intake.form import Form, FormMessage, FormStep, Known, Line, Lists, Said
from helpdesk.intake.hearing import add_unasked, hear, hear_at, open_with
from helpdesk.intake.messages import attach, hear_contact
from helpdesk.intake.rereading import message_of
from helpdesk.text.dates import BadDate, DateProblem, read_days

_BY = re.compile(r"by\s+", re.IGNORECASE)


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
    former = begun_by(form, line)
    if former is not None and not (line.forwarded or line.files):
        return _rest(form, line, former, lists)
    step = current_step(form, known) if former is None else FormStep.REVIEW
    opening = other_opening(form, line, step=step, lists=lists)
    if opening is None and former is not None and line.text:
        return _with_files(_rest(form, line, former, lists), line, known)
    if opening is None:
        return add(form, line, known=known, lists=lists)
    came_before = tuple(file for file in form.files if file.album in _albums(line))
    stay = tuple(file for file in form.files if file not in came_before)
    return Heard(form=set_aside(replace(form, files=stay), replace(line, files=(*came_before, *line.files)), opening))


def belongs_to(form: Form, line: Line) -> bool:
    """Whether this message is a further one of an act that the form has taken in already, or asks about."""
    waiting = any(_albums(one) & _albums(line) or _goes_on(one.said, len(one.text), line) for one in form.aside)
    return waiting or begun_by(form, line) is not None


def begun_by(form: Form, line: Line) -> FormMessage | None:
    """Return the message in the form of whose act this one is a further part: of its album, or said at once after."""
    for file in form.files:
        if file.album in _albums(line) and file.message_id is not None:
            said = Said(line.said.at, file.chat_id or line.said.chat_id, file.message_id)
            return message_of(form, said)
    before = [one for one in form.messages if one.said.message_id < line.said.message_id]
    last = max(before, key=lambda one: one.said.message_id, default=None)
    return last if last is not None and _goes_on(last.said, last.letters, line) else None


def _albums(line: Line) -> set[str]:
    return {file.album for file in line.files if file.album is not None}


def _goes_on(former: Said, letters: int, line: Line) -> bool:
    is_after = former.chat_id == line.said.chat_id and former.message_id < line.said.message_id
    return is_after and goes_on(letters, line.said.at - former.at, forwarded=line.forwarded)


def _rest(form: Form, line: Line, former: FormMessage, lists: Lists) -> Heard:
    """Take the words of a further part: they answer no question, and go where the first went."""
    if former.step is FormStep.DIAGNOSIS:
        return hear_at(former.step, form, line.text, line.said, lists)
    if _goes_on(former.said, former.letters, replace(line, forwarded=False)):
        return hear_at(FormStep.REVIEW, form, line.text, line.said, lists)
    return add_unasked(form, line.text, line.said, lists)


def add(form: Form, line: Line, *, known: Known, lists: Lists) -> Heard:
    """Take a message into the form, whoever's it is: an answer to the open step, or more description."""
    if line.phone:
        return hear_contact(form, line.phone, line.contact, line.said, known=known, lists=lists)
    if not line.text:
        return _with_files(Heard(form=form, problem=FormProblem.EMPTY), line, known)
    kept = _kept_until(form, line, known)
    return kept or _with_files(hear(form, line.text, line.said, known=known, lists=lists), line, known)


def _kept_until(form: Form, line: Line, known: Known) -> Heard | None:
    """Return what a day means that answers "by when?"; None if that is not asked, or more is said than a day."""
    if current_step(form, known) is not FormStep.KEEP_UNTIL or not known.keep_days or line.files:
        return None
    days = dict(known.keep_days)
    try:
        said = read_days(_BY.sub("", line.text.strip()), known.keep_days[0][0])
    except BadDate as bad:
        return None if bad.why is DateProblem.UNREADABLE else Heard(form=form, problem=FormProblem.NO_DAY)
    if said.name:
        return None
    if said.first != said.last or said.first not in days:
        return Heard(form=form, problem=FormProblem.NO_DAY)
    kept = answered(replace(form, keep_until=days[said.first]), FormStep.KEEP_UNTIL)
    return Heard(form=kept, outcome=FormOutcome.ASK if missing(kept, known) else FormOutcome.KEEP)


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
