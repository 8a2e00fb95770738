"""Makes files in a process of their own, so that neither a chart nor a table ever holds up a press."""

from __future__ import annotations

import asyncio
import json
import logging
import os
import shutil
import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from handlers.outgoing import Fresh, Made
from helpdesk.notes import FileKind
from helpdesk.owed import OwedRow

log = logging.getLogger(__name__)

LONGEST = 900.0  # seconds that a chore may take
HOME = Path(__file__).parents[1]


class ChoreFailed(Exception):
    """The other process did not bring what it was asked for."""


class Workshop:
    """One chore at a time. What was made stays until it is forgotten, at the latest until ``close``."""

    def __init__(self, database_url: str, *, seconds: float = LONGEST) -> None:
        self._url = database_url
        self._seconds = seconds
        self._jobs: dict[int, asyncio.Task[tuple[Made, ...]]] = {}
        self._one_at_a_time = asyncio.Lock()
        self._place: Path | None = None

    async def made(self, row: OwedRow, fresh: Fresh) -> tuple[Made, ...] | None:
        """Return the row's files, none if they can't be made, None while they are being made."""
        job = self._jobs.get(row.id)
        if job is None:
            job = asyncio.create_task(self._make(row.id, fresh), name=f"{fresh.chore} for row {row.id}")
            self._jobs[row.id] = job
        if not job.done():
            return None
        try:
            return job.result()
        except (ChoreFailed, OSError) as error:
            log.error("row %s goes without its files: %s", row.id, error)  # noqa: TRY400
            return ()

    def forget(self, row: int) -> None:
        """The row is over: its files go."""
        job = self._jobs.pop(row, None)
        if job is not None:
            job.cancel()
            shutil.rmtree(self._folder(row), ignore_errors=True)

    async def close(self) -> None:
        """End what is being made and leave nothing behind; it is made anew after the next start."""
        jobs = list(self._jobs.values())
        for job in jobs:
            job.cancel()
        await asyncio.gather(*jobs, return_exceptions=True)
        self._jobs.clear()
        if self._place is not None:
            shutil.rmtree(self._place, ignore_errors=True)

    def _folder(self, row: int) -> Path:
        if self._place is None:
            self._place = Path(tempfile.mkdtemp(prefix="helpdesk-"))  # for its owner only
        return self._place / str(row)

    async def _make(self, row: int, fresh: Fresh) -> tuple[Made, ...]:
        folder = self._folder(row)
        folder.mkdir(exist_ok=True)
        told = {"chore": fresh.chore, "url": self._url, "folder": str(folder), "order": dict(fresh.order)}
        async with self._one_at_a_time:
            found = await self._other_process(told)
        return tuple(
            Made(FileKind(one["kind"]), folder / one["name"], unique_id=f"{row}/{number}")
            for number, one in enumerate(found)
        )

    async def _other_process(self, told: Mapping[str, Any]) -> list[dict[str, str]]:
        """Run the chore; what it is told goes through a pipe, since the address may hold a password."""
        pipe = asyncio.subprocess.PIPE
        environ = os.environ | {"PYTHONPATH": os.pathsep.join([str(HOME), os.environ.get("PYTHONPATH", "")])}
        process = await asyncio.create_subprocess_exec(
            sys.executable, "-m", "bot.chores", stdin=pipe, stdout=pipe, stderr=pipe, env=environ
        )
        try:
            async with asyncio.timeout(self._seconds):
                out, err = await process.communicate(json.dumps(told).encode())
        except TimeoutError:
            raise ChoreFailed(f"{told['chore']} took longer than {self._seconds:.0f} s") from None
        finally:
            if process.returncode is None:
                process.kill()
                await process.wait()
        if process.returncode != 0:
            raise ChoreFailed(f"{told['chore']}: {err.decode(errors='replace').strip()[-500:]}")
        found: list[dict[str, str]] = json.loads(out)
        return found
