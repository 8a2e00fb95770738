"""What JIRA's refusals and the network's faults mean; nothing else looks at statuses."""

from __future__ import annotations

from collections.abc import Mapping


class JiraError(Exception):
    """A call did not go as it should."""


class JiraAway(JiraError):
    """There is no way to JIRA; nothing was done there."""


class JiraUnknown(JiraError):
    """It may have been done: the answer was lost, or is none that JIRA gives."""


class JiraTooLarge(JiraError):
    """A file has more bytes than we take."""


class NotNowFile(JiraError):
    """A file can't be had from Telegram at present: its issue waits for it."""


class JiraBusy(JiraError):
    """It said to wait so many seconds; nothing was done."""

    def __init__(self, wait: float) -> None:
        super().__init__(f"told to wait for {wait:.0f} s")
        self.wait = wait


class JiraTokenRefused(JiraError):
    """We are nobody there: the token is wrong, has expired or was taken back."""


class JiraRefused(JiraError):
    """It refused, for good as long as nobody changes something; ``fields`` says which field is wrong by what."""

    def __init__(self, status: int, messages: tuple[str, ...] = (), fields: Mapping[str, str] | None = None) -> None:
        self.status = status
        self.fields = dict(fields or {})
        said = [*messages, *(f"{name}: {why}" for name, why in self.fields.items())]
        self.why = " ".join(said)[:300] or f"status {status}"
        super().__init__(f"{status} {self.why}")


class JiraNotFound(JiraRefused):
    """It is not there; or it is, and this account must not see it."""
