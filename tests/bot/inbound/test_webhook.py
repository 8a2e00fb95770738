"""The webhook believes nobody without the secret, and says 200 only to what is stored."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator, Sequence
from ipaddress import ip_network
from typing import Any

import httpx
import pytest

from bot.base.http_peers import FORWARDED, Network
from bot.inbound.callback_answers import CallbackAnswers
from bot.inbound.inbox import Inbox
from bot.inbound.webhook import HEADER, LONGEST_BODY, set_mode, webhook_app
from bot.inbound.worker import Worker
from bot.telegram.raw_bot import RawBot
from sandbox.cast import Cast
from sandbox.server import Sandbox
from storage.database import Database
from tests.bot.transport import Acted, HandMachine, can_be_taken_away, message

SECRET = "s3cret"
RIGHT = {HEADER: SECRET}


class Site:
    """The webhook's app, and somebody who posts to it."""

    def __init__(self, database: Database, bot: RawBot, machine: HandMachine, *networks: Sequence[Network]) -> None:
        self.acted = Acted()
        self.away = can_be_taken_away(database)
        answers = CallbackAnswers(bot)
        self.worker = Worker(database, bot, self.acted, answers, machine=machine)
        allowed, proxies = networks or ((), ())
        inbox = Inbox(self.away, bot, self.worker, answers)
        app = webhook_app(inbox, SECRET, "/hook", allowed=allowed, proxies=proxies)
        self.app = app
        self.client = self.client_at("127.0.0.1")

    def client_at(self, address: str) -> httpx.AsyncClient:
        """Return somebody who posts from there."""
        return httpx.AsyncClient(transport=httpx.ASGITransport(self.app, client=(address, 1)), base_url="http://desk")

    async def post(self, **more: Any) -> int:
        return (await self.client.post("/hook", **{"headers": RIGHT} | more)).status_code


@pytest.fixture
async def site(database: Database, bot: RawBot, machine: HandMachine) -> AsyncIterator[Site]:
    site = Site(database, bot, machine)
    await site.worker.start()
    yield site
    await site.client.aclose()
    await site.worker.stop()


async def test_an_update_with_the_secret_is_stored_and_acts_once(site: Site) -> None:
    for _ in range(3):
        assert await site.post(json=message(1, "one")) == 200
    await site.worker.idle()
    assert site.acted.texts == ["one"]


@pytest.mark.parametrize("headers", [{}, {HEADER: ""}, {HEADER: "wrong"}, {HEADER: SECRET + "x"}])
async def test_nobody_without_the_secret_is_believed(site: Site, headers: dict[str, str]) -> None:
    assert await site.post(json=message(1, "forged"), headers=headers) == 403
    assert site.worker.is_idle


async def test_while_the_database_is_away_telegram_is_asked_to_come_again(site: Site) -> None:
    site.away.away = True
    assert await site.post(json=message(1, "one")) == 503
    site.away.away = False
    assert await site.post(json=message(1, "one")) == 200
    await site.worker.idle()
    assert site.acted.texts == ["one"]


async def test_what_is_no_update_is_refused(site: Site) -> None:
    assert await site.post(content=b"x" * (LONGEST_BODY + 1)) == 413
    assert await site.post(content=b"{") == 400
    assert (await site.client.get("/hook")).status_code == 405
    assert (await site.client.post("/", headers=RIGHT)).status_code == 404


@pytest.mark.parametrize("depth", [64, 900, 990, 1_000, 5_000, 400_000])
@pytest.mark.parametrize("part", [("[", "]"), ('{"a":', "}")])
async def test_what_is_nested_without_end_is_refused_or_stored_and_never_a_fault_of_the_server(
    site: Site, depth: int, part: tuple[str, str]
) -> None:
    nested = part[0] * depth + "1" + part[1] * depth
    update = message(1, "one")
    update["message"]["poll"] = "HERE"
    for body in (nested, part[0] * depth, json.dumps(update).replace('"HERE"', nested)):
        assert await site.post(content=body.encode()) in (200, 400, 413)
    await site.worker.idle()
    assert site.acted.texts in ([], ["one"])


TELEGRAM, PROXY = ip_network("149.154.160.0/20"), ip_network("10.0.0.1/32")


@pytest.mark.parametrize(
    ("connected", "forwarded", "taken"),
    [
        ("149.154.167.1", "", True),
        ("::ffff:149.154.167.1", "", True),
        ("192.0.2.1", "", False),
        ("192.0.2.1", "149.154.167.1", False),  # anybody can write that
        ("10.0.0.1", "149.154.167.1", True),
        ("10.0.0.1", "149.154.167.1, 192.0.2.1", False),  # the proxy heard it from a stranger
        ("10.0.0.1", "192.0.2.1, 149.154.167.1, 10.0.0.1", True),
        ("10.0.0.1", "nonsense", False),
        ("10.0.0.1", "", False),
    ],
)
async def test_with_a_list_of_networks_nobody_else_is_heard(
    database: Database, bot: RawBot, machine: HandMachine, connected: str, forwarded: str, taken: bool
) -> None:
    site = Site(database, bot, machine, (TELEGRAM,), (PROXY,))
    async with site.client_at(connected) as client:
        headers = RIGHT | ({FORWARDED: forwarded} if forwarded else {})
        answer = await client.post("/hook", json=message(1, "one"), headers=headers)
    assert answer.status_code == (200 if taken else 403)
    assert site.worker.is_idle is not taken


def test_a_webhook_without_a_secret_is_not_started() -> None:
    with pytest.raises(ValueError, match="secret_token"):
        webhook_app(None, "")  # type: ignore[arg-type]


async def test_the_mode_is_told_to_telegram_until_it_listens(
    bot: RawBot, machine: HandMachine, sandbox: Sandbox, cast: Cast
) -> None:
    stopping = asyncio.Event()
    sandbox.faults.down("deleteWebhook", times=2)
    telling = asyncio.create_task(set_mode(bot, machine, stopping))
    while not telling.done():
        machine.advance(1)
        await asyncio.sleep(0.005)
    assert await telling
    with pytest.raises(ValueError, match=r"telegram\.webhook"):
        await set_mode(bot, machine, stopping, url="http://insecure.example", secret=SECRET)
