"""What of each fact is owed to JIRA. A row names what is to be true there; its words are read when it is sent."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from helpdesk.destinations import Destination
from helpdesk.jira.plan import PART, JiraPlan
from helpdesk.notify.content import Content
from helpdesk.outbox import MessageKind, OutboxMessage, Urgency
from helpdesk.people.actors import Actor
from helpdesk.settings.bodies import Body
from helpdesk.ticket.fact import Fact
from helpdesk.ticket.facts.clock import DueMoved
from helpdesk.ticket.facts.details import Corrected, Placed, PriorityChanged
from helpdesk.ticket.facts.endings import Objected, Reopened, Resolved, Withdrawn
from helpdesk.ticket.facts.moves import Claimed, Escalated, Forwarded, Returned
from helpdesk.ticket.facts.solution import SolutionDue
from helpdesk.ticket.facts.words import Addressed, Answered, Asked, Commented, Reworded
from helpdesk.ticket.notes import File, Note
from helpdesk.ticket.ticket import Ticket


class IssuePart(StrEnum):
    """What of an issue a row brings up to date."""

    ISSUE = "issue"  # there is one, and it stands as the ticket does
    FIELDS = "fields"  # what is wrong, how urgent
    STATUS = "status"
    NOTE = "note"  # one comment: there, changed, or taken away
    FILE = "file"
    MEND = "mend"  # whatever differs in one
    LOOK = "look"  # no issue: all of JIRA, for the panel
    COMPARE = "compare"  # all of them


class Move(StrEnum):
    """Why an issue's status is to change: JIRA's own stands against all that is not meant here."""

    BEGIN = "begin"  # somebody has taken the ticket
    END = "end"  # it is solved, withdrawn, or another team's
    AGAIN = "again"  # it is open again, or comes back
    AS_HERE = "as-here"  # an admin wants both sides to be the same


@dataclass(frozen=True)
class JiraRow(Content):
    """A row for JIRA."""

    kind = MessageKind.JIRA

    part: IssuePart
    number: int | None = None  # of the note or file; of whoever asked to look or compare
    move: Move | None = None  # of the issue and its status
    page: str = ""  # of the panel, that is shown once JIRA was looked at: its name, or its name and what of, by a dot

    def owed_for(self, ticket: int) -> OutboxMessage:
        """Return the row in its ticket's lane, or in the one that is no ticket's; what waits already is enough."""
        slot = f"jira:{self.part}:{self.number or ticket}"
        message = self.message_to(ticket, Urgency.PING, ticket=ticket or None, slot=slot)
        return replace(message, destination=Destination.JIRA)


WORDS = (Commented, Objected, Asked, Answered, Resolved, Reopened, Returned, Forwarded)  # each may have a note
AGAIN = (Addressed, Reworded)  # of a note that may be there already
FIELDS = (PriorityChanged, Corrected, Placed, SolutionDue, DueMoved)
MOVES: Mapping[type[Fact], Move] = {
    Claimed: Move.BEGIN, Resolved: Move.END, Withdrawn: Move.END, Forwarded: Move.END, Returned: Move.END,
    Reopened: Move.AGAIN,
}  # fmt: skip


@dataclass(frozen=True)
class JiraFollower:
    """``helpdesk.settings.followers.Follower``."""

    plan: JiraPlan
    part = PART

    def over(self, said: Mapping[str, Body | None]) -> JiraFollower:
        """Return it with the chat's choices."""
        return replace(self, plan=self.plan.over(said))

    def owes(
        self, ticket: Ticket, facts: Sequence[Fact], actor: Actor | None, files: Sequence[File]
    ) -> Iterator[OutboxMessage]:
        """Yield the rows. What came from JIRA does not go back there."""
        teams = self.plan.teams
        left = any(isinstance(fact, Forwarded | Returned) and fact.origin in teams for fact in facts)
        if ticket.team not in teams and not left:
            return
        rows = (
            [JiraRow(IssuePart.ISSUE, move=Move.AGAIN)]
            if any(_arrives(fact, ticket, teams) for fact in facts)
            else []
        )
        rows += _rows(facts, files, came_from_there=actor is not None and actor.via is Destination.JIRA)
        for row in rows:
            yield row.owed_for(ticket.number)

    def owes_anew(self, ticket: int, notes: Sequence[int]) -> Iterator[OutboxMessage]:
        """Yield rows for all that is there of a ticket: what is blank here goes there, too."""
        for row in (JiraRow(IssuePart.FIELDS), *(JiraRow(IssuePart.NOTE, note) for note in notes)):
            yield row.owed_for(ticket)


def rows_of_all(files: Iterable[File], notes: Iterable[Note]) -> Iterator[JiraRow]:
    """Yield rows for all that a ticket has, for an issue that has none of it yet."""
    yield from (JiraRow(IssuePart.FILE, file.id) for file in files)
    yield from (JiraRow(IssuePart.NOTE, note.id) for note in notes)


def _arrives(fact: Fact, ticket: Ticket, teams: Mapping[str, object]) -> bool:
    return isinstance(fact, Escalated) and fact.team == ticket.team and fact.team in teams


def _rows(facts: Sequence[Fact], files: Sequence[File], *, came_from_there: bool) -> Iterator[JiraRow]:
    for fact in facts:
        note = getattr(fact, "note", None)
        if note is not None and isinstance(fact, Addressed if came_from_there else (*WORDS, *AGAIN)):
            yield JiraRow(IssuePart.NOTE, note)
    if came_from_there:
        return
    yield from (JiraRow(IssuePart.FILE, file.id) for file in files if file.id)
    if any(isinstance(fact, FIELDS) for fact in facts):
        yield JiraRow(IssuePart.FIELDS)
    moves = [MOVES[type(fact)] for fact in facts if type(fact) in MOVES]
    if moves:
        yield JiraRow(IssuePart.STATUS, move=moves[-1])
