"""The people's side over HTTP: the chat page reads, writes, presses and listens, and no foreign page may."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator
from typing import Any

import httpx
import pytest

from sandbox.base.html_view import to_html
from sandbox.base.images import png
from sandbox.cast import Cast
from sandbox.server import Sandbox
from tests.sandbox.conftest import Api


@pytest.fixture
def mine(cast: Cast) -> str:
    """The operator's private chat."""
    return f"/people/{cast.operator.id}/chats/{cast.operator.id}"


async def done(people: httpx.AsyncClient, path: str, **body: Any) -> dict[str, Any]:
    reply = await people.post(path, json=body)
    assert reply.status_code == 200, reply.text
    found: dict[str, Any] = reply.json()
    return found


async def test_the_people_and_their_chats_are_listed(people: httpx.AsyncClient, cast: Cast) -> None:
    everybody = (await people.get("/people")).json()
    assert {"id": cast.operator.id, "name": "Sunita (L1 desk)"}.items() <= everybody[0].items()
    assert len(everybody) == len(cast.people)
    chats = (await people.get(f"/people/{cast.egov_developer.id}/chats")).json()
    assert [chat["title"] for chat in chats] == ["MUKTA Helpdesk", "eGov support"]
    groups = (await people.get(f"/people/{cast.egov_developer.id}/groups")).json()
    assert {group["title"]: group["inside"] for group in groups}["HUDD Tech"] is False


async def test_a_message_said_on_the_page_reaches_the_bot(
    people: httpx.AsyncClient, api: Api, cast: Cast, mine: str
) -> None:
    said = await done(people, f"{mine}/say", text="/new please")
    assert said["message"]["mine"]
    assert (await api.result("getUpdates"))[0]["message"]["text"] == "/new please"


async def test_a_chat_shows_text_buttons_and_what_is_replied_to(
    people: httpx.AsyncClient, api: Api, cast: Cast, mine: str
) -> None:
    start = cast.operator.start()
    row = [
        {"text": "Claim", "callback_data": "c", "style": "primary"},
        {"text": "Open", "url": "https://x.in"},
        {"text": "Copy", "copy_text": {"text": "MUK-1"}},
    ]
    await api.result(
        "sendMessage",
        chat_id=cast.operator.id,
        text="<b>Hi</b> <i>&lt;you&gt;</i>",
        parse_mode="HTML",
        reply_markup={"inline_keyboard": [row]},
        reply_parameters={"message_id": start.id},
    )
    (before,) = [chat for chat in (await people.get(f"/people/{cast.operator.id}/chats")).json() if chat["unread"]]
    assert before["unread"] == 1
    page = (await people.get(mine)).json()
    assert page["chat"]["unread"] == 0
    shown = page["messages"][-1]
    assert shown["html"] == "<b>Hi</b> <i>&lt;you&gt;</i>"
    assert shown["buttons"] == [
        [
            {"text": "Claim", "kind": "callback", "style": "primary"},
            {"text": "Open", "kind": "url", "url": "https://x.in/"},
            {"text": "Copy", "kind": "copy", "copy": "MUK-1"},
        ]
    ]
    assert shown["reply_to"]["text"] == "/start"
    taps = [await done(people, f"{mine}/tap", message=shown["id"], row=0, column=n) for n in range(3)]
    assert taps[0]["query"]
    assert taps[1]["url"] == "https://x.in/"
    assert taps[2]["copied"] == "MUK-1"


async def test_the_same_keys_sent_again_are_another_keyboard(
    people: httpx.AsyncClient, api: Api, cast: Cast, mine: str
) -> None:
    cast.operator.start()
    seen = []
    for text in ("Choose", "Choose again"):
        keys = {"keyboard": [[{"text": "A channel"}]], "one_time_keyboard": True}
        await api.result("sendMessage", chat_id=cast.operator.id, text=text, reply_markup=keys)
        seen.append((await people.get(mine)).json())
    assert seen[0]["keyboard"] == seen[1]["keyboard"]
    assert seen[0]["keyboard_from"] < seen[1]["keyboard_from"]
    await api.result("sendMessage", chat_id=cast.operator.id, text="Done", reply_markup={"remove_keyboard": True})
    assert (await people.get(mine)).json()["keyboard_from"] is None


@pytest.mark.parametrize("keyboard", [{"force_reply": True}, {"inline_keyboard": [], "force_reply": True}, {}])
async def test_a_message_says_whether_it_opens_a_reply(
    people: httpx.AsyncClient, api: Api, cast: Cast, mine: str, keyboard: dict[str, Any]
) -> None:
    cast.operator.start()
    await api("sendMessage", chat_id=cast.operator.id, text="Which town?", reply_markup=json.dumps(keyboard))
    last = (await people.get(mine)).json()["messages"][-1]
    assert last["forces_reply"] is ("force_reply" in keyboard)


async def test_pictures_can_be_uploaded_and_looked_at(
    people: httpx.AsyncClient, api: Api, cast: Cast, mine: str
) -> None:
    files = [("file", (f"{n}.png", png(), "image/png")) for n in range(2)]
    reply = await people.post(f"{mine}/upload", files=files, data={"caption": "two"})
    first, second = reply.json()["messages"]
    assert first["album"] == second["album"] is not None
    assert first["media"]["kind"] == "photo"
    assert (await people.get(first["media"]["url"])).content == png()
    assert len(await api.result("getUpdates")) == 2
    reply = await people.post(f"{mine}/upload", files={"file": ("a.html", b"<script>", "text/html")})
    letter = await people.get(reply.json()["messages"][0]["media"]["url"])
    assert letter.headers["content-security-policy"] == "sandbox"


