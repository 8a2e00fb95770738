"""What the sandbox's README shows works as it is shown."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any, get_args

import httpx

import sandbox.__main__
from sandbox.bot_api.faults import Kind
from sandbox.cast import Cast
from tests.sandbox.conftest import Api

README = (Path(sandbox.__main__.__file__).parent / "README.md").read_text(encoding="utf-8")
POST = re.compile(r"post (/\S+) '(\{.*?\})'(?:\s+# (\{.*\}))?")


async def test_every_post_that_it_shows_is_taken_and_answered_as_it_says(
    people: httpx.AsyncClient, api: Api, cast: Cast
) -> None:
    shown = POST.findall(README)
    assert len(shown) == len(re.findall(r"\bpost /", README)) > 10
    pressed = 0
    for path, body, answer in shown:
        wish: dict[str, Any] = json.loads(body)
        if path.endswith("/tap"):  # on a message of the bot's, whose number nobody can know before
            row = [{"text": text, "callback_data": text} for text in ("No", "Yes")]
            keyboard = {"inline_keyboard": [row]}
            sent = await api.result("sendMessage", chat_id=cast.operator.id, text="x", reply_markup=keyboard)
            wish["message"] = sent["message_id"]
            pressed += 1
        reply = await people.post(path, json=wish)
        assert reply.status_code == 200, f"{path}: {reply.text}"
        if answer:
            assert reply.json() == json.loads(answer)
    assert pressed == 1


async def test_every_get_that_it_shows_is_answered(people: httpx.AsyncClient, cast: Cast) -> None:
    shown = [path for path in re.findall(r"curl -s \$api(/\S+)", README) if not path.endswith("/events")]
    for path in [*shown, *re.findall(r"`GET (/\S+)`", README)]:
        assert (await people.get(path)).status_code == 200, path


def test_every_kind_of_trouble_is_named() -> None:
    named = set(re.findall(r'"kind": "(\w+)"', README)) | set(re.findall(r"`(\w+)`", README))
    assert set(get_args(Kind)) <= named


def test_every_option_of_serve_is_in_the_table() -> None:
    source = Path(sandbox.__main__.__file__).read_text(encoding="utf-8").partition('add_parser("jira"')[0]
    options = set(re.findall(r'"(--[a-z-]+)"', source))
    assert options
    assert options <= set(re.findall(r"`(--[a-z-]+)", README))
