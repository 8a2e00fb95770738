"""How updates come in, as the services that it takes: polling, or a webhook beside which is asked what waits."""

from __future__ import annotations

import asyncio
from contextlib import suppress
from dataclasses import dataclass
from typing import Protocol

from bot.base.database_wait import Stopped, while_away
from bot.base.http_server import Server, http_config, serve_until_told
from bot.base.monotonic import Machine
from bot.base.service import Alarm, Service
from bot.config.sections import WebhookSection
from bot.inbound.inbox import Inbox
from bot.inbound.pending_updates import PendingUpdates
from bot.inbound.polling import Receiver
from bot.inbound.webhook import set_mode, webhook_app
from bot.telegram.raw_bot import RawBot
from bot.telegram.token_watch import TokenWatch

OTHERS = 0.25  # seconds between two looks for what other processes have stored


class UpdateSource(Protocol):
    """What knows how far we are behind Telegram."""

    last_heard: float | None

    @property
    def caught_up(self) -> bool: ...


@dataclass(frozen=True, slots=True)
class UpdateIntake:
    """Where updates come from. If the first service ends for good, the process ends with it."""

    source: UpdateSource
    services: tuple[Service, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class IntakeNeeds:
    """What both ways need."""

    bot: RawBot
    inbox: Inbox
    machine: Machine
    stopping: asyncio.Event
    token: TokenWatch
    alarm: Alarm
    alone: bool  # no other process can store anything


def by_polling(needs: IntakeNeeds) -> UpdateIntake:
    """Fetch updates. Telegram is told so, as long as that takes; most likely there is no webhook anyway."""
    bot, machine, stopping = needs.bot, needs.machine, needs.stopping
    receiver = Receiver(bot, needs.inbox, machine=machine, token=needs.token, on_alarm=needs.alarm)

    telling: list[asyncio.Task[bool]] = []

    async def tell() -> None:
        if not await set_mode(bot, machine, stopping):
            telling.append(asyncio.create_task(set_mode(bot, machine, stopping, tries=None)))

    def end() -> None:
        receiver.end()
        for task in telling:
            task.cancel()

    service = Service("receiver", receiver.run, machine=machine, alarm=needs.alarm, end=end, before=tell)
    return UpdateIntake(receiver, (service,))


def by_webhook(needs: IntakeNeeds, hook: WebhookSection) -> UpdateIntake:
    """Take what Telegram posts, and ask what it holds."""
    bot, machine, stopping = needs.bot, needs.machine, needs.stopping
    secret = hook.secret_token.get_secret_value() if hook.secret_token else ""
    app = webhook_app(needs.inbox, secret, allowed=hook.allow_from, proxies=hook.trusted_proxies)
    pending = PendingUpdates(bot, machine=machine, token=needs.token)
    servers: list[Server] = []
    told = False

    async def serve() -> None:
        servers[:] = [Server(http_config(app, host=hook.listen.host, port=hook.listen.port))]
        await serve_until_told(servers[0])

    def end() -> None:
        for server in servers:
            server.end()

    async def tell() -> None:
        nonlocal told
        told = await set_mode(bot, machine, stopping, url=hook.url, secret=secret)

    async def hold() -> None:
        # Until Telegram knows where to post nothing is heard, and health says so.
        if told or await set_mode(bot, machine, stopping, url=hook.url, secret=secret, tries=None):
            await pending.run()

    async def look() -> None:
        with suppress(Stopped):
            while not await machine.wait(stopping, OTHERS):
                await while_away(needs.inbox.look_for_others, "looking for others' updates", machine, stopping)

    serving = Service("webhook", serve, machine=machine, alarm=needs.alarm, end=end)
    holding = Service("held", hold, machine=machine, alarm=needs.alarm, end=pending.end, before=tell)
    others = () if needs.alone else (Service("updates of others", look, machine=machine, alarm=needs.alarm),)
    return UpdateIntake(pending, (serving, holding, *others))
