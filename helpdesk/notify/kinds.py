"""What the messages that are more than a sentence say, where that is more than their ticket."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from helpdesk.notify.content import Content
from helpdesk.outbox import Facts, MessageKind


@dataclass(frozen=True)
class Attachments(Content):
    """Files of a ticket, by their ids."""

    files: tuple[int, ...]
    kind = MessageKind.FILES


@dataclass(frozen=True)
class DueReminders(Content):
    """What the clock has to say, by the ids of the stored reminders."""

    sayings: tuple[int, ...]
    kind = MessageKind.REMINDER


@dataclass(frozen=True)
class AccessQuestion(Content):
    """A stranger asks to be let in."""

    person: int
    kind = MessageKind.ACCESS


@dataclass(frozen=True)
class GroupQuestion(Content):
    """Which team does a group belong to? The number of the known chat."""

    chat: int
    kind = MessageKind.QUESTION


@dataclass(frozen=True)
class TeamBoard(Content):
    """What waits for a team."""

    team: str
    kind = MessageKind.BOARD


class TeamBurst(TeamBoard):
    """How many cards are on the way to a team."""

    kind = MessageKind.BURST


@dataclass(frozen=True)
class PlannedSummary(Content):
    """An edition of a planned summary: what it covers, when it is told. Early ones were daily, told at their end."""

    scope: str
    on: date
    since: datetime
    until: datetime
    every: str = "day"
    at: datetime | None = None
    kind = MessageKind.SUMMARY

    @classmethod
    def is_in(cls, facts: Facts) -> bool:
        """Whether that is what was stored, and not a summary that somebody asked for."""
        return "scope" in facts


CHARTS = ("flow", "teams", "ages")  # the pictures of a summary, a message each: an album would crop them


@dataclass(frozen=True)
class PlannedCharts(PlannedSummary):
    """A picture of an edition; early ones were all in one message."""

    picture: str = ""
    kind = MessageKind.CHARTS


@dataclass(frozen=True)
class AskedSummary(Content):
    """A summary that somebody asked for: on which day, and which view, as buttons carry it."""

    on: date
    view: str = ""
    kind = MessageKind.SUMMARY


@dataclass(frozen=True)
class AskedCharts(AskedSummary):
    """A picture of a summary; early ones were all in one message."""

    picture: str = ""
    kind = MessageKind.CHARTS


@dataclass(frozen=True)
class AskedExport(AskedSummary):
    """The tickets behind a summary as a file, with or without their callers."""

    callers: bool = False
    kind = MessageKind.EXPORT


@dataclass(frozen=True)
class FormCard(Content):
    """A form in progress; after words of its person what was wrong with them, or what was taken from them."""

    draft: int
    problem: str | None = None
    taken: tuple[str, ...] = ()
    kind = MessageKind.FORM


@dataclass(frozen=True)
class PromptCard(Content):
    """A question that waits for words."""

    prompt: int
    kind = MessageKind.PROMPT


@dataclass(frozen=True)
class CallerPage(Content):
    """What is known of a caller; ``step`` asks before something is done about them, or says that it was done."""

    caller: int
    step: str | None = None
    list: str = "caller"
    kind = MessageKind.LIST


@dataclass(frozen=True)
class CallerExport(Content):
    """All that is known of a caller, as a file."""

    caller: int
    list: str = "export"
    kind = MessageKind.LIST


@dataclass(frozen=True)
class WholePage(Content):
    """A page of all that was written about a ticket."""

    page: int = 0
    kind = MessageKind.WHOLE


@dataclass(frozen=True)
class HistoryPage(Content):
    """A page of what happened to a ticket."""

    page: int = 0
    kind = MessageKind.HISTORY


@dataclass(frozen=True)
class PanelPage(Content):
    """Where an admin sets the desk up: the page's name, and of what it is a page."""

    page: str
    n: int = 0
    arg: str = ""
    kind = MessageKind.PANEL


@dataclass(frozen=True)
class InvitationLink(Content):
    """A one-time link to be forwarded: the number of the invitation, and the secret that only the link holds."""

    link: int
    secret: str
    kind = MessageKind.INVITATION


@dataclass(frozen=True)
class DoctorReport(Content):
    """How everything is: the findings as JSON."""

    report: str = "[]"
    kind = MessageKind.DOCTOR


@dataclass(frozen=True)
class MailCard(Content):
    """A mail that waits, or what became of it; ``step``: what is asked about it."""

    mail: int
    step: str | None = None
    kind = MessageKind.MAIL


@dataclass(frozen=True)
class MailFiles(Content):
    """The attachments of a mail: so many from one on."""

    mail: int
    first: int
    kind = MessageKind.MAIL_FILES


@dataclass(frozen=True)
class OwedLetter(Content):
    """A letter of ours."""

    letter: int
    kind = MessageKind.LETTER
