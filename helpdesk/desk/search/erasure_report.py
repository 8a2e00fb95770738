"""What an erasure has done and what it could not: told to the admin who asked for it, once the messages are done."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from datetime import date, datetime, timedelta
from typing import Any, NotRequired, TypedDict

from helpdesk.desk.recording.recorder import Uses
from helpdesk.desk.recording.telling import tell
from helpdesk.notify.desk_texts import ErasureReport
from helpdesk.ports.store import Store
from helpdesk.ticket.notes import Caller

TO_REPORT = "erasures_to_report"  # the row that says of which erasures nobody was told yet
EXPORTED = "exported_with_callers"  # the row that says which files `helpdesk export` has written, and when
WAITS = timedelta(minutes=10)  # for messages that are under way: a chat may take none for days
NAMED = 10  # chats, copies and exports in the report
MOST_EXPORTS = 100  # that are remembered


async def note_export(store: Store, on: date, name: str) -> None:
    """Remember that a file with callers was written: nobody here can take out of it who is erased later."""
    written: list[str] = json.loads(str(await store.key_values.get(EXPORTED) or "[]"))
    await store.key_values.put(EXPORTED, json.dumps([*written, f"{name} ({on})"][-MOST_EXPORTS:]))


class ErasureReports(Uses):
    """Remembers, by ids alone, what is owed for an erasure, and tells how it ended."""

    async def begin(
        self,
        by: int,
        caller: Caller,
        owed: Mapping[int, tuple[int, int]],
        said: Mapping[int, int],
        exported: Mapping[int, int],
    ) -> None:
        """Look for the number and the address in every row, and remember what is to be told of it.

        ``owed``: rows of the outbox, each with the chat and the message that it changes; ``said``: how many messages
        of people stand in which chats, ``exported``: how many exports with callers. To be called at the end.
        """
        found = await self.store.erasing.scan([one for one in (caller.phone, caller.email) if one])
        report: _Report = {
            "by": by, "at": self.now.isoformat(), "owed": {str(row): list(where) for row, where in owed.items()},
            "said": {str(chat): count for chat, count in said.items()}, "tables": found.tables, "rows": found.rows,
            "found": list(found.holding), "exported": {str(chat): count for chat, count in exported.items()},
        }  # fmt: skip
        await self._keep([*await self._kept(), report])

    async def tell_due(self, copies: Sequence[str], *, files: int = 0, in_files: Sequence[str] = ()) -> bool:
        """Tell of the erasures whose messages are done, or have waited long. ``copies`` of the database stay.

        ``files``: how many were looked through byte by byte, ``in_files``: where it stands. Return if all is told.
        """
        kept = await self._kept()
        left = [report for report in kept if not await self._told(report, copies, files, in_files)]
        if len(left) < len(kept):
            await self._keep(left)
        return not left

    async def _told(self, report: _Report, copies: Sequence[str], files: int, in_files: Sequence[str]) -> bool:
        states = await self.store.erasing.states([int(row) for row in report["owed"]])
        under_way = [row for row in report["owed"] if states.get(int(row)) in ("waiting", "sending")]
        if under_way and self.now - datetime.fromisoformat(report["at"]) < WAITS:
            return False
        stuck = [row for row in report["owed"] if states.get(int(row)) in ("failed", "unknown")]
        stands: dict[int, int] = {}
        for row in (*stuck, *under_way):
            chat = int(report["owed"][row][0])
            stands[chat] = stands.get(chat, 0) + 1
        said = {int(chat): count for chat, count in report["said"].items()}
        await tell(
            self.store, report["by"],
            ErasureReport(
                tables=report["tables"], rows=report["rows"], holding=", ".join(report["found"]) or "none",
                changed=len(report["owed"]) - sum(stands.values()),
                left=sum(stands.values()), left_in=await self._named(stands),
                said=sum(said.values()), said_in=await self._named(said),
                copies=len(copies), named=", ".join(copies[-NAMED:]),
                files=files, in_files=", ".join(in_files) or "none", exports=await self._exports(report),
            ),
        )  # fmt: skip
        return True

    async def _exports(self, report: _Report) -> str:
        """Return where exports with callers went: to which chats, and into which files by the command."""
        sent = await self._named({int(chat): count for chat, count in report.get("exported", {}).items()})
        written: list[str] = json.loads(str(await self.store.key_values.get(EXPORTED) or "[]"))
        return ", ".join([*filter(None, [sent]), *written[-NAMED:]]) or "none"

    async def _named(self, chats: Mapping[int, int]) -> str:
        """Return in which chats how many messages stand, in words."""
        names = {chat: await self._name(chat) for chat in list(chats)[:NAMED]}
        more = ["…"] if len(chats) > NAMED else []
        return ", ".join([*(f"{name} ({chats[chat]})" for chat, name in names.items()), *more])

    async def _name(self, chat: int) -> str:
        if chat > 0:
            return (await self.store.people.names([chat])).get(chat, str(chat))
        known = await self.store.chats.known(chat)
        team = next(iter(self.settings.teams_in(chat)), None)
        return known.title if known is not None else team.name if team is not None else str(chat)

    async def _kept(self) -> list[_Report]:
        found: list[_Report] = json.loads(str(await self.store.key_values.get(TO_REPORT) or "[]"))
        return found

    async def _keep(self, reports: Sequence[_Report]) -> None:
        await self.store.key_values.put(TO_REPORT, json.dumps(list(reports)) if reports else None)


class _Report(TypedDict):
    by: int
    at: str
    owed: dict[str, list[Any]]
    said: dict[str, int]
    tables: int
    rows: int
    found: list[str]
    exported: NotRequired[dict[str, int]]
