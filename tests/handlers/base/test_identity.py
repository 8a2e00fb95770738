"""Who acts: people without a name are somebody, too."""

from __future__ import annotations

from typing import Any

import pytest

from helpdesk.text.names import NAMELESS
from storage.unit_of_work import UnitOfWork
from tests.handlers.saying import Saying


@pytest.mark.parametrize(("username", "called"), [(None, NAMELESS), ("ravi", "@ravi")])
async def test_an_account_whose_name_is_empty_is_answered(
    unit: UnitOfWork, username: str | None, called: str
) -> None:
    desk = Saying(unit)
    fields: dict[str, Any] = {"from": {"id": 91, "is_bot": False, "first_name": "", "username": username}}
    assert await desk.say("stranger", "/help", **fields) == ["start-stranger"]
    assert (await desk.facts("start-stranger"))["name"] == called
