"""Webhooks: what Jira tells others of by itself, signed with a secret; tried a few times, then forgotten."""

from __future__ import annotations

import asyncio
import hashlib
import hmac
import json
import ssl
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from typing import Any

import httpx

from sandbox.jira.base.times import millis
from sandbox.jira.jql.index import Index
from sandbox.jira.model.site import EventKind, IssueEvent, Site
from sandbox.jira.rest import issue_views, views
from sandbox.jira.rest.ask import Ask

TRIES = 3
WAITS = 10.0  # seconds for an answer


@cache
def _trusted() -> ssl.SSLContext:
    return httpx.create_ssl_context(trust_env=False)


@dataclass
class WebhookTarget:
    url: str
    secret: str = ""
    events: tuple[EventKind, ...] = ()
    """Of which it tells; empty: of all."""


class Webhooks:
    """Those that are registered. Nothing is sent while there is none; what is on its way is ended by `stop`."""

    def __init__(self, site: Site, index: Index, base: Callable[[], str]) -> None:
        self.registered: list[WebhookTarget] = []
        self.refused: list[str] = []
        """What never arrived: the event and why."""
        self._site = site
        self._index = index
        self._base = base
        self._sent = 0
        self._on_the_way: set[asyncio.Task[None]] = set()
        site.listeners.append(self._note)

    def register(self, url: str, secret: str = "", *events: EventKind) -> WebhookTarget:
        hook = WebhookTarget(url, secret, events)
        self.registered.append(hook)
        return hook

    async def settle(self) -> None:
        """Wait until all that happened so far has arrived, or was given up."""
        while self._on_the_way:
            await asyncio.gather(*self._on_the_way)

    def stop(self) -> None:
        for task in self._on_the_way:
            task.cancel()

    def _note(self, event: IssueEvent) -> None:
        for hook in self.registered:
            if hook.events and event.kind not in hook.events:
                continue
            self._sent += 1
            body = json.dumps(self._said(event), ensure_ascii=False).encode()
            task = asyncio.get_running_loop().create_task(self._send(hook, event.kind, body, self._sent))
            self._on_the_way.add(task)
            task.add_done_callback(self._on_the_way.discard)

    def _said(self, event: IssueEvent) -> dict[str, Any]:
        ask = Ask(self._site, self._index, self._base(), None, {}, [])
        said: dict[str, Any] = {
            "timestamp": millis(self._site.now()),
            "webhookEvent": event.kind,
            "issue": issue_views.issue(ask, event.issue, ["*all"], []),
        }
        if event.comment is not None:
            return said | {"comment": issue_views.comment(ask, event.issue, event.comment)}
        said |= {"user": views.user(ask, event.by), "issue_event_type_name": event.about}
        if event.change is not None:
            change = issue_views.change(ask, event.change)
            said["changelog"] = {"id": change["id"], "items": change["items"]}
        return said

    async def _send(self, hook: WebhookTarget, kind: str, body: bytes, number: int) -> None:
        headers = {
            "Content-Type": "application/json; charset=UTF-8",
            "X-Atlassian-Webhook-Identifier": f"hook-{number}",
        }
        if hook.secret:
            digest = hmac.new(hook.secret.encode(), body, hashlib.sha256).hexdigest()
            headers["X-Hub-Signature"] = f"sha256={digest}"
        why = ""
        async with httpx.AsyncClient(timeout=WAITS, trust_env=False, verify=_trusted()) as client:
            for tried in range(TRIES):
                headers["X-Atlassian-Webhook-Retry"] = str(tried)
                try:
                    reply = await client.post(hook.url, content=body, headers=headers)
                except httpx.HTTPError as error:
                    why = repr(error)
                    continue
                if reply.is_success:
                    return
                why = f"{reply.status_code}"
        self.refused.append(f"{kind}: {why}")
