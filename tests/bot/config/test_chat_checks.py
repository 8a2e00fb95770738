"""The chat can set nothing that the configuration file could not."""

from __future__ import annotations

from typing import Any

import pytest

from bot.config.chat_checks import ChatChecks
from bot.config.from_config import settings_of
from bot.config.load import load
from helpdesk.settings.overlay_lists import PARTS
from helpdesk.ticket.problems import SettingProblem

CONFIG = load(None, {"HELPDESK_TELEGRAM__TOKEN": "1:x"})
CHECKS = ChatChecks(CONFIG)


def lists() -> dict[str, list[dict[str, Any]]]:
    """Return the default lists as items are written."""
    settings = settings_of(CONFIG)
    return {name: [part.write(item) for item in getattr(settings, part.field)] for name, part in PARTS.items()}


def test_the_defaults_pass() -> None:
    said = lists()
    assert not CHECKS.whole(said)
    assert not [line for part, bodies in said.items() for body in bodies for line in CHECKS.item(part, body)]


@pytest.mark.parametrize(
    ("part", "body"),
    [
        ("teams", {"key": "Two words", "name": "x"}),
        ("teams", {"key": "x", "name": " "}),
        ("ulbs", {"code": "ja", "name": "Jatni"}),
        ("modules", {"key": "x", "name": "x" * 65}),
        ("modules", {"key": "x", "name": "x", "words": ["a"]}),
        ("reasons", {"key": "", "name": "x"}),
        ("answers", {"text": "x" * 301}),
        ("summaries", {"chat_id": -5, "at": "6 pm", "scope": "all", "every": "day"}),
        ("summaries", {"chat_id": -5, "at": "18:00", "scope": "some", "every": "day"}),
        ("summaries", {"chat_id": -5, "at": "18:00", "scope": "all", "every": "hour"}),
        ("sla", {"name": "x", "target_days": 3, "due_days": 2}),
    ],
)
def test_what_the_file_would_refuse_is_refused(part: str, body: dict[str, Any]) -> None:
    assert CHECKS.item(part, body)


def test_what_points_to_nothing_is_refused() -> None:
    said = lists()
    said["teams"] = said["teams"][1:]
    assert SettingProblem("no-team", {"team": "master_trainers", "known": "egov, hudd_tech"}) in CHECKS.whole(said)


@pytest.mark.parametrize(
    ("part", "body", "problem"),
    [
        ("modules", {"key": "x", "name": "x" * 65}, SettingProblem("too-long", {"field": "name", "limit": 64})),
        (
            "modules",
            {"key": "x", "name": "x", "words": ["a"]},
            SettingProblem("too-short", {"field": "words", "limit": 2}),
        ),
        (
            "modules",
            {"key": "x", "name": "x", "words": ["ab", "ab"]},
            SettingProblem("twice", {"field": "words", "value": "ab"}),
        ),
        ("answers", {"text": ""}, SettingProblem("missing", {"field": "text"})),
        ("ulbs", {"code": "ja", "name": "Jatni"}, SettingProblem("bad-code", {"field": "code"})),
        (
            "summaries",
            {"chat_id": -5, "at": "6 pm", "scope": "all", "every": "day"},
            SettingProblem("bad", {"field": "at"}),
        ),
        (
            "sla",
            {"name": "x", "target_days": 3, "due_days": 2, "resolve_days": 0},
            SettingProblem("due-before-target", {"field": ""}),
        ),
    ],
)
def test_a_problem_is_a_key_and_facts_for_the_catalogue(
    part: str, body: dict[str, Any], problem: SettingProblem
) -> None:
    assert CHECKS.item(part, body) == [problem]
