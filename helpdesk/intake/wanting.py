"""What teams sent tickets back for, so that the next form of that category asks for it. A reminder, never a stop."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import timedelta

from helpdesk.intake.form import Form, Wanted
from helpdesk.settings.settings import Proof, ReturnReason
from helpdesk.text.muktasoft import find_refs
from helpdesk.ticket.notes import FileKind

LATELY = timedelta(days=90)
OFTEN = 1  # ticket sent back: each has cost its caller a day
MOST = 3  # things that a form asks for
PICTURES = frozenset({FileKind.PHOTO, FileKind.VIDEO, FileKind.VIDEO_NOTE, FileKind.ANIMATION, FileKind.DOCUMENT})


def wanted(sent_back: Mapping[str, int], reasons: Sequence[ReturnReason]) -> tuple[Wanted, ...]:
    """Return what to ask for, the most missed first. ``sent_back``: tickets of the category, by the reason's key."""
    asked = [reason for reason in reasons if reason.ask and sent_back.get(reason.key, 0) >= OFTEN]
    asked.sort(key=lambda reason: -sent_back[reason.key])
    return tuple(Wanted(reason.key, sent_back[reason.key], reason.proof) for reason in asked[:MOST])


def still_wanted(form: Form, wants: Sequence[Wanted]) -> tuple[Wanted, ...]:
    """Return what can't be seen in the form yet."""
    return tuple(want for want in wants if want.proof is None or not _is_there(form, want.proof))


def _is_there(form: Form, proof: Proof) -> bool:
    if proof is Proof.PICTURE:
        return any(file.kind in PICTURES for file in form.files)
    return bool(find_refs("\n".join(piece.text for piece in (*form.pieces, *form.diagnosis))))
