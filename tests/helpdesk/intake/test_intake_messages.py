"""Shared contacts and edited messages reach the form like words do."""

from __future__ import annotations

from dataclasses import replace

import pytest

from helpdesk.intake.asking import FormProblem, Taken
from helpdesk.intake.flow import current_step, start
from helpdesk.intake.form import Form, FormStep, Piece
from helpdesk.intake.hearing import hear, open_with
from helpdesk.intake.messages import hear_contact, hear_edited
from tests.helpdesk.desk import LISTS, NOBODY, pressed, said, told


def edited(form: Form, text: str, message_id: int = 1) -> Form | None:
    heard = hear_edited(form, text, said(message_id, after=60), lists=LISTS)
    return heard.form if heard else None


def test_a_shared_contact_is_the_caller() -> None:
    heard = hear_contact(start(LISTS), "919437012345", "Ramesh  Sahoo", said(), known=NOBODY, lists=LISTS)
    assert (heard.form.phone, heard.form.name) == ("+919437012345", "Ramesh Sahoo")
    assert heard.taken == (Taken.PHONE, Taken.NAME)
    assert current_step(heard.form, NOBODY) is FormStep.ULB


def test_a_second_contact_joins_the_description() -> None:
    form = open_with("9437012345 Ramesh", said(), lists=LISTS).form
    heard = hear_contact(form, "+919437054321", "Sita", said(2), known=NOBODY, lists=LISTS)
    assert (heard.form.phone, heard.form.description) == ("+919437012345", "Sita +919437054321")


def test_a_contact_with_a_wrong_number_is_kept_in_words() -> None:
    heard = hear_contact(start(LISTS), "12", "Ramesh", said(), known=NOBODY, lists=LISTS)
    assert (heard.problem, heard.form.description) == (FormProblem.PHONE, "Ramesh 12")
    assert hear_contact(start(LISTS), "", None, said(), known=NOBODY, lists=LISTS).problem is FormProblem.EMPTY


def test_a_contact_with_another_name_is_not_the_known_caller() -> None:
    form = replace(start(LISTS), phone="+919437012345", caller_id=7, name="Ramesh", editing=FormStep.CALLER)
    for name, caller in (("Sita", None), ("Ramesh", 7), (None, 7)):
        heard = hear_contact(form, "9437012345", name, said(), known=NOBODY, lists=LISTS)
        assert heard.form.caller_id == caller


def test_an_edited_message_updates_its_piece() -> None:
    form = open_with("9437012345 Ramesh, Jatni, rods broken", said(), lists=LISTS).form
    form = told(replace(form, editing=FormStep.WORDS), "sins monday", message_id=2)
    form = edited(form, "9437012345 Ramesh, Jatni, roads broken") or form
    form = edited(form, "since monday", 2) or form
    assert form.description == "roads broken\nsince monday"


def test_an_edited_number_and_name_are_followed() -> None:
    form = open_with("9437012345 Ramseh", said(), lists=LISTS).form
    heard = hear_edited(form, "9437012346 Ramesh, otp missing", said(), lists=LISTS)
    assert heard is not None
    assert (heard.form.phone, heard.form.name, heard.form.description) == ("+919437012346", "Ramesh", "otp missing")
    assert heard.taken == (Taken.PHONE, Taken.NAME, Taken.MODULE, Taken.DESCRIPTION)


def test_an_edited_address_is_followed() -> None:
    form = open_with("a@b.in Ramesh", said(), lists=LISTS).form
    changed = edited(form, "a@c.in Ramesh")
    assert changed is not None
    assert changed.email == "a@c.in"


def test_an_edit_that_changes_nothing_is_nothing() -> None:
    form = open_with("9437012345 Ramesh, otp", said(), lists=LISTS).form
    assert edited(form, "9437012345 Ramesh, otp") == form
    assert edited(form, "something else", 99) is None
    assert edited(form, " ") == form


def test_an_edit_that_leaves_only_the_number_takes_the_piece_away() -> None:
    form = open_with("9437012345 Ramesh, otp", said(), lists=LISTS).form
    changed = edited(form, "9437012345 Ramesh")
    assert changed is not None
    assert changed.pieces == ()


@pytest.mark.parametrize(("name", "caller"), [("Ramesh Sahoo", 7), ("Gita", None)])
def test_an_edited_name_of_a_known_caller_is_corrected_or_is_somebody_else(name: str, caller: int | None) -> None:
    form = replace(open_with("9437012345 Ramesh", said(), lists=LISTS).form, caller_id=7)
    changed = edited(form, f"9437012345 {name}")
    assert changed
    assert (changed.name, changed.caller_id, changed.someone_else) == (name, caller, caller is None)


def test_diagnosis_and_solution_follow_their_messages_too() -> None:
    form = replace(start(LISTS), diagnosis=(Piece("cach", said(3)),), solution=(Piece("ready", None),))
    changed = edited(form, "cache", 3)
    assert changed is not None
    assert (changed.diagnosis[0].text, changed.solution) == ("cache", form.solution)


def test_an_edited_name_given_at_its_own_question_is_followed() -> None:
    form = open_with("9437012345", said(), lists=LISTS).form
    form = hear(form, "ramseh", said(2), known=NOBODY, lists=LISTS).form
    changed = edited(form, "ramesh", 2)
    assert changed is not None
    assert changed.name == "ramesh"
    assert edited(changed, "9437012347", 2) is not None
    assert pressed(changed, (FormStep.ULB, "uJA")).ulb == "JA"
