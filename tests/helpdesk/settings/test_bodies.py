"""Items of the lists are kept as bodies; what was kept by former releases reads the same."""

from __future__ import annotations

import json
from datetime import time
from typing import Any

import pytest

from helpdesk.settings.overlay_lists import PARTS
from helpdesk.settings.settings import Module, Proof, ReadyAnswer, ReturnReason, Route, Summary, Team, Ulb
from helpdesk.ticket.ticket import Component, Nature

KEPT: list[tuple[str, dict[str, Any], Any]] = [
    ("teams", {"key": "egov", "name": "eGov", "members": "group"}, Team(key="egov", name="eGov")),
    (
        "teams",
        {"key": "egov", "name": "eGov", "members": "listed", "language": "or"},
        Team(key="egov", name="eGov", members="listed", language="or"),
    ),
    ("routes", {"team": "egov", "nature": ["bug"], "component": []}, Route("egov", (Nature.BUG,))),
    (
        "routes",
        {"team": "egov", "nature": ["technical"], "component": ["app"]},
        Route("egov", (Nature.TECHNICAL,), (Component.APP,)),
    ),
    (
        "ulbs",
        {"code": "JA", "name": "Jatni", "name_or": "ଜଟଣୀ", "alias": ["Jatani"]},
        Ulb("JA", "Jatni", "ଜଟଣୀ", ("Jatani",)),
    ),
    ("modules", {"key": "bill", "name": "Bills", "words": ["bill"]}, Module("bill", "Bills", ("bill",))),
    ("answers", {"text": "Done.", "module": "bill"}, ReadyAnswer("Done.", module="bill")),
    ("reasons", {"key": "dull", "name": "Dull", "ask": "", "proof": ""}, ReturnReason("dull", "Dull")),
    (
        "reasons",
        {"key": "shot", "name": "No shot", "ask": "a shot", "proof": "picture"},
        ReturnReason("shot", "No shot", "a shot", Proof.PICTURE),
    ),
    (
        "summaries",
        {"chat_id": -5, "at": "18:30", "scope": "all", "every": "day", "title": "Managers"},
        Summary(-5, time(18, 30), "all", "day", "Managers"),
    ),
]


@pytest.mark.parametrize(("part", "body", "item"), KEPT)
def test_what_is_kept_reads_as_it_was_meant_and_comes_back_when_written(
    part: str, body: dict[str, Any], item: Any
) -> None:
    assert repr(PARTS[part].read(body)) == repr(item), "a text is no code, though they are equal"
    written = PARTS[part].write(item)
    assert PARTS[part].read(written) == item
    assert repr(json.loads(json.dumps(written))) == repr(written)


def test_a_teams_group_and_managers_are_no_part_of_its_item() -> None:
    team = Team(key="egov", name="eGov", chat_id=-5, thread_id=7, managers=(1,))
    assert PARTS["teams"].write(team) == {"key": "egov", "name": "eGov", "members": "group"}
    assert PARTS["teams"].read({"key": "egov", "name": "eGov", "chat_id": -5}) == Team(key="egov", name="eGov")


def test_what_a_later_release_keeps_besides_is_passed_over() -> None:
    assert PARTS["modules"].read({"key": "bill", "name": "Bills", "colour": "red"}) == Module("bill", "Bills")
