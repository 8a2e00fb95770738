"""Makes files in a process of their own, so that neither a chart nor a table ever holds up a press."""

from __future__ import annotations

import asyncio
import contextlib
import json
import logging
import os
import shutil
import sys
import tempfile
from asyncio.subprocess import Process
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from bot.base.service import Part
from handlers.base.outgoing import Fresh, Made
from helpdesk.outbox import OutboxRow
from helpdesk.ticket.notes import FileKind

log = logging.getLogger(__name__)

LONGEST = 900.0  # seconds that a job may take
REST = 20.0  # seconds after the last job until the other process ends: a dozen chats want their summary at once
HOME = Path(__file__).parents[2]
PREFIX = "helpdesk-"  # of the folders of files that are made; the process follows

_IN_USE: set[Path] = set()  # the folders of this process; an older one with its number may have been killed


class JobFailed(Exception):
    """The other process did not bring what it was asked for."""


class WorkerProcess(Part):
    """One job at a time. What was made stays until it is forgotten, at the latest until ``stop``."""

    name = "files"

    def __init__(
        self,
        database_url: str,
        reader_url: str | None = None,
        *,
        recipients: Sequence[str] = (),
        seconds: float = LONGEST,
        rest: float = REST,
    ) -> None:
        self._urls = (database_url, reader_url)
        self._recipients = list(recipients)
        self._seconds = seconds
        self._rest_after = rest
        self._jobs: dict[int, asyncio.Task[tuple[Made, ...]]] = {}
        self._scopes: dict[int, Any] = {}
        self._one_at_a_time = asyncio.Lock()
        self._place: Path | None = None
        self._process: Process | None = None
        self._resting: asyncio.TimerHandle | None = None

    def tidy(self) -> None:
        """Remove what a process that was killed has left: tables of tickets are nobody else's to find."""
        for place in Path(tempfile.gettempdir()).glob(f"{PREFIX}*-*"):
            if place not in _IN_USE and _is_over(place.name) and _is_ours(place):
                shutil.rmtree(place, ignore_errors=True)

    async def made(self, row: OutboxRow, fresh: Fresh) -> tuple[Made, ...] | None:
        """Return the row's files, none if they can't be made, None while they are being made."""
        job = self._jobs.get(row.id)
        if job is not None and self._scopes[row.id] != _scope(fresh):
            self.forget(row.id)  # it was for eyes that may see more than the reader's may now
            job = None
        if job is None:
            self._scopes[row.id] = _scope(fresh)
            job = asyncio.create_task(self._make(row.id, fresh), name=f"{fresh.job} for row {row.id}")
            self._jobs[row.id] = job
        if not job.done():
            return None
        try:
            return job.result()
        except (JobFailed, OSError) as error:
            log.error("row %s goes without its files: %s", row.id, error)  # noqa: TRY400
            return ()

    def making(self, row: OutboxRow) -> bool:
        """Whether the row's files are being made just now."""
        job = self._jobs.get(row.id)
        return job is not None and not job.done()

    def forget(self, row: int) -> None:
        """The row is over: its files go."""
        job = self._jobs.pop(row, None)
        self._scopes.pop(row, None)
        if job is not None:
            job.cancel()
            shutil.rmtree(self._folder(row), ignore_errors=True)

    async def start(self) -> None:
        """Clear up; the other process begins with the first job."""
        self.tidy()

    async def stop(self, _seconds: float = 0.0) -> None:
        """End what is being made and leave nothing behind; it is made anew after the next start."""
        jobs = list(self._jobs.values())
        for job in jobs:
            job.cancel()
        await asyncio.gather(*jobs, return_exceptions=True)
        self._jobs.clear()
        await self._end()
        if self._place is not None:
            shutil.rmtree(self._place, ignore_errors=True)
            _IN_USE.discard(self._place)

    def _home(self) -> Path:
        if self._place is None:
            self._place = Path(tempfile.mkdtemp(prefix=f"{PREFIX}{os.getpid()}-"))  # for its owner only
            _IN_USE.add(self._place)
        return self._place

    def _folder(self, row: int) -> Path:
        return self._home() / str(row)

    async def _make(self, row: int, fresh: Fresh) -> tuple[Made, ...]:
        folder = self._folder(row)
        folder.mkdir(exist_ok=True)
        told = {
            "job": fresh.job, "urls": self._urls, "folder": str(folder), "order": dict(fresh.order),
            "recipients": self._recipients,
        }  # fmt: skip
        async with self._one_at_a_time:
            found = await self._other_process(told)
        return tuple(
            Made(FileKind(one["kind"]), folder / one["name"], unique_id=f"{row}/{number}")
            for number, one in enumerate(found)
        )

    async def _other_process(self, told: Mapping[str, Any]) -> list[dict[str, str]]:
        """Let a job be done; what it is told goes through a pipe, since the address may hold a password."""
        if self._resting is not None:
            self._resting.cancel()
        answer = b""
        try:
            async with asyncio.timeout(self._seconds):
                process = await self._running()
                answer = await _asked(process, json.dumps(told).encode())
        except TimeoutError:
            raise JobFailed(f"{told['job']} took longer than {self._seconds:.0f} s") from None
        finally:
            if not answer:
                await self._end()
        if not answer:
            raise JobFailed(f"{told['job']}: {self._last_words()}")
        self._resting = asyncio.get_running_loop().call_later(self._rest_after, self._rest)
        found: list[dict[str, str]] = json.loads(answer)
        return found

    async def _running(self) -> Process:
        """Return the other process, started if there is none (any more)."""
        if self._process is not None and (self._process.returncode is not None or _is_told_to_end(self._process)):
            await self._end()
        if self._process is None:
            pipe = asyncio.subprocess.PIPE
            environ = os.environ | {"PYTHONPATH": os.pathsep.join([str(HOME), os.environ.get("PYTHONPATH", "")])}
            with self._errors().open("wb") as errors:
                self._process = await asyncio.create_subprocess_exec(
                    sys.executable, "-m", "bot.files.worker_main", stdin=pipe, stdout=pipe, stderr=errors, env=environ
                )
        return self._process

    def _rest(self) -> None:
        """Tell the other process that no more comes: it ends by itself."""
        if self._process is not None and self._process.stdin is not None:
            self._process.stdin.close()

    async def _end(self) -> None:
        if self._resting is not None:
            self._resting.cancel()
        process, self._process = self._process, None
        if process is not None:
            if process.returncode is None:
                with contextlib.suppress(ProcessLookupError):  # it ended between the two lines
                    process.kill()
            await process.communicate()

    def _errors(self) -> Path:
        return self._home() / "errors"

    def _last_words(self) -> str:
        return self._errors().read_text(errors="replace").strip()[-500:]


def _scope(fresh: Fresh) -> Any:
    """Return whose tickets a file is to hold, if it holds tickets."""
    return fresh.order.get("scope")


def _is_over(name: str) -> bool:
    """Whether a folder's process is not there any more; a number that is ours now was somebody's before."""
    number = name.removeprefix(PREFIX).partition("-")[0]
    if not number.isdecimal():
        return False  # somebody else's folder
    try:
        os.kill(int(number), 0)
    except ProcessLookupError:
        return True
    except PermissionError:
        return False
    return int(number) == os.getpid()


def _is_ours(place: Path) -> bool:
    """Whether a folder belongs to whom this process runs as; another start may have removed it just now."""
    try:
        return place.stat().st_uid == os.getuid()
    except FileNotFoundError:
        return False


def _is_told_to_end(process: Process) -> bool:
    return process.stdin is None or process.stdin.is_closing()


async def _asked(process: Process, line: bytes) -> bytes:
    """Return the line that the process answers with, or nothing if it ended before."""
    if process.stdin is None or process.stdout is None:
        return b""
    try:
        process.stdin.write(line + b"\n")
        await process.stdin.drain()
        return await process.stdout.readline()
    except ConnectionError:  # it has ended, and what it said last tells why
        return b""
