"""What is configured: teams, routes, towns, modules, words, times. All of it is data; the SOP is the default.

Every setting is defined here and beside (``desk.py``, ``calendar.py``, ``people.py``), once: its name, its kind, its
limits. The configuration file and the chat are both checked by these fields.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import time
from enum import StrEnum
from typing import Annotated, Any, Literal

from annotated_types import Gt, Len, MaxLen

from helpdesk.calendar.business_hours import BusinessCalendar
from helpdesk.calendar.response_clock import Policy
from helpdesk.calendar.written import read_time
from helpdesk.limits import (
    ChatId,
    GroupId,
    Key,
    Language,
    Name,
    NotWritten,
    OtherName,
    PersonId,
    Reads,
    UlbCode,
    Word,
    fits,
    not_twice,
)
from helpdesk.settings.desk import DeskSettings
from helpdesk.settings.followers import Follower
from helpdesk.settings.mail import MailSettings
from helpdesk.text.known_issues import KnownIssue
from helpdesk.ticket.ticket import Component, Nature, Priority


@dataclass(frozen=True, slots=True)
class Holiday:
    """What a holiday is called: ``name`` is what the calendar calls it."""

    name: str
    name_or: str = ""
    name_hi: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Team:
    """A team to which tickets are escalated; without a ``chat_id`` its group is linked from the chat."""

    key: Key
    name: Name
    chat_id: GroupId | None = None
    thread_id: Annotated[int, Gt(0)] | None = None
    language: Language | None = None
    members: Literal["group", "listed"] = "group"
    managers: Annotated[tuple[PersonId, ...], not_twice("a manager")] = ()
    name_or: OtherName = ""
    name_hi: OtherName = ""

    def __post_init__(self) -> None:
        if self.thread_id and not self.chat_id:
            raise ValueError("thread_id needs the chat_id of its group")

    @property
    def listed(self) -> bool:
        """Whether only people appointed to it are of it."""
        return self.members == "listed"


@dataclass(frozen=True, slots=True)
class Route:
    """Which tickets go to which team; an empty tuple matches everything. The first route that fits wins."""

    team: str
    nature: Annotated[tuple[Nature, ...], not_twice("a nature")] = ()
    component: Annotated[tuple[Component, ...], not_twice("a component")] = ()

    def takes(self, nature: Nature, component: Component | None) -> bool:
        """Whether this route is for such a ticket."""
        return (not self.nature or nature in self.nature) and (not self.component or component in self.component)


@dataclass(frozen=True, slots=True)
class Ulb:
    """A town council; ``alias`` holds other spellings that people write."""

    code: UlbCode
    name: Name
    name_or: str = ""
    alias: tuple[Name, ...] = ()
    name_hi: OtherName = ""


@dataclass(frozen=True, slots=True)
class Module:
    """A part of MUKTASoft, and the words by which people mean it."""

    key: Key
    name: Name
    words: Annotated[tuple[Word, ...], not_twice("a word")] = ()
    name_or: OtherName = ""
    name_hi: OtherName = ""


@dataclass(frozen=True, slots=True)
class ReadyAnswer:
    """A resolution that is kept ready, for a team, a module, both, or (with neither) everywhere."""

    text: Annotated[str, Len(1, 300)]
    team: str | None = None
    module: str | None = None
    text_or: Annotated[str, MaxLen(300)] = ""
    text_hi: Annotated[str, MaxLen(300)] = ""


class Proof(StrEnum):
    """By what the form sees that something is there; what only people can judge has none."""

    PICTURE = "picture"  # a photo, video or document
    ID = "id"  # one of MUKTASoft's


def _read_proof(said: Any) -> Proof | None:
    if said is not None and said not in ("", *Proof):
        raise ValueError("Input should be '', 'picture' or 'id'")
    return Proof(said) if said else None


@dataclass(frozen=True, slots=True)
class ReturnReason:
    """Why a team sends a ticket back to the desk. ``ask``: what was missing, for which the next form asks."""

    key: Key
    name: Name
    ask: Annotated[str, MaxLen(64)] = ""  # "": nothing was
    proof: Annotated[Proof | None, Reads(_read_proof)] = None
    name_or: OtherName = ""
    name_hi: OtherName = ""
    ask_or: Annotated[str, MaxLen(64)] = ""
    ask_hi: Annotated[str, MaxLen(64)] = ""


@dataclass(frozen=True, slots=True)
class Summary:
    """A summary that is posted by itself, at a time of the desk's day; ``title`` names the chat where it is known."""

    chat_id: ChatId
    at: Annotated[time, Reads(read_time)]
    scope: Annotated[
        str, fits(r"all|team:\S+|ulb:\S+", 'must be "all", "team:" and a team\'s key, or "ulb:" and a ULB\'s code')
    ]
    every: Annotated[str, fits("day|week|month", "Input should be 'day', 'week' or 'month'")]
    title: Annotated[str, NotWritten()] = ""

    @property
    def team(self) -> str | None:
        """The team that it is about, if it is about one."""
        return self.scope.removeprefix("team:") if self.scope.startswith("team:") else None

    @property
    def ulb(self) -> str | None:
        """The ULB that it is about, if it is about one."""
        return self.scope.removeprefix("ulb:") if self.scope.startswith("ulb:") else None


