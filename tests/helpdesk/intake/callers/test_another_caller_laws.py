"""Whatever people write in whatever order: no line that opens with another number is silently part of a form."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from helpdesk.intake.as_json import from_json, to_json
from helpdesk.intake.flow import settle
from helpdesk.intake.form import Form, FormStep, Line
from helpdesk.intake.lines import begin
from helpdesk.intake.presses import press
from helpdesk.ticket.notes import File, FileKind
from tests.helpdesk.desk import LISTS, NOBODY, said
from tests.helpdesk.intake.callers.two_callers import CALLS, OF_RAMESH, STEPS, WORDS, given_to, given_to_anyway, line

# --- laws

NUMBERS = st.integers(9_437_000_000, 9_437_099_999).filter(lambda number: number != 9_437_012_345)


SHAPES = st.sampled_from(["{}", "+91{}", "0{}", "+91 {}", "{} ", "Ph {}", "({})", "91{}"])


TAILS = st.sampled_from(
    ["", " Mohan", ", Mohan, Jatni", " Jatni", "\nOTP does not come", ", ମୋହନ", " not able to login"]
)


SCRIPTS = st.sampled_from(["0123456789", "୦୧୨୩୪୫୬୭୮୯", "०१२३४५६७८९"])


FORMS = st.builds(
    lambda form, step: replace(form, editing=step),
    st.sampled_from([OF_RAMESH, replace(OF_RAMESH, name=None, no_name=True), replace(OF_RAMESH, ulb="DL")]),
    st.sampled_from([None, *STEPS]),
)


@given(FORMS, NUMBERS, SHAPES, TAILS, SCRIPTS)
def test_no_line_that_opens_with_another_number_is_silently_part_of_a_form(
    form: Form, number: int, shape: str, tail: str, digits: str
) -> None:
    text = (shape.format(number) + tail).translate(str.maketrans("0123456789", digits))
    heard = given_to(form, line(text))
    assert replace(heard.form, aside=()) == form
    assert heard.form.aside


BEGINNINGS = st.sampled_from(["call back on", "JE's number is", "OTP does not come to", "please ring", "he has also"])


@given(FORMS, BEGINNINGS, NUMBERS, SHAPES, TAILS)
def test_no_line_that_opens_with_words_is_asked_about(
    form: Form, words: str, number: int, shape: str, tail: str
) -> None:
    assert not given_to(form, line(f"{words} {shape.format(number)}{tail}")).form.aside


TEXTS = st.sampled_from([*CALLS, *WORDS]) | st.text(min_size=1, max_size=40)


ANSWERS = st.sampled_from(["another_caller", "add_to_this"])


@given(FORMS, st.lists(TEXTS, min_size=1, max_size=4), st.lists(ANSWERS, min_size=6, max_size=6))
def test_every_message_ends_in_one_of_the_forms(form: Form, texts: list[str], answers: list[str]) -> None:
    forms = [form]
    for number, text in enumerate(texts, 10):
        one = Line(said=said(number), text=text, files=(File(kind=FileKind.PHOTO, file_id="f", unique_id=text),))
        forms[-1] = settle(given_to(forms[-1], one).form, NOBODY)
        assert from_json(to_json(forms[-1])) == forms[-1]
    for answer in answers:
        if forms[-1].aside:
            forms = [*forms[:-1], *answered(forms[-1], answer)]
    assert not forms[-1].aside
    kept = {file.unique_id for one in forms for file in one.files}
    assert kept == {"u", *texts}


def answered(form: Form, code: str) -> list[Form]:
    done = press(form, FormStep.ANOTHER, code, known=NOBODY, lists=LISTS)
    if done.to_begin:
        return [done.form, begin(done.to_begin, lists=LISTS).form]
    form = given_to_anyway(done.form, done.to_take[0]).form
    for one in done.to_take[1:]:
        form = given_to(form, one).form
    return [form]
