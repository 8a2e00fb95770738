"""Who may call the sandbox: this machine's programs and the sandbox's own page, never a foreign web site.

A public one has more names than the machine's own, and behind this guard another that asks for the password.
"""

from __future__ import annotations

from urllib.parse import urlsplit

from starlette.datastructures import Headers
from starlette.responses import JSONResponse
from starlette.types import ASGIApp, Receive, Scope, Send

LOOPBACK = frozenset({"127.0.0.1", "localhost", "::1"})
JSON = "application/json"
MULTIPART = "multipart/form-data"


class OnlyFromHere:
    """Refuses foreign hosts (DNS rebinding) and foreign origins, for every path; ``names``: those that are ours."""

    def __init__(self, app: ASGIApp, names: frozenset[str] = LOOPBACK) -> None:
        self.app = app
        self._names = names

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "http":
            why = why_not(Headers(scope=scope), scope["method"], scope["path"], self._names)
            if why:
                await JSONResponse({"error": why}, 403)(scope, receive, send)
                return
        await self.app(scope, receive, send)


def why_not(headers: Headers, method: str, path: str, names: frozenset[str] = LOOPBACK) -> str:
    """Return the reason for which this request is refused, or nothing."""
    host = headers.get("host", "")
    if urlsplit(f"//{host}").hostname not in names:
        return f"the sandbox answers under its own names only, not as {host!r}"
    origin = headers.get("origin")
    if origin is not None and origin != f"http://{host}":
        return f"the sandbox is not for pages of {origin!r}"
    if method != "POST" or not path.startswith(("/people", "/sandbox", "/desk", "/jira/api", "/mail/api")):
        return ""
    kind = headers.get("content-type", "").split(";")[0].strip().lower()
    if kind == JSON:
        return ""
    # A form of a foreign page can be multipart too; only a browser's own Origin tells it apart.
    if kind == MULTIPART and (origin is not None or headers.get("x-sandbox") == "1"):
        return ""
    return "a POST here is application/json, or an upload of the sandbox's own page"
