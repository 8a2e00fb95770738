"""What JIRA's refusals and the network's faults are to us, and that nobody asks before the wait is over."""

from __future__ import annotations

import logging
from collections.abc import AsyncIterator

import pytest

from bot.config.jira import JiraSection
from bot.jira.base.client import JiraClient
from bot.jira.base.errors import (
    JiraAway,
    JiraBusy,
    JiraError,
    JiraNotFound,
    JiraRefused,
    JiraTokenRefused,
    JiraTooLarge,
    JiraUnknown,
)
from sandbox.base.clock import HandClock
from sandbox.jira.model.seed import BOT, DEV
from sandbox.jira.server import JiraServer
from tests.bot.transport import HandMachine

ISSUE = {"fields": {"project": {"key": "MUK"}, "issuetype": {"name": "Task"}, "summary": "x"}}


@pytest.fixture
def clock() -> HandClock:
    return HandClock()


@pytest.fixture
async def jira(clock: HandClock) -> AsyncIterator[JiraServer]:
    async with JiraServer(clock=clock) as served:
        yield served
        served.assert_clean()


@pytest.fixture
def machine(clock: HandClock) -> HandMachine:
    return HandMachine(clock)


@pytest.fixture
async def client(jira: JiraServer, machine: HandMachine) -> AsyncIterator[JiraClient]:
    made = JiraClient(section(jira, jira.token(BOT)), machine)
    yield made
    await made.close()


def section(jira: JiraServer, token: str) -> JiraSection:
    return JiraSection.model_validate({"url": jira.base_url, "email": BOT, "token": token})


async def test_who_is_told_to_wait_asks_nothing_before(
    client: JiraClient, jira: JiraServer, machine: HandMachine
) -> None:
    jira.faults.burst(5)
    with pytest.raises(JiraBusy) as told:
        await client.get("myself")
    assert told.value.wait == 5
    asked = len(jira.log.entries)
    machine.advance(4)
    with pytest.raises(JiraBusy) as told:
        await client.get("serverInfo")
    assert told.value.wait == pytest.approx(1)
    assert len(jira.log.entries) == asked
    machine.advance(2)
    assert (await client.get("myself"))["displayName"] == "Helpdesk bot"


async def test_a_limit_that_does_not_say_for_how_long_is_waited_for_a_minute(
    client: JiraClient, jira: JiraServer, machine: HandMachine
) -> None:
    jira.faults.gateway(30)
    with pytest.raises(JiraBusy) as told:
        await client.get("myself")
    assert told.value.wait == 60
    machine.advance(61)
    await client.get("myself")


TROUBLES = [
    ("down", JiraAway, JiraUnknown),
    ("not_json", JiraAway, JiraUnknown),
    ("close", JiraAway, JiraUnknown),
    ("lose_reply", JiraAway, JiraUnknown),
]


@pytest.mark.parametrize(("trouble", "of_reading", "of_writing"), TROUBLES, ids=[case[0] for case in TROUBLES])
async def test_what_was_written_may_have_been_done_and_what_was_asked_is_asked_again(
    client: JiraClient, jira: JiraServer, trouble: str, of_reading: type[JiraError], of_writing: type[JiraError]
) -> None:
    getattr(jira.faults, trouble)(times=2)
    with pytest.raises(of_reading):
        await client.get("myself")
    with pytest.raises(of_writing):
        await client.post("issue", ISSUE)


async def test_where_nobody_listens_nothing_was_done(jira: JiraServer, client: JiraClient) -> None:
    await jira.stop()
    with pytest.raises(JiraAway):
        await client.post("issue", ISSUE)
    await jira.start()


async def test_a_refusal_says_which_field_is_wrong(client: JiraClient) -> None:
    with pytest.raises(JiraRefused) as refused:
        await client.post("issue", {"fields": {**ISSUE["fields"], "priority": {"name": "Odd"}}})
    assert "priority" in refused.value.fields
    assert refused.value.why
    with pytest.raises(JiraNotFound):
        await client.get("issue/MUK-77")


async def attached(jira: JiraServer, client: JiraClient, data: bytes) -> str:
    made = await client.post("issue", ISSUE)
    return jira.hands(DEV).attaches(made["key"], "a.txt", data).id


async def test_a_file_comes_whole_or_not_at_all(jira: JiraServer, client: JiraClient) -> None:
    number = await attached(jira, client, b"12345")
    assert await client.download(f"attachment/content/{number}", 5, redirect="false") == b"12345"
    with pytest.raises(JiraTooLarge):
        await client.download(f"attachment/content/{number}", 4, redirect="false")
    with pytest.raises(JiraNotFound):
        await client.download("attachment/content/77", 5, redirect="false")
    with pytest.raises(JiraRefused):  # sent on elsewhere: our token goes nowhere else
        await client.download(f"attachment/content/{number}", 5)
    jira.faults.lose_reply("GET /attachment/content/{id}")
    with pytest.raises(JiraAway):
        await client.download(f"attachment/content/{number}", 5, redirect="false")


@pytest.mark.parametrize("address", ["http://127.0.0.1:9/secure/a.txt", "{url}.elsewhere.example/a.txt"])
async def test_our_token_goes_to_no_other_place_that_an_answer_names(
    jira: JiraServer, client: JiraClient, address: str
) -> None:
    asked = len(jira.log.entries)
    with pytest.raises(JiraRefused, match="is not at"):
        await client.download_from(address.format(url=jira.base_url), 5)
    assert len(jira.log.entries) == asked


async def test_a_token_that_is_none_is_said_and_never_written_down(
    jira: JiraServer, machine: HandMachine, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    made = JiraClient(section(jira, "a-very-secret-token"), machine)
    with pytest.raises(JiraTokenRefused) as refused:
        await made.get("myself")
    await made.close()
    assert "a-very-secret-token" not in caplog.text + str(refused.value)
