"""Every button that there is, taken from a message that carries it: pressed twice, late, and by the wrong people."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Iterable, Sequence
from pathlib import Path

import pytest

from bot.app import App
from bot.base.clock import HandClock
from bot.config.load import load
from bot.demo.hurried import Hurried
from handlers.base.callback_data import Button
from sandbox.base.clock import RealClock
from sandbox.base.model import Chat
from sandbox.cast import build_demo
from sandbox.mail.servers import MailServers
from sandbox.people.person import Person
from sandbox.server import Sandbox
from tests.journeys.conftest import FRIDAY
from tests.journeys.mail.conftest import ADDRESS, PASSWORD, MailDesk, mail_environ, served
from tests.journeys.support.presses.playing import play
from tests.journeys.support.presses.shown import Shown, shape
from tests.journeys.support.presses.stage import Stage
from tests.journeys.support.summing import Sketching

# What anybody may press for themselves: how they are spoken to, what they are told, and that they want to be let in.
OWN = frozenset({Button.LANGUAGE, Button.ACCESS, Button.MUTE, Button.MY_MAIL, Button.WATCH})
# What is no ticket's and works for as long as the desk does; in which language a caller is written to, as well.
LASTING = OWN | {Button.ACT, Button.DATA, Button.BURST, Button.CALLER_LANGUAGE}


@pytest.fixture
async def stage(desk_url: str, tmp_path: Path) -> AsyncIterator[Stage]:
    """A desk on which everything has happened once; each button was pressed twice in a row on the way."""
    clock = HandClock(FRIDAY)
    async with (
        Sandbox(clock=RealClock(), limits=False) as sandbox,
        MailServers(ADDRESS, PASSWORD, tls=served(), now=lambda: clock.now().timestamp()) as servers,
    ):
        cast = build_demo(sandbox.world, bot_in_groups=False)
        environ = mail_environ(servers, tmp_path) | {
            "HELPDESK_TELEGRAM__TOKEN": sandbox.token,
            "HELPDESK_TELEGRAM__API_URL": sandbox.api_url,
            "HELPDESK_DATABASE__URL": desk_url,
            "HELPDESK_HEALTH__LISTEN": "127.0.0.1:0",
        }
        app = App(load(None, environ), clock, machine=Hurried(), worker_process=Sketching(desk_url))
        assert await app.start()
        stage = Stage(MailDesk(sandbox, cast, app, clock, desk_url, servers))
        try:
            await play(stage)
            yield stage
        finally:
            await app.stop()


async def every_button_was_shown_and_pressed_twice_and_the_second_press_changed_nothing(stage: Stage) -> None:
    assert set(stage.shown) == set(Button)
    assert stage.pressed == set(Button)
    await stage.check()


async def no_button_changes_anything_in_the_wrong_hands_or_in_a_wrong_chat(stage: Stage, *, by_all: bool) -> None:
    """A stranger presses every one, each of the others one of each kind: their part of the kinds, or all."""
    cast = stage.desk.cast
    stranger, elsewhere, let_go = cast.stranger, cast.master_trainer, cast.second_hudd_engineer
    stranger.start()
    elsewhere.start()
    elsewhere.say("/mine", cast.master_trainers)
    await stage.settle()
    wrong = (
        (stranger, stranger.private), (elsewhere, elsewhere.private), (elsewhere, cast.master_trainers),
        (cast.spoc_dhenkanal, cast.spoc_dhenkanal.private), (let_go, cast.hudd_tech), (let_go, let_go.private),
    )  # fmt: skip
    shown = [one for one in stage.newest() if one.press.what not in OWN]
    one_each = list({one.press.what: one for one in shown}.values())
    others = wrong[1:]
    parts = [one_each if by_all else one_each[n :: len(others)] for n in range(len(others))]
    await all_at_once(
        stage, [(person, part, chat) for (person, chat), part in zip(wrong, [shown, *parts], strict=True)]
    )


async def all_at_once(stage: Stage, presses: Iterable[tuple[Person, Sequence[Shown], Chat | None]]) -> None:
    """Let several people press side by side; nothing of the desk may be another afterwards."""
    before = await stage.state()
    silent = await asyncio.gather(*(stage.press_all(*each) for each in presses))
    await stage.look_at([one for of_person in silent for one in of_person])
    stage.same(before, await stage.state(), "presses")
    await stage.check()


async def the_old_card_of_a_ticket_that_moved_to_another_team_changes_nothing(stage: Stage) -> None:
    cast = stage.desk.cast
    moved = [
        one for all_ in stage.shown.values() for one in all_
        if one.chat is cast.hudd_tech and one.press.number == 1002 and "MUK-1002" in one.message.text
    ]  # fmt: skip
    assert {Button.CLAIM, Button.RESOLVE, Button.ASK, Button.FORWARD, Button.MORE} <= {o.press.what for o in moved}
    before = await stage.state()
    for one in moved:
        answer, _ = await stage.press(cast.hudd_engineer, one.chat, one.message, one.data)
        assert answer.text, one.data
    stage.same(before, await stage.state(), "the old card")
    await stage.check()


async def buttons_that_a_message_bore_once_are_answered_and_change_nothing(stage: Stage) -> None:
    old: dict[Person, list[Shown]] = {}
    kinds = set()
    for one in (one for all_ in stage.shown.values() for one in all_):
        gone = one.message.deleted or one.data not in str(one.message.buttons)
        kind = (one.press.what, shape(one.press), one.chat)
        if gone and kind not in kinds and one.press.what not in LASTING | {Button.RELEASE, Button.CLAIM}:
            kinds.add(kind)
            old.setdefault(stage.owner(one), []).append(one)
    await all_at_once(stage, [(person, shown, None) for person, shown in old.items()])


async def every_button_pressed_a_fortnight_late_is_answered_and_changes_nothing_that_is_over(
    stage: Stage,
) -> None:
    await stage.over(days=14)
    late: dict[Person, list[Shown]] = {}
    for one in stage.newest():
        if one.press.what not in LASTING:
            late.setdefault(stage.owner(one), []).append(one)
    await all_at_once(stage, [(person, shown, None) for person, shown in late.items()])


@pytest.mark.timeout(900)
@pytest.mark.parametrize("by_all", [False, pytest.param(True, marks=pytest.mark.long)])
async def test_every_button_is_answered_and_changes_nothing_twice_late_or_in_the_wrong_hands(
    stage: Stage, *, by_all: bool
) -> None:
    """One story, because all of these press what it has shown."""
    await every_button_was_shown_and_pressed_twice_and_the_second_press_changed_nothing(stage)
    await no_button_changes_anything_in_the_wrong_hands_or_in_a_wrong_chat(stage, by_all=by_all)
    await the_old_card_of_a_ticket_that_moved_to_another_team_changes_nothing(stage)
    await buttons_that_a_message_bore_once_are_answered_and_change_nothing(stage)
    await every_button_pressed_a_fortnight_late_is_answered_and_changes_nothing_that_is_over(stage)
