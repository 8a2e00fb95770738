"""From where somebody calls: chosen, searched for, named in words, or left in the description."""

from __future__ import annotations

import pytest

from helpdesk.intake.asking import FormProblem, Taken
from helpdesk.intake.flow import current_step
from helpdesk.intake.form import FormStep, Known
from helpdesk.intake.hearing import hear
from helpdesk.intake.questions import question
from tests.helpdesk.desk import (
    FULL,
    LISTS,
    NOBODY,
    codes,
    open_form,
    pressed,
    said,
    told,
)

# --- the ULB


def test_recent_ulbs_come_first_and_the_rest_by_name() -> None:
    form = open_form("9437012345 Ramesh")
    known = Known(recent_ulbs=("PU", "gone"))
    asked = question(form, known, LISTS)
    assert [option.label for option in asked.options[:3]] == ["Puri", "Bhubaneswar", "Dhenkanal"]
    assert (asked.page, asked.pages, asked.wants_words) == (0, 2, True)
    assert codes(form, known)[-3:] == ["p1", "not_listed", "back"]
    turned = pressed(form, (FormStep.ULB, "p1"), known=known)
    assert codes(turned, known)[-3:] == ["p0", "not_listed", "back"]
    assert pressed(turned, (FormStep.ULB, "p1"), known=known) == turned


@pytest.mark.parametrize(
    ("text", "ulb", "query", "problem"),
    [
        ("jatni", "JA", None, None),
        ("ଜଟଣୀ", "JA", None, None),
        ("Jatni ULB", "JA", None, None),
        ("ja", None, "ja", None),
        ("Sohela", None, "Sohela", FormProblem.NO_ULB),
        ("1042", None, "1042", FormProblem.NO_ULB),
        ("muster roll stuck", None, None, None),
        ("the roads in Jatni are broken", "JA", None, None),
        ("x" * 5000, None, None, None),
    ],
)
def test_words_at_the_ulb_choose_search_or_describe(
    text: str, ulb: str | None, query: str | None, problem: FormProblem | None
) -> None:
    heard = hear(open_form("9437012345 Ramesh"), text, said(2), known=NOBODY, lists=LISTS)
    assert (heard.form.ulb, heard.form.ulb_query, heard.problem) == (ulb, query, problem)
    assert (heard.form.description == text) is (Taken.DESCRIPTION in heard.taken)
    assert heard.taken


def test_a_search_can_be_left_again() -> None:
    form = told(open_form("9437012345 Ramesh"), "khar")
    assert codes(form) == ["uKHR", "uKRR", "all", "not_listed", "back"]
    assert question(form, NOBODY, LISTS).query == "khar"
    assert pressed(form, (FormStep.ULB, "all")).ulb_query is None


def test_a_place_that_is_not_listed_is_named_in_words() -> None:
    form = pressed(open_form("9437012345 Ramesh"), (FormStep.ULB, "not_listed"))
    assert (question(form, NOBODY, LISTS).step, codes(form)) == (FormStep.PLACE, ["back"])
    assert current_step(pressed(form, (FormStep.PLACE, "back")), NOBODY) is FormStep.ULB
    assert told(form, "Sohela").ulb_text == "Sohela"
    assert told(form, "Jatni").ulb == "JA"
    heard = hear(form, "y" * 300, said(3), known=NOBODY, lists=LISTS)
    assert (heard.problem, heard.form.description) == (FormProblem.LONG_NAME, "y" * 300)


def test_what_was_searched_for_in_vain_is_the_name_of_an_unlisted_place() -> None:
    form = pressed(told(open_form("9437012345 Ramesh"), "Sohela"), (FormStep.ULB, "not_listed"))
    assert (form.ulb, form.ulb_text, current_step(form, NOBODY)) == (None, "Sohela", FormStep.WHO)


def test_a_town_that_contradicts_the_chosen_one_stays_in_the_words() -> None:
    form = pressed(FULL, (FormStep.REVIEW, "change"), (FormStep.CHANGE, "caller"))
    form = told(form, "9437054321 Sita, Puri")
    assert (form.ulb, form.phone, form.description) == ("JA", "+919437054321", "9437054321 Sita, Puri")
