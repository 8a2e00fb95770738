"""What the process counts of itself: presses and how fast they were answered, messages and how they ended."""

from __future__ import annotations

from collections import OrderedDict

from prometheus_client import CollectorRegistry, Counter, Histogram

from bot.base.monotonic import Machine
from helpdesk.outbox import OutboxRow

REMEMBERED = 10_000  # presses that nobody has answered; older ones are forgotten
SECONDS = (0.05, 0.1, 0.2, 0.3, 0.5, 1, 2, 5, 10, 30, 60)
AGAIN = "again"  # what a row's sending is called that did not end it: it is tried anew
HELD = "held"  # nothing was tried yet: its files are being made, or it waits for the morning
NOT_OVER = frozenset({AGAIN, HELD})


class Metrics:
    """One process's counts, in a registry of their own: several bots in one process do not mix."""

    def __init__(self, machine: Machine | None = None) -> None:
        self._machine = machine or Machine()
        self._pressed: OrderedDict[str, float] = OrderedDict()
        self.registry = CollectorRegistry()
        self.presses = Counter("helpdesk_presses", "Buttons pressed.", registry=self.registry)
        self.answer_time = Histogram(
            "helpdesk_press_answer_seconds", "From a press being stored to its answer having been sent.",
            buckets=SECONDS, registry=self.registry,
        )  # fmt: skip
        self.sends = Counter(
            "helpdesk_sends", "Rows of the outbox that ended, by lane and result.", ["lane", "result"],
            registry=self.registry,
        )  # fmt: skip
        self.retries = Counter(
            "helpdesk_send_retries", "Sendings that did not end their row: it waits again.", ["lane"],
            registry=self.registry,
        )  # fmt: skip

        self.left_out = Counter(
            "helpdesk_left_out", "Details that failed to be looked up and were left out of a message.", ["what"],
            registry=self.registry,
        )  # fmt: skip

    def pressed(self, callback_id: str) -> None:
        """A press was stored."""
        self.presses.inc()
        self._pressed[callback_id] = self._machine.now()
        if len(self._pressed) > REMEMBERED:
            self._pressed.popitem(last=False)

    def answered(self, callback_id: str) -> None:
        """A press was answered; presses of before the start were not seen to come."""
        since = self._pressed.pop(callback_id, None)
        if since is not None:
            self.answer_time.observe(self._machine.now() - since)

    def carried(self, row: OutboxRow, result: str) -> None:
        """Delivery did with a row what it could: ``result`` is the state that it is in now, or why it is not over."""
        urgency = row.message.urgency.name
        if result == AGAIN:
            self.retries.labels(urgency).inc()
        elif result != HELD:
            self.sends.labels(urgency, result).inc()
