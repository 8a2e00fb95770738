"""Whatever is said and pressed: nothing is lost, only typed refusals are raised, an end is in reach."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from hypothesis import given
from hypothesis import strategies as st

from helpdesk.intake.as_json import from_json, to_json
from helpdesk.intake.asking import Heard, Taken
from helpdesk.intake.flow import current_step, missing, ready, settle, start
from helpdesk.intake.form import ASKED, Form, FormStep, Known
from helpdesk.intake.hearing import hear, open_with
from helpdesk.intake.messages import attach, hear_contact, hear_edited
from helpdesk.intake.presses import press
from helpdesk.intake.questions import question
from helpdesk.text.names import LABELS, declines
from helpdesk.text.words import clean, words
from helpdesk.ticket.errors import HelpdeskError
from helpdesk.ticket.notes import File, FileKind
from tests.helpdesk.desk import LISTS, NOON, RAMESH, SITA, said

FAMILY = Known(people=(RAMESH, SITA), keep_dates=(NOON + timedelta(days=1),), ready_answers=("Log in again",))
NOBODY = replace(FAMILY, people=())
WORDS = [
    "9437012345",
    "9437012345 Ramesh, Jatni, muster roll does not open",
    "9437054321 Sita",
    "Ramesh Sahoo",
    "1042",
    "Jatni",
    "Puri, otp",
    "Sohela",
    "ja",
    "",
    "😀",
    "WO/2023-24/000339",
    "ଜଟଣୀରେ ମଷ୍ଟର",
    "a@b.in",
    "94370",
    "z" * 5000,
    "Ramesh 9437054321 jatni otp",
    "name: gita",
    "otp missing\nJatni",
    "0674-2391234, Gita Das",
]
TEXTS = st.sampled_from(WORDS) | st.text(max_size=60)
CODES = st.sampled_from(
    [
        "back",
        "no_number",
        "someone_else",
        "skip_name",
        "c7",
        "uJA",
        "p1",
        "not_listed",
        "all",
        "cbo",
        "bug",
        "mbill",
        "no_module",
        "done",
        "clear",
        "P1",
        "change",
        "diagnosis",
        "keep",
        "solved",
        "escalate",
        "no_date",
        "nonsense",
    ]
)
ACTS = st.lists(
    st.tuples(st.just("hear"), TEXTS)
    | st.tuples(st.just("edit"), TEXTS)
    | st.tuples(st.just("contact"), TEXTS)
    | st.tuples(st.just("attach"), st.sampled_from("abc"))
    | st.tuples(st.just("offered"), st.integers(0, 30))
    | st.tuples(st.just("late"), st.tuples(st.sampled_from(FormStep), CODES)),
    max_size=25,
)


def known_of(form: Form) -> Known:
    return FAMILY if RAMESH.phone == form.phone else NOBODY


def texts_of(form: Form) -> list[str]:
    return [piece.text for piece in (*form.pieces, *form.diagnosis, *form.solution)]


def holds(form: Form, text: str) -> bool:
    """Whether every word of a text stands in the form, as words, or as the number, name or place it was."""
    town = next((ulb for ulb in LISTS.ulbs if ulb.code == form.ulb), None)
    names = (town.code, town.name, town.name_or, *town.alias, "ulb name") if town else ("name",)
    parts = [*texts_of(form), form.name, form.email, form.phone, form.ulb_text, form.ulb_query, *names]
    kept = {word.folded for word in words(" ".join(filter(None, parts)))}
    kept |= LABELS if form.name else set()  # "caller is Gita": what only says that a name follows is no part of it
    addresses = (form.email or "").lower()
    return all(
        word.folded in kept or word.folded.isdecimal() or word.folded in addresses for word in words(clean(text))
    )


def act(form: Form, what: str, how: object, number: int) -> Form:
    """Do one thing; check what it may and may not do."""
    known = known_of(form)
    heard: Heard | None = None
    if what == "hear":
        heard = hear(form, str(how), said(number), known=known, lists=LISTS)
        if (
            declines(str(how)) and not heard.taken
        ):  # "no number": the question is answered, and there is nothing to take
            assert heard.form.history != form.history
        else:
            assert heard.taken or replace(heard.form, messages=form.messages) == form
            assert heard.taken or heard.problem
        assert not heard.taken or holds(heard.form, str(how))
    elif what == "edit":
        heard = hear_edited(form, str(how), said(max(1, number // 2)), lists=LISTS)
        return settle(heard.form, known_of(heard.form)) if heard else form
    elif what == "contact":
        heard = hear_contact(form, str(how), "Gita", said(number), known=known, lists=LISTS)
        assert Taken.PHONE in heard.taken or "Gita" in heard.form.description
    elif what == "attach":
        after = attach(form, File(kind=FileKind.PHOTO, file_id="f", unique_id=str(how)), known=known)
        assert {file.unique_id for file in after.files} == {file.unique_id for file in form.files} | {how}
        return after
    if heard:
        assert texts_of(heard.form)[: len(form.pieces)] == texts_of(form)[: len(form.pieces)]
        return settle(heard.form, known_of(heard.form))
    return tap(form, known, how)


def tap(form: Form, known: Known, how: object) -> Form:
    asked = question(form, known, LISTS)
    if isinstance(how, tuple):
        step, code = how
    elif asked.options:
        step, code = asked.step, asked.options[int(str(how)) % len(asked.options)].code
    else:
        return form
    try:
        after = press(form, step, code, known=known, lists=LISTS).form
    except HelpdeskError:
        assert isinstance(how, tuple)  # what is offered is never refused
        return form
    assert after.files == form.files
    if code != "clear":
        assert texts_of(form) == texts_of(after)[: len(texts_of(form))]
    if step in ASKED and code not in ("p0", "p1", "all", "clear", "back"):
        assert current_step(after, known) is not step or missing(after, known)
    assert len(after.history) <= len(ASKED) + 4
    return settle(after, known_of(after))


def complete(form: Form) -> Form:
    """Answer what is open until the review is reached, as somebody in a hurry would."""
    hurry = {
        FormStep.CALLER: "no_number",
        FormStep.KNOWN: "someone_else",
        FormStep.NAME: "skip_name",
        FormStep.ULB: "uJA",
        FormStep.WHO: "cbo",
        FormStep.NATURE: "bug",
        FormStep.MODULE: "no_module",
        FormStep.WORDS: "done",
    }
    for _ in range(30):
        known = known_of(form)
        step = current_step(form, known)
        if step is FormStep.REVIEW:
            break
        if step is FormStep.WORDS and not form.has_said:
            form = hear(form, "otp", said(999), known=known, lists=LISTS).form
        else:
            form = press(form, step, hurry.get(step, "back"), known=known, lists=LISTS).form
    return form


@given(st.none() | TEXTS, ACTS)
def test_nothing_is_lost_and_every_form_can_be_finished(first: str | None, acts: list[tuple[str, object]]) -> None:
    form = start(LISTS) if first is None else open_with(first, said(0), lists=LISTS).form
    form = settle(form, known_of(form))
    for number, (what, how) in enumerate(acts, start=1):
        form = act(form, what, how, number)
        assert from_json(to_json(form)) == form
        asked = question(form, known_of(form), LISTS)
        assert all(len(option.code.encode()) <= 40 for option in asked.options)
        assert len({option.code for option in asked.options}) == len(asked.options)
    done = complete(form)
    filled = ready(done, known_of(done))
    assert (filled.ulb is None) is bool(filled.ulb_text)
    assert filled.files == form.files
    assert all(text in texts_of(done) for text in texts_of(form))


@given(TEXTS)
def test_a_message_that_opens_a_form_is_in_it(text: str) -> None:
    heard = open_with(text, said(), lists=LISTS)
    assert holds(heard.form, text) if heard.taken else heard.problem
