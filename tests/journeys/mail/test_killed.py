"""Killed again and again while mails come in and answers go out: each is one ticket, each sender has one answer."""

from __future__ import annotations

import asyncio
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import func, select

from helpdesk.mail.mail import MailState
from helpdesk.ticket.notes import Caller
from helpdesk.ticket.ticket import CallerKind
from sandbox.base.clock import RealClock
from sandbox.cast import build_demo
from sandbox.mail.servers import MailServers, Sent
from sandbox.server import Sandbox
from storage.database import Database
from storage.tables.mail import letters, mails
from storage.tables.tickets import tickets
from storage.upkeep import migrate
from tests.journeys.mail.conftest import ADDRESS, AUTHORITY, HERE, PASSWORD, a_mail, served
from tests.journeys.support.running.processes import BotProcess, write_config

LONGEST = 120.0  # seconds in which nothing new comes


def sender(number: int) -> str:
    return f"c{number}@town{number}.example"


class Campaign:
    """A process that dies at each so-manieth letter: before its answer, after it, or with the mailbox cut off."""

    def __init__(self, servers: MailServers, process: BotProcess, kills: int, mails: int) -> None:
        self._servers = servers
        self._process = process
        self.left = kills
        self.kills = 0
        self._each = max(1, mails // (kills + 1))
        self._since = 0
        self._died = asyncio.Event()
        self.moved = asyncio.Event()
        servers.heard.append(self._heard)

    def _heard(self, _sent: Sent) -> None:
        self.moved.set()
        self._since += 1
        if self._since < self._each or not self.left:
            return
        self._since, self.left, self.kills = 0, self.left - 1, self.kills + 1
        if self.kills % 3 == 0:
            self._servers.faults.lost = 1  # taken, and nobody hears of it
        if self.kills % 3 == 1:
            self._servers.cut()
        self._process.kill()
        self._died.set()

    async def nurse(self) -> None:
        """Start the process again whenever it was killed."""
        while True:
            await self._died.wait()
            self._died.clear()
            self._process.start()


async def survived(url: str, folder: Path, *, count: int, kills: int) -> None:
    """Play the campaign and look at what came of it."""
    await migrate.upgrade(url)
    async with (
        Sandbox(clock=RealClock(), limits=False) as sandbox,
        MailServers(ADDRESS, PASSWORD, tls=served()) as servers,
    ):
        cast = build_demo(sandbox.world)
        await _know(url, count)
        server: dict[str, Any] = {
            "host": "127.0.0.1",
            "user": ADDRESS,
            "password": PASSWORD,
            "ca_file": str(HERE / "server.pem"),
        }
        config = write_config(
            folder / "desk.toml", sandbox, cast, url,
            mail={"dir": str(folder / "mails")},
            **{
                "mail.desk": {"address": ADDRESS, "authority": AUTHORITY, "open": "at once"},
                "mail.imap": server | {"port": servers.imap_port},
                "mail.smtp": server | {"port": servers.smtp_port},
            },
        )  # fmt: skip
        for number in range(count):
            text, domain = f"The site does not open since {number} o'clock", f"town{number}.example"
            results = f"{AUTHORITY}; dmarc=pass header.from={domain}"
            mail = a_mail(
                text, subject=f"Site {number}", sender=f"Caller {number} <{sender(number)}>", results=results
            )
            await servers.deliver(mail.as_bytes())
        process = BotProcess(config)
        campaign = Campaign(servers, process, kills, count)
        nurse = asyncio.create_task(campaign.nurse())
        async with process:
            while len({address for sent in servers.sent for address in sent.recipients}) < count:
                campaign.moved.clear()
                try:
                    async with asyncio.timeout(LONGEST):
                        await campaign.moved.wait()
                except TimeoutError:
                    pytest.fail(f"nothing more came after {len(servers.sent)} letters: {process.output[-3000:]}")
            await _until_all_is_read(servers)
            nurse.cancel()
            assert await process.stop() == 0, process.output[-3000:]
        process.assert_well()
        assert campaign.kills == kills
        await _look(url, servers, count, kills)


async def _know(url: str, count: int) -> None:
    database = Database.open(url)
    async with database.unit() as unit:
        for number in range(count):
            await unit.texts.keep_caller(
                Caller(email=sender(number), name=f"Caller {number}", kind=CallerKind.ULB_EMPLOYEE, ulb="JA")
            )
    await database.close()


async def _until_all_is_read(servers: MailServers) -> None:
    async with asyncio.timeout(LONGEST):
        while await servers.unseen():  # noqa: ASYNC110 - the mailbox tells nobody when a flag is set
            await asyncio.sleep(0.2)


async def _look(url: str, servers: MailServers, count: int, kills: int) -> None:
    database = Database.open(url)
    async with database.reading() as store:
        by_state = select(mails.c.state, func.count()).group_by(mails.c.state)
        states = {row[0]: row[1] for row in await store.connection.execute(by_state)}
        opened = (await store.connection.execute(select(func.count()).select_from(tickets))).scalar_one()
        written = (await store.connection.execute(select(func.count()).select_from(letters))).scalar_one()
    await database.close()
    assert states == {MailState.OPENED: count}
    assert (opened, written) == (count, count)
    got: dict[str, Counter[str]] = {}
    for sent in servers.sent:
        for address in sent.recipients:
            got.setdefault(address, Counter())[str(sent.mail["Message-ID"])] += 1
    assert {address: len(ids) for address, ids in got.items()} == dict.fromkeys(map(sender, range(count)), 1)
    again = sum(sum(ids.values()) - 1 for ids in got.values())
    assert again <= 4 * (kills + kills // 3), "more went twice than were under way at a kill"


@pytest.mark.timeout(300)
async def test_killed_three_times_each_mail_is_one_ticket_and_each_sender_has_one_answer(
    database_url: str, tmp_path: Path
) -> None:
    await survived(database_url, tmp_path, count=16, kills=3)


@pytest.mark.long
@pytest.mark.timeout(3600)
async def test_killed_fifty_times_while_five_hundred_mails_come_in_nothing_is_lost_and_nothing_happens_twice(
    database_url: str, tmp_path: Path
) -> None:
    await survived(database_url, tmp_path, count=500, kills=50)
