"""PTB's way to Telegram, over aiohttp: with many calls in flight it takes a fraction of what httpx takes."""

from __future__ import annotations

import json
from http import HTTPStatus
from typing import Any
from urllib.parse import urlencode, urlsplit
from urllib.request import getproxies, proxy_bypass

import aiohttp
from telegram._utils.defaultvalue import DefaultValue
from telegram.error import NetworkError, TelegramError, TimedOut
from telegram.request import BaseRequest, RequestData

from bot.telegram.wire import is_id, read_json, trusted

READ, CONNECT, POOL = 15.0, 5.0, 10.0  # seconds: to be answered, to be let in, to get a connection at all
UPLOAD = 300.0  # seconds for a call with files, all of it

# Requests that were never put on the wire. All other faults of the network leave it open whether they arrived.
NOT_SENT = (aiohttp.ClientConnectorError, aiohttp.ConnectionTimeoutError, aiohttp.InvalidURL)

FORM = {"Content-Type": "application/x-www-form-urlencoded"}
_REFUSAL = 400
_FIRST_REFUSAL, _FIRST_FAULT = 400, 500
_READ_BY_CODE = frozenset((400, 401, 403, 404, 408, 409, 429))  # any other of the 400s refuses, and did not arrive
_HEAD = 200  # bytes of an answer in which a refusal says its code


class _Answer(dict[str, Any]):
    def __missing__(self, key: str) -> Any:
        raise TelegramError(f"Invalid server response: no {key}")


class WireRequest(BaseRequest):
    """One pool of connections. No valid JSON makes it raise anything that is not Telegram's error."""

    def __init__(self, connections: int, *, read_timeout: float = READ, pool_timeout: float = POOL) -> None:
        self._connections = connections
        self._read_timeout = read_timeout
        self._pool_timeout = pool_timeout
        self._session: aiohttp.ClientSession | None = None
        self._proxies: dict[tuple[str, str], str | None] = {}

    @property
    def read_timeout(self) -> float:
        """Seconds for which an answer is waited for, if a call says nothing else."""
        return self._read_timeout

    async def initialize(self) -> None:
        """Connections are made as they are needed."""

    async def shutdown(self) -> None:
        """Close what is open."""
        session, self._session = self._session, None
        if session is not None:
            await session.close()

    async def do_request(
        self,
        url: str,
        method: str,
        request_data: RequestData | None = None,
        read_timeout: Any = BaseRequest.DEFAULT_NONE,
        write_timeout: Any = BaseRequest.DEFAULT_NONE,  # noqa: ARG002 - PTB's signature; `UPLOAD` bounds it
        connect_timeout: Any = BaseRequest.DEFAULT_NONE,
        pool_timeout: Any = BaseRequest.DEFAULT_NONE,
    ) -> tuple[int, bytes]:
        """Return the status that an answer means, and what it says."""
        read = _given(read_timeout, self._read_timeout)
        connect, pool = _given(connect_timeout, CONNECT), _given(pool_timeout, self._pool_timeout)
        files = request_data.multipart_data if request_data is not None else None
        timeout = aiohttp.ClientTimeout(
            total=UPLOAD if files else None, connect=pool, sock_connect=connect, sock_read=read
        )
        try:
            body = _body(request_data)
            async with self._open().request(
                method, url, data=body, headers=FORM if isinstance(body, bytes) else None, timeout=timeout,
                allow_redirects=False, proxy=self._proxy(url),
            ) as response:  # fmt: skip
                code, payload = response.status, await response.read()
        except TimeoutError as error:  # aiohttp's own are that as well
            raise TimedOut from error
        except aiohttp.ClientConnectionError as error:
            raise NetworkError(f"{type(error).__name__}: {error}") from error
        except (aiohttp.ClientError, OSError, ValueError) as error:  # these may name the address, and so the token
            raise NetworkError(type(error).__name__) from None
        return _meant(code, payload)

    @staticmethod
    def parse_json_payload(payload: bytes) -> dict[str, Any]:
        """Return an answer in which PTB can look for what it wants; raise ``TelegramError`` if it is none."""
        try:
            said = read_json(payload)
        except ValueError:
            raise TelegramError("Invalid server response") from None
        if not isinstance(said, dict):
            raise TelegramError("Invalid server response: JSON, but no object")
        if not isinstance(said.get("description"), str):
            said.pop("description", None)
        told = said.pop("parameters", None)
        if isinstance(told, dict):
            said["parameters"] = {name: number for name, number in told.items() if is_id(number)}
        return _Answer(said)

    def _open(self) -> aiohttp.ClientSession:
        if self._session is None:
            self._session = aiohttp.ClientSession(
                connector=aiohttp.TCPConnector(limit=self._connections, ssl=trusted()),
                headers={"User-Agent": self.USER_AGENT},
                cookie_jar=aiohttp.DummyCookieJar(),
            )
        return self._session

    def _proxy(self, url: str) -> str | None:
        """Return the proxy that the environment names. aiohttp would look for it on each call, in another thread."""
        parts = urlsplit(url)
        where = (parts.scheme, parts.hostname or "")
        if where not in self._proxies:
            self._proxies[where] = None if proxy_bypass(where[1]) else getproxies().get(where[0])
        return self._proxies[where]


def _given(timeout: Any, usual: float) -> float:
    """Return a time limit in seconds; PTB says with a value of its own that a call has none of its own."""
    return usual if isinstance(timeout, DefaultValue) or timeout is None else float(timeout)


def _body(data: RequestData | None) -> bytes | aiohttp.FormData | None:
    """Return a call's arguments: without files as the form that aiohttp would make of them, at twice the cost."""
    if data is None:
        return None
    if not data.multipart_data:
        return urlencode(data.json_parameters).encode()
    form = aiohttp.FormData(quote_fields=False)  # names of files as they are, in whatever script
    for name, value in data.json_parameters.items():
        form.add_field(name, value)
    for name, (filename, content, kind) in data.multipart_data.items():
        form.add_field(name, content, filename=filename, content_type=kind)
    return form


def _meant(code: int, payload: bytes) -> tuple[int, bytes]:
    if code < _FIRST_REFUSAL and b'"error_code"' in payload[:_HEAD]:
        code = _told_code(payload) or code
    if _FIRST_REFUSAL <= code < _FIRST_FAULT and code not in _READ_BY_CODE:
        return _REFUSAL, payload if _told_code(payload) else json.dumps({"description": _phrase(code)}).encode()
    return code, payload


def _told_code(payload: bytes) -> int | None:
    """Return the code that a refusal says of itself: some servers send every answer with a status of 200."""
    try:
        said = read_json(payload)
    except ValueError:
        return None
    code = said.get("error_code") if isinstance(said, dict) and said.get("ok") is False else None
    return code if is_id(code) and _FIRST_REFUSAL <= code < 2 * _FIRST_REFUSAL else None


def _phrase(code: int) -> str:
    return HTTPStatus(code).phrase if code in HTTPStatus._value2member_map_ else f"HTTP {code}"
