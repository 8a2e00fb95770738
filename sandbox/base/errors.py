"""Refusals in Telegram's own words: every method raises these, the server turns them into bodies."""

from __future__ import annotations

from typing import Any

MESSAGE_NOT_MODIFIED = (
    "message is not modified: specified new message content and reply markup are exactly the same "
    "as a current content and reply markup of the message"
)
QUERY_TOO_OLD = "query is too old and response timeout expired or query ID is invalid"


class ApiError(Exception):
    """A refusal with its code, its description and what goes into `parameters`."""

    def __init__(self, code: int, description: str, parameters: dict[str, Any] | None = None) -> None:
        super().__init__(f"{code} {description}")
        self.code = code
        self.description = description
        self.parameters = parameters or {}

    def body(self) -> dict[str, Any]:
        body: dict[str, Any] = {"ok": False, "error_code": self.code, "description": self.description}
        if self.parameters:
            body["parameters"] = self.parameters
        return body


def bad_request(text: str, **parameters: Any) -> ApiError:
    """A 400. Codes such as BUTTON_DATA_INVALID keep their capitals, sentences lose their first one."""
    return ApiError(400, f"Bad Request: {_lowered(text)}", parameters)


def forbidden(text: str) -> ApiError:
    return ApiError(403, f"Forbidden: {_lowered(text)}")


def not_found(text: str) -> ApiError:
    return ApiError(404, f"Not Found: {text}")


def conflict(text: str) -> ApiError:
    return ApiError(409, f"Conflict: {text}")


def too_large() -> ApiError:
    return ApiError(413, "Request Entity Too Large")


def restarting() -> ApiError:
    return ApiError(500, "Internal Server Error: restart")


def too_many_requests(retry_after: int) -> ApiError:
    return ApiError(429, f"Too Many Requests: retry after {retry_after}", {"retry_after": retry_after})


def _lowered(text: str) -> str:
    if len(text) >= 2 and (text[1] == "_" or "A" <= text[1] <= "Z"):
        return text
    return text[:1].lower() + text[1:]
