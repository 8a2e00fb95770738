"""How far something has come, for whoever watches at a terminal."""

from __future__ import annotations

from collections.abc import Callable
from typing import TextIO

BAR = 30


def on_terminal(stream: TextIO) -> Callable[[int, int], None]:
    """Return a progress bar on a terminal; nothing is shown where nobody watches."""
    return bar(stream.write) if stream.isatty() else _quiet


def bar(write: Callable[[str], object]) -> Callable[[int, int], None]:
    """Return a progress bar that draws itself over and over on one line."""

    def show(done: int, total: int) -> None:
        share = done / total if total else 1.0
        full = round(BAR * share)
        write(f"\r[{'#' * full}{'.' * (BAR - full)}] {share:4.0%}  {done:,} of {total:,}")
        if done >= total:
            write("\n")

    return show


def _quiet(_done: int, _total: int) -> None:
    """Nobody watches."""
