"""The log of calls: what the bot asked for, when, and what came of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

MOST = 20_000


@dataclass
class CallRecord:
    method: str
    params: dict[str, str]
    started: float
    """The loop's monotonic time."""
    files: list[str] = field(default_factory=list)
    ended: float | None = None
    status: int | None = None
    description: str = ""
    result: Any = None
    fault: str = ""
    number: int = 0
    """Its place among all calls, from 1 on."""
    at: float = 0.0
    """The world's wall time."""

    @property
    def chat_id(self) -> int | None:
        raw = self.params.get("chat_id", "")
        return int(raw) if raw.lstrip("-").isdigit() else None

    @property
    def ok(self) -> bool:
        return self.status == 200


@dataclass
class CallLog:
    """All calls, and the three kinds of which there should be none."""

    records: list[CallRecord] = field(default_factory=list)
    unknown_parameters: list[str] = field(default_factory=list)
    """`method.parameter` that the Bot API does not know: ignored there, most likely a slip here."""
    not_built: list[str] = field(default_factory=list)
    unknown_methods: list[str] = field(default_factory=list)
    listeners: list[Callable[[CallRecord], None]] = field(default_factory=list)
    """Called with every call that is over."""
    last: int = 0

    def add(self, record: CallRecord) -> None:
        """Keep the record; a demo that runs for weeks forgets the oldest."""
        self.last += 1
        record.number = self.last
        self.records.append(record)
        if len(self.records) > MOST:
            del self.records[: MOST // 2]

    def over(self, record: CallRecord, ended: float) -> None:
        """Note that a call is over, and tell who listens."""
        record.ended = ended
        for listener in self.listeners:
            listener(record)

    def of(self, method: str, chat_id: int | None = None) -> list[CallRecord]:
        return [
            record
            for record in self.records
            if record.method.lower() == method.lower() and chat_id in (None, record.chat_id)
        ]

    def clear(self) -> None:
        for kept in (self.records, self.unknown_parameters, self.not_built, self.unknown_methods):
            kept.clear()
