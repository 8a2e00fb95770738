"""Who is let in, what goes wrong on order, the limits, and what the log keeps."""

from __future__ import annotations

import asyncio
from typing import Any

import httpx
import pytest

from sandbox.base.clock import HandClock
from sandbox.jira.model.seed import BOT
from sandbox.jira.server import JiraServer
from tests.sandbox.jira.conftest import Client

NO_ISSUE = "Issue does not exist or you do not have permission to see it."


# -- who asks


@pytest.mark.parametrize("header", ["Bearer token-of-bot", "bearer token-of-bot"])
async def test_a_token_opens_by_itself_as_a_bearer(http: httpx.AsyncClient, header: str) -> None:
    reply = await http.get("/rest/api/2/myself", headers={"Authorization": header})
    assert reply.json()["displayName"] == "Helpdesk bot"


@pytest.mark.parametrize(
    "auth",
    [None, (BOT, "wrong"), ("dev@jira.example", "token-of-bot"), ("", "token-of-bot"), (BOT, "")],
)
async def test_who_is_not_known_is_nobody_and_not_refused_for_that(
    jira: JiraServer, bot: Client, http: httpx.AsyncClient, auth: tuple[str, str] | None
) -> None:
    await bot.makes()
    stranger = Client(jira, http, auth)
    assert (await stranger("GET /issue/MUK-1", status=404))["errorMessages"] == [NO_ISSUE]
    assert await stranger("POST /issue/bulkfetch", {"issueIdsOrKeys": ["MUK-1"]}) == {"issues": [], "issueErrors": []}
    assert await stranger("POST /changelog/bulkfetch", {"issueIdsOrKeys": ["MUK-1"]}) == {"issueChangeLogs": []}
    assert (await stranger("GET /project/search"))["total"] == 0
    assert (await stranger("GET /myself", status=401))["status-code"] == 401
    held = (await stranger("GET /mypermissions?permissions=BROWSE_PROJECTS"))["permissions"]["BROWSE_PROJECTS"]
    assert held["havePermission"] is False
    await stranger("GET /search/jql", params={"jql": "project = MUK"}, status=400)
    await stranger("PUT /issue/MUK-1", {"fields": {"summary": "x"}}, status=404)


async def test_a_token_ends_at_its_time_and_another_opens_again(
    jira: JiraServer, bot: Client, clock: HandClock
) -> None:
    jira.expire_token(BOT, at=clock.now() + 60)
    await bot("GET /myself")
    clock.advance(60)
    reply = await bot.reply("GET /myself")
    assert (reply.status_code, reply.headers["X-Seraph-LoginReason"]) == (401, "AUTHENTICATED_FAILED")
    bot.auth = (BOT, jira.renew_token(BOT, "a-new-one"))
    await bot("GET /myself")
    jira.account(BOT).active = False
    await bot("GET /myself", status=401)


# -- requests that cannot be read


@pytest.mark.parametrize(
    ("call", "more", "status"),
    [
        ("POST /issue", {"content": b"{", "headers": {"Content-Type": "application/json"}}, 400),
        ("POST /issue", {"content": b"{}", "headers": {"Content-Type": "text/plain"}}, 415),
        ("POST /issue", {"json": []}, 400),
        ("POST /issue/bulkfetch", {"json": None}, 400),
        ("PUT /search/jql", {"json": {}}, 405),
        ("DELETE /myself", {}, 405),
        ("GET /nothing", {}, 404),
        ("GET /issue/MUK-1/comment?startAt=x", {}, 400),
    ],
)
async def test_what_cannot_be_read_is_refused(bot: Client, call: str, more: dict[str, Any], status: int) -> None:
    await bot.makes()
    assert (await bot.reply(call, **more)).status_code == status


async def test_version_three_is_not_here(http: httpx.AsyncClient) -> None:
    assert (await http.get("/rest/api/3/myself")).status_code == 404


# -- trouble on order


@pytest.mark.parametrize(("order", "reason"), [("burst", "jira-burst-based"), ("quota", "jira-quota-global-based")])
async def test_a_limit_says_why_and_until_when(jira: JiraServer, bot: Client, order: str, reason: str) -> None:
    getattr(jira.faults, order)(90, "GET /myself", times=2)
    await bot("GET /serverInfo")
    for _ in range(2):
        reply = await bot.reply("GET /myself")
        assert reply.status_code == 429
        said = {name: reply.headers[name] for name in ("Retry-After", "RateLimit-Reason", "X-RateLimit-Remaining")}
        assert said == {"Retry-After": "90", "RateLimit-Reason": reason, "X-RateLimit-Remaining": "0"}
        assert reply.headers["X-RateLimit-Reset"] == "2026-11-30T09:31:30Z"
    await bot("GET /myself")


async def test_a_gateway_says_only_until_when(jira: JiraServer, bot: Client, clock: HandClock) -> None:
    jira.faults.gateway(60)
    reply = await bot.reply("GET /myself")
    assert (reply.status_code, reply.headers["X-RateLimit-Reset"]) == (429, "2026-11-30T09:31:00Z")
    assert not {"retry-after", "ratelimit-reason"} & set(reply.headers)
    clock.advance(59)
    await bot("GET /serverInfo")
    assert [one.call for one in jira.log.early()] == ["GET /serverInfo"]


