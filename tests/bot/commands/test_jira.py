"""`helpdesk jira`: it says what is missing, what differs, and takes along the tickets of before."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import insert, select

from bot.commands.check import findings
from bot.commands.cli import main
from bot.config.load import load
from bot.jira.base.checks import know_token
from helpdesk.jira.compare import DRIFT, Difference, Drift, kept_drift
from helpdesk.jira.looked import SYNCED
from helpdesk.jira.owing import IssuePart, JiraRow
from helpdesk.ticket.ticket import Status
from sandbox.base.clock import RealClock
from sandbox.jira.model.seed import BOT
from sandbox.jira.server import JiraServer
from storage.database import Database
from storage.queries.rows import values
from storage.tables.tickets import tickets
from storage.tables.transport import outbox
from tests.helpdesk.office import at, ticket
from tests.migrated import desk_url, sqlite_template

__all__ = ["desk_url", "sqlite_template"]


@pytest.fixture
async def jira() -> AsyncIterator[JiraServer]:
    async with JiraServer(clock=RealClock()) as served:
        yield served
        served.assert_clean()


def environ(jira: JiraServer, url: str) -> dict[str, str]:
    return {
        "HELPDESK_DATABASE__URL": url, "HELPDESK_TELEGRAM__TOKEN": "1:x", "HELPDESK_JIRA__URL": jira.base_url,
        "HELPDESK_JIRA__EMAIL": BOT, "HELPDESK_JIRA__TOKEN": jira.token(BOT), "HELPDESK_JIRA__PROJECT": "MUK",
        "HELPDESK_JIRA__TEAMS": '{"egov": {}}',
    }  # fmt: skip


async def run(said: dict[str, str], *words: str) -> int:
    return await asyncio.to_thread(main, ["jira", *words], said)


async def test_a_look_is_green_or_names_what_is_missing(
    jira: JiraServer, desk_url: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert await run(environ(jira, desk_url), "look") == 0
    assert "ok   JIRA: Jira of the sandbox (Cloud) answers; we are Helpdesk bot" in capsys.readouterr().out
    jira.take_rights(BOT, "CREATE_ISSUES")
    jira.cut_workflow("MUK", "Done")
    assert await run(environ(jira, desk_url), "look") == 1
    assert "RED  egov: in MUK our account lacks CREATE_ISSUES" in capsys.readouterr().out
    jira.lose_project("MUK")
    assert await run(environ(jira, desk_url), "look") == 1
    assert "RED  egov: there is no project MUK" in capsys.readouterr().out
    jira.expire_token(BOT)
    assert await run(environ(jira, desk_url), "look") == 1
    assert "RED  JIRA does not take our token" in capsys.readouterr().out


async def test_the_check_of_everything_asks_jira_too(jira: JiraServer, desk_url: str) -> None:
    jira.take_rights(BOT, "ADD_COMMENTS")
    config = load(None, environ(jira, desk_url) | {"HELPDESK_TELEGRAM__API_URL": "http://127.0.0.1:9"})
    found = [each async for each in findings(config, at("Mon 16 Nov 11:00"))]
    assert "check-jira-permissions" in [each.key for each in found if not each.ok]


async def test_the_check_says_what_a_desk_remembers_that_was_at_work(jira: JiraServer, desk_url: str) -> None:
    now = at("Mon 16 Nov 11:00")
    config = load(None, environ(jira, desk_url) | {"HELPDESK_TELEGRAM__API_URL": "http://127.0.0.1:9"})
    assert config.jira is not None
    seen = {each.key async for each in findings(config, now)}
    assert "doctor-jira-read" not in seen
    database = Database.open(desk_url)
    async with database.unit() as unit:
        await know_token(unit, config.jira, now - timedelta(days=340))
        await unit.key_values.put(SYNCED, now.isoformat())
        await unit.key_values.put(DRIFT, kept_drift(now, [Difference(ticket=1001, issue="", what=Drift.MISSING)]))
        await unit.outbox.owe(JiraRow(IssuePart.ISSUE).owed_for(1001))
    await database.close()
    found = {each.key: each async for each in findings(config, now)}
    assert (found["doctor-jira-token"].ok, found["doctor-jira-token"].facts) == (False, {"days": 340, "left": 25})
    assert found["doctor-jira-read"].ok
    assert found["doctor-jira-drift"].facts == {"count": 1}
    assert found["doctor-owed"].facts["count"] == 1


async def test_tickets_of_before_are_taken_along_once(
    jira: JiraServer, desk_url: str, capsys: pytest.CaptureFixture[str]
) -> None:
    database = Database.open(desk_url)
    old, new = at("Mon 16 Nov 10:30"), at("Wed 18 Nov 10:30")
    rows = [
        values(ticket(number=number, team="egov", status=Status.ESCALATED, opened_at=opened, changed_at=opened))
        for number, opened in ((1001, old), (1002, new))
    ]
    async with database.unit() as unit:
        await unit.connection.execute(insert(tickets), rows)
    await database.close()
    assert await run(environ(jira, desk_url), "compare") == 1
    assert "2 differences" in capsys.readouterr().out
    assert await run(environ(jira, desk_url), "send", "--since", "2026-11-18") == 0
    assert await run(environ(jira, desk_url), "send", "--since", "2026-11-18") == 0
    assert "1 tickets are owed to JIRA" in capsys.readouterr().out
    database = Database.open(desk_url)
    async with database.reading() as store:
        owed = await store.connection.execute(select(outbox.c.ticket, outbox.c.destination))
        assert [tuple(row) for row in owed] == [(1002, "jira")]
    await database.close()


async def test_what_is_asked_wrongly_is_said_in_one_line(
    jira: JiraServer, desk_url: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert await run(environ(jira, desk_url), "send", "--since", "yesterday") == 2
    assert "a day is written like" in capsys.readouterr().err
    assert await run({"HELPDESK_TELEGRAM__TOKEN": "1:x", "HELPDESK_DATABASE__URL": desk_url}, "look") == 2
    assert "JIRA is not set up" in capsys.readouterr().err


def test_no_token_stops_the_start_and_none_is_shown(tmp_path: Path) -> None:
    said = {"HELPDESK_JIRA__URL": "https://x.example", "HELPDESK_JIRA__TOKEN_FILE": str(tmp_path / "none")}
    with pytest.raises(Exception, match="can't be read"):
        load(None, said)
    (tmp_path / "token").write_text("very-secret\n", encoding="utf-8")
    config = load(None, said | {"HELPDESK_JIRA__TOKEN_FILE": str(tmp_path / "token")})
    assert config.jira is not None
    assert config.jira.secret == "very-secret"
    assert "very-secret" in config.secrets
    assert "very-secret" not in repr(config)
