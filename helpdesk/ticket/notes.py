"""What people wrote and sent: callers, notes and files. Erasing a person means blanking these and nothing else."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from helpdesk.ticket.ticket import CallerKind


@dataclass(frozen=True, kw_only=True, slots=True)
class Caller:
    """Somebody who called: unique by number and name; ``id`` 0 is not stored yet."""

    id: int = 0
    phone: str | None = None  # E.164; None: no number
    email: str | None = None
    name: str | None = None
    kind: CallerKind | None = None
    ulb: str | None = None
    language: str | None = None  # in which the desk writes to them, once somebody has chosen it


BY_MAIL = 0  # in the place of an author: the ticket's own caller, by mail; nobody in Telegram has that number


class NoteKind(StrEnum):
    """What a text is to its ticket."""

    DESCRIPTION = "description"
    DIAGNOSIS = "diagnosis"
    PLACE = "place"  # the name of a ULB that is not on the list
    COMMENT = "comment"
    QUESTION = "question"
    ANSWER = "answer"
    RESOLUTION = "resolution"
    REASON = "reason"
    REFERENCE = "reference"  # its name in another system; the latest one counts


class NoteAudience(StrEnum):
    """For whom a comment is; and as whom somebody reads what was written."""

    DESK = "desk"  # the desk's own
    TEAMS = "teams"  # the desk and the teams
    TOWN = "town"  # the town's SPOCs, too


# What a town reads whatever is said of its audience: what is wrong, and how it was solved. Not what was asked,
# answered, found or given as a reason between the desk and its teams.
FOR_TOWN = frozenset({NoteKind.DESCRIPTION, NoteKind.PLACE, NoteKind.RESOLUTION, NoteKind.REFERENCE})


@dataclass(frozen=True, kw_only=True, slots=True)
class Note:
    """One text that a person wrote; ``id`` 0 is not stored yet."""

    id: int = 0
    ticket: int
    kind: NoteKind
    text: str
    author: int | None  # Telegram id; None: the group itself (an anonymous admin)
    said_at: datetime
    chat_id: int | None = None  # the message it came in, so that an edit of it can be followed
    message_id: int | None = None
    audience: NoteAudience = NoteAudience.TEAMS  # of a comment
    origin: int | None = None  # the note of another ticket that this is a copy of: what happens to that happens here
    edited_at: datetime | None = None  # when its author last changed the words; the former ones are kept

    def is_for(self, reader: NoteAudience, person: int | None = None) -> bool:
        """Whether ``person``, who reads as ``reader``, may read it; what one wrote oneself one may."""
        if reader is NoteAudience.DESK or (person is not None and person == self.author):
            return True
        if reader is NoteAudience.TEAMS:
            return self.audience is not NoteAudience.DESK
        return self.audience is NoteAudience.TOWN or self.kind in FOR_TOWN


class FileKind(StrEnum):
    """How Telegram sends it, and so how it is sent on."""

    PHOTO = "photo"
    DOCUMENT = "document"
    VOICE = "voice"
    VIDEO = "video"
    AUDIO = "audio"
    ANIMATION = "animation"
    VIDEO_NOTE = "video_note"  # a round video


@dataclass(frozen=True, kw_only=True, slots=True)
class File:
    """One attachment, held by Telegram and sent on by its ``file_id``; ``id`` 0 is not stored yet."""

    id: int = 0
    ticket: int = 0
    kind: FileKind
    file_id: str
    unique_id: str
    name: str | None = None
    size: int | None = None
    author: int | None = None
    said_at: datetime | None = None
    note: int | None = None  # the comment it came with
    album: str | None = None  # what Telegram calls the album that it is a part of
    chat_id: int | None = None  # the message it came in, so that an edit of it can be followed
    message_id: int | None = None

    def is_in(self, chat_id: int | None, message_id: int | None) -> bool:
        """Whether it came in this message."""
        return message_id is not None and (self.chat_id, self.message_id) == (chat_id, message_id)


@dataclass(frozen=True, kw_only=True, slots=True)
class SourceMessage:
    """A message that became part of a ticket without being a note of its own: of its form, or of a longer text."""

    chat_id: int
    message_id: int
    ticket: int
    note: int | None = None  # of which it is a part
    letters: int | None = None  # how many of the note's are its own; the parts stand in the order of the messages
    gave: str = ""  # the form's fields that it filled in, by name, with blanks between


def joined(parts: Sequence[str]) -> str:
    """Return the text of a note that came in several messages."""
    return "\n".join(filter(None, parts))


def parted(text: str, letters: Sequence[int]) -> list[str]:
    """Return what ``joined`` made one text of."""
    parts, at = [], 0
    for length in letters:
        parts.append(text[at : at + length])
        at += length + 1 if length else 0
    return parts


def readable(
    notes: Sequence[Note], files: Sequence[File], reader: NoteAudience, person: int | None
) -> tuple[list[Note], list[File]]:
    """Return what ``person``, who reads as ``reader``, may read of a ticket's texts, and of the files with them."""
    kept = [note for note in notes if note.is_for(reader, person)]
    hidden = {note.id for note in notes} - {note.id for note in kept}
    return kept, [file for file in files if file.note not in hidden]
