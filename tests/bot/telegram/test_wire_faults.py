"""Whatever a call meets on the wire is read as the table of wire faults says, and the table has every call."""

from __future__ import annotations

import asyncio

import pytest
from telegram.error import TelegramError

from bot.telegram.api_errors import decide
from bot.telegram.raw_bot import RawBot
from sandbox.server import Sandbox
from tests.bot.telegram.wire_faults import Row, methods, table

HANGS = 0.3  # seconds


def test_the_table_has_each_method_once_for_each_fault_and_nothing_is_lost() -> None:
    rows = table()
    assert {"sendMessage", "getUpdates", "answerCallbackQuery", "sendVideoNote", "getFile"} <= methods()
    for fault in {row.fault for row in rows}:
        named = sorted(method for row in rows if row.fault == fault for method in row.methods)
        assert named == sorted(methods()), fault
    assert "lost" not in {row.verdict for row in rows}


@pytest.mark.parametrize("row", [row for row in table() if row.kind != "slow"], ids=lambda row: row.fault)
async def test_a_fault_is_read_as_the_table_says_whatever_method_meets_it(
    bot: RawBot, sandbox: Sandbox, row: Row
) -> None:
    async def met(method: str) -> str:
        row.order(sandbox.faults, method)
        try:
            await bot._post(method, {}, read_timeout=HANGS if row.kind == "black_hole" else 10)
        except TelegramError as error:
            return decide(error, method=method).verdict.value
        return "well"

    read = dict(zip(sorted(row.methods), await asyncio.gather(*map(met, sorted(row.methods))), strict=True))
    assert read == dict.fromkeys(sorted(row.methods), row.verdict)
