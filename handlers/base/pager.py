"""Long lists in pages: which rows are shown, and the two buttons that turn the page."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from telegram import InlineKeyboardButton

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Paged(Generic[T]):
    """One page of a list: ``number`` counts from 0, ``first`` is the place of its first row in the whole list."""

    rows: Sequence[T]
    number: int
    pages: int
    first: int

    @classmethod
    def of(cls, everything: Sequence[T], number: int, size: int) -> Paged[T]:
        """Return page ``number``; the nearest there is where the list has become shorter since it was asked for."""
        pages = max(1, -(-len(everything) // size))
        number = min(max(number, 0), pages - 1)
        return cls(everything[number * size : (number + 1) * size], number, pages, number * size)

    def turns(self, button: Callable[[int, str], InlineKeyboardButton]) -> list[InlineKeyboardButton]:
        """Return the row to the pages before and after; ``button`` makes one from a page and its words' key."""
        row = [button(self.number - 1, "button-newer")] if self.number > 0 else []
        return row + ([button(self.number + 1, "button-older")] if self.number + 1 < self.pages else [])
