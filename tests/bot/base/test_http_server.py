"""Nobody holds a page of ours up by sending slowly, and no foreign name leads to it."""

from __future__ import annotations

import asyncio
import contextlib
import socket
from collections.abc import AsyncIterator

import httpx
import pytest
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import PlainTextResponse
from starlette.routing import Route

from bot.base.http_peers import NamedHosts
from bot.base.http_server import HeadersInTime, Server, http_config, serve_until_told


class Hasty(HeadersInTime):
    """As the real one, with less patience."""

    patience = 0.05


async def _slow(request: Request) -> PlainTextResponse:
    """Answer after more time than headers may take."""
    await asyncio.wait_for(request.body(), 5)
    await asyncio.wait([asyncio.create_task(asyncio.Event().wait())], timeout=4 * Hasty.patience)
    return PlainTextResponse("done")


async def _quick(_request: Request) -> PlainTextResponse:
    return PlainTextResponse("done")


APP = Starlette(routes=[Route("/", _quick), Route("/slow", _slow, methods=["GET", "POST"])])


@contextlib.asynccontextmanager
async def served() -> AsyncIterator[tuple[int, Server, asyncio.Task[None]]]:
    """A server whose patience is short, behind its port, and what ends when it has ended."""
    sock = socket.create_server(("127.0.0.1", 0))
    config = http_config(APP)
    config.http = Hasty
    server = Server(config)
    serving = asyncio.create_task(serve_until_told(server, sock))
    yield sock.getsockname()[1], server, serving
    server.end()
    await serving


@pytest.fixture
async def port() -> AsyncIterator[int]:
    """Its port alone."""
    async with served() as (port, *_):
        yield port


async def talk(port: int, *said: bytes) -> bytes:
    """Say this, piece by piece, and return all that comes until the other side hangs up."""
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    for piece in said:
        writer.write(piece)
        await writer.drain()
    async with asyncio.timeout(30):
        heard = await reader.read()
    writer.close()
    return heard


@pytest.mark.parametrize("said", [[], [b"GET / HTTP/1.1\r\n"], [b"GET / HTTP/1.1\r\nHost: x\r\n", b"X-A: b\r\n"]])
async def test_whoever_never_ends_their_headers_is_cut_off_unanswered(port: int, said: list[bytes]) -> None:
    assert await talk(port, *said) == b""


async def test_headers_of_a_second_request_must_come_in_time_too(port: int) -> None:
    heard = await talk(port, b"GET / HTTP/1.1\r\nHost: x\r\n\r\n", b"GET / HTTP/1.1\r\nHos")
    assert heard.count(b"200 OK") == 1


async def test_an_answer_may_take_longer_than_headers(port: int) -> None:
    whole = b"GET /slow HTTP/1.1\r\nHost: x\r\n\r\n"
    assert (await talk(port, whole, whole)).count(b"200 OK") == 2


async def test_what_was_asked_for_before_the_end_is_answered_and_who_asks_nothing_is_left() -> None:
    async with served() as (port, server, serving):
        idle, quiet = await asyncio.open_connection("127.0.0.1", port)
        reader, writer = await asyncio.open_connection("127.0.0.1", port)
        writer.write(b"POST /slow HTTP/1.1\r\nHost: x\r\nExpect: 100-continue\r\nContent-Length: 1\r\n\r\n")
        await reader.readuntil(b"100 Continue")  # it is under way
        server.end()
        assert await idle.read() == b""
        assert not serving.done()
        writer.write(b"1")
        assert b"200 OK" in await reader.read()
        with pytest.raises(OSError, match="111"):
            await asyncio.open_connection("127.0.0.1", port)
        for each in (quiet, writer):
            each.close()


async def answered(host: str, *names: str) -> int:
    """Return the status that a request under a name gets."""
    transport = httpx.ASGITransport(NamedHosts(APP, names))
    async with httpx.AsyncClient(transport=transport, base_url="http://127.0.0.1") as client:
        return (await client.get("/", headers={"Host": host})).status_code


@pytest.mark.parametrize(
    "host",
    [
        "localhost",
        "LOCALHOST:8081",
        "127.0.0.1:8081",
        "10.1.2.3",
        "[::1]:8081",
        "[fd00::1]",
        "localhost.",
        "LocalHost.:80",
    ],
)
async def test_a_page_answers_to_localhost_and_to_plain_addresses(host: str) -> None:
    assert await answered(host) == 200


@pytest.mark.parametrize(
    "host",
    [
        "evil.example",
        "localhost.evil.example",
        "127.0.0.1.evil.example",
        "[",
        "",
        "a@b",
        "evil@localhost",
        "localhost/evil",
        "localhost#",
        "0x7f000001",
        "[::1].evil.example",
        "evil.example.",
        "LOCALHOST..",
        "::1",
    ],
)
async def test_a_page_answers_to_no_foreign_name(host: str) -> None:
    assert await answered(host) == 421
    assert await answered(host, "helpdesk.internal") == 421


async def test_a_page_answers_to_the_names_that_were_set() -> None:
    assert await answered("helpdesk.internal:8081", "Helpdesk.internal") == 200
