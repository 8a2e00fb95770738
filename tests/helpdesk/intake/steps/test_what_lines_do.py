"""What a message of any sort makes of the form, whole: contacts, files, further parts, and what waits aside."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from helpdesk.intake.asking import FormOutcome, FormProblem, Heard, Taken
from helpdesk.intake.form import FormStep, Line
from helpdesk.intake.lines import after, begin, take
from helpdesk.intake.messages import hear_contact
from tests.helpdesk.desk import FULL, LISTS, NOBODY, said
from tests.helpdesk.intake.steps.parts import EMPTY, HERE, PHONE, photo, piece, remembered

CALLER: dict[str, Any] = {"caller_said": HERE, "history": (FormStep.CALLER,)}
NEPAL = replace(LISTS, region="NP")


# --- contacts


@pytest.mark.parametrize(
    ("before", "phone", "name", "changes", "taken"),
    [
        ({}, "919437012345", " Sita  Das", PHONE | {"name": "Sita Das"} | CALLER, (Taken.PHONE, Taken.NAME)),
        ({}, "9779841234567", None, {"phone": "+9779841234567"} | CALLER, (Taken.PHONE,)),
        ({}, "6497686315", None, {"phone": "+916497686315"} | CALLER, (Taken.PHONE,)),
        ({}, "++9779841234567", None, {"phone": "+9779841234567"} | CALLER, (Taken.PHONE,)),
        (PHONE | {"caller_id": 7, "name": "Ramesh", "editing": FormStep.CALLER}, "9437012345", "Sita", {
            "name": "Sita", "caller_id": None, "someone_else": True, "editing": None,
        } | CALLER, (Taken.PHONE, Taken.NAME)),
        ({}, "9437012345", "x" * 80, PHONE | {"name": "x" * 80} | CALLER, (Taken.PHONE, Taken.NAME)),
        ({}, "9437012345", "x" * 81, {"pieces": (piece(f"{'x' * 81} 9437012345"),)}, (Taken.DESCRIPTION,)),
        (PHONE, "9437054321", "Sita", {"pieces": (piece("Sita 9437054321"),)}, (Taken.DESCRIPTION,)),
        ({}, "12", None, {"pieces": (piece("12"),)}, (Taken.DESCRIPTION, FormProblem.PHONE)),
        ({}, "1" * 41, None, {"pieces": (piece("1" * 40),)}, (Taken.DESCRIPTION, FormProblem.PHONE)),
        ({}, "", " ", {}, (FormProblem.EMPTY,)),
    ],
)  # fmt: skip
def test_a_contact_changes_this_and_nothing_else(
    before: dict[str, Any], phone: str, name: str | None, changes: dict[str, Any], taken: tuple[object, ...]
) -> None:
    form = replace(EMPTY, **before)
    heard = hear_contact(form, phone, name, HERE, known=NOBODY, lists=LISTS)
    assert heard.form == replace(form, **changes)
    assert taken == tuple(filter(None, (*heard.taken, heard.problem)))


def test_a_contact_is_read_by_the_desk_s_region() -> None:
    heard = hear_contact(EMPTY, "9841234567", None, HERE, known=NOBODY, lists=NEPAL)
    assert heard.form.phone == "+9779841234567"
    shared = Line(said=HERE, phone="9841234567", contact=" Sita  Das ")
    waiting = take(replace(FULL, name="Ramesh"), shared, known=NOBODY, lists=NEPAL).form
    assert waiting.aside == (replace(shared, opens_with="+9779841234567"),)


def test_a_contact_with_a_wrong_number_is_nobody_else_and_one_without_a_name_may_be_the_caller() -> None:
    form = replace(FULL, email="a@b.in")
    wrong = take(form, Line(said=HERE, phone="12", contact="Sita"), known=NOBODY, lists=LISTS)
    assert wrong == Heard(
        form=replace(form, pieces=(piece("Sita 12"),)), taken=(Taken.DESCRIPTION,), problem=FormProblem.PHONE
    )
    nameless = take(replace(EMPTY, name="Ramesh"), Line(said=HERE, phone="++919437012345"), known=NOBODY, lists=LISTS)
    assert nameless == Heard(form=replace(EMPTY, name="Ramesh", **PHONE, **CALLER), taken=(Taken.PHONE,))


@pytest.mark.parametrize(
    ("caller", "text", "is_other"),
    [
        ({"phone": "+919437012345"}, "a@b.in Ramesh", False),
        ({"phone": "+919437012345"}, "9437054321 Ramesh", True),
        ({"phone": "+919437012345"}, "Ramesh 9437054321", False),
        ({"email": "a@b.in"}, "9437054321 Ramesh", False),
        ({"email": "a@b.in"}, "c@d.in Ramesh", True),
        ({"email": "a@b.in"}, "c@d.in", True),
        ({"email": "a@b.in"}, "a@b.in Sita", False),
    ],
)
def test_another_number_is_another_caller_s_where_one_is_known(
    caller: dict[str, str], text: str, is_other: bool
) -> None:
    form = replace(FULL, phone=None, name="Ramesh")
    taken = take(replace(form, **caller), Line(said=HERE, text=text), known=NOBODY, lists=LISTS)  # type: ignore[arg-type]
    assert bool(taken.form.aside) is is_other


# --- begun


def test_a_form_is_begun_by_words_by_a_contact_or_by_a_file() -> None:
    shared = Line(said=HERE, text="as shared", phone="9437012345", contact="Sita")
    assert begin([shared], lists=LISTS) == Heard(
        form=replace(EMPTY, name="Sita", **PHONE, **CALLER), taken=(Taken.PHONE, Taken.NAME)
    )
    bare = Line(said=HERE, files=(photo("a"),))
    assert begin([bare], lists=LISTS) == Heard(form=replace(EMPTY, files=(photo("a"),)), taken=(Taken.FILE,))
    assert begin([Line(said=HERE)], lists=LISTS) == Heard(form=EMPTY, problem=FormProblem.EMPTY)


def test_what_came_while_it_was_asked_begins_the_form_together() -> None:
    lines = [
        Line(said=said(9), text="9437012345 Sita"),
        Line(said=said(10), text="Jatni"),
        Line(said=said(11), files=(photo("a", 11),)),
        Line(said=said(12), text="9437054321 Gita, otp"),
        Line(said=said(13), text="bill"),
    ]
    heard = begin(lines, lists=LISTS)
    assert heard.form == replace(
        EMPTY, name="Sita", **PHONE, **CALLER, pieces=(piece("Jatni", message=10),), files=(photo("a", 11),),
        messages=(
            remembered(None, 15, phone="+919437012345", name="Sita"), remembered(FormStep.REVIEW, 5, 10),
        ),
        aside=(replace(lines[3], opens_with="+919437054321"), lines[4]),
    )  # fmt: skip
    assert heard.taken == (Taken.PHONE, Taken.NAME, Taken.DESCRIPTION, Taken.FILE)


@pytest.mark.parametrize(
    ("former", "heard", "outcome"),
    [
        (FormOutcome.SOLVE, FormOutcome.ASK, FormOutcome.SOLVE),
        (FormOutcome.ASK, FormOutcome.KEEP, FormOutcome.KEEP),
        (FormOutcome.SOLVE, FormOutcome.KEEP, FormOutcome.KEEP),
    ],
)
def test_of_two_messages_both_are_told_and_an_end_waits_for_what_is_asked_about(
    former: FormOutcome, heard: FormOutcome, outcome: FormOutcome
) -> None:
    one = Heard(form=EMPTY, taken=(Taken.NAME,), problem=FormProblem.PHONE, outcome=former)
    two = Heard(form=FULL, taken=(Taken.ULB,), outcome=heard)
    both = Heard(form=FULL, taken=(Taken.NAME, Taken.ULB), problem=FormProblem.PHONE, outcome=outcome)
    assert after(one, two) == both
    asked = replace(FULL, aside=(Line(said=HERE, text="?"),))
    assert after(one, replace(two, form=asked)) == replace(both, form=asked, outcome=FormOutcome.ASK)
    assert after(one, replace(two, problem=FormProblem.NO_ULB)).problem is FormProblem.NO_ULB


def test_words_and_then_a_caller_begin_a_form_of_that_caller() -> None:
    lines = [Line(said=said(9), text="otp"), Line(said=said(10), text="9437012345 Sita")]
    heard = begin(lines, lists=LISTS)
    assert heard.form.messages == (
        remembered(None, 3, module="login"), remembered(None, 15, 10, phone="+919437012345", name="Sita"),
    )  # fmt: skip
