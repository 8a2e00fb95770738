"""Back to a copy: the desk goes on from there, and what people see becomes what is true again."""

from __future__ import annotations

import asyncio
from pathlib import Path

from bot.app import App
from bot.commands.cli import main
from bot.commands.demo import demo_config
from storage.upkeep.backup import copy
from tests.journeys.conftest import desk_on
from tests.journeys.support.ways import card_in, open_ticket, press


async def test_cards_say_what_the_copy_says_and_a_number_that_was_told_is_not_given_again(tmp_path: Path) -> None:
    url, saved = f"sqlite+aiosqlite:///{tmp_path / 'desk.db'}", tmp_path / "copy.db"
    async with desk_on(url) as desk:
        group, anil = desk.cast.hudd_tech, desk.cast.hudd_engineer
        await open_ticket(desk)
        await asyncio.to_thread(copy, url, saved)
        await press(desk, anil, await card_in(desk, group), "Claim")
        await open_ticket(desk, text="9437012399 Suresh, Jatni, printer is out of paper")
        assert "has it since" in (await card_in(desk, group)).text
        orphan = await card_in(desk, group, "MUK-1002")

        await desk.app.stop()
        environ = {"HELPDESK_TELEGRAM__TOKEN": desk.sandbox.token, "HELPDESK_DATABASE__URL": url}
        assert await asyncio.to_thread(main, ["restore", str(saved), "--yes"], environ) == 0
        desk.app = App(demo_config(desk.cast, desk.sandbox, url), desk.clock)
        assert await desk.app.start()

        card = await card_in(desk, group)
        assert "Nobody has it yet" in card.text
        assert "no longer works" in (await press(desk, anil, orphan, "Claim")).text
        assert "is yours" in (await press(desk, anil, card, "Claim")).text
        await open_ticket(desk, text="9437012399 Suresh, Jatni, printer is out of paper")
        assert (await card_in(desk, group, "MUK-1003")).labels
