"""The way of a request: who, which call, what is in the way, the answer; all of it in the log, checked both ways."""

from __future__ import annotations

import asyncio
import json
from typing import Any
from urllib.parse import parse_qsl

from starlette.requests import ClientDisconnect, Request
from starlette.responses import Response

from sandbox.base.serving import ConnectionCut, gone
from sandbox.jira.base import shapes
from sandbox.jira.base.errors import NoAccount, Refused
from sandbox.jira.door.faults import CallFault, CallFaults
from sandbox.jira.door.limits import RateLimits
from sandbox.jira.door.log import Entry, Log
from sandbox.jira.door.reading import FORM, files_of, json_of, which_call, who_asks
from sandbox.jira.jql.index import Index
from sandbox.jira.model.site import Site
from sandbox.jira.rest.ask import Ask, Reply
from sandbox.jira.rest.families import CALLS

GONE = (
    "The requested API has been removed. Please migrate to the /rest/api/3/search/jql API. "
    "A full migration guideline is available at https://developer.atlassian.com/changelog/#CHANGE-2046"
)
CLOUD_ONLY = {
    "GET /search/jql", "POST /search/jql", "POST /issue/bulkfetch", "POST /changelog/bulkfetch",
    "GET /issue/{issueIdOrKey}/changelog", "GET /project/search", "GET /priority/search",
    "GET /attachment/content/{id}",
}  # fmt: skip
HTML_PAGE = b"<html><head><title>502 Bad Gateway</title></head><body><h1>502 Bad Gateway</h1></body></html>"
READABLE_NUMBER = "created"


class Door:
    """Answers everything under `/rest/api`."""

    def __init__(self, site: Site, index: Index, faults: CallFaults, limits: RateLimits, log: Log) -> None:
        self.site = site
        self.index = index
        self.faults = faults
        self.limits = limits
        self.log = log

    async def answer(self, request: Request) -> Response:
        try:
            body = await request.body()
        except ClientDisconnect:  # it died while it asked: nobody waits for an answer
            return Response(status_code=400)
        headers = [(name.decode("latin-1"), value.decode("latin-1")) for name, value in request.headers.raw]
        query = request.url.query
        entry = self.log.begin(self.site.now(), request.method, request.url.path, query, headers, body)
        try:
            found = self._which(request)
        except Refused as error:
            self.log.unknown.append(f"{request.method} {request.url.path}")
            return self._said(entry, Reply(error.body(), error.status))
        entry.call, path = found
        return await self._in_the_way(request, entry, path)

    def _which(self, request: Request) -> tuple[str, dict[str, str]]:
        version, path = request.path_params["version"], "/" + request.path_params["path"].rstrip("/")
        is_cloud = self.site.deployment == "Cloud"
        if path == "/search" and is_cloud and version in ("2", "3", "latest"):
            raise Refused(410, GONE)
        found = which_call(request.method, path) if version in ("2", "latest") else None
        if found is None or (not is_cloud and found[0] in CLOUD_ONLY):
            raise Refused(404, f"null for uri: {request.url.path}")
        return found

    # -- what is in the way

    async def _in_the_way(self, request: Request, entry: Entry, path: dict[str, str]) -> Response:
        written = self._written(entry, path)
        entry.early = self.limits.is_early(entry.call, written)
        fault = self.faults.next_for(entry.call) or self.limits.reached(entry.call, written)
        entry.fault = fault.kind if fault else ""
        match fault:
            case CallFault(kind="close"):
                return ConnectionCut()
            case CallFault(kind="hang"):
                await gone(request)
                return ConnectionCut()
            case CallFault(kind="not_json"):
                return self._said(entry, Reply(status=fault.status, data=HTML_PAGE, kind="text/html"))
            case CallFault(kind="refuse"):
                return self._refused(entry, fault, written)
        reply = await self._done(request, entry, path)
        if fault is not None and fault.kind == "slow":
            await asyncio.sleep(fault.seconds)
        if fault is not None and fault.kind == "lost_reply":
            entry.status = None
            return ConnectionCut()
        return reply

    def _written(self, entry: Entry, path: dict[str, str]) -> str:
        """Return the id of the issue that this call writes to, if it is one of that kind."""
        named = path.get("issueIdOrKey")
        issue = self.site.find(named) if named and entry.method != "GET" else None
        return issue.id if issue else ""

    def _refused(self, entry: Entry, fault: CallFault, written: str) -> Response:
        headers = dict(fault.headers)
        if fault.status == 429:
            headers |= self.limits.headers(fault)
            self.limits.told_to_wait(entry.call, written, fault)
        elif fault.retry_after is not None:
            headers["Retry-After"] = str(fault.retry_after)
        body = {"errorMessages": list(fault.messages), "errors": {}}
        return self._said(entry, Reply(body, fault.status, headers))

    # -- the call itself

    async def _done(self, request: Request, entry: Entry, path: dict[str, str]) -> Response:
        account = who_asks(self.site, request.headers.get("authorization", ""))
        entry.account = account.id if account else ""
        query = parse_qsl(entry.query, keep_blank_values=True)
        base = f"{request.url.scheme}://{request.headers.get('host', '')}"
        ask = Ask(self.site, self.index, base, account, path, query, headers=dict(request.headers))
        try:
            kind = request.headers.get("content-type", "")
            if kind.startswith(FORM):
                ask.files = await files_of(request, entry.body)
            else:
                ask.body = json_of(entry.body, kind)
            if self.site.deployment == "Server" and account is None and request.headers.get("authorization"):
                raise NoAccount  # Jira Cloud takes whoever is not known for nobody, Data Center does not
            self._check_request(entry, ask)
            said = CALLS[entry.call](ask)
        except Refused as error:
            said = Reply(error.body(), error.status)
        answer = said if isinstance(said, Reply) else Reply(said)
        if account is None and request.headers.get("authorization"):
            answer = Reply(
                answer.body, answer.status, answer.headers | {"X-Seraph-LoginReason": "AUTHENTICATED_FAILED"},
                answer.data, answer.kind,
            )  # fmt: skip
        self._check_answer(entry, answer)
        return self._said(entry, answer)

    def _check_request(self, entry: Entry, ask: Ask) -> None:
        wrong = [*shapes.query_breaches(entry.call, ask.query)]
        if not ask.files:
            wrong += shapes.body_breaches(entry.call, ask.body)
        self.log.breaches += [f"request {entry.number}, {entry.call}: {one}" for one in wrong]

    def _check_answer(self, entry: Entry, answer: Reply) -> None:
        if answer.data is not None:
            return
        wrong = list(shapes.answer_breaches(entry.call, answer.status, answer.body))
        if self.site.numbers_in_changelogs:  # the one place where Jira itself is not as it is described
            wrong = [one for one in wrong if not (f".{READABLE_NUMBER}:" in one and "changeHistories" in one)]
        self.log.breaches += [f"answer {entry.number}, {entry.call}: {one}" for one in wrong]

    def _said(self, entry: Entry, answer: Reply) -> Response:
        entry.status = answer.status
        entry.answer = answer.data if answer.data is not None else _json(answer.body)
        headers = {"X-AREQUESTID": f"{entry.number:032x}", **answer.headers}
        if answer.status != 429:
            headers |= self.limits.headers(None)
        kind = f"{answer.kind};charset=UTF-8" if answer.kind == "application/json" else answer.kind
        return Response(entry.answer, answer.status, headers, media_type=kind if entry.answer else None)


def _json(body: Any) -> bytes:
    return b"" if body is None else json.dumps(body, ensure_ascii=False, separators=(",", ":")).encode()
