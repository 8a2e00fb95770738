"""What acting on an update asks first, in one statement: on a server each statement is a way there and back.

Words in a private chat ask for all of it, a press for the version and the person. The parts stand below each other,
one row for each membership and form, not beside each other, each with each.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Column, Select, and_, bindparam, literal, select, true, union_all
from sqlalchemy.ext.asyncio import AsyncConnection

from helpdesk.conversation import Draft, Prompt
from helpdesk.people.actors import Person
from storage.people.drafts import DRAFT_COLUMNS, IS_OPEN, PROMPT_COLUMNS
from storage.people.people import people_of
from storage.tables.people import drafts, memberships, people, prompts
from storage.tables.setup import setup_version

WHO, FORMS, ASKED = "who", "forms", "asked"
PARTS = union_all(*(select(literal(name).label("part")) for name in (WHO, FORMS, ASKED))).subquery("parts")
FORESEEN: Select[Any] = (
    select(PARTS.c.part, setup_version.c.version, people, memberships, *DRAFT_COLUMNS, *PROMPT_COLUMNS)
    .select_from(PARTS)
    .join(setup_version, true(), isouter=True)
    .join(people, and_(PARTS.c.part == WHO, people.c.id == bindparam("person")), isouter=True)
    .join(memberships, memberships.c.person == people.c.id, isouter=True)
    .join(drafts, and_(PARTS.c.part == FORMS, drafts.c.person == bindparam("person"), IS_OPEN), isouter=True)
    .join(
        prompts,
        and_(
            PARTS.c.part == ASKED,
            prompts.c.chat_id == bindparam("chat_id"),
            prompts.c.person == bindparam("person"),
        ),
        isouter=True,
    )
    .order_by(drafts.c.changed_at.desc(), drafts.c.id.desc())
)


@dataclass(frozen=True)
class Foreseen:
    """What is known of who speaks, and what waits for their words. ``drafts``: latest change first."""

    version: int  # of the settings; 0 before the first change
    person: Person | None
    drafts: Sequence[Draft]
    prompts: Sequence[Prompt]


async def foreseen(connection: AsyncConnection, person: int, chat_id: int) -> Foreseen:
    """Read it."""
    given = {"person": person, "chat_id": chat_id}
    rows = list((await connection.execute(FORESEEN, given)).mappings())
    known = people_of(row for row in rows if row[people.c.id] is not None)
    return Foreseen(
        version=rows[0][setup_version.c.version] or 0,
        person=known[0] if known else None,
        drafts=[Draft(**_fields(row, DRAFT_COLUMNS)) for row in rows if row[drafts.c.id] is not None],
        prompts=[Prompt(**_fields(row, PROMPT_COLUMNS)) for row in rows if row[prompts.c.id] is not None],
    )


def _fields(row: Mapping[Any, Any], columns: Sequence[Column[Any]]) -> dict[str, Any]:
    return {column.name: row[column] for column in columns}
