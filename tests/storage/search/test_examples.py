"""What is shown as an example to others: only what is like the trouble, and was not rejected."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.config.from_config import settings_of
from bot.config.load import load
from bot.config.packaged import known_issues
from helpdesk.desk.desk import Desk
from helpdesk.desk.recording.recorder import Words
from helpdesk.intake.form import Piece
from helpdesk.matching.modules import module_words
from helpdesk.people.actors import EVERYTHING, Actor, Place, Where
from helpdesk.text.known_issues import like
from helpdesk.ticket.notes import Caller
from helpdesk.ticket.ticket import Confirmation
from storage.unit_of_work import UnitOfWork
from tests.helpdesk.cast import PEOPLE, filled
from tests.storage.factories import MONDAY

SETTINGS = settings_of(load(None, {"HELPDESK_TELEGRAM__TOKEN": "1:test"}))
OLIVIA = PEOPLE["operator"]
OPERATOR = Actor(OLIVIA, Place(Where.PRIVATE, OLIVIA.id))
TROUBLE = "muster roll approval stops with a warning"


async def kept(unit: UnitOfWork, text: str = TROUBLE) -> int:
    await unit.people.put(OLIVIA)
    said = (Piece(text, None),)
    form = replace(filled(module="muster_roll"), pieces=said, description=text)
    return (await Desk(unit, SETTINGS, MONDAY).intake.keep_new(form, OPERATOR)).number


def later(unit: UnitOfWork, hours: int) -> Desk:
    return Desk(unit, SETTINGS, MONDAY + timedelta(hours=hours))


async def solve(unit: UnitOfWork, number: int, how: str, hours: int) -> None:
    await later(unit, hours).tickets.resolve(number, OPERATOR, Words(how, MONDAY + timedelta(hours=hours)))


async def reopened(unit: UnitOfWork, number: int) -> None:
    await later(unit, 2).endings.reopen(number, OPERATOR, Words("not solved", MONDAY + timedelta(hours=2)))


async def denied(unit: UnitOfWork, number: int) -> None:
    await later(unit, 2).endings.confirm(number, OPERATOR, Confirmation.NO)


@pytest.mark.parametrize("rejected", [reopened, denied])
async def test_a_solution_that_was_rejected_is_no_example(unit: UnitOfWork, rejected: object) -> None:
    number = await kept(unit)
    await solve(unit, number, "Log in again", 1)
    assert await later(unit, 2).search.solutions({number}) == {number: "Log in again"}
    await rejected(unit, number)  # type: ignore[operator]
    assert await later(unit, 3).search.solutions({number}) == {}
    await solve(unit, number, "", 4)
    assert await later(unit, 5).search.solutions({number}) == {}, "solved without a word: the rejected one is not it"


async def test_the_solution_that_held_after_all_is_the_example(unit: UnitOfWork) -> None:
    number = await kept(unit)
    await solve(unit, number, "Log in again", 1)
    await reopened(unit, number)
    await solve(unit, number, "The book was approved", 3)
    assert await later(unit, 4).search.solutions({number}) == {number: "The book was approved"}


@pytest.mark.parametrize(
    ("text", "alike"),
    [
        ("approval of the muster roll gives a warning", True),
        ("muster roll of ward 9 lost its photo", False),
        ("problem in the muster roll, it is not working", False),
        ("muster roll error", False),
    ],
)
async def test_what_is_similar_shares_a_telling_word_and_not_only_the_module_s(
    unit: UnitOfWork, text: str, alike: bool
) -> None:
    number = await kept(unit)
    near = await later(unit, 1).search.near(text, EVERYTHING, module="muster_roll")
    assert [one.ticket.number for one in near.tickets] == [number] * alike


UNTELLING = module_words(SETTINGS.modules)


@pytest.mark.parametrize(
    "text", ["muster roll problem", "the wage bill is not working", "project error", "login issue"]
)
def test_no_known_trouble_is_better_than_a_wrong_one(text: str) -> None:
    assert like(text, known_issues(), untelling=UNTELLING) == ()


@pytest.mark.parametrize("text", ["server is down in all offices", "muster roll approval stops with a warning"])
def test_a_known_trouble_is_still_found_by_what_tells_it(text: str) -> None:
    assert like(text, known_issues(), untelling=UNTELLING)


async def test_modules_of_a_town_and_a_team_are_counted(unit: UnitOfWork) -> None:
    for module, ulb in (("hrms", "JAT"), ("hrms", "JAT"), ("login", "JAT"), ("masters", "DHE")):
        await Desk(unit, SETTINGS, MONDAY).intake.escalate_new(filled(ulb=ulb, module=module), OPERATOR)
    recent, since = unit.tickets.recent_modules, MONDAY - timedelta(days=1)
    assert await recent("JAT", None, since) == ["hrms", "login"]
    assert (await recent("DHE", "egov", since))[0] == "masters" or await recent("DHE", None, since) == ["masters"]
    assert await recent("JAT", "egov", MONDAY + timedelta(days=1)) == []


async def test_the_language_of_a_caller_stays_with_them_over_later_calls(unit: UnitOfWork) -> None:
    texts, ramesh = unit.texts, Caller(phone="+919437012345", name="Ramesh")
    number = await texts.keep_caller(ramesh)
    await texts.speak_to(number, "or")
    for again in (ramesh, replace(ramesh, id=number, email="r@example.org")):
        assert await texts.keep_caller(again) == number
        found = await texts.caller(number)
        assert found is not None
        assert found.language == "or"
