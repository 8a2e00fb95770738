"""What a text makes of the form at each step, whole: the answer, what Back leads to, what was understood."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from helpdesk.intake.asking import FormOutcome, FormProblem, Heard, Taken
from helpdesk.intake.form import FIELDS, Form, FormMessage, FormStep, Piece
from helpdesk.intake.hearing import add_unasked, hear, hear_at, open_with
from helpdesk.ticket.ticket import CallerKind, Priority
from tests.helpdesk.desk import FAMILY, FULL, LISTS, NOBODY, said

HERE = said(9)
EMPTY = Form(priority=Priority.P3)
PHONE: dict[str, Any] = {"phone": "+919437012345"}
RAMESH = PHONE | {"caller_id": 7, "name": "Ramesh"}
CALLER, NAME, ULB = ({"history": (step,), "editing": None} for step in (FormStep.CALLER, FormStep.NAME, FormStep.ULB))
BY_HERE: dict[str, Any] = {"caller_said": HERE}
LONG, REF = "x" * 120, "WO/2023-24/000339"


def words(text: str, *, rest: bool = False) -> dict[str, Any]:
    """Return the piece of description that a text became."""
    return {"pieces": (Piece(text, HERE, is_rest=rest),)}


def remembered(form: Form, step: FormStep | None, letters: int, changes: dict[str, Any]) -> Form:
    """Return the form with its changes, and with the message that made them."""
    gave = tuple((name, changes[name]) for name in FIELDS if changes.get(name) not in (None, getattr(form, name)))
    return replace(form, **changes, messages=(FormMessage(said=HERE, step=step, letters=letters, gave=gave),))


AT_A_STEP = [
    (FormStep.CALLER, {}, "9437012345", PHONE | BY_HERE | CALLER, (Taken.PHONE,)),
    (FormStep.CALLER, {"no_number": True, "no_name": True}, "a@b.in Ramesh", {
        "email": "a@b.in", "no_number": False, "name": "Ramesh", "no_name": False,
    } | BY_HERE | CALLER, (Taken.EMAIL, Taken.NAME)),
    (FormStep.CALLER, {}, "94370", {}, FormProblem.PHONE),
    (FormStep.CALLER, {}, "unknown", {"no_number": True} | CALLER, ()),
    (FormStep.CALLER, PHONE, "unknown", CALLER, ()),
    (FormStep.CALLER, {"email": "a@b.in"}, "unknown", CALLER, ()),
    (FormStep.CALLER, {}, "Ramesh", {"name": "Ramesh", "no_number": True} | BY_HERE | CALLER, (Taken.NAME,)),
    (FormStep.CALLER, PHONE, "Ramesh", {"name": "Ramesh"} | BY_HERE | CALLER, (Taken.NAME,)),
    (FormStep.CALLER, {"email": "a@b.in"}, "Ramesh", {"name": "Ramesh"} | BY_HERE | CALLER, (Taken.NAME,)),
    (FormStep.CALLER, {}, "Ramesh 9437012345 JE", PHONE | {"name": "Ramesh, JE"} | BY_HERE | CALLER, (
        Taken.PHONE, Taken.NAME,
    )),
    (FormStep.CALLER, {}, "9437012345 Ramesh, Jatni, 😀", PHONE | {"name": "Ramesh", "ulb": "JA"} | BY_HERE | CALLER
     | words("😀", rest=True), (Taken.PHONE, Taken.NAME, Taken.ULB, Taken.DESCRIPTION)),
    (FormStep.CALLER, {}, "9437012345 open kumar", PHONE | BY_HERE | CALLER | words("open kumar", rest=True), (
        Taken.PHONE, Taken.DESCRIPTION,
    )),
    (FormStep.CALLER, {}, "bill is blank", words("bill is blank", rest=True) | {"module": "bill"}, (
        Taken.MODULE, Taken.DESCRIPTION,
    )),
    (FormStep.CALLER, {}, "blank on 94370 1234567", words("blank on 94370 1234567", rest=True), (
        FormProblem.ODD_NUMBER
    )),
    (FormStep.CALLER, {}, "Sri Ramesh, Das", words("Das", rest=True) | {"name": "Sri Ramesh"} | CALLER
     | BY_HERE | {"no_number": True}, (Taken.NAME, Taken.DESCRIPTION)),
    (FormStep.NAME, {"no_number": True}, "a@b.in", {"email": "a@b.in", "no_number": False} | BY_HERE | CALLER, (
        Taken.EMAIL,
    )),
    (FormStep.NAME, PHONE, "unknown", {"no_name": True} | NAME, ()),
    (FormStep.NAME, RAMESH, "unknown", {
        "name": None, "no_name": True, "caller_id": None, "someone_else": True,
    } | NAME, ()),
    (FormStep.NAME, PHONE | {"no_name": True}, "Sita Das", {"name": "Sita Das", "no_name": False} | BY_HERE | NAME, (
        Taken.NAME,
    )),
    (FormStep.NAME, {"no_number": True}, "9437012345", PHONE | {"no_number": False} | BY_HERE | CALLER, (
        Taken.PHONE,
    )),
    (FormStep.NAME, PHONE, "Sita 9437054321", words("Sita 9437054321") | {"name": "Sita"} | NAME, (
        Taken.NAME, Taken.DESCRIPTION,
    )),
    (FormStep.NAME, RAMESH | {"no_name": True}, "Sita, otp missing", words("Sita, otp missing") | {
        "name": "Sita", "no_name": False, "caller_id": None, "someone_else": True, "module": "login",
    } | NAME, (Taken.NAME, Taken.DESCRIPTION, Taken.MODULE)),
    (FormStep.NAME, {"ulb": "PU", "no_number": True}, "9437012345, Jatni", PHONE | {"no_number": False} | CALLER
     | BY_HERE | words("9437012345, Jatni", rest=True), (Taken.PHONE, Taken.DESCRIPTION)),
    (FormStep.NAME, PHONE, f"{REF} {'x' * 62}", words(f"{REF} {'x' * 62}"), (Taken.DESCRIPTION,)),
    (FormStep.NAME, PHONE, f"{REF} {'x' * 63}", words(f"{REF} {'x' * 63}"), FormProblem.LONG_NAME),
    (FormStep.NAME, PHONE, f"a,{LONG}", words(f"a,{LONG}"), FormProblem.LONG_NAME),
    (FormStep.NAME, PHONE, f"a,\n{LONG}", words(f"a,\n{LONG}"), (Taken.DESCRIPTION,)),
    (FormStep.KNOWN, PHONE | {"editing": FormStep.KNOWN}, "Gita", {
        "name": "Gita", "someone_else": True, "history": (FormStep.KNOWN,), "editing": None,
    } | BY_HERE, (Taken.NAME,)),
    (FormStep.KNOWN, PHONE, "Gita", {"name": "Gita", "someone_else": True} | BY_HERE | NAME, (Taken.NAME,)),
    (FormStep.ULB, {"ulb_page": 1}, "Jatni", {"ulb": "JA", "ulb_page": 0} | ULB, (Taken.ULB,)),
    (FormStep.ULB, {"ulb_page": 1}, "khar", {"ulb_query": "khar", "ulb_page": 0}, (Taken.SEARCH,)),
    (FormStep.ULB, {}, "Bhubneswar", {"ulb_query": "Bhubneswar"}, (Taken.SEARCH,)),
    (FormStep.ULB, {}, "one two three", {"ulb_query": "one two three"}, FormProblem.NO_ULB),
    (FormStep.ULB, {}, LONG, {"ulb_query": LONG}, FormProblem.NO_ULB),
    (FormStep.ULB, {}, f"{LONG}x", words(f"{LONG}x"), (Taken.DESCRIPTION,)),
    (FormStep.ULB, {}, "one two three four", words("one two three four"), (Taken.DESCRIPTION,)),
    (FormStep.ULB, {}, "o\np", words("o\np"), (Taken.DESCRIPTION,)),
    (FormStep.ULB, {}, "it is blank in Jatni", words("it is blank in Jatni") | {"ulb": "JA"} | ULB, (
        Taken.ULB, Taken.DESCRIPTION,
    )),
    (FormStep.ULB, {}, "Puri\nja", words("Puri\nja") | {"ulb": "PU"} | ULB, (Taken.ULB, Taken.DESCRIPTION)),
    (FormStep.PLACE, {}, "Jatni", {"ulb": "JA"} | ULB, (Taken.ULB,)),
    (FormStep.PLACE, {"ulb": "PU", "ulb_page": 1, "ulb_query": "x"}, LONG, {
        "ulb": None, "ulb_text": LONG, "ulb_query": None, "ulb_page": 0,
    } | ULB, (Taken.PLACE,)),
    (FormStep.PLACE, {}, f"{LONG}x", words(f"{LONG}x"), FormProblem.LONG_NAME),
    (FormStep.PLACE, {}, "No\nwhere", words("No\nwhere"), FormProblem.LONG_NAME),
    (FormStep.WORDS, PHONE, "otp", words("otp") | {"editing": FormStep.WORDS}, (Taken.DESCRIPTION,)),
    (FormStep.REVIEW, PHONE, "otp", words("otp") | {"module": "login"}, (Taken.DESCRIPTION, Taken.MODULE)),
    (FormStep.REVIEW, PHONE | {"module": "bill"}, "otp", words("otp"), (Taken.DESCRIPTION,)),
    (FormStep.REVIEW, PHONE | {"no_module": True}, "otp", words("otp"), (Taken.DESCRIPTION,)),
    (FormStep.REVIEW, {}, "9437012345", words("9437012345"), (Taken.DESCRIPTION,)),
    (FormStep.REVIEW, PHONE, "blank", words("blank"), (Taken.DESCRIPTION,)),
    (FormStep.DIAGNOSIS, PHONE, "cache", {"diagnosis": (Piece("cache", HERE),), "editing": None}, (Taken.DIAGNOSIS,)),
    (FormStep.SOLVED_HOW, {"ready": "so"}, "cache", {
        "solution": (Piece("cache", HERE),), "ready": None, "editing": None,
    }, (Taken.SOLUTION,)),
]  # fmt: skip


@pytest.mark.parametrize(("step", "before", "text", "changes", "taken"), AT_A_STEP)
def test_a_text_at_a_step_changes_this_and_nothing_else(
    step: FormStep, before: dict[str, Any], text: str, changes: dict[str, Any], taken: tuple[Taken, ...] | FormProblem
) -> None:
    is_asked = step is FormStep.KNOWN and "editing" not in before
    form = replace(EMPTY, **before) if is_asked else replace(EMPTY, **before | {"editing": step})
    heard = hear(form, text, HERE, known=FAMILY if is_asked else NOBODY, lists=LISTS)
    assert heard.form == remembered(form, step, len(text), changes)
    assert taken in (heard.taken, heard.problem)
    assert (heard.problem is None) is isinstance(taken, tuple)
    assert heard.outcome is FormOutcome.ASK


def test_a_name_under_a_known_number_is_the_known_caller() -> None:
    form = replace(EMPTY, **PHONE)
    known: dict[str, Any] = {"caller_id": 8, "email": "sita@example.org", "ulb": "DL", "caller_kind": CallerKind.CBO}
    sita = remembered(form, FormStep.KNOWN, 8, {"name": "Sita Das"} | BY_HERE | NAME)
    heard = hear(form, "Sita Das", HERE, known=FAMILY, lists=LISTS)
    assert heard == Heard(form=replace(sita, **known), taken=(Taken.NAME,))


def test_the_words_that_say_how_solve_a_form_that_lacks_nothing() -> None:
    form = replace(FULL, editing=FormStep.REWRITE, ready="so")
    solved: dict[str, Any] = {"solution": (Piece("thus", HERE),), "ready": None, "editing": None}
    assert hear(form, " thus ", HERE, known=NOBODY, lists=LISTS) == Heard(
        form=remembered(form, FormStep.REWRITE, 4, solved), taken=(Taken.SOLUTION,), outcome=FormOutcome.SOLVE
    )
    assert hear(form, " ", HERE, known=NOBODY, lists=LISTS) == Heard(form=form, problem=FormProblem.EMPTY)


@pytest.mark.parametrize(
    ("text", "changes", "taken", "problem"),
    [
        ("94370", {}, (), FormProblem.PHONE),
        ("otp", words("otp", rest=True) | {"module": "login"}, (Taken.MODULE, Taken.DESCRIPTION), None),
        ("Jatni", {"ulb": "JA"}, (Taken.ULB,), None),
        (", , ,", words(", , ,", rest=True), (Taken.DESCRIPTION,), None),
        ("hello", words("hello", rest=True), (Taken.DESCRIPTION,), None),
        (
            "blank on 94370 1234567",
            words("blank on 94370 1234567", rest=True),
            (Taken.DESCRIPTION,),
            FormProblem.ODD_NUMBER,
        ),
    ],
)
def test_a_message_that_nothing_had_asked_for_is_remembered_as_such(
    text: str, changes: dict[str, Any], taken: tuple[Taken, ...], problem: FormProblem | None
) -> None:
    form = remembered(EMPTY, None, len(text), changes)
    assert open_with(text, HERE, lists=LISTS) == Heard(form=form, taken=taken, problem=problem)


@pytest.mark.parametrize("caller", [PHONE, {"email": "a@b.in"}, {"name": "Ramesh"}, {}])
def test_the_caller_is_read_from_a_message_while_there_is_none(caller: dict[str, Any]) -> None:
    form = replace(EMPTY, **caller)
    read = PHONE | {"name": "Sita"} | BY_HERE | {"history": (FormStep.CALLER,)}
    step, changes = (FormStep.REVIEW, words("9437012345 Sita")) if caller else (None, read)
    assert add_unasked(form, "9437012345 Sita", HERE, LISTS).form == remembered(form, step, 15, changes)


@pytest.mark.parametrize(("module", "no_module"), [("bill", False), (None, True)])
def test_a_module_that_was_chosen_stands_over_what_a_first_message_says(module: str | None, no_module: bool) -> None:
    form = replace(EMPTY, module=module, no_module=no_module)
    heard = hear_at(None, form, "otp missing", HERE, LISTS)
    assert heard == Heard(
        form=remembered(form, None, 11, words("otp missing", rest=True)), taken=(Taken.DESCRIPTION,)
    )
