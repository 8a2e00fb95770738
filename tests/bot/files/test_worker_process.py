"""The other process: it serves several jobs, ends when a job fails, and the next one finds a new one."""

from __future__ import annotations

import asyncio
import os
import re
import sys
import tempfile
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from bot.files.worker_process import WorkerProcess
from handlers.base.outgoing import Fresh, Made
from helpdesk.outbox import MessageKind, OutboxMessage, OutboxRow, Urgency
from tests.bot.files.test_charts import LAST, NONE, WORDS
from tests.waiting import until

ORDER: dict[str, Any] = {
    "pages": [
        {"flow": [(LAST.isoformat(), 1, 0, 1)], "words": {**WORDS, "dates": ["22 Nov"]},
         "teams": [("eGov", 1, 0, "100 %")], "ages": {"P3": NONE}}
    ],
}  # fmt: skip


@asynccontextmanager
async def opened(**options: Any) -> AsyncIterator[WorkerProcess]:
    shop = WorkerProcess("sqlite+aiosqlite://", **options)
    yield shop
    await shop.stop()


async def made(shop: WorkerProcess, number: int, fresh: Fresh) -> tuple[Made, ...]:
    message = OutboxMessage(chat_id=1, kind=MessageKind.CHARTS, urgency=Urgency.REPLY)
    row = OutboxRow(id=number, message=message, attempts=0, owed_at=datetime(2026, 11, 20, tzinfo=UTC))
    while True:
        found = await shop.made(row, fresh)
        if found is not None:
            return found
        await asyncio.sleep(0.02)


def workers() -> set[str]:
    """Return the ids of our processes that do jobs."""
    found = set()
    for place in Path("/proc").glob("[0-9]*"):
        try:
            words = (place / "cmdline").read_bytes()
            parent = re.search(r"PPid:\s+(\d+)", (place / "status").read_text())
        except OSError:
            continue
        if (
            b"bot.files.worker_main" in words
            and parent is not None
            and Path(f"/proc/{parent[1]}").samefile("/proc/self")
        ):
            found.add(place.name)
    return found


@pytest.mark.skipif(not Path("/proc").exists(), reason="processes are counted in /proc")
async def test_one_process_does_what_is_asked_for_one_after_the_other_and_ends_when_nothing_more_is() -> None:
    async with opened(rest=5.0) as shop:
        for number in (1, 2):
            files = await made(shop, number, Fresh("charts", ORDER))
            assert files
            assert all(file.path.read_bytes().startswith(b"\x89PNG") for file in files)
        assert len(workers()) == 1
    await until(lambda: not workers())
    async with opened(rest=0.0) as shop:
        await made(shop, 1, Fresh("charts", ORDER))
        await until(lambda: not workers())
        assert await made(shop, 2, Fresh("charts", ORDER)), "the next job starts another"


async def test_a_job_that_fails_is_told_in_the_log_and_the_next_one_is_done(
    caplog: pytest.LogCaptureFixture,
) -> None:
    async with opened() as shop:
        assert await made(shop, 1, Fresh("charts", {"pages": [{"flow": "nonsense"}]})) == ()
        assert "row 1 goes without its files" in caplog.text
        assert "Error" in caplog.text, "what the process said last tells why"
        assert await made(shop, 2, Fresh("charts", ORDER))


async def test_a_job_that_takes_too_long_is_ended(caplog: pytest.LogCaptureFixture) -> None:
    async with opened(seconds=0.01) as shop:
        assert await made(shop, 1, Fresh("charts", ORDER)) == ()
        assert "charts took longer than 0 s" in caplog.text
        await until(lambda: not workers())


async def test_a_start_removes_what_killed_processes_have_left_and_nothing_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    over = await asyncio.create_subprocess_exec(sys.executable, "-c", "")
    await over.wait()
    gone = [tmp_path / f"helpdesk-{over.pid}-abc", tmp_path / f"helpdesk-{os.getpid()}-before"]
    kept = [tmp_path / f"helpdesk-{os.getppid()}-abc", tmp_path / "helpdesk-tests-pg", tmp_path / "other"]
    for place in gone + kept:
        (place / "1").mkdir(parents=True)
    async with opened() as shop:
        files = await made(shop, 1, Fresh("charts", ORDER))
        shop.tidy()
        assert all(file.path.exists() for file in files)
        assert [place.exists() for place in gone] == [False, False]
        assert all(place.exists() for place in kept)
    assert not files[0].path.exists()


async def test_what_is_forgotten_while_it_is_made_leaves_nothing_and_the_next_is_done() -> None:
    async with opened() as shop:
        message = OutboxMessage(chat_id=1, kind=MessageKind.CHARTS, urgency=Urgency.REPLY)
        row = OutboxRow(id=1, message=message, attempts=0, owed_at=datetime(2026, 11, 20, tzinfo=UTC))
        assert await shop.made(row, Fresh("charts", ORDER)) is None
        assert shop.making(row), "until then nothing need be counted again"
        await asyncio.sleep(0.2)
        shop.forget(1)
        assert not shop.making(row)
        assert await made(shop, 2, Fresh("charts", ORDER))


async def test_a_file_that_was_made_for_a_wider_scope_is_made_anew_for_the_present_one() -> None:
    def order(*teams: str) -> Fresh:
        return Fresh("charts", {**ORDER, "scope": {"everything": False, "teams": list(teams), "ulbs": []}})

    async with opened() as shop:
        wide, *_ = await made(shop, 7, order("egov", "hudd_tech"))
        stamp = wide.path.stat().st_mtime_ns
        again, *_ = await made(shop, 7, order("egov", "hudd_tech"))
        assert again.path.stat().st_mtime_ns == stamp
        narrow, *_ = await made(shop, 7, order("egov"))
        assert narrow.path.stat().st_mtime_ns > stamp
