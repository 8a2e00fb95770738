"""Chats and topics that take nothing: one row tries each of them now and then, the others wait. On machine time."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import partial

from bot.base.monotonic import Backoff
from bot.outbound.order import Waiting
from helpdesk.outbox import Urgency

FIRST, LONGEST = 60.0, 900.0  # seconds between two tries
SOON = 5.0  # after a try, if the chat has shown life meanwhile

ChatTopic = tuple[int, int]  # a chat and a topic of it; 0: the whole chat


@dataclass(frozen=True, slots=True)
class PlaceRefusal:
    """What a row met. ``thread_id`` is given if only that topic takes nothing.

    ``listed``: what was said means that the place takes nothing. Else it is the row's own trouble, until a second
    row meets the like.
    """

    listed: bool
    thread_id: int = 0


@dataclass(slots=True)
class _Trouble:
    """Posts and edits are kept apart: a chat that takes no post may still take an edit."""

    waits: Backoff = field(default_factory=lambda: Backoff(FIRST, LONGEST))
    tried_at: float = 0.0
    posts_at: float = 0.0
    edits_at: float = 0.0
    by_post: bool = True  # a post was refused; else edits alone
    second: bool = False  # the present try has met a refusal that may be the row's: another row has its turn
    refused: dict[int, int] = field(default_factory=dict)  # rows that were refused for no listed reason, how often


class TroubledPlaces:
    """When what may be tried, and whose trouble a refusal is."""

    def __init__(self) -> None:
        self._troubles: dict[ChatTopic, _Trouble] = {}
        self._rows: dict[int, Backoff] = {}  # rows that were refused in every form
        self._suspects: dict[
            int, set[int]
        ] = {}  # those among them, by chat, since the last post that went well there
        self._bad: set[int] = set()  # those that were refused in a chat that took others: they say nothing of it
        self._chats: Counter[int] = Counter()  # those that have a trouble, or a topic of theirs
        self._behind: set[int] = set()  # chats that have been out of trouble only just now

    def load(self, places: Iterable[ChatTopic]) -> None:
        """Take in what was in trouble before the start: the first row that goes there is a try."""
        for place in places:
            self._begin(place, _Trouble())

    def troubled(self, chat_id: int, thread_id: int | None) -> bool:
        """Whether a post to there meets a trouble that is known."""
        return any(place in self._troubles for place in _places_of(chat_id, thread_id))

    def ends_by(self, chat_id: int, thread_id: int | None, row: int, *, edit: bool) -> bool:
        """Whether it ends a trouble that this row has gone well: an edit says nothing of posts."""
        found = [self._troubles[place] for place in _places_of(chat_id, thread_id) if place in self._troubles]
        if edit:
            return bool(found) and not any(trouble.by_post for trouble in found)
        return bool(found) or row in self._rows

    def meets(self, chat_id: int, row: int) -> bool:
        """Whether a refusal that nobody has listed is the chat's trouble: another row has met the like there."""
        others = self._suspects.get(chat_id, set()) - {row}
        return (chat_id, 0) in self._troubles or (row not in self._bad and bool(others))

    def ready_at(self, row: Waiting, now: float) -> float:
        """Return when the row may be tried, as far as the place is concerned."""
        troubles = (self._troubles.get(place) for place in _places_of(row.chat_id, row.thread_id))
        times = [t.edits_at if row.edit or row.free else t.posts_at for t in troubles if t is not None]
        return max(times, default=now)

    def in_turn(self, chat_id: int, rows: Iterable[Waiting]) -> Iterable[Waiting]:
        """Return a chat's rows, which come by urgency, in their turns: critical cards lead in trouble and after it.

        Of rows that are themselves suspected, others have their turn as well: it may be these rows alone.
        """
        if chat_id not in self._chats and chat_id not in self._behind:
            return rows
        return sorted(rows, key=partial(self._turn, chat_id))

    def _turn(self, chat_id: int, row: Waiting) -> tuple[int, ...]:
        trouble = self._troubles.get((chat_id, 0))
        if trouble is None and not self.troubled(chat_id, row.thread_id) and chat_id not in self._behind:
            return (row.urgency, row.id)
        times = trouble.refused.get(row.id, 0) if trouble is not None and trouble.second else 0
        return (times, int(row.urgency is not Urgency.P1), row.urgency, row.id)

    def refused(self, row: Waiting, refused: PlaceRefusal, now: float) -> float:
        """Take in a refusal; return how long the row itself has to wait."""
        own = 0.0
        if not refused.listed:
            own = self._rows.setdefault(row.id, Backoff(FIRST, LONGEST)).grow()
            if row.edit or row.free or row.id in self._bad:
                return own
            suspects = self._suspects.setdefault(row.chat_id, set())
            suspects.add(row.id)
            if (row.chat_id, 0) not in self._troubles and len(suspects) < 2:
                return own
        place = (row.chat_id, refused.thread_id)
        known = self._begin(place, _Trouble(by_post=not (row.edit or row.free)))
        known.tried_at = now
        if row.edit or row.free:
            known.edits_at = now + known.waits.grow()
            return 0.0
        known.by_post = True
        if not refused.listed:
            another = bool(known.refused) and not known.second
            known.refused[row.id] = known.refused.get(row.id, 0) + 1
            if another:
                known.second = True
                return FIRST
        known.second = False
        known.posts_at = now + known.waits.grow()
        return 0.0

    def went_well(
        self, chat_id: int, thread_id: int | None, row: int, *, edit: bool = False
    ) -> tuple[ChatTopic, ...]:
        """A row went well; return the places whose trouble is over by that, if they had any."""
        self.ended(row)
        if not edit:
            self._bad |= self._suspects.pop(chat_id, set()) - {row}
        elif not self.ends_by(chat_id, thread_id, row, edit=True):
            return ()
        return _places_of(chat_id, thread_id)

    def ended(self, row: int) -> None:
        """A row is no longer owed."""
        self._rows.pop(row, None)
        self._bad.discard(row)

    def _begin(self, place: ChatTopic, trouble: _Trouble) -> _Trouble:
        if place not in self._troubles:
            self._chats[place[0]] += 1
        return self._troubles.setdefault(place, trouble)

    def over(self, place: ChatTopic) -> bool:
        """A trouble is over, whoever found out; return whether there was one."""
        there = self._troubles.pop(place, None) is not None
        if there:
            self._chats[place[0]] -= 1
            if not self._chats[place[0]]:
                del self._chats[place[0]]
            self._behind.add(place[0])
        return there

    def passed(self, row: Waiting) -> None:
        """A row is picked: once the critical cards have gone, the usual order is back."""
        if row.urgency is not Urgency.P1 and row.chat_id not in self._chats:
            self._behind.discard(row.chat_id)

    def alive(self, chat_id: int, now: float) -> bool:
        """Somebody has spoken there: try soon; return whether anything was in trouble.

        Who speaks in private can be written to at once; in a group others may speak while we may not.
        """
        found = [trouble for (chat, _), trouble in self._troubles.items() if chat == chat_id]
        for trouble in found:
            soon = now if chat_id > 0 else max(now, trouble.tried_at + SOON)
            trouble.posts_at, trouble.edits_at = min(trouble.posts_at, soon), min(trouble.edits_at, soon)
        return bool(found)


def _places_of(chat_id: int, thread_id: int | None) -> tuple[ChatTopic, ...]:
    return ((chat_id, 0), (chat_id, thread_id)) if thread_id else ((chat_id, 0),)
