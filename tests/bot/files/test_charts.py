"""The pictures: drawn for a desk with one ticket, with none, with 115 ULBs; on a phone every letter is readable."""

from __future__ import annotations

import random
import struct
from datetime import date, timedelta
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest
from matplotlib.colors import to_hex
from matplotlib.figure import Figure
from matplotlib.text import Text
from matplotlib.transforms import Bbox

from bot.files import charts

PICTURES = Path(__file__).parents[3] / "docs" / "pictures"
WORDS: dict[str, Any] = {
    "flow": "Opened and resolved", "opened": "opened", "resolved": "resolved", "backlog": "open at the day's end",
    "teams": "Answered in time", "in-time": "in time", "late": "late", "ages": "Open now, by age",
    "quiet": "Nothing came or was resolved",
    "nothing": "Nothing is open", "nobody": "Nothing was answered", "span": "Mon 16 Nov – Sun 22 Nov",
    "columns": ["under 1 day", "1–2 days", "3–6 days", "7–29 days", "30+ days"], "digits": "0123456789",
}  # fmt: skip
LAST = date(2026, 11, 22)
DATES = [f"{LAST - timedelta(days=29 - number):%-d %b}" for number in range(30)]
WORDS["dates"] = DATES
NONE = [0, 0, 0, 0, 0]


def days(opened: list[int], resolved: list[int], before: int) -> list[tuple[str, int, int, int]]:
    found, left = [], before
    for number, (came, went) in enumerate(zip(opened, resolved, strict=True)):
        left += came - went
        found.append(((LAST - timedelta(days=29 - number)).isoformat(), came, went, left))
    return found


def bar(name: str, in_time: int, late: int) -> tuple[str, int, int, str]:
    share = f"{100 * in_time // (in_time + late)} % · {in_time:,} of {in_time + late:,}"
    return name, in_time, late, share


def large() -> dict[str, Any]:
    """A month of a desk with 115 ULBs."""
    chance = random.Random(115)
    busy = [0 if (LAST - timedelta(days=29 - n)).weekday() == 6 else 1 for n in range(30)]
    opened = [b * chance.randrange(850, 1250) for b in busy]
    resolved = [b * chance.randrange(800, 1230) for b in busy]
    names = [
        "Master Trainers",
        "HUDD Tech",
        "eGov",
        *(f"District team number {n}" for n in range(4, 7)),
        "Team of the districts beyond the river",
        "9 more teams",
    ]
    return {
        "flow": days(opened, resolved, 4200), "words": WORDS,
        "teams": [bar(name, chance.randrange(900, 4000), chance.randrange(20, 700)) for name in names],
        "ages": {"P1": [12, 3, 0, 1, 0], "P2": [210, 120, 44, 12, 3], "P3": [1480, 1105, 640, 210, 77],
                 "P4": [310, 400, 380, 290, 120]},
    }  # fmt: skip


CASES: dict[str, dict[str, Any]] = {
    "none": {"flow": days([0] * 30, [0] * 30, 0), "teams": [], "words": WORDS,
             "ages": {p: NONE for p in ("P1", "P2", "P3", "P4")}},
    "one": {"flow": days([0] * 29 + [1], [0] * 30, 0), "teams": [bar("eGov", 1, 0)], "words": WORDS,
            "ages": {"P1": NONE, "P2": NONE, "P3": [1, 0, 0, 0, 0], "P4": NONE}},
    "large": large(),
}  # fmt: skip


@pytest.mark.parametrize("case", CASES)
def test_the_pictures_are_drawn_three_times_as_wide_as_a_phone(case: str, tmp_path: Path) -> None:
    made = charts.draw(tmp_path, {"pages": [CASES[case]]})
    assert [path.name for path in made] == ["1-flow.png", "2-teams.png", "3-ages.png"]
    for path in made:
        width, height = struct.unpack(">II", path.read_bytes()[16:24])
        assert width == 1080
        assert 300 < height <= width + 300, "taller ones are made narrow, or cropped, in a chat"
    PICTURES.mkdir(exist_ok=True)
    for path in made:
        (PICTURES / f"{case}-{path.name}").write_bytes(path.read_bytes())


