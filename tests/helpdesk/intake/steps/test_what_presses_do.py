"""Every button of the form, whole: what the form is after it, and what is to be done."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from helpdesk.intake.asking import FormOutcome, FormProblem, Pressed
from helpdesk.intake.flow import start
from helpdesk.intake.form import Form, FormMovedOn, FormStep, Known, Line, Lists, Piece, UnknownChoice
from helpdesk.intake.presses import press
from helpdesk.settings.settings import Module
from helpdesk.ticket.errors import HelpdeskError
from helpdesk.ticket.ticket import CallerKind, Channel, Component, Kind, Nature, Priority
from tests.helpdesk.desk import FAMILY, FULL, LISTS, NOBODY, NOON, said

PIECE = Piece("otp", said())
LINES = (Line(said=said(5), text="9437054321 Gita"),)
ASIDE = replace(FULL, aside=LINES)
ALL_DIGITS = "Choose the right year"  # its button's code is an "a" and eight digits
KNOWN = replace(FAMILY, keep_dates=(NOON,), ready_answers=(ALL_DIGITS,), open_tickets=(1001, 1002))
OTHERWISE: dict[str, Any] = {"ulb": None, "ulb_text": "Nowhere", "ulb_query": "xyz", "ulb_page": 1}
CLEARED: dict[str, Any] = {"ulb_text": None, "ulb_query": None, "ulb_page": 0}


@pytest.mark.parametrize(
    ("step", "code", "before", "after"),
    [
        (FormStep.CALLER, "no_number", {"email": "a@b.in", "someone_else": True}, {
            "phone": None, "email": None, "no_number": True, "someone_else": False, "history": (FormStep.CALLER,),
        }),
        (FormStep.CALLER, "no_number", {"caller_id": 7}, {
            "phone": None, "no_number": True, "caller_id": None, "name": None, "history": (FormStep.CALLER,),
        }),
        (FormStep.KNOWN, "someone_else", {}, {"someone_else": True, "history": (FormStep.KNOWN,)}),
        (FormStep.KNOWN, "someone_else", {"caller_id": 7}, {
            "caller_id": None, "someone_else": True, "name": None, "history": (FormStep.KNOWN,),
        }),
        (FormStep.KNOWN, "c8", {"phone": None, "ulb": None, "caller_kind": None, "someone_else": True}, {
            "caller_id": 8, "someone_else": False, "phone": "+919437012345", "email": "sita@example.org",
            "name": "Sita Das", "caller_kind": CallerKind.CBO, "ulb": "DL", "history": (FormStep.KNOWN,),
        }),
        (FormStep.KNOWN, "c8", {"phone": "+919437099999", "email": "a@b.in", "ulb": None, "ulb_text": "Nowhere"}, {
            "caller_id": 8, "name": "Sita Das", "history": (FormStep.KNOWN,),
        }),
        (FormStep.NAME, "skip_name", {}, {"name": None, "no_name": True, "history": (FormStep.NAME,)}),
        (FormStep.NAME, "skip_name", {"caller_id": 7}, {
            "name": None, "no_name": True, "caller_id": None, "someone_else": True, "history": (FormStep.NAME,),
        }),
        (FormStep.ULB, "uPU", OTHERWISE, CLEARED | {"ulb": "PU", "history": (FormStep.ULB,)}),
        (FormStep.ULB, "p1", {}, {"ulb_page": 1, "editing": FormStep.ULB}),
        (FormStep.ULB, "all", {"ulb_query": "Khariar", "ulb_page": 1}, {
            "ulb_query": None, "ulb_page": 0, "editing": FormStep.ULB,
        }),
        (FormStep.ULB, "not_listed", {"ulb_query": "xyz", "ulb_page": 1}, CLEARED | {
            "ulb": None, "ulb_text": "xyz", "history": (FormStep.ULB,),
        }),
        (FormStep.ULB, "not_listed", {"ulb_query": "Khariar"}, {
            "editing": FormStep.PLACE, "history": (FormStep.ULB,),
        }),
        (FormStep.WHO, "ulb_employee", {}, {"caller_kind": CallerKind.ULB_EMPLOYEE, "history": (FormStep.WHO,)}),
        (FormStep.NATURE, "app", {}, {
            "nature": Nature.TECHNICAL, "component": Component.APP, "history": (FormStep.NATURE,),
        }),
        (FormStep.MODULE, "no_module", {"module": "bill", "no_module": False, "all_modules": True}, {
            "module": None, "no_module": True, "all_modules": False, "history": (FormStep.MODULE,),
        }),
        (FormStep.MODULE, "mbill", {"all_modules": True}, {
            "module": "bill", "no_module": False, "all_modules": False, "history": (FormStep.MODULE,),
        }),
        (FormStep.MODULE, "a1001", {"caller_id": 7}, 1001),
        (FormStep.WORDS, "clear", {"pieces": (PIECE,)}, {"pieces": (), "editing": FormStep.WORDS}),
        (FormStep.WORDS, "done", {"history": (FormStep.WHO, FormStep.REVIEW)}, {
            "history": (FormStep.WHO, FormStep.WORDS),
        }),
        (FormStep.REVIEW, "change", {}, {"editing": FormStep.CHANGE, "history": (FormStep.REVIEW,)}),
        (FormStep.REVIEW, "diagnosis", {}, {"editing": FormStep.DIAGNOSIS, "history": (FormStep.REVIEW,)}),
        (FormStep.REVIEW, "details", {}, {"editing": FormStep.DETAILS, "history": (FormStep.REVIEW,)}),
        (FormStep.REVIEW, "keep", {}, {"editing": FormStep.KEEP_UNTIL, "history": (FormStep.REVIEW,)}),
        (FormStep.REVIEW, "solved", {}, {"editing": FormStep.SOLVED_HOW, "history": (FormStep.REVIEW,)}),
        (FormStep.REVIEW, "P1", {}, {"priority": Priority.P1, "priority_by_hand": True}),
        (FormStep.REVIEW, "a1001", {"caller_id": 7}, 1001),
        (FormStep.REVIEW, "escalate", {}, FormOutcome.ESCALATE),
        (FormStep.REVIEW, "save", {"corrects": 1001}, FormOutcome.CORRECT),
        (FormStep.CHANGE, "kind", {"history": (FormStep.REVIEW,)}, {
            "editing": FormStep.KIND, "history": (FormStep.REVIEW, FormStep.CHANGE),
        }),
        (FormStep.CHANGE, "back", {"history": (FormStep.WHO, FormStep.REVIEW)}, {"history": (FormStep.WHO,)}),
        (FormStep.KIND, "problem", {"history": (FormStep.REVIEW,)}, {"kind_by_hand": Kind.PROBLEM, "history": ()}),
        (FormStep.CHANNEL, "visit", {}, {"channel": Channel.VISIT}),
        (FormStep.DIAGNOSIS, "clear", {"diagnosis": (PIECE,)}, {"diagnosis": (), "editing": FormStep.DIAGNOSIS}),
        (FormStep.READY, "rewrite", {"ready": "so"}, {"editing": FormStep.REWRITE, "history": (FormStep.READY,)}),
        (FormStep.SOLVED_HOW, "a83911324", {"caller_id": 7}, {
            "ready": ALL_DIGITS, "editing": FormStep.READY, "history": (FormStep.SOLVED_HOW,),
        }),
    ],
)  # fmt: skip
def test_a_press_changes_this_and_nothing_else(
    step: FormStep, code: str, before: dict[str, Any], after: dict[str, Any] | FormOutcome | int
) -> None:
    form = replace(FULL, **before)
    shown = form if step is FormStep.REVIEW else replace(form, editing=step)
    known = KNOWN if form.caller_id == 7 or step is FormStep.KNOWN else NOBODY
    if isinstance(after, dict):
        expected = Pressed(form=replace(form, **after))
    elif isinstance(after, FormOutcome):
        expected = Pressed(form=shown, outcome=after)
    else:
        expected = Pressed(form=shown, add_to=after)
    assert press(shown, step, code, known=known, lists=LISTS) == expected


@pytest.mark.parametrize(
    ("step", "code", "before", "after", "outcome"),
    [
        (FormStep.KEEP_UNTIL, "t1794810600", {}, {"keep_until": NOON}, FormOutcome.KEEP),
        (FormStep.KEEP_UNTIL, "no_date", {"keep_until": NOON}, {"keep_until": None}, FormOutcome.KEEP),
        (FormStep.KEEP_UNTIL, "no_date", {"nature": None}, {}, FormOutcome.ASK),  # an edit has opened it again
        (
            FormStep.READY,
            "send",
            {"ready": "so", "solution": (PIECE,)},
            {"ready": None, "solution": (PIECE, Piece("so", None))},
            FormOutcome.SOLVE,
        ),
    ],
)
def test_what_ends_the_form_ends_it_if_nothing_is_missing(
    step: FormStep, code: str, before: dict[str, Any], after: dict[str, Any], outcome: FormOutcome
) -> None:
    form = replace(FULL, someone_else=True, **before)
    pressed = press(replace(form, editing=step), step, code, known=KNOWN, lists=LISTS)
    assert pressed == Pressed(form=replace(form, **after), outcome=outcome)


@pytest.mark.parametrize(
    ("code", "pressed"),
    [
        ("another_caller", Pressed(form=FULL, to_begin=LINES)),
        ("add_to_this", Pressed(form=FULL, to_take=LINES)),
        ("back", Pressed(form=FULL, problem=FormProblem.LEFT_OUT)),
    ],
)
def test_it_is_said_whose_the_lines_are_that_were_asked_about(code: str, pressed: Pressed) -> None:
    assert press(ASIDE, FormStep.ANOTHER, code, known=NOBODY, lists=LISTS) == pressed


SHORT = replace(LISTS, modules=(Module("bill", "Bills"),))


@pytest.mark.parametrize(
    ("form", "step", "code", "lists", "error"),
    [
        (ASIDE, FormStep.ANOTHER, "escalate", LISTS, UnknownChoice(FormStep.ANOTHER, "escalate")),
        (start(LISTS), FormStep.CALLER, "back", LISTS, UnknownChoice(FormStep.CALLER, "back")),
        (FULL, FormStep.REVIEW, "save", LISTS, UnknownChoice(FormStep.REVIEW, "save")),
        (FULL, FormStep.REVIEW, "", LISTS, UnknownChoice(FormStep.REVIEW, "")),
        (replace(FULL, editing=FormStep.ULB), FormStep.ULB, "p2", LISTS, UnknownChoice(FormStep.ULB, "p2")),
        (
            replace(FULL, editing=FormStep.MODULE), FormStep.MODULE, "mlogin", SHORT,
            UnknownChoice(FormStep.MODULE, "mlogin"),
        ),
        (FULL, FormStep.WHO, "cbo", LISTS, FormMovedOn(FormStep.WHO, FormStep.REVIEW)),
        (
            replace(FULL, editing=FormStep.CHANGE), FormStep.REVIEW, "back", LISTS,
            FormMovedOn(FormStep.REVIEW, FormStep.CHANGE),
        ),
        (
            replace(FULL, editing=FormStep.CHANGE, nature=None), FormStep.REVIEW, "P1", LISTS,
            FormMovedOn(FormStep.REVIEW, FormStep.CHANGE),
        ),
        (
            replace(FULL, editing=FormStep.ULB), FormStep.REVIEW, "P1", LISTS,
            FormMovedOn(FormStep.REVIEW, FormStep.ULB),
        ),
    ],
)  # fmt: skip
def test_what_is_not_asked_is_not_answered(
    form: Form, step: FormStep, code: str, lists: Lists, error: HelpdeskError
) -> None:
    with pytest.raises(type(error)) as refused:
        press(form, step, code, known=NOBODY, lists=lists)
    assert refused.value == error


def test_the_review_s_buttons_count_on_all_that_it_opens() -> None:
    form = replace(FULL, editing=FormStep.DETAILS, history=(FormStep.WHO, FormStep.REVIEW))
    after = replace(FULL, history=(FormStep.WHO,), priority=Priority.P1, priority_by_hand=True)
    assert press(form, FormStep.REVIEW, "P1", known=Known(), lists=LISTS) == Pressed(form=after)


def test_more_modules_are_shown_in_place() -> None:
    many = replace(LISTS, modules=tuple(Module(f"m{n}", f"Module {n}") for n in range(8)))
    form = replace(FULL, editing=FormStep.MODULE)
    pressed = press(form, FormStep.MODULE, "more", known=NOBODY, lists=many)
    assert pressed == Pressed(form=replace(form, all_modules=True))
