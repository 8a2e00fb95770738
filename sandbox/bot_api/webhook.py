"""Webhook delivery: every update is posted until the bot takes it, in order within a chat."""

from __future__ import annotations

import asyncio
import json
import logging
import random
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any

import httpx

from sandbox.base.arguments import Arguments, from_mapping
from sandbox.base.errors import ApiError
from sandbox.world.updates import Pending, UpdateQueue

FIRST_DELAY = 2.0
LONGEST_DELAY = 60.0
PATIENCE = 60.0
NEVER_BY_REPLY = ("get", "setwebhook", "deletewebhook", "close", "logout")
Execute = Callable[[str, Arguments], Awaitable[Any]]
log = logging.getLogger("sandbox.bot_api.webhook")


@dataclass
class WebhookSettings:
    url: str = ""
    secret_token: str = ""
    max_connections: int = 40
    last_error_date: int = 0
    last_error_message: str = ""


class Webhook:
    """Posts what the queue holds. Nothing runs while no address is set."""

    def __init__(self, queue: UpdateQueue, execute: Execute, now: Callable[[], float]) -> None:
        self.settings = WebhookSettings()
        self.sleep: Callable[[float], Awaitable[None]] = asyncio.sleep
        """A test puts one here that keeps the count and does not wait."""
        self._queue = queue
        self._execute = execute
        self._now = now
        self._busy: dict[int | None, asyncio.Task[None]] = {}
        self._stir = asyncio.Event()
        self._running: asyncio.Task[None] | None = None

    def set(self, settings: WebhookSettings) -> None:
        self.settings = settings
        self._queue.webhook_url = settings.url
        if settings.url and (self._running is None or self._running.done()):
            self._running = asyncio.create_task(self._run(), name="sandbox webhook")
        self._stir.set()

    async def stop(self) -> None:
        self.set(WebhookSettings())
        tasks = [task for task in (self._running, *self._busy.values()) if task is not None]
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        self._busy.clear()
        self._running = None

    async def _run(self) -> None:
        forget = self._queue.when_put(self._stir.set)
        try:
            async with httpx.AsyncClient(timeout=PATIENCE) as client:
                while self.settings.url:
                    self._stir.clear()
                    self._fill_lanes(client)
                    await self._stir.wait()
        finally:
            forget()

    def _fill_lanes(self, client: httpx.AsyncClient) -> None:
        """One update at a time for each chat, several chats side by side."""
        for update in self._queue.ready():
            if len(self._busy) >= self.settings.max_connections:
                return
            if update.chat_id not in self._busy:
                self._busy[update.chat_id] = asyncio.create_task(self._deliver(client, update))

    async def _deliver(self, client: httpx.AsyncClient, update: Pending) -> None:
        delay = 0.0
        try:
            while self.settings.url and not await self._post(client, update):
                # The first retry is immediate, the next ones wait 2, 4, 8 ... up to about a minute.
                await self.sleep(delay)
                delay = FIRST_DELAY if not delay else min(delay * 2, LONGEST_DELAY * random.uniform(1, 2))
        finally:
            self._busy.pop(update.chat_id, None)
            self._stir.set()

    async def _post(self, client: httpx.AsyncClient, update: Pending) -> bool:
        """Post once; whether the bot took it."""
        headers = {"Content-Type": "application/json"}
        if self.settings.secret_token:
            headers["X-Telegram-Bot-Api-Secret-Token"] = self.settings.secret_token
        try:
            body = json.dumps(update.json())
            response = await client.post(self.settings.url, content=body, headers=headers)
        except httpx.HTTPError as error:
            self._failed(f"Connection failed: {type(error).__name__}")
            return False
        if not response.is_success:
            self._failed(f"Wrong response from the webhook: {response.status_code} {response.reason_phrase}")
            if response.headers.get("Retry-After", "").isdigit():
                await self.sleep(float(response.headers["Retry-After"]))
            return False
        self._queue.done(update)
        await self._obey(response)
        return True

    async def _obey(self, response: httpx.Response) -> None:
        """A reply may carry one method to execute; its result is told to nobody."""
        try:
            given = response.json()
        except ValueError:
            return
        method = str(given.pop("method", "")) if isinstance(given, dict) else ""
        if not method or method.lower().startswith(NEVER_BY_REPLY):
            return
        try:
            await self._execute(method, Arguments(from_mapping(given)))
        except ApiError as error:
            log.warning("the reply's %s was refused: %s", method, error)

    def _failed(self, message: str) -> None:
        self.settings.last_error_date = int(self._now())
        self.settings.last_error_message = message
