"""How things stand with JIRA, as this process has seen it: for /doctor, the panel and health. Machine time."""

from __future__ import annotations

from dataclasses import dataclass, field

HOUR = 3600.0


@dataclass(slots=True)
class Standing:
    """It is written by whoever speaks with JIRA."""

    account: str = ""  # our own, by its id
    account_name: str = ""
    answered_at: float | None = None  # when JIRA last answered as it should
    away_since: float | None = None
    why: str = ""
    token_refused: bool = False
    _said: dict[tuple[str, str], float] = field(default_factory=dict)

    def answered(self, now: float) -> None:
        """JIRA answered."""
        self.answered_at, self.away_since, self.token_refused, self.why = now, None, False, ""

    def is_away(self, why: str, now: float) -> None:
        """There is no way to it."""
        self.away_since = self.away_since if self.away_since is not None else now
        self.why = why

    def is_news(self, key: str, what: str, now: float) -> bool:
        """Whether it was not said within the last hour; it is said now."""
        last = self._said.get((key, what))
        if last is not None and now - last < HOUR:
            return False
        self._said[key, what] = now
        return True
