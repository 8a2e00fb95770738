"""Trouble over HTTP, for tests of clients in any language; in Python it is `jira.faults` and its like.

POST   /jira/api/faults   {"kind": "refuse", "call"?: "POST /issue" | "*", "times"?, "after"?, "every"?, "status"?,
                          "messages"?: [...], "retry_after"?, "reason"?: "jira-burst-based" ..., "seconds"?}
DELETE /jira/api/faults   all is well again
POST   /jira/api/limits   {"per_second"?: n | null, "per_hour"?: n | null, "writes_per_issue"?: bool}
POST   /jira/api/site     {"index_delay"?: seconds, "upload_limit"?: bytes, "numbers_in_changelogs"?: bool}
POST   /jira/api/people   {"email", "expire"?: true, "token"?: a new one, "take"?: [permission], "give"?: [...]}
POST   /jira/api/projects {"key", "lose": true} | {"key", "cut": name of a status that no step leads to any more}
POST   /jira/api/webhooks {"url", "secret"?, "events"?: ["jira:issue_updated" ...]}
    -> {"ok": true}; 422 what cannot be read
GET    /jira/api/calls    -> {"calls": [{"n", "at", "method", "path", "query", "call", "account", "status", "fault",
                          "body": text}, the latest 200], "problems": {kind: [...]}: what a client should not do}
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import fields
from typing import Any, get_args

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import BaseRoute, Route

from sandbox.jira.door.faults import CallFault, Kind
from sandbox.jira.door.log import Entry
from sandbox.jira.jira import Jira
from sandbox.people.wants import Unreadable, guarded, wants

SHOWN = 200
FAULT = {one.name for one in fields(CallFault)} - {"hits", "seen"}
LIMITS = {"per_second", "per_hour", "writes_per_issue"}
SITE = {"index_delay", "upload_limit", "numbers_in_changelogs"}
Doing = Callable[[dict[str, Any]], None]


class JiraControl:
    """The routes by which a program makes trouble, and looks at what came."""

    def __init__(self, jira: Jira) -> None:
        self.jira = jira

    def routes(self) -> list[BaseRoute]:
        done: dict[str, Doing] = {
            "faults": self._fault, "limits": self._limits, "site": self._site, "people": self._people,
            "projects": self._project, "webhooks": self._webhook,
        }  # fmt: skip
        return [
            Route("/jira/api/faults", self._calm, methods=["DELETE"]),
            Route("/jira/api/calls", self._calls),
            *(Route(f"/jira/api/{name}", _doing(run), methods=["POST"]) for name, run in done.items()),
        ]

    async def _calm(self, _: Request) -> Response:
        self.jira.faults.clear()
        return JSONResponse({"ok": True})

    async def _calls(self, _: Request) -> Response:
        log = self.jira.log
        return JSONResponse({"calls": [_shown(one) for one in log.entries[-SHOWN:]], "problems": log.problems()})

    def _fault(self, body: dict[str, Any]) -> None:
        _only(body, FAULT)
        if body.get("kind") not in get_args(Kind):
            raise Unreadable(f"kind: one of {', '.join(get_args(Kind))}")
        if "messages" in body:
            body["messages"] = tuple(body["messages"])
        self.jira.faults.order(CallFault(**body))

    def _limits(self, body: dict[str, Any]) -> None:
        for name, value in _only(body, LIMITS).items():
            setattr(self.jira.limits, name, value)

    def _site(self, body: dict[str, Any]) -> None:
        for name, value in _only(body, SITE).items():
            setattr(self.jira.site, name, value)

    def _people(self, body: dict[str, Any]) -> None:
        _only(body, {"email", "expire", "token", "take", "give"})
        email = str(body.get("email", ""))
        if self.jira.site.by_email(email) is None:
            raise Unreadable("email: nobody here has that")
        if body.get("expire"):
            self.jira.expire_token(email)
        if body.get("token"):
            self.jira.renew_token(email, str(body["token"]))
        self.jira.take_rights(email, *body.get("take", ()))
        self.jira.give_rights(email, *body.get("give", ()))

    def _project(self, body: dict[str, Any]) -> None:
        _only(body, {"key", "lose", "cut"})
        key = str(body.get("key", ""))
        if self.jira.site.project(key) is None:
            raise Unreadable("key: there is no such project")
        if body.get("lose"):
            self.jira.lose_project(key)
        elif body.get("cut"):
            self.jira.cut_workflow(key, str(body["cut"]))

    def _webhook(self, body: dict[str, Any]) -> None:
        _only(body, {"url", "secret", "events"})
        if not body.get("url"):
            raise Unreadable("url: where to?")
        self.jira.webhooks.register(str(body["url"]), str(body.get("secret", "")), *body.get("events", ()))


def _only(body: dict[str, Any], known: set[str]) -> dict[str, Any]:
    unknown = sorted(set(body) - known)
    if unknown:
        raise Unreadable(f"{unknown[0]}: not one of {', '.join(sorted(known))}")
    return body


def _doing(run: Doing) -> Callable[[Request], Awaitable[Response]]:
    async def answer(request: Request) -> Response:
        body, _ = await wants(request)
        run(body)
        return JSONResponse({"ok": True})

    return guarded(answer)


def _shown(one: Entry) -> dict[str, Any]:
    return {
        "n": one.number, "at": one.at, "method": one.method, "path": one.path, "query": one.query, "call": one.call,
        "account": one.account, "status": one.status, "fault": one.fault, "body": one.body.decode("utf-8", "replace"),
    }  # fmt: skip
