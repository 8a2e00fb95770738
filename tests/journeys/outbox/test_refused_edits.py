"""Edits that are refused for an unknown reason: tried slowly, told once, and made as soon as they are taken."""

from __future__ import annotations

import pytest
from sqlalchemy import func, select

from storage.tables.transport import outbox
from tests.journeys.conftest import Desk
from tests.journeys.outbox.test_locked import CALLS, escalate, told, waited
from tests.journeys.support.ways import card_in, press


async def rows(desk: Desk) -> int:
    async with desk.app.database.reading() as store:
        return int((await store.connection.execute(select(func.count()).select_from(outbox))).scalar() or 0)


@pytest.mark.parametrize("everywhere", [False, True])
@pytest.mark.parametrize(
    ("status", "words"), [(400, "Bad Request: NEVER_HEARD_OF"), (403, "Forbidden: no idea"), (413, "")]
)
async def test_a_refused_edit_is_not_tried_without_a_pause_and_holds_up_nothing(
    desk: Desk, status: int, words: str, everywhere: bool
) -> None:
    desk.cast.admin.start()
    group = desk.cast.hudd_tech
    own = await escalate(desk, CALLS[0])
    card = await card_in(desk, group)
    chat = None if everywhere else group.id
    fault = desk.sandbox.faults.refuse(status, words, "editMessageText", chat, times=10**6)
    await press(desk, desk.cast.hudd_engineer, card, "Claim")
    before = await rows(desk)
    for _ in range(3):
        await waited(desk, 300)
    assert fault.hits < 60, "a few tries of a few forms"
    assert await rows(desk) <= before + 3
    assert told(desk, "in every form")
    desk.sandbox.faults.clear()
    for _ in range(2):
        await waited(desk, 900)
    assert "Claim" not in str((await card_in(desk, group)).labels)
    assert "Not delivered" not in own.text
