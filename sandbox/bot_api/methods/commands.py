"""setMyCommands, getMyCommands and deleteMyCommands, by scope and language."""

from __future__ import annotations

import re
from typing import Any

from sandbox.base.errors import ApiError, bad_request
from sandbox.base.model import Json
from sandbox.bot_api.methods.access import find_chat
from sandbox.bot_api.methods.registry import Call, method
from sandbox.world.events import Event
from sandbox.world.state import Scope

MAX_COMMANDS = 100
PLAIN = ("default", "all_private_chats", "all_group_chats", "all_chat_administrators")
OF_CHAT = ("chat", "chat_administrators", "chat_member")


@method("setMyCommands", "commands scope language_code")
def set_my_commands(call: Call) -> bool:
    scope, language = _scope(call), _language(call)
    given = call.args.parsed("commands", "Can't parse commands JSON object")
    if given is not None and not isinstance(given, list):
        raise bad_request("Expected an Array of BotCommand")
    commands = [_command(one) for one in given or []]
    if len(commands) > MAX_COMMANDS:
        raise bad_request("BOT_COMMANDS_TOO_MUCH")
    call.world.menus[scope, language] = commands
    _tell(call)
    return True


@method("getMyCommands", "scope language_code")
def get_my_commands(call: Call) -> list[Json]:
    return call.world.menus.get((_scope(call), _language(call)), [])


@method("deleteMyCommands", "scope language_code")
def delete_my_commands(call: Call) -> bool:
    call.world.menus.pop((_scope(call), _language(call)), None)
    _tell(call)
    return True


def _tell(call: Call) -> None:
    for chat_id in call.world.chats:
        call.world.hub.publish(Event("commands", chat_id))


def _command(given: Any) -> Json:
    if not isinstance(given, dict):
        raise _unreadable("expected an Object")
    for name in ("command", "description"):
        if not isinstance(given.get(name), str):
            raise _unreadable(f'Can\'t find field "{name}"')
    command, description = given["command"].strip().removeprefix("/"), given["description"].strip()
    if not command:
        raise bad_request("Command must be non-empty")
    if len(command) > 32:
        raise bad_request("Command length must not exceed 32")
    if not description:
        raise bad_request("Command description must be non-empty")
    if len(description) > 256:
        raise bad_request("Command description length must not exceed 256")
    if not re.fullmatch(r"[a-z0-9_]+", command):
        raise bad_request("BOT_COMMAND_INVALID")
    return {"command": command, "description": description}


def _scope(call: Call) -> Scope:
    given = call.args.parsed("scope", "Can't parse BotCommandScope JSON object") or {"type": "default"}
    kind = given.get("type") if isinstance(given, dict) else None
    if kind in PLAIN:
        return (kind,)
    if kind not in OF_CHAT:
        raise bad_request("Can't parse BotCommandScope: Unsupported type specified")
    if "chat_id" not in given:
        raise bad_request("Can't parse BotCommandScope: Can't find field \"chat_id\"")
    chat = find_chat(call.world, str(given["chat_id"]))
    if kind != "chat" and chat.is_private:
        raise bad_request("can't use specified scope in private chats")
    if kind == "chat_member":
        return (kind, chat.id, int(given.get("user_id", 0)))
    return (kind, chat.id)


def _language(call: Call) -> str:
    language = call.args.text("language_code")
    if language and not re.fullmatch(r"[a-z]{2}", language):
        raise bad_request("invalid language code specified")
    return language


def _unreadable(why: str) -> ApiError:
    return bad_request(f"Can't parse BotCommand: {why}")
