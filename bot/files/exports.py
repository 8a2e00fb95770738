"""The export: tickets stream from the reader into a file, a page at a time."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from bot.files.sheets import open_sheet
from helpdesk.reports.exporting import Format, Labels, Order, cells, columns
from storage.database import Database
from storage.reports.exporting import how_many, pages

Progress = Callable[[int, int], None]  # written, of how many


def _silent(_done: int, _all: int) -> None:
    """Nobody watches."""


async def export(
    database: Database, path: Path, form: Format, order: Order, labels: Labels, progress: Progress = _silent
) -> int:
    """Write the tickets of an order to ``path`` and return how many; a file that is there is replaced at the end.

    It writes between reads and holds the loop up for a page: run it where nobody waits (a process of its own).
    """
    wanted, part, done = columns(order), path.with_name(path.name + ".part"), 0
    try:
        async with database.reporting() as store:
            total = await how_many(store.connection, order)
            with open_sheet(part, form, wanted) as sheet:
                async for page in pages(store.connection, order):
                    for record in page:
                        sheet.add(cells(record, labels, wanted))
                    done += len(page)
                    progress(done, total)
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)
    return done
