"""Whether a message that comes to an open form opens like another caller's. Then it is asked whose it is."""

from __future__ import annotations

from dataclasses import replace

from helpdesk.intake.form import Form, FormStep, Line, Lists
from helpdesk.intake.opening import Opening, opening_of
from helpdesk.text.phones import contact_number
from helpdesk.text.words import clean, folded_words

_ASK_WHO = frozenset({FormStep.KNOWN, FormStep.NAME})


def other_opening(form: Form, line: Line, *, step: FormStep, lists: Lists) -> Opening | None:
    """Return who the line opens with, if that is somebody else than the form's caller and no answer to ``step``."""
    opening = _of_contact(line, lists) if line.phone else opening_of(line.text, lists)
    if opening is None or _answers(form, opening, step) or not _differs(form, opening):
        return None
    return opening


def set_aside(form: Form, line: Line, opening: Opening | None) -> Form:
    """Return the form with a line that waits until it is said whose it is."""
    contact = next(iter(sorted(opening.contacts)), None) if opening else None
    return replace(form, aside=(*form.aside, replace(line, opens_with=contact)))


def _of_contact(line: Line, lists: Lists) -> Opening | None:
    number = contact_number(line.phone or "", lists.region)
    name = " ".join(clean(line.contact or "").split())
    return Opening(contacts=frozenset({number}), name=name or None) if number else None


def _answers(form: Form, opening: Opening, step: FormStep) -> bool:
    """Whether the open question is about the caller, and this is what it asks for."""
    if form.editing is step and (step is FormStep.CALLER or (step in _ASK_WHO and not opening.contacts)):
        return not opening.has_more
    nothing_to_compare = form.name is None or opening.name is None
    if step is FormStep.CALLER:
        return nothing_to_compare
    if step in _ASK_WHO:
        return nothing_to_compare and not (opening.contacts and (form.phone or form.email))
    return False


def _differs(form: Form, opening: Opening) -> bool:
    """Whether somebody else is meant; where there is nothing to tell by, it may be."""
    if opening.contacts & {form.phone, form.email}:
        return False
    same = same_name(form.name, opening.name)
    if any(form.email if "@" in contact else form.phone for contact in opening.contacts):
        return not (opening.name_first and same)  # "Ramesh 94370 12345": Ramesh's second number
    if not same:
        return True
    return not opening.contacts and form.ulb not in (None, opening.ulb)


def same_name(one: str | None, other: str | None) -> bool:
    """Return whether two names can be one person's: the words of one are among the other's."""
    first, second = set(folded_words(one or "")), set(folded_words(other or ""))
    return bool(first and second) and (first <= second or second <= first)
