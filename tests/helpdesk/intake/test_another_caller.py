"""A line that opens like another caller's is asked about at every step; all else is words, as before."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from helpdesk.intake.as_json import from_json, to_json
from helpdesk.intake.asking import FormOutcome, FormProblem, Heard
from helpdesk.intake.flow import current_step, settle, start
from helpdesk.intake.form import Form, FormStep, Known, Line, Piece
from helpdesk.intake.lines import add, begin, take
from helpdesk.intake.messages import hear_edited
from helpdesk.intake.presses import press
from helpdesk.intake.questions import question
from helpdesk.ticket.errors import HelpdeskError
from helpdesk.ticket.notes import File, FileKind
from tests.helpdesk.desk import FULL, LISTS, NOBODY, PHOTO, said

OF_RAMESH = replace(FULL, pieces=(Piece("muster roll does not open", said(1)),))
CALLS = [
    "9437055555 Mohan, Jatni, login OTP does not come",
    "9437055555",
    "+91 94370 55555",
    "+91-94370-55555 Mohan",
    "09437055555 Mohan",
    "94370 55555, Mohan, Jatni",
    "94370-55555 login OTP does not come",
    "९४३७०५५५५५ मोहन",
    "୯୪୩୭୦୫୫୫୫୫ ମୋହନ, ଜଟଣୀ, OTP ଆସୁନାହିଁ",
    "0674-2391234 Mohan",
    "📞 9437055555 Mohan",
    "Ph 9437055555 Mohan",
    "Mob no: 9437055555, Mohan",
    "(9437055555) Mohan",
    "1) 9437055555 Mohan",
    "from 9437055555: OTP does not come",
    "New caller: 9437055555 Mohan",
    "Hello, 9437055555 Mohan",
    "9437055555 / 9861098610 Mohan",
    "9437055555\nMohan\nJatni\nOTP does not come",
    "mohan@example.org, OTP does not come",
    "mohan@example.org",
    "Mohan@Example.org 9437055555",
    "Mohan 9437055555, Jatni, OTP does not come",
    "mohan, 9437055555, OTP does not come",
    "Mohan, mohan@example.org, OTP does not come",
    "Jatni, 9437055555, Mohan",
    "Mohan Das, Jatni, OTP does not come",
    "mohan, jatni, otp does not come",
    "Mohan, Jatni",
    "Mohan, Jatani: OTP does not come",
    "Mohan - Jatni - OTP does not come",
    "Mohan\nJatni\nOTP does not come",
    "Mohan, Jatni OTP does not come",
    "Mohan of Jatni, OTP does not come",
    "Mohan Jatni, OTP does not come",
    "Mohan from Dhenkanal: no OTP",
    "ମୋହନ, ଜଟଣୀ, OTP ଆସୁନାହିଁ",
    "मोहन, Jatni, OTP नहीं आता",
    "Ramesh, Dhenkanal, another Ramesh",
    "Mohan, Khariar Road, OTP does not come",
    "Jatni, Mohan Das, OTP does not come",
    "Ms Sita Das, Puri, bill is blank",
    "A. K. Das, Jatni, bill is blank",
    "Maa Tarini SHG, Jatni, muster roll does not open",
    "Mohan, JE Jatni, OTP does not come",
    "Mohan (JE), Jatni, OTP does not come",
    "URGENT: 9437055555 Mohan, Jatni, server is down",
    "ok 9437055555 Mohan",
    "2nd caller: 9437055555 Mohan",
    "[29/11, 10:12] Mohan: 9437055555 OTP does not come",
    "Email: mohan@example.org",
    "9437055555 not getting OTP on mobile",
    "9437055555 Mohan cannot change his mobile number",
    "9437055555 JE, Jatni, bill is blank",
    "9437055555 is unable to log in",
    "Mob9437055555 Mohan, Jatni",
    "Mohan9437055555 Jatni OTP does not come",
    "Name - Mohan Das\nMobile - 9437055555\nULB - Jatni\nIssue - OTP does not come",
    "Caller name: Mohan Das; contact no: 9437055555",
    "Another one: 9437055555 Mohan",
    "One more: Mohan, Jatni, OTP does not come",
    "Missed call 9437055555",
    "Got a call from 9437055555 Mohan, Jatni",
    "Call received from Mohan, Jatni, OTP does not come",
    "Mail from mohan@example.org: OTP does not come",
    "ନୂଆ କଲ୍: 9437055555 ମୋହନ",
    "दूसरा कॉलर 9437055555 मोहन",
    "I am Mohan from Jatni, OTP does not come",
    "Sir, this is Mohan, Jatni, OTP does not come",
    "Mohan here, Jatni, OTP does not come",
    "Mohan Das (Jatni) OTP does not come",
    "Mohan Das / Jatni / OTP does not come",
    "Mohan Das. Jatni. OTP does not come",
    "Jatni 9437055555 OTP does not come",
    "JE Jatni, 9437055555, OTP does not come",
    "Mohan Das from Jatni ULB, OTP does not come",
    "M: 9437055555 Mohan",
]
WORDS = [
    "muster roll does not open",
    "call back on 9437055555",
    "Call 9437055555 after 5",
    "please call 9437055555",
    "JE's number is 9437055555",
    "The JE's number is 9437055555, Mohan",
    "JE Das 9437055555 is on leave",
    "Secretary 9437055555",
    "his second number 9437055555",
    "another number 9437055555",
    "alt 9437055555",
    "WhatsApp 9437055555",
    "wife 9437055555",
    "9437055555 is his second number",
    "9437055555 is also his WhatsApp",
    "9437055555 is the JE's number",
    "9437055555 (alternate)",
    "callback 9437055555",
    "supervisor Mohan 9437055555",
    "talk to Mohan, 9437055555",
    "EO, Jatni",
    "Chrome, Jatni",
    "registered mobile 9437055555",
    "the number 9437055555 gets no OTP",
    "OTP does not come to 9437055555",
    "it fails for Mohan 9437055555 too, Jatni",
    "9437012345",
    "+91 94370 12345 once more",
    "9437012345 Mohan, Jatni, OTP does not come",
    "Ramesh 9437055555",
    "Ramesh, Jatni, and the bill is blank",
    "Ramesh Sahoo, Jatni",
    "Mohan",
    "Mohan Das",
    "Jatni",
    "Puri, otp",
    "not working, Jatni",
    "muster roll, Jatni",
    "Same also, Jatni",
    "1042",
    "PJ/2023-24/000180",
    "MR/2024-25/04/16/000030, Jatni",
    "94370",
    "router was off\n9437055555 Mohan, Jatni",
    "yes, Jatni",
    "😀",
    "Beneficiary: 9437055555",
    "Username: 9437055555",
    "UserID 9437055555 is locked",
    "JE: 9437055555",
    "JE number 9437055555",
    "note number 9437055555",
    "9437055555 this is his other number",
    "9437055555 call back on this number",
    "ଏହି ନମ୍ବରକୁ କଲ କରନ୍ତୁ 9437055555",
    "JEଙ୍କ ନମ୍ବର 9437055555",
    "ଅନ୍ୟ ନମ୍ବର 9437055555",
    "9437055555 ଅନ୍ୟ ନମ୍ବର",
    "दूसरा नंबर 9437055555",
    "जेई का नंबर 9437055555",
    "उनका दूसरा नंबर 9437055555 है",
    "9437055555 दूसरा नंबर है",
    "cc mohan@example.org",
    "ref no 9437055555",
    "एक और नंबर 9437055555",
    "Restarted router, Jatni office",
    "Cleared Cache, Jatni",
]
STEPS = [step for step in FormStep if step not in (FormStep.CALLER, FormStep.KNOWN, FormStep.NAME, FormStep.ANOTHER)]


def line(text: str, number: int = 9) -> Line:
    return Line(said=said(number), text=text)


def given_to(form: Form, one: Line, known: Known = NOBODY) -> Heard:
    return take(form, one, known=known, lists=LISTS)


@pytest.mark.parametrize("step", STEPS)
@pytest.mark.parametrize("text", CALLS)
def test_what_opens_like_another_callers_is_asked_about_and_is_in_no_form(text: str, step: FormStep) -> None:
    form = replace(OF_RAMESH, editing=None if step is FormStep.REVIEW else step)
    heard = given_to(form, line(text))
    assert current_step(heard.form, NOBODY) is FormStep.ANOTHER
    assert replace(heard.form, aside=()) == form
    assert [one.text for one in heard.form.aside] == [text]


@pytest.mark.parametrize("step", STEPS)
@pytest.mark.parametrize("text", WORDS)
def test_what_opens_otherwise_is_taken_in_as_before(text: str, step: FormStep) -> None:
    heard = given_to(replace(OF_RAMESH, editing=step), line(text))
    assert not heard.form.aside
    assert heard.taken or heard.problem


ASKING_WHO = replace(start(LISTS), pieces=OF_RAMESH.pieces)
NAMED = replace(ASKING_WHO, name="Ramesh", no_number=False)
NO_NUMBER = replace(ASKING_WHO, no_number=True)
NUMBERED = replace(ASKING_WHO, phone="+919437012345")


@pytest.mark.parametrize(
    ("form", "step", "text", "is_asked"),
    [
        (start(LISTS), FormStep.CALLER, "9437055555", False),
        (start(LISTS), FormStep.CALLER, "9437055555 Mohan, Jatni, login OTP does not come", False),
        (ASKING_WHO, FormStep.CALLER, "9437055555 Mohan, Jatni", False),
        (ASKING_WHO, FormStep.CALLER, "Mohan, Jatni", False),
        (NAMED, FormStep.CALLER, "9437055555", False),
        (NAMED, FormStep.CALLER, "9437055555 Ramesh Sahoo", False),
        (NAMED, FormStep.CALLER, "9437055555 Mohan, Jatni, login OTP does not come", True),
        (NAMED, FormStep.CALLER, "Mohan, Jatni, login OTP does not come", True),
        (NO_NUMBER, FormStep.NAME, "9437055555 Mohan", False),
        (NO_NUMBER, FormStep.NAME, "Mohan, Jatni", False),
        (NUMBERED, FormStep.NAME, "Mohan Das", False),
        (NUMBERED, FormStep.NAME, "Mohan, Jatni", False),
        (NUMBERED, FormStep.NAME, "9437012345 Mohan", False),
        (NUMBERED, FormStep.NAME, "9437055555", True),
        (NUMBERED, FormStep.NAME, "9437055555 Mohan, Jatni, login OTP does not come", True),
        (replace(OF_RAMESH, editing=FormStep.CALLER), FormStep.CALLER, "9437055555", False),
        (replace(OF_RAMESH, editing=FormStep.CALLER), FormStep.CALLER, "9437055555 Mohan, Jatni", False),
        (replace(OF_RAMESH, editing=FormStep.CALLER), FormStep.CALLER, "9437055555 Mohan, Jatni, OTP is late", True),
        (replace(OF_RAMESH, editing=FormStep.NAME), FormStep.NAME, "Mohan, Jatni", False),
        (replace(OF_RAMESH, editing=FormStep.NAME), FormStep.NAME, "9437055555 Mohan, Jatni, OTP is late", True),
    ],
)
def test_an_answer_to_who_calls_is_taken_as_such(form: Form, step: FormStep, text: str, is_asked: bool) -> None:
    assert current_step(form, NOBODY) is step
    assert bool(given_to(form, line(text)).form.aside) is is_asked


@pytest.mark.parametrize(
    ("form", "phone", "name", "is_asked"),
    [
        (OF_RAMESH, "+919437055555", "Mohan", True),
        (OF_RAMESH, "919437055555", None, True),
        (OF_RAMESH, "9437012345", "Mohan", False),
        (OF_RAMESH, "112", "Police", False),
        (ASKING_WHO, "9437055555", "Mohan", False),
        (NAMED, "9437055555", "Ramesh JE Jatni", False),
        (NAMED, "9437055555", "Mohan", True),
    ],
)
def test_a_shared_contact_of_somebody_else_is_asked_about(
    form: Form, phone: str, name: str | None, is_asked: bool
) -> None:
    heard = given_to(form, Line(said=said(9), phone=phone, contact=name))
    assert bool(heard.form.aside) is is_asked


# --- what the answer does


def test_another_callers_line_begins_a_form_with_its_files_and_with_what_came_after_it() -> None:
    picture = replace(PHOTO, unique_id="v", album="a")
    form = replace(OF_RAMESH, files=(PHOTO, picture))
    asked = given_to(form, replace(line(CALLS[0], 5), files=(replace(picture, unique_id="w"),))).form
    asked = given_to(asked, Line(said=said(6), files=(replace(picture, unique_id="x"),))).form
    asked = given_to(asked, line("since yesterday, call 9861098610", 7)).form
    done = press(asked, FormStep.ANOTHER, "another_caller", known=NOBODY, lists=LISTS)
    assert done.form == replace(form, files=(PHOTO,))
    second = begin(done.to_begin, lists=LISTS).form
    assert (second.phone, second.name, second.ulb) == ("+919437055555", "Mohan", "JA")
    assert second.description == "login OTP does not come\nsince yesterday, call 9861098610"
    assert [file.unique_id for file in second.files] == ["v", "w", "x"]


def test_a_third_callers_line_is_asked_about_in_the_second_ones_form() -> None:
    asked = given_to(
        given_to(OF_RAMESH, line(CALLS[0], 5)).form, line("9861098610 Gita, Puri, bill is blank", 6)
    ).form
    done = press(asked, FormStep.ANOTHER, "another_caller", known=NOBODY, lists=LISTS)
    second = begin(done.to_begin, lists=LISTS).form
    assert second.description == "login OTP does not come"
    assert [one.text for one in second.aside] == ["9861098610 Gita, Puri, bill is blank"]


def test_the_line_that_solves_is_taken_as_the_solution_once_it_was_said_to_belong_here() -> None:
    form = replace(OF_RAMESH, editing=FormStep.SOLVED_HOW)
    asked = given_to(form, line("9437055555 Mohan logged in for him")).form
    (one,) = press(asked, FormStep.ANOTHER, "add_to_this", known=NOBODY, lists=LISTS).to_take
    heard = given_to_anyway(form, one)
    assert heard.outcome is FormOutcome.SOLVE
    assert heard.form.solution[-1].text == "9437055555 Mohan logged in for him"


def test_back_leaves_the_line_out_and_says_so() -> None:
    asked = given_to(OF_RAMESH, line(CALLS[0])).form
    assert "back" in {option.code for option in question(asked, NOBODY, LISTS).options}
    done = press(asked, FormStep.ANOTHER, "back", known=NOBODY, lists=LISTS)
    assert (done.form, done.problem) == (OF_RAMESH, FormProblem.LEFT_OUT)


@pytest.mark.parametrize("code", ["another_caller", "add_to_this", "back", "escalate"])
def test_a_late_press_on_the_question_is_refused(code: str) -> None:
    with pytest.raises(HelpdeskError):
        press(OF_RAMESH, FormStep.ANOTHER, code, known=NOBODY, lists=LISTS)


@pytest.mark.parametrize(("step", "code"), [(FormStep.REVIEW, "escalate"), (FormStep.KEEP_UNTIL, "no_date")])
def test_no_other_button_counts_while_it_is_asked(step: FormStep, code: str) -> None:
    asked = given_to(OF_RAMESH, line(CALLS[0])).form
    with pytest.raises(HelpdeskError):
        press(asked, step, code, known=NOBODY, lists=LISTS)


def test_an_edit_that_makes_words_another_callers_line_is_asked_about() -> None:
    form = given_to(OF_RAMESH, line("94370")).form
    edited = hear_edited(form, CALLS[0], said(9), lists=LISTS)
    assert edited
    assert replace(edited.form, aside=()) == OF_RAMESH
    assert [one.text for one in edited.form.aside] == [CALLS[0]]


def test_an_edit_of_a_line_that_was_said_to_belong_here_is_not_asked_about_again() -> None:
    form = given_to_anyway(OF_RAMESH, line(CALLS[0])).form
    edited = hear_edited(form, f"{CALLS[0]} at all", said(9), lists=LISTS)
    assert edited
    assert not edited.form.aside
    assert edited.form.description.endswith("at all")


def test_an_edit_of_the_line_that_is_asked_about_is_followed() -> None:
    edited = hear_edited(given_to(OF_RAMESH, line(CALLS[0])).form, "9861098610 Gita", said(9), lists=LISTS)
    assert edited
    assert [(one.text, one.opens_with) for one in edited.form.aside] == [("9861098610 Gita", "+919861098610")]


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


@settings(max_examples=200, deadline=None)
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


def given_to_anyway(form: Form, one: Line) -> Heard:
    return add(form, one, known=NOBODY, lists=LISTS)
