"""The sentences about what happened to a ticket: to the desk, under the team's card, to everybody else around it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from helpdesk.notify.content import Text
from helpdesk.ticket.notes import NoteAudience


@dataclass(frozen=True)
class AboutNote(Text):
    """Passes on what somebody wrote, if they wrote something."""

    note: int | None


@dataclass(frozen=True)
class PassedOnWords(AboutNote):
    """Passes on what somebody wrote, in a message that follows the words when they are edited."""

    mention: int | None = None  # who is to act on it

    def slot(self, chat_id: int) -> str | None:
        """Name the message in a chat; None if nothing was written."""
        return f"said:{self.stored_as}:{self.note}:{self.mention or 0}@{chat_id}" if self.note is not None else None


@dataclass(frozen=True)
class DoneBy(Text):
    """Says who did it."""

    by: int | None


# -- to the desk


class QuestionToDesk(PassedOnWords):
    """The team asks; it can be answered, or the ticket opened."""

    stored_as = "asked"


class BackWithDesk(PassedOnWords):
    """The team sent it back; it can be escalated anew, or opened."""

    stored_as = "returned"


class ObjectionToDesk(PassedOnWords):
    """The town says that it is not solved: it does not close until the desk has asked the caller."""

    stored_as = "objected"


@dataclass(frozen=True)
class AnsweredByColleague(AboutNote, DoneBy):
    """Somebody else of the desk has answered the team."""

    stored_as = "answered-for-you"


class NoAnswerNeeded(DoneBy):
    """The team has withdrawn its question."""

    stored_as = "no-answer-needed"


class Comment(PassedOnWords):
    """Somebody wrote about it; also for its holder and its watchers."""

    stored_as = "commented"


@dataclass(frozen=True)
class OpenAgain(AboutNote, DoneBy):
    """It was solved, and is not."""

    stored_as = "reopened"


class WithdrawnBy(DoneBy):
    """It is no ticket any more."""

    stored_as = "withdrawn"


class CallerSaysSolved(Text):
    """So it is closed."""

    stored_as = "confirmed-yes"


class CallerSaysUnsolved(Text):
    """So it is open again."""

    stored_as = "confirmed-no"


class CallerNotReached(Text):
    """So it closes by itself."""

    stored_as = "confirmed-unreached"


class TeamNotLinked(Text):
    """It is with a team that has no group yet; also for the admins."""

    stored_as = "team-not-linked"


# -- under the team's card


@dataclass(frozen=True)
class CommentKept(Text):
    """For whoever wrote a comment: for whom it is. Buttons under it choose another audience."""

    note: int
    audience: NoteAudience
    stored_as = "comment-kept"


class AnswerInTeam(PassedOnWords):
    """The desk's answer to the team's question."""

    stored_as = "answered"


class CommentInTeam(PassedOnWords):
    """What was written elsewhere."""

    stored_as = "commented-here"


class OpenAgainInTeam(PassedOnWords):
    """What is wrong with the solution."""

    stored_as = "reopened-here"


@dataclass(frozen=True)
class WithdrawnInTeam(Text):
    """There is nothing more to do."""

    mention: int | None
    stored_as = "withdrawn-here"


class RaisedToP1(Text):
    """It is most urgent now."""

    stored_as = "raised-to-p1"


@dataclass(frozen=True)
class ClaimFreed(Text):
    """Whoever had it is no longer of the team."""

    name: str
    stored_as = "claim-freed"


@dataclass(frozen=True)
class QuestionPassedOn(DoneBy):
    """The bot can't reach the operator ``by``: the team's question went to ``count`` others of the desk."""

    mention: int | None
    count: int
    stored_as = "question-passed-on"


# -- to whoever has it or had it


class AnswerToHolder(AboutNote):
    """The desk's answer, where the team has no group."""

    stored_as = "answered-here"


class ClaimTakenOver(DoneBy):
    """A colleague has it now."""

    stored_as = "lost-claim"


class PassedOnFromYou(DoneBy):
    """It was forwarded or sent back."""

    stored_as = "lost-moved"


# -- to watchers, SPOCs and admins


class WatchedClaimed(AboutNote):
    """Somebody has it now."""

    stored_as = "watched-claimed"


class WatchedResolved(AboutNote):
    """It is solved."""

    stored_as = "watched-resolved"


class SolutionReworded(PassedOnWords):
    """How it was solved reads otherwise now; for all who were told, SPOCs and the desk, too."""

    stored_as = "solution-reworded"


class WatchedReopened(AboutNote):
    """It is open again."""

    stored_as = "watched-reopened"


class TownTold(Text):
    """News of a town's ticket for its SPOCs; ``muted_as`` is what they mute it by."""

    muted_as: ClassVar[str]


class CommentForTown(PassedOnWords, TownTold):
    """Somebody wrote something that is meant for the town."""

    stored_as, muted_as = "spoc-comment", "answered"


@dataclass(frozen=True)
class ForwardedOften(Text):
    """It goes from team to team."""

    count: int
    stored_as = "forwarded-often"


@dataclass(frozen=True)
class ProblemProposed(Text):
    """Several towns have one trouble: ``others`` are the tickets' IDs. It can be made a problem."""

    others: str
    latest: int | None = None  # the number of the ticket that made them enough
    stored_as = "propose-problem"