@dataclass(frozen=True, kw_only=True, slots=True)
class Settings(DeskSettings):
    """The whole desk as it is configured."""

    teams: tuple[Team, ...]
    routes: tuple[Route, ...]
    ulbs: tuple[Ulb, ...]
    modules: tuple[Module, ...]
    answers: tuple[ReadyAnswer, ...]
    sla: Mapping[Priority, Policy]
    calendar: BusinessCalendar
    known_issues: tuple[KnownIssue, ...] = ()
    holidays: tuple[Holiday, ...] = ()
    reasons: tuple[ReturnReason, ...] = ()
    summaries: tuple[Summary, ...] = ()
    mail: MailSettings | None = None  # None: the desk has no e-mail address
    owned: frozenset[str] = frozenset()  # dotted paths of what the file sets: the chat can't change it
    linked_by_file: Mapping[str, int] = field(default_factory=dict)  # groups that the file names: a team's, "desk"
    followers: tuple[Follower, ...] = ()  # other systems that are owed what happens to tickets

    def team(self, key: str | None) -> Team | None:
        """Return the team with that key."""
        return next((t for t in self.teams if t.key == key), None)

    def recommends_to(self, key: str | None) -> bool:
        """Whether the response times are a recommendation to that team, and do not bind it."""
        return key in self.recommended_to

    def teams_in(self, chat_id: int) -> tuple[Team, ...]:
        """Return the teams that have this group, or a topic of it."""
        return tuple(t for t in self.teams if t.chat_id == chat_id)

    def team_at(self, chat_id: int, thread_id: int | None) -> Team | None:
        """Return the team to which exactly this group, or this topic of it, is linked."""
        return next((t for t in self.teams_in(chat_id) if t.thread_id == thread_id), None)

    def team_in(self, chat_id: int, thread_id: int | None = None) -> Team | None:
        """Return whose group this is: of several that share it the one whose topic it is, or nobody's."""
        here = self.teams_in(chat_id)
        return here[0] if len(here) == 1 else self.team_at(chat_id, thread_id)

    def ulb(self, code: str | None) -> Ulb | None:
        """Return the ULB with that code."""
        return next((u for u in self.ulbs if u.code == code), None)

    def module(self, key: str | None) -> Module | None:
        """Return the module with that key."""
        return next((m for m in self.modules if m.key == key), None)

    def reason(self, key: str | None) -> ReturnReason | None:
        """Return the reason with that key."""
        return next((r for r in self.reasons if r.key == key), None)

    def answers_for(self, team: str | None, module: str | None) -> tuple[ReadyAnswer, ...]:
        """Return the configured answers of a team and module; L1 (no team) may say any team's about its module."""
        return tuple(
            answer
            for answer in self.answers
            if answer.module in (None, module)
            and (answer.team in (None, team) or (team is None and answer.module is not None))
        )
