"""The form asks only what is missing, takes what is said wherever it is said, and counts each press once."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from helpdesk.asking import Group, NoticeKind, Outcome, Problem, Taken
from helpdesk.form import Form, FormIncomplete, FormMovedOn, Known, Step, UnknownChoice
from helpdesk.intake import attach, current_step, hear, missing, open_with, press, question, ready, settle, start
from helpdesk.notes import Caller, File, FileKind
from helpdesk.tickets import CallerKind, Channel, Component, Kind, Nature, Priority
from tests.helpdesk.desk import LISTS, NOBODY, NOON, RAMESH, SITA, pressed, said, told

FAMILY = Known(people=(RAMESH, SITA))
PHOTO = File(kind=FileKind.PHOTO, file_id="f", unique_id="u")
FULL = Form(
    priority=Priority.P3,
    phone="+919437012345",
    name="Ramesh",
    ulb="JA",
    caller_kind=CallerKind.CBO,
    nature=Nature.BUG,
    no_module=True,
    files=(PHOTO,),
)


def open_form(text: str, known: Known = NOBODY) -> Form:
    return settle(open_with(text, said(), lists=LISTS).form, known)


def codes(form: Form, known: Known = NOBODY) -> list[str]:
    return [option.code for option in question(form, known, LISTS).options]


# --- the two walks that the design counts


def test_a_new_caller_costs_two_messages_and_six_presses() -> None:
    form = open_form("9437012345 Ramesh")  # message 1
    presses = [(Step.ULB, "uJA"), (Step.WHO, "cbo"), (Step.NATURE, "bug"), (Step.MODULE, "mmuster_roll")]
    form = pressed(form, *presses)
    form = told(form, "muster roll does not open, see MR/2024-25/04/16/000030", message_id=2)  # message 2
    form = pressed(form, (Step.WORDS, "done"))
    last = press(form, Step.REVIEW, "escalate", known=NOBODY, lists=LISTS)
    assert (last.outcome, len(presses) + 2) == (Outcome.ESCALATE, 6)
    filled = ready(last.form, NOBODY)
    assert filled.caller == Caller(phone="+919437012345", name="Ramesh", kind=CallerKind.CBO, ulb="JA")
    assert (filled.module, filled.kind, filled.priority) == ("muster_roll", Kind.BUG_FIX, Priority.P3)
    assert filled.refs == ("MR/2024-25/04/16/000030",)


def test_a_known_caller_costs_one_message_and_four_presses() -> None:
    form = open_form("9437012345 it does not open", FAMILY)  # the only message
    presses = [(Step.KNOWN, "c7"), (Step.NATURE, "functional"), (Step.MODULE, "no_module")]
    form = pressed(form, *presses, known=FAMILY)
    last = press(form, Step.REVIEW, "escalate", known=FAMILY, lists=LISTS)
    assert (last.outcome, len(presses) + 1) == (Outcome.ESCALATE, 4)
    filled = ready(last.form, FAMILY)
    assert (filled.caller, filled.ulb, filled.description) == (RAMESH, "JA", "it does not open")


def test_one_message_may_say_all_but_who_and_what_sort() -> None:
    heard = open_with("9437012345 Ramesh, Jatni, muster roll does not open", said(), lists=LISTS)
    assert missing(heard.form, NOBODY) == (Step.WHO, Step.NATURE)
    assert heard.taken == (Taken.PHONE, Taken.NAME, Taken.ULB, Taken.MODULE, Taken.DESCRIPTION)


# --- the caller


@pytest.mark.parametrize(
    ("text", "step", "problem"),
    [
        ("9437012345", Step.NAME, None),
        ("9437012345 Ramesh", Step.ULB, None),
        ("ramesh@example.in Ramesh", Step.ULB, None),
        ("ramesh", Step.ULB, None),
        ("ରମେଶ ସାହୁ", Step.ULB, None),
        ("Ramesh Sahoo, otp missing", Step.ULB, None),
        ("muster roll does not open", Step.CALLER, None),
        ("1042", Step.CALLER, Problem.PHONE),
        ("94370 123", Step.CALLER, Problem.PHONE),
        ("😀", Step.CALLER, None),
        ("   ", Step.CALLER, Problem.EMPTY),
        ("x" * 5000, Step.CALLER, None),
        ("Jatni", Step.CALLER, None),
    ],
)
def test_the_caller_is_a_number_an_address_or_a_name(text: str, step: Step, problem: Problem | None) -> None:
    heard = hear(start(LISTS), text, said(), known=NOBODY, lists=LISTS)
    assert (current_step(heard.form, NOBODY), heard.problem) == (step, problem)
    assert bool(heard.taken) is (problem is None)


def test_a_wrong_number_does_not_open_a_form_with_junk() -> None:
    assert open_with("94370123", said(), lists=LISTS).problem is Problem.PHONE
    assert open_with(" \u200e", said(), lists=LISTS).problem is Problem.EMPTY


def test_without_a_number_the_name_is_asked_and_may_be_skipped() -> None:
    form = pressed(start(LISTS), (Step.CALLER, "no_number"))
    assert current_step(form, NOBODY) is Step.NAME
    assert current_step(pressed(form, (Step.NAME, "skip_name")), NOBODY) is Step.ULB
    assert told(form, "Ramesh").name == "Ramesh"
    assert told(form, "9437012345 Ramesh").phone == "+919437012345"


@pytest.mark.parametrize(
    ("text", "name", "description", "problem"),
    [
        ("sita das", "sita das", "", None),
        ("Smt. Sita  Das.", "Smt. Sita Das", "", None),
        ("1042", None, "1042", None),
        ("Sita, otp missing", "Sita", "Sita, otp missing", None),
        ("Sita 9437054321", "Sita", "Sita 9437054321", None),
        (
            "otp does not come to this phone since morning",
            None,
            "otp does not come to this phone since morning",
            None,
        ),
        ("a " * 50, None, ("a " * 50).strip(), Problem.LONG_NAME),
        ("WO/2023-24/000339", None, "WO/2023-24/000339", None),
    ],
)
def test_a_name_is_a_few_words_and_more_is_description(
    text: str, name: str | None, description: str, problem: Problem | None
) -> None:
    heard = hear(open_form("9437012345"), text, said(2), known=NOBODY, lists=LISTS)
    assert (heard.form.phone, heard.form.name) == ("+919437012345", name)
    assert (heard.form.description, heard.problem) == (description, problem)


def test_a_known_number_offers_its_people_and_someone_else() -> None:
    form = open_form("9437012345", FAMILY)
    asked = question(form, FAMILY, LISTS)
    assert (asked.step, [option.label for option in asked.options[:2]]) == (Step.KNOWN, ["Ramesh Sahoo", "Sita Das"])
    assert codes(form, FAMILY) == ["c7", "c8", "someone_else", "back"]
    other = pressed(form, (Step.KNOWN, "someone_else"), known=FAMILY)
    assert current_step(other, FAMILY) is Step.NAME


def test_people_without_a_name_are_offered_by_what_is_known() -> None:
    strangers = Known(people=(Caller(id=1, email="a@b.in"), Caller(id=2, phone="+911"), Caller(id=3)))
    labels = [option.label for option in question(open_form("9437012345"), strangers, LISTS).options[:3]]
    assert labels == ["a@b.in", "+911", "#3"]


def test_the_name_said_chooses_among_the_known() -> None:
    form = open_form("9437012345 ramesh SAHOO, otp", FAMILY)
    assert (form.caller_id, form.ulb) == (7, "JA")
    assert settle(form, FAMILY) == form


@pytest.mark.parametrize(("text", "caller", "name"), [("Sita Das", 8, "Sita Das"), ("Gita", None, "Gita")])
def test_a_name_typed_under_a_known_number_is_one_of_them_or_new(text: str, caller: int | None, name: str) -> None:
    form = told(open_form("9437012345", FAMILY), text, FAMILY)
    assert (form.caller_id, form.name, form.someone_else) == (caller, name, caller is None)
    assert current_step(form, FAMILY) is (Step.NATURE if caller else Step.ULB)


def test_what_was_said_stands_over_what_is_known() -> None:
    form = pressed(open_form("9437012345, Puri", FAMILY), (Step.KNOWN, "c7"), known=FAMILY)
    assert (form.ulb, form.name) == ("PU", "Ramesh Sahoo")


def test_another_number_lets_go_of_the_known_caller() -> None:
    form = pressed(open_form("9437012345", FAMILY), (Step.KNOWN, "c8"), known=FAMILY)
    form = pressed(form, (Step.NATURE, "back"), (Step.KNOWN, "back"), known=FAMILY)
    changed = told(form, "9437054321")
    assert (changed.caller_id, changed.name, changed.email) == (None, None, None)
    renamed = told(form, "9437012345 Gita", FAMILY)
    assert (renamed.caller_id, renamed.name, renamed.someone_else) == (None, "Gita", True)
    same = told(form, "9437012345 Sita Das", FAMILY)
    assert same.caller_id == 8
    none = pressed(form, (Step.CALLER, "no_number"), known=FAMILY)
    assert (none.caller_id, none.name, none.phone) == (None, None, None)


def test_someone_else_after_all_forgets_the_name_of_the_known() -> None:
    form = pressed(open_form("9437012345", FAMILY), (Step.KNOWN, "c8"), (Step.NATURE, "back"), known=FAMILY)
    assert pressed(form, (Step.KNOWN, "someone_else"), known=FAMILY).name is None


def test_a_known_caller_renamed_or_unnamed_is_somebody_else() -> None:
    form = pressed(replace(FULL, caller_id=7), (Step.REVIEW, "change"), (Step.CHANGE, "name"))
    for changed in (pressed(form, (Step.NAME, "skip_name")), told(form, "Gita")):
        assert (changed.caller_id, changed.someone_else, changed.editing) == (None, True, None)


# --- the ULB


def test_recent_ulbs_come_first_and_the_rest_by_name() -> None:
    form = open_form("9437012345 Ramesh")
    known = Known(recent_ulbs=("PU", "gone"))
    asked = question(form, known, LISTS)
    assert [option.label for option in asked.options[:3]] == ["Puri", "Bhubaneswar", "Dhenkanal"]
    assert (asked.page, asked.pages, asked.wants_words) == (0, 2, True)
    assert codes(form, known)[-3:] == ["p1", "not_listed", "back"]
    turned = pressed(form, (Step.ULB, "p1"), known=known)
    assert codes(turned, known)[-3:] == ["p0", "not_listed", "back"]
    assert pressed(turned, (Step.ULB, "p1"), known=known) == turned


@pytest.mark.parametrize(
    ("text", "ulb", "query", "problem"),
    [
        ("jatni", "JA", None, None),
        ("ଜଟଣୀ", "JA", None, None),
        ("Jatni ULB", "JA", None, None),
        ("ja", None, "ja", None),
        ("Sohela", None, "Sohela", Problem.NO_ULB),
        ("1042", None, "1042", Problem.NO_ULB),
        ("muster roll stuck", None, None, None),
        ("the roads in Jatni are broken", "JA", None, None),
        ("x" * 5000, None, None, None),
    ],
)
def test_words_at_the_ulb_choose_search_or_describe(
    text: str, ulb: str | None, query: str | None, problem: Problem | None
) -> None:
    heard = hear(open_form("9437012345 Ramesh"), text, said(2), known=NOBODY, lists=LISTS)
    assert (heard.form.ulb, heard.form.ulb_query, heard.problem) == (ulb, query, problem)
    assert (heard.form.description == text) is (Taken.DESCRIPTION in heard.taken)
    assert heard.taken


def test_a_search_can_be_left_again() -> None:
    form = told(open_form("9437012345 Ramesh"), "khar")
    assert codes(form) == ["uKHR", "uKRR", "all", "not_listed", "back"]
    assert question(form, NOBODY, LISTS).query == "khar"
    assert pressed(form, (Step.ULB, "all")).ulb_query is None


def test_a_place_that_is_not_listed_is_named_in_words() -> None:
    form = pressed(open_form("9437012345 Ramesh"), (Step.ULB, "not_listed"))
    assert (question(form, NOBODY, LISTS).step, codes(form)) == (Step.PLACE, ["back"])
    assert current_step(pressed(form, (Step.PLACE, "back")), NOBODY) is Step.ULB
    assert told(form, "Sohela").ulb_text == "Sohela"
    assert told(form, "Jatni").ulb == "JA"
    heard = hear(form, "y" * 300, said(3), known=NOBODY, lists=LISTS)
    assert (heard.problem, heard.form.description) == (Problem.LONG_NAME, "y" * 300)


def test_what_was_searched_for_in_vain_is_the_name_of_an_unlisted_place() -> None:
    form = pressed(told(open_form("9437012345 Ramesh"), "Sohela"), (Step.ULB, "not_listed"))
    assert (form.ulb, form.ulb_text, current_step(form, NOBODY)) == (None, "Sohela", Step.WHO)


def test_a_town_that_contradicts_the_chosen_one_stays_in_the_words() -> None:
    form = pressed(FULL, (Step.REVIEW, "change"), (Step.CHANGE, "caller"))
    form = told(form, "9437054321 Sita, Puri")
    assert (form.ulb, form.phone, form.description) == ("JA", "+919437054321", "9437054321 Sita, Puri")


# --- words and files


@pytest.mark.parametrize("text", ["1042", "9437012345", "ଖୋଲୁନାହିଁ", "😀", "y" * 5000, "Ramesh", "Jatni"])
def test_at_the_words_every_text_is_description_as_it_is(text: str) -> None:
    form = replace(FULL, files=())
    form = told(told(form, text), "and more", message_id=2)
    assert form.description == f"{text}\nand more"
    assert current_step(form, NOBODY) is Step.WORDS
    assert current_step(pressed(form, (Step.WORDS, "done")), NOBODY) is Step.REVIEW


def test_files_alone_allow_done() -> None:
    form = replace(FULL, files=())
    assert codes(form) == []
    with pytest.raises(UnknownChoice):
        pressed(form, (Step.WORDS, "done"))
    form = attach(attach(form, PHOTO, known=NOBODY), PHOTO, known=NOBODY)
    assert (form.files, codes(form)) == ((PHOTO,), ["done"])
    filled = ready(pressed(form, (Step.WORDS, "done")), NOBODY)
    assert (filled.description, filled.files) == ("", (PHOTO,))


def test_words_can_be_cleared_and_said_anew() -> None:
    form = told(replace(FULL, files=()), "wrong words")
    form = pressed(form, (Step.WORDS, "clear"))
    assert (form.pieces, current_step(form, NOBODY)) == ((), Step.WORDS)


@pytest.mark.parametrize("step", ["who", "nature", "module", "review", "change", "kind", "channel", "keep"])
def test_words_said_elsewhere_are_added_and_said_to_be(step: str) -> None:
    form = replace(FULL, editing=Step(step), no_module=False)
    heard = hear(form, "otp 1042", said(5), known=NOBODY, lists=LISTS)
    assert (heard.form.description, heard.form.module) == ("otp 1042", "login")
    assert heard.taken == (Taken.DESCRIPTION, Taken.MODULE)
    assert current_step(heard.form, NOBODY) is Step(step)


def test_files_sent_at_any_step_are_added() -> None:
    form = attach(open_form("9437012345"), PHOTO, known=NOBODY)
    assert (form.files, current_step(form, NOBODY)) == ((PHOTO,), Step.NAME)


# --- the review


def test_the_review_offers_priorities_changes_and_three_ends() -> None:
    due = NOON + timedelta(days=1)
    known = Known(
        recent_tickets=(1040,),
        other_forms=(55,),
        open_tickets=(1001,),
        similar=(1002, 1003),
        answer_by=((Priority.P2, NOON), (Priority.P3, due)),
    )
    asked = question(FULL, known, LISTS)
    by_group = {group: [option.code for option in asked.options if option.group is group] for group in Group}
    assert by_group[Group.PRIORITY] == ["P1", "P2", "P3", "P4"]
    assert by_group[Group.CHOICE] == ["change", "diagnosis"]
    assert by_group[Group.ACTION] == ["escalate", "keep", "solved"]
    assert [option.code for option in asked.options if option.chosen] == ["P3"]
    assert [option.code for option in asked.options if option.main] == ["escalate"]
    assert [notice.kind for notice in asked.notices] == list(NoticeKind)
    assert asked.notices[-1].at == due


def test_a_priority_without_a_preview_says_nothing_of_time() -> None:
    assert question(FULL, Known(answer_by=((Priority.P1, NOON),)), LISTS).notices == ()


def test_priority_kind_channel_and_diagnosis_change_in_place() -> None:
    form = pressed(FULL, (Step.REVIEW, "P1"), (Step.REVIEW, "P1"), (Step.REVIEW, "change"), (Step.CHANGE, "kind"))
    form = pressed(form, (Step.KIND, "problem"), (Step.REVIEW, "change"), (Step.CHANGE, "channel"))
    form = pressed(form, (Step.CHANNEL, "visit"), (Step.REVIEW, "diagnosis"))
    form = told(form, "cleared the cache")
    filled = ready(form, NOBODY)
    assert (filled.priority, filled.kind, filled.channel) == (Priority.P1, Kind.PROBLEM, Channel.VISIT)
    assert [piece.text for piece in filled.diagnosis] == ["cleared the cache"]
    assert current_step(form, NOBODY) is Step.REVIEW
    cleared = pressed(form, (Step.REVIEW, "diagnosis"), (Step.DIAGNOSIS, "clear"))
    assert (cleared.diagnosis, current_step(cleared, NOBODY)) == ((), Step.DIAGNOSIS)


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
    form = pressed(FULL, (Step.REVIEW, "change"), (Step.CHANGE, "nature"), (Step.NATURE, code))
    assert (form.nature, form.component, form.kind) == (nature, component, kind)
    assert replace(form, kind_by_hand=Kind.PROBLEM).kind is Kind.PROBLEM


def test_every_field_can_be_changed_and_leads_back_to_the_review() -> None:
    menu = pressed(FULL, (Step.REVIEW, "change"))
    for code in codes(menu)[:-1]:
        form = pressed(menu, (Step.CHANGE, code))
        assert current_step(form, NOBODY) == code
        assert pressed(form, (Step(code), "back")) == menu
    form = pressed(menu, (Step.CHANGE, "module"), (Step.MODULE, "mbill"))
    assert (form.module, form.no_module, current_step(form, NOBODY)) == ("bill", False, Step.REVIEW)


def test_keep_asks_by_when() -> None:
    known = Known(keep_dates=(NOON,))
    form = pressed(FULL, (Step.REVIEW, "keep"), known=known)
    asked = question(form, known, LISTS)
    assert [option.at for option in asked.options] == [NOON, None, None]
    kept = press(form, Step.KEEP_UNTIL, asked.options[0].code, known=known, lists=LISTS)
    assert (kept.outcome, kept.form.keep_until) == (Outcome.KEEP, NOON)
    kept = press(form, Step.KEEP_UNTIL, "no_date", known=known, lists=LISTS)
    assert (kept.outcome, kept.form.keep_until) == (Outcome.KEEP, None)


def test_solved_asks_how_in_words_or_by_a_ready_answer() -> None:
    known = Known(ready_answers=("Send the OTP again", "Update the app"))
    form = pressed(FULL, (Step.REVIEW, "solved"), known=known)
    solved = press(form, Step.SOLVED_HOW, codes(form, known)[1], known=known, lists=LISTS)
    assert (solved.outcome, solved.form.solution[0].text) == (Outcome.SOLVE, "Update the app")
    heard = hear(form, "told them to log in again", said(9), known=known, lists=LISTS)
    assert (heard.outcome, ready(heard.form, known).solution[0].said) == (Outcome.SOLVE, said(9))


def test_an_end_waits_while_something_is_missing_again() -> None:
    form = replace(FULL, editing=Step.SOLVED_HOW, ulb=None)
    assert hear(form, "done", said(), known=NOBODY, lists=LISTS).outcome is Outcome.ASK
    kept = press(replace(form, editing=Step.KEEP_UNTIL), Step.KEEP_UNTIL, "no_date", known=NOBODY, lists=LISTS)
    assert kept.outcome is Outcome.ASK


def test_an_unfinished_form_is_not_ready() -> None:
    with pytest.raises(FormIncomplete) as refused:
        ready(start(LISTS, channel=Channel.EMAIL), NOBODY)
    assert refused.value.missing[:2] == (Step.CALLER, Step.NAME)


# --- presses that come late, twice, or lead back


def test_the_second_press_of_a_button_is_refused() -> None:
    form = open_form("9437012345 Ramesh, Jatni, otp")
    form = pressed(form, (Step.WHO, "cbo"))
    with pytest.raises(FormMovedOn) as refused:
        pressed(form, (Step.WHO, "cbo"))
    assert (refused.value.pressed, refused.value.current) == (Step.WHO, Step.NATURE)


def test_a_button_that_the_step_does_not_have_is_refused() -> None:
    form = open_form("9437012345 Ramesh")
    for code in ("uXX", "p9", "cbo", ""):
        with pytest.raises(UnknownChoice):
            pressed(form, (Step.ULB, code))
    with pytest.raises(UnknownChoice):
        pressed(start(LISTS), (Step.CALLER, "back"))
    with pytest.raises(UnknownChoice):
        pressed(FULL, (Step.REVIEW, "P5"))


def test_the_reviews_buttons_count_on_what_it_opened() -> None:
    form = pressed(FULL, (Step.REVIEW, "keep"))
    assert pressed(form, (Step.REVIEW, "keep")) == form
    assert pressed(form, (Step.REVIEW, "P2")).priority is Priority.P2
    for late in (form, replace(FULL, editing=Step.ULB)):
        with pytest.raises(FormMovedOn):
            pressed(late, (Step.REVIEW, "back"))


def test_back_leads_through_the_steps_that_were_asked() -> None:
    form = pressed(open_form("9437012345 Ramesh"), (Step.ULB, "uJA"), (Step.WHO, "cbo"))
    form = pressed(form, (Step.NATURE, "back"))
    assert current_step(form, NOBODY) is Step.WHO
    assert [option.code for option in question(form, NOBODY, LISTS).options if option.chosen] == ["cbo"]
    form = pressed(form, (Step.WHO, "back"), (Step.ULB, "uPU"))
    assert (form.ulb, current_step(form, NOBODY)) == ("PU", Step.NATURE)
    form = pressed(form, (Step.NATURE, "back"), (Step.ULB, "back"))
    assert current_step(form, NOBODY) is Step.CALLER
    assert "back" not in codes(form)
