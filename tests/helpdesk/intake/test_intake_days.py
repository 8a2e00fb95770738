"""A day that answers "by when?", and all that a form has to be told beside a question."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from helpdesk.intake.asking import FormOutcome, FormProblem, Notice, NoticeKind
from helpdesk.intake.form import Form, FormStep, Known, Line, Wanted
from helpdesk.intake.lines import after, begin, take
from helpdesk.intake.notices import notices_of
from helpdesk.matching.urgency import PriorityProposal
from helpdesk.settings.settings import Proof
from helpdesk.ticket.ticket import Priority
from tests.helpdesk.desk import FULL, LISTS, NOBODY, said
from tests.helpdesk.office import at

TUESDAY, THURSDAY = at("Tue 17 Nov 17:30"), at("Thu 19 Nov 17:30")
KEEPS = Known(keep_days=((date(2026, 11, 17), TUESDAY), (date(2026, 11, 19), THURSDAY)))
ASKED = replace(FULL, editing=FormStep.KEEP_UNTIL)


def answer(text: str, form: Form = ASKED, known: Known = KEEPS) -> tuple[object, ...]:
    heard = take(form, Line(said=said(2), text=text), known=known, lists=LISTS)
    return heard.form.keep_until, heard.problem, heard.outcome


@pytest.mark.parametrize(
    ("text", "until"),
    [("17 Nov", TUESDAY), ("by 19 Nov", THURSDAY), (" BY  Thursday ", THURSDAY), ("day after tomorrow", THURSDAY)],
)
def test_a_day_on_which_the_desk_closes_is_by_when(text: str, until: object) -> None:
    assert answer(text) == (until, None, FormOutcome.KEEP)
    unnamed = replace(ASKED, name=None)
    assert answer(text, unnamed) == (until, None, FormOutcome.ASK)


@pytest.mark.parametrize("text", ["18 Nov", "17 Nov - 19 Nov", "31 Nov", "1 Jan 2031"])
def test_another_day_is_refused(text: str) -> None:
    assert answer(text) == (None, FormProblem.NO_DAY, FormOutcome.ASK)


@pytest.mark.parametrize(
    ("text", "form", "known"),
    [
        ("the bill is wrong", ASKED, KEEPS),
        ("19 Nov the fair", ASKED, KEEPS),
        ("19 Nov", FULL, KEEPS),
        ("19 Nov", ASKED, NOBODY),
    ],
)
def test_what_says_more_than_a_day_or_was_not_asked_is_no_answer(text: str, form: Form, known: Known) -> None:
    assert answer(text, form, known)[:2] == (None, None)


def test_a_message_of_nothing_is_no_answer() -> None:
    heard = take(FULL, Line(said=said(2)), known=NOBODY, lists=LISTS)
    assert (heard.form, heard.taken, heard.problem) == (FULL, (), FormProblem.EMPTY)


def test_of_two_messages_the_later_end_and_the_first_trouble_hold() -> None:
    heard = take(ASKED, Line(said=said(2), text="19 Nov"), known=KEEPS, lists=LISTS)
    nothing = take(heard.form, Line(said=said(3)), known=NOBODY, lists=LISTS)
    assert (after(heard, nothing).outcome, after(heard, nothing).problem) == (FormOutcome.KEEP, FormProblem.EMPTY)
    assert (after(nothing, heard).outcome, after(nothing, heard).problem) == (FormOutcome.KEEP, FormProblem.EMPTY)
    assert after(nothing, heard).form == heard.form


def test_a_form_begins_with_the_desk_s_priority() -> None:
    lists = replace(LISTS, default_priority=Priority.P1)
    assert (
        begin([Line(said=said(1), phone="+919437012345", contact="Ramesh")], lists=lists).form.priority is Priority.P1
    )
    assert begin([Line(said=said(1), text="Ramesh, 9437012345")], lists=lists).form.phone == "+919437012345"


def test_all_that_is_known_is_told_where_it_belongs() -> None:
    known = Known(
        recent_tickets=(1, 2), other_forms=(7,), open_tickets=(3,), similar=(4,), troubles=("slow",),
        answer_by=((Priority.P1, TUESDAY), (Priority.P3, THURSDAY)),
        wanted=(Wanted("shot", 3, Proof.ID), Wanted("steps", 2), Wanted("photo", 1, Proof.PICTURE)),
    )  # fmt: skip
    always = (
        Notice(kind=NoticeKind.RECENT_TICKETS, numbers=(1, 2)),
        Notice(kind=NoticeKind.OTHER_FORMS, numbers=(7,)),
    )
    wanted = (Notice(kind=NoticeKind.WANTED, numbers=(3, 2), keys=("shot", "steps")),)  # a picture is there
    reviewed = (
        Notice(kind=NoticeKind.OPEN_TICKETS, numbers=(3,)),
        Notice(kind=NoticeKind.SIMILAR, numbers=(4,), keys=("slow",)),
        Notice(kind=NoticeKind.ANSWER_BY, at=THURSDAY, keys=("P3",)),
        Notice(kind=NoticeKind.PROPOSED, keys=("P1",), said="site down"),
    )
    proposal = PriorityProposal(Priority.P1, "site down")
    for step, told in (
        (FormStep.CALLER, always),
        (FormStep.WORDS, always + wanted),
        (FormStep.REVIEW, always + wanted + reviewed),
        (FormStep.DETAILS, always + wanted + reviewed),
    ):
        assert notices_of(FULL, known, step, proposal) == told
    assert notices_of(FULL, NOBODY, FormStep.REVIEW) == ()
    assert notices_of(replace(FULL, corrects=1001), known, FormStep.REVIEW, proposal) == ()
