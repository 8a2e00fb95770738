"""How long a row waits that was refused for a reason which says nothing about it: longer each time."""

from __future__ import annotations

from collections import OrderedDict

from bot.base.monotonic import Backoff

FIRST, LONGEST = 1.0, 60.0
REMEMBERED = 1000  # rows; one that was forgotten begins anew with a short wait


class SlowRows:
    """Keeps each row's wait apart from its tries, which are for what may be wrong with the row itself."""

    def __init__(self) -> None:
        self._waits: OrderedDict[int, Backoff] = OrderedDict()

    def wait(self, row: int) -> float:
        """Return how many seconds the row waits now; the next wait is twice as long."""
        backoff = self._waits.pop(row, None) or Backoff(FIRST, LONGEST)
        self._waits[row] = backoff
        if len(self._waits) > REMEMBERED:
            self._waits.popitem(last=False)
        return backoff.grow()
