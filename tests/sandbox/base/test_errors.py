"""A refusal's text bears the words of its code; sentences lose their first capital, codes keep theirs."""

from __future__ import annotations

import pytest

from sandbox.base.errors import ApiError, bad_request, conflict, forbidden, not_found, too_many_requests


@pytest.mark.parametrize(
    ("error", "code", "description"),
    [
        (bad_request("Message text is empty"), 400, "Bad Request: message text is empty"),
        (bad_request("BUTTON_DATA_INVALID"), 400, "Bad Request: BUTTON_DATA_INVALID"),
        (bad_request("X_CODE"), 400, "Bad Request: X_CODE"),
        (forbidden("Bot was blocked by the user"), 403, "Forbidden: bot was blocked by the user"),
        (not_found("method not found"), 404, "Not Found: method not found"),
        (conflict("terminated by setWebhook request"), 409, "Conflict: terminated by setWebhook request"),
    ],
)
def test_every_code_has_its_words(error: ApiError, code: int, description: str) -> None:
    assert error.body() == {"ok": False, "error_code": code, "description": description}


def test_what_a_bot_needs_to_go_on_stands_in_the_parameters() -> None:
    assert too_many_requests(5).body()["parameters"] == {"retry_after": 5}
    assert bad_request("x", migrate_to_chat_id=-100).body()["parameters"] == {"migrate_to_chat_id": -100}
