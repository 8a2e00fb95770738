"""What a form hands over, whole; what another number and a known name make of it; what a desk lets it offer."""

from __future__ import annotations

from dataclasses import replace

import pytest

from helpdesk.calendar.response_clock import Policy
from helpdesk.intake.asking import Filled
from helpdesk.intake.flow import lists_of, proposal, ready, settle, with_message, with_phone, with_proposal
from helpdesk.intake.form import Form, FormIncomplete, FormMessage, FormStep, Lists, Piece
from helpdesk.matching.urgency import PriorityProposal
from helpdesk.settings.settings import Module, Ulb
from helpdesk.ticket.notes import Caller
from helpdesk.ticket.ticket import CallerKind, Channel, Component, Kind, Nature, Priority
from tests.helpdesk.cast import SETTINGS
from tests.helpdesk.desk import FAMILY, FULL, LISTS, NOBODY, NOON, PHOTO, said

WORDS, TRIED = Piece("it is slow, MR/2024-25/04/16/000030", said(1)), Piece("cache", said(2))
SOLVED = Piece("see WO/2023-24/000339", said(3))
WHOLE = replace(
    FULL, email="a@b.in", caller_id=7, nature=Nature.TECHNICAL, component=Component.APP, module="bill",
    channel=Channel.VISIT, pieces=(WORDS,), diagnosis=(TRIED,), solution=(SOLVED,), keep_until=NOON,
    messages=(
        FormMessage(
            said=said(1), step=None, letters=9, gave=(("name", "RAMESH"), ("ulb", "DL"), ("ulb_text", "Puri"))
        ),
    ),
)  # fmt: skip


def test_a_complete_form_hands_over_all_that_was_said() -> None:
    assert ready(WHOLE, NOBODY) == Filled(
        caller=Caller(
            id=7, phone="+919437012345", email="a@b.in", name="Ramesh", kind=CallerKind.CBO, ulb="JA"
        ),
        ulb="JA", ulb_text=None, caller_kind=CallerKind.CBO, nature=Nature.TECHNICAL, component=Component.APP,
        kind=Kind.INCIDENT, priority=Priority.P3, module="bill", channel=Channel.VISIT,
        description="it is slow, MR/2024-25/04/16/000030", pieces=(WORDS,), diagnosis=(TRIED,), solution=(SOLVED,),
        keep_until=NOON, files=(PHOTO,), refs=("MR/2024-25/04/16/000030", "WO/2023-24/000339"),
        messages=(FormMessage(said=said(1), step=None, letters=9, gave=(("name", "RAMESH"),)),),
    )  # fmt: skip


def test_a_new_caller_from_a_place_that_is_not_listed_is_handed_over_so() -> None:
    filled = ready(replace(WHOLE, caller_id=None, ulb=None, ulb_text="Nowhere"), NOBODY)
    assert (filled.caller.id, filled.caller.ulb, filled.ulb, filled.ulb_text) == (0, None, None, "Nowhere")


@pytest.mark.parametrize(
    ("form", "missing"),
    [
        (replace(FULL, nature=None), (FormStep.KNOWN, FormStep.NATURE)),
        (replace(FULL, caller_kind=None), (FormStep.KNOWN, FormStep.WHO)),
        (replace(FULL, someone_else=True, files=()), (FormStep.WORDS,)),
        (replace(FULL, someone_else=True, no_module=False), (FormStep.MODULE,)),
    ],
)
def test_what_is_missing_is_named(form: Form, missing: tuple[FormStep, ...]) -> None:
    with pytest.raises(FormIncomplete) as refused:
        ready(form, FAMILY)
    assert refused.value == FormIncomplete(missing)


def test_another_number_is_another_caller_until_a_name_is_said() -> None:
    form = replace(FULL, no_number=True, someone_else=True, email="a@b.in")
    assert with_phone(form, "+911") == replace(form, phone="+911", no_number=False, someone_else=False)
    assert with_phone(form, "+919437012345") is form
    known = replace(form, caller_id=7)
    assert with_phone(known, "+911") == replace(
        known, phone="+911", no_number=False, someone_else=False, caller_id=None, name=None, email=None
    )


def test_a_message_is_remembered_once_as_it_was_read_last() -> None:
    form = with_message(FULL, FULL, "slow", said(1), FormStep.WORDS)
    named = with_message(replace(form, name="Sita"), form, "Sita", said(1, after=9), None)
    again = FormMessage(said=said(1, after=9), step=None, letters=4, gave=(("name", "Sita"),))
    assert named == replace(FULL, name="Sita", messages=(again,))


def test_a_ticket_that_had_no_word_before_lacks_none_when_it_is_corrected() -> None:
    silent = replace(FULL, files=())
    assert replace(silent, former=silent).has_said
    assert not replace(silent, former=replace(silent, pieces=(WORDS,))).has_said
    assert not silent.has_said


@pytest.mark.parametrize("form", [replace(FULL, caller_id=7), replace(FULL, someone_else=True)])
def test_a_caller_who_was_chosen_is_not_chosen_anew_by_a_name(form: Form) -> None:
    named = replace(form, name="Sita Das")
    assert settle(named, FAMILY) is named


URGENT = replace(
    LISTS, urgent_words=((Priority.P2, ("blank",)), (Priority.P3, ("slow",)), (Priority.P4, ("colour",)))
)


@pytest.mark.parametrize(
    ("words", "proposed", "priority"),
    [
        ("the roll is blank", PriorityProposal(Priority.P2, "blank"), Priority.P2),
        ("the roll is slow", None, Priority.P3),
        ("the colour is wrong", None, Priority.P3),
        ("otp", None, Priority.P3),
    ],
)
def test_only_what_is_more_urgent_than_usual_is_proposed(
    words: str, proposed: PriorityProposal | None, priority: Priority
) -> None:
    form = replace(FULL, pieces=(Piece(words, said()),), priority=Priority.P1)
    assert proposal(form, URGENT) == proposed
    assert with_proposal(form, URGENT) == replace(form, priority=priority)
    chosen = replace(form, priority_by_hand=True)
    assert (proposal(chosen, URGENT), with_proposal(chosen, URGENT)) == (None, chosen)


def test_a_form_offers_what_the_desk_has() -> None:
    spoken = Policy("P1", "Critical", 1, 1, words=("down",))
    modules = (Module("bill", "Bills"),)
    desk = replace(
        SETTINGS, modules=modules, phone_region="NP", default_priority=Priority.P4,
        sla=dict(SETTINGS.sla) | {Priority.P1: spoken},
    )  # fmt: skip
    assert lists_of(desk) == Lists(
        ulbs=(Ulb("JAT", "Jatni"), Ulb("DHE", "Dhenkanal")), modules=modules, region="NP",
        default_priority=Priority.P4, urgent_words=((Priority.P1, ("down",)),),
    )  # fmt: skip
