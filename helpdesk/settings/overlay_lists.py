"""Lists that admins change in the chat, laid over the configuration's: teams, towns, modules and the like.

A list that the file names belongs to the file: the chat's items wait until the file drops it. One thing holds over
the file: the new id of a group that Telegram moved (``over_file``).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from helpdesk.calendar.response_clock import Policy, TeamTimes
from helpdesk.settings.bodies import Body, body_of, item_of
from helpdesk.settings.named import OTHERS
from helpdesk.settings.settings import Module, ReadyAnswer, ReturnReason, Route, Settings, Summary, Team, Ulb
from helpdesk.ticket.ticket import Priority

OTHER_NAMES = tuple(f"name_{language}" for language in OTHERS)
NO_OTHERS: Mapping[str, Any] = dict.fromkeys(OTHER_NAMES, "")
LINKS = "links"  # a team's key (or "desk") and its group


@dataclass(frozen=True, kw_only=True, slots=True)
class Item:
    """What the chat says of one item of a part; ``body`` None: it is taken out."""

    key: str
    body: Body | None
    over_file: bool = False


@dataclass(frozen=True, slots=True)
class ListPart:
    """One list of the settings: what its items are, and how they are named, read and written."""

    name: str  # as in the configuration, and as a field of Settings
    kind: type[Any]
    key: Callable[[Any], str]
    apart: tuple[str, ...] = ()  # fields that an item does not bear: they are changed in another way

    @property
    def field(self) -> str:
        """The field of ``Settings``."""
        return self.name

    def read(self, body: Body) -> Any:
        """Return an item as its body says."""
        return item_of(self.kind, {name: value for name, value in body.items() if name not in self.apart})

    def write(self, item: Any) -> dict[str, Any]:
        """Return an item as the configuration writes it; what it leaves out is not said."""
        return {name: value for name, value in body_of(item).items() if name not in self.apart}


def route_key(route: Route) -> str:
    """Name a route by the cases that it takes: there is one route a case."""
    return ".".join((*route.nature, *route.component)) or "any"


def summary_key(summary: Summary) -> str:
    """Name a summary: a chat has one of each scope and rhythm."""
    return f"{summary.chat_id}.{summary.scope}.{summary.every}"


PARTS: dict[str, ListPart] = {
    part.name: part
    for part in (
        ListPart("teams", Team, lambda team: team.key, ("chat_id", "thread_id", "managers", *OTHER_NAMES)),
        ListPart("routes", Route, route_key),
        ListPart("ulbs", Ulb, lambda ulb: ulb.code),
        ListPart("modules", Module, lambda module: module.key),
        ListPart("reasons", ReturnReason, lambda reason: reason.key),
        ListPart("answers", ReadyAnswer, lambda answer: answer.text),
        ListPart("summaries", Summary, summary_key),
    )
}


def lists_over(settings: Settings, items: Mapping[str, Sequence[Item]]) -> Settings:
    """Return the settings with the chat's items laid over those of the configuration."""
    for part in PARTS.values():
        said = items.get(part.name, ())
        if said and part.name not in settings.owned:
            merged = _merged(part, getattr(settings, part.field), said)
            named: dict[str, Any] = {part.field: merged}
            settings = replace(settings, **named)
    settings = replace(settings, sla=_policies(settings, items.get("sla", ())))
    return _linked(settings, items.get(LINKS, ()))


def _merged(part: ListPart, below: Iterable[Any], said: Iterable[Item]) -> tuple[Any, ...]:
    merged = {part.key(item): item for item in below}
    for item in said:
        if item.body is None:
            merged.pop(item.key, None)
        else:
            read = part.read(item.body)
            if part.name == "teams" and item.key in merged:  # what the item does not say stays
                said_now = {"name": read.name, "language": read.language, "members": read.members}
                read = replace(merged[item.key], **said_now, **NO_OTHERS)
            elif part.name == "reasons" and item.key in merged and "ask" not in item.body:  # of before it could ask
                read = replace(merged[item.key], name=read.name, **NO_OTHERS)
            merged[item.key] = _in_other_languages(merged.get(item.key), read, item.body)
    return tuple(merged.values())


def _in_other_languages(below: Any, read: Any, body: Body) -> Any:
    """Return the item with what other languages have for words of it that are still the same, if it says nothing."""
    kept = {
        other: getattr(below, other)
        for field in ("name", "ask")
        if hasattr(below, field) and getattr(below, field) == getattr(read, field)
        for other in (f"{field}_{language}" for language in OTHERS)
        if other not in body
    }
    return replace(read, **kept)


def _policies(settings: Settings, said: Iterable[Item]) -> Mapping[Priority, Policy]:
    policies = dict(settings.sla)
    for item in said:
        key, _, team = item.key.partition(".")
        if item.body is None or any(owned.startswith(f"sla.{key}.") for owned in settings.owned):
            continue
        former = policies[Priority(key)]
        own: dict[str, Any] = {"teams": {**former.teams, team: TeamTimes(**item.body)}} if team else dict(item.body)
        policies[Priority(key)] = replace(former, **own)
    return policies


def _linked(settings: Settings, said: Iterable[Item]) -> Settings:
    for item in said:
        chat_id = item.body["chat_id"] if item.body else None
        thread = item.body.get("thread_id") if item.body and chat_id else None
        if item.key == "desk":
            if _holds(item, settings, by_file="desk.chat_id" in settings.owned):
                settings = replace(settings, chat_id=chat_id)
            continue
        teams = tuple(
            replace(team, chat_id=chat_id, thread_id=thread)
            if team.key == item.key and _holds(item, settings, by_file=link_is_owned(settings, team))
            else team
            for team in settings.teams
        )
        settings = replace(settings, teams=teams)
    return settings


def _holds(item: Item, settings: Settings, *, by_file: bool) -> bool:
    """Whether what the chat says of a link holds: over the file only as long as that names the group that moved."""
    if not item.over_file:
        return not by_file
    former = (item.body or {}).get("instead_of")
    return former is None or former == settings.linked_by_file.get(item.key)


def link_is_owned(settings: Settings, team: Team) -> bool:
    """Whether the file itself says which group is this team's."""
    return team.key in settings.linked_by_file
