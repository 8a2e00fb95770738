"""Facts of what people said and sent: comments, attachments, questions and their answers."""

from __future__ import annotations

from dataclasses import dataclass

from helpdesk.ticket.fact import Fact, Trait
from helpdesk.ticket.notes import NoteAudience


@dataclass(frozen=True, slots=True)
class Commented(Fact):
    """Somebody wrote about it. ``for_town``: for the town's SPOCs as well."""

    traits = Trait.ON_CARD

    note: int
    for_town: bool = False


@dataclass(frozen=True, slots=True)
class Addressed(Fact):
    """Somebody said for whom a comment is: it was for ``former``."""

    note: int
    audience: NoteAudience
    former: NoteAudience


@dataclass(frozen=True, slots=True)
class Reworded(Fact):
    """Somebody edited a message of theirs: the note reads otherwise, ``former`` is how it read."""

    note: int
    former: int


@dataclass(frozen=True, slots=True)
class FilesAdded(Fact):
    """Attachments came."""

    count: int


@dataclass(frozen=True, slots=True)
class Asked(Fact):
    """Whoever has it asked the desk something; the note is the question."""

    traits = Trait.ON_CARD | Trait.ON_OWN | Trait.ANSWERS_CLOCK

    note: int | None


@dataclass(frozen=True, slots=True)
class Answered(Fact):
    """The desk answered ``asker``; no note: no answer is needed any more."""

    traits = Trait.ON_CARD | Trait.ON_OWN | Trait.ANSWERS_CLOCK | Trait.RESUMES

    asker: int | None
    note: int | None
