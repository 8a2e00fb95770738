"""The question whether a line is another caller's: each answer to it, files, edits and late presses."""

from __future__ import annotations

from dataclasses import replace

import pytest

from helpdesk.intake.asking import FormOutcome, FormProblem
from helpdesk.intake.flow import current_step, start
from helpdesk.intake.form import Form, FormStep, Line
from helpdesk.intake.lines import begin
from helpdesk.intake.messages import hear_edited
from helpdesk.intake.presses import press
from helpdesk.intake.questions import question
from helpdesk.ticket.errors import HelpdeskError
from tests.helpdesk.desk import LISTS, NOBODY, PHOTO, said
from tests.helpdesk.intake.callers.two_callers import CALLS, OF_RAMESH, given_to, given_to_anyway, line

ASKING_WHO = replace(start(LISTS), pieces=OF_RAMESH.pieces)


NAMED = replace(ASKING_WHO, name="Ramesh", no_number=False)


NO_NUMBER = replace(ASKING_WHO, no_number=True)


NUMBERED = replace(ASKING_WHO, phone="+919437012345")


@pytest.mark.parametrize(
    ("form", "step", "text", "is_asked"),
    [
        (start(LISTS), FormStep.CALLER, "9437055555", False),
        (start(LISTS), FormStep.CALLER, "9437055555 Mohan, Jatni, login OTP does not come", False),
        (ASKING_WHO, FormStep.CALLER, "9437055555 Mohan, Jatni", False),
        (ASKING_WHO, FormStep.CALLER, "Mohan, Jatni", False),
        (NAMED, FormStep.CALLER, "9437055555", False),
        (NAMED, FormStep.CALLER, "9437055555 Ramesh Sahoo", False),
        (NAMED, FormStep.CALLER, "9437055555 Mohan, Jatni, login OTP does not come", True),
        (NAMED, FormStep.CALLER, "Mohan, Jatni, login OTP does not come", True),
        (NO_NUMBER, FormStep.NAME, "9437055555 Mohan", False),
        (NO_NUMBER, FormStep.NAME, "Mohan, Jatni", False),
        (NUMBERED, FormStep.NAME, "Mohan Das", False),
        (NUMBERED, FormStep.NAME, "Mohan, Jatni", False),
        (NUMBERED, FormStep.NAME, "9437012345 Mohan", False),
        (NUMBERED, FormStep.NAME, "9437055555", True),
        (NUMBERED, FormStep.NAME, "9437055555 Mohan, Jatni, login OTP does not come", True),
        (replace(OF_RAMESH, editing=FormStep.CALLER), FormStep.CALLER, "9437055555", False),
        (replace(OF_RAMESH, editing=FormStep.CALLER), FormStep.CALLER, "9437055555 Mohan, Jatni", False),
        (replace(OF_RAMESH, editing=FormStep.CALLER), FormStep.CALLER, "9437055555 Mohan, Jatni, OTP is late", True),
        (replace(OF_RAMESH, editing=FormStep.NAME), FormStep.NAME, "Mohan, Jatni", False),
        (replace(OF_RAMESH, editing=FormStep.NAME), FormStep.NAME, "9437055555 Mohan, Jatni, OTP is late", True),
    ],
)
def test_an_answer_to_who_calls_is_taken_as_such(form: Form, step: FormStep, text: str, is_asked: bool) -> None:
    assert current_step(form, NOBODY) is step
    assert bool(given_to(form, line(text)).form.aside) is is_asked


@pytest.mark.parametrize(
    ("form", "phone", "name", "is_asked"),
    [
        (OF_RAMESH, "+919437055555", "Mohan", True),
        (OF_RAMESH, "919437055555", None, True),
        (OF_RAMESH, "9437012345", "Mohan", False),
        (OF_RAMESH, "112", "Police", False),
        (ASKING_WHO, "9437055555", "Mohan", False),
        (NAMED, "9437055555", "Ramesh JE Jatni", False),
        (NAMED, "9437055555", "Mohan", True),
    ],
)
def test_a_shared_contact_of_somebody_else_is_asked_about(
    form: Form, phone: str, name: str | None, is_asked: bool
) -> None:
    heard = given_to(form, Line(said=said(9), phone=phone, contact=name))
    assert bool(heard.form.aside) is is_asked


# --- what the answer does


