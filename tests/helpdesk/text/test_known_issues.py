"""Which known troubles a text may be about: by words that tell, and the module's own before others."""

from __future__ import annotations

import pytest

from helpdesk.text.known_issues import KnownIssue, like, tells
from helpdesk.ticket.ticket import Component, Nature


def issue(key: str, trouble: str, module: str | None = None, component: Component | None = None) -> KnownIssue:
    return KnownIssue(key=key, module=module, nature=Nature.BUG, component=component, trouble=trouble, solution="x")


WAGES, MUSTER = issue("wages", "wages missing from bill", "bill"), issue("muster", "muster missing wages", "roll")
DOWN = issue("down", "site unreachable", component=Component.INFRASTRUCTURE)
ALL = (WAGES, MUSTER, DOWN)


@pytest.mark.parametrize(
    ("component", "asked", "untelling", "found"),
    [
        (None, {"wages"}, set(), True),
        (None, {"wages"}, {"wages"}, False),
        (None, {"other"}, set(), False),
        (Component.APP, {"other"}, set(), False),
        (Component.INFRASTRUCTURE, {"other"}, set(), True),
    ],
)
def test_a_trouble_is_told_by_a_word_that_tells(
    component: Component | None, asked: set[str], untelling: set[str], found: bool
) -> None:
    assert tells(component, frozenset({"wages"}), asked, frozenset(untelling)) is found


@pytest.mark.parametrize(
    ("module", "order"),
    [
        (None, ["muster", "wages"]),
        ("roll", ["muster", "wages"]),
        ("bill", ["wages", "muster"]),
        ("x", ["muster", "wages"]),
    ],
)
def test_the_troubles_of_a_module_come_first(module: str | None, order: list[str]) -> None:
    assert [found.key for found in like("muster wages missing", ALL, module=module)] == order


def test_of_infrastructure_any_word_tells_and_of_others_none_that_names_a_module() -> None:
    untelling = frozenset({"site", "wages", "wage", "muster", "missing"})
    assert [found.key for found in like("site unreachable", ALL, untelling=untelling | {"unreachable"})] == ["down"]
    assert like("muster wages", ALL[:2], untelling=untelling) == ()
    assert like("", ALL) == ()
