"""The form asks only what is missing: who called, and from where."""

from __future__ import annotations

from dataclasses import replace

import pytest

from helpdesk.intake.asking import FormOutcome, FormProblem, Taken
from helpdesk.intake.flow import current_step, missing, ready, settle, start
from helpdesk.intake.form import FormStep, Known
from helpdesk.intake.hearing import hear, open_with
from helpdesk.intake.presses import press
from helpdesk.intake.questions import question
from helpdesk.ticket.notes import Caller
from helpdesk.ticket.ticket import CallerKind, Kind, Priority
from tests.helpdesk.desk import (
    FAMILY,
    FULL,
    LISTS,
    NOBODY,
    RAMESH,
    codes,
    open_form,
    pressed,
    said,
    told,
)

# --- the two walks that the design counts


def test_a_new_caller_costs_two_messages_and_six_presses() -> None:
    form = open_form("9437012345 Ramesh")  # message 1
    presses = [
        (FormStep.ULB, "uJA"),
        (FormStep.WHO, "cbo"),
        (FormStep.NATURE, "bug"),
        (FormStep.MODULE, "mmuster_roll"),
    ]
    form = pressed(form, *presses)
    form = told(form, "muster roll does not open, see MR/2024-25/04/16/000030", message_id=2)  # message 2
    form = pressed(form, (FormStep.WORDS, "done"))
    last = press(form, FormStep.REVIEW, "escalate", known=NOBODY, lists=LISTS)
    assert (last.outcome, len(presses) + 2) == (FormOutcome.ESCALATE, 6)
    filled = ready(last.form, NOBODY)
    assert filled.caller == Caller(phone="+919437012345", name="Ramesh", kind=CallerKind.CBO, ulb="JA")
    assert (filled.module, filled.kind, filled.priority) == ("muster_roll", Kind.BUG_FIX, Priority.P3)
    assert filled.refs == ("MR/2024-25/04/16/000030",)


def test_a_known_caller_costs_one_message_and_four_presses() -> None:
    form = open_form("9437012345 it does not open", FAMILY)  # the only message
    presses = [(FormStep.KNOWN, "c7"), (FormStep.NATURE, "functional"), (FormStep.MODULE, "no_module")]
    form = pressed(form, *presses, known=FAMILY)
    last = press(form, FormStep.REVIEW, "escalate", known=FAMILY, lists=LISTS)
    assert (last.outcome, len(presses) + 1) == (FormOutcome.ESCALATE, 4)
    filled = ready(last.form, FAMILY)
    assert (filled.caller, filled.ulb, filled.description) == (RAMESH, "JA", "it does not open")


def test_one_message_may_say_all_but_who_and_what_sort() -> None:
    heard = open_with("9437012345 Ramesh, Jatni, muster roll does not open", said(), lists=LISTS)
    assert missing(heard.form, NOBODY) == (FormStep.WHO, FormStep.NATURE)
    assert heard.taken == (Taken.PHONE, Taken.NAME, Taken.ULB, Taken.MODULE, Taken.DESCRIPTION)


# --- the caller


@pytest.mark.parametrize(
    ("text", "step", "problem"),
    [
        ("9437012345", FormStep.NAME, None),
        ("9437012345 Ramesh", FormStep.ULB, None),
        ("ramesh@example.in Ramesh", FormStep.ULB, None),
        ("ramesh", FormStep.ULB, None),
        ("ରମେଶ ସାହୁ", FormStep.ULB, None),
        ("Ramesh Sahoo, otp missing", FormStep.ULB, None),
        ("muster roll does not open", FormStep.CALLER, None),
        ("1042", FormStep.CALLER, FormProblem.PHONE),
        ("94370 123", FormStep.CALLER, FormProblem.PHONE),
        ("😀", FormStep.CALLER, None),
        ("   ", FormStep.CALLER, FormProblem.EMPTY),
        ("x" * 5000, FormStep.CALLER, None),
        ("Jatni", FormStep.CALLER, None),
    ],
)
def test_the_caller_is_a_number_an_address_or_a_name(text: str, step: FormStep, problem: FormProblem | None) -> None:
    heard = hear(start(LISTS), text, said(), known=NOBODY, lists=LISTS)
    assert (current_step(heard.form, NOBODY), heard.problem) == (step, problem)
    assert bool(heard.taken) is (problem is None)


def test_a_wrong_number_does_not_open_a_form_with_junk() -> None:
    assert open_with("94370123", said(), lists=LISTS).problem is FormProblem.PHONE
    assert open_with(" \u200e", said(), lists=LISTS).problem is FormProblem.EMPTY


def test_without_a_number_the_name_is_asked_and_may_be_skipped() -> None:
    form = pressed(start(LISTS), (FormStep.CALLER, "no_number"))
    assert current_step(form, NOBODY) is FormStep.NAME
    assert current_step(pressed(form, (FormStep.NAME, "skip_name")), NOBODY) is FormStep.ULB
    assert told(form, "Ramesh").name == "Ramesh"
    assert told(form, "9437012345 Ramesh").phone == "+919437012345"


