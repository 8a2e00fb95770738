"""What messages of the tests leave in a form: pieces, photos, and how the form remembers them."""

from __future__ import annotations

from typing import Any

from helpdesk.intake.form import Form, FormMessage, FormStep, Piece
from helpdesk.ticket.notes import File, FileKind
from helpdesk.ticket.ticket import Priority
from tests.helpdesk.desk import said

HERE = said(9)
EMPTY = Form(priority=Priority.P3)
PHONE: dict[str, Any] = {"phone": "+919437012345"}


def photo(name: str, message_id: int | None = 9, album: str | None = None, chat_id: int | None = 100) -> File:
    """Return a photo that a message carries."""
    return File(
        kind=FileKind.PHOTO, file_id=name, unique_id=name, album=album, chat_id=chat_id, message_id=message_id
    )


def piece(text: str, *, rest: bool = False, message: int = 9) -> Piece:
    """Return a piece of a message."""
    return Piece(text, said(message), is_rest=rest)


def remembered(step: FormStep | None, letters: int, message: int = 9, **gave: str) -> FormMessage:
    """Return a message as the form remembers it."""
    return FormMessage(said=said(message), step=step, letters=letters, gave=tuple(gave.items()))
