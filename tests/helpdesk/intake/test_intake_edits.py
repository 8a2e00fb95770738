"""An edited message is read as if it had been written so: nothing stays of what it said before."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from helpdesk.intake.asking import FormProblem, Heard
from helpdesk.intake.flow import start
from helpdesk.intake.form import FIELDS, Form, FormStep, Line
from helpdesk.intake.hearing import hear, open_with
from helpdesk.intake.lines import begin, take
from helpdesk.intake.messages import hear_edited
from helpdesk.intake.presses import press
from helpdesk.ticket.notes import File, FileKind
from tests.helpdesk.desk import LISTS, NOBODY, said

CALLS = st.builds(
    lambda *parts: ", ".join(filter(None, parts)),
    st.sampled_from(["", "9437012345 Ramesh", "Gita 9861098610", "a@b.in"]),
    st.sampled_from(["", "Jatni", "Dhenkanal", "Puri"]),
    st.sampled_from(["the muster roll is blank", "bill does not open", "otp missing"]),
)
AT_A_STEP = [
    (FormStep.CALLER, "94370", "9437012345", "phone", "+919437012345"),
    (FormStep.CALLER, "Ramesh", "Suresh", "name", "Suresh"),
    (FormStep.NAME, "Ramesh", "Suresh", "name", "Suresh"),
    (FormStep.ULB, "Jatni", "Dhenkanal", "ulb", "DL"),
    (FormStep.ULB, "Khar", "Dhenkanal", "ulb", "DL"),
    (FormStep.ULB, "Jatni", "Khar", "ulb_query", "Khar"),
    (FormStep.PLACE, "Balipatna", "Balianta", "ulb_text", "Balianta"),
    (FormStep.PLACE, "Balipatna", "Puri", "ulb", "PU"),
    (FormStep.WORDS, "the muster roll", "the bill", "module", None),
    (FormStep.WHO, "the muster roll", "nothing works", "module", None),
    (FormStep.WHO, "the muster roll", "the bill", "module", "bill"),
]


def read(form: Form) -> tuple[object, ...]:
    """Return all that a form has read out of words."""
    return (*(getattr(form, name) for name in FIELDS), form.description, form.diagnosis, form.solution, form.files)


def now(heard: Heard | None) -> Form:
    assert heard
    return heard.form


def photo(unique_id: str, message_id: int, album: str | None = None) -> File:
    return File(
        kind=FileKind.PHOTO, file_id=unique_id, unique_id=unique_id, album=album, chat_id=100, message_id=message_id
    )


@settings(deadline=None)
@given(CALLS, CALLS)
def test_an_edit_of_the_first_message_is_as_if_it_had_been_written_so(first: str, then: str) -> None:
    edited = now(hear_edited(open_with(first, said(), lists=LISTS).form, then, said(), lists=LISTS))
    assert read(edited) == read(open_with(then, said(), lists=LISTS).form)


@pytest.mark.parametrize(("step", "first", "then", "field", "value"), AT_A_STEP)
def test_an_edited_answer_is_read_as_the_answer_that_it_was(
    step: FormStep, first: str, then: str, field: str, value: str | None
) -> None:
    form = replace(start(LISTS), editing=step)
    answered = hear(form, first, said(), known=NOBODY, lists=LISTS).form
    edited = now(hear_edited(answered, then, said(), lists=LISTS))
    assert getattr(edited, field) == value
    assert read(edited) == read(hear(form, then, said(), known=NOBODY, lists=LISTS).form)


def test_what_was_pressed_or_said_since_stays_and_no_word_of_the_edit_is_lost() -> None:
    form = open_with("Jatni, otp missing", said(), lists=LISTS).form
    form = press(replace(form, editing=FormStep.ULB), FormStep.ULB, "uPU", known=NOBODY, lists=LISTS).form
    edited = now(hear_edited(form, "Dhenkanal, bill missing", said(), lists=LISTS))
    assert (edited.ulb, edited.module, edited.description) == ("PU", "bill", "Dhenkanal, bill missing")
    form = open_with("9437012345", said(), lists=LISTS).form
    form = hear(form, "Ramesh", said(2), known=NOBODY, lists=LISTS).form
    edited = now(hear_edited(form, "9437012346 Gita", said(), lists=LISTS))
    assert (edited.phone, edited.name, edited.description) == ("+919437012346", "Ramesh", "9437012346 Gita")


def test_a_caption_that_came_to_a_bare_photo_is_read_like_a_first_message() -> None:
    form = begin((Line(said=said(), files=(photo("a", 1),)),), lists=LISTS).form
    edited = now(hear_edited(form, "9437012345 Ramesh, Jatni, otp", said(), lists=LISTS, files=(photo("a", 1),)))
    assert (edited.phone, edited.ulb, edited.description) == ("+919437012345", "JA", "otp")
    assert edited.files == form.files


def test_a_replaced_photo_takes_the_place_of_the_first_and_a_caption_taken_away_is_gone() -> None:
    first = Line(said=said(), text="9437012345 Ramesh, otp", files=(photo("a", 1),))
    form = begin((first, Line(said=said(2), files=(photo("b", 2),))), lists=LISTS).form
    edited = now(hear_edited(form, "", said(), lists=LISTS, files=(photo("c", 1),)))
    assert [file.unique_id for file in edited.files] == ["c", "b"]
    assert (edited.phone, edited.pieces) == (None, ())


def test_the_second_caption_of_an_album_answers_no_question() -> None:
    form = begin((Line(said=said(), files=(photo("a", 1, "album"),)),), lists=LISTS).form
    part = Line(said=said(2), text="Second page", files=(photo("b", 2, "album"),))
    taken = take(form, part, known=NOBODY, lists=LISTS).form
    assert (taken.name, taken.description) == (None, "Second page")


LONG = "The wage list is blank. " * 170


@pytest.mark.parametrize("step", [FormStep.CALLER, FormStep.NAME, FormStep.ULB, FormStep.PLACE])
def test_the_rest_of_a_long_text_answers_no_question(step: FormStep) -> None:
    form = replace(open_with(LONG, said(), lists=LISTS).form, editing=step)
    rest = take(form, Line(said=said(2), text="Jatni"), known=NOBODY, lists=LISTS).form
    assert (rest.name, rest.ulb, rest.ulb_text, rest.ulb_query) == (None, None, None, None)
    assert rest.description == f"{form.description}\nJatni"
    later = take(form, Line(said=said(2, after=60), text="Jatni"), known=NOBODY, lists=LISTS).form
    assert later.description == form.description


def test_the_rest_of_a_long_diagnosis_is_diagnosis() -> None:
    form = replace(start(LISTS), editing=FormStep.DIAGNOSIS)
    form = hear(form, LONG, said(), known=NOBODY, lists=LISTS).form
    rest = take(form, Line(said=said(2), text="and it is back"), known=NOBODY, lists=LISTS).form
    assert [piece.text for piece in rest.diagnosis] == [LONG.strip(), "and it is back"]


def test_what_is_forwarded_together_answers_no_question_and_another_caller_among_it_is_asked_about() -> None:
    form = begin((Line(said=said(), text="9437012345 Ramesh", forwarded=True),), lists=LISTS).form
    part = take(form, Line(said=said(2), text="Puri", forwarded=True), known=NOBODY, lists=LISTS).form
    assert (part.ulb, part.description) == (None, "Puri")
    other = take(form, Line(said=said(2), text="9861098610 Gita", forwarded=True), known=NOBODY, lists=LISTS).form
    assert (other.phone, len(other.aside)) == ("+919437012345", 1)


def test_a_caption_that_an_edit_gave_is_edited_into_another_caller_like_any_first_words() -> None:
    form = begin([Line(said=said(), files=(photo("p", 1),))], lists=LISTS).form
    for text in ("9437012345 Ramesh, Jatni, otp missing", "9437055555 Mohan, Puri, otp missing"):
        form = now(hear_edited(form, text, said(), lists=LISTS, files=(photo("p", 1),)))
    assert (form.aside, form.phone, form.name, form.ulb) == ((), "+919437055555", "Mohan", "PU")
    assert form.description == "otp missing"


@pytest.mark.parametrize("unseen", ["\u3164", "\u2800", "\u200b \u2060"])
def test_an_edit_to_nothing_that_can_be_seen_is_refused_aloud_and_changes_nothing(unseen: str) -> None:
    form = open_with("9437012345 Ramesh, Jatni, otp missing", said(), lists=LISTS).form
    edited = hear_edited(form, unseen, said(), lists=LISTS)
    assert edited == Heard(form=form, problem=FormProblem.EMPTY)
    assert hear_edited(form, unseen, said(7), lists=LISTS) is None
