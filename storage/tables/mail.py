"""Tables of mails: what came to the desk's address, and what was written from it."""

from __future__ import annotations

from sqlalchemy import BigInteger, Boolean, Column, ForeignKey, Index, Integer, Table, Text, UniqueConstraint, text

from helpdesk.mail.authentication import SenderProof
from helpdesk.mail.letters import LetterKind
from helpdesk.mail.mail import MailNature, MailState, MailTrouble
from storage.tables.base import metadata, partial_index, row_id
from storage.tables.types import RowId, TelegramId, UtcDateTime, text_enum

UNENDED = "state IN ('waiting', 'taken')"

mails = Table(
    "mails",
    metadata,
    row_id(),
    Column("version", Integer, nullable=False),
    Column("folder", Text, nullable=False),
    Column("validity", BigInteger, nullable=False),
    Column("uid", BigInteger, nullable=False),
    Column("message_id", Text, nullable=False),
    Column("digest", Text, nullable=False),  # names its file
    Column("sender", Text, nullable=False),
    Column("sender_name", Text, nullable=False),
    Column("subject", Text, nullable=False),
    Column("text", Text, nullable=False),
    Column("signature", Text, nullable=False),
    Column("references", Text, nullable=False),
    Column("nature", text_enum(MailNature), nullable=False),
    Column("proof", text_enum(SenderProof), nullable=False),
    Column("proven_by", Text, nullable=False),
    Column("trouble", text_enum(MailTrouble)),
    Column("files_in_all", Integer, nullable=False),
    Column("size", BigInteger, nullable=False),
    Column("state", text_enum(MailState), nullable=False),
    Column("guess", RowId),
    Column("ticket", RowId),
    Column("taken_by", TelegramId),
    Column("taken_at", UtcDateTime),
    Column("ended_by", TelegramId),
    Column("ended_at", UtcDateTime),
    Column("reason", Text),
    Column("came_at", UtcDateTime, nullable=False),
    Column("sent_at", UtcDateTime),
    Column("next_at", UtcDateTime),
    Column("step", Integer, nullable=False),
    Column("shown", Boolean, nullable=False),
    Column("settled", Boolean, nullable=False),
    Column("blanked", Boolean, nullable=False, server_default=text("false")),
    Column("kept", Boolean, nullable=False, server_default=text("true")),
    # Prevents a mail from becoming two, however often it is fetched.
    UniqueConstraint("folder", "validity", "uid"),
    # Prevents the same mail in two places of the mailbox from becoming two; of doubles there may be many.
    partial_index("uq_mails_digest", "digest", where="state <> 'double'", unique=True),
    partial_index("ix_mails_unended", "next_at", where=UNENDED),
    partial_index("ix_mails_unsettled", "folder", "validity", where="NOT settled"),
    Index(None, "ticket"),
    Index(None, "sender"),
    Index(None, "came_at"),
    sqlite_autoincrement=True,
)

mail_files = Table(
    "mail_files",
    metadata,
    row_id(),
    Column("mail", RowId, ForeignKey("mails.id"), nullable=False),
    Column("part", Integer, nullable=False),
    Column("name", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("size", BigInteger, nullable=False),
    Column("file_id", Text),
    Column("unique_id", Text),
    UniqueConstraint("mail", "part"),
    sqlite_autoincrement=True,
)

own_addresses = Table(
    "own_addresses",
    metadata,
    Column("person", TelegramId, ForeignKey("people.id"), primary_key=True, autoincrement=False),
    Column("address", Text, nullable=False),
    Column("code", Text, nullable=False),  # '' once it is confirmed
    Column("asked_at", UtcDateTime, nullable=False),
    Column("tries", Integer, nullable=False),
    Column("confirmed_at", UtcDateTime),
    Index(None, "address"),
)

letters = Table(
    "letters",
    metadata,
    row_id(),
    # Whoever names it has had the letter: a reply acts by that alone.
    Column("message_id", Text, nullable=False, unique=True),
    Column("kind", text_enum(LetterKind), nullable=False),
    Column("address", Text, nullable=False),
    Column("name", Text, nullable=False),
    Column("language", Text),
    Column("subject", Text, nullable=False),
    Column("in_reply_to", Text, nullable=False),
    Column("references", Text, nullable=False),
    Column("ticket", RowId),
    Column("mail", RowId),
    Column("text", Text, nullable=False),
    Column("written_by", TelegramId),
    Column("owed_at", UtcDateTime, nullable=False),
    Column("sent_at", UtcDateTime),
    Column("bounced_at", UtcDateTime),
    Index(None, "address", "owed_at"),
    Index(None, "ticket"),
    sqlite_autoincrement=True,
)
