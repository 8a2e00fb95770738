"""Takes updates that Telegram posts: 200 only after they are stored, and nothing from anybody without the secret."""

from __future__ import annotations

import asyncio
import hmac
import logging
from collections.abc import Sequence

from starlette.applications import Starlette
from starlette.requests import ClientDisconnect, Request
from starlette.responses import Response
from starlette.routing import Route
from telegram.error import BadRequest, TelegramError

from bot.base.http_peers import Network, peer_of, within
from bot.base.monotonic import Backoff, Machine
from bot.inbound.inbox import UpdateStore
from bot.telegram.api_errors import Verdict, decide
from bot.telegram.raw_bot import ALLOWED_UPDATES, RawBot
from bot.telegram.wire import read_json
from storage.engine.errors import DatabaseAway

log = logging.getLogger(__name__)

HEADER = "X-Telegram-Bot-Api-Secret-Token"
FIRST_TRIES = 3
LONGEST_BODY = 1 << 20
SLOWEST_BODY = 10.0


class TooBig(Exception):
    """More was posted than an update can be."""


def webhook_app(
    inbox: UpdateStore,
    secret: str,
    path: str = "/",
    *,
    allowed: Sequence[Network] = (),
    proxies: Sequence[Network] = (),
) -> Starlette:
    """Return the app that takes updates at ``path``; without a secret anybody could post them.

    ``allowed``: from where, if not from everywhere. Of ``proxies`` it is believed for whom they pass something on.
    """
    if not secret:
        raise ValueError("telegram.webhook.secret_token is needed: without it anybody could post updates")

    async def take(request: Request) -> Response:
        if allowed and not within(peer_of(request, proxies), allowed):
            return Response(status_code=403)
        given = request.headers.get(HEADER, "")
        if not hmac.compare_digest(given.encode(), secret.encode()):
            return Response(status_code=403)
        try:
            async with asyncio.timeout(SLOWEST_BODY):
                update = read_json(await _body(request))
        except TooBig:
            return Response(status_code=413)
        except (ClientDisconnect, TimeoutError):
            return Response(status_code=408)
        except ValueError:
            return Response(status_code=400)
        try:
            await inbox.take([update])
        except DatabaseAway as error:
            log.warning("an update is refused until the database is back: %s", error)
            return Response(status_code=503, headers={"Retry-After": "1"})
        return Response(status_code=200)

    return Starlette(routes=[Route(path or "/", take, methods=["POST"])])


async def set_mode(
    bot: RawBot,
    machine: Machine,
    stopping: asyncio.Event,
    *,
    url: str | None = None,
    secret: str | None = None,
    tries: int | None = FIRST_TRIES,
) -> bool:
    """Tell Telegram to post to ``url``, or, without one, that we poll; return whether it is told. Updates are kept.

    The first tries raise ``ValueError`` if Telegram can't do with the ``url``. None: it is tried until it is told,
    or until ``stopping``, and nothing ends that.
    """
    backoff = Backoff(0.5, 15.0)
    done = 0
    while not stopping.is_set() and (tries is None or done < tries):
        done += 1
        try:
            if url is None:
                await bot.delete_webhook()
            else:
                await bot.set_webhook(url, secret_token=secret, allowed_updates=list(ALLOWED_UPDATES))
        except TelegramError as error:
            decision = decide(error, method="deleteWebhook" if url is None else "setWebhook")
            if decision.verdict is Verdict.METHOD_OFF:
                return True  # a server without webhooks has none set
            if isinstance(error, BadRequest) and url is not None and tries is not None:
                raise ValueError(f"telegram.webhook: {error}") from None
            log.warning("the webhook is not set yet: %s", error)
            await machine.wait(stopping, max(backoff.grow(), decision.wait))
        else:
            return True
    return False


async def _body(request: Request) -> bytes:
    body = bytearray()
    async for chunk in request.stream():
        body += chunk
        if len(body) > LONGEST_BODY:
            raise TooBig
    return bytes(body)
