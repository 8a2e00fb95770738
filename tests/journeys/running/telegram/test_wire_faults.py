"""Whatever each call that asks, fetches or answers meets once on the wire, people are served, and nothing is lost."""

from __future__ import annotations

import pytest

from bot.inbound.callback_answers import AGAIN
from tests.bot.telegram.wire_faults import CARRYING, Row, methods, one_of_each, table
from tests.journeys.conftest import Desk
from tests.journeys.support.ways import card_in, open_ticket

ASKING = methods() - CARRYING
FAULTS = [row for row in table() if row.kind != "black_hole" and "answerCallbackQuery" in row.methods]
AGAIN_OR_WELL = {verdict.value for verdict in AGAIN} | {"well"}


@pytest.mark.parametrize("row", one_of_each(FAULTS, lambda row: (row.kind, row.status, row.verdict in AGAIN_OR_WELL)))
async def test_a_ticket_is_opened_claimed_and_looked_at_whatever_is_met_on_the_way(desk: Desk, row: Row) -> None:
    cast, faults = desk.cast, desk.sandbox.faults
    cast.admin.start()
    await desk.settle()
    for method in sorted(ASKING - {"answerCallbackQuery"}):  # who is played there waits for the answer to each press
        row.order(faults, method)
    await open_ticket(desk)
    faults.clear()
    for method in sorted(ASKING):
        row.order(faults, method)
    cast.hudd_engineer.tap(await card_in(desk, cast.hudd_tech), "Claim")
    await desk.settle()
    assert "Anil" in (await card_in(desk, cast.hudd_tech)).text
    answers = desk.sandbox.calls.of("answerCallbackQuery")
    if row.verdict in AGAIN_OR_WELL:
        assert any(answer.status == 200 for answer in answers[-2:]), "the press is answered all the same"
    cast.admin.say("/doctor")
    await desk.settle()
    assert "🟢" in cast.admin.last().text
    assert [call.fault for call in desk.sandbox.calls.of("getUpdates") if call.fault], "it was met"
