"""The trouble switch: each trouble is what Telegram would do, and ends when it is switched off."""

from __future__ import annotations

from typing import Any

import httpx
import pytest

from sandbox.cast import Cast
from sandbox.server import Sandbox
from sandbox.stage.stage import Stage
from sandbox.world import membership


async def switched(page: httpx.AsyncClient, kind: str, **more: Any) -> httpx.Response:
    return await page.post("/desk/trouble", json={"kind": kind, **more})


async def sent(staged: Sandbox, page: httpx.AsyncClient, chat: int) -> dict[str, Any]:
    body = {"chat_id": chat, "text": "hello"}
    try:
        answer = await page.post(f"/bot{staged.token}/sendMessage", json=body)
    except httpx.RemoteProtocolError:
        return {"lost": True}
    found: dict[str, Any] = answer.json()
    return found


@pytest.mark.parametrize(("kind", "code"), [("429", 429), ("500", 500)])
async def test_every_second_message_is_refused_until_all_is_well_again(
    staged: Sandbox, page: httpx.AsyncClient, cast: Cast, stage: Stage, kind: str, code: int
) -> None:
    reply = await switched(page, kind)
    assert reply.json()["desk"]["trouble"] == {"kind": kind, "chat": None}
    answers = [await sent(staged, page, group.id) for group in cast.groups[:2]]
    assert [answer.get("error_code") for answer in answers] == [None, code]
    await switched(page, "none")
    assert (await sent(staged, page, cast.egov.id))["ok"]
    assert (await sent(staged, page, cast.egov.id))["ok"]


async def test_an_answer_is_lost_after_its_effect(
    staged: Sandbox, page: httpx.AsyncClient, cast: Cast, stage: Stage
) -> None:
    await switched(page, "lost")
    answers = [await sent(staged, page, cast.egov.id) for _ in range(2)]
    assert answers[0]["ok"]
    assert answers[1] == {"lost": True}
    assert [m.text for m in cast.admin.messages(cast.egov) if m.by_bot] == ["hello", "hello"]


async def test_a_bot_that_was_put_out_comes_back_as_what_it_was(
    staged: Sandbox, page: httpx.AsyncClient, cast: Cast, stage: Stage
) -> None:
    membership.promote(staged.world, cast.egov, staged.world.bot, by=cast.admin.user)
    await switched(page, "kicked", chat=cast.egov.id)
    assert (await sent(staged, page, cast.egov.id))["error_code"] == 403
    await switched(page, "none")
    assert staged.world.bot_member(cast.egov).is_admin
    assert (await sent(staged, page, cast.egov.id))["ok"]


async def test_in_a_locked_group_the_bot_may_write_nothing(
    staged: Sandbox, page: httpx.AsyncClient, cast: Cast, stage: Stage
) -> None:
    await switched(page, "locked", chat=cast.egov.id)
    assert "not enough rights" in (await sent(staged, page, cast.egov.id))["description"]
    await switched(page, "none")
    assert (await sent(staged, page, cast.egov.id))["ok"]


async def test_an_upgraded_group_names_its_new_id(
    staged: Sandbox, page: httpx.AsyncClient, cast: Cast, stage: Stage
) -> None:
    await switched(page, "upgraded", chat=cast.egov.id)
    refusal = await sent(staged, page, cast.egov.id)
    assert refusal["parameters"]["migrate_to_chat_id"] == cast.egov.migrated_to
    assert (await switched(page, "kicked", chat=cast.egov.id)).status_code == 409


async def test_what_is_no_trouble_is_refused(page: httpx.AsyncClient, cast: Cast, stage: Stage) -> None:
    assert (await switched(page, "flood")).status_code == 422
    assert (await switched(page, "kicked", chat=cast.operator.id)).status_code == 404
    assert (await page.get("/desk")).json()["trouble"] == {"kind": "none", "chat": None}


async def test_a_foreign_page_switches_nothing(staged: Sandbox, stage: Stage) -> None:
    async with httpx.AsyncClient(base_url=staged.api_url) as stranger:
        plain = {"Content-Type": "text/plain"}
        assert (await stranger.post("/desk/trouble", content=b'{"kind": "500"}', headers=plain)).status_code == 403
    assert stage.trouble.kind == "none"


async def test_a_sandbox_without_a_desk_has_no_stage() -> None:
    async with Sandbox() as sandbox, httpx.AsyncClient(base_url=sandbox.api_url) as page:
        assert (await page.get("/desk")).status_code == 404


async def test_the_calls_are_shown_without_the_polls(
    staged: Sandbox, page: httpx.AsyncClient, cast: Cast, stage: Stage
) -> None:
    await page.get(f"/bot{staged.token}/getUpdates")
    await sent(staged, page, cast.egov.id)
    await page.get(f"/bot{staged.token}/sendMessage", params={"chat_id": cast.egov.id})
    shown = (await page.get("/desk/calls")).json()
    assert shown["last"] == 3
    good, bad = shown["calls"]
    assert {
        "n": 2,
        "method": "sendMessage",
        "title": "eGov support",
        "what": "hello",
        "ok": True,
    }.items() <= good.items()
    assert (bad["ok"], bad["answer"]) == (False, "Bad Request: message text is empty")
    assert [call["n"] for call in (await page.get("/desk/calls?after=1&polls=1")).json()["calls"]] == [2, 3]
