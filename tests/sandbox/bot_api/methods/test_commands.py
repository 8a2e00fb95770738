"""Command menus are checked, kept by scope and language, and resolved for each person."""

from __future__ import annotations

from typing import Any

import pytest

from sandbox.cast import Cast
from sandbox.world.menus import commands_for
from tests.sandbox.conftest import Api


def menu(*names: str) -> list[dict[str, str]]:
    return [{"command": name, "description": f"Do {name}"} for name in names]


@pytest.mark.parametrize(
    ("commands", "refusal"),
    [
        (menu(""), "command must be non-empty"),
        (menu("x" * 33), "command length must not exceed 32"),
        (menu("New"), "BOT_COMMAND_INVALID"),
        (menu("new-one"), "BOT_COMMAND_INVALID"),
        ([{"command": "new"}], "can't parse BotCommand: Can't find field \"description\""),
        ([{"command": "new", "description": "x" * 257}], "command description length must not exceed 256"),
        (menu(*(f"c{number}" for number in range(101))), "BOT_COMMANDS_TOO_MUCH"),
    ],
)
async def test_menus_that_telegram_refuses(api: Api, commands: list[dict[str, Any]], refusal: str) -> None:
    assert await api.refusal("setMyCommands", commands=commands) == f"Bad Request: {refusal}"


async def test_a_leading_slash_is_dropped(api: Api) -> None:
    await api.result("setMyCommands", commands=menu("/new"))
    assert (await api.result("getMyCommands"))[0]["command"] == "new"


async def test_the_narrowest_scope_and_the_own_language_win(api: Api, cast: Cast) -> None:
    world = cast.world
    cast.operator.start()
    await api.result("setMyCommands", commands=menu("help"))
    await api.result("setMyCommands", commands=menu("start"), scope={"type": "all_private_chats"})
    await api.result("setMyCommands", commands=menu("suru"), scope={"type": "all_private_chats"}, language_code="or")
    scope = {"type": "chat", "chat_id": cast.operator.id}
    await api.result("setMyCommands", commands=menu("new"), scope=scope)

    def seen(person: Any, chat: Any) -> str:
        return str(commands_for(world, chat, person.user)[0]["command"])

    cast.spoc_jatni.user.language_code = "or"
    assert seen(cast.operator, cast.operator.private) == "new"
    assert seen(cast.spoc_jatni, cast.spoc_jatni.private) == "suru"
    assert seen(cast.manager, cast.manager.private) == "start"
    assert seen(cast.egov_developer, cast.egov) == "help"
    await api.result("deleteMyCommands", scope=scope)
    assert seen(cast.operator, cast.operator.private) == "start"