@pytest.mark.parametrize(
    ("text", "name", "description", "problem"),
    [
        ("sita das", "sita das", "", None),
        ("Smt. Sita  Das.", "Smt. Sita Das", "", None),
        ("1042", None, "1042", None),
        ("Sita, otp missing", "Sita", "Sita, otp missing", None),
        ("Sita 9437054321", "Sita", "Sita 9437054321", None),
        (
            "otp does not come to this phone since morning",
            None,
            "otp does not come to this phone since morning",
            None,
        ),
        ("a " * 50, None, ("a " * 50).strip(), FormProblem.LONG_NAME),
        ("WO/2023-24/000339", None, "WO/2023-24/000339", None),
    ],
)
def test_a_name_is_a_few_words_and_more_is_description(
    text: str, name: str | None, description: str, problem: FormProblem | None
) -> None:
    heard = hear(open_form("9437012345"), text, said(2), known=NOBODY, lists=LISTS)
    assert (heard.form.phone, heard.form.name) == ("+919437012345", name)
    assert (heard.form.description, heard.problem) == (description, problem)


def test_a_known_number_offers_its_people_and_someone_else() -> None:
    form = open_form("9437012345", FAMILY)
    asked = question(form, FAMILY, LISTS)
    assert (asked.step, [option.label for option in asked.options[:2]]) == (
        FormStep.KNOWN,
        ["Ramesh Sahoo", "Sita Das"],
    )
    assert codes(form, FAMILY) == ["c7", "c8", "someone_else", "back"]
    other = pressed(form, (FormStep.KNOWN, "someone_else"), known=FAMILY)
    assert current_step(other, FAMILY) is FormStep.NAME


def test_people_without_a_name_are_offered_by_what_is_known() -> None:
    strangers = Known(people=(Caller(id=1, email="a@b.in"), Caller(id=2, phone="+911"), Caller(id=3)))
    labels = [option.label for option in question(open_form("9437012345"), strangers, LISTS).options[:3]]
    assert labels == ["a@b.in", "+911", "#3"]


def test_the_name_said_chooses_among_the_known() -> None:
    form = open_form("9437012345 ramesh SAHOO, otp", FAMILY)
    assert (form.caller_id, form.ulb) == (7, "JA")
    assert settle(form, FAMILY) == form


@pytest.mark.parametrize(("text", "caller", "name"), [("Sita Das", 8, "Sita Das"), ("Gita", None, "Gita")])
def test_a_name_typed_under_a_known_number_is_one_of_them_or_new(text: str, caller: int | None, name: str) -> None:
    form = told(open_form("9437012345", FAMILY), text, FAMILY)
    assert (form.caller_id, form.name, form.someone_else) == (caller, name, caller is None)
    assert current_step(form, FAMILY) is (FormStep.NATURE if caller else FormStep.ULB)


def test_what_was_said_stands_over_what_is_known() -> None:
    form = pressed(open_form("9437012345, Puri", FAMILY), (FormStep.KNOWN, "c7"), known=FAMILY)
    assert (form.ulb, form.name) == ("PU", "Ramesh Sahoo")


def test_another_number_lets_go_of_the_known_caller() -> None:
    form = pressed(open_form("9437012345", FAMILY), (FormStep.KNOWN, "c8"), known=FAMILY)
    form = pressed(form, (FormStep.NATURE, "back"), (FormStep.KNOWN, "back"), known=FAMILY)
    changed = told(form, "9437054321")
    assert (changed.caller_id, changed.name, changed.email) == (None, None, None)
    renamed = told(form, "9437012345 Gita", FAMILY)
    assert (renamed.caller_id, renamed.name, renamed.someone_else) == (None, "Gita", True)
    same = told(form, "9437012345 Sita Das", FAMILY)
    assert same.caller_id == 8
    none = pressed(form, (FormStep.CALLER, "no_number"), known=FAMILY)
    assert (none.caller_id, none.name, none.phone) == (None, None, None)


def test_someone_else_after_all_forgets_the_name_of_the_known() -> None:
    form = pressed(open_form("9437012345", FAMILY), (FormStep.KNOWN, "c8"), (FormStep.NATURE, "back"), known=FAMILY)
    assert pressed(form, (FormStep.KNOWN, "someone_else"), known=FAMILY).name is None


def test_a_known_caller_renamed_or_unnamed_is_somebody_else() -> None:
    form = pressed(replace(FULL, caller_id=7), (FormStep.REVIEW, "change"), (FormStep.CHANGE, "name"))
    for changed in (pressed(form, (FormStep.NAME, "skip_name")), told(form, "Gita")):
        assert (changed.caller_id, changed.someone_else, changed.editing) == (None, True, None)
