"""How the story begins: a desk is set up in the chat, people come in, and the first tickets are opened."""

from __future__ import annotations

from bot.jobs.first_admin import make_link
from handlers.base.callback_data import Button
from sandbox.people.person import Person
from tests.journeys.support.presses.acting import asks, carrying, form
from tests.journeys.support.presses.stage import Stage
from tests.journeys.support.setting_up import panel, question

REFUSED = 3001


async def becoming_admin(stage: Stage) -> None:
    app = stage.desk.app
    async with app.database.unit() as unit:
        link = await make_link(unit, app.bot.username, stage.desk.clock.now())
    stage.desk.cast.admin.start(link.partition("start=")[2])
    await stage.settle()


async def linking_groups(stage: Stage) -> None:
    cast = stage.desk.cast
    lunch = stage.desk.sandbox.world.add_chat("Lunch", owner=cast.admin.user)
    cast.admin.add_bot(lunch)
    await stage.settle()
    await stage.tap(cast.admin, question(cast.admin), "No")
    for group, team in ((cast.hudd_tech, "HUDD"), (cast.egov, "eGov"), (cast.master_trainers, "Master")):
        cast.admin.add_bot(group)
        await stage.settle()
        await stage.tap(cast.admin, question(cast.admin), team)


async def letting_people_in(stage: Stage) -> None:
    cast, world = stage.desk.cast, stage.desk.sandbox.world
    admin = cast.admin
    gopal = stage.others[REFUSED] = Person(world, world.add_user(REFUSED, "Gopal"))
    await stage.tap(admin, await asks(stage, gopal), "Refuse")
    await stage.tap(admin, await asks(stage, cast.operator), "Operator")
    for spoc, typed, town in ((cast.spoc_jatni, "jat", "Jatni"), (cast.spoc_dhenkanal, "dhenk", "Dhenkanal")):
        await stage.tap(admin, await asks(stage, spoc), "SPOC")
        await stage.say(admin, typed)
        await stage.tap(admin, panel(admin), town)
        await stage.tap(admin, panel(admin), "Done (1)")
    await stage.say(admin, "/admin")
    for wanted in ("People", "Invite", "Operator"):
        await stage.tap(admin, panel(admin), wanted)
    await stage.tap(admin, await asks(stage, cast.manager), "Manager")
    await stage.tap(admin, panel(admin), "Of the whole helpdesk")


async def opening(stage: Stage) -> None:
    """MUK-1001 for HUDD Tech, with a photo and more words than a view can show."""
    operator = stage.desk.cast.operator
    await stage.tap(operator, await stage.say(operator, "/language"), "English")
    await stage.say(operator, "9437012399 Hari, Jatni, printer prints nothing")
    for wanted in ("Resume", "Discard"):
        await stage.tap(operator, await stage.say(operator, "/new"), wanted)
    await stage.say(operator, "9437012398 Mita, Jatni, printer is on fire")
    await stage.tap(operator, await stage.say(operator, "/new"), "New")
    await stage.tap(operator, carrying(operator.private, Button.FORM), "Cancel")
    await stage.tap(operator, carrying(operator.private, Button.FORM), "Cancel")
    operator.send_photo(caption="9437012345 Ramesh, Jatni, site does not open in any office " + "of ours " * 400)
    await stage.settle()
    await form(stage, operator, "since this morning", again=True)
