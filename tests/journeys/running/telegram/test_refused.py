"""Telegram refuses with 401 or 404, once or for minutes: nobody waits for a restart, nothing that is owed is lost."""

from __future__ import annotations

import socket
from pathlib import Path

import pytest

from bot.app import App
from bot.base.clock import HandClock
from bot.commands.demo import demo_config
from bot.demo.hurried import Hurried
from helpdesk.outbox import MessageKind, OutboxMessage, Urgency
from sandbox.base.clock import RealClock
from sandbox.cast import build_demo
from sandbox.server import Sandbox
from tests.bot.transport import owe
from tests.journeys.conftest import FRIDAY, Desk
from tests.journeys.running.test_health import page
from tests.journeys.support.running.processes import BotProcess, write_config
from tests.journeys.support.running.story import PATIENCE
from tests.journeys.support.ways import card_in, open_ticket, press
from tests.waiting import until

REFUSALS = [(401, "Unauthorized"), (404, "Not Found"), (404, "Not Found: method not found")]
EVER = 1_000_000


async def red(desk: Desk) -> set[str]:
    """Return what is not ready. In a hurry the last poll and the last tick are always too long ago."""
    checks = (await page(desk, "/readyz")).json()["checks"]
    return {name for name, well in checks.items() if not well} - {"polling", "engine"}


@pytest.mark.parametrize(("status", "words"), REFUSALS)
async def test_one_refused_message_of_each_sort_keeps_nobody_from_anything(
    desk: Desk, status: int, words: str
) -> None:
    cast, faults = desk.cast, desk.sandbox.faults
    cast.admin.start()
    await desk.settle()
    for method in ("sendMessage", "editMessageText", "editMessageReplyMarkup", "deleteMessage", "getUpdates"):
        faults.refuse(status, words, method)
    faults.refuse(status, words, "sendMessage", cast.hudd_tech.id)
    await open_ticket(desk)
    card = await card_in(desk, cast.hudd_tech)
    faults.refuse(status, words, "answerCallbackQuery")
    faults.refuse(status, words, "editMessageText", cast.hudd_tech.id, times=2)
    answer = await press(desk, cast.hudd_engineer, card, "Claim")
    assert "is yours" in answer.text
    assert "Claim" not in str((await card_in(desk, cast.hudd_tech)).labels)
    await open_ticket(desk, text="9437055555 Mohan, Jatni, site does not open in any office")
    assert await card_in(desk, cast.hudd_tech, "MUK-1002")
    said = "".join(message.text for message in cast.admin.messages())
    assert "token" not in said
    assert await red(desk) == set()


async def test_a_card_follows_though_no_edit_is_taken_for_a_while(desk: Desk) -> None:
    await open_ticket(desk)
    group = desk.cast.hudd_tech
    card = await card_in(desk, group)
    desk.sandbox.faults.refuse(404, "Not Found", "editMessageText", group.id, times=6)
    await press(desk, desk.cast.hudd_engineer, card, "Claim")
    assert "Claim" not in str((await card_in(desk, group)).labels)


async def test_a_token_that_is_refused_for_minutes_is_said_and_tried_on_until_it_is_taken(desk: Desk) -> None:
    cast, machine = desk.cast, desk.app.machine
    assert isinstance(machine, Hurried)
    cast.admin.start()
    await open_ticket(desk)
    card = await card_in(desk, cast.hudd_tech)
    refused = desk.sandbox.faults.refuse(401, "Unauthorized", times=EVER)
    words = {"key": "alarm-backup-failed", "why": "owed meanwhile"}
    await owe(
        desk.app.database,
        *[OutboxMessage(chat_id=cast.operator.id, kind=MessageKind.TEXT, urgency=Urgency.REPLY, facts=words)] * 3,
    )
    cast.hudd_engineer.tap(card, "Claim")
    cast.spoc_jatni.say("/mine")
    await until(lambda: desk.app.token.refused)
    ready, live = await page(desk, "/readyz"), await page(desk, "/healthz")
    assert (ready.status_code, ready.json()["checks"]["token"]) == (503, False)
    assert (live.status_code, live.json()["token"]) == (200, False)
    machine.let_pass(3600)
    assert desk.app.delivery.alive
    desk.sandbox.faults.ordered.remove(refused)
    await until(lambda: not desk.app.token.refused)
    await desk.settle()
    assert await red(desk) == set()
    assert "Claim" not in str((await card_in(desk, cast.hudd_tech)).labels)
    assert sum("refused the bot's token" in message.text for message in cast.admin.messages()) == 1
    assert sum("owed meanwhile" in message.text for message in cast.operator.messages()) == 3
    assert [m for m in cast.spoc_jatni.messages() if m.by_bot]


