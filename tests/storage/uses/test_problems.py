"""Whether several towns have one trouble: which tickets are alike, and who is asked about them."""

from __future__ import annotations

from typing import Any

import pytest

from helpdesk.desk.desk import Desk
from helpdesk.ticket.ticket import Component, Kind, Nature, Status
from storage.unit_of_work import UnitOfWork
from tests.storage.factories import MONDAY, after, ticket
from tests.storage.uses.playing import OPERATOR, SHARED, Step, holds, staffed

ALIKE: dict[str, Any] = {"module": "muster_roll", "nature": Nature.BUG}
SERVER: dict[str, Any] = {"nature": Nature.TECHNICAL, "component": Component.INFRASTRUCTURE}
APP: dict[str, Any] = SERVER | {"component": Component.APP}  # of which the module is not known yet
OTHER = {"module": "estimate"}
MEANWHILE = {"opened_at": after(minutes=-30)}


@pytest.mark.parametrize(
    ("of", "others", "found"),
    [
        (ALIKE, [ALIKE, ALIKE | MEANWHILE], [1001, 1002, 1003]),
        (ALIKE, [ALIKE, ALIKE | {"opened_at": after(minutes=-31)}], [1001, 1002]),
        (ALIKE, [ALIKE | {"ulb": "DHE"}, ALIKE | {"ulb": "DHE"}], [1001, 1002]),
        (ALIKE, [ALIKE | OTHER, ALIKE | {"nature": Nature.TECHNICAL}], [1001]),
        (ALIKE, [ALIKE | {"linked_to": 1001}, ALIKE | {"ulb": None}], [1001, 1003]),
        (ALIKE, [ALIKE | {"status": Status.RESOLVED}, ALIKE | {"status": Status.WAITING}], [1001, 1003]),
        (SERVER, [SERVER, APP], [1001, 1002]),
        (APP, [APP, APP], []),
        (ALIKE, [ALIKE | {"kind": Kind.PROBLEM}], [1001]),
    ],
)
async def test_which_tickets_are_alike(
    unit: UnitOfWork, of: dict[str, Any], others: list[dict[str, Any]], found: list[int]
) -> None:
    first = ticket(1001, **of)
    await unit.tickets.add(first)
    for number, known in enumerate(others, 1002):
        await unit.tickets.add(ticket(number, **{"ulb": f"U{number}"} | known))
    alike = await Desk(unit, SHARED, MONDAY).links.alike(first)
    assert [one.number for one in alike] == found


async def named(unit: UnitOfWork) -> None:
    """Let three towns ask about one estimate, in different modules; of the last two one is linked, one a problem."""
    rest: list[dict[str, Any]] = [{}, OTHER, {}, {"linked_to": 1001}, {"kind": Kind.PROBLEM}]
    for number, known in enumerate(rest, 1001):
        await unit.tickets.add(ticket(number, ulb=f"U{number}", **known))
    for number in (1001, 1002, 1004, 1005):
        await unit.texts.add_refs(number, ("EST/7",))


async def test_tickets_about_one_id_are_alike(unit: UnitOfWork) -> None:
    await named(unit)
    desk = Desk(unit, SHARED, MONDAY)
    first = await desk.recorder.get(1001)
    assert [one.number for one in await desk.links.alike(first)] == [1001, 1002]
    assert await desk.links.alike(await desk.recorder.get(1005)) == ()


async def test_however_many_bear_an_id_all_are_alike_and_found(unit: UnitOfWork) -> None:
    numbers = list(range(1001, 1008))
    for number in numbers:
        await unit.tickets.add(ticket(number, ulb=f"U{number}"))
        await unit.texts.add_refs(number, ("PJ/2023-24/000180",))
    desk = Desk(unit, SHARED, MONDAY)
    assert [one.number for one in await desk.links.alike(await desk.recorder.get(1001))] == numbers
    found = await desk.search.find(OPERATOR, "PJ/2023-24/000180")
    assert sorted(one.number for one in found.tickets) == numbers


async def opened(desk: Desk, number: int) -> None:
    """Let one more town have the trouble."""
    await desk.store.tickets.add(ticket(number, ulb=f"U{number}", logged_by=11, opened_at=desk.now, **ALIKE))
    await desk.links.propose_problem(await desk.recorder.get(number))


async def test_the_operators_are_asked_once_when_three_towns_have_it(unit: UnitOfWork) -> None:
    await staffed(unit)
    steps: list[Step] = [
        ("10:00", "one", lambda d: opened(d, 1001)),
        ("10:01", "two", lambda d: opened(d, 1002)),
        ("10:02", "three", lambda d: opened(d, 1003)),
        ("10:03", "four", lambda d: opened(d, 1004)),
    ]
    await holds(unit, "tickets/proposed", steps)
