"""The door of a sandbox that others reach over the network: a password, a session cookie, and few tries."""

from __future__ import annotations

import hashlib
import hmac
import secrets
import time
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field
from http.cookies import CookieError, SimpleCookie
from urllib.parse import parse_qs

from starlette.datastructures import Headers
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, RedirectResponse, Response
from starlette.types import ASGIApp, Receive, Scope, Send

LOGIN = "/login"
FOR_THE_BOT = ("/bot", "/file/bot", "/rest/api", "/jira/media")
"""Paths that hold the bot's token, which nobody else knows in a public sandbox."""
MINUTE = 60.0
TRIES = 5  # wrong ones of an address in a minute
TRIES_OF_ALL = 50
SESSIONS = 200
LASTS = 12 * 3600  # seconds of a session
LONGEST = 4096  # bytes of a form
PAGE = """<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark"><title>Helpdesk sandbox</title>
<style>body{{font:16px/1.4 system-ui,sans-serif;display:grid;place-items:center;min-height:90vh;margin:0}}
form{{display:grid;gap:12px;width:min(320px,90vw)}}h1{{font-size:1.2em;margin:0}}label{{display:grid;gap:4px}}
input,button{{font:inherit;padding:10px}}p{{margin:0}}</style></head>
<body><main><form method="post" action="/login"><h1>Helpdesk demo</h1><p role="status">{said}</p>
<label>Password<input type="password" name="password" autocomplete="current-password" required autofocus></label>
<button>Open</button></form></main></body></html>"""
HEADERS = {
    "Cache-Control": "no-store",
    "Content-Security-Policy": "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; "
    "frame-ancestors 'none'; base-uri 'none'",
}


@dataclass(frozen=True)
class Public:
    """By which names others reach this machine, and the password that they need."""

    names: frozenset[str]
    password: str = field(repr=False)


class Tries:
    """Wrong passwords of the last minute: whoever had too many waits, the right one or not."""

    def __init__(self, now: Callable[[], float] = time.monotonic) -> None:
        self._now = now
        self._wrong: deque[tuple[float, str]] = deque()

    def may(self, address: str) -> bool:
        while self._wrong and self._wrong[0][0] <= self._now() - MINUTE:
            self._wrong.popleft()
        mine = sum(one == address for _, one in self._wrong)
        return mine < TRIES and len(self._wrong) < TRIES_OF_ALL

    def wrong(self, address: str) -> None:
        self._wrong.append((self._now(), address))


class Sessions:
    """Who has given the password: a cookie of a name of their own for each port, for browsers keep no ports apart."""

    def __init__(self, now: Callable[[], float] = time.monotonic) -> None:
        self._now = now
        self._until: dict[str, float] = {}

    def open(self) -> str:
        while len(self._until) >= SESSIONS:
            self._until.pop(next(iter(self._until)))
        session = secrets.token_urlsafe(32)
        self._until[_digest(session)] = self._now() + LASTS
        return session

    def knows(self, session: str) -> bool:
        return self._until.get(_digest(session), 0.0) > self._now()


class Locked:
    """Lets only those in who have given the password; the bot's own calls have its token instead."""

    def __init__(
        self, app: ASGIApp, password: str, tries: Tries | None = None, sessions: Sessions | None = None
    ) -> None:
        self.app = app
        self._wanted = _digest(password)
        self._tries = tries or Tries()
        self._sessions = sessions or Sessions()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or scope["path"].startswith(FOR_THE_BOT):
            await self.app(scope, receive, send)
        elif scope["path"] == LOGIN:
            request = Request(scope, receive)
            answer = await self._log_in(request) if scope["method"] == "POST" else _page("")
            await answer(scope, receive, send)
        elif self._sessions.knows(_session(scope)):
            await self.app(scope, receive, send)
        else:
            await _turned_away(scope)(scope, receive, send)

    async def _log_in(self, request: Request) -> Response:
        address = request.client.host if request.client else ""
        if not self._tries.may(address):
            return _page("Too many tries: wait a minute.", 429)
        if not hmac.compare_digest(_digest(await _given(request)), self._wanted):
            self._tries.wrong(address)
            return _page("That is not the password.", 401)
        answer = RedirectResponse("/", 303, headers={"Cache-Control": "no-store"})
        cookie = {"httponly": True, "samesite": "strict", "max_age": LASTS, "path": "/"}
        answer.set_cookie(_cookie_name(request.scope), self._sessions.open(), **cookie)  # type: ignore[arg-type]
        return answer


async def _given(request: Request) -> str:
    """Return the password of the form; a form that is too long has none."""
    raw = b""
    async for part in request.stream():
        raw += part
        if len(raw) > LONGEST:
            return ""
    return parse_qs(raw.decode("utf-8", "replace")).get("password", [""])[0]


def _turned_away(scope: Scope) -> Response:
    """The page leads to the password; whatever else is asked is told that it is wanted."""
    if scope["method"] == "GET" and scope["path"] == "/":
        return RedirectResponse(LOGIN, 303, headers={"Cache-Control": "no-store"})
    return JSONResponse({"error": "the password is wanted first"}, 401, headers={"Cache-Control": "no-store"})


def _page(said: str, status: int = 200) -> Response:
    headers = HEADERS | ({"Retry-After": str(int(MINUTE))} if status == 429 else {})
    return HTMLResponse(PAGE.format(said=said), status, headers=headers)


def _session(scope: Scope) -> str:
    try:
        found = SimpleCookie(Headers(scope=scope).get("cookie", "")).get(_cookie_name(scope))
    except CookieError:
        return ""
    return found.value if found else ""


def _cookie_name(scope: Scope) -> str:
    return f"sandbox-{(scope.get('server') or ('', 0))[1]}"


def _digest(text: str) -> str:
    """Of equal length whatever the text: comparing tells nothing, and what is kept opens nothing."""
    return hashlib.sha256(text.encode()).hexdigest()