def test_another_callers_line_begins_a_form_with_its_files_and_with_what_came_after_it() -> None:
    picture = replace(PHOTO, unique_id="v", album="a")
    form = replace(OF_RAMESH, files=(PHOTO, picture))
    asked = given_to(form, replace(line(CALLS[0], 5), files=(replace(picture, unique_id="w"),))).form
    asked = given_to(asked, Line(said=said(6), files=(replace(picture, unique_id="x"),))).form
    asked = given_to(asked, line("since yesterday, call 9861098610", 7)).form
    done = press(asked, FormStep.ANOTHER, "another_caller", known=NOBODY, lists=LISTS)
    assert done.form == replace(form, files=(PHOTO,))
    second = begin(done.to_begin, lists=LISTS).form
    assert (second.phone, second.name, second.ulb) == ("+919437055555", "Mohan", "JA")
    assert second.description == "login OTP does not come\nsince yesterday, call 9861098610"
    assert [file.unique_id for file in second.files] == ["v", "w", "x"]


def test_a_third_callers_line_is_asked_about_in_the_second_ones_form() -> None:
    asked = given_to(
        given_to(OF_RAMESH, line(CALLS[0], 5)).form, line("9861098610 Gita, Puri, bill is blank", 6)
    ).form
    done = press(asked, FormStep.ANOTHER, "another_caller", known=NOBODY, lists=LISTS)
    second = begin(done.to_begin, lists=LISTS).form
    assert second.description == "login OTP does not come"
    assert [one.text for one in second.aside] == ["9861098610 Gita, Puri, bill is blank"]


def test_the_line_that_solves_is_taken_as_the_solution_once_it_was_said_to_belong_here() -> None:
    form = replace(OF_RAMESH, editing=FormStep.SOLVED_HOW)
    asked = given_to(form, line("9437055555 Mohan logged in for him")).form
    (one,) = press(asked, FormStep.ANOTHER, "add_to_this", known=NOBODY, lists=LISTS).to_take
    heard = given_to_anyway(form, one)
    assert heard.outcome is FormOutcome.SOLVE
    assert heard.form.solution[-1].text == "9437055555 Mohan logged in for him"


def test_back_leaves_the_line_out_and_says_so() -> None:
    asked = given_to(OF_RAMESH, line(CALLS[0])).form
    assert "back" in {option.code for option in question(asked, NOBODY, LISTS).options}
    done = press(asked, FormStep.ANOTHER, "back", known=NOBODY, lists=LISTS)
    assert (done.form, done.problem) == (OF_RAMESH, FormProblem.LEFT_OUT)


@pytest.mark.parametrize("code", ["another_caller", "add_to_this", "back", "escalate"])
def test_a_late_press_on_the_question_is_refused(code: str) -> None:
    with pytest.raises(HelpdeskError):
        press(OF_RAMESH, FormStep.ANOTHER, code, known=NOBODY, lists=LISTS)


@pytest.mark.parametrize(("step", "code"), [(FormStep.REVIEW, "escalate"), (FormStep.KEEP_UNTIL, "no_date")])
def test_no_other_button_counts_while_it_is_asked(step: FormStep, code: str) -> None:
    asked = given_to(OF_RAMESH, line(CALLS[0])).form
    with pytest.raises(HelpdeskError):
        press(asked, step, code, known=NOBODY, lists=LISTS)


def test_an_edit_that_makes_words_another_callers_line_is_asked_about() -> None:
    form = given_to(OF_RAMESH, line("94370")).form
    edited = hear_edited(form, CALLS[0], said(9), lists=LISTS)
    assert edited
    assert replace(edited.form, aside=()) == OF_RAMESH
    assert [one.text for one in edited.form.aside] == [CALLS[0]]


def test_an_edit_of_a_line_that_was_said_to_belong_here_is_not_asked_about_again() -> None:
    form = given_to_anyway(OF_RAMESH, line(CALLS[0])).form
    edited = hear_edited(form, f"{CALLS[0]} at all", said(9), lists=LISTS)
    assert edited
    assert not edited.form.aside
    assert edited.form.description.endswith("at all")


def test_an_edit_of_the_line_that_is_asked_about_is_followed() -> None:
    edited = hear_edited(given_to(OF_RAMESH, line(CALLS[0])).form, "9861098610 Gita", said(9), lists=LISTS)
    assert edited
    assert [(one.text, one.opens_with) for one in edited.form.aside] == [("9861098610 Gita", "+919861098610")]
