"""Who asks, and by which name: what of a request is believed before its path is even looked at."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address

from starlette.datastructures import Headers
from starlette.requests import Request
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Receive, Scope, Send

Network = IPv4Network | IPv6Network
Address = IPv4Address | IPv6Address
_HOST = re.compile(r"(\[[0-9A-Fa-f:.]+\]|[\w.-]+)(?::\d{1,5})?", re.ASCII)
FORWARDED = "X-Forwarded-For"


def peer_of(request: Request, proxies: Sequence[Network]) -> Address | None:
    """Return who sent a request; None if nobody can say.

    That is who is connected. If that is one of our proxies, it is whom the proxy names last in the header: what
    stands before that was said by the one it names.
    """
    peer = _address(request.client.host if request.client is not None else "")
    named = [each for line in request.headers.getlist(FORWARDED) for each in line.split(",")]
    while named and within(peer, proxies):
        peer = _address(named.pop().strip())
    return peer


def within(peer: Address | None, networks: Sequence[Network]) -> bool:
    """Whether somebody is in one of these networks."""
    return peer is not None and any(peer in network for network in networks)


class NamedHosts:
    """Answers to localhost, to addresses and to these names only: no page of a foreign site may ask under its own."""

    def __init__(self, app: ASGIApp, names: Collection[str]) -> None:
        self._app = app
        self._names = {"localhost", *(name.lower().removesuffix(".") for name in names)}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer, or refuse."""
        if scope["type"] == "http" and not self._is_ours(Headers(scope=scope).get("host")):
            await PlainTextResponse("not under this name: see health.hosts\n", 421)(scope, receive, send)
            return
        await self._app(scope, receive, send)

    def _is_ours(self, host: str | None) -> bool:
        """Whether a Host header is ours. A browser always sends one; a simple probe may not."""
        if host is None:
            return True
        named = _HOST.fullmatch(host)
        name = named[1].strip("[]").lower().removesuffix(".") if named is not None else ""  # a dot ends a whole name
        return name in self._names or _address(name) is not None


def _address(text: str) -> Address | None:
    try:
        found = ip_address(text)
    except ValueError:
        return None
    return (found.ipv4_mapped or found) if isinstance(found, IPv6Address) else found
