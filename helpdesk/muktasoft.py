"""MUKTASoft's own ids in what people write: projects, work orders, muster rolls, bills, payment instructions."""

from __future__ import annotations


def find_refs(text: str) -> tuple[str, ...]:
    """Return MUKTASoft's ids in ``text`` as MUKTASoft writes them, in order, each once."""
    raise NotImplementedError


def ref_spans(text: str) -> tuple[tuple[int, int], ...]:
    """Return where these ids stand in ``text`` (start, end): digits there are nobody's number."""
    raise NotImplementedError
