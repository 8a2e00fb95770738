"""Jira's refusals, in its own words."""

from __future__ import annotations

from typing import Any

NO_ISSUE = "Issue does not exist or you do not have permission to see it."
NO_ACCOUNT = "Client must be authenticated to access this resource."
OFF_SCREEN = "Field '{}' cannot be set. It is not on the appropriate screen, or unknown."
TOO_LONG = "The entered text is too long. It exceeds the allowed limit of 32,767 characters."
BAD_PAYLOAD = "Invalid request payload. Refer to the REST API documentation and try again."
NOT_A_STRING = "Operation value must be a string"


class Refused(Exception):
    """An answer that is no success: its status, what is wrong in words, and which field is wrong by what."""

    def __init__(self, status: int, *messages: str, errors: dict[str, str] | None = None) -> None:
        super().__init__(f"{status} {' '.join(messages)} {errors or ''}")
        self.status = status
        self.messages = messages
        self.errors = errors or {}

    def body(self) -> dict[str, Any]:
        return {"errorMessages": list(self.messages), "errors": self.errors}


class NoAccount(Refused):
    """Whoever asks is nobody; the call is for somebody."""

    def __init__(self) -> None:
        super().__init__(401, NO_ACCOUNT)

    def body(self) -> dict[str, Any]:
        return {"message": NO_ACCOUNT, "status-code": 401}


def no_issue() -> Refused:
    return Refused(404, NO_ISSUE)


def no_project(named: object) -> Refused:
    return Refused(404, f"No project could be found with key '{named}'.")


def wrong(field: str, why: str) -> Refused:
    return Refused(400, errors={field: why})