async def test_an_issue_takes_only_so_many_writes(jira: JiraServer, bot: Client, clock: HandClock) -> None:
    jira.limits.writes_per_issue = True
    first, second = await bot.makes(), await bot.makes()
    url = f"POST /issue/{first}/comment"
    for _ in range(20):
        await bot(url, {"body": "x"})
    reply = await bot.reply(url, {"body": "x"})
    assert (reply.status_code, reply.headers["RateLimit-Reason"]) == (429, "jira-per-issue-on-write")
    await bot(f"POST /issue/{second}/comment", {"body": "x"})
    await bot(f"GET /issue/{first}")
    assert not jira.log.early()
    clock.advance(int(reply.headers["Retry-After"]))
    await bot(url, {"body": "x"})


async def test_who_does_not_wait_is_noted(jira: JiraServer, bot: Client, clock: HandClock) -> None:
    jira.faults.burst(5, "GET /myself")
    await bot("GET /myself", status=429)
    await bot("GET /serverInfo")  # a burst is of one kind of call
    clock.advance(5)
    await bot("GET /myself")
    assert not jira.log.early()
    jira.faults.quota(5, "GET /myself")
    await bot("GET /myself", status=429)
    await bot("GET /serverInfo")
    assert [one.call for one in jira.log.early()] == ["GET /serverInfo"]
    with pytest.raises(AssertionError, match="before the wait"):
        jira.assert_clean()


async def test_real_limits_count_each_call_by_itself_and_the_hour_by_all(
    jira: JiraServer, bot: Client, clock: HandClock
) -> None:
    jira.limits.per_second, jira.limits.per_hour = 2, 5
    statuses = [(await bot.reply("GET /myself")).status_code for _ in range(3)]
    assert statuses == [200, 200, 429]
    clock.advance(1)
    replies = [await bot.reply("GET /serverInfo"), await bot.reply("GET /serverInfo"), await bot.reply("GET /field")]
    assert [one.headers["X-RateLimit-Remaining"] for one in replies] == ["2", "1", "0"]
    over = await bot.reply("GET /status")
    assert (over.status_code, over.headers["RateLimit-Reason"]) == (429, "jira-quota-global-based")
    clock.advance(int(over.headers["Retry-After"]))
    await bot("GET /status")


async def test_a_lost_answer_is_of_a_call_that_was_done(jira: JiraServer, bot: Client) -> None:
    jira.faults.lose_reply("POST /issue")
    with pytest.raises(httpx.TransportError):
        await bot.makes()
    assert [one.key for one in jira.site.issues.values()] == ["MUK-1"]
    assert [(one.fault, one.status) for one in jira.log.of("POST /issue")] == [("lost_reply", None)]


@pytest.mark.parametrize("order", ["close", "hang"])
async def test_a_cut_or_hanging_call_is_not_done(jira: JiraServer, bot: Client, order: str) -> None:
    getattr(jira.faults, order)("POST *")
    with pytest.raises(httpx.TransportError):
        await bot.reply("POST /issue", {"fields": {}}, timeout=0.3)
    assert not jira.site.issues
    await bot.makes()


@pytest.mark.parametrize("status", [500, 502, 503, 504])
async def test_down_is_down_until_it_is_over(jira: JiraServer, bot: Client, status: int) -> None:
    jira.faults.down(status=status, after=1, times=2, retry_after=7)
    await bot("GET /myself")
    for _ in range(2):
        assert (await bot.reply("GET /myself")).headers["Retry-After"] == "7"
    await bot("GET /myself")
    jira.faults.away()
    for _ in range(5):
        await bot("GET /myself", status=503)
    jira.faults.clear()
    await bot("GET /myself")


async def test_a_gateway_answers_a_page(jira: JiraServer, bot: Client) -> None:
    jira.faults.not_json()
    reply = await bot.reply("GET /myself")
    assert (reply.status_code, reply.headers["content-type"].partition(";")[0]) == (502, "text/html")


async def test_a_slow_answer_comes(jira: JiraServer, bot: Client) -> None:
    jira.faults.slow(0.05)
    before = asyncio.get_running_loop().time()
    await bot("GET /myself")
    assert asyncio.get_running_loop().time() - before >= 0.05


# -- the log


async def test_the_log_has_every_byte_but_the_token(jira: JiraServer, bot: Client) -> None:
    await bot.makes("Call 98765 43210")
    await bot("GET /search/jql", params={"jql": "labels = 'ସୁନୀତା'"})
    await bot(
        "POST /issue/MUK-1/attachments",
        files={"file": ("note.txt", b"98765 43210")},
        headers={"X-Atlassian-Token": "no-check"},
    )
    assert len(jira.log.found(rb"98765.43210")) == 2
    assert len(jira.log.found(b"%E0%AC%B8")) == 1
    assert not jira.log.found(b"Basic ")
    assert not jira.log.found(b"token-of-bot")
    assert [one.account for one in jira.log.entries] == [jira.account(BOT).id] * 3
