"""One Jira, whole: what it keeps, its search, its door, and the hands of the people in it."""

from __future__ import annotations

import hmac
import secrets
from typing import Any

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from sandbox.base.clock import Clock
from sandbox.jira.door.dispatch import Door
from sandbox.jira.door.faults import CallFaults
from sandbox.jira.door.limits import RateLimits
from sandbox.jira.door.log import Log
from sandbox.jira.door.reading import who_asks
from sandbox.jira.door.webhooks import Webhooks
from sandbox.jira.hands import PersonInJira
from sandbox.jira.jql.index import Index
from sandbox.jira.model import snapshot
from sandbox.jira.model.people import Account, ApiToken
from sandbox.jira.model.seed import build_site
from sandbox.jira.page.api import Page

METHODS = ["GET", "POST", "PUT", "DELETE"]
LONG_AGO = 0.0


class Jira:
    """What is served, wherever: see `sandbox/jira/server.py` for how a test uses it."""

    def __init__(self, clock: Clock, *, index_delay: float = 5.0) -> None:
        self.base_url = ""
        """Where it is reached, without a slash at the end; whoever serves it says so."""
        self.site = build_site(clock)
        self.site.index_delay = index_delay
        self.index = Index(self.site)
        self.faults = CallFaults()
        self.limits = RateLimits(clock)
        self.log = Log()
        self.page = Page(self.site)
        self.webhooks = Webhooks(self.site, self.index, lambda: self.base_url)
        self.door = Door(self.site, self.index, self.faults, self.limits, self.log)

    def routes(self) -> list[BaseRoute]:
        """Return what is to be served at the root of a server."""
        return [
            Route("/rest/api/{version}/{path:path}", self.door.answer, methods=METHODS),
            Route("/jira/media/{file}", self._media),
            Route("/secure/attachment/{id}/{name}", self._secured),
            *self.page.routes(),
        ]

    async def _media(self, request: Request) -> Response:
        """Whoever was given the address of a file gets it, as at Jira's own store."""
        name = request.path_params["file"]
        data = self.site.files.get(name)
        token = request.query_params.get("token", "")
        if data is None or not hmac.compare_digest(token.encode(), self.site.media_token(name).encode()):
            return Response(status_code=404)
        return Response(data, media_type="application/octet-stream")

    async def _secured(self, request: Request) -> Response:
        """A Data Center has its files at an address of its own, and asks there for the token as well."""
        who = who_asks(self.site, request.headers.get("authorization", ""))
        found = self.site.attachment(request.path_params["id"])
        if self.site.deployment != "Server" or found is None or not self.site.sees(who, found[0]):
            return Response(status_code=404 if who is not None else 401)
        return Response(self.site.files[found[1].file], media_type=found[1].kind)

    def close(self) -> None:
        """Nothing is served any more."""
        self.webhooks.stop()
        self.page.close()

    # -- as a whole

    def dump(self) -> dict[str, Any]:
        """Return all of it but the bytes of `site.files`, as JSON can hold it."""
        return snapshot.dump(self.site)

    def contents(self) -> dict[str, bytes]:
        """Return the bytes of all files by the names under which they are kept."""
        return dict(self.site.files)

    def begin_again(self) -> None:
        """Be as at first: people and projects, no issues."""
        self.restore(snapshot.dump(build_site(self.site.clock)), {})

    def change_secrets(self) -> None:
        """Give every account a token that stands in no source."""
        for token in self.site.tokens:
            token.secret = secrets.token_urlsafe(24)

    def restore(self, state: dict[str, Any], files: dict[str, bytes]) -> None:
        """Be what was dumped; the search knows all of it at once."""
        snapshot.restore(self.site, state, files)
        self.index.rebuild()
        self.page.all_is_new()

    # -- people and what they may

    def account(self, email: str) -> Account:
        found = self.site.by_email(email)
        assert found is not None, f"nobody here has the address {email}"
        return found

    def token(self, email: str) -> str:
        """Return the newest token of an account, whether it still opens anything or not."""
        wanted = self.account(email).id
        return [one.secret for one in self.site.tokens if one.account == wanted][-1]

    def hands(self, email: str) -> PersonInJira:
        """Return somebody who acts in Jira by hand."""
        return PersonInJira(self.site, self.account(email))

    def expire_token(self, email: str, at: float | None = None) -> None:
        """Let all tokens of an account end, at once or then: who uses one is nobody."""
        for token in self.site.tokens:
            if token.account == self.account(email).id:
                token.expires = LONG_AGO if at is None else at

    def renew_token(self, email: str, secret: str, expires: float | None = None) -> str:
        self.site.tokens.append(ApiToken(secret, self.account(email).id, expires))
        return secret

    def take_rights(self, email: str, *permissions: str) -> None:
        """Take these from an account in all projects."""
        for project in self.site.projects.values():
            mine = project.people.get(self.account(email).id, [])
            mine[:] = [one for one in mine if one not in permissions]

    def give_rights(self, email: str, *permissions: str) -> None:
        for project in self.site.projects.values():
            mine = project.people.setdefault(self.account(email).id, [])
            mine += [one for one in permissions if one not in mine]

    # -- what admins of Jira do to a project

    def lose_project(self, key: str) -> None:
        """The project is gone, with all that is in it; no event is sent, as when one is put into the bin."""
        project = self.site.project(key)
        assert project is not None, f"there is no project {key}"
        for issue in [one for one in self.site.issues.values() if one.project == project.id]:
            del self.site.issues[issue.id]
        del self.site.projects[project.id]

    def cut_workflow(self, key: str, status: str) -> None:
        """No step leads to that status any more."""
        project = self.site.project(key)
        assert project is not None, f"there is no project {key}"
        statuses = self.site.statuses
        project.transitions = [one for one in project.transitions if statuses[one.to].name != status]

    def assert_clean(self) -> None:
        """Fail if a client did what it should not, or the look-alike answered what Jira does not."""
        wrong = self.log.problems()
        assert not wrong, f"not as Jira has it: {wrong}"
