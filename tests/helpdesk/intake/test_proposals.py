"""What the words of a trouble propose: the module, the priority; offered or said, never silent."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.config.from_config import settings_of
from bot.config.load import load
from helpdesk.intake.asking import NoticeKind
from helpdesk.intake.flow import current_step, lists_of, missing, with_proposal
from helpdesk.intake.form import Form, FormStep, Known, Piece
from helpdesk.intake.presses import press
from helpdesk.intake.questions import MOST_MODULES, question
from helpdesk.matching.modules import likely_modules
from helpdesk.matching.phrases import first_said
from helpdesk.ticket.ticket import CallerKind, Component, Nature, Priority
from tests.helpdesk.desk import NOON, said

DESK = lists_of(settings_of(load(None, {"HELPDESK_TELEGRAM__TOKEN": "1:test"})))
FORM = Form(
    priority=DESK.default_priority,
    phone="+919437012345",
    name="Ramesh",
    ulb="JAT",
    caller_kind=CallerKind.ULB_EMPLOYEE,
    nature=Nature.BUG,
)


def form_of(text: str, **known: object) -> Form:
    return replace(FORM, pieces=(Piece(text, said()),), **known)  # type: ignore[arg-type]


def offered(form: Form, known: Known | None = None) -> list[str]:
    asked = question(form, known or Known(), DESK)
    assert asked.step is FormStep.MODULE
    return [option.code for option in asked.options if option.code != "back"]


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("server is down", "all"),
        ("the servers are down since morning", "all"),
        ("everything is down", "all"),
        ("ସବୁ ବନ୍ଦ ଅଛି", "all"),
        ("सब बंद है", "all"),
        ("muster roll is not opening", "muster_roll"),
        ("OTP and payment both fail", "login"),
        ("payment and OTP both fail", "payment_instruction"),
    ],
)
def test_what_the_words_speak_of_stands_on_top(text: str, first: str) -> None:
    assert offered(form_of(text))[0] == f"m{first}"


def test_six_likely_modules_come_first_and_all_behind_more() -> None:
    form = form_of("it is blank")
    first = offered(form, Known(modules_lately=("hrms", "dashboard")))
    assert first[:2] == ["mhrms", "mdashboard"]
    assert len(first) == MOST_MODULES + 2
    assert first[-2:] == ["more", "no_module"]
    form = press(form, FormStep.MODULE, "more", known=Known(), lists=DESK).form
    every = offered(form)
    assert {f"m{module.key}" for module in DESK.modules} == set(every) - {"no_module"}
    chosen = press(form, FormStep.MODULE, "mmasters", known=Known(), lists=DESK).form
    assert (chosen.module, chosen.all_modules) == ("masters", False)


def test_a_module_that_is_no_longer_among_the_likely_ones_counts_when_it_is_pressed() -> None:
    last = likely_modules("", DESK.modules)[-1]
    assert f"m{last}" not in offered(form_of("blank"))
    assert press(form_of("blank"), FormStep.MODULE, f"m{last}", known=Known(), lists=DESK).form.module == last


def test_infrastructure_is_asked_for_no_module() -> None:
    form = form_of("server is down", nature=Nature.TECHNICAL, component=Component.INFRASTRUCTURE)
    assert missing(form, Known()) == ()
    assert current_step(form, Known()) is FormStep.REVIEW


@pytest.mark.parametrize(
    ("text", "priority"),
    [
        ("everything is down", Priority.P1),
        ("Everything has been down since 10", Priority.P1),
        ("server is down in all offices", Priority.P1),
        ("it fails in all the offices", Priority.P1),
        ("all offices have it", Priority.P1),
        ("URGENT: wage bill is blank", Priority.P2),
        ("urgent! everything is down", Priority.P1),
        ("ଜରୁରୀ: ବିଲ ଆସୁନାହିଁ", Priority.P2),
        ("सर्वर डाउन है", Priority.P1),
        ("it is not urgent", Priority.P3),
        ("the server is not down", Priority.P3),
        ("server down नहीं", Priority.P3),
        ("muster roll does not open", Priority.P3),
    ],
)
def test_a_priority_is_proposed_by_the_words(text: str, priority: Priority) -> None:
    assert with_proposal(form_of(text), DESK).priority is priority


def test_what_is_proposed_is_said_with_the_words_for_it_and_a_press_overrides_it_for_good() -> None:
    known = Known(answer_by=tuple((p, NOON + timedelta(days=1)) for p in Priority))
    form = with_proposal(form_of("urgent, everything is down", module="all"), DESK)
    said_of = {notice.kind: notice for notice in question(form, known, DESK).notices}
    assert (said_of[NoticeKind.PROPOSED].keys, said_of[NoticeKind.PROPOSED].said) == (("P1",), "everything down")
    assert said_of[NoticeKind.ANSWER_BY].keys == ("P1",)
    form = with_proposal(press(form, FormStep.REVIEW, "P4", known=known, lists=DESK).form, DESK)
    assert form.priority is Priority.P4
    assert NoticeKind.PROPOSED not in {notice.kind for notice in question(form, known, DESK).notices}


def test_a_proposal_goes_with_its_words() -> None:
    form = with_proposal(form_of("everything is down"), DESK)
    assert with_proposal(replace(form, pieces=(Piece("one bill is blank", said()),)), DESK).priority is Priority.P3


@pytest.mark.parametrize("text", ["down the server road", "all of my offices", "server upside down"])
def test_words_apart_or_turned_round_are_another_phrase(text: str) -> None:
    assert first_said(text, ("server down",)) is None
