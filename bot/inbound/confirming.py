"""Which offset confirms a batch, whatever its updates are numbered with: none is lost, and none comes for ever."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

USUAL = 1 << 31  # Telegram's ids are above zero and below this


class Confirming:
    """The offset of the next fetch: by the highest usual id. If the batch comes again, ids lie; other ways follow."""

    def __init__(self) -> None:
        self.offset: int | None = None
        self._reached = 0  # everything below is confirmed: what was asked for with it did not come again
        self._first: list[Any] = []  # of the last batch
        self._tries = 0

    def stored(self, batch: Sequence[Any]) -> bool:
        """A batch is stored; return whether the next fetch confirms it, as far as can be known."""
        again = bool(batch) and self._first == [batch[0]]
        self._first = list(batch[:1])
        if not again and self.offset is not None and self.offset <= USUAL:
            self._reached = self.offset
        self._tries = self._tries + 1 if again else 0
        if not batch:
            # An empty answer means that all is confirmed. Ids start anew, maybe lower, after a quiet week: an old
            # offset must not be in their way.
            self.offset = None
            return True
        ids = [raw.get("update_id") for raw in batch if isinstance(raw, dict)]
        numbers = {number for number in ids if isinstance(number, int) and not isinstance(number, bool)}
        usual = sorted((number for number in numbers if 0 < number < USUAL), reverse=True)
        self.offset = self._beyond(usual, [number for number in numbers if number >= USUAL], batch)
        return bool(usual) and not again

    def refused(self) -> None:
        """The server does not take the offset: what it confirmed comes again, and is known."""
        self.offset = None

    def _beyond(self, usual: Sequence[int], far: Sequence[int], batch: Sequence[Any]) -> int | None:
        """Return an offset beyond the batch: by its ids and by how many updates it holds at least, in turn."""
        ways: list[int | None] = [usual[0] + 1] if usual else []
        ways += [max(far) + 1] if far else []
        ways += [None] if self._reached else []  # by how many they are
        ways += [number + 1 for number in usual[1:2]]
        if not ways:
            return self.offset
        way = ways[self._tries % len(ways)]
        if way is None:
            self._reached += len({repr(raw) for raw in batch})
            return self._reached
        return way
