"""Ready answers are one list: made by admins, kept by teams, or named by the file; offered, changed, taken out."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator

import pytest

from bot.app import App
from bot.base.clock import HandClock
from bot.commands.demo import demo_config
from bot.demo.hurried import Hurried
from sandbox.base.clock import RealClock
from sandbox.cast import build_demo
from sandbox.server import Sandbox
from tests.journeys.conftest import FRIDAY, Desk
from tests.journeys.support.setting_up import panel, tap, tap_command
from tests.journeys.support.ways import card_in, open_ticket, press

OF_THE_FILE = "As the file says"
WORDS = "Restart the router of the office, then sign in again"


async def open_answers(desk: Desk) -> None:
    """Open the list in the panel."""
    await tap_command(desk, desk.cast.admin, "/admin")
    await tap(desk, desk.cast.admin, "Ready answers")


async def labels_of_prompt(desk: Desk, ticket_id: str) -> str:
    """Begin to resolve a ticket in the group and return what is offered."""
    cast = desk.cast
    await press(desk, cast.hudd_engineer, await card_in(desk, cast.hudd_tech, ticket_id), "Resolve")
    return str(cast.hudd_engineer.last(cast.hudd_tech).labels)


async def test_what_an_admin_writes_is_offered_by_team_and_sent_once_it_was_read(desk: Desk) -> None:
    cast = desk.cast
    await open_answers(desk)
    await tap(desk, cast.admin, "Add an answer")
    await tap_command(desk, cast.admin, WORDS)
    assert "Offered to: all. Module: all." in panel(cast.admin).text
    await tap(desk, cast.admin, "Team")
    await tap(desk, cast.admin, "eGov")
    assert "Offered to: eGov" in panel(cast.admin).text
    await open_ticket(desk, text="9437012345 Ramesh, Jatni, cannot sign in, the router of the office is dark")
    assert "Restart the router" not in await labels_of_prompt(desk, "MUK-1001")
    await press(desk, cast.hudd_engineer, cast.hudd_engineer.last(cast.hudd_tech), "Cancel")
    await tap(desk, cast.admin, "Team")
    await tap(desk, cast.admin, "HUDD")
    assert "Restart the router" in await labels_of_prompt(desk, "MUK-1001")
    await press(desk, cast.hudd_engineer, cast.hudd_engineer.last(cast.hudd_tech), "Restart the router")
    await press(desk, cast.hudd_engineer, cast.hudd_engineer.last(cast.hudd_tech), "Send")
    assert WORDS in "".join(m.text for m in cast.operator.messages())


async def test_what_a_team_keeps_stands_in_the_same_list_and_is_changed_and_taken_out_there(desk: Desk) -> None:
    cast = desk.cast
    await open_ticket(desk)
    await press(desk, cast.hudd_engineer, await card_in(desk, cast.hudd_tech), "Resolve")
    cast.hudd_engineer.reply(cast.hudd_engineer.last(cast.hudd_tech), "Cable of the office replaced")
    await desk.settle()
    cast.hudd_engineer.start("t1001")
    await desk.settle()
    await press(desk, cast.hudd_engineer, cast.hudd_engineer.last(), "Keep this answer")
    await open_answers(desk)
    await tap(desk, cast.admin, "Cable of the office")
    assert "Offered to: HUDD Tech" in panel(cast.admin).text
    late = panel(cast.admin).buttons[-2][-1]["callback_data"]
    await tap(desk, cast.admin, "Text")
    await tap_command(desk, cast.admin, "Cable replaced by the town's electrician")
    assert "town's electrician" in panel(cast.admin).text
    await tap(desk, cast.admin, "Take out")
    await tap(desk, cast.admin, "Yes, take out")
    assert "electrician" not in str(panel(cast.admin).labels)
    await cast.admin.forge(cast.admin.private, panel(cast.admin).id, late).answer()
    await desk.settle()
    assert "not there any more" in panel(cast.admin).text


async def test_a_default_is_changed_into_one_of_the_chats_own(desk: Desk) -> None:
    cast = desk.cast
    await open_answers(desk)
    first = panel(cast.admin).labels[0][0]
    await tap(desk, cast.admin, first[:20])
    await tap(desk, cast.admin, "Text")
    await tap_command(desk, cast.admin, "Said in our own words")
    await open_answers(desk)
    shown = str(panel(cast.admin).labels)
    assert "Said in our own words" in shown
    assert first not in shown
    for _ in range(2):
        await open_answers(desk)
        await tap(desk, cast.admin, "Add an answer")
        await tap_command(desk, cast.admin, "Said in our own words")
    assert "kept already" in cast.admin.last().text


@pytest.fixture
async def filed(desk_url: str) -> AsyncIterator[Desk]:
    """A desk whose configuration names one ready answer."""
    async with Sandbox(clock=RealClock(), limits=False) as sandbox:
        cast, clock = build_demo(sandbox.world), HandClock(FRIDAY)
        answers = json.dumps([{"text": OF_THE_FILE, "team": "hudd_tech"}])
        app = App(demo_config(cast, sandbox, desk_url, HELPDESK_ANSWERS=answers), clock, machine=Hurried())
        assert await app.start()
        yield Desk(sandbox, cast, app, clock, desk_url)
        await app.stop()
        sandbox.assert_clean()


async def test_the_files_answers_bear_a_lock_and_are_changed_there_only(filed: Desk) -> None:
    admin = filed.cast.admin
    ref = await _ref_of(filed, OF_THE_FILE)
    assert panel(admin).labels[0] == [f"🔒 {OF_THE_FILE}"]
    assert "🔒" in panel(admin).text
    await tap(filed, admin, OF_THE_FILE)
    assert "🔒" in panel(admin).text
    assert len([label for row in panel(admin).labels for label in row]) == 1, "only Back"
    for act in (f"0:answ.{ref}", f"1:ant.{ref}", f"2:anm.{ref}", f"0:ano.{ref}"):
        answer = await admin.forge(admin.private, panel(admin).id, f"do:{act}").answer()
        await filed.settle()
        assert "🔒" in answer.text, act
    await open_answers(filed)
    assert panel(admin).labels[0] == [f"🔒 {OF_THE_FILE}"]
    await tap(filed, admin, "Add an answer")
    await tap_command(filed, admin, WORDS)
    assert "Take out" in str(panel(admin).labels), "what is made in the chat stays the chat's own"


async def _ref_of(desk: Desk, label: str) -> str:
    await open_answers(desk)
    buttons = [button for row in panel(desk.cast.admin).buttons for button in row]
    data = next(button["callback_data"] for button in buttons if label in button["text"])
    return str(data.rpartition(".")[2])
