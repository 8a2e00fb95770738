"""What the settings are asked for: by key, by group and topic, by team and module."""

from __future__ import annotations

from dataclasses import replace
from datetime import time
from zoneinfo import ZoneInfo

import pytest

from helpdesk.settings.desk import UNSAID
from helpdesk.settings.settings import Module, ReadyAnswer, ReturnReason, Summary, Team, Ulb
from tests.helpdesk.cast import EGOV, HUDD, SETTINGS

SHARED = replace(HUDD, chat_id=-3, thread_id=7), replace(EGOV, key="master", chat_id=-3, thread_id=8)
FORUM = replace(SETTINGS, teams=(EGOV, *SHARED))


@pytest.mark.parametrize(
    ("chat_id", "thread_id", "there", "whose"),
    [
        (-1, None, EGOV, EGOV),
        (-1, 7, None, EGOV),  # any topic of a group that one team has
        (-3, 7, SHARED[0], SHARED[0]),
        (-3, 8, SHARED[1], SHARED[1]),
        (-3, None, None, None),
        (-4, None, None, None),
    ],
)
def test_a_group_is_a_team_s_and_of_several_its_topics_are(
    chat_id: int, thread_id: int | None, there: Team | None, whose: Team | None
) -> None:
    assert FORUM.team_at(chat_id, thread_id) == there
    assert FORUM.team_in(chat_id, thread_id) == whose
    assert FORUM.teams_in(chat_id) == tuple(team for team in FORUM.teams if team.chat_id == chat_id)


def test_what_is_listed_is_found_by_its_key() -> None:
    modules, reasons = (
        (Module("bill", "Bills"), Module("login", "Login")),
        (ReturnReason("a", "A"), ReturnReason("b", "B")),
    )
    settings = replace(SETTINGS, modules=modules, reasons=reasons)
    assert [settings.team(key) for key in ("hudd", "none", None)] == [HUDD, None, None]
    assert [settings.ulb(code) for code in ("DHE", "none")] == [Ulb("DHE", "Dhenkanal"), None]
    assert [settings.module(key) for key in ("login", "none")] == [modules[1], None]
    assert [settings.reason(key) for key in ("b", "none")] == [reasons[1], None]
    advised = replace(settings, recommended_to=("hudd",))
    assert [advised.recommends_to(key) for key in ("hudd", "egov", None)] == [True, False, False]


@pytest.mark.parametrize(
    ("scope", "team", "ulb"), [("all", None, None), ("team:egov", "egov", None), ("ulb:JAT", None, "JAT")]
)
def test_a_summary_is_of_all_of_a_team_or_of_a_town(scope: str, team: str | None, ulb: str | None) -> None:
    summary = Summary(-5, time(18), scope, "day")
    assert (summary.team, summary.ulb) == (team, ulb)


@pytest.mark.parametrize(
    ("team", "module", "said"),
    [
        ("egov", None, ["all", "egov"]),
        ("egov", "bill", ["all", "egov", "bill", "egov bill"]),
        ("hudd", "bill", ["all", "bill", "hudd bill"]),
        (None, None, ["all"]),
        (None, "bill", ["all", "bill", "egov bill", "hudd bill"]),  # L1
        (None, "login", ["all"]),
    ],
)
def test_ready_answers_are_of_the_team_and_of_the_module(
    team: str | None, module: str | None, said: list[str]
) -> None:
    answers = (
        ReadyAnswer("all"),
        ReadyAnswer("egov", team="egov"),
        ReadyAnswer("bill", module="bill"),
        ReadyAnswer("egov bill", module="bill", team="egov"),
        ReadyAnswer("hudd bill", module="bill", team="hudd"),
    )
    found = replace(SETTINGS, answers=answers).answers_for(team, module)
    assert [answer.text for answer in found] == said


def test_a_guide_is_at_its_role_s_address_and_the_desk_in_its_zone() -> None:
    assert SETTINGS.guide_for("spoc") is None
    assert replace(SETTINGS, guides_url="https://desk.in/{guide}.pdf").guide_for("spoc") == "https://desk.in/spoc.pdf"
    assert SETTINGS.zone == ZoneInfo("Asia/Kolkata")


@pytest.mark.parametrize(
    ("closes", "reopens", "become"),
    [(3, 7, (3, 7)), (3, 3, (3, 3)), (None, 7, None), (20, None, (20, 20)), (3, None, None)],
)
def test_what_is_not_closed_yet_can_be_opened_again(
    closes: int | None, reopens: int | None, become: tuple[int, int] | None
) -> None:
    settings = replace(SETTINGS, auto_close_days=closes or UNSAID, reopen_within_days=reopens or UNSAID)
    assert settings.reopen_within_days >= settings.auto_close_days
    if become is not None:
        assert (settings.auto_close_days, settings.reopen_within_days) == become
    with pytest.raises(ValueError, match=r"reopen_within_days \(3\) must not be less than auto_close_days \(4\)"):
        replace(SETTINGS, auto_close_days=4, reopen_within_days=3)
