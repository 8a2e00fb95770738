"""The desk's main job against a Bot API server that is not the sandbox."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.app import App
from bot.base.clock import HandClock
from bot.config.rehearsal import rehearsal_config
from tests.journeys.conftest import FRIDAY
from tests.journeys.support.plain_api import TOKEN, PlainApi, serving

OPERATOR, ENGINEER = 2001, 2201
GROUP = -4001  # a basic group


@pytest.mark.parametrize("first_update", [1, 2**31 + 5])
async def test_the_main_job_takes_nothing_for_granted_that_telegram_does_not_promise(
    tmp_path: Path, first_update: int
) -> None:
    api = PlainApi({GROUP: "HUDD Tech"}, first_update=first_update)
    async with serving(api) as address:
        config = rehearsal_config(
            api_url=address,
            token=TOKEN,
            database_url=f"sqlite+aiosqlite:///{tmp_path / 'desk.db'}",
            teams={"hudd_tech": GROUP},
            people=[{"telegram_id": OPERATOR, "name": "Sunita", "roles": ["operator"]}],
        )
        app = App(config, HandClock(FRIDAY))
        assert await app.start()
        try:
            await main_job(api)
        finally:
            await app.stop()


async def main_job(api: PlainApi) -> None:
    api.say(OPERATOR, "9437012345 Ramesh, Jatni, site does not open in any office")
    for number, label in enumerate(("ULB employee", "Technical: Infrastructure", "Escalate")):
        form = await api.see(OPERATOR, "", label)
        await api.answer(api.press(OPERATOR, form, label, inaccessible=number == 1))
    await api.see(OPERATOR, "MUK-1001")
    card = await api.see(GROUP, "MUK-1001", "Claim")
    assert "<tg-time" not in card["text"]
    assert "is yours" in await api.answer(api.press(ENGINEER, card, "Claim"))
    held = await api.see(GROUP, "has it since", "Resolve")
    await api.answer(api.press(ENGINEER, held, "Resolve"))
    prompt = await api.see(GROUP, "how was")
    api.say(ENGINEER, "Router restarted", GROUP, reply_to=prompt)
    await api.see(OPERATOR, "</b> by P2201")
    await api.see(GROUP, "Solved")
    api.say(OPERATOR, "1001")
    await api.see(OPERATOR, "Router restarted")