def figures(order: dict[str, Any]) -> list[Figure]:
    return [
        charts.flow(order["flow"], order["words"]), charts.teams(order["teams"], order["words"]),
        charts.ages(order["ages"], order["words"]),
    ]  # fmt: skip


def lettering(figure: Figure) -> list[tuple[Text, Bbox]]:
    """Return what is written in a picture, and where."""
    figure.draw_without_rendering()
    renderer = figure.canvas.get_renderer()  # type: ignore[attr-defined]
    beyond = {  # matplotlib keeps labels of ticks that are not in view, and does not draw them
        tick.label1
        for axes in figure.axes
        for axis in (axes.xaxis, axes.yaxis)
        for tick in axis.get_major_ticks()
        if not min(axis.get_view_interval()) <= tick.get_loc() <= max(axis.get_view_interval())
    }
    texts = [
        t
        for t in figure.findobj(Text)
        if isinstance(t, Text) and t.get_visible() and t.get_text().strip() and t not in beyond
    ]
    return [(t, box) for t in texts if (box := t.get_window_extent(renderer)).width]


@pytest.mark.parametrize("case", CASES)
def test_the_smallest_letters_are_eleven_pixels_and_nothing_is_cut_off(case: str) -> None:
    for figure in figures(CASES[case]):
        written = lettering(figure)
        assert min(float(text.get_fontsize()) for text, _ in written) >= 11
        for text, box in written:
            assert figure.bbox.x0 <= box.x0 < box.x1 <= figure.bbox.x1, text.get_text()
            assert figure.bbox.y0 <= box.y0 < box.y1 <= figure.bbox.y1, text.get_text()


@pytest.mark.parametrize("case", CASES)
def test_no_words_lie_over_others(case: str) -> None:
    for figure in figures(CASES[case]):
        for (one, here), (other, there) in combinations(lettering(figure), 2):
            assert not here.shrunk(0.98, 0.8).overlaps(there.shrunk(0.98, 0.8)), (one.get_text(), other.get_text())


def test_a_picture_s_title_says_what_is_seen_and_of_when() -> None:
    titles = [figure.get_suptitle() for figure in figures(CASES["large"])]
    assert titles == [
        "Opened and resolved · 24 Oct – 22 Nov", "Answered in time · Mon 16 Nov – Sun 22 Nov",
        "Open now, by age · 5,417",
    ]  # fmt: skip
    assert "Nothing came or was resolved" in {text.get_text() for text, _ in lettering(figures(CASES["none"])[0])}


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


def test_in_time_and_late_differ_in_grey_and_by_a_hatch() -> None:
    (axes,) = charts.teams([bar("eGov", 3, 1)], WORDS).axes
    late, in_time = axes.patches
    assert [bar.get_hatch() for bar in (late, in_time)] == ["////", None]
    assert contrast(charts.BLUE, charts.PAPER) > 4.5


def test_the_shades_of_the_ages_are_darker_the_more_there_are_and_each_number_is_read_on_its_own() -> None:
    (axes,) = charts.ages(CASES["large"]["ages"], WORDS).axes
    counts = [n for row in CASES["large"]["ages"].values() for n in row]
    shades = [to_hex(cell.get_facecolor()) for cell in axes.patches]
    ranked = [grey(shade) for _, shade in sorted(zip(counts, shades, strict=True))]
    assert ranked == sorted(ranked, reverse=True)
    inks = [to_hex(text.get_color()) for text in axes.texts if text.get_text().replace(",", "").isdigit()]
    papers = [shade for count, shade in zip(counts, shades, strict=True) if count]
    assert min(contrast(ink, paper) for ink, paper in zip(inks, papers, strict=True)) > 4.5
