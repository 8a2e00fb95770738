"""The month's plan: the same from the same seed, of the size and the sorts that the demo promises, by day."""

from __future__ import annotations

from collections import Counter, defaultdict
from itertools import pairwise

import pytest

from bot.config.from_config import settings_of
from bot.config.load import load
from bot.demo.month.plan import SEED, Act, plan
from bot.demo.month.troubles import data, named, troubles
from bot.demo.scene import PRESENT
from helpdesk.settings.settings import Settings
from helpdesk.text.muktasoft import find_refs
from helpdesk.ticket.ticket import Nature

FIRSTS = {"escalate_new", "keep_new", "solve_new", "problem"}


@pytest.fixture(scope="module")
def settings() -> Settings:
    return settings_of(load(None, {"HELPDESK_TELEGRAM__TOKEN": "1:x"}))


@pytest.fixture(scope="module")
def acts(settings: Settings) -> list[Act]:
    return plan(settings, PRESENT)


def lives(acts: list[Act]) -> dict[int, list[Act]]:
    found: dict[int, list[Act]] = defaultdict(list)
    for act in acts:
        found[act.ticket].append(act)
    return found


def test_one_seed_is_one_month_and_another_is_another(settings: Settings, acts: list[Act]) -> None:
    assert plan(settings, PRESENT) == acts
    assert plan(settings, PRESENT, SEED + 1) != acts


def test_about_three_hundred_tickets_live_every_sort_of_life(acts: list[Act]) -> None:
    assert 260 <= len(lives(acts)) <= 330
    seen = Counter(act.what for act in acts)
    assert set(seen) == FIRSTS | {
        "claim", "ask", "answer", "forward", "return", "escalate", "promise", "resolve", "confirm", "rate", "reopen",
        "withdraw",
    }  # fmt: skip
    assert {act.code for act in acts if act.what == "confirm"} == {"yes", "no"}


def test_all_of_it_is_before_the_present_and_in_its_order(acts: list[Act]) -> None:
    assert all(one.at <= other.at for one, other in pairwise(acts))
    assert acts[-1].at < PRESENT
    for life in lives(acts).values():
        assert life[0].what in FIRSTS
        assert not FIRSTS & {act.what for act in life[1:]}


def test_towns_call_while_the_office_is_open(settings: Settings, acts: list[Act]) -> None:
    assert all(settings.calendar.is_open(act.at) for act in acts if act.call is not None)


def test_most_calls_come_from_the_two_pilot_towns(acts: list[Act]) -> None:
    towns = Counter(act.call.ulb for act in acts if act.call is not None)
    assert set(towns) == set(data()["towns"])
    assert towns["JA"] + towns["DL"] > sum(towns.values()) / 3


def test_a_call_names_the_same_record_as_its_solution(acts: list[Act]) -> None:
    checked = 0
    for life in lives(acts).values():
        said = find_refs(life[0].call.said) if life[0].call else ()
        solved = [find_refs(act.text) for act in life if act.what == "resolve" and "{" not in act.text]
        for refs in solved:
            if said and refs and said[0][:2] == refs[0][:2]:
                assert refs[0] == said[0]
                checked += 1
    assert checked > 3


def test_every_trouble_can_be_said_and_goes_to_a_team(settings: Settings) -> None:
    import random

    modules = {module.key for module in settings.modules}
    assert {trouble.nature for trouble in troubles()} == set(Nature)
    for trouble in troubles():
        assert trouble.module is None or trouble.module in modules
        assert (trouble.asks is None) == (trouble.told is None)
        for text in (*trouble.said, *trouble.solved, trouble.asks or "", trouble.told or ""):
            assert "{" not in named(text, random.Random(1))


def test_four_towns_have_one_problem_this_morning(acts: list[Act]) -> None:
    (problem,) = [act for act in acts if act.what == "problem"]
    same = [act for act in acts if act.at.date() == problem.at.date() and act.what == "escalate_new"]
    assert [act.call.ulb for act in same if act.call] == data()["problem"]["towns"]
    assert int(problem.code) == same[0].ticket
