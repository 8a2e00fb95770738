"""How the bot gets to know itself and its updates: getMe, getUpdates, and the three methods of the webhook."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from sandbox.base.errors import bad_request, too_many_requests
from sandbox.base.model import Json
from sandbox.bot_api.methods.registry import Call, method
from sandbox.bot_api.webhook import WebhookSettings
from sandbox.world.payloads import user_json
from sandbox.world.updates import KINDS, NOT_BY_DEFAULT

PORTS = (80, 88, 443, 8443)
LOOPBACK = ("127.0.0.1", "localhost", "::1")


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


@method(
    "setWebhook",
    "url certificate ip_address max_connections allowed_updates drop_pending_updates secret_token",
)
def set_webhook(call: Call) -> bool:
    url = call.args.text("url").strip()
    secret = call.args.text("secret_token")
    if len(secret) > 256:
        raise bad_request("secret token is too long")
    if not re.fullmatch(r"[A-Za-z0-9_-]*", secret):
        raise bad_request("secret token contains unallowed characters")
    if url:
        _check_url(url)
    now = call.world.clock.monotonic()
    if url and now < call.world.webhook_set_at + 1.0:
        raise too_many_requests(1)
    call.world.webhook_set_at = now
    read_allowed(call)
    call.world.updates.stop_poller("terminated by setWebhook request")
    if call.args.flag("drop_pending_updates"):
        call.world.updates.drop_all()
    limit = min(max(call.args.integer("max_connections", 40), 1), 100)
    call.webhook.set(WebhookSettings(url, secret if url else "", limit))
    return True


def _check_url(url: str) -> None:
    """As Telegram does, but a local bot may listen on any port without a certificate."""
    parts = urlsplit(url)
    if not parts.hostname:
        raise bad_request("invalid webhook URL specified")
    if parts.hostname in LOOPBACK and parts.scheme in ("http", "https"):
        return
    if parts.scheme != "https":
        raise bad_request("bad webhook: An HTTPS URL must be provided for webhook")
    if parts.port not in (None, *PORTS):
        raise bad_request("bad webhook: Webhook can be set up only on ports 80, 88, 443 or 8443")


@method("deleteWebhook", "drop_pending_updates")
def delete_webhook(call: Call) -> bool:
    if call.args.flag("drop_pending_updates"):
        call.world.updates.drop_all()
    call.webhook.set(WebhookSettings())
    return True


@method("getWebhookInfo")
def get_webhook_info(call: Call) -> Json:
    settings, queue = call.webhook.settings, call.world.updates
    found: Json = {
        "url": settings.url,
        "has_custom_certificate": False,
        "pending_update_count": len(queue.pending),
    }
    if settings.url:
        found |= {"max_connections": settings.max_connections, "ip_address": "127.0.0.1"}
    if settings.last_error_date:
        found["last_error_date"] = settings.last_error_date
        found["last_error_message"] = settings.last_error_message
    if queue.allowed != KINDS - NOT_BY_DEFAULT:
        found["allowed_updates"] = sorted(queue.allowed)
    return found
