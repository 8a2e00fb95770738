"""`helpdesk due`: the answer as text and as JSON, and what it refuses."""

import asyncio
import json
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest

from bot.commands.cli import main
from bot.commands.due import run
from helpdesk.calendar.response_clock import Policy
from helpdesk.calendar.rules import DayException, DayRule
from helpdesk.settings.overlay import Change
from storage.database import Database
from storage.upkeep import migrate
from tests.calendars import calendar_of

CALENDAR = calendar_of(
    closed=["2026-11-18 Cyclone", "2026-11-25"],
    open=["2026-11-15 10:00-12:00 Fair", "2026-11-14 Catching up"],
)
POLICIES = {"P1": Policy("P1", "Critical", 1, 1), "P2": Policy("P2", "High", 1, 2)}


def due(at: str, priority: str = "P2") -> dict[str, Any]:
    answer: dict[str, Any] = json.loads(run(at, priority, True, CALENDAR, POLICIES, "Asia/Kolkata"))
    return answer


def test_json_says_start_target_due_and_the_story_with_offsets() -> None:
    assert due("2026-11-20T16:30", "P1") == {
        "start": "2026-11-20T16:30:00+05:30",
        "target_at": "2026-11-21T17:30:00+05:30",
        "due_at": "2026-11-21T17:30:00+05:30",
        "provisional": False,
        "story": [
            {
                "from": "2026-11-20T16:30:00+05:30",
                "to": "2026-11-20T17:30:00+05:30",
                "kind": "open",
                "why": "office hours",
            },
            {
                "from": "2026-11-20T17:30:00+05:30",
                "to": "2026-11-21T10:00:00+05:30",
                "kind": "closed",
                "why": "outside office hours",
            },
            {
                "from": "2026-11-21T10:00:00+05:30",
                "to": "2026-11-21T13:30:00+05:30",
                "kind": "open",
                "why": "office hours",
            },
            {
                "from": "2026-11-21T13:30:00+05:30",
                "to": "2026-11-21T14:00:00+05:30",
                "kind": "lunch",
                "why": "lunch",
            },
            {
                "from": "2026-11-21T14:00:00+05:30",
                "to": "2026-11-21T17:30:00+05:30",
                "kind": "open",
                "why": "office hours",
            },
        ],
    }


def test_an_offset_is_heeded_and_answered_in_the_desks_time() -> None:
    assert due("2026-11-20T11:00:00Z") == due("2026-11-20T16:30") == due("2026-11-20 16:30")


def test_the_story_names_every_reason() -> None:
    told = [(each["kind"], each["why"]) for each in due("2026-11-14T12:00")["story"]]
    assert ("open", "specially open: Catching up") in told
    assert ("open", "specially open: Fair (too short to count as a business day)") in told
    told = [(each["kind"], each["why"]) for each in due("2026-11-17T12:00")["story"]]
    assert ("holiday", "Cyclone") in told
    told = [(each["kind"], each["why"]) for each in due("2026-11-23T18:00")["story"]]
    assert ("holiday", "Guru Nanak's Jayanti") in told
    assert ("holiday", "closed on this date") in told
    told = [(each["kind"], each["why"]) for each in due("2026-12-11T18:00")["story"]]
    assert ("closed", "2nd Saturday") in told
    assert ("closed", "Sunday") in told
    told = [(each["kind"], each["why"]) for each in due("2027-03-09T18:00")["story"]]
    assert ("holiday", "Id-ul-Fitr (estimated)") in told


def test_a_year_that_nobody_confirmed_is_provisional() -> None:
    assert due("2026-12-31T16:30")["provisional"] is True


def test_the_text_says_it_for_people() -> None:
    text = run("2026-11-13T16:30", "P1", False, CALENDAR, POLICIES, "Asia/Kolkata")
    assert "To be answered by Sat 14 Nov 2026 17:30" in text
    assert "P1 Critical" in text
    assert "Provisional" not in text
    assert "To be solved" not in text
    assert "Provisional" in run("2027-01-11T16:30", "P1", False, CALENDAR, POLICIES, "Asia/Kolkata")
    solved = {"P1": Policy("P1", "Critical", 1, 1, resolve_days=3)}
    text = run("2026-11-16T11:00", "P1", False, CALENDAR, solved, "Asia/Kolkata")
    assert "To be solved by   Fri 20 Nov 2026 17:30" in text


@pytest.mark.parametrize(
    ("at", "priority", "problem"),
    [
        ("tomorrow", "P1", "'tomorrow' is no time: write it as 2026-11-20T16:30"),
        ("2026-02-30T10:00", "P1", "is no time"),
        ("", "P1", "is no time"),
        ("2026-11-20T16:30", "P9", "no priority 'P9': choose one of P1, P2"),
        ("9999-12-31T23:00", "P1", "out of the calendar's reach"),
        ("0001-01-01T00:00", "P1", "out of the calendar's reach"),
    ],
)
def test_bad_input_is_one_clear_line(at: str, priority: str, problem: str) -> None:
    with pytest.raises(ValueError, match=problem) as refused:
        run(at, priority, False, CALENDAR, POLICIES, "Asia/Kolkata")
    assert "\n" not in str(refused.value)


def test_the_command_needs_no_token_no_file_and_no_database(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(["due", "2026-11-20T16:30", "--priority", "p1"], {}) == 0
    assert "Sat 21 Nov 2026 17:30" in capsys.readouterr().out
    assert main(["due", "2026-11-20T16:30", "--json"], {}) == 0
    assert json.loads(capsys.readouterr().out)["due_at"] == "2026-11-23T17:30:00+05:30"
    own = {"HELPDESK_SLA__P3__TEAMS__HUDD_TECH__DUE_DAYS": "3"}
    assert main(["due", "2026-11-20T16:30", "--team", "hudd_tech"], own) == 0
    said = capsys.readouterr().out
    assert "To be answered by Wed 25 Nov 2026 17:30" in said
    assert "recommends these times to HUDD Tech" in said
    assert main(["due", "2026-11-20T16:30", "--team", "egov"], own) == 0
    said = capsys.readouterr().out
    assert "To be answered by Mon 23 Nov 2026 17:30" in said
    assert "recommend" not in said
    assert main(["due", "2026-11-20T16:30", "--team", "x"], own) == 2
    assert list(tmp_path.iterdir()) == []


def test_the_command_says_in_one_line_what_it_cannot_read(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(["due", "tomorrow"], {}) == 2
    assert main(["due", "2026-11-20T16:30", "--priority", "P9"], {}) == 2
    assert len(capsys.readouterr().err.splitlines()) == 2


def test_what_an_admin_declared_in_the_chat_counts(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    asyncio.run(_declare(f"sqlite+aiosqlite:///{tmp_path / 'helpdesk.db'}"))
    assert main(["due", "2026-11-20T16:30", "--priority", "P1"], {}) == 0
    said = capsys.readouterr().out
    assert "To be answered by Mon 23 Nov 2026 17:30" in said
    assert "Cyclone" in said


async def _declare(url: str) -> None:
    await migrate.upgrade(url)
    database = Database.open(url)
    change = Change(datetime(2026, 11, 1, tzinfo=UTC), 1, "closure-added")
    async with database.unit() as unit:
        await unit.setup.note(change)
        await unit.setup.put_days([DayException(date(2026, 11, 21), DayRule.ADMIN, (), "Cyclone")], change)
    await database.close()
