"""Killed at any call to JIRA, with answers lost, limits and a late search: one issue a ticket, each comment once."""

from __future__ import annotations

import asyncio
import random
from collections import Counter, deque
from dataclasses import dataclass, field

import pytest
from sqlalchemy import select

from helpdesk.jira.compare import DRIFT, read_drift
from sandbox.base.clock import RealClock
from sandbox.jira.door.faults import CallFault, CallFaults
from sandbox.jira.hands import PersonInJira
from sandbox.jira.model.issue import Issue
from sandbox.jira.model.seed import BOT, DEV
from sandbox.jira.server import JiraServer
from storage.database import Database
from storage.tables.jira import jira_links
from storage.tables.texts import files, notes
from storage.tables.tickets import journal, tickets
from storage.upkeep import migrate
from tests.journeys.support.running.forks import FORKS
from tests.journeys.support.running.jira_process import JiraOrders, JiraProcess

LATER = 2  # comments that wait to be edited
PATIENCE = 400.0  # seconds: on PostgreSQL a dead process may lease once more, and that ends after two minutes


@dataclass
class CallKiller(CallFaults):
    """Kills whoever calls, now and then: before the call is looked at, or after it was done, its answer lost."""

    chance: random.Random = field(default_factory=lambda: random.Random(15))
    kills: int = 0
    every: int = 20  # calls between two kills, about
    process: JiraProcess | None = None
    killed: int = 0
    died: asyncio.Event = field(default_factory=asyncio.Event)

    def __post_init__(self) -> None:
        CallFaults.__init__(self)
        self._left = self.every

    def next_for(self, call: str) -> CallFault | None:
        self._left -= 1
        if self.process is None or self.killed >= self.kills or self._left > 0:
            return super().next_for(call)
        self._left = self.chance.randint(self.every // 2, 3 * self.every // 2)
        self.process.kill()
        self.process = None
        self.killed += 1
        self.died.set()
        return CallFault("lost_reply" if self.chance.random() < 0.5 else "close", call)


async def campaign(url: str, *, count: int, kills: int, every: int) -> str:
    """Play ``count`` tickets through ``kills`` deaths; return the report."""
    await migrate.upgrade(url)
    async with JiraServer(clock=RealClock(), index_delay=2.0) as jira:
        killer = CallKiller(kills=kills, every=every)
        jira.faults = jira.door.faults = killer
        killer.lose_reply("POST /issue", times=10_000, every=9)
        killer.lose_reply("POST /issue/{issueIdOrKey}/comment", times=10_000, every=7)
        killer.lose_reply("POST /issue/{issueIdOrKey}/transitions", times=10_000, every=8)
        killer.burst(1, "POST *", times=10_000, every=41)
        killer.down("GET *", times=10_000, every=37)
        over = FORKS.Event()
        orders = JiraOrders(url, jira.base_url, BOT, jira.token(BOT), count)
        developer = asyncio.create_task(develop(jira, count, over))
        await lives(orders, over, killer)
        await developer
        wrong = jira.log.problems()
        early = wrong.pop("before the wait was over", [])
        assert len(early) <= killer.killed, early  # what a dead process was told, the next one can't know
        assert not wrong, wrong
        assert not jira.log.found(b"9437012345|Ramesh")
        issues = list(jira.site.issues.values())
        doubles = {link.inward for link in jira.site.links.values()}
    await check(url, jira, issues, doubles, count)
    return f"{count} tickets, {killer.killed} kills, {len(doubles)} doubles linked and closed"


async def lives(orders: JiraOrders, over: object, killer: CallKiller) -> None:
    """Start it again after each death, until it ends by itself."""
    while True:
        killer.died.clear()
        process = JiraProcess(orders, over)  # type: ignore[arg-type]
        await process.start()
        killer.process = process
        while process.code is None and not killer.died.is_set():  # noqa: ASYNC110 - another process: it tells nobody
            await asyncio.sleep(0.05)
        if not killer.died.is_set():
            assert process.code == 0
            return


async def develop(jira: JiraServer, count: int, over: object) -> None:
    """Comment on every issue once, attach to some, edit some comments later, and bring every fourth to its end."""
    hands, seen, to_edit = jira.hands(DEV), set[str](), deque[tuple[str, str, int]]()
    quiet = 0.0
    while len({label for label in labelled(jira) if label in seen}) < count:
        for issue in list(jira.site.issues.values()):
            label = issue.values["labels"][0] if issue.values["labels"] else ""
            if label in seen or jira.site.statuses[issue.status].category == "done" or not issue.comments:
                continue
            seen.add(label)
            number = int(label.removeprefix("muk-"))
            said = hands.comments(issue.key, f"developer on {number}")
            quiet = 0.0
            if number % 5 == 2:
                hands.attaches(issue.key, f"log {number}.txt", b"lines")
            if number % 7 == 3:
                to_edit.append((issue.key, said.id, number))
            if number % 4 == 1:
                hands.comments(issue.key, f"solution: solved there {number}")
                hands.takes_step(issue.key, "Done", "Done")
        await asyncio.sleep(0.1)
        quiet += 0.1
        while len(to_edit) > LATER:  # what was read by then is edited, and the rest was first read so
            edit(hands, *to_edit.popleft())
        for issue in list(jira.site.issues.values()):  # solved here before anybody there had a look
            label = issue.values["labels"][0] if issue.values["labels"] else ""
            if jira.site.statuses[issue.status].category == "done":
                seen.add(label)
        assert quiet < PATIENCE, f"nothing comes any more: {len(seen)} of {count}"
    for each in to_edit:
        edit(hands, *each)
    over.set()  # type: ignore[attr-defined]


def edit(hands: PersonInJira, key: str, comment: str, number: int) -> None:
    hands.edits_comment(key, comment, f"edited on {number}")


def labelled(jira: JiraServer) -> set[str]:
    return {label for issue in jira.site.issues.values() for label in issue.values["labels"]}


async def check(url: str, jira: JiraServer, issues: list[Issue], doubles: set[str], count: int) -> None:
    """Each ticket has exactly one issue that counts, and every comment is once on each side."""
    database = Database.open(url)
    async with database.reading() as store:
        run = store.connection.execute
        links = {row.ticket: row for row in await run(select(jira_links))}
        state = {row.number: row for row in await run(select(tickets.c.number, tickets.c.status, tickets.c.priority))}
        said = Counter((row.ticket, row.text) for row in await run(select(notes.c.ticket, notes.c.text)))
        solved = Counter((await run(select(journal.c.ticket).where(journal.c.name == "resolved"))).scalars())
        attached = Counter((row.ticket, row.name) for row in await run(select(files.c.ticket, files.c.name)))
        compared = read_drift(await store.key_values.get(DRIFT))
    await database.close()
    assert sorted(state) == sorted(links) == list(range(1001, 1001 + count))
    assert compared is not None
    assert compared[1] == [], "the desk's own comparison finds differences"
    mine = {link.issue_id: number for number, link in links.items()}
    for issue in issues:
        category = jira.site.statuses[issue.status].category
        if issue.id not in mine:
            assert category == "done", f"{issue.key} is open, and nobody's"
            assert issue.id in doubles
            continue
        number = mine[issue.id]
        assert issue.values["labels"] == [f"muk-{number}"]
        ours = [each.body for each in issue.comments if each.author == jira.account(BOT).id]
        assert len([body for body in ours if f"desk on {number}" in body]) == 1, ours
        is_done = state[number].status.value in ("resolved", "closed")
        assert (category == "done") is is_done, issue.key
        theirs = [each.body for each in issue.comments if each.author == jira.account(DEV).id]
        for body in theirs:
            assert said[number, body] == 1, (number, body, said[number, body])
        assert not (any(body.startswith("edited") for body in theirs) and said[number, f"developer on {number}"])
        for name in (each.name for each in issue.attachments):
            assert attached[number, name] == 1, (number, name, attached[number, name])
            assert len([key for key in said if key[0] == number and name in key[1]]) == 1
        assert solved[number] == (1 if number % 4 in (0, 1) and is_done else 0)
        priority = jira.site.priorities[issue.values["priority"]].name
        assert priority == {"P2": "High", "P3": "Medium"}[state[number].priority.value]


@pytest.mark.timeout(600)
async def test_a_desk_killed_three_times_has_one_issue_a_ticket_and_each_comment_once(
    database_url: str, capsys: pytest.CaptureFixture[str]
) -> None:
    report = await campaign(database_url, count=12, kills=3, every=25)
    with capsys.disabled():
        print(f" {report}")  # noqa: T201 - the count of doubles is to be read


@pytest.mark.long
@pytest.mark.timeout(1800)
async def test_a_desk_killed_fifty_times_over_three_hundred_tickets(
    database_url: str, capsys: pytest.CaptureFixture[str]
) -> None:
    report = await campaign(database_url, count=300, kills=50, every=60)
    with capsys.disabled():
        print(f" {report}")  # noqa: T201 - the count of doubles is to be read
