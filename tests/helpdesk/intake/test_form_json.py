"""A form survives a restart as it was, and a strange body is refused by name."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from helpdesk.intake.as_json import from_json, to_json
from helpdesk.intake.flow import start
from helpdesk.intake.form import Form, FormStep, Line, Piece, Said, UnknownForm
from helpdesk.ticket.notes import File, FileKind
from helpdesk.ticket.ticket import CallerKind, Channel, Component, Kind, Nature, Priority
from tests.helpdesk.desk import LISTS

TEXT = st.text(max_size=30)
INSTANT = st.datetimes(datetime(2000, 1, 1), datetime(2100, 1, 1), timezones=st.just(UTC))  # noqa: DTZ001 - its bounds are naive
SAID = st.builds(Said, INSTANT, st.integers(), st.integers())
PIECES = st.lists(st.builds(Piece, TEXT, st.none() | SAID, st.booleans()), max_size=3).map(tuple)
FILES = st.lists(
    st.builds(
        File,
        kind=st.sampled_from(FileKind),
        file_id=TEXT,
        unique_id=TEXT,
        name=st.none() | TEXT,
        author=st.none() | st.integers(),
        said_at=st.none() | INSTANT,
    ),
    max_size=2,
).map(tuple)
LINES = st.builds(Line, said=SAID, text=TEXT, files=FILES, phone=st.none() | TEXT, contact=st.none() | TEXT)
FORMS = st.builds(
    Form,
    priority=st.sampled_from(Priority),
    channel=st.sampled_from(Channel),
    phone=st.none() | TEXT,
    email=st.none() | TEXT,
    no_number=st.booleans(),
    name=st.none() | TEXT,
    caller_id=st.none() | st.integers(),
    caller_said=st.none() | SAID,
    ulb=st.none() | TEXT,
    ulb_query=st.none() | TEXT,
    ulb_page=st.integers(0, 20),
    caller_kind=st.none() | st.sampled_from(CallerKind),
    nature=st.none() | st.sampled_from(Nature),
    component=st.none() | st.sampled_from(Component),
    pieces=PIECES,
    files=FILES,
    kind_by_hand=st.none() | st.sampled_from(Kind),
    diagnosis=PIECES,
    keep_until=st.none() | INSTANT,
    solution=PIECES,
    editing=st.none() | st.sampled_from(FormStep),
    aside=st.lists(LINES, max_size=2).map(tuple),
    history=st.lists(st.sampled_from(FormStep), max_size=5).map(tuple),
)


@given(FORMS)
def test_a_form_comes_back_as_it_was(form: Form) -> None:
    back = from_json(to_json(form))
    assert back == form
    assert [type(value) for value in (back.priority, back.editing, back.nature)] == [
        type(value) for value in (form.priority, form.editing, form.nature)
    ]


def test_a_form_that_was_stored_before_lines_could_wait_is_read() -> None:
    body = json.loads(to_json(start(LISTS)))
    del body["form"]["aside"]
    assert from_json(json.dumps(body)) == start(LISTS)


def _stored(without: str = "", **changes: object) -> str:
    body = json.loads(to_json(start(LISTS)))
    body["form"] |= changes
    body["form"].pop(without, None)
    return json.dumps(body)


def test_letters_of_every_language_are_stored_as_they_are() -> None:
    assert '"name": "ରମେଶ"' in to_json(replace(start(LISTS), name="ରମେଶ"))


@pytest.mark.parametrize(
    ("body", "version"),
    [
        ("", None),
        ("not json", None),
        ("[]", None),
        ("{}", None),
        ('{"format": 2, "form": {}}', 2),
        ('{"format": 1}', 1),
        ('{"format": 1, "form": {}}', 1),
        ('{"format": 1, "form": []}', 1),
        (_stored(priority="P9"), 1),
        (_stored(pieces=3), 1),
        (_stored(caller_said={"at": "now"}), 1),
        (_stored(unheard_of=1), 1),
        (_stored(without="pieces"), 1),
    ],
)
def test_another_format_or_a_broken_body_is_refused(body: str, version: object) -> None:
    with pytest.raises(UnknownForm) as refused:
        from_json(body)
    assert refused.value.version == version
