"""All that people wrote, and forgetting it."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from helpdesk.matching.ready_answers import KeptAnswer
from helpdesk.outbox import Posted
from helpdesk.people.actors import Scope
from helpdesk.text.searching import Filters
from helpdesk.ticket.notes import Caller, File, Note, NoteAudience, NoteKind, SourceMessage
from helpdesk.ticket.ticket import Ticket


class Texts(Protocol):
    """Notes, files, callers and MUKTASoft's ids: all that people wrote."""

    async def add_note(self, note: Note) -> int:
        """Store a note and return its id."""

    async def notes(self, ticket: int, kinds: frozenset[NoteKind] | None = None) -> Sequence[Note]:
        """Return a ticket's notes, oldest first."""

    async def said_of(self, tickets: Collection[int], kinds: frozenset[NoteKind]) -> Sequence[Note]:
        """Return the notes of some kinds of many tickets, oldest first."""

    async def with_notes_of_desk(self, tickets: Collection[int]) -> Sequence[int]:
        """Return those of these tickets about which something was written for the desk alone."""

    async def note_said_in(self, chat_id: int, message_id: int) -> Note | None:
        """Return the note that came in this message."""

    async def last_said(self, chat_id: int, author: int | None, before: int) -> Note | None:
        """Return the last note that somebody said in a chat before a message; no author: in the group's name."""

    async def keep_source(self, source: SourceMessage) -> None:
        """Store a message that became part of a ticket; of one that is known, the note and its letters change."""

    async def source_of(self, chat_id: int, message_id: int) -> SourceMessage | None:
        """Return what a message became, if it is no note of its own."""

    async def parts_of(self, note: int) -> Sequence[SourceMessage]:
        """Return the messages that a note came in, in their order; none if it came in one."""

    async def of_kind(self, kind: NoteKind) -> Sequence[Note]:
        """Return the latest notes of a kind, whatever their ticket, newest first."""

    async def copies_of(self, notes: Collection[int]) -> Sequence[Note]:
        """Return the copies of these notes in other tickets, oldest first."""

    async def reword(self, note: int, text: str, *, edited_at: datetime | None = None) -> int | None:
        """Replace the text of a note, keeping the former one; return the id of that, None if nothing changed."""

    async def former(self, ids: Collection[int]) -> Mapping[int, str]:
        """Return how notes read before they were reworded, by the ids of those texts."""

    async def address(self, chosen: Collection[int], audience: NoteAudience) -> None:
        """Say for whom these notes are, by their ids."""

    async def add_file(self, file: File) -> int:
        """Store an attachment and return its id; the same file of the same ticket twice is one."""

    async def files(self, ticket: int) -> Sequence[File]:
        """Return a ticket's attachments, oldest first."""

    async def files_said_in(self, chat_id: int, message_id: int) -> Sequence[File]:
        """Return the attachments that came in this message, and their copies in linked tickets, oldest first."""

    async def of_album(self, album: str, author: int) -> File | None:
        """Return the first part of an album that somebody sent, if it became an attachment."""

    async def caller(self, caller: int) -> Caller | None:
        """Return a caller by id."""

    async def callers_with(self, *, phone: str | None = None, email: str | None = None) -> Sequence[Caller]:
        """Return the people known under a number or an address, latest first."""

    async def callers_fitting(
        self, *, phone: str | None, email: str | None, name: Sequence[str], limit: int
    ) -> Sequence[Caller]:
        """Return callers with this number and address and these words in their name, as far as they are given.

        Who has no name comes first, then whose latest ticket is newest.
        """

    async def keep_caller(self, caller: Caller) -> int:
        """Store a caller, or bring the one with the same number and name up to date; return the id."""

    async def correct_caller(self, caller: Caller, *, shared: bool) -> int:
        """Write a stored caller anew, with what is not known any more; return the id of who it is now.

        It is another row if somebody is known under that number and name already; or if it is ``shared``, by tickets
        for which the former stays.
        """

    async def speak_to(self, caller: int, language: str) -> None:
        """Write down in which language the desk writes to a caller."""

    async def add_refs(self, ticket: int, refs: Sequence[str]) -> None:
        """Note MUKTASoft's ids that stand in a ticket's texts (normalised); known ones are kept once."""

    async def drop_ref(self, ticket: int, ref: str) -> None:
        """Forget an id of a ticket: it was replaced by another."""

    async def refs(self, ticket: int) -> Sequence[str]:
        """Return MUKTASoft's ids of a ticket."""

    async def with_ref(
        self, refs: Sequence[str], scope: Scope, limit: int = 5, filters: Filters | None = None
    ) -> Sequence[Ticket]:
        """Return tickets that bear one of ``refs`` and that ``filters`` let through, newest first."""


