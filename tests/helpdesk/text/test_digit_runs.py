"""Which groups of digits stand together, where, with a plus or none; and which digits are nobody's number."""

from __future__ import annotations

import pytest

from helpdesk.text.digit_runs import runs

Group = tuple[int, int, str, bool]


def seen(text: str) -> list[list[Group]]:
    return [[(group.start, group.end, group.digits, group.plus) for group in run] for run in runs(text)]


def digits(text: str) -> list[list[str]]:
    return [[group.digits for group in run] for run in runs(text)]


@pytest.mark.parametrize(
    ("text", "groups"),
    [
        ("94370 12345", [[(0, 5, "94370", False), (6, 11, "12345", False)]]),
        ("x 94\u200b370\u200b y", [[(2, 8, "94370", False)]]),
        ("୯୪ 9", [[(0, 2, "94", False), (3, 4, "9", False)]]),
        ("+91 94370", [[(1, 3, "91", True), (4, 9, "94370", False)]]),
        ("9 +91", [[(0, 1, "9", False)], [(3, 5, "91", True)]]),
        ("12-11-2026 94370", [[(11, 16, "94370", False)]]),
        ("x 12-11-2026 y 13-11-2026 z 94370", [[(28, 33, "94370", False)]]),
        ("no digits", []),
        ("", []),
    ],
)
def test_groups_stand_where_they_are_seen(text: str, groups: list[list[Group]]) -> None:
    assert seen(text) == groups


@pytest.mark.parametrize(
    ("text", "plus"),
    [
        ("+91", True), ("＋91", True), ("+ 91", True), ("+\u00a091", True), ("a+ 91", True),
        ("91", False), ("x91", False), ("+x91", False), ("+  91", False), ("+\t91", False), ("X 91", False),
    ],
)  # fmt: skip
def test_a_plus_stands_right_before_its_digits(text: str, plus: bool) -> None:
    assert [group[3] for run in seen(text) for group in run] == [plus]


@pytest.mark.parametrize(
    ("gap", "together"),
    [
        (" - ", True), ("-", True), (") (", True), ("\u2011", True), ("\u00a0", True), ("_*~", True),
        ("-\u200b\u200b\u200b\u200b-", True),  # of which four nobody sees
        ("\u200b-\u200b", True),
        ("\u200bx", False),
        ("----", False), (" -- ", False), (",", False), ("-x", False), (" and ", False), ("\n", False),
    ],
)  # fmt: skip
def test_groups_stand_together_with_three_signs_between_them_at_most(gap: str, together: bool) -> None:
    assert len(digits(f"94370{gap}12345")) == (1 if together else 2)


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("on 12-11-2026", []),
        ("2026/11/12", []),
        ("94370 12-11-2026", [["94370", "12", "11", "2026"]]),  # a piece of a number may look like a date
        ("94370   12-11-2026", [["94370", "12", "11", "2026"]]),
        ("94370.12-11-2026", [["94370", "12", "11", "2026"]]),
        ("9 12-11-2026", [["9", "12", "11", "2026"]]),
        ("94370 x 12-11-2026", [["94370"]]),
        ("12-11-2026 123", [["12", "11", "2026", "123"]]),
        ("12-11-2026 12345", [["12345"]]),
        ("12-11-2026\u200b 123", [["12", "11", "2026", "123"]]),
        ("12-11-2026-123", [["12", "11", "2026", "123"]]),
        ("12-11-2026 x 13-11-2026", []),
        ("rs 1500.50 and 94370", [["94370"]]),
        ("₹1500.50", []),
        ("+91 94••• ••345", []),
        ("••••345, 94370", [["94370"]]),
        ("WO/2023-24/000339 94370", [["94370"]]),
        ("IND-2023-09-25-000525", []),
        ("IND-2023-09-25-000525, 94370", [["94370"]]),
        ("9437O12345", [["9437012345"]]),
    ],
)
def test_dates_amounts_masks_and_ids_are_no_groups(text: str, left: list[list[str]]) -> None:
    assert digits(text) == left
