"""What a bot's author sets up over HTTP, in any language: people, chats, trouble, limits; and what was called."""

from __future__ import annotations

from typing import Any

import httpx
import pytest

from sandbox.cast import Cast
from sandbox.server import Sandbox
from tests.sandbox.conftest import Api


async def done(people: httpx.AsyncClient, path: str, **body: Any) -> Any:
    reply = await people.post(path, json=body)
    assert reply.status_code == 200, reply.text
    return reply.json()


async def test_a_world_of_ones_own_is_made_and_the_bot_hears_of_it(
    people: httpx.AsyncClient, api: Api, sandbox: Sandbox
) -> None:
    ann = (await done(people, "/sandbox/people", first_name="Ann", username="ann", language="de"))["id"]
    bob = (await done(people, "/sandbox/people", first_name="Bob", id=77))["id"]
    group = (await done(people, "/sandbox/chats", title="Flat", owner=ann, members=[bob], bot="member"))["id"]
    await done(people, f"/people/{bob}/chats/{group}/say", text="/list")
    added, line, said = await api.result("getUpdates")
    assert added["my_chat_member"]["new_chat_member"]["status"] == "member"
    assert line["message"]["new_chat_members"][0]["is_bot"]
    assert (said["message"]["from"]["id"], said["message"]["chat"]["title"]) == (77, "Flat")
    assert sandbox.world.users[ann].language_code == "de"


async def test_members_and_the_bot_can_be_promoted_and_put_out(
    people: httpx.AsyncClient, api: Api, cast: Cast
) -> None:
    members = f"/sandbox/chats/{cast.egov.id}/members"
    await done(people, members, status="administrator")
    await done(people, members, status="restricted", user=cast.manager.id)
    found = await api.result("getChatMember", chat_id=cast.egov.id, user_id=cast.manager.id)
    assert found["status"] == "restricted"
    await done(people, members, status="kicked")
    refusal = await api.refusal("sendMessage", chat_id=cast.egov.id, text="x")
    assert refusal == "Forbidden: bot was kicked from the supergroup chat"


async def test_a_basic_group_is_upgraded_once(people: httpx.AsyncClient, api: Api, cast: Cast) -> None:
    made = await done(people, "/sandbox/chats", title="Old", type="group", owner=cast.admin.id, bot="member")
    upgrade = f"/sandbox/chats/{made['id']}/upgrade"
    new = await done(people, upgrade)
    body = await api("sendMessage", chat_id=made["id"], text="x")
    assert body["parameters"]["migrate_to_chat_id"] == new["id"]
    assert (await people.post(upgrade, json={})).status_code == 409


async def test_trouble_is_ordered_listed_and_cleared(people: httpx.AsyncClient, api: Api, cast: Cast) -> None:
    cast.operator.start()
    send = {"chat_id": cast.operator.id, "text": "x"}
    ordered = await done(people, "/sandbox/faults", kind="refuse", method="sendMessage", retry_after=7, times=2)
    assert (ordered["status"], ordered["hits"]) == (429, 0)
    assert (await api("sendMessage", **send))["parameters"] == {"retry_after": 7}
    (listed,) = (await people.get("/sandbox/faults")).json()
    assert listed["hits"] == 1
    await people.delete("/sandbox/faults")
    assert (await people.get("/sandbox/faults")).json() == []


async def test_limits_can_be_read_and_set(people: httpx.AsyncClient, api: Api, cast: Cast) -> None:
    cast.operator.start()
    assert (await people.get("/sandbox/limits")).json()["group_per_minute"] == 20
    assert (await done(people, "/sandbox/limits", private_burst=1))["private_burst"] == 1
    send = {"chat_id": cast.operator.id, "text": "x"}
    await api.result("sendMessage", **send)
    assert await api.refusal("sendMessage", **send) == "Too Many Requests: retry after 1"
    await done(people, "/sandbox/limits", enabled=False)
    await api.result("sendMessage", **send)


async def test_calls_can_be_read_with_what_should_not_have_been_asked(
    people: httpx.AsyncClient, api: Api, cast: Cast
) -> None:
    cast.operator.start()
    await api.result("sendMessage", chat_id=cast.operator.id, text="x", colour="red")
    await api.refusal("sendTelepathy", chat_id=cast.operator.id)
    found = (await people.get("/sandbox/calls", params={"chat_id": cast.operator.id})).json()
    assert [(call["method"], call["status"]) for call in found["calls"]] == [
        ("sendMessage", 200),
        ("sendTelepathy", 404),
    ]
    assert (found["unknown_parameters"], found["unknown_methods"]) == (["sendMessage.colour"], ["sendTelepathy"])
    only = (await people.get("/sandbox/calls", params={"method": "sendmessage"})).json()["calls"]
    assert [call["params"]["text"] for call in only] == ["x"]


@pytest.mark.parametrize(
    ("path", "body", "status"),
    [
        ("people", {}, 422),
        ("people", {"first_name": "Ann", "id": 2001}, 409),
        ("chats", {"title": "x", "owner": 1}, 404),
        ("chats", {"title": "x", "owner": 2501, "type": "room"}, 422),
        ("chats", {"title": "x", "owner": 2501, "id": -1001500000103}, 409),
        ("chats/-5/members", {"status": "member"}, 404),
        ("chats/-1001500000103/members", {"status": "ghost"}, 422),
        ("faults", {"kind": "bad luck"}, 422),
        ("faults", {"kind": "slow", "seconds": "long"}, 422),
        ("limits", {"private_burst": "much"}, 422),
    ],
)
async def test_wishes_that_cannot_be_met_say_why(
    people: httpx.AsyncClient, cast: Cast, path: str, body: dict[str, Any], status: int
) -> None:
    reply = await people.post(f"/sandbox/{path}", json=body)
    assert reply.status_code == status
    assert reply.json()["error"]


async def test_a_foreign_page_can_order_nothing(people: httpx.AsyncClient, sandbox: Sandbox) -> None:
    form = await people.post("/sandbox/faults", content=b'{"kind": "close"}', headers={"Content-Type": "text/plain"})
    foreign = await people.delete("/sandbox/faults", headers={"Origin": "http://evil.example"})
    assert (form.status_code, foreign.status_code) == (403, 403)
    assert sandbox.faults.ordered == []
