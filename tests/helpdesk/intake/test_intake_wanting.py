"""The form asks for what tickets like it were sent back for, until it can be seen there; it stops nobody."""

from __future__ import annotations

from dataclasses import replace

import pytest

from helpdesk.intake.asking import NoticeKind
from helpdesk.intake.form import FormStep, Known, Piece, Wanted
from helpdesk.intake.questions import question
from helpdesk.intake.wanting import MOST, still_wanted, wanted
from helpdesk.settings.settings import Proof, ReturnReason
from helpdesk.ticket.notes import File, FileKind
from tests.helpdesk.desk import FULL, LISTS

WRONG_TEAM = ReturnReason("wrong_team", "Not for our team")
PICTURE = ReturnReason("screenshot", "A screenshot is missing", "a screenshot", Proof.PICTURE)
ID = ReturnReason("record_id", "The record's ID is missing", "the record's ID", Proof.ID)
STEPS = ReturnReason("steps", "Not clear", "what was done")
REASONS = (WRONG_TEAM, ID, PICTURE, STEPS)
BARE = replace(FULL, files=(), pieces=(Piece("The bill does not open", None),))


@pytest.mark.parametrize(
    ("sent_back", "asked"),
    [
        ({}, []),
        ({"screenshot": 1}, [("screenshot", 1)]),
        ({"screenshot": 1, "steps": 3, "record_id": 2}, [("steps", 3), ("record_id", 2), ("screenshot", 1)]),
        ({"screenshot": 2, "record_id": 2}, [("record_id", 2), ("screenshot", 2)]),
        ({"wrong_team": 9}, []),
        ({"other": 4, "no_longer_a_reason": 4, "steps": 1}, [("steps", 1)]),
    ],
)
def test_only_what_a_reason_asks_for_is_wanted_the_most_missed_first(
    sent_back: dict[str, int], asked: list[tuple[str, int]]
) -> None:
    assert [(want.reason, want.tickets) for want in wanted(sent_back, REASONS)] == asked


def test_a_form_asks_for_a_few_things_only() -> None:
    many = [ReturnReason(f"r{n}", "Missing", f"thing {n}") for n in range(9)]
    assert len(wanted({reason.key: 1 for reason in many}, many)) == MOST


@pytest.mark.parametrize(
    ("kind", "left"),
    [
        (FileKind.PHOTO, ["record_id", "steps"]),
        (FileKind.VIDEO, ["record_id", "steps"]),
        (FileKind.DOCUMENT, ["record_id", "steps"]),
        (FileKind.VOICE, ["record_id", "screenshot", "steps"]),
        (FileKind.AUDIO, ["record_id", "screenshot", "steps"]),
    ],
)
def test_a_picture_is_there_once_one_was_sent_and_a_voice_note_is_none(kind: FileKind, left: list[str]) -> None:
    form = replace(BARE, files=(File(kind=kind, file_id="f", unique_id="u"),))
    assert [want.reason for want in still_wanted(form, _all())] == left


@pytest.mark.parametrize(
    ("text", "is_there"),
    [("PJ/2023-24/000180 does not open", True), ("୨୦୨୩ bill 180", False), ("the bill of 12/2023", False)],
)
@pytest.mark.parametrize("field", ["pieces", "diagnosis"])
def test_an_id_is_there_once_one_of_muktasofts_was_written(field: str, text: str, is_there: bool) -> None:
    said = Piece(text, None)
    form = replace(BARE, pieces=(*BARE.pieces, said)) if field == "pieces" else replace(BARE, diagnosis=(said,))
    assert ("record_id" not in [want.reason for want in still_wanted(form, _all())]) == is_there


@pytest.mark.parametrize("step", list(FormStep))
def test_it_is_said_while_one_writes_what_is_wrong_and_at_the_review_and_takes_no_answer_away(step: FormStep) -> None:
    known = Known(wanted=_all())
    form = BARE if step is FormStep.REVIEW else replace(BARE, editing=step)
    asked, silent = question(form, known, LISTS), question(form, Known(), LISTS)
    said = [notice for notice in asked.notices if notice.kind is NoticeKind.WANTED]
    assert bool(said) == (step in (FormStep.WORDS, FormStep.REVIEW, FormStep.DETAILS))
    assert (asked.options, asked.step) == (silent.options, silent.step)
    if said:
        assert (said[0].keys, said[0].numbers) == (("record_id", "screenshot", "steps"), (2, 2, 1))


def _all() -> tuple[Wanted, ...]:
    return wanted({"screenshot": 2, "record_id": 2, "steps": 1}, REASONS)