@pytest.mark.parametrize(("status", "words"), [*REFUSALS, (500, "Internal Server Error")])
async def test_no_refusal_of_what_surrounds_the_work_ends_the_start_or_a_part_of_it(
    desk_url: str, status: int, words: str
) -> None:
    async with Sandbox(clock=RealClock(), limits=False) as sandbox:
        cast = build_demo(sandbox.world)
        for method in ("deleteWebhook", "setMyCommands", "deleteMyCommands", "getChatMember", "getChat",
                       "getChatMemberCount", "setMessageReaction", "pinChatMessage"):  # fmt: skip
            sandbox.faults.refuse(status, words, method, times=EVER)
        app = App(demo_config(cast, sandbox, desk_url), HandClock(FRIDAY), machine=Hurried())
        assert await app.start()
        desk = Desk(sandbox, cast, app, app.clock, desk_url)  # type: ignore[arg-type] # a clock by hand
        for tick in app.engine.names:
            await app.engine.tick(tick)
        await open_ticket(desk)
        card = await card_in(desk, cast.hudd_tech)
        assert "is yours" in (await press(desk, cast.hudd_engineer, card, "Claim")).text
        assert (await page(desk, "/healthz")).status_code == 200
        await app.stop()


async def test_a_webhook_that_is_refused_with_404_is_set_as_soon_as_it_is_taken(tmp_path: Path) -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        address = f"127.0.0.1:{free.getsockname()[1]}"
    async with Sandbox(clock=RealClock(), limits=False) as sandbox:
        cast = build_demo(sandbox.world)
        sandbox.faults.refuse(404, "Not Found", "setWebhook", times=4)
        sandbox.faults.refuse(401, "Unauthorized", "getWebhookInfo", times=2)
        hook = {"url": f"http://{address}/", "listen": address, "secret_token": "s3cret"}
        url = f"sqlite+aiosqlite:///{tmp_path / 'desk.db'}"
        path = write_config(tmp_path / "desk.toml", sandbox, cast, url, **{"telegram.webhook": hook})
        path.write_text(path.read_text().replace("[telegram]\n", '[telegram]\nmode = "webhook"\n', 1))
        async with BotProcess(path) as process:
            cast.spoc_jatni.start()
            await cast.spoc_jatni.see("", timeout=PATIENCE)
            assert process.code is None


@pytest.mark.parametrize(
    ("status", "words"), [*REFUSALS[:2], *(pytest.param(*other, marks=pytest.mark.long) for other in REFUSALS[2:])]
)
async def test_before_its_first_good_answer_a_refused_token_ends_the_start_in_one_line(
    tmp_path: Path, status: int, words: str
) -> None:
    async with Sandbox(clock=RealClock()) as sandbox:
        cast = build_demo(sandbox.world)
        sandbox.faults.refuse(status, words, "getMe")
        url = f"sqlite+aiosqlite:///{tmp_path / 'desk.db'}"
        async with BotProcess(write_config(tmp_path / "desk.toml", sandbox, cast, url)) as process:
            assert await process.ended() == 2
        lines = [line for line in process.output.splitlines() if line.startswith("helpdesk: Telegram refuses")]
        assert len(lines) == 1
        process.assert_well()
