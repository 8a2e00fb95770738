"""Who reads which words of a ticket: the desk, the teams, the town."""

from __future__ import annotations

from dataclasses import replace

import pytest

from helpdesk.people.actors import reads_as
from helpdesk.ticket.notes import File, FileKind, Note, NoteAudience, NoteKind, readable
from tests.helpdesk.cast import actor
from tests.helpdesk.office import at
from tests.storage.factories import ticket

DESK, TEAMS, TOWN = NoteAudience
AUTHOR = 21


def note(kind: NoteKind, audience: NoteAudience = TEAMS) -> Note:
    return Note(
        id=7, ticket=1001, kind=kind, text="words", author=AUTHOR, said_at=at("Mon 16 Nov 12:00"), audience=audience
    )


@pytest.mark.parametrize(
    ("audience", "readers"), [(DESK, {DESK}), (TEAMS, {DESK, TEAMS}), (TOWN, {DESK, TEAMS, TOWN})]
)
def test_a_comment_is_read_by_those_whom_it_is_for(audience: NoteAudience, readers: set[NoteAudience]) -> None:
    assert {reader for reader in NoteAudience if note(NoteKind.COMMENT, audience).is_for(reader)} == readers


@pytest.mark.parametrize("kind", NoteKind)
def test_the_town_reads_what_is_wrong_and_how_it_was_solved_and_nothing_between_desk_and_teams(
    kind: NoteKind,
) -> None:
    told = {NoteKind.DESCRIPTION, NoteKind.PLACE, NoteKind.RESOLUTION, NoteKind.REFERENCE}
    assert note(kind).is_for(TOWN) is (kind in told)
    assert note(kind).is_for(TOWN, AUTHOR)  # one may read what one wrote
    assert note(kind).is_for(TOWN, AUTHOR + 1) is (kind in told)
    assert replace(note(kind), author=None).is_for(TOWN, None) is (kind in told)


def test_what_came_with_words_is_read_by_those_who_read_the_words() -> None:
    files = [
        File(id=n, ticket=1001, kind=FileKind.PHOTO, file_id="f", unique_id=str(n), note=of)
        for n, of in ((1, 7), (2, None))
    ]
    assert [file.id for file in readable([note(NoteKind.COMMENT)], files, TOWN, None)[1]] == [2]
    assert [file.id for file in readable([note(NoteKind.COMMENT)], files, TEAMS, None)[1]] == [1, 2]
    assert readable([note(NoteKind.COMMENT)], files, TOWN, AUTHOR) == ([note(NoteKind.COMMENT)], files)


@pytest.mark.parametrize(
    ("who", "where", "reader"),
    [
        ("operator", "private", DESK), ("admin", "private", DESK), ("spoc", "desk", DESK),
        ("operator", "egov", TEAMS), ("member", "private", TEAMS),
        ("team's manager", "private", TEAMS), ("manager", "private", TEAMS),
        ("spoc", "private", TOWN), ("other team", "private", TOWN), ("stranger", "private", TOWN),
    ],
)  # fmt: skip
def test_one_reads_as_what_one_is_to_the_ticket_there(who: str, where: str, reader: NoteAudience) -> None:
    assert reads_as(actor(who, where), ticket(team="egov", ulb="JAT")) is reader
