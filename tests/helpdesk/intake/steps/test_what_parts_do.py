"""What a further part of an act makes of a form, whole: the rest of a text, an album, what is forwarded at once."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from helpdesk.intake.asking import FormProblem, Heard, Taken
from helpdesk.intake.form import Form, FormMessage, FormStep, Line
from helpdesk.intake.lines import begun_by, belongs_to, take
from helpdesk.intake.messages import hear_edited
from helpdesk.ticket.notes import File
from tests.helpdesk.desk import LISTS, NOBODY, said
from tests.helpdesk.intake.steps.parts import EMPTY, HERE, PHONE, photo, piece, remembered

LONG = remembered(FormStep.WORDS, 2_000, 5)
OF_ALBUM = photo("a", 5, "album")
IN_ASIDE = replace(EMPTY, aside=(Line(said=said(5), text="x" * 2_000), Line(said=said(6), files=(OF_ALBUM,))))


@pytest.mark.parametrize(
    ("form", "line", "belongs", "begun"),
    [
        (EMPTY, Line(said=HERE, text="x"), False, None),
        (replace(EMPTY, messages=(LONG,)), Line(said=HERE, text="x"), True, LONG),
        (replace(EMPTY, messages=(LONG,)), Line(said=said(5), text="x"), False, None),
        (replace(EMPTY, messages=(LONG,)), Line(said=replace(HERE, chat_id=7), text="x"), False, None),
        (replace(EMPTY, messages=(LONG,)), Line(said=said(9, after=4), text="x"), False, None),
        (replace(EMPTY, messages=(remembered(None, 9, 7), LONG)), Line(said=HERE, text="x"), False, None),
        (replace(EMPTY, messages=(replace(LONG, letters=9),)), Line(said=HERE, text="x", forwarded=True), True,
         replace(LONG, letters=9)),
        (IN_ASIDE, Line(said=HERE, text="x"), True, None),
        (IN_ASIDE, Line(said=said(5), text="x"), False, None),
        (IN_ASIDE, Line(said=said(9, after=4), text="x"), False, None),
        (replace(EMPTY, messages=(LONG, remembered(None, 9))), Line(said=HERE, text="x"), True, LONG),
        (IN_ASIDE, Line(said=said(9, after=4), files=(photo("b", 9, "album"),)), True, None),
        (IN_ASIDE, Line(said=said(9, after=4), files=(photo("b", 9, "other"),)), False, None),
        (replace(EMPTY, files=(OF_ALBUM,)), Line(said=said(9, after=4), files=(photo("b", 9, "album"),)), True,
         FormMessage(said=said(5, after=4), step=None)),
        (replace(EMPTY, files=(replace(OF_ALBUM, chat_id=None),), messages=(remembered(None, 0, 5),)),
         Line(said=HERE, files=(photo("b", 9, "album"),)), True, remembered(None, 0, 5)),
        (replace(EMPTY, files=(photo("a", None, "album"),)), Line(said=HERE, files=(photo("b", 9, "album"),)), False,
         None),
        (replace(EMPTY, files=(OF_ALBUM,)), Line(said=HERE, files=(photo("b", 9),)), False, None),
    ],
)  # fmt: skip
def test_what_is_a_further_part_of_an_act_belongs_to_it(
    form: Form, line: Line, belongs: bool, begun: FormMessage | None
) -> None:
    assert (belongs_to(form, line), begun_by(form, line)) == (belongs, begun)


@pytest.mark.parametrize(
    ("step", "line", "changes"),
    [
        (FormStep.DIAGNOSIS, Line(said=HERE, text="x"), {"diagnosis": (piece("x"),), "editing": None}),
        (FormStep.NAME, Line(said=HERE, text="otp"), {"pieces": (piece("otp"),), "module": "login"}),
        (FormStep.NAME, Line(said=HERE, text="x", forwarded=True), {"pieces": (piece("x"),)}),
    ],
)
def test_a_further_part_goes_where_the_first_went_or_is_description(
    step: FormStep, line: Line, changes: dict[str, Any]
) -> None:
    first = replace(LONG, step=step)
    form = replace(EMPTY, **PHONE, messages=(first,), editing=step)
    went = step if step is FormStep.DIAGNOSIS else FormStep.REVIEW
    now = replace(form, **changes, messages=(first, _took(went, line, changes)))
    assert take(form, line, known=NOBODY, lists=LISTS).form == now


def test_the_second_caption_of_an_album_is_description_and_its_file_is_attached() -> None:
    form = replace(EMPTY, **PHONE, files=(OF_ALBUM,))
    heard = take(form, Line(said=HERE, text="x", files=(photo("b", 9, "album"),)), known=NOBODY, lists=LISTS)
    assert heard == Heard(
        form=replace(
            form, files=(OF_ALBUM, photo("b", 9, "album")), pieces=(piece("x"),),
            messages=(remembered(FormStep.REVIEW, 1),),
        ),
        taken=(Taken.DESCRIPTION, Taken.FILE),
    )  # fmt: skip


def _took(step: FormStep, line: Line, changes: dict[str, Any]) -> FormMessage:
    """Return the further part as the form remembers it."""
    if "module" in changes:
        return remembered(step, len(line.text), module=changes["module"])
    return remembered(step, len(line.text))


SHORT = replace(LONG, letters=9, step=None)


def test_what_is_forwarded_at_once_is_read_while_nobody_calls_and_a_caller_among_it_is_asked_about() -> None:
    form = replace(EMPTY, messages=(SHORT,))
    town = take(form, Line(said=HERE, text="Jatni", forwarded=True), known=NOBODY, lists=LISTS).form
    assert town == replace(form, ulb="JA", messages=(SHORT, remembered(None, 5, ulb="JA")))
    caller = Line(said=HERE, text="9437012345 Sita", forwarded=True)
    asked = take(form, caller, known=NOBODY, lists=LISTS).form
    assert asked == replace(form, aside=(replace(caller, opens_with="+919437012345"),))


# --- edits of what waits, and of files

FIRST = Line(said=said(5), text="9437054321 Gita", files=(OF_ALBUM,), opens_with="+919437054321")
SECOND = Line(said=HERE, text="otp", files=(photo("b"),))
WAITING = replace(EMPTY, **PHONE, name="Ramesh", aside=(FIRST, SECOND))


@pytest.mark.parametrize(
    ("message", "text", "files", "aside"),
    [
        (9, "bill", (), (FIRST, replace(SECOND, text="bill"))),
        (9, "bill", (photo("c"),), (FIRST, replace(SECOND, text="bill", files=(photo("c"),)))),
        (5, "otp", (), (replace(FIRST, text="otp", opens_with=None), SECOND)),
        (9, "9437055555 Mohan", (), (FIRST, replace(SECOND, text="9437055555 Mohan", opens_with="+919437055555"))),
    ],
)
def test_an_edit_of_what_waits_is_asked_about_as_it_reads_now(
    message: int, text: str, files: tuple[File, ...], aside: tuple[Line, ...]
) -> None:
    edited = hear_edited(WAITING, text, said(message), lists=LISTS, files=files)
    assert edited == Heard(form=replace(WAITING, aside=aside))


def test_what_waits_is_not_unsaid_by_an_edit_to_nothing() -> None:
    assert hear_edited(WAITING, " ", HERE, lists=LISTS) == Heard(form=WAITING, problem=FormProblem.EMPTY)


CARRIES = replace(
    EMPTY, **PHONE, files=(photo("a"), photo("z", 3)), pieces=(piece("otp"),), module="login",
    messages=(remembered(FormStep.REVIEW, 3, module="login"),),
)  # fmt: skip


@pytest.mark.parametrize(
    ("form", "files", "now", "taken"),
    [
        (CARRIES, (), (photo("a"), photo("z", 3)), ()),
        (CARRIES, (replace(photo("a"), file_id="anew"),), (photo("a"), photo("z", 3)), ()),
        (CARRIES, (photo("c"),), (photo("c"), photo("z", 3)), (Taken.FILE,)),
        (CARRIES, (photo("z"),), (photo("a"), photo("z", 3)), ()),
        (replace(CARRIES, files=(photo("z", 3),)), (photo("c"),), (photo("z", 3), photo("c")), (Taken.FILE,)),
    ],
)
def test_an_edit_that_carries_another_file_puts_it_in_the_place_of_the_former(
    form: Form, files: tuple[File, ...], now: tuple[File, ...], taken: tuple[Taken, ...]
) -> None:
    edited = hear_edited(form, "otp", HERE, lists=LISTS, files=files)
    assert edited == Heard(form=replace(form, files=now), taken=taken)


@pytest.mark.parametrize("caller", [PHONE, {"email": "a@b.in"}, {"name": "Ramesh"}])
def test_an_edit_into_another_caller_s_words_takes_them_out_of_the_form_and_is_asked_about(
    caller: dict[str, Any],
) -> None:
    form = replace(EMPTY, **caller, pieces=(piece("otp"),), messages=(remembered(FormStep.REVIEW, 3),))
    line = Line(said=HERE, text="9437055555 Mohan, Jatni, otp", files=(photo("c"),))
    edited = hear_edited(form, line.text, HERE, lists=LISTS, files=line.files)
    waits = replace(line, opens_with="+919437055555")
    assert edited == Heard(form=replace(form, pieces=(), messages=(), aside=(waits,)))
