"""Pictures for a phone: drawn at three times 360 px, on paper of their own, told apart without any colour."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from matplotlib.axes import Axes
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.dates import DateFormatter, WeekdayLocator, date2num
from matplotlib.figure import Figure
from matplotlib.patches import Patch, Rectangle
from matplotlib.ticker import MaxNLocator

# One point is one pixel of a phone's screen that is 360 wide, so these are sizes as people see them.
INCH = 72.0
WIDTH, DPI = 360 / INCH, 216
SMALL, PLAIN, LARGE = 11, 12, 15
PAPER, INK, GREY, PALE, RULE = "#FBFBF9", "#1B1B1B", "#5F6368", "#D5DAE1", "#E3E3E0"
BLUE, ORANGE = "#1F4E9E", "#B4540A"  # dark and middling: apart in grey, too
BESIDE = 0.55  # of the darkest shade; from there on numbers are written in white
IN_TIME = {"facecolor": BLUE, "edgecolor": INK, "lw": 0.8}
LATE = {"facecolor": PAPER, "edgecolor": GREY, "hatch": "////", "lw": 0.8}
NAME = 24  # letters of a team's name; its count stands beside it
TITLE = 42  # letters that fit beside one another in a title
HALF = 0.5  # a day

Words = Mapping[str, Any]


def draw(folder: Path, order: Mapping[str, Any]) -> list[Path]:
    """Draw the pictures that an order asks for into ``folder``."""
    made = []
    for number, (name, picture) in enumerate(PICTURES.items(), 1):
        if name not in order:
            continue
        path = folder / f"{number}-{name}.png"
        picture(order[name], order["words"]).savefig(path, dpi=DPI, facecolor=PAPER)
        made.append(path)
    return made


def flow(days: Sequence[tuple[str, int, int, int]], words: Words) -> Figure:
    """Opened against resolved, day by day; below it what was open at the end of each."""
    on = [date.fromisoformat(day[0]) for day in days]
    figure = _figure(300, words["flow"], f"{on[0]:%-d %b} – {on[-1]:%-d %b}")
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
    below.set_title(f"{words['backlog']}: {left[-1]:,}", fontsize=PLAIN, loc="left", color=INK, pad=4)
    for axes in (above, below):
        _plain(axes)
        axes.grid(axis="y", color=RULE, lw=0.8)
        axes.set_axisbelow(True)
        axes.yaxis.set_major_locator(MaxNLocator(nbins=4, integer=True))
        axes.yaxis.set_major_formatter(lambda value, _: f"{value:,.0f}")
    below.xaxis.set_major_locator(WeekdayLocator(byweekday=0))  # type: ignore[no-untyped-call]
    below.xaxis.set_major_formatter(DateFormatter("%-d %b"))  # type: ignore[no-untyped-call]
    return figure


def teams(rows: Sequence[tuple[str, int, int]], words: Words) -> Figure:
    """The share of answers in time, a bar a team; its count stands beside its name."""
    figure = _figure(92 + 46 * len(rows) if rows else 110, words["teams"], words["span"])
    axes = figure.subplots()
    axes.axis("off")
    if not rows:
        _say(axes, words["nobody"])
        return figure
    axes.set_xlim(0, 100)
    axes.set_ylim(len(rows), -0.1)
    for number, (name, in_time, late) in enumerate(rows):
        width = 100 * in_time / (in_time + late)
        for length, look in ((100.0, LATE), (width, IN_TIME)):
            axes.add_patch(Rectangle((0, number + 0.51), length, 0.34, clip_on=False, **look))  # type: ignore[arg-type]
        axes.text(0, number + 0.36, _short(name), fontsize=PLAIN, color=INK, weight="bold")
        said = f"{100 * in_time // (in_time + late)} % · {in_time:,} of {in_time + late:,}"  # 99.6 is not all
        axes.text(100, number + 0.36, said, fontsize=PLAIN, color=INK, ha="right")
    _legend(axes, [Patch(label=words["in-time"], **IN_TIME), Patch(label=words["late"], **LATE)])  # type: ignore[arg-type]
    return figure


def ages(counts: Mapping[str, Sequence[int]], words: Words) -> Figure:
    """How many are open of each priority and age: every number is written, the shade only helps."""
    most = max((n for row in counts.values() for n in row), default=0)
    all_ = sum(sum(row) for row in counts.values())
    figure = _figure(250 if most else 110, words["ages"], f"{all_:,}")
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
            text = f"{count:,}" if count else "–"
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
    words = f"{title} · {below}" if len(title) + len(below) < TITLE else title
    figure.suptitle(
        words, fontsize=LARGE if len(words) < 32 else PLAIN + 1, color=INK, weight="bold", x=0.03, ha="left"
    )
    return figure


def _legend(axes: Axes, handles: Sequence[Any]) -> None:
    axes.legend(
        handles=handles, loc="lower left", bbox_to_anchor=(0, 1), ncols=2, fontsize=PLAIN, frameon=False,
        labelcolor=INK, borderaxespad=0.1, borderpad=0,
    )  # fmt: skip


def _short(name: str) -> str:
    return name if len(name) <= NAME else f"{name[: NAME - 1].rstrip()}…"


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
