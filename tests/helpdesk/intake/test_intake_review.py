"""From the words to the review: every field can be changed, each press counts once, Back leads back."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from helpdesk.intake.asking import ButtonGroup, FormOutcome, NoticeKind, Taken
from helpdesk.intake.flow import current_step, ready, start
from helpdesk.intake.form import FormIncomplete, FormMovedOn, FormStep, Known, UnknownChoice, Wanted
from helpdesk.intake.hearing import hear
from helpdesk.intake.messages import attach
from helpdesk.intake.presses import press
from helpdesk.intake.questions import question
from helpdesk.ticket.ticket import Channel, Component, Kind, Nature, Priority
from tests.helpdesk.desk import (
    FULL,
    LISTS,
    NOBODY,
    NOON,
    PHOTO,
    codes,
    open_form,
    pressed,
    said,
    told,
)

# --- words and files


@pytest.mark.parametrize("text", ["1042", "9437012345", "ଖୋଲୁନାହିଁ", "😀", "y" * 5000, "Ramesh", "Jatni"])
def test_at_the_words_every_text_is_description_as_it_is(text: str) -> None:
    form = replace(FULL, files=())
    form = told(told(form, text), "and more", message_id=2)
    assert form.description == f"{text}\nand more"
    assert current_step(form, NOBODY) is FormStep.WORDS
    assert current_step(pressed(form, (FormStep.WORDS, "done")), NOBODY) is FormStep.REVIEW


def test_files_alone_allow_done() -> None:
    form = replace(FULL, files=())
    assert codes(form) == []
    with pytest.raises(UnknownChoice):
        pressed(form, (FormStep.WORDS, "done"))
    form = attach(attach(form, PHOTO, known=NOBODY), PHOTO, known=NOBODY)
    assert (form.files, codes(form)) == ((PHOTO,), ["done"])
    filled = ready(pressed(form, (FormStep.WORDS, "done")), NOBODY)
    assert (filled.description, filled.files) == ("", (PHOTO,))


def test_words_can_be_cleared_and_said_anew() -> None:
    form = told(replace(FULL, files=()), "wrong words")
    form = pressed(form, (FormStep.WORDS, "clear"))
    assert (form.pieces, current_step(form, NOBODY)) == ((), FormStep.WORDS)


@pytest.mark.parametrize("step", ["who", "nature", "module", "review", "change", "kind", "channel", "keep"])
def test_words_said_elsewhere_are_added_and_said_to_be(step: str) -> None:
    form = replace(FULL, editing=FormStep(step), no_module=False)
    heard = hear(form, "otp 1042", said(5), known=NOBODY, lists=LISTS)
    assert (heard.form.description, heard.form.module) == ("otp 1042", "login")
    assert heard.taken == (Taken.DESCRIPTION, Taken.MODULE)
    assert current_step(heard.form, NOBODY) is FormStep(step)


def test_files_sent_at_any_step_are_added() -> None:
    form = attach(open_form("9437012345"), PHOTO, known=NOBODY)
    assert (form.files, current_step(form, NOBODY)) == ((PHOTO,), FormStep.NAME)


# --- the review


def test_the_review_offers_priorities_changes_and_three_ends() -> None:
    due = NOON + timedelta(days=1)
    known = Known(
        recent_tickets=(1040,),
        other_forms=(55,),
        open_tickets=(1001,),
        similar=(1002, 1003),
        wanted=(Wanted("steps", 2),),
        answer_by=((Priority.P2, NOON), (Priority.P3, due)),
    )
    asked = question(FULL, known, LISTS)
    by_group = {group: [option.code for option in asked.options if option.group is group] for group in ButtonGroup}
    assert by_group[ButtonGroup.PRIORITY] == ["P1", "P2", "P3", "P4"]
    assert by_group[ButtonGroup.CHOICE] == ["change", "diagnosis", "details"]
    assert by_group[ButtonGroup.ACTION] == ["escalate", "keep", "solved"]
    assert [option.code for option in asked.options if option.chosen] == ["P3"]
    assert [option.code for option in asked.options if option.main] == ["escalate"]
    assert [notice.kind for notice in asked.notices] == list(NoticeKind)[:-1]  # nothing is proposed
    assert asked.notices[-1].at == due


def test_a_priority_without_a_preview_says_nothing_of_time() -> None:
    assert question(FULL, Known(answer_by=((Priority.P1, NOON),)), LISTS).notices == ()


def test_priority_kind_channel_and_diagnosis_change_in_place() -> None:
    form = pressed(
        FULL, (FormStep.REVIEW, "P1"), (FormStep.REVIEW, "P1"), (FormStep.REVIEW, "change"), (FormStep.CHANGE, "kind")
    )
    form = pressed(form, (FormStep.KIND, "problem"), (FormStep.REVIEW, "change"), (FormStep.CHANGE, "channel"))
    form = pressed(form, (FormStep.CHANNEL, "visit"), (FormStep.REVIEW, "diagnosis"))
    form = told(form, "cleared the cache")
    filled = ready(form, NOBODY)
    assert (filled.priority, filled.kind, filled.channel) == (Priority.P1, Kind.PROBLEM, Channel.VISIT)
    assert [piece.text for piece in filled.diagnosis] == ["cleared the cache"]
    assert current_step(form, NOBODY) is FormStep.REVIEW
    cleared = pressed(form, (FormStep.REVIEW, "diagnosis"), (FormStep.DIAGNOSIS, "clear"))
    assert (cleared.diagnosis, current_step(cleared, NOBODY)) == ((), FormStep.DIAGNOSIS)


@pytest.mark.parametrize(
    ("code", "nature", "component", "kind"),
    [
        ("functional", Nature.FUNCTIONAL, None, Kind.INCIDENT),
        ("infrastructure", Nature.TECHNICAL, Component.INFRASTRUCTURE, Kind.INCIDENT),
        ("app", Nature.TECHNICAL, Component.APP, Kind.INCIDENT),
        ("bug", Nature.BUG, None, Kind.BUG_FIX),
        ("enhancement", Nature.ENHANCEMENT, None, Kind.CHANGE_REQUEST),
    ],
)
def test_the_type_follows_the_nature_until_it_is_chosen(
    code: str, nature: Nature, component: Component | None, kind: Kind
) -> None:
    form = pressed(FULL, (FormStep.REVIEW, "change"), (FormStep.CHANGE, "nature"), (FormStep.NATURE, code))
    assert (form.nature, form.component, form.kind) == (nature, component, kind)
    assert replace(form, kind_by_hand=Kind.PROBLEM).kind is Kind.PROBLEM


def test_every_field_can_be_changed_and_leads_back_to_the_review() -> None:
    menu = pressed(FULL, (FormStep.REVIEW, "change"))
    for code in codes(menu)[:-1]:
        form = pressed(menu, (FormStep.CHANGE, code))
        assert current_step(form, NOBODY) == code
        assert pressed(form, (FormStep(code), "back")) == menu
    form = pressed(menu, (FormStep.CHANGE, "module"), (FormStep.MODULE, "mbill"))
    assert (form.module, form.no_module, current_step(form, NOBODY)) == ("bill", False, FormStep.REVIEW)


def test_keep_asks_by_when() -> None:
    known = Known(keep_dates=(NOON,))
    form = pressed(FULL, (FormStep.REVIEW, "keep"), known=known)
    asked = question(form, known, LISTS)
    assert [option.at for option in asked.options] == [NOON, None, None]
    kept = press(form, FormStep.KEEP_UNTIL, asked.options[0].code, known=known, lists=LISTS)
    assert (kept.outcome, kept.form.keep_until) == (FormOutcome.KEEP, NOON)
    kept = press(form, FormStep.KEEP_UNTIL, "no_date", known=known, lists=LISTS)
    assert (kept.outcome, kept.form.keep_until) == (FormOutcome.KEEP, None)


def test_solved_asks_how_in_words_or_by_a_ready_answer() -> None:
    known = Known(ready_answers=("Send the OTP again", "Update the app"))
    form = pressed(FULL, (FormStep.REVIEW, "solved"), known=known)
    shown = press(form, FormStep.SOLVED_HOW, codes(form, known)[1], known=known, lists=LISTS)
    assert (shown.outcome, shown.form.solution) == (FormOutcome.ASK, ()), "nothing goes that was not shown whole"
    assert question(shown.form, known, LISTS).ready == "Update the app"
    solved = press(shown.form, FormStep.READY, "send", known=Known(), lists=LISTS)
    assert (solved.outcome, solved.form.solution[0].text) == (FormOutcome.SOLVE, "Update the app")
    back = press(shown.form, FormStep.READY, "back", known=known, lists=LISTS).form
    assert question(back, known, LISTS).step is FormStep.SOLVED_HOW
    changes = press(shown.form, FormStep.READY, "rewrite", known=known, lists=LISTS).form
    for at, words in ((shown.form, "Updated it for her"), (changes, "Update the app, then log in")):
        heard = hear(at, words, said(9), known=known, lists=LISTS)
        assert (heard.outcome, [p.text for p in heard.form.solution]) == (FormOutcome.SOLVE, [words])
    heard = hear(form, "told them to log in again", said(9), known=known, lists=LISTS)
    assert (heard.outcome, ready(heard.form, known).solution[0].said) == (FormOutcome.SOLVE, said(9))


def test_an_end_waits_while_something_is_missing_again() -> None:
    form = replace(FULL, editing=FormStep.SOLVED_HOW, ulb=None)
    assert hear(form, "done", said(), known=NOBODY, lists=LISTS).outcome is FormOutcome.ASK
    kept = press(
        replace(form, editing=FormStep.KEEP_UNTIL), FormStep.KEEP_UNTIL, "no_date", known=NOBODY, lists=LISTS
    )
    assert kept.outcome is FormOutcome.ASK


def test_an_unfinished_form_is_not_ready() -> None:
    with pytest.raises(FormIncomplete) as refused:
        ready(start(LISTS, channel=Channel.EMAIL), NOBODY)
    assert refused.value.missing[:2] == (FormStep.CALLER, FormStep.NAME)


# --- presses that come late, twice, or lead back


def test_the_second_press_of_a_button_is_refused() -> None:
    form = open_form("9437012345 Ramesh, Jatni, otp")
    form = pressed(form, (FormStep.WHO, "cbo"))
    with pytest.raises(FormMovedOn) as refused:
        pressed(form, (FormStep.WHO, "cbo"))
    assert (refused.value.pressed, refused.value.current) == (FormStep.WHO, FormStep.NATURE)


def test_a_button_that_the_step_does_not_have_is_refused() -> None:
    form = open_form("9437012345 Ramesh")
    for code in ("uXX", "p9", "cbo", ""):
        with pytest.raises(UnknownChoice):
            pressed(form, (FormStep.ULB, code))
    with pytest.raises(UnknownChoice):
        pressed(start(LISTS), (FormStep.CALLER, "back"))
    with pytest.raises(UnknownChoice):
        pressed(FULL, (FormStep.REVIEW, "P5"))


def test_the_reviews_buttons_count_on_what_it_opened() -> None:
    form = pressed(FULL, (FormStep.REVIEW, "keep"))
    assert pressed(form, (FormStep.REVIEW, "keep")) == form
    assert pressed(form, (FormStep.REVIEW, "P2")).priority is Priority.P2
    for late in (form, replace(FULL, editing=FormStep.ULB)):
        with pytest.raises(FormMovedOn):
            pressed(late, (FormStep.REVIEW, "back"))


def test_back_leads_through_the_steps_that_were_asked() -> None:
    form = pressed(open_form("9437012345 Ramesh"), (FormStep.ULB, "uJA"), (FormStep.WHO, "cbo"))
    form = pressed(form, (FormStep.NATURE, "back"))
    assert current_step(form, NOBODY) is FormStep.WHO
    assert [option.code for option in question(form, NOBODY, LISTS).options if option.chosen] == ["cbo"]
    form = pressed(form, (FormStep.WHO, "back"), (FormStep.ULB, "uPU"))
    assert (form.ulb, current_step(form, NOBODY)) == ("PU", FormStep.NATURE)
    form = pressed(form, (FormStep.NATURE, "back"), (FormStep.ULB, "back"))
    assert current_step(form, NOBODY) is FormStep.CALLER
    assert "back" not in codes(form)
