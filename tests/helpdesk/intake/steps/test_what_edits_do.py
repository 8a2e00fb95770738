"""What an edit makes of the form and of a ticket, whole: each field, each field's opposite, messages of old forms."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from helpdesk.intake.asking import FormProblem, Heard, Taken
from helpdesk.intake.form import Form, FormMessage, FormStep, Piece
from helpdesk.intake.rereading import described, message_of, reread, told_otherwise
from helpdesk.ticket.notes import Caller
from helpdesk.ticket.ticket import Priority
from tests.helpdesk.desk import LISTS, PHOTO, said

HERE, ELSEWHERE = said(9), said(5)
EMPTY = Form(priority=Priority.P3)
PHONE: dict[str, Any] = {"phone": "+919437012345"}


def given(step: FormStep | None, letters: int, **gave: str) -> dict[str, Any]:
    """Return the message as the form remembers it."""
    return {"messages": (FormMessage(said=HERE, step=step, letters=letters, gave=tuple(gave.items())),)}


def piece(text: str, *, rest: bool = False) -> Piece:
    """Return a piece of the message."""
    return Piece(text, HERE, is_rest=rest)


OTHER, LATER = Piece("first", ELSEWHERE), Piece("last", said(12))


@pytest.mark.parametrize(
    ("step", "gave", "before", "text", "after", "remembered", "taken"),
    [
        # the caller
        (
            None, PHONE, PHONE | {"caller_said": HERE}, "a@b.in Sita",
            {"phone": None, "email": "a@b.in", "name": "Sita"}, {"email": "a@b.in", "name": "Sita"},
            (Taken.PHONE, Taken.EMAIL, Taken.NAME),
        ),
        (
            None, {}, {"no_number": True, "no_name": True, "caller_said": ELSEWHERE}, "a@b.in Sita",
            {"email": "a@b.in", "no_number": False, "name": "Sita", "no_name": False, "caller_said": HERE},
            {"email": "a@b.in", "name": "Sita"}, (Taken.EMAIL, Taken.NAME),
        ),
        (
            None, {"name": "Ramesh"}, {"name": "Ramesh", "caller_id": 7} | PHONE, "Sita",
            {"name": None, "caller_id": None, "someone_else": False, "pieces": (piece("Sita", rest=True),)}, {},
            (Taken.NAME, Taken.DESCRIPTION),
        ),
        (
            FormStep.NAME, {"name": "Ramesh"}, {"name": "Ramesh", "caller_id": 7} | PHONE, "Sita",
            {"name": "Sita", "caller_id": None, "someone_else": True}, {"name": "Sita"}, (Taken.NAME,),
        ),
        (
            FormStep.NAME, {"name": "Ramesh"}, {"name": "Ramesh", "caller_id": 7} | PHONE, "Ramesh Das",
            {"name": "Ramesh Das"}, {"name": "Ramesh Das"}, (Taken.NAME,),
        ),
        (
            FormStep.CALLER, PHONE, PHONE | {"name": "Gita"}, "9437054321 Sita",
            {"phone": "+919437054321", "pieces": (piece("9437054321 Sita", rest=True),)},
            {"phone": "+919437054321", "name": "Sita"}, (Taken.PHONE, Taken.DESCRIPTION),
        ),
        (
            FormStep.CALLER, PHONE, PHONE | {"someone_else": True}, "9437054321",
            {"phone": "+919437054321", "someone_else": False}, {"phone": "+919437054321"}, (Taken.PHONE,),
        ),
        (
            FormStep.NAME, {"name": "Ramesh"}, {"name": "Ramesh", "no_number": True}, "Sita", {"name": "Sita"},
            {"name": "Sita"}, (Taken.NAME,),
        ),
        (
            None, {}, PHONE | {"caller_said": ELSEWHERE}, "9437012345, otp",
            {"pieces": (piece("9437012345, otp", rest=True),), "module": "login"}, PHONE | {"module": "login"},
            (Taken.MODULE, Taken.DESCRIPTION),
        ),
        (FormStep.CALLER, PHONE, PHONE, "94370", {"phone": None}, {}, (Taken.PHONE, FormProblem.PHONE)),
        # the town
        (
            FormStep.ULB, {"ulb": "JA"}, {"ulb": "JA", "ulb_page": 1}, "Puri", {"ulb": "PU", "ulb_page": 0},
            {"ulb": "PU"}, (Taken.ULB,),
        ),
        (
            FormStep.ULB, {"ulb": "JA"}, {"ulb": "JA", "ulb_page": 1}, "khar",
            {"ulb": None, "ulb_query": "khar"}, {"ulb_query": "khar"}, (Taken.ULB, Taken.SEARCH),
        ),
        (
            FormStep.PLACE, {"ulb": "JA"}, {"ulb": "JA"}, "Nowhere",
            {"ulb": None, "ulb_text": "Nowhere"}, {"ulb_text": "Nowhere"}, (Taken.ULB, Taken.PLACE),
        ),
        (
            FormStep.PLACE, {"ulb_text": "Nowhere"}, {"ulb": "JA"}, "Elsewhere", {}, {"ulb_text": "Elsewhere"}, (),
        ),
        (FormStep.PLACE, {}, {"ulb": "JA"}, "Nowhere", {}, {"ulb_text": "Nowhere"}, ()),
        (FormStep.ULB, {}, {"ulb_text": "Nowhere"}, "Puri", {}, {"ulb": "PU"}, ()),
        # the words
        (
            FormStep.REVIEW, {"module": "login"},
            {"module": "login", "pieces": (LATER, piece("otp"), OTHER), "no_name": True}, "bill",
            {"module": "bill", "pieces": (LATER, piece("bill"), OTHER)}, {"module": "bill"},
            (Taken.MODULE, Taken.DESCRIPTION),
        ),
        (
            FormStep.REVIEW, {"module": "login"}, {"module": "work_order", "pieces": (piece("otp"),)}, "bill",
            {"pieces": (piece("bill"),)}, {}, (Taken.DESCRIPTION,),
        ),
        (
            FormStep.WORDS, {}, {"pieces": (OTHER, LATER)}, "blank",
            {"pieces": (OTHER, piece("blank"), LATER)}, {}, (Taken.DESCRIPTION,),
        ),
        (FormStep.WORDS, {}, {"pieces": (piece("otp"),)}, "", {"pieces": ()}, {}, (Taken.DESCRIPTION,)),
        (
            FormStep.DIAGNOSIS, {}, {"diagnosis": (piece("cach"),)}, "cache", {"diagnosis": (piece("cache"),)}, {},
            (Taken.DIAGNOSIS,),
        ),
        (
            FormStep.SOLVED_HOW, {}, {"solution": (piece("so"),)}, "thus", {"solution": (piece("thus"),)}, {},
            (Taken.SOLUTION,),
        ),
    ],
)  # fmt: skip
def test_an_edit_changes_this_and_nothing_else(
    step: FormStep | None, gave: dict[str, str], before: dict[str, Any], text: str, after: dict[str, Any],
    remembered: dict[str, str], taken: tuple[Taken | FormProblem, ...],
) -> None:  # fmt: skip
    form = replace(EMPTY, **before, **given(step, 3, **gave))
    problem = next((one for one in taken if isinstance(one, FormProblem)), None)
    edited = replace(form, **after, **given(step, len(text), **remembered))
    was_taken = tuple(one for one in taken if isinstance(one, Taken))
    assert reread(form, text, HERE, LISTS) == Heard(form=edited, taken=was_taken, problem=problem)


OLD = replace(EMPTY, **PHONE, email="a@b.in", caller_said=HERE)


@pytest.mark.parametrize(
    ("form", "step", "gave"),
    [
        (replace(EMPTY, diagnosis=(piece("cache"),), caller_said=ELSEWHERE, name="Gita"), FormStep.DIAGNOSIS, ()),
        (replace(EMPTY, solution=(piece("so"),)), FormStep.SOLVED_HOW, ()),
        (replace(EMPTY, pieces=(OTHER, piece("otp"))), FormStep.WORDS, ()),
        (replace(EMPTY, pieces=(piece("otp", rest=True),)), None, ()),
        (replace(EMPTY, files=(replace(PHOTO, chat_id=100, message_id=9),)), None, ()),
        (OLD, None, (("phone", "+919437012345"), ("email", "a@b.in"))),
        (replace(OLD, pieces=(piece("otp"),), name="Gita"), None, (
            ("phone", "+919437012345"), ("email", "a@b.in"), ("name", "Gita"),
        )),
    ],
)  # fmt: skip
def test_a_form_that_does_not_remember_its_messages_shows_what_they_said(
    form: Form, step: FormStep | None, gave: tuple[tuple[str, str], ...]
) -> None:
    assert message_of(form, HERE) == FormMessage(said=HERE, step=step, gave=gave)
    assert message_of(replace(form, caller_said=form.caller_said), said(77)) is None


def test_a_form_has_nothing_of_a_message_beside_its_own() -> None:
    form = replace(EMPTY, pieces=(OTHER, replace(LATER, is_rest=True)), caller_said=ELSEWHERE)
    assert (message_of(form, HERE), reread(form, "otp", HERE, LISTS)) == (None, None)


# --- the ticket


@pytest.mark.parametrize(
    ("text", "caller", "left"),
    [
        ("Ramesh, Jatni, roll is blank", Caller(), "Ramesh, Jatni, roll is blank"),
        ("Ramesh, Jatni, roll is blank", Caller(name="ramesh"), "roll is blank"),
        ("Ramesh, Jatni, roll is blank", Caller(name="Sita"), "Ramesh, Jatni, roll is blank"),
    ],
)
def test_a_name_and_town_are_left_out_of_a_description_if_they_are_the_ticket_s(
    text: str, caller: Caller, left: str
) -> None:
    assert described(text, caller=caller, ulb="JA", lists=LISTS) == left


CALLER = Caller(phone="+919437012345", email="a@b.in", name="Ramesh")
HELD = {"ulb": "JA", "module": "login", "ulb_text": None}
ALL = ("phone", "email", "name", "ulb", "module")


@pytest.mark.parametrize(
    ("text", "gave", "told"),
    [
        ("9437012345 RAMESH, a@b.in, Jatni, otp missing", ALL, ()),
        ("9437054321 Sita, c@d.in, Puri, bill missing", ALL, ALL),
        ("9437054321 Sita, c@d.in, Puri, bill missing", ("name", "module"), ("name", "module")),
        ("nothing works", ALL, ALL),
        ("  Ramesh ", ("name",), ()),
        ("Puri", ("ulb",), ("ulb",)),
        ("jatni", ("ulb",), ()),
        ("Nowhere", ("ulb_text", "ulb_query"), ("ulb_text",)),
    ],
)
def test_what_an_edit_fills_in_otherwise_is_named(text: str, gave: tuple[str, ...], told: tuple[str, ...]) -> None:
    assert told_otherwise(text, gave, CALLER, HELD, LISTS) == told
