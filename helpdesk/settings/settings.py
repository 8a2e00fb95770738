"""What is configured: teams, routes, towns, modules, words, times. All of it is data; the SOP is the default."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import time
from enum import StrEnum

from helpdesk.calendar.business_hours import BusinessCalendar
from helpdesk.calendar.response_clock import Policy
from helpdesk.text.known_issues import KnownTrouble
from helpdesk.ticket.ticket import Component, Nature, Priority


@dataclass(frozen=True, kw_only=True, slots=True)
class Team:
    """A team to which tickets are escalated. ``listed``: only people appointed to it are of it."""

    key: str
    name: str
    chat_id: int | None = None
    thread_id: int | None = None
    language: str | None = None
    listed: bool = False
    managers: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Route:
    """Which tickets go to which team; an empty tuple matches everything."""

    team: str
    natures: tuple[Nature, ...] = ()
    components: tuple[Component, ...] = ()

    def takes(self, nature: Nature, component: Component | None) -> bool:
        """Whether this route is for such a ticket."""
        return (not self.natures or nature in self.natures) and (not self.components or component in self.components)


@dataclass(frozen=True, slots=True)
class Ulb:
    """A town council."""

    code: str
    name: str
    name_or: str = ""
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Module:
    """A part of MUKTASoft, and the words by which people mean it."""

    key: str
    name: str
    words: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ReadyAnswer:
    """A resolution that the configuration keeps ready."""

    text: str
    team: str | None = None
    module: str | None = None


class Proof(StrEnum):
    """By what the form sees that something is there; what only people can judge has none."""

    PICTURE = "picture"  # a photo, video or document
    ID = "id"  # one of MUKTASoft's


@dataclass(frozen=True, slots=True)
class ReturnReason:
    """Why a team sends a ticket back to the desk. ``ask``: what was missing, for which the next form asks."""

    key: str
    name: str
    ask: str = ""  # "": nothing was
    proof: Proof | None = None


@dataclass(frozen=True, slots=True)
class Summary:
    """A summary that is posted by itself, at a time of the desk's day; ``title`` names the chat where it is known."""

    chat_id: int
    at: time
    scope: str  # "all", "team:" and its key, "ulb:" and its code
    every: str  # day, week, month
    title: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Settings:
    """The whole desk as it is configured."""

    name: str
    prefix: str
    first_number: int
    timezone: str
    language: str
    phone_region: str
    chat_id: int | None  # the desk's own group
    default_priority: Priority
    stale_after_days: int
    teams: tuple[Team, ...]
    routes: tuple[Route, ...]
    ulbs: tuple[Ulb, ...]
    modules: tuple[Module, ...]
    answers: tuple[ReadyAnswer, ...]
    sla: Mapping[Priority, Policy]
    calendar: BusinessCalendar
    troubles: tuple[KnownTrouble, ...] = ()
    retention_days: int = 365  # after its last closed ticket a caller loses name and number
    reasons: tuple[ReturnReason, ...] = ()
    auto_close_days: int = 3  # business days
    reopen_within_days: int = 7
    summaries: tuple[Summary, ...] = ()
    owned: frozenset[str] = frozenset()  # dotted paths of what the file sets: the chat can't change it
    linked_by_file: frozenset[str] = frozenset()  # teams whose group the file names
    late_steps: tuple[str, ...] = ("group", "managers", "admins")  # whom each step after a breach tells

    def team(self, key: str | None) -> Team | None:
        """Return the team with that key."""
        return next((t for t in self.teams if t.key == key), None)

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
