"""What delivery knows of a row without reading it: what a unit has owed and nothing else has to do with."""

from __future__ import annotations

from dataclasses import replace

import pytest

from helpdesk.destinations import Destination
from helpdesk.notify.kinds import Attachments
from helpdesk.outbox import MessageKind, OutboxMessage, Urgency, deletion
from storage.database import Database
from storage.engine.outbox_changes import OutboxChanges
from storage.outbox.rows import owed_row

TEXT = OutboxMessage(chat_id=5, kind=MessageKind.TEXT, urgency=Urgency.REPLY, facts={"key": "help"})
ALONE = {
    "a reply": TEXT,
    "in a topic": replace(TEXT, chat_id=-100, thread_id=7, urgency=Urgency.P1, silent=True, perishable=True),
    "once": replace(TEXT, once="told:5"),
    "files": Attachments(files=(3, 4)).message_to(-100, Urgency.P3, ticket=1042),
    "to take a message away": deletion(-100, 9),
}
SLOT = "card:1042@-100"
TIED = {
    "in a slot": replace(TEXT, slot=SLOT),
    "under a message": replace(TEXT, under=SLOT),
    "in a lane": OutboxMessage(
        chat_id=1042, kind=MessageKind.JIRA, urgency=Urgency.P3, ticket=1042, destination=Destination.JIRA
    ),
}


@pytest.mark.parametrize("message", ALONE.values(), ids=ALONE)
async def test_what_is_known_of_a_row_that_was_owed_is_what_would_be_read(
    database: Database, message: OutboxMessage
) -> None:
    async with database.unit() as unit:
        await unit.outbox.owe(message)
        known = [owed_row(row, owed) for row, owed in unit.changes.owed.items()]
        assert known == await unit.sending.waiting(unit.changes)
        assert len(known) == 1


@pytest.mark.parametrize("message", TIED.values(), ids=TIED)
async def test_what_hangs_on_other_rows_or_messages_is_read(database: Database, message: OutboxMessage) -> None:
    async with database.unit() as unit:
        row = await unit.outbox.owe(message)
        changes = unit.changes.of(message.destination)
        assert changes.rows == {row}
        assert not changes.owed


def test_what_another_unit_has_changed_since_is_read() -> None:
    changes = OutboxChanges(rows={1, 2}, owed={1: TEXT, 2: TEXT})
    changes.add(OutboxChanges(rows={2, 3}, owed={3: TEXT}))
    assert (changes.rows, changes.owed) == ({1, 2, 3}, {1: TEXT, 3: TEXT})
