"""What must not stand in JIRA: who called, and how to reach them. On its free plan everybody reads everything."""

from __future__ import annotations

import re

from helpdesk.jira.wiki import escaped
from helpdesk.text.masking import DOT, strike_out
from helpdesk.ticket.notes import Caller

_ADDRESS = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
NOBODY = Caller()


def without_people(text: str, caller: Caller | None, region: str) -> str:
    """Return people's words without the caller's name, and with every number, account and address masked."""
    return _ADDRESS.sub(f"{DOT * 3}@{DOT * 3}", strike_out(text, caller or NOBODY, region))


def for_jira(text: str, caller: Caller | None, region: str) -> str:
    """Return the same as JIRA's wiki text, in which it stays what it is."""
    return escaped(without_people(text, caller, region))


def marked(text: str, prefix: str, ticket: int, note: int) -> str:
    """Return a comment with the mark by which it is known to be ours: who has a lost answer looks for it."""
    return f"{text}\n({prefix}-{ticket}/{note})"


def note_in(body: str, prefix: str) -> int | None:
    """Return the note of ours that a comment shows; None: somebody else wrote it."""
    found = re.search(rf"\({re.escape(prefix)}-\d+/(\d+)\)\s*$", body)
    return int(found[1]) if found else None
