"""Tables of what people wrote and sent, and of callers: to erase a person is to blank rows here."""

from __future__ import annotations

from sqlalchemy import BigInteger, Column, ForeignKey, Index, Table, Text, UniqueConstraint

from helpdesk.ticket.notes import FileKind, NoteAudience, NoteKind
from helpdesk.ticket.ticket import CallerKind
from storage.tables.base import metadata, partial_index, row_id
from storage.tables.types import RowId, TelegramId, UtcDateTime, text_enum

callers = Table(
    "callers",
    metadata,
    row_id(),
    Column("phone", Text),
    Column("email", Text),  # in small letters
    Column("name", Text),
    Column("kind", text_enum(CallerKind)),
    Column("ulb", Text),
    Column("language", Text),
    # What makes a caller the same one (storage/people/callers.py), so that nobody is kept twice; null: not known.
    # It holds the number and the name: erasing blanks it, too.
    Column("identity", Text, unique=True),
    Index(None, "phone"),
    Index(None, "email"),
    sqlite_autoincrement=True,
)

notes = Table(
    "notes",
    metadata,
    row_id(),
    Column("ticket", RowId, ForeignKey("tickets.number"), nullable=False),
    Column("kind", text_enum(NoteKind), nullable=False),
    Column("text", Text, nullable=False),
    Column("author", TelegramId),
    Column("said_at", UtcDateTime, nullable=False),
    Column("chat_id", TelegramId),
    Column("message_id", TelegramId),
    Column("audience", text_enum(NoteAudience), nullable=False, server_default=NoteAudience.TEAMS.value),
    Column("origin", RowId),  # the note that it is a copy of, in a ticket that this one's is linked to
    Column("edited_at", UtcDateTime),  # by its author, in the chat
    Index(None, "ticket", "id"),
    partial_index("ix_notes_origin", "origin", where="origin IS NOT NULL"),
    partial_index("ix_notes_message", "chat_id", "message_id", where="message_id IS NOT NULL"),
    sqlite_autoincrement=True,
)

former_texts = Table(
    "former_texts",
    metadata,
    row_id(),
    Column("note", RowId, ForeignKey("notes.id"), nullable=False),
    Column("text", Text, nullable=False),
    Index(None, "note", "id"),
    sqlite_autoincrement=True,
)

files = Table(
    "files",
    metadata,
    row_id(),
    Column("ticket", RowId, ForeignKey("tickets.number"), nullable=False),
    Column("kind", text_enum(FileKind), nullable=False),
    Column("file_id", Text, nullable=False),
    Column("unique_id", Text, nullable=False),
    Column("name", Text),
    Column("size", BigInteger),
    Column("author", TelegramId),
    Column("said_at", UtcDateTime),
    Column("note", RowId, ForeignKey("notes.id")),
    Column("album", Text),
    Column("chat_id", TelegramId),
    Column("message_id", TelegramId),
    partial_index("ix_files_message", "chat_id", "message_id", where="message_id IS NOT NULL"),
    partial_index("ix_files_album", "album", "author", where="album IS NOT NULL"),
    # Prevents a photo that was sent twice from being posted twice.
    UniqueConstraint("ticket", "unique_id"),
    sqlite_autoincrement=True,
)

# A message that became more than one note of its own tells: it filled in a form, or is a further part of a note.
sources = Table(
    "sources",
    metadata,
    Column("chat_id", TelegramId, primary_key=True, autoincrement=False),
    Column("message_id", TelegramId, primary_key=True, autoincrement=False),
    Column("ticket", RowId, ForeignKey("tickets.number"), nullable=False),
    Column("note", RowId, ForeignKey("notes.id")),
    Column(
        "letters", BigInteger
    ),  # of the note's text that are this message's, which follow those of the former ones
    Column("gave", Text, nullable=False, server_default=""),  # the names of the fields that it filled in
    Index(None, "ticket"),
    partial_index("ix_sources_note", "note", where="note IS NOT NULL"),
)

refs = Table(
    "refs",
    metadata,
    Column("ticket", RowId, ForeignKey("tickets.number"), primary_key=True, autoincrement=False),
    Column("ref", Text, primary_key=True),
    Index(None, "ref", "ticket"),
)
