"""Which message passes on which words, by the name of its slot: what was edited is said anew there."""

from __future__ import annotations

import re

from helpdesk.notify.ticket_texts import (
    AnswerInTeam,
    BackWithDesk,
    Comment,
    CommentForTown,
    CommentInTeam,
    ObjectionToDesk,
    OpenAgainInTeam,
    PassedOnWords,
    QuestionToDesk,
    SolutionReworded,
)

PASSED_ON: dict[str, type[PassedOnWords]] = {
    each.stored_as: each
    for each in (
        QuestionToDesk, BackWithDesk, ObjectionToDesk, Comment, AnswerInTeam, CommentInTeam, OpenAgainInTeam,
        SolutionReworded, CommentForTown,
    )
}  # fmt: skip


def passed_on_in(slot: str | None) -> PassedOnWords | None:
    """Return what the message in that slot says, so that it can be said anew; None for other slots."""
    found = re.fullmatch(r"said:([a-z-]+):(\d+):(\d+)@-?\d+", slot or "")
    if found is None or found[1] not in PASSED_ON:
        return None
    return PASSED_ON[found[1]](note=int(found[2]), mention=int(found[3]) or None)
