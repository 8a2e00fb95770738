"""Stories of uses, and what each of them left behind, as it is written beside the tests.

A story's text is what was left, use by use. Who changes what the desk does reads the difference. Where it is meant,
run with ``STORIES=anew`` in the environment the tests write the texts anew, and fail that once more.
"""

from __future__ import annotations

import os
from collections.abc import Awaitable, Callable, Iterable, Mapping, Sequence
from dataclasses import asdict, replace
from datetime import timedelta
from difflib import unified_diff
from pathlib import Path
from re import Pattern
from typing import Any, Self

from sqlalchemy import insert

from helpdesk.desk.desk import Desk
from helpdesk.desk.recording.recorder import Words
from helpdesk.outbox import Facts, MessageKind, OutboxMessage, Posted, Urgency
from helpdesk.people.actors import Actor
from helpdesk.settings.settings import Settings
from helpdesk.ticket.errors import HelpdeskError
from helpdesk.ticket.fact import Fact
from helpdesk.ticket.notes import Caller, File
from helpdesk.ticket.ticket import Ticket
from storage.tables.transport import posted
from storage.unit_of_work import UnitOfWork
from tests.helpdesk.cast import EGOV, HUDD, PEOPLE, SETTINGS
from tests.helpdesk.cast import actor as someone
from tests.helpdesk.office import at
from tests.storage.factories import enter, note, photo, ticket
from tests.storage.uses.left import Seen

Use = Callable[[Desk], Awaitable[object]]
STORIES = Path(__file__).parent / "stories"
Step = tuple[str, str, Use]  # when (of Monday, if no day is named), what happens, and how

TOPIC = replace(EGOV, thread_id=7, managers=(33,))
SHARED = replace(SETTINGS, teams=(TOPIC, HUDD))
OPERATOR, SECOND, ADMIN = someone("operator"), someone("second operator"), someone("admin")
RAVI, ANITA, HARI = someone("member", "egov"), someone("colleague", "egov"), someone("other team", "hudd")
MANAGER, SPOC = someone("team's manager"), someone("spoc")


class Echo:
    """Another system that follows tickets: it says again what it hears."""

    part = "echo"

    def over(self, said: Mapping[str, object]) -> Self:
        return self

    def owes(
        self, ticket: Ticket, facts: Sequence[Fact], actor: Actor | None, files: Sequence[File]
    ) -> Iterable[OutboxMessage]:
        heard = " ".join(type(fact).__name__ for fact in facts)
        by = actor.person.id if actor is not None else None
        yield self._says({"at": ticket.status.value, "heard": heard, "by": by, "files": len(files)}, ticket.number)

    def owes_anew(self, ticket: int, notes: Sequence[int]) -> Iterable[OutboxMessage]:
        yield self._says({"notes": " ".join(map(str, notes))}, ticket)

    def _says(self, facts: Facts, ticket: int) -> OutboxMessage:
        return OutboxMessage(chat_id=-99, kind=MessageKind.JIRA, urgency=Urgency.P4, ticket=ticket, facts=facts)


def said(desk: Desk, text: str, *files: str) -> Words:
    """Return words that come a minute after they were said, with photos."""
    return Words(text, desk.now - timedelta(minutes=1), tuple(photo(file) for file in files), 5, 50)


async def staffed(unit: UnitOfWork) -> int:
    """Let everybody of the cast be there, and one caller; return the caller."""
    await enter(unit, *(person for person in PEOPLE.values() if person.memberships))
    return await unit.texts.keep_caller(Caller(phone="+919437012345", name="Ramesh"))


async def kept(unit: UnitOfWork, number: int, caller: int | None, **known: object) -> None:
    """Let a ticket be with the desk, described and with a photo."""
    await unit.tickets.add(ticket(number, logged_by=11, caller=caller, **known))
    description = await unit.texts.add_note(note(ticket=number))
    await unit.texts.add_file(photo(f"P{number}", ticket=number, note=description))


async def stands(unit: UnitOfWork, *messages: Posted) -> None:
    """Let messages of ours be in their chats, in their slots or in none."""
    for message in messages:
        await unit.connection.execute(insert(posted).values(**asdict(message)))


async def holds(
    unit: UnitOfWork,
    story: str,
    steps: Sequence[Step],
    settings: Settings = SHARED,
    *,
    unsaid: Pattern[str] | None = None,
) -> None:
    """Play a story, and compare what each use left, or how it was refused, with the story's text.

    All that is owed is sent before each use. ``unsaid`` is left out.
    """
    told = await _played(unit, steps, settings)
    left = unsaid.sub("", told) if unsaid else told
    text = STORIES / f"{story}.txt"
    was = text.read_text(encoding="utf-8") if text.exists() else ""
    if os.environ.get("STORIES") == "anew":
        text.write_text(left, encoding="utf-8")
    assert left == was, "\n".join(unified_diff(was.splitlines(), left.splitlines(), story, "left", lineterm=""))


async def _played(unit: UnitOfWork, steps: Sequence[Step], settings: Settings) -> str:
    seen = Seen(unit)
    await seen.left()
    told = []
    for when, title, use in steps:
        await seen.sent()
        told.append(f"== {when} {title}")
        now = at(f"Mon 16 Nov {when}" if len(when) == len("10:00") else when)
        try:
            answer = await use(Desk(unit, (await unit.setup.overlay()).over(settings), now))
            told += [f"-> {_short(answer)}"] if not isinstance(answer, Ticket | None) else []
        except HelpdeskError as refused:
            told.append(f"{type(refused).__name__} {refused}")
        told += await seen.left()
    return "\n".join(told) + "\n"


def _short(answer: Any) -> Any:
    if isinstance(answer, list | tuple):
        return [_short(one) for one in answer]
    if isinstance(answer, Actor):
        return f"{answer.person.id} of {sorted(answer.person.teams)}"
    return answer.number if isinstance(answer, Ticket) else getattr(answer, "id", answer)
