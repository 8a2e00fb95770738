"""Lists that admins change in the chat, laid over the configuration's: teams, towns, modules and the like.

A list that the file names belongs to the file: the chat's items wait until the file drops it. One thing holds over
the file: the new id of a group that Telegram moved (``over_file``).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import time
from typing import Any

from helpdesk.calendar.response_clock import Policy
from helpdesk.settings.settings import Module, Proof, ReadyAnswer, ReturnReason, Route, Settings, Summary, Team, Ulb
from helpdesk.ticket.ticket import Component, Nature, Priority

Body = Mapping[str, Any]
LINKS = "links"  # a team's key (or "desk") and its group


@dataclass(frozen=True, kw_only=True, slots=True)
class Item:
    """What the chat says of one item of a part; ``body`` None: it is taken out."""

    key: str
    body: Body | None
    over_file: bool = False


@dataclass(frozen=True, slots=True)
class ListPart:
    """One list of the settings: how its items are named, read and written."""

    name: str  # as in the configuration
    field: str  # of Settings
    key: Callable[[Any], str]
    read: Callable[[Body], Any]
    write: Callable[[Any], dict[str, Any]]


def read_team(body: Body) -> Team:
    """Return a team as its item says; its group is a link of its own."""
    return Team(
        key=body["key"], name=body["name"], language=body.get("language"), listed=body.get("members") == "listed"
    )


def write_team(team: Team) -> dict[str, Any]:
    """Return a team as the configuration writes it, without its group and managers."""
    body = {"key": team.key, "name": team.name, "members": "listed" if team.listed else "group"}
    return body | ({"language": team.language} if team.language else {})


def _read_route(body: Body) -> Route:
    natures = tuple(Nature(n) for n in body.get("nature", ()))
    return Route(body["team"], natures, tuple(Component(c) for c in body.get("component", ())))


def _write_route(route: Route) -> dict[str, Any]:
    return {"team": route.team, "nature": [*map(str, route.natures)], "component": [*map(str, route.components)]}


def route_key(route: Route) -> str:
    """Name a route by the cases that it takes: there is one route a case."""
    return ".".join((*map(str, route.natures), *map(str, route.components))) or "any"


def _read_ulb(body: Body) -> Ulb:
    return Ulb(body["code"], body["name"], body.get("name_or", ""), tuple(body.get("alias", ())))


def _write_ulb(ulb: Ulb) -> dict[str, Any]:
    return {"code": ulb.code, "name": ulb.name, "name_or": ulb.name_or, "alias": list(ulb.aliases)}


def _read_module(body: Body) -> Module:
    return Module(body["key"], body["name"], tuple(body.get("words", ())))


def _write_module(module: Module) -> dict[str, Any]:
    return {"key": module.key, "name": module.name, "words": list(module.words)}


def _read_answer(body: Body) -> ReadyAnswer:
    return ReadyAnswer(body["text"], body.get("team"), body.get("module"))


def _write_answer(answer: ReadyAnswer) -> dict[str, Any]:
    said = {"text": answer.text, "team": answer.team, "module": answer.module}
    return {name: value for name, value in said.items() if value is not None}


def _read_reason(body: Body) -> ReturnReason:
    proof = body.get("proof")
    return ReturnReason(body["key"], body["name"], body.get("ask", ""), Proof(proof) if proof else None)


def _write_reason(reason: ReturnReason) -> dict[str, Any]:
    proof = reason.proof.value if reason.proof else ""
    return {"key": reason.key, "name": reason.name, "ask": reason.ask, "proof": proof}


def _read_summary(body: Body) -> Summary:
    at = time.fromisoformat(body["at"])
    return Summary(body["chat_id"], at, body["scope"], body["every"], body.get("title", ""))


def _write_summary(summary: Summary) -> dict[str, Any]:
    return {
        "chat_id": summary.chat_id, "at": f"{summary.at:%H:%M}", "scope": summary.scope, "every": summary.every,
        "title": summary.title,
    }  # fmt: skip


def summary_key(summary: Summary) -> str:
    """Name a summary: a chat has one of each scope and rhythm."""
    return f"{summary.chat_id}.{summary.scope}.{summary.every}"


def answer_key(answer: ReadyAnswer) -> str:
    """Name a ready answer: its words are its name."""
    return answer.text


PARTS: dict[str, ListPart] = {
    part.name: part
    for part in (
        ListPart("teams", "teams", lambda team: team.key, read_team, write_team),
        ListPart("routes", "routes", route_key, _read_route, _write_route),
        ListPart("ulbs", "ulbs", lambda ulb: ulb.code, _read_ulb, _write_ulb),
        ListPart("modules", "modules", lambda module: module.key, _read_module, _write_module),
        ListPart("reasons", "reasons", lambda reason: reason.key, _read_reason, _write_reason),
        ListPart("answers", "answers", answer_key, _read_answer, _write_answer),
        ListPart("summaries", "summaries", summary_key, _read_summary, _write_summary),
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
                read = replace(merged[item.key], name=read.name, language=read.language, listed=read.listed)
            elif part.name == "reasons" and item.key in merged and "ask" not in item.body:  # of before it could ask
                read = replace(merged[item.key], name=read.name)
            merged[item.key] = read
    return tuple(merged.values())


def _policies(settings: Settings, said: Iterable[Item]) -> Mapping[Priority, Policy]:
    policies = dict(settings.sla)
    for item in said:
        if item.body is not None and not any(owned.startswith(f"sla.{item.key}.") for owned in settings.owned):
            policies[Priority(item.key)] = replace(policies[Priority(item.key)], **item.body)
    return policies


def _linked(settings: Settings, said: Iterable[Item]) -> Settings:
    for item in said:
        chat_id = item.body["chat_id"] if item.body else None
        thread = item.body.get("thread_id") if item.body else None
        if item.key == "desk":
            if _holds(item, settings.chat_id, by_file="desk.chat_id" in settings.owned):
                settings = replace(settings, chat_id=chat_id)
            continue
        teams = tuple(
            replace(team, chat_id=chat_id, thread_id=thread)
            if team.key == item.key and _holds(item, team.chat_id, by_file=link_is_owned(settings, team))
            else team
            for team in settings.teams
        )
        settings = replace(settings, teams=teams)
    return settings


def _holds(item: Item, named: int | None, *, by_file: bool) -> bool:
    """Whether what the chat says of a link holds: over the file only as long as that names the group that moved."""
    if not item.over_file:
        return not by_file
    former = (item.body or {}).get("instead_of")
    return former is None or former == named


def link_is_owned(settings: Settings, team: Team) -> bool:
    """Whether the file itself says which group is this team's."""
    return team.key in settings.linked_by_file
