"""A strict look-alike of Jira Cloud on this machine, for tests, for the demo, and for any client's author.

In a test:

    async with JiraServer(clock=HandClock(), index_delay=5.0) as jira:
        client = ...  # address jira.base_url; Basic with jira.email(BOT) and jira.token(BOT), or that token as Bearer
        jira.site.project("MUK")           # the projects MUK and OPS, people and workflow of `data/site.toml`
        jira.hands("dev@jira.example").comments("MUK-1", "solution: cleared the cache")   # somebody acts in Jira
        jira.assert_clean()                # nothing asked that Atlassian does not describe, every wait kept

Where it is: `base_url`, such as http://127.0.0.1:41234; the API is below it at /rest/api/2. The time is the clock's
alone: tokens, `updated`, the search's lateness (`index_delay` seconds) and the limits follow what the test sets.

Trouble, each until it is used up or `jira.faults.clear()`; `call` is as in `door/faults.py`, "*" is any:

    jira.faults.burst(5, times=3)               429 jira-burst-based, Retry-After: 5; `quota(3600)`, `busy_issue(2)`
    jira.faults.gateway(60)                     429 without Retry-After and reason: X-RateLimit-Reset alone says when
    jira.faults.down(status=503)                500, 502, 503, 504; `away()`: until cleared
    jira.faults.lose_reply("POST /issue")       the issue is made, the connection is reset without an answer
    jira.faults.hang(), .slow(2), .close(), .not_json(), .refuse(403, "..."); each takes times=, after=, every=
    jira.limits.per_second, .per_hour, .writes_per_issue     real limits, off at first
    jira.expire_token(BOT)                      served as nobody from now on; `renew_token` gives a new one
    jira.take_rights(BOT, "TRANSITION_ISSUES")  in all projects; `give_rights` back
    jira.lose_project("MUK")                    gone with its issues
    jira.cut_workflow("MUK", "Done")            no transition leads to that status any more
    jira.site.numbers_in_changelogs = True      bulk changelogs write `created` as a number
    jira.hands(email).deletes(key), .moves_to_project(key, "OPS"), .takes_step(key, "Done", ...) ...

The log, `jira.log`: every request's bytes (`entries`, `sent()`, `found(pattern)`), and `breaches` of the published
shapes. BOT is in `sandbox/jira/model/seed.py`, with the addresses of the others.
"""

from __future__ import annotations

from pathlib import Path
from types import TracebackType
from typing import Self

from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import BaseRoute, Mount, Route
from starlette.staticfiles import StaticFiles

from sandbox.base.clock import Clock, RealClock
from sandbox.base.serving import Serving
from sandbox.jira.control import JiraControl
from sandbox.jira.jira import Jira
from sandbox.people.guard import OnlyFromHere

WEB = Path(__file__).parents[1] / "web"


class JiraServer(Jira):
    """Serves by itself until the block ends."""

    def __init__(self, *, clock: Clock | None = None, port: int = 0, index_delay: float = 5.0) -> None:
        """`port` 0: any that is free. `index_delay`: seconds until the search knows of a change.

        `jira.site.deployment = "Server"` makes a Data Center of it: names instead of account ids, the old search
        instead of the new calls, 401 for a token that opens nothing.
        """
        super().__init__(clock or RealClock(), index_delay=index_delay)
        self.port = port
        self._serving: Serving | None = None

    def app(self) -> Starlette:
        routes: list[BaseRoute] = [*self.routes(), *JiraControl(self).routes(), Route("/", _to_the_page)]
        if WEB.is_dir():
            routes.append(Mount("/", StaticFiles(directory=WEB, html=True)))
        return Starlette(routes=routes, middleware=[Middleware(OnlyFromHere)])

    async def start(self) -> None:
        self._serving = await Serving.begin(self.app(), self.port)
        self.port = self._serving.port
        self.base_url = f"http://127.0.0.1:{self.port}"

    async def stop(self) -> None:
        if self._serving is not None:
            self.close()
            await self._serving.end()
            self._serving = None

    async def __aenter__(self) -> Self:
        await self.start()
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self.stop()


async def _to_the_page(_: Request) -> Response:
    return RedirectResponse("/jira/")