class Answers(Protocol):
    """Ready answers that teams keep."""

    async def keep(self, answer: KeptAnswer) -> bool:
        """Store an answer; return False if that team keeps it already."""

    async def fitting(self, team: str | None, module: str | None) -> Sequence[KeptAnswer]:
        """Return the answers of a team (of any, if None is named) and module, or of none, newest first."""

    async def every(self) -> Sequence[KeptAnswer]:
        """Return all answers, newest first."""

    async def change(self, answer: int, text: str, team: str | None, module: str | None) -> bool:
        """Change an answer; return False if that team keeps the same for that module already."""

    async def kept_from(self, notes: Collection[int]) -> Sequence[KeptAnswer]:
        """Return the answers that were kept from these notes."""

    async def drop(self, answer: int) -> None:
        """Offer an answer no longer."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Scan:
    """What was looked through for something that must be gone, and the tables in which it still stands."""

    tables: int
    rows: int
    holding: tuple[str, ...] = ()


class Erasing(Protocol):
    """Forgetting callers."""

    async def scan(self, wanted: Collection[str]) -> Scan:
        """Look through every row of every table for these numbers and addresses."""

    async def said_in(self, tickets: Collection[int]) -> Mapping[int, int]:
        """Return how many messages of people, in which chats, became part of these tickets."""

    async def states(self, rows: Collection[int]) -> Mapping[int, str]:
        """Return how far these rows of the outbox are; those that are gone are over."""

    async def erase(self, caller: int, numbers: Collection[int]) -> Sequence[int]:
        """Blank a caller, and every text and file of these tickets, wherever they are kept.

        Return the other tickets in which copies of them stood.
        """

    async def strike_elsewhere(self, caller: int, region: str) -> Sequence[int]:
        """Take a caller's number and address out of all that was said of other tickets; return those tickets.

        What others are known by as well stays. To be called before the caller's own row is blank.
        """

    async def end_forms(self, caller: int, region: str) -> Sequence[int]:
        """End the open forms, prompts and owed sentences that a caller's number or address stands in.

        Return the forms. To be called before the caller's own row is blank.
        """

    async def end_searches(self, caller: int, region: str) -> Sequence[Posted]:
        """End the searches in which a caller was typed; return our messages that show that.

        To be called before the caller's own row is blank.
        """

    async def in_flight(self, rows: Collection[int] | None = None) -> Sequence[int]:
        """Return the rows of the outbox, of these or of all, that are being sent from what was known before."""

    async def showing(self, caller: int, tickets: Collection[int], forms: Collection[int]) -> Sequence[Posted]:
        """Return our messages in the chats in which words of these stand."""

    async def overdue(self, closed_before: datetime, limit: int) -> Sequence[int]:
        """Return callers, not blank yet, all of whose tickets were closed before then."""

    async def forget(
        self,
        caller: int,
        numbers: Collection[int],
        reworded: Mapping[int, str],
        renamed: Mapping[int, str] | None = None,
    ) -> None:
        """Blank a caller; notes get new texts and files new names by their ids, no former text of theirs is kept."""
