"""The developer's page over HTTP: what a person sees and does in this Jira.

Everything is JSON under `/jira/api`; whoever acts is named by an account's id in `by`. What Jira would refuse is
refused with its status and its words: {"error": "..."}; 422 is a request that cannot be read.

    GET  /jira/api/site                         -> SITE
    GET  /jira/api/issues?project=MUK           -> {"issues": [CARD, the one that changed last first]}
    POST /jira/api/issues  {"by", "project": key, "kind": id, "summary", "description"}     -> ISSUE
    GET  /jira/api/issues/{key}?by=ID           -> ISSUE
    POST /jira/api/issues/{key}/comment   {"by", "text"}
    POST /jira/api/issues/{key}/reword    {"by", "comment": id, "text"}
    POST /jira/api/issues/{key}/unsay     {"by", "comment": id}
    POST /jira/api/issues/{key}/assign    {"by", "to": account id | null}
    POST /jira/api/issues/{key}/step      {"by", "id", "fields": {name: id or text}, "text": a comment on its screen}
    POST /jira/api/issues/{key}/edit      {"by", "fields": {"priority": id, "summary": text ...}}
    POST /jira/api/issues/{key}/move      {"by", "to": project key}
    POST /jira/api/issues/{key}/delete    {"by"}
    POST /jira/api/issues/{key}/attach    multipart: by, file ...
        -> ISSUE as it is then; {} after delete
    GET  /jira/api/files/{attachment}           -> its bytes
    GET  /jira/api/events                       Server-Sent Events
        "issue" {"id", "key", "kind"}: it changed, or is gone; "site" {}: another Jira was loaded, read it all again

    SITE    {"title", "now": Unix time, "chats": whether there are any beside, "people": [{"id", "name", "zone"}],
            "priorities": [{"id", "name"}],
            "projects": [{"key", "name", "statuses": [STATUS], "types": [{"id", "name"}]}]}
    STATUS  {"id", "name", "category": "new" | "indeterminate" | "done"}
    CARD    {"id", "key", "project", "summary", "kind", "status": STATUS, "priority": {"id", "name"} | null,
            "assignee": id | null, "assignee_name", "labels", "updated", "comments": how many}
    ISSUE   CARD with "description", "reporter", "created", "due", "resolution", "components",
            "said": [{"id", "by", "mine", "at", "text", "edited"}], "links": [{"words", "key", "summary"}],
            "files": [{"id", "name", "kind", "size", "by", "at"}], "elsewhere": [{"url", "title"}],
            "history": [{"at", "by", "what": [{"field", "old", "new"}]}],
            "steps": [{"id", "name", "to": STATUS, "screen": [{"field", "name", "required", "value",
            "options": [{"id", "name"}] | null: a text}]}], "assignable": [{"id", "name"}],
            "may": {"comment", "assign", "edit", "attach", "move", "delete": bool}
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Any
from urllib.parse import quote

from starlette.requests import Request
from starlette.responses import JSONResponse, RedirectResponse, Response, StreamingResponse
from starlette.routing import BaseRoute, Route

from sandbox.base.arguments import Upload
from sandbox.base.event_pages import EventPages, event_text
from sandbox.jira.base.errors import Refused
from sandbox.jira.hands import PersonInJira
from sandbox.jira.model.site import IssueEvent, Site
from sandbox.jira.page import views
from sandbox.jira.page.views import Json
from sandbox.people.wants import NotThere, Unreadable, guarded, wants

Doing = Callable[[PersonInJira, str, Json, list[Upload]], None]


class Page:
    """The routes under `/jira`; the files of the page itself are in `sandbox/web/jira`."""

    def __init__(self, site: Site) -> None:
        self.site = site
        self.has_chats = False
        """Whether the page is served beside a look-alike of Telegram, to which one may go back."""
        self._pages = EventPages()
        site.listeners.append(self._note)

    def routes(self) -> list[BaseRoute]:
        read: dict[str, Callable[[Request], Awaitable[Response]]] = {
            "/jira/api/site": self._site,
            "/jira/api/issues": self._issues,
            "/jira/api/issues/{key}": self._issue,
            "/jira/api/files/{attachment}": self._file,
            "/jira/api/events": self._events,
            "/browse/{key}": self._browse,
        }
        found: list[BaseRoute] = [Route(path, _answered(run)) for path, run in read.items()]
        return [
            *found,
            Route("/jira/api/issues", _answered(self._create), methods=["POST"]),
            Route("/jira/api/issues/{key}/{do}", _answered(self._do), methods=["POST"]),
        ]

    def close(self) -> None:
        self._pages.close()

    def all_is_new(self) -> None:
        """Another Jira was loaded."""
        self._pages.tell(event_text("site", {}))

    def _note(self, event: IssueEvent) -> None:
        self._pages.tell(event_text("issue", {"id": event.issue.id, "key": event.issue.key, "kind": event.kind}))

    # -- reading

    async def _site(self, _: Request) -> Response:
        return JSONResponse(views.whole(self.site, has_chats=self.has_chats))

    async def _issues(self, request: Request) -> Response:
        project = self.site.project(request.query_params.get("project", ""))
        if project is None:
            raise NotThere("no such project")
        found = [one for one in self.site.issues.values() if one.project == project.id]
        found.sort(key=lambda one: (one.updated, int(one.id)), reverse=True)
        return JSONResponse({"issues": [views.card(self.site, one) for one in found]})

    async def _issue(self, request: Request) -> Response:
        hands = self._hands(request.query_params.get("by"))
        return JSONResponse(self._shown(hands, request.path_params["key"]))

    async def _file(self, request: Request) -> Response:
        found = self.site.attachment(request.path_params["attachment"])
        if found is None:
            raise NotThere("no such file")
        name = quote(found[1].name)
        headers = {"Content-Disposition": f"attachment; filename*=UTF-8''{name}", "X-Content-Type-Options": "nosniff"}
        return Response(self.site.files[found[1].file], headers=headers, media_type="application/octet-stream")

    async def _events(self, _: Request) -> Response:
        headers = {"Cache-Control": "no-store"}
        return StreamingResponse(self._pages.stream(), headers=headers, media_type="text/event-stream")

    async def _browse(self, request: Request) -> Response:
        """The address of an issue that the API gives to people."""
        return RedirectResponse(f"/jira/#{quote(request.path_params['key'])}")

    def _hands(self, by: Any) -> PersonInJira:
        account = self.site.accounts.get(str(by))
        if account is None:
            raise Unreadable("by: who does this?")
        return PersonInJira(self.site, account)

    def _shown(self, hands: PersonInJira, key: str) -> Json:
        return views.issue(self.site, hands.account, hands.sees(key))

    # -- doing

    async def _create(self, request: Request) -> Response:
        body, _ = await wants(request)
        hands = self._hands(body.get("by"))
        kind = self.site.types.get(str(body.get("kind")))
        if kind is None:
            raise Unreadable("kind: which?")
        more = {"description": body["description"]} if body.get("description") else {}
        made = hands.creates(str(body.get("project")), str(body.get("summary", "")), kind.name, **more)
        return JSONResponse(self._shown(hands, made.key))

    async def _do(self, request: Request) -> Response:
        body, files = await wants(request)
        hands = self._hands(body.get("by"))
        issue = hands.sees(request.path_params["key"])
        run = DOES.get(request.path_params["do"])
        if run is None:
            raise NotThere("there is nothing of that name to do")
        run(hands, issue.id, body, files)
        is_there = issue.id in self.site.issues
        return JSONResponse(self._shown(hands, issue.id) if is_there else {})


def _comment(hands: PersonInJira, issue: str, body: Json, _: list[Upload]) -> None:
    hands.comments(issue, str(body.get("text", "")))


def _reword(hands: PersonInJira, issue: str, body: Json, _: list[Upload]) -> None:
    hands.edits_comment(issue, str(body.get("comment")), str(body.get("text", "")))


def _unsay(hands: PersonInJira, issue: str, body: Json, _: list[Upload]) -> None:
    hands.deletes_comment(issue, str(body.get("comment")))


def _assign(hands: PersonInJira, issue: str, body: Json, _: list[Upload]) -> None:
    hands.gives(issue, body.get("to"))


def _fields(body: Json) -> Json:
    given = body.get("fields") or {}
    if not isinstance(given, dict):
        raise Unreadable("fields: an object is wanted")
    return {name: views.as_sent(name, value) for name, value in given.items()}


def _step(hands: PersonInJira, issue: str, body: Json, _: list[Upload]) -> None:
    fields = {name: value for name, value in _fields(body).items() if value is not None}
    hands.goes_on(issue, str(body.get("id")), fields, str(body.get("text") or ""))


def _edit(hands: PersonInJira, issue: str, body: Json, _: list[Upload]) -> None:
    hands.changes(issue, **_fields(body))


def _move(hands: PersonInJira, issue: str, body: Json, _: list[Upload]) -> None:
    hands.moves_to_project(issue, str(body.get("to")))


def _delete(hands: PersonInJira, issue: str, _: Json, __: list[Upload]) -> None:
    hands.deletes(issue)


def _attach(hands: PersonInJira, issue: str, _: Json, files: list[Upload]) -> None:
    for one in files:
        hands.attaches(issue, one.name, one.data, one.mime_type)


DOES: dict[str, Doing] = {
    "comment": _comment, "reword": _reword, "unsay": _unsay, "assign": _assign, "step": _step, "edit": _edit,
    "move": _move, "delete": _delete, "attach": _attach,
}  # fmt: skip


def _answered(run: Callable[[Request], Awaitable[Response]]) -> Callable[[Request], Awaitable[Response]]:
    async def answer(request: Request) -> Response:
        try:
            return await run(request)
        except Refused as error:
            said = [*error.messages, *error.errors.values()]
            return JSONResponse({"error": " ".join(said)}, error.status)

    return guarded(answer)
