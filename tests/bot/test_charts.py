"""The pictures: drawn for a desk with one ticket, with none, with 115 ULBs; on a phone every letter is readable."""

from __future__ import annotations

import random
import struct
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from matplotlib.figure import Figure
from matplotlib.text import Text

from bot import charts

PICTURES = Path(__file__).parents[2] / "docs" / "pictures"
WORDS: dict[str, Any] = {
    "flow": "Opened and resolved", "opened": "opened", "resolved": "resolved", "backlog": "open at the day's end",
    "teams": "Answered in time", "in-time": "in time", "late": "late", "ages": "Age of what is open",
    "nothing": "Nothing is open", "nobody": "Nobody had to answer", "span": "Mon 16 Nov – Sun 22 Nov",
    "columns": ["under 1 day", "1–2 days", "3–6 days", "7–29 days", "30+ days"],
}  # fmt: skip
LAST = date(2026, 11, 22)
NONE = [0, 0, 0, 0, 0]


def days(opened: list[int], resolved: list[int], before: int) -> list[tuple[str, int, int, int]]:
    found, left = [], before
    for number, (came, went) in enumerate(zip(opened, resolved, strict=True)):
        left += came - went
        found.append(((LAST - timedelta(days=29 - number)).isoformat(), came, went, left))
    return found


def large() -> dict[str, Any]:
    """A month of a desk with 115 ULBs."""
    chance = random.Random(115)
    busy = [0 if (LAST - timedelta(days=29 - n)).weekday() == 6 else 1 for n in range(30)]
    opened = [b * chance.randrange(850, 1250) for b in busy]
    resolved = [b * chance.randrange(800, 1230) for b in busy]
    names = ["Master Trainers", "HUDD Tech", "eGov", *(f"District team number {n}" for n in range(4, 8)), "9 more"]
    return {
        "flow": days(opened, resolved, 4200), "words": WORDS,
        "teams": [(name, chance.randrange(900, 4000), chance.randrange(20, 700)) for name in names],
        "ages": {"P1": [12, 3, 0, 1, 0], "P2": [210, 120, 44, 12, 3], "P3": [1480, 1105, 640, 210, 77],
                 "P4": [310, 400, 380, 290, 120]},
    }  # fmt: skip


CASES: dict[str, dict[str, Any]] = {
    "none": {"flow": days([0] * 30, [0] * 30, 0), "teams": [], "words": WORDS,
             "ages": {p: NONE for p in ("P1", "P2", "P3", "P4")}},
    "one": {"flow": days([0] * 29 + [1], [0] * 30, 0), "teams": [("eGov", 1, 0)], "words": WORDS,
            "ages": {"P1": NONE, "P2": NONE, "P3": [1, 0, 0, 0, 0], "P4": NONE}},
    "large": large(),
}  # fmt: skip


@pytest.mark.parametrize("case", CASES)
def test_the_pictures_are_drawn_three_times_as_wide_as_a_phone(case: str, tmp_path: Path) -> None:
    made = charts.draw(tmp_path, CASES[case])
    assert [path.name for path in made] == ["1-flow.png", "2-teams.png", "3-ages.png"]
    for path in made:
        width, height = struct.unpack(">II", path.read_bytes()[16:24])
        assert width == 1080
        assert 300 < height < 2 * width
    PICTURES.mkdir(exist_ok=True)
    for path in made:
        (PICTURES / f"{case}-{path.name}").write_bytes(path.read_bytes())


def figures(order: dict[str, Any]) -> list[Figure]:
    return [
        charts.flow(order["flow"], order["words"]), charts.teams(order["teams"], order["words"]),
        charts.ages(order["ages"], order["words"]),
    ]  # fmt: skip


@pytest.mark.parametrize("case", CASES)
def test_the_smallest_letters_are_eleven_pixels_and_nothing_is_cut_off(case: str) -> None:
    for figure in figures(CASES[case]):
        figure.draw_without_rendering()
        texts = [t for t in figure.findobj(Text) if isinstance(t, Text) and t.get_visible() and t.get_text().strip()]
        assert min(float(text.get_fontsize()) for text in texts) >= 11
        renderer = figure.canvas.get_renderer()  # type: ignore[attr-defined]
        for text in texts:
            box = text.get_window_extent(renderer)
            if box.width:
                assert box.x0 >= 0, text.get_text()
                assert box.x1 <= figure.bbox.x1, text.get_text()


def grey(color: str) -> float:
    red, green, blue = (int(color[i : i + 2], 16) / 255 for i in (1, 3, 5))
    return float(0.2126 * red**2.2 + 0.7152 * green**2.2 + 0.0722 * blue**2.2)


def contrast(one: str, other: str) -> float:
    light, dark = sorted((grey(one), grey(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def test_letters_stand_out_from_their_paper_whatever_surrounds_it() -> None:
    assert contrast(charts.INK, charts.PAPER) > 10
    assert contrast(charts.GREY, charts.PAPER) > 4.5
    assert contrast(charts.BLUE, charts.PAPER) > 4.5
    assert contrast(charts.ORANGE, charts.PAPER) > 4.5


def test_opened_and_resolved_differ_in_more_than_their_colour() -> None:
    opened, resolved = charts.flow(CASES["large"]["flow"], WORDS).axes[0].get_lines()
    assert opened.get_linestyle() != resolved.get_linestyle()
    assert opened.get_marker() != resolved.get_marker()
    assert contrast(charts.BLUE, charts.ORANGE) > 1.3
