"""JIRA's REST API over httpx: one call at a time is one method; what goes wrong is one of ``bot.jira.errors``."""

from __future__ import annotations

import logging
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

import httpx

from bot.base.monotonic import Machine
from bot.config.jira import JiraSection
from bot.jira.base.errors import (
    JiraAway,
    JiraBusy,
    JiraNotFound,
    JiraRefused,
    JiraTokenRefused,
    JiraTooLarge,
    JiraUnknown,
)

log = logging.getLogger(__name__)

API = "/rest/api/2/"
PATIENCE = 20.0  # seconds for an answer
WAIT = 60.0  # seconds, where we are told to wait and not for how long
LONGEST_WAIT = 3600.0
NOT_SENT = (httpx.ConnectError, httpx.ConnectTimeout, httpx.PoolTimeout, httpx.UnsupportedProtocol)
GATEWAY = frozenset({500, 502, 503, 504})


class JiraClient:
    """Speaks with one site as one account. What one call is told to wait for, all of them do."""

    def __init__(self, section: JiraSection, machine: Machine) -> None:
        self.url = section.url
        self._machine = machine
        self._paused_until = 0.0
        headers = {"Accept": "application/json", "X-Atlassian-Token": "no-check"}
        auth: httpx.Auth | None = None
        if section.email:
            auth = httpx.BasicAuth(section.email, section.secret)
        else:
            headers["Authorization"] = f"Bearer {section.secret}"
        self._http = httpx.AsyncClient(
            base_url=section.url, auth=auth, headers=headers, timeout=PATIENCE, follow_redirects=False
        )

    async def close(self) -> None:
        """Hang up."""
        await self._http.aclose()

    def browse(self, key: str) -> str:
        """Return the address at which people look at an issue."""
        return f"{self.url}/browse/{key}"

    async def get(self, path: str, **params: str | int) -> Any:
        """Ask for something."""
        return await self._call("GET", path, params=params)

    async def post(self, path: str, body: object, **params: str | int) -> Any:
        """Make something, or ask for many things."""
        return await self._call("POST", path, json=body, params=params)

    async def put(self, path: str, body: object, **params: str | int) -> Any:
        """Change something."""
        return await self._call("PUT", path, json=body, params=params)

    async def delete(self, path: str) -> None:
        """Take something away."""
        await self._call("DELETE", path)

    async def upload(self, path: str, name: str, data: bytes) -> Any:
        """Attach a file."""
        return await self._call("POST", path, files={"file": (name, data)})

    async def download(self, path: str, most: int, **params: str | int) -> bytes:
        """Return a file; raise ``JiraTooLarge`` as soon as it has more bytes than ``most``."""
        return await self._download(API + path, most, params)

    async def download_from(self, address: str, most: int) -> bytes:
        """Return the file at an address that JIRA gave; elsewhere than there our token does not go."""
        if not address.startswith(f"{self.url}/"):
            raise JiraRefused(400, (f"{address} is not at {self.url}",))
        return await self._download(address, most, {})

    async def _download(self, where: str, most: int, params: Mapping[str, str | int]) -> bytes:
        self._may_ask()
        found = bytearray()
        try:
            async with self._http.stream("GET", where, params=params or None) as response:
                if response.status_code != 200:
                    await response.aread()
                    self._read("GET", response)
                    raise JiraRefused(response.status_code)
                async for part in response.aiter_bytes():
                    found += part
                    if len(found) > most:
                        raise JiraTooLarge(f"> {most >> 20} MB")
        except httpx.HTTPError as error:
            raise JiraAway(type(error).__name__) from error
        return bytes(found)

    def _may_ask(self) -> None:
        wait = self._paused_until - self._machine.now()
        if wait > 0:
            raise JiraBusy(wait)

    async def _call(self, method: str, path: str, **what: Any) -> Any:
        self._may_ask()
        try:
            response = await self._http.request(method, API + path, **what)
        except NOT_SENT as error:
            raise JiraAway(type(error).__name__) from error
        except httpx.HTTPError as error:
            raise (JiraAway if method == "GET" else JiraUnknown)(type(error).__name__) from error
        return self._read(method, response)

    def _read(self, method: str, response: httpx.Response) -> Any:
        status = response.status_code
        self._pace(response)
        if status == 429 or (status == 503 and "Retry-After" in response.headers):
            wait = _wait(response)
            self._paused_until = self._machine.now() + wait
            log.warning("JIRA says to wait for %.0f s (%s)", wait, response.headers.get("RateLimit-Reason", "-"))
            raise JiraBusy(wait)
        if status in GATEWAY:
            raise (JiraAway if method == "GET" else JiraUnknown)(f"status {status}")
        if status == 401:
            raise JiraTokenRefused("status 401")
        if status >= 300:
            raise _refusal(response)
        if status == 204 or not response.content:
            return None
        try:
            return response.json()
        except ValueError as error:
            raise (JiraAway if method == "GET" else JiraUnknown)("an answer that is not JSON") from error

    def _pace(self, response: httpx.Response) -> None:
        """Stop before we are told to: nothing is left until the limit begins anew."""
        left, reset = response.headers.get("X-RateLimit-Remaining"), response.headers.get("X-RateLimit-Reset")
        if response.status_code < 300 and left == "0" and reset and "Date" in response.headers:
            until, now = _instant(reset), httpx_date(response.headers["Date"])
            if until is not None and now is not None and until > now:
                wait = min((until - now).total_seconds(), LONGEST_WAIT)
                self._paused_until = max(self._paused_until, self._machine.now() + wait)


def _wait(response: httpx.Response) -> float:
    said = response.headers.get("Retry-After", "")
    return min(float(said), LONGEST_WAIT) if said.strip().isdecimal() else WAIT


def _instant(text: str) -> datetime | None:
    try:
        found = datetime.fromisoformat(text)
    except ValueError:
        return None
    return found if found.tzinfo else found.replace(tzinfo=UTC)


def httpx_date(text: str) -> datetime | None:
    """Read the date of an answer."""
    try:
        return datetime.strptime(text, "%a, %d %b %Y %H:%M:%S GMT").replace(tzinfo=UTC)
    except ValueError:
        return None


def _refusal(response: httpx.Response) -> JiraRefused:
    try:
        said = response.json()
    except ValueError:
        said = {}
    said = said if isinstance(said, dict) else {}
    messages = tuple(str(each) for each in said.get("errorMessages") or () if each)
    fields = {str(name): str(why) for name, why in (said.get("errors") or {}).items()}
    kind = JiraNotFound if response.status_code == 404 else JiraRefused
    return kind(response.status_code, messages, fields)
