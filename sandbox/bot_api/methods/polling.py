"""getMe and getUpdates."""

from __future__ import annotations

from sandbox.base.errors import bad_request
from sandbox.base.model import Json
from sandbox.bot_api.methods.registry import Call, method
from sandbox.world.payloads import user_json


@method("getMe")
def get_me(call: Call) -> Json:
    return user_json(call.world.bot) | {
        "can_join_groups": True,
        "can_read_all_group_messages": not call.world.privacy_mode,
        "supports_inline_queries": False,
        "can_connect_to_business": False,
        "has_main_web_app": False,
        "has_topics_enabled": False,
    }


@method("getUpdates", "offset limit timeout allowed_updates")
async def get_updates(call: Call) -> list[object]:
    args = call.args
    if not call.world.updates.webhook_url:
        read_allowed(call)
    return await call.world.updates.poll(args.integer("offset"), args.integer("limit", 100), args.integer("timeout"))


def read_allowed(call: Call) -> None:
    """Remember `allowed_updates`; a call without it leaves the last word standing."""
    if not call.args.has("allowed_updates"):
        return
    kinds = call.args.parsed("allowed_updates", "Can't parse allowed_updates JSON object")
    if not isinstance(kinds, list):
        raise bad_request("Expected an Array of String as allowed_updates")
    call.world.updates.allow([str(kind) for kind in kinds])
