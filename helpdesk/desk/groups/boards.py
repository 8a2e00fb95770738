"""Boards and bursts: what a group always has before its eyes, and what tells it of cards that still have to come."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from helpdesk.desk.recording.clearing import delete_message
from helpdesk.desk.recording.recorder import Uses
from helpdesk.desk.recording.telling import tell_all
from helpdesk.notify.group_texts import PinRefused
from helpdesk.notify.kinds import TeamBoard, TeamBurst
from helpdesk.outbox import OutboxMessage, Urgency, board_slot, burst_slot, deletion
from helpdesk.people.actors import Scope
from helpdesk.settings.settings import Team
from helpdesk.ticket.ticket import WITH_TEAM, Status, Ticket

A_BURST = 5  # cards that may wait without a word
RETRY = timedelta(days=1)  # after the pin was refused


@dataclass(frozen=True, slots=True)
class Board:
    """What a team's board says: late ones, those due today, those that nobody has; each ticket once."""

    late: tuple[Ticket, ...]
    today: tuple[Ticket, ...]
    unclaimed: tuple[Ticket, ...]

    @property
    def digest(self) -> str:
        """A short sign that changes when what the board says changes."""
        said = [[(t.number, t.version) for t in part] for part in (self.late, self.today, self.unclaimed)]
        return hashlib.sha256(repr(said).encode()).hexdigest()[:16]

    @property
    def is_empty(self) -> bool:
        """Whether nothing waits."""
        return not (self.late or self.today or self.unclaimed)


class Boards(Uses):
    """What the clock's ticks keep up in the groups."""

    async def board(self, team: str) -> Board:
        """Return what a team's board says now."""
        found = await self.store.tickets.find(Scope(teams=frozenset({team})), statuses=WITH_TEAM)
        late = [t for t in found if t.is_late(self.now)]
        midnight = self._end_of_today()
        today = [t for t in found if t not in late and _is_due(t, midnight)]
        unclaimed = [t for t in found if t.status is Status.ESCALATED and t not in late and t not in today]
        return Board(tuple(late), tuple(today), tuple(unclaimed))

    async def owe_boards(self) -> None:
        """Owe the boards that say something else than when they were last owed; none where pins are refused."""
        for team in self.settings.teams:
            if team.chat_id is None or await self._is_refused(team.chat_id):
                continue
            await self._clear_shared_place(team)
            slot = board_slot(team.chat_id, team.thread_id)
            board, key = await self.board(team.key), slot
            there = await self.store.outbox.in_slot(slot)
            if (board.is_empty and there is None) or (there and await self.store.key_values.get(key) == board.digest):
                continue
            if await self.store.outbox.is_owed(slot):
                continue
            await self.store.key_values.put(key, board.digest)
            await self.store.outbox.owe(_message(team, TeamBoard, slot, Urgency.PING))

    async def _clear_shared_place(self, team: Team) -> None:
        """Take the board away that a team had in the group before it had a topic there."""
        if team.thread_id is not None and self.settings.team_at(team.chat_id or 0, None) is None:
            await delete_message(self.store.outbox, board_slot(team.chat_id or 0))

    async def pin_was_refused(self, chat_id: int, message_id: int) -> None:
        """Take the board away from a group where the bot may not pin; the admins are told once."""
        await self.store.key_values.put(_unpinnable(chat_id), self.now.isoformat())
        await self.store.outbox.owe(deletion(chat_id, message_id))
        names = ", ".join(team.name for team in self.settings.teams_in(chat_id))
        refused = PinRefused(names or str(chat_id))
        await tell_all(self.store, refused, once=lambda admin: f"{_unpinnable(chat_id)}:{admin}")

    async def rights_changed(self, chat_id: int) -> None:
        """The bot may do more or less in a group than before: perhaps it may pin now, so its board is tried again."""
        await self.store.key_values.put(_unpinnable(chat_id), None)

    async def tend_bursts(self) -> None:
        """Let one card say how many wait while more than five do; it goes when the last has come."""
        for team in self.settings.teams:
            if team.chat_id is None:
                continue
            slot, waiting = _burst(team), await self.burst(team)
            there = await self.store.outbox.in_slot(slot)
            if len(waiting) > A_BURST or (there is not None and waiting):
                await self.store.outbox.owe(_message(team, TeamBurst, slot, Urgency.PRESSED))
            elif there is not None:
                await delete_message(self.store.outbox, slot)
                await self.store.key_values.put(slot, None)

    async def burst(self, team: Team) -> Sequence[int]:
        """Return the tickets whose cards still have to come to a team's place, in the order in which they will."""
        return await self.store.outbox.cards_to_come(team.chat_id or 0, team.thread_id)

    async def turn_burst(self, team: Team, page: int) -> None:
        """Show another page of the cards that wait."""
        await self.store.key_values.put(_burst(team), page)
        await self.store.outbox.owe(_message(team, TeamBurst, _burst(team), Urgency.PRESSED))

    async def burst_page(self, team: Team) -> int:
        """Return the page at which the cards that wait are shown."""
        page = await self.store.key_values.get(_burst(team))
        return page if isinstance(page, int) else 0

    async def _is_refused(self, chat_id: int) -> bool:
        since = await self.store.key_values.get(_unpinnable(chat_id))
        return isinstance(since, str) and self.now - datetime.fromisoformat(since) < RETRY

    def _end_of_today(self) -> datetime:
        local = self.now.astimezone(ZoneInfo(self.settings.timezone))
        return (local + timedelta(days=1)).replace(hour=0, minute=0, second=0)


def _is_due(ticket: Ticket, before: datetime) -> bool:
    return ticket.responded_at is None and ticket.due_at is not None and ticket.due_at < before


def _unpinnable(chat_id: int) -> str:
    return f"unpinnable:{chat_id}"


def _burst(team: Team) -> str:
    return burst_slot(team.chat_id or 0, team.thread_id)


def _message(team: Team, what: type[TeamBoard], slot: str, urgency: Urgency) -> OutboxMessage:
    return what(team.key).message_to(team.chat_id or 0, urgency, thread_id=team.thread_id, slot=slot, silent=True)
