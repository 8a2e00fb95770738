"""The desk is taken to another database while a ticket is on its way: the bot goes on there."""

from __future__ import annotations

import asyncio
from pathlib import Path

from bot.app import App
from bot.commands.cli import main
from bot.commands.demo import demo_config
from tests.journeys.conftest import desk_on
from tests.journeys.support.running.story import look
from tests.journeys.support.ways import TROUBLE, Walk, card_in, open_ticket, press


async def test_a_claimed_ticket_and_a_form_in_progress_go_on_in_postgresql(tmp_path: Path, postgres_url: str) -> None:
    former = f"sqlite+aiosqlite:///{tmp_path / 'desk.db'}"
    async with desk_on(former) as desk:
        group, anil = desk.cast.hudd_tech, desk.cast.hudd_engineer
        desk.cast.spoc_jatni.start()
        await open_ticket(desk)
        await press(desk, anil, await card_in(desk, group), "Claim")
        walk = Walk(desk, desk.cast.operator)
        await walk.say(TROUBLE.replace("9437012345 Ramesh", "9437012399 Suresh"))

        await desk.app.stop()
        environ = {"HELPDESK_TELEGRAM__TOKEN": desk.sandbox.token, "HELPDESK_DATABASE__URL": former}
        assert await asyncio.to_thread(main, ["move", postgres_url], environ) == 0
        desk.app = App(demo_config(desk.cast, desk.sandbox, postgres_url), desk.clock)
        assert await desk.app.start()

        for label in ("ULB employee", "Technical: Infrastructure", "Escalate"):
            await walk.tap(label)
        assert "MUK-1002" in walk.card.text
        await press(desk, anil, await card_in(desk, group), "Resolve")
        prompt = next(m for m in reversed(anil.messages(group)) if "how was MUK-1001" in m.text)
        anil.reply(prompt, "Router restarted")
        await desk.settle()
        assert "Solved" in next(m for m in anil.messages(group) if "· MUK-1001 ·" in m.text).text
        left = await look(postgres_url)
        await desk.app.stop()
    assert left.numbers == [1001, 1002]
    assert not left.busy
    assert not left.updates["failed"]
    assert (await look(former)).numbers == [1001]
