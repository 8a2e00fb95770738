"""The log: every request with all its bytes, what came of it, and what Atlassian's description does not allow."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

MOST = 50_000
HIDDEN = "<hidden>"


@dataclass
class Entry:
    """One request."""

    number: int
    """Its place among all, from 1 on."""
    at: float
    """When, by the clock that was handed in."""
    method: str
    path: str
    query: str
    """As it came, still encoded."""
    headers: list[tuple[str, str]]
    body: bytes
    call: str = ""
    """Which call it is, such as "POST /issue"; empty if there is none of that path."""
    account: str = ""
    """The id of whoever asked; empty: nobody in particular."""
    status: int | None = None
    """None: it was never answered."""
    answer: bytes = b""
    fault: str = ""
    """What was done to it: the kind of a fault."""
    early: bool = False
    """It came before the time that the last 429 of its kind had told."""

    def shown_headers(self) -> list[tuple[str, str]]:
        """Without what opens the API."""
        secret = ("authorization", "cookie")
        return [(name, HIDDEN if name.lower() in secret else value) for name, value in self.headers]

    def sent(self) -> bytes:
        """Return all that the client sent, without its token: where a test looks for what must not be said."""
        lines = [
            f"{self.method} {self.path}?{self.query}",
            *(f"{name}: {value}" for name, value in self.shown_headers()),
        ]
        return "\r\n".join(lines).encode() + b"\r\n\r\n" + self.body


@dataclass
class Log:
    entries: list[Entry] = field(default_factory=list)
    breaches: list[str] = field(default_factory=list)
    """Where a request, or an answer of the look-alike, is not as Atlassian describes it."""
    unknown: list[str] = field(default_factory=list)
    """Paths and methods that there are not."""
    last: int = 0

    def begin(
        self, at: float, method: str, path: str, query: str, headers: list[tuple[str, str]], body: bytes
    ) -> Entry:
        self.last += 1
        entry = Entry(self.last, at, method, path, query, headers, body)
        self.entries.append(entry)
        if len(self.entries) > MOST:
            del self.entries[: MOST // 2]
        return entry

    def of(self, call: str) -> list[Entry]:
        """Return the requests of one call, such as "POST /issue/{issueIdOrKey}/comment"."""
        return [one for one in self.entries if one.call == call]

    def sent(self) -> Iterator[bytes]:
        return (one.sent() for one in self.entries)

    def early(self) -> list[Entry]:
        return [one for one in self.entries if one.early]

    def found(self, pattern: bytes) -> list[str]:
        """Return which requests hold this, as a regular expression over their bytes."""
        wanted = re.compile(pattern)
        return [f"{one.number}: {one.method} {one.path}" for one in self.entries if wanted.search(one.sent())]

    def clear(self) -> None:
        for kept in (self.entries, self.breaches, self.unknown):
            kept.clear()

    def problems(self) -> dict[str, list[Any]]:
        """Return what a client did that it should not, and what the look-alike answered wrongly."""
        early = [f"{one.number}: {one.method} {one.path}" for one in self.early()]
        all_kinds: dict[str, list[Any]] = {
            "not as described": self.breaches, "unknown calls": self.unknown, "before the wait was over": early,
        }  # fmt: skip
        return {kind: which for kind, which in all_kinds.items() if which}