async def test_what_can_be_done_besides_talking(people: httpx.AsyncClient, api: Api, cast: Cast, mine: str) -> None:
    said = (await done(people, f"{mine}/say", text="frist"))["message"]
    await done(people, f"{mine}/edit", message=said["id"], text="first")
    await done(people, f"{mine}/react", message=said["id"], emoji="👍")
    await done(people, f"{mine}/contact")
    await done(people, f"/people/{cast.operator.id}/start", payload="hello")
    await done(people, f"/people/{cast.operator.id}/chats/{cast.egov.id}/join")
    await done(people, f"/people/{cast.operator.id}/chats/{cast.egov.id}/leave")
    await done(people, f"/people/{cast.operator.id}/block")
    kinds = [list(update)[1] for update in await api.result("getUpdates")]
    assert kinds == ["message", "edited_message", *["message"] * 4, "my_chat_member"]
    assert (await people.post(f"{mine}/say", json={"text": "x"})).status_code == 409
    await done(people, f"{mine}/delete", message=said["id"])


@pytest.mark.parametrize(
    ("path", "body", "status"),
    [
        ("/people/1/start", {}, 404),
        ("/people/2001/chats/2002/say", {"text": "x"}, 404),
        ("/people/2001/chats/-1001500000103/say", {"text": "x"}, 409),
        ("/people/2001/chats/2001/say", {"text": " "}, 409),
        ("/people/2001/chats/2001/tap", {"message": "x", "row": 0, "column": 0}, 422),
        ("/people/2001/chats/2001/tap", {"row": 0, "column": 0}, 422),
        ("/people/2001/chats/2001/edit", {"message": 77, "text": "x"}, 404),
    ],
)
async def test_wishes_that_cannot_be_met_say_why(
    people: httpx.AsyncClient, cast: Cast, path: str, body: dict[str, Any], status: int
) -> None:
    reply = await people.post(path, json=body)
    assert reply.status_code == status
    assert reply.json()["error"]


@pytest.mark.parametrize(
    "headers",
    [
        {"Host": "evil.example:80"},
        {"Host": "127.0.0.1.evil.example"},
        {"Origin": "http://evil.example"},
        {"Origin": "null"},
        {"Content-Type": "text/plain"},
    ],
)
async def test_a_foreign_page_can_do_nothing(
    sandbox: Sandbox, cast: Cast, mine: str, headers: dict[str, str]
) -> None:
    async with httpx.AsyncClient(base_url=sandbox.api_url) as stranger:
        given = {"Content-Type": "application/json", **headers}
        reply = await stranger.post(f"{mine}/say", content=b'{"text": "gotcha"}', headers=given)
        assert reply.status_code == 403
        upload = await stranger.post(f"{mine}/upload", files={"file": b"x"})
        assert upload.status_code == 403
    assert cast.operator.messages() == []


async def _events(lines: AsyncIterator[str]) -> AsyncIterator[tuple[str, dict[str, Any]]]:
    name = ""
    async for line in lines:
        if line.startswith("event: "):
            name = line.removeprefix("event: ")
        elif line.startswith("data: "):
            yield name, json.loads(line.removeprefix("data: "))


async def test_events_come_live_and_only_to_whom_they_concern(
    people: httpx.AsyncClient, api: Api, cast: Cast
) -> None:
    cast.operator.start()
    async with people.stream("GET", f"/people/{cast.operator.id}/events") as stream:
        lines = stream.aiter_lines()
        assert await anext(lines) == ": hello"
        events = _events(lines)
        await api.result("sendMessage", chat_id=cast.egov.id, text="not for the operator")
        cast.egov_developer.forge(cast.egov, 1, "x")
        sent = await api.result("sendMessage", chat_id=cast.operator.id, text="one")
        cast.operator.forge(cast.operator.private, sent["message_id"], "go")
        other, own = (await api.result("getUpdates"))[-2:]
        for update in (other, own):
            query = update["callback_query"]["id"]
            await api.result("answerCallbackQuery", callback_query_id=query, text="done", show_alert=True)
        where = {"chat_id": cast.operator.id, "message_id": sent["message_id"]}
        await api.result("editMessageText", **where, text="two")
        await api.result("deleteMessage", **where)
        found = [await anext(events) for _ in range(4)]
    assert [name for name, _ in found] == ["new", "answer", "edit", "delete"]
    assert found[1][1]["alert"]
    assert found[1][1]["text"] == "done"
    assert found[2][1]["message"]["text"] == "two"


def test_a_page_never_gets_live_code_from_a_text() -> None:
    link = {"type": "text_link", "offset": 0, "length": 1, "url": "javascript:alert(1)"}
    assert 'href="http://javascript:alert(1)"' in to_html("x", [link])
    assert to_html('<img src="x">', []) == "&lt;img src=&quot;x&quot;&gt;"


def test_overlapping_entities_nest_properly() -> None:
    bold = {"type": "bold", "offset": 0, "length": 2}
    italic = {"type": "italic", "offset": 1, "length": 2}
    assert to_html("abc", [bold, italic]) == "<b>a<i>b</i></b><i>c</i>"
    mention = {"type": "bot_command", "offset": 2, "length": 4}
    assert to_html("👍/new", [mention]) == '👍<a class="command" data-command="/new">/new</a>'
