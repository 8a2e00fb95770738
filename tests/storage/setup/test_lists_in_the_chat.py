"""What admins change in the chat fits the configuration's rules, and nothing that is in use is taken out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import pytest

from bot.config.chat_checks import ChatChecks
from bot.config.from_config import settings_of
from bot.config.load import load
from helpdesk.calendar.response_clock import Policy
from helpdesk.desk.desk import Desk
from helpdesk.people.actors import Membership, Role
from helpdesk.ticket.errors import Gone, InUse, KeptAlready, NotFitting, OwnedByFile
from helpdesk.ticket.ticket import Status
from storage.unit_of_work import UnitOfWork
from tests.helpdesk.cast import actor
from tests.storage.factories import MONDAY, escalated, ticket

CONFIG = load(None, {})
SETTINGS, CHECKS = settings_of(CONFIG), ChatChecks(CONFIG)
ADMIN = actor("admin")
TOWN = SETTINGS.ulbs[0].code


@pytest.fixture
def desk(unit: UnitOfWork) -> Desk:
    return Desk(unit, SETTINGS, MONDAY)


@pytest.mark.parametrize(
    ("part", "body"), [("modules", {"key": "ferry"}), ("routes", {"team": "nobody", "nature": ["bug"]})]
)
async def test_an_item_that_does_not_fit_is_not_put_in(desk: Desk, part: str, body: Mapping[str, object]) -> None:
    with pytest.raises(NotFitting):
        await desk.lists.put_items(part, [body], ADMIN, CHECKS)
    assert await desk.store.setup.version() == 0


async def test_what_was_taken_out_can_not_be_taken_out_again(desk: Desk) -> None:
    module = {"key": "ferry", "name": "Ferry tickets"}
    await desk.lists.put_items("modules", [module], ADMIN, CHECKS)
    await desk.lists.take_out("modules", "ferry", ADMIN, CHECKS)
    with pytest.raises(Gone, match="item"):
        await desk.lists.take_out("modules", "ferry", ADMIN, CHECKS)


async def test_a_town_with_an_open_ticket_stays(desk: Desk) -> None:
    await desk.store.tickets.add(ticket(ulb=TOWN))
    with pytest.raises(InUse, match="tickets"):
        await desk.lists.take_out("ulbs", TOWN, ADMIN, CHECKS)


async def test_a_team_stays_while_it_has_open_tickets_and_while_it_has_members(unit: UnitOfWork, desk: Desk) -> None:
    await desk.lists.put_items("teams", [{"key": "field", "name": "Field staff"}], ADMIN, CHECKS)
    open_one = escalated(team="field")
    await unit.tickets.add(open_one)
    with pytest.raises(InUse) as in_use:
        await desk.lists.take_out("teams", "field", ADMIN, CHECKS)
    assert in_use.value == InUse("Field staff", "tickets")
    await unit.tickets.save(replace(open_one, version=2, status=Status.CLOSED))
    member = Membership(Role.MEMBER, team="field")
    await unit.people.put(actor("stranger").person)
    await unit.people.enter(91, member)
    with pytest.raises(InUse) as in_use:
        await desk.lists.take_out("teams", "field", ADMIN, CHECKS)
    assert in_use.value == InUse("Field staff", "people")
    await unit.people.leave(91, member)
    await desk.lists.take_out("teams", "field", ADMIN, CHECKS)
    assert desk.settings.team("field") is None


async def test_only_tickets_without_a_town_move_to_one(unit: UnitOfWork, desk: Desk) -> None:
    await unit.tickets.add(ticket(1001, ulb="ELSE"))
    await unit.tickets.add(ticket(1002, ulb=None))
    assert await desk.lists.place([1001, 1002, 9999], TOWN, ADMIN) == 1
    assert await desk.lists.place([1001, 1002, 9999], TOWN, ADMIN) == 0
    assert {t.number: t.ulb for t in await unit.search.tickets({1001, 1002})} == {1001: "ELSE", 1002: TOWN}


async def test_response_times_that_the_file_names_are_not_changed_in_the_chat(unit: UnitOfWork) -> None:
    desk = Desk(unit, replace(SETTINGS, owned=frozenset({"sla.P3.due_days"})), MONDAY)
    with pytest.raises(OwnedByFile, match="P3"):
        await desk.response_times.set_policy(Policy("P3", "Moderate", 2, 3), ADMIN, CHECKS)


async def test_an_answer_that_is_set_to_what_it_is_stays_without_a_line_in_the_journal(desk: Desk) -> None:
    made = await desk.ready_answers.add_answer("Reload the page", ADMIN, CHECKS)
    version = await desk.store.setup.version()
    assert (
        await desk.ready_answers.change_answer(made.ref, ADMIN, CHECKS, {"text": "Reload the page", "team": None})
        == made
    )
    assert await desk.store.setup.version() == version


async def test_no_answer_becomes_another_that_is_in_the_list(desk: Desk) -> None:
    await desk.ready_answers.add_answer("Reload the page", ADMIN, CHECKS)
    other = await desk.ready_answers.add_answer("Restart the router", ADMIN, CHECKS)
    with pytest.raises(KeptAlready):
        await desk.ready_answers.change_answer(other.ref, ADMIN, CHECKS, {"text": "Reload the page"})
    assert await desk.ready_answers.ready_answer(other.ref) == other


async def test_an_answer_has_words(desk: Desk) -> None:
    with pytest.raises(NotFitting):
        await desk.ready_answers.add_answer("", ADMIN, CHECKS)


@pytest.mark.parametrize("field", ["team", "module"])
async def test_an_answer_is_not_given_to_a_team_or_a_module_that_is_gone(desk: Desk, field: str) -> None:
    default = (await desk.ready_answers.ready_answers())[0]
    made = await desk.ready_answers.add_answer("Reload the page", ADMIN, CHECKS)
    for answer in (default, made):
        with pytest.raises(Gone, match="item"):
            await desk.ready_answers.change_answer(answer.ref, ADMIN, CHECKS, {field: "nobody"})
        assert await desk.ready_answers.ready_answer(answer.ref) == answer
