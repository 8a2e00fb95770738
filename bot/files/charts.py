"""Pictures for a phone: drawn at three times 360 px, on paper of their own, told apart without any colour."""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from functools import cache
from pathlib import Path
from string import digits as DIGITS
from typing import Any

from matplotlib import rc_context
from matplotlib.axes import Axes
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.dates import date2num
from matplotlib.figure import Figure
from matplotlib.font_manager import FontProperties, findfont, fontManager, get_font
from matplotlib.patches import Patch, Rectangle
from matplotlib.text import Text
from matplotlib.ticker import MaxNLocator

from bot.files.fonts import NAMES, fonts_of

# One point is one pixel of a phone's screen that is 360 wide, so these are sizes as people see them.
INCH = 72.0
WIDTH, DPI = 360 / INCH, 216
SMALL, PLAIN, LARGE = 11, 12, 15
PAPER, INK, GREY, PALE, RULE = "#FBFBF9", "#1B1B1B", "#5F6368", "#D5DAE1", "#E3E3E0"
BLUE, ORANGE = "#1F4E9E", "#B4540A"  # dark and middling: apart in grey, too
BESIDE = 0.55  # of the darkest shade; from there on numbers are written in white
IN_TIME = {"facecolor": BLUE, "edgecolor": INK, "lw": 0.8}
LATE = {"facecolor": PAPER, "edgecolor": GREY, "hatch": "////", "lw": 0.8}
ROOM = 330  # points that a line has
LATIN = "DejaVu Sans"  # comes with matplotlib; other letters are asked of the machine
HALF = 0.5  # a day

Words = Mapping[str, Any]
Page = Mapping[str, Any]  # the pictures' numbers, and their words in one language


def draw(folder: Path, order: Mapping[str, Any]) -> list[Path]:
    """Draw the pictures that an order asks for into ``folder``: of its pages the first that can be written here."""
    made = []
    with rc_context({"font.family": families()}):
        page = written(order["pages"])
        for number, (name, picture) in enumerate(PICTURES.items(), 1):
            if name not in page:
                continue
            path = folder / f"{number}-{name}.png"
            picture(page[name], page["words"]).savefig(path, dpi=DPI, facecolor=PAPER)
            made.append(path)
    return made


def written(pages: Sequence[Page]) -> Page:
    """Return the first page that there are letters for on this machine, else the last one."""
    return next((page for page in pages if _can_write(json.dumps(page, ensure_ascii=False))), pages[-1])


@cache
def families() -> list[str]:
    """Return the fonts to write with, letter by letter: what the first lacks, the next may have."""
    found = dict.fromkeys(path for language in NAMES for path in fonts_of(language))
    for path in found:
        fontManager.addfont(path)
    return list(dict.fromkeys([LATIN, *(FontProperties(fname=path).get_name() for path in found)]))


def _can_write(text: str) -> bool:
    fonts = [get_font(findfont(FontProperties(family=family))) for family in families()]
    return all(any(font.get_char_index(ord(letter)) for font in fonts) for letter in set(text))


def flow(days: Sequence[tuple[str, int, int, int]], words: Words) -> Figure:
    """Opened against resolved, day by day; below it what was open at the end of each."""
    on = [date.fromisoformat(day[0]) for day in days]
    dates, write = words["dates"], _writer(words)
    figure = _figure(300, words["flow"], f"{dates[0]} – {dates[-1]}")
    above, below = figure.subplots(2, 1, sharex=True, height_ratios=[3, 2])
    opened, resolved, left = [day[1] for day in days], [day[2] for day in days], [day[3] for day in days]
    above.plot(on, opened, color=BLUE, lw=2, marker="o", ms=3.5, label=words["opened"])
    above.plot(
        on, resolved, color=ORANGE, lw=1.6, ls=(0, (4, 2)), marker="s", ms=4, mfc=PAPER, label=words["resolved"]
    )
    _legend(above, above.get_lines())
    above.set_ylim(0, max(1, *opened, *resolved) * 1.1)
    if not any(opened) and not any(resolved):
        _say(above, words["quiet"])
    edges = [float(date2num(on[0])) - HALF + number for number in range(len(on) + 1)]  # type: ignore[no-untyped-call]
    below.stairs(left, edges, fill=True, color=PALE, zorder=0)
    below.stairs(left, edges, color=INK, lw=1.6, baseline=None, zorder=2)
    below.set_xlim(edges[0], edges[-1])
    below.set_ylim(0, max(1, *left) * 1.25)
    below.set_title(f"{words['backlog']}: {write(left[-1])}", fontsize=PLAIN, loc="left", color=INK, pad=4)
    for axes in (above, below):
        _plain(axes)
        axes.grid(axis="y", color=RULE, lw=0.8)
        axes.set_axisbelow(True)
        axes.yaxis.set_major_locator(MaxNLocator(nbins=4, integer=True))
        axes.yaxis.set_major_formatter(lambda value, _: write(value))
    mondays = [number for number, day in enumerate(on) if day.weekday() == 0]
    below.set_xticks([edges[number] + HALF for number in mondays], [dates[number] for number in mondays])
    return figure


