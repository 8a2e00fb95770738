"""What is counted of mail for whoever watches: what came, waits and went, and when the mailbox was last read."""

from __future__ import annotations

from typing import Literal

from prometheus_client import CollectorRegistry, Counter, Gauge

from bot.base.monotonic import Machine

NEVER = -1.0


class MailCounts:
    """One process's counts, as ``/metrics`` shows them; they hold no address and no word."""

    def __init__(self, registry: CollectorRegistry, machine: Machine) -> None:
        self._machine = machine
        self._read_at: float | None = None
        self._received = Counter("helpdesk_mails_received", "Mails read from the mailbox.", registry=registry)
        self._letters = Counter(
            "helpdesk_letters", "Letters that were sent, or refused for good.", ["result"], registry=registry
        )
        self._waiting = Gauge(
            "helpdesk_mails_waiting", "Mails that wait for the desk, as of the last minute.", registry=registry
        )
        seen = Gauge(
            "helpdesk_mailbox_read_seconds", "Since the mailbox was last read to its end; -1: never yet.",
            registry=registry,
        )  # fmt: skip
        seen.set_function(self._since_read)

    def received(self) -> None:
        """A mail was stored."""
        self._received.inc()

    def letter(self, result: Literal["sent", "refused"]) -> None:
        """A letter has ended."""
        self._letters.labels(result).inc()

    def waiting(self, count: int) -> None:
        """So many wait now."""
        self._waiting.set(count)

    def read(self) -> None:
        """The mailbox was read to its end."""
        self._read_at = self._machine.now()

    def _since_read(self) -> float:
        return NEVER if self._read_at is None else self._machine.now() - self._read_at
