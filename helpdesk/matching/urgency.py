"""Which priority the words of a trouble propose, by the configured ones. It is a proposal, and said to be one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from helpdesk.matching.phrases import first_said
from helpdesk.ticket.ticket import Priority


@dataclass(frozen=True, slots=True)
class PriorityProposal:
    """A priority, and the configured words for which it is proposed."""

    priority: Priority
    words: str


def proposed(text: str, words: Sequence[tuple[Priority, tuple[str, ...]]]) -> PriorityProposal | None:
    """Return the most urgent priority whose words the text says; None if it says none of any."""
    for priority, phrases in sorted(words):
        said = first_said(text, phrases)
        if said is not None:
            return PriorityProposal(priority, said)
    return None
