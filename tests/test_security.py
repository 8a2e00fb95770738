"""The page on attackers names every one of them, and each test that it names exists."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PAGE = (ROOT / "docs/security.md").read_text(encoding="utf-8")
NAMED = sorted(set(re.findall(r"`(tests/[\w/]+\.py(?:::\w+)+)`", PAGE)))
ATTACKERS = (
    "A stranger", "A member of a team", "The SPOC of another town", "Somebody let go", "A stolen phone",
    "A compromised group admin", "A user of mail or JIRA", "Whoever has the disk, or a backup",
)  # fmt: skip


def names_in(path: Path) -> set[str]:
    """Return the tests of a file, as pytest calls them."""
    found = set()
    for node in ast.parse(path.read_text(encoding="utf-8")).body:
        inner = [(node.name, each) for each in node.body] if isinstance(node, ast.ClassDef) else [("", node)]
        for above, each in inner:
            if isinstance(each, ast.FunctionDef | ast.AsyncFunctionDef) and each.name.startswith("test_"):
                found.add(f"{above}::{each.name}".removeprefix("::"))
    return found


@pytest.mark.parametrize("named", NAMED)
def test_each_test_that_the_page_names_exists(named: str) -> None:
    place, _, name = named.partition("::")
    assert name in names_in(ROOT / place)


def test_every_attacker_has_a_chapter_and_what_they_can_t_do_is_shown() -> None:
    chapters = dict(re.findall(r"^## (.+?)\n(.*?)(?=^## |\Z)", PAGE, re.MULTILINE | re.DOTALL))
    assert set(ATTACKERS) <= set(chapters)
    rows = [line for line in PAGE.splitlines() if line.startswith("| ") and "shown by" not in line]
    assert len(rows) > 30
    assert not [row for row in rows if "::test_" not in row]
    assert not [
        name for name in ATTACKERS if "::test_" not in chapters[name] and "There is no way in" not in chapters[name]
    ]


def test_who_finds_a_weakness_is_told_where_to_report_it() -> None:
    text = (ROOT / "SECURITY.md").read_text(encoding="utf-8")
    assert "Report it in private" in text
    assert "@" not in text
