"""From an empty database to a first solved ticket: nobody types a numeric id, no file is opened but for the token."""

from __future__ import annotations

import re

import pytest

from sandbox.base.model import Chat
from sandbox.people.person import Person
from tests.journeys.conftest import FRIDAY, Desk
from tests.journeys.support.setting_up import become_admin, panel, question, tap, tap_command
from tests.journeys.support.summing import sum_up
from tests.journeys.support.ways import TROUBLE, Walk, card_in, press

TOWNS = 115


async def invited(desk: Desk, person: Person, *way: str) -> None:
    """Let the admin make an invitation by these buttons (``/jat`` is typed), and the person take it."""
    admin = desk.cast.admin
    await tap_command(desk, admin, "/admin")
    for step in ("People", "Invite", *way):
        if step.startswith("/"):
            await tap_command(desk, admin, step[1:])
        else:
            await tap(desk, admin, step)
    link = next(m for m in reversed(admin.messages()) if "You are invited" in m.text)
    found = re.search(r"start=(i[\w-]+)", link.text)
    assert found is not None
    person.start(found[1])
    await desk.settle()


async def groups_are_linked(desk: Desk) -> None:
    """By adding the bot by hand, by the team's link, and by /link; each by the admin's yes."""
    cast, admin = desk.cast, desk.cast.admin
    admin.add_bot(cast.hudd_tech)
    await answered(desk, "HUDD")
    await tap_command(desk, admin, "/admin")
    for label in ("Teams", "eGov"):
        await tap(desk, admin, label)
    payload = re.search(r"startgroup=(\w+)", admin.tap(panel(admin), "Link its group").url)
    assert payload is not None
    admin.add_bot(cast.egov, payload=payload[1])
    await answered(desk, "eGov")
    admin.add_bot(cast.master_trainers)
    await desk.settle()
    await admin.tap(question(admin), "No").answer()
    admin.say("/link", cast.master_trainers)
    await answered(desk, "Master")


async def answered(desk: Desk, team: str) -> None:
    await desk.settle()
    answer = await desk.cast.admin.tap(question(desk.cast.admin), team).answer()
    assert "Linked to" in answer.text
    await desk.settle()


async def towns_are_uploaded(desk: Desk) -> None:
    admin = desk.cast.admin
    lines = [f"N{n:03d},Nagar {n:03d},ନଗର {n:03d}" for n in range(1, TOWNS + 1)]
    await tap_command(desk, admin, "/admin")
    for label in ("Towns", "Paste or upload"):
        await tap(desk, admin, label)
    admin.send_document("\n".join(["code,name,name_or", *lines]).encode(), name="towns.csv")
    await desk.settle()
    assert f"{TOWNS} new" in panel(admin).text
    save = next(label for row in panel(admin).labels for label in row if "Save" in label)
    assert f"{TOWNS} towns are saved" in await tap(desk, admin, save)


async def a_day_is_closed(desk: Desk) -> None:
    admin = desk.cast.admin
    await tap_command(desk, admin, "/admin")
    for label in ("Closures", "Closed day"):
        await tap(desk, admin, label)
    await tap_command(desk, admin, "23 Nov Cyclone")
    await tap(desk, admin, "Confirm")


async def a_summary_is_posted_daily(desk: Desk, channel: Chat) -> None:
    admin = desk.cast.admin
    await tap_command(desk, admin, "/admin")
    for label in ("Summaries", "Add a channel"):
        await tap(desk, admin, label)
    admin.share_chat(channel)
    await desk.settle()
    for label in ("The whole helpdesk", "18:00", "every business day"):
        await tap(desk, admin, label)
    await sum_up(desk)  # every minute: a plan that is new begins with what comes
    assert f"{channel.title}: The whole helpdesk, 18:00, every business day" in panel(admin).text


async def test_a_desk_is_set_up_from_the_chat_alone_and_its_first_ticket_goes_all_the_way(
    bare: Desk, capsys: pytest.CaptureFixture[str]
) -> None:
    cast = bare.cast
    await become_admin(bare, capsys)
    await groups_are_linked(bare)
    await towns_are_uploaded(bare)
    await invited(bare, cast.operator, "Operator")
    await invited(bare, cast.spoc_jatni, "SPOC", "/jat", "Jatni", "Done (1)")
    await invited(bare, cast.manager, "Manager", "Of the whole helpdesk")
    await invited(bare, cast.egov_developer, "Team member", "eGov")
    await a_day_is_closed(bare)
    await a_summary_is_posted_daily(bare, cast.managers_channel)
    assert not [m.text for m in cast.admin.messages() if not m.by_bot and re.search(r"\d{5,}", m.text)]

    walk = Walk(bare, cast.operator)
    await walk.say(TROUBLE)
    for label in ("ULB employee", "Technical: Infrastructure", "Escalate"):
        if label in str(walk.card.labels):
            await walk.tap(label)
    assert "MUK-1001" in walk.card.text
    assert "24 Nov" not in walk.card.text, "a holiday, after the day that the admin has closed"
    assert "5:30 pm, Wed 25 Nov" in walk.card.text
    card = await card_in(bare, cast.hudd_tech)
    assert "is yours" in (await press(bare, cast.hudd_engineer, card, "Claim")).text
    await press(bare, cast.hudd_engineer, card, "Resolve")
    prompt = next(m for m in reversed(cast.manager.messages(cast.hudd_tech)) if "how was" in m.text)
    cast.hudd_engineer.reply(prompt, "Router restarted")
    await bare.settle()
    solved = next(m for m in reversed(cast.operator.messages()) if "Does the caller agree" in m.text)
    await press(bare, cast.operator, solved, "Yes, solved")
    await press(bare, cast.operator, solved, "5")
    assert any("is solved" in m.text for m in cast.spoc_jatni.messages())
    bare.clock.set(FRIDAY.replace(hour=18, minute=1))
    await sum_up(bare)
    await bare.settle()
    posted = next(m.text for m in cast.manager.messages(cast.managers_channel) if "📊" in m.text)
    assert "1 opened" in posted
    assert "1 solved" in posted
