"""All that happens at a desk, once: a story in which every button is shown and pressed, each twice in a row."""

from __future__ import annotations

from datetime import timedelta

from handlers.base.callback_data import Button
from tests.journeys.support.presses.acting import carrying
from tests.journeys.support.presses.beginning import becoming_admin, letting_people_in, linking_groups, opening
from tests.journeys.support.presses.mails import mails_that_wait
from tests.journeys.support.presses.stage import Stage
from tests.journeys.support.presses.tickets import (
    asking_and_moving,
    ending,
    looking,
    several_alike,
    the_desk_s_own,
    working_in_the_group,
)
from tests.journeys.support.setting_up import panel
from tests.journeys.tickets.test_boards import open_many


async def play(stage: Stage) -> None:
    """Set the desk up from the chat, then let all happen that can happen to a ticket."""
    await becoming_admin(stage)
    await linking_groups(stage)
    await letting_people_in(stage)
    await opening(stage)
    await working_in_the_group(stage)
    await asking_and_moving(stage)
    await ending(stage)
    await looking(stage)
    await the_desk_s_own(stage)
    await several_alike(stage)
    await lists_and_numbers(stage)
    await mails_that_wait(stage)
    await a_caller_s_data(stage)
    await letting_go(stage)
    await a_burst(stage)


async def lists_and_numbers(stage: Stage) -> None:
    cast = stage.desk.cast
    operator, spoc = cast.operator, cast.spoc_dhenkanal
    await open_many(stage.desk, 11, stage.settings)
    await stage.settle()
    await stage.tap(operator, await stage.say(operator, "/mine"), "Next")
    await stage.tap(operator, await stage.say(operator, "/queue"), "Next")
    found = await stage.say(operator, "/find down")
    for wanted in ("Team", "HUDD", "Late", "Clear", "Mine", "Clear"):
        await stage.tap(operator, found, wanted)
    await stage.tap(spoc, await stage.say(spoc, "/mine"), "Opened")
    await stage.tap(spoc, await stage.say(spoc, "/mine"), "My e-mail")
    await stage.say(spoc, "/cancel")
    summary = await stage.say(operator, "/summary")
    await stage.tap(operator, summary, "7 days")
    await stage.tap(operator, summary, "Export")
    await stage.tap(operator, summary, "Charts")
    stage.desk.sandbox.faults.down("sendDocument")
    await stage.tap(operator, summary, "Export")
    await stage.tap(operator, carrying(operator.private, Button.SEND_AGAIN), "Send again")


async def a_caller_s_data(stage: Stage) -> None:
    admin = stage.desk.cast.admin
    await stage.say(admin, "/caller 9437018881")
    shown = carrying(admin.private, Button.DATA)
    for wanted in ("Export", "Erase", "Back"):
        await stage.tap(admin, shown, wanted)


async def letting_go(stage: Stage) -> None:
    """Meera hands over what she has until tomorrow, takes it back, hands it over for good and is let go."""
    cast = stage.desk.cast
    meera, admin = cast.second_hudd_engineer, cast.admin
    await stage.tap(meera, carrying(cast.hudd_tech, Button.CLAIM), "Claim")
    for wanted in ("Tomorrow", "For good"):
        await stage.tap(meera, await stage.say(meera, "/mine"), "Hand over")
        await stage.tap(meera, carrying(meera.private, Button.HAND_TO), "Anil")
        await stage.tap(meera, carrying(meera.private, Button.HAND_TO), wanted)
        if wanted == "Tomorrow":
            stage.desk.clock.set(stage.desk.clock.now() + timedelta(days=1))
            for duty in ("sweep", "returns"):
                await stage.desk.app.engine.tick(duty)
            await stage.settle()
            await stage.tap(meera, carrying(meera.private, Button.TAKE_BACK), "Take back")
    await stage.say(admin, "/admin")
    await stage.tap(admin, panel(admin), "People")
    for _ in range(3):
        if "Meera" not in str(panel(admin).labels):
            await stage.tap(admin, panel(admin), "Next")
    for wanted in ("Meera", "Remove", "Yes, remove"):
        await stage.tap(admin, panel(admin), wanted)


async def a_burst(stage: Stage) -> None:
    cast = stage.desk.cast
    await open_many(stage.desk, 30, stage.settings)
    await stage.desk.app.engine.tick("bursts")
    queue = await cast.hudd_engineer.see("still on the way", cast.hudd_tech)
    await stage.tap(cast.hudd_engineer, queue, "Claim")
