"""What is configured: teams, routes, towns, modules, words. All of it is data; the SOP is the default."""

from __future__ import annotations

from dataclasses import dataclass

from helpdesk.tickets import Component, Nature


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
    """A resolution that a team keeps ready."""

    text: str
    team: str | None = None
    module: str | None = None
