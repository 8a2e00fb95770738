"""A public sandbox lets nobody in without the password, and is no easier to fool than one of this machine's own."""

from __future__ import annotations

from collections.abc import AsyncIterator

import httpx
import pytest

from sandbox.people.login import MINUTE, TRIES, TRIES_OF_ALL, Public, Sessions, Tries
from sandbox.server import Sandbox
from sandbox.world.world import World

NAME, PASSWORD, TOKEN = "desk.example", "an open door is no door", "1000001:known-to-the-bot-alone"


@pytest.fixture
async def public() -> AsyncIterator[Sandbox]:
    async with Sandbox(world=World(token=TOKEN), public=Public(frozenset({NAME}), PASSWORD)) as sandbox:
        yield sandbox


@pytest.fixture
async def visitor(public: Sandbox) -> AsyncIterator[httpx.AsyncClient]:
    """Somebody's browser: its requests name the machine as they do over there."""
    headers = {"Host": f"{NAME}:{public.port}"}
    async with httpx.AsyncClient(base_url=public.api_url, headers=headers) as client:
        yield client


async def give(visitor: httpx.AsyncClient, password: str) -> httpx.Response:
    return await visitor.post("/login", data={"password": password})


@pytest.mark.parametrize("path", ["/people", "/desk", "/sandbox/calls", "/main.js", "/nothing"])
async def test_without_the_password_nothing_is_told_and_nothing_done(visitor: httpx.AsyncClient, path: str) -> None:
    assert (await visitor.get(path)).status_code == 401
    assert (await visitor.post(path, json={})).status_code == 401


async def test_the_page_leads_to_the_password_and_the_password_to_the_page(
    visitor: httpx.AsyncClient, public: Sandbox
) -> None:
    page = await visitor.get("/")
    assert (page.status_code, page.headers["location"]) == (303, "/login")
    assert "Password" in (await visitor.get("/login")).text
    answer = await give(visitor, PASSWORD)
    assert (answer.status_code, answer.headers["location"]) == (303, "/")
    cookie = answer.headers["set-cookie"].lower()
    assert cookie.startswith(f"sandbox-{public.port}=")
    assert "httponly" in cookie
    assert "samesite=strict" in cookie
    visitor.cookies.clear()
    visitor.headers["Cookie"] = answer.headers["set-cookie"].partition(";")[0]
    assert (await visitor.get("/people")).status_code == 200
    assert "main.js" in (await visitor.get("/")).text


@pytest.mark.parametrize("wrong", ["", "an open door", PASSWORD + " ", "x" * 10_000])
async def test_a_wrong_password_opens_nothing(visitor: httpx.AsyncClient, wrong: str) -> None:
    answer = await give(visitor, wrong)
    assert answer.status_code == 401
    assert "set-cookie" not in answer.headers


async def test_after_a_few_wrong_ones_the_right_one_has_to_wait(visitor: httpx.AsyncClient) -> None:
    for _ in range(TRIES):
        assert (await give(visitor, "a guess")).status_code == 401
    answer = await give(visitor, PASSWORD)
    assert (answer.status_code, "set-cookie" in answer.headers) == (429, False)


async def test_a_cookie_that_was_made_up_opens_nothing(visitor: httpx.AsyncClient, public: Sandbox) -> None:
    for cookie in (f"sandbox-{public.port}=guess", f"sandbox-{public.port}=", "nonsense;;=", "sandbox-1=x"):
        assert (await visitor.get("/people", headers={"Cookie": cookie})).status_code == 401


async def test_a_foreign_host_and_a_foreign_page_are_refused_with_the_password_too(
    visitor: httpx.AsyncClient, public: Sandbox
) -> None:
    foreign = {"Host": "evil.example"}
    assert (await visitor.post("/login", data={"password": PASSWORD}, headers=foreign)).status_code == 403
    page = {"Origin": "http://evil.example"}
    assert (await visitor.post("/login", data={"password": PASSWORD}, headers=page)).status_code == 403
    session = (await give(visitor, PASSWORD)).headers["set-cookie"].partition(";")[0]
    assert (await visitor.get("/people", headers={"Cookie": session, **foreign})).status_code == 403
    assert (await visitor.get("/people", headers={"Cookie": session, **page})).status_code == 403


async def test_the_bot_comes_in_by_its_token_and_nobody_by_the_one_that_everybody_knows(
    visitor: httpx.AsyncClient, public: Sandbox
) -> None:
    assert (await visitor.get(f"/bot{TOKEN}/getMe")).json()["ok"]
    known = World().token
    assert (await visitor.get(f"/bot{known}/getMe")).status_code in (401, 404)
    assert (await visitor.get(f"/file/bot{known}/photos/1.jpg")).status_code in (401, 404)


async def test_a_sandbox_of_this_machine_has_no_password_and_no_other_name() -> None:
    async with Sandbox() as sandbox, httpx.AsyncClient(base_url=sandbox.api_url) as client:
        assert (await client.get("/people")).status_code == 200
        assert (await client.get("/people", headers={"Host": NAME})).status_code == 403


def test_one_address_waits_alone_and_many_together() -> None:
    now = 0.0
    tries = Tries(lambda: now)
    for _ in range(TRIES):
        tries.wrong("one")
    assert (tries.may("one"), tries.may("another")) == (False, True)
    for number in range(TRIES_OF_ALL - TRIES):
        tries.wrong(f"address {number}")
    assert not tries.may("another")
    now = MINUTE
    assert tries.may("one")


def test_a_session_ends() -> None:
    now = 0.0
    sessions = Sessions(lambda: now)
    session = sessions.open()
    assert sessions.knows(session)
    assert not sessions.knows(session + "x")
    now = 12 * 3600
    assert not sessions.knows(session)


def test_the_password_is_in_no_picture_of_the_settings() -> None:
    assert PASSWORD not in repr(Public(frozenset({NAME}), PASSWORD))
