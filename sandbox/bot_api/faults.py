"""Trouble on order: a test says which calls shall go wrong, how and how often."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from sandbox.base.faults_in_turn import FaultsInTurn

Kind = Literal[
    "refuse",  # an error in Bot API shape: 429, 400, 403, 500, 502 ...
    "not_json",  # a gateway's HTML page instead of JSON
    "close",  # the connection ends before the call was looked at
    "lost_reply",  # the call is done, the connection ends without an answer
    "half_reply",  # the call is done, the connection ends in the middle of the answer
    "slow",  # the answer comes late
    "black_hole",  # no answer at all, for as long as the client waits
    "duplicate",  # getUpdates hands out every update twice
    "shuffle",  # getUpdates hands out the updates in reverse order
]


MESSAGES = "messages"  # in the place of a method: whatever sends or edits one


@dataclass
class Fault:
    kind: Kind
    method: str = "*"
    chat_id: int | None = None
    times: int = 1
    after: int = 0
    """How many fitting calls pass unharmed before the first one that is hit."""
    status: int = 500
    text: str = "Internal Server Error"
    retry_after: int | None = None
    seconds: float = 0.0
    hits: int = 0
    every: int = 1
    """2: of the fitting calls the second, the fourth and so on is hit."""
    seen: int = 0

    def fits(self, method: str, chat_id: int | None) -> bool:
        name = method.lower()
        alike = self.method == MESSAGES and name.startswith(("send", "edit")) and name != "sendchataction"
        wanted = alike or self.method == "*" or self.method.lower() == name
        return wanted and self.chat_id in (None, chat_id) and self.hits < self.times


class Faults(FaultsInTurn[Fault]):
    """The faults that wait for their calls, in the order in which they were ordered."""

    def next_for(self, method: str, chat_id: int | None) -> Fault | None:
        return self.strikes(lambda fault: fault.fits(method, chat_id))

    # -- in a test's words

    def flood(self, retry_after: int, method: str = "*", chat_id: int | None = None, times: int = 1) -> Fault:
        text = f"Too Many Requests: retry after {retry_after}"
        return self.order(Fault("refuse", method, chat_id, times, status=429, text=text, retry_after=retry_after))

    def refuse(self, status: int, text: str, method: str = "*", chat_id: int | None = None, times: int = 1) -> Fault:
        """Answer with this status and description, say 403 "Forbidden: bot was blocked by the user"."""
        return self.order(Fault("refuse", method, chat_id, times, status=status, text=text))

    def down(self, method: str = "*", chat_id: int | None = None, times: int = 1, status: int = 502) -> Fault:
        return self.order(
            Fault(
                "refuse",
                method,
                chat_id,
                times,
                status=status,
                text="Bad Gateway" if status == 502 else "Internal Server Error",
            )
        )

    def not_json(self, method: str = "*", chat_id: int | None = None, times: int = 1, status: int = 502) -> Fault:
        return self.order(Fault("not_json", method, chat_id, times, status=status))

    def close(self, method: str = "*", chat_id: int | None = None, times: int = 1) -> Fault:
        return self.order(Fault("close", method, chat_id, times))

    def lose_reply(self, method: str = "*", chat_id: int | None = None, times: int = 1) -> Fault:
        return self.order(Fault("lost_reply", method, chat_id, times))

    def halve_reply(self, method: str = "*", chat_id: int | None = None, times: int = 1) -> Fault:
        return self.order(Fault("half_reply", method, chat_id, times))

    def slow(self, seconds: float, method: str = "*", chat_id: int | None = None, times: int = 1) -> Fault:
        return self.order(Fault("slow", method, chat_id, times, seconds=seconds))

    def black_hole(self, method: str = "getUpdates", times: int = 1) -> Fault:
        return self.order(Fault("black_hole", method, times=times))

    def duplicate_updates(self, times: int = 1) -> Fault:
        return self.order(Fault("duplicate", "getUpdates", times=times))

    def shuffle_updates(self, times: int = 1) -> Fault:
        return self.order(Fault("shuffle", "getUpdates", times=times))
