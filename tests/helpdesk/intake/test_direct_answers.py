"""What answers "who calls?" and "what is the name?" is taken as such; a number that can't be dialled is told."""

from __future__ import annotations

from dataclasses import replace

import pytest

from helpdesk.intake.asking import FormProblem
from helpdesk.intake.form import Form, FormStep, Known, Line
from helpdesk.intake.hearing import open_with
from helpdesk.intake.lines import take
from helpdesk.text.masking import mask_text
from tests.helpdesk.desk import FULL, LISTS, said

NAMES = [
    "A. K. Das",
    "I. K. Sahu",
    "I K Sahu",
    "a. k. das",
    "Dr. A. P. J. Abdul Kalam Das",
    "Saraswati SHG",
    "Maa Tarini SHG",
    "Jatni SHG",
    "Ward 5 SHG",
    "Sri Jagannath Self Help Group",
    "Maa Mangala Mahila Samiti",
    "saraswati shg",
    "Open Kumar",
    "Jagannath Muster",
    "K. Das, JE",
    "ଆ. କ. ଦାସ",
    "ସରସ୍ୱତୀ ଗୋଷ୍ଠୀ",
]
TROUBLES = [
    "muster roll does not open",
    "Login Problem",
    "Muster Roll",
    "payment is pending",
    "Bill Kumar",
    "I cannot login",
    "A problem with the bill",
    "problem in the shg",
    "ବିଲ ଆସୁନାହିଁ",
]
AT_CALLER = Form(priority=LISTS.default_priority)
AT_NAME = replace(AT_CALLER, phone="+919437012345")


def heard(form: Form, text: str) -> Form:
    return take(form, Line(said=said(), text=text), known=Known(), lists=LISTS).form


@pytest.mark.parametrize("form", [AT_CALLER, AT_NAME], ids=["caller", "name"])
@pytest.mark.parametrize("name", NAMES)
def test_a_name_that_was_asked_for_is_the_name_whatever_free_text_would_have_made_of_it(
    form: Form, name: str
) -> None:
    form = heard(form, name)
    assert (form.name, form.description, form.module) == (name, "", None)


@pytest.mark.parametrize(
    "text",
    ["my name is Ramesh", "This is Ramesh", "Name: Ramesh", "Ramesh here", "it's Ramesh", "his name is Ramesh"],
)
@pytest.mark.parametrize("form", [AT_CALLER, AT_NAME], ids=["caller", "name"])
def test_what_introduces_a_name_is_no_part_of_it(form: Form, text: str) -> None:
    assert heard(form, text).name == "Ramesh"


@pytest.mark.parametrize("text", TROUBLES)
def test_what_says_more_than_who_calls_is_what_is_wrong(text: str) -> None:
    form = heard(AT_CALLER, text)
    assert (form.name, form.description) == (None, text)


@pytest.mark.parametrize(
    "text", ["no name", "unknown", "not given", "no idea", "ନାହିଁ", "ଜଣା ନାହିଁ", "नहीं", "नहीं पता", "pata nahi"]
)
def test_that_there_is_none_is_an_answer_too(text: str) -> None:
    assert heard(AT_NAME, text).no_name
    assert heard(AT_CALLER, text).no_number
    assert not heard(AT_NAME, text).description


ODD = ["94370555551", "ph:94370123456", "Mob no. 94370 1234567", "+9194370555551", "9437-055-5551"]


@pytest.mark.parametrize("number", ODD)
def test_a_number_with_digits_too_many_is_asked_for_again(number: str) -> None:
    got = take(AT_CALLER, Line(said=said(), text=number), known=Known(), lists=LISTS)
    assert (got.problem, got.form.phone, got.form.description) == (FormProblem.PHONE, None, "")


@pytest.mark.parametrize("number", [*ODD, "0943705555", "943705555"])
def test_a_number_that_nobody_can_dial_is_warned_about_in_any_message_and_masked(number: str) -> None:
    text = f"{number}, Ramesh, Jatni, muster roll does not open"
    got = open_with(text, said(), lists=LISTS)
    assert (got.problem, got.form.phone) == (FormProblem.ODD_NUMBER, None)
    assert "".join(c for c in number if c.isdigit())[-10:] in "".join(c for c in got.form.description if c.isdigit())
    assert "9437" not in mask_text(got.form.description, "IN")


@pytest.mark.parametrize("number", ODD)
def test_beside_such_a_number_all_else_is_read_as_beside_a_good_one(number: str) -> None:
    form = open_with(f"{number}, Ramesh, Jatni, muster roll does not open", said(), lists=LISTS).form
    assert (form.name, form.ulb, form.module) == ("Ramesh", "JA", "muster_roll")


@pytest.mark.parametrize("text", ["Mob9437055555", "9437055555Mob", "9437O55555", "#9437055555", "ph-9437055555."])
def test_a_number_glued_to_letters_is_the_number_and_nothing_else(text: str) -> None:
    form = heard(AT_CALLER, text)
    assert (form.phone, form.description) == ("+919437055555", "")
    assert "9437" not in mask_text(text, "IN").replace("+91 94", "")


def test_a_known_number_is_warned_about_no_more() -> None:
    again = take(
        replace(FULL, editing=FormStep.WORDS), Line(said=said(), text="call 94370555551"), known=Known(), lists=LISTS
    )
    assert again.problem is None


def test_initials_alone_are_a_name_where_one_is_asked_for() -> None:
    form = heard(AT_NAME, "P. K.")
    assert (form.name, form.description) == ("P. K", "")


@pytest.mark.parametrize("form", [AT_CALLER, AT_NAME], ids=["caller", "name"])
@pytest.mark.parametrize("text", ["-", "—", ".", "...", "?", "n/a"])
def test_a_stroke_says_that_there_is_none_and_is_no_description(form: Form, text: str) -> None:
    form = heard(form, text)
    assert (form.name, form.description) == (None, "")
    assert form.no_name or form.no_number
