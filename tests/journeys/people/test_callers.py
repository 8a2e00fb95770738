"""A caller's history, and their data on request: shown, exported, erased; nobody but an admin may."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import make_url

from helpdesk.ticket.notes import Caller
from tests.journeys.conftest import Desk
from tests.journeys.support.ways import card_in, open_ticket, press

SECRETS = ("9437012345", "Ramesh", "zebrafish", "zebra")


async def test_an_operator_sees_the_other_tickets_of_a_caller(desk: Desk) -> None:
    operator = desk.cast.operator
    operator.start()
    await open_ticket(desk)
    await open_ticket(desk, text="9437012345 Ramesh, Jatni, printer prints nothing")
    operator.say("1002")
    await desk.settle()
    await press(desk, operator, operator.messages()[-1], "Caller's tickets")
    assert "2 tickets" in operator.messages()[-1].text
    assert "MUK-1001" in operator.messages()[-1].text


async def test_a_caller_who_asks_for_it_is_shown_exported_and_erased_also_from_the_file(desk: Desk) -> None:
    cast = desk.cast
    cast.operator.start()
    cast.admin.start()
    await open_ticket(desk, text="9437012345 Ramesh, Jatni, zebrafish on the screen")
    cast.operator.say("1001")
    await desk.settle()
    cast.operator.edit(next(m for m in cast.operator.messages() if "zebrafish" in m.text), "never mind")
    await desk.settle()
    assert _left_in_files(desk) != []
    cast.admin.say("/caller")
    cast.admin.say("94370 12345")
    await desk.settle()
    shown = cast.admin.messages()[-1]
    assert "Ramesh" in shown.text
    await press(desk, cast.admin, shown, "Export")
    exported = cast.admin.messages()[-1]
    assert "All that is known" in exported.text
    await press(desk, cast.admin, shown, "Erase")
    answer = await press(desk, cast.admin, shown, "Yes, erase")
    assert "Erased" in answer.text
    assert "Ramesh" not in (await card_in(desk, cast.hudd_tech)).text
    await desk.app.engine.tick("tidy")
    assert _left_in_files(desk) == []


async def test_a_caller_without_a_number_is_found_by_name_and_from_the_history_of_a_ticket(desk: Desk) -> None:
    admin = desk.cast.admin
    desk.cast.operator.start()
    admin.start()
    await open_ticket(desk, text="ramesh@example.org, Ramesh, Jatni, site does not open")
    for typed in ("ramesh@example.org", "ramesh"):
        admin.say(f"/caller {typed}")
        await desk.settle()
        assert "Export" in str(admin.last().labels)
    admin.say("/caller sita")
    await desk.settle()
    assert "No caller found" in admin.last().text
    admin.say("1001")
    await desk.settle()
    await press(desk, admin, admin.last(), "Caller's tickets")
    await press(desk, admin, admin.last(), "Data")
    await press(desk, admin, admin.last(), "Erase")
    assert "Erased" in (await press(desk, admin, admin.last(), "Yes, erase")).text


async def test_of_many_people_under_one_number_the_rest_is_reached_by_name(desk: Desk) -> None:
    async with desk.app.database.unit() as unit:
        for number in range(9):
            await unit.texts.keep_caller(Caller(phone="+919437012345", name=f"Person {number}"))
    admin = desk.cast.admin
    admin.start()
    admin.say("/caller 9437012345")
    await desk.settle()
    assert "More than one caller matches" in admin.last().text
    assert not admin.sees("Person 0")
    admin.say("/caller 9437012345 person 0")
    await desk.settle()
    assert "Person 0" in admin.last().text


async def test_nobody_but_an_admin_is_shown_a_caller_s_data(desk: Desk) -> None:
    cast = desk.cast
    for person in (cast.operator, cast.spoc_jatni, cast.stranger):
        person.start()
        person.say("/caller 9437012345")
        await desk.settle()
        assert "Only admins" in person.messages()[-1].text


def _left_in_files(desk: Desk) -> list[str]:
    path = Path(make_url(desk.database_url).database or "")
    held = b"".join(file.read_bytes() for file in path.parent.glob(path.name + "*"))
    return [secret for secret in SECRETS if secret.encode() in held]
