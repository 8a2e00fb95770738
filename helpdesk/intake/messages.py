"""What else can come into the form: shared contacts, edited messages, attachments."""

from __future__ import annotations

from dataclasses import replace

from helpdesk.intake.another import other_opening, set_aside
from helpdesk.intake.asking import FormProblem, Heard, Taken
from helpdesk.intake.flow import current_step, with_phone
from helpdesk.intake.form import Form, FormStep, Known, Line, Lists, Piece, Said
from helpdesk.intake.hearing import absorb, add_words, read_caller
from helpdesk.intake.reading import Reading, read
from helpdesk.text.names import LONGEST_NAME
from helpdesk.text.phones import read_phone
from helpdesk.text.words import clean
from helpdesk.ticket.notes import File

_LONGEST_NUMBER = 40  # of a shared contact; it is a person's input like any other


def hear_contact(form: Form, phone: str, name: str | None, said: Said, *, known: Known, lists: Lists) -> Heard:
    """Take a shared contact: the caller, while there is none or CALLER is open; else more description."""
    called = " ".join(clean(name or "").split())
    number = read_phone(phone, lists.region) or read_phone(f"+{phone.lstrip('+')}", lists.region)
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


def hear_edited(form: Form, text: str, said: Said, *, lists: Lists) -> Heard | None:
    """Take an edited message: its piece, number and name follow it; None if the form has none of it."""
    plain = clean(text)
    if not plain:
        return None
    if any(_is_of(line.said, said) for line in form.aside):
        return Heard(form=_asked_anew(form, plain, said, lists))
    if now_of_another := _now_of_another(form, Line(said=said, text=plain), lists):
        return Heard(form=now_of_another)
    reading = read_caller(plain, lists)
    names_caller = _is_of(form.caller_said, said)
    edited = _reworded(form, plain, read(plain, lists).rest, said)
    taken: tuple[Taken, ...] = () if edited == form else (Taken.DESCRIPTION,)
    if names_caller:
        edited, told = _renamed(edited, reading)
        taken = (*told, *taken)
        if reading.rest and not any(_is_of(piece.said, said) for piece in edited.pieces):
            edited = replace(edited, pieces=(*edited.pieces, Piece(reading.rest, said, is_rest=True)))
            taken = (*taken, Taken.DESCRIPTION)
    return Heard(form=edited, taken=taken) if taken else None


def _asked_anew(form: Form, text: str, said: Said, lists: Lists) -> Form:
    """Return the form whose waiting line of this message reads as it does now."""
    asked = replace(form, aside=())
    for line in form.aside:
        now = replace(line, text=text) if _is_of(line.said, said) else line
        asked = set_aside(asked, now, other_opening(form, now, step=FormStep.REVIEW, lists=lists))
    return asked


def _now_of_another(form: Form, line: Line, lists: Lists) -> Form | None:
    """Return the form without words that an edit has turned into another caller's line: that is asked about now."""
    former = [p for p in (*form.pieces, *form.diagnosis, *form.solution) if _is_of(p.said, line.said)]
    opening = other_opening(form, line, step=FormStep.REVIEW, lists=lists)
    if opening is None or not former or _is_of(form.caller_said, line.said):
        return None
    if any(other_opening(form, replace(line, text=p.text), step=FormStep.REVIEW, lists=lists) for p in former):
        return None  # it opened so before, and was said to belong here
    return set_aside(_reworded(form, "", "", line.said), line, opening)


def _is_of(former: Said | None, said: Said) -> bool:
    return former is not None and (former.chat_id, former.message_id) == (said.chat_id, said.message_id)


def _reworded(form: Form, text: str, rest: str, said: Said) -> Form:
    """Return the form with the pieces of this message as they read now; one that says nothing any more is gone."""

    def now(pieces: tuple[Piece, ...]) -> tuple[Piece, ...]:
        read_anew = [
            replace(piece, text=rest if piece.is_rest else text) if _is_of(piece.said, said) else piece
            for piece in pieces
        ]
        return tuple(piece for piece in read_anew if piece.text)

    return replace(form, pieces=now(form.pieces), diagnosis=now(form.diagnosis), solution=now(form.solution))


def _renamed(form: Form, reading: Reading) -> tuple[Form, tuple[Taken, ...]]:
    taken: list[Taken] = []
    if reading.phone and reading.phone != form.phone:
        form = with_phone(form, reading.phone)
        taken.append(Taken.PHONE)
    if reading.email and reading.email != form.email:
        form = replace(form, email=reading.email, no_number=False)
        taken.append(Taken.EMAIL)
    if reading.name and reading.name != form.name and form.caller_id is None:
        form = replace(form, name=reading.name, no_name=False)
        taken.append(Taken.NAME)
    return form, tuple(taken)


def attach(form: Form, file: File, *, known: Known) -> Form:
    """Return the form with one more attachment; the same file twice is one. A caption is passed to ``hear``."""
    if any(file.unique_id == former.unique_id for former in form.files):
        return form
    if current_step(form, known) is FormStep.WORDS:
        form = replace(form, editing=FormStep.WORDS)  # it stays open until Done
    return replace(form, files=(*form.files, file))
