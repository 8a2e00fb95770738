"""An edited message of a ticket that is open already: read as the form read it when it was new."""

from __future__ import annotations

from helpdesk.intake.form import Lists
from helpdesk.intake.reading import read
from helpdesk.text.words import clean, fold
from helpdesk.ticket.notes import Caller


def described(text: str, *, caller: Caller, ulb: str | None, lists: Lists) -> str:
    """Return what a message says is wrong: without caller and place if the ticket knows them, else whole."""
    plain = clean(text)
    reading = read(plain, lists)
    said = (reading.phone, reading.email)
    if any(one not in (None, known) for one, known in zip(said, (caller.phone, caller.email), strict=True)):
        return plain  # another number: no word may be lost
    same_name = reading.name is None or fold(reading.name) == fold(caller.name or "")
    return reading.rest if reading.has_contact or (same_name and reading.ulb in (None, ulb)) else plain
