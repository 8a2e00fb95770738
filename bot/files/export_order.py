"""An export that was ordered in the chat, as the other process is told of it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from typing import Any

from bot.files.exports import export
from helpdesk.people.actors import Scope
from helpdesk.reports.exporting import Format, Labels, Order
from storage.database import Database


async def write(urls: tuple[str, str | None], path: Path, order: Mapping[str, Any]) -> None:
    """Write to ``path`` the tickets that ``order`` names, out of the database at the first, or a replica of it."""
    scope = order["scope"]
    wanted = Order(
        scope=Scope(scope["everything"], frozenset(scope["teams"]), frozenset(scope["ulbs"])),
        since=_instant(order["since"]), until=_instant(order["until"]),
        team=order.get("team"), ulb=order.get("ulb"), with_callers=order["with_callers"],
    )  # fmt: skip
    url, reader_url = urls
    database = Database.open(url, reader_url=reader_url, alone=False)
    try:
        await export(database, path, Format(order["form"]), wanted, Labels(**order["labels"]))
    finally:
        await database.close()


def _instant(text: str | None) -> datetime | None:
    return datetime.fromisoformat(text) if text else None
