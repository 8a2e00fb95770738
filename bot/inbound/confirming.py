"""Which offset confirms a batch, whatever its updates are numbered with: none is lost, and none comes for ever."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

USUAL = 1 << 31  # Telegram's ids are above zero and below this


class Confirming:
    """The offset of the next fetch."""

    def __init__(self) -> None:
        self.offset: int | None = None
        self._reached = 0  # everything below is confirmed
        self._tries = 0

    def stored(self, batch: Sequence[Any]) -> bool:
        """A batch is stored; return whether the next fetch confirms it for sure."""
        ids = [raw.get("update_id") for raw in batch if isinstance(raw, dict)]
        numbers = [number for number in ids if isinstance(number, int) and not isinstance(number, bool)]
        usual = [number for number in numbers if 0 < number < USUAL]
        if usual:
            self.offset = self._reached = max(usual) + 1
        elif not batch:
            # An empty answer means that all is confirmed. Ids start anew, maybe lower, after a quiet week: an old
            # offset must not be in their way.
            self.offset = None
        else:
            self._tries += 1
            self.offset = self._beyond([number for number in numbers if number >= USUAL], batch)
            return False
        self._tries = 0
        return True

    def refused(self) -> None:
        """The server does not take the offset: what it confirmed comes again, and is known."""
        self.offset = None

    def _beyond(self, far: Sequence[int], batch: Sequence[Any]) -> int | None:
        """Return an offset for updates without a usual id: by their ids, in turn by how many they are at least."""
        if far and self._tries % 2:
            return max(far) + 1
        if not self._reached:
            return self.offset
        self._reached += len({repr(raw) for raw in batch})
        return self._reached