def teams(rows: Sequence[tuple[str, int, int, str]], words: Words) -> Figure:
    """The share of answers in time, a bar a team; its count stands beside its name."""
    figure = _figure(92 + 46 * len(rows) if rows else 110, words["teams"], words["span"])
    axes = figure.subplots()
    axes.axis("off")
    if not rows:
        _say(axes, words["nobody"])
        return figure
    axes.set_xlim(0, 100)
    axes.set_ylim(len(rows), -0.1)
    for number, (name, in_time, late, said) in enumerate(rows):
        width = 100 * in_time / (in_time + late)
        for length, look in ((100.0, LATE), (width, IN_TIME)):
            axes.add_patch(Rectangle((0, number + 0.51), length, 0.34, clip_on=False, **look))  # type: ignore[arg-type]
        beside = axes.text(100, number + 0.36, said, fontsize=PLAIN, color=INK, ha="right")
        shown = axes.text(0, number + 0.36, name, fontsize=PLAIN, color=INK, weight="bold")
        _shorten(shown, ROOM - _width(beside))
    _legend(axes, [Patch(label=words["in-time"], **IN_TIME), Patch(label=words["late"], **LATE)])  # type: ignore[arg-type]
    return figure


def ages(counts: Mapping[str, Sequence[int]], words: Words) -> Figure:
    """How many are open of each priority and age: every number is written, the shade only helps."""
    most = max((n for row in counts.values() for n in row), default=0)
    all_ = sum(sum(row) for row in counts.values())
    write = _writer(words)
    figure = _figure(250 if most else 110, words["ages"], write(all_))
    axes = figure.subplots()
    axes.axis("off")
    if not most:
        _say(axes, words["nothing"])
        return figure
    columns = words["columns"]
    axes.set_xlim(-0.6, len(columns))
    axes.set_ylim(len(counts) + 0.02, -0.75)
    for number, title in enumerate(columns):
        axes.text(number + 0.5, -0.38, _two_lines(title), fontsize=SMALL, color=INK, ha="center", va="center")
    for row, (priority, found) in enumerate(counts.items()):
        axes.text(-0.12, row + 0.5, priority, fontsize=PLAIN, color=INK, weight="bold", ha="right", va="center")
        for column, count in enumerate(found):
            shade = count / most
            axes.add_patch(_cell(column, row, shade))
            ink = PAPER if shade > BESIDE else INK if count else GREY
            text = write(count) if count else "–"
            axes.text(column + 0.5, row + 0.5, text, fontsize=PLAIN, color=ink, ha="center", va="center")
    return figure


def _cell(column: int, row: int, shade: float) -> Rectangle:
    light, dark = (0.955, 0.96, 0.97), (0.09, 0.24, 0.52)
    color = tuple(a + (b - a) * shade for a, b in zip(light, dark, strict=True))
    return Rectangle((column + 0.04, row + 0.06), 0.92, 0.88, facecolor=color, edgecolor=GREY, lw=0.6)


def _figure(height: int, title: str, below: str) -> Figure:
    figure = Figure(figsize=(WIDTH, height / 72), dpi=DPI, facecolor=PAPER, layout="constrained")
    FigureCanvasAgg(figure)
    figure.get_layout_engine().set(w_pad=10 / 72, h_pad=8 / 72)  # type: ignore[union-attr, call-arg]
    shown = figure.suptitle(title, color=INK, weight="bold", x=0.03, ha="left")
    for words, size in ((f"{title} · {below}", LARGE), (f"{title} · {below}", PLAIN + 1), (title, PLAIN + 1)):
        shown.set(text=words, fontsize=size)
        if _width(shown) <= ROOM:
            break
    return figure


def _writer(words: Words) -> Callable[[float], str]:
    """Return how numbers are written: in the digits of the reader, thousands apart."""
    digits = str.maketrans(DIGITS, words["digits"])
    return lambda number: f"{number:,.0f}".translate(digits)


def _width(text: Text) -> float:
    """Return how wide a text is, in points."""
    figure = text.get_figure(root=True)
    assert figure is not None
    return float(text.get_window_extent(figure.canvas.get_renderer()).width) * INCH / DPI  # type: ignore[attr-defined]


def _shorten(text: Text, room: float) -> None:
    """Cut a text to the width that it has; never between a letter and what is written over or under it."""
    kept = text.get_text()
    while kept and _width(text) > room:
        kept = kept[:-1]
        while kept and unicodedata.category(kept[-1])[0] == "M":
            kept = kept[:-1]
        text.set_text(f"{kept.rstrip()}…")


def _legend(axes: Axes, handles: Sequence[Any]) -> None:
    axes.legend(
        handles=handles, loc="lower left", bbox_to_anchor=(0, 1), ncols=2, fontsize=PLAIN, frameon=False,
        labelcolor=INK, borderaxespad=0.1, borderpad=0,
    )  # fmt: skip


def _plain(axes: Axes) -> None:
    axes.set_facecolor(PAPER)
    axes.tick_params(labelsize=SMALL, colors=INK, length=0)
    for side in ("top", "right", "left"):
        axes.spines[side].set_visible(False)
    axes.spines["bottom"].set_color(GREY)


def _say(axes: Axes, words: str) -> None:
    axes.text(0.5, 0.5, words, fontsize=LARGE, color=GREY, ha="center", va="center", transform=axes.transAxes)


def _two_lines(title: str) -> str:
    number, _, unit = title.rpartition(" ")
    return f"{number}\n{unit}" if number else title


PICTURES: dict[str, Callable[[Any, Words], Figure]] = {"flow": flow, "teams": teams, "ages": ages}
