"""A caller with all that a desk keeps of one, and where to look for what is left."""

from __future__ import annotations

from sqlalchemy import text

from bot.config.from_config import settings_of
from bot.config.load import load
from helpdesk.conversation import Draft
from helpdesk.jira.compare import DRIFT, Difference, Drift, kept_drift
from helpdesk.jira.links import JiraEvent, JiraLink, What
from helpdesk.matching.ready_answers import KeptAnswer
from helpdesk.text.searching import StoredSearch
from helpdesk.ticket.notes import Caller, NoteKind
from storage.database import Database
from storage.tables.schema import metadata
from tests.storage.factories import MONDAY, OLIVIA, note, photo, ticket

TABLES = (*sorted(metadata.tables), "ticket_words")


SETTINGS = settings_of(load(None, {"HELPDESK_TELEGRAM__TOKEN": "1:test"}))


async def remember(database: Database) -> int:
    """Store a caller with all that can be known of one; return the id."""
    async with database.unit() as unit:
        caller = await unit.texts.keep_caller(Caller(phone="+919437012345", name="Ramesh", ulb="JAT"))
        await unit.tickets.add(ticket(1001, caller=caller))
        said = await unit.texts.add_note(note("Ramesh sees a zebrafish"))
        await unit.texts.reword(said, "Ramesh sees an aquarium")
        how = await unit.texts.add_note(note("Ramesh cleaned the aquarium", kind=NoteKind.RESOLUTION))
        await unit.texts.add_file(photo(name="secretfile.jpg"))
        await unit.texts.add_refs(1001, ["IND-2023-09-25-000525"])
        await unit.drafts.add(
            Draft(person=OLIVIA, chat_id=OLIVIA, body='{"name": "Ramesh"}', phone="+919437012345", changed_at=MONDAY)
        )
        await unit.searches.begin(StoredSearch(person=OLIVIA, text="Ramesh", filters={}, asked_at=MONDAY))
        await unit.answers.keep(
            KeptAnswer(team=None, module=None, text="clean the aquarium", note=how, kept_by=OLIVIA, kept_at=MONDAY)
        )
        await unit.jira.put_link(JiraLink(ticket=1001, issue_id="7", key="MUK-7", project="MUK"))
        await unit.jira.store(
            JiraEvent(
                issue_id="7", what=What.COMMENT, event_id="1", at=MONDAY, author="dev",
                body={"text": "Ramesh of the aquarium called again"},
            )
        )  # fmt: skip
        title = Difference(ticket=1001, issue="MUK-7", what=Drift.SUMMARY, here="an aquarium", there="a zebrafish")
        await unit.key_values.put(DRIFT, kept_drift(MONDAY, [title]))
        return caller


async def held(database: Database) -> str:
    """Return every row of every table that may hold a word of a caller."""
    async with database.reading() as store:
        rows: list[object] = []
        for table in TABLES:
            found = await store.connection.execute(text(f"SELECT * FROM {table}"))  # noqa: S608 - a constant
            rows += [tuple(row) for row in found]  # a row itself is shown cut
        return str(rows)
