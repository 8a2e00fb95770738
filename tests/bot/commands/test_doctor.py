"""`helpdesk doctor`: what waits and why, what was given up, explained without anybody's words, and owed again."""

from __future__ import annotations

import argparse

import pytest
from sqlalchemy import select, update

from bot.commands import doctor
from bot.outbound.outcomes import given_up
from helpdesk.notify.given_up import noted_as
from helpdesk.outbox import MessageKind, OutboxMessage, Urgency
from storage.database import Database
from storage.outbox.rows import Ended
from storage.tables.transport import outbox

SECRET = "Ramesh Kumar 9437012345"


def text(chat: int, key: str) -> OutboxMessage:
    return OutboxMessage(
        chat_id=chat, kind=MessageKind.BOARD, urgency=Urgency.REPLY, facts={"key": key, "said": SECRET}
    )


@pytest.fixture
async def sick(database: Database) -> dict[str, int]:
    """A desk that owes one message, has given one up, and holds one."""
    found: dict[str, int] = {}
    async with database.unit() as unit:
        for name in ("waiting", "failed", "unknown"):
            row = await unit.outbox.owe(text(-100, name))
            assert row is not None
            found[name] = row
    async with database.unit() as unit:
        leased = await unit.sending.lease([found["failed"], found["unknown"]])
        bad = next(one for one in leased if one.row.id == found["failed"])
        await given_up(bad.row, f"ValueError('{SECRET}')").write(unit.sending)
        await unit.sending.end([Ended(row=found["unknown"], state="unknown", refusal="NetworkError: Bad Gateway")])
    return found


def url_of(database: Database) -> str:
    return database.writer.url.render_as_string(hide_password=False)


async def says(database: Database, capsys: pytest.CaptureFixture[str], **options: object) -> tuple[int, str]:
    asked = argparse.Namespace(**({"retry": False, "explain": None} | options))
    code = await doctor._run(url_of(database), asked)
    return code, capsys.readouterr().out


async def test_what_waits_and_what_was_given_up_is_said_and_nobodys_words_are(
    database: Database, sick: dict[str, int], capsys: pytest.CaptureFixture[str]
) -> None:
    code, said = await says(database, capsys)
    assert code == 1
    assert "board to a group (" in said
    assert "its turn has not come" in said
    assert f"{noted_as(sick['failed'])} (outbox {sick['failed']}): board to a group" in said
    assert "Bad Gateway" in said
    for secret in (*SECRET.split(), "-100"):
        assert secret not in said


async def test_a_number_is_explained(
    database: Database, sick: dict[str, int], capsys: pytest.CaptureFixture[str]
) -> None:
    code, said = await says(database, capsys, explain=noted_as(sick["failed"]))
    assert code == 0
    assert "ValueError" in said
    assert "Ramesh" not in said
    with pytest.raises(ValueError, match="nothing is noted"):
        await says(database, capsys, explain="E-99999")
    with pytest.raises(ValueError, match="no number of a note"):
        await says(database, capsys, explain="MUK-1001")


async def test_what_was_given_up_or_is_held_is_owed_again_as_it_was(
    database: Database, sick: dict[str, int], capsys: pytest.CaptureFixture[str]
) -> None:
    code, said = await says(database, capsys, retry=True)
    assert code == 0
    assert "owed again: 2" in said
    async with database.reading() as store:
        rows = {row.id: row for row in await store.connection.execute(select(outbox))}
    for name in ("failed", "unknown"):
        row = rows[sick[name]]
        assert (row.state, row.facts["key"], row.attempts, row.refusal) == ("waiting", name, 0, None)
    code, said = await says(database, capsys)
    assert "given up: nothing" in said


async def test_what_has_nothing_left_to_say_is_counted_and_left(
    database: Database, sick: dict[str, int], capsys: pytest.CaptureFixture[str]
) -> None:
    async with database.unit() as unit:  # somebody was erased since
        await unit.connection.execute(update(outbox).where(outbox.c.id == sick["failed"]).values(facts={}))
    code, said = await says(database, capsys, retry=True)
    assert code == 1
    assert "too old to say what they were: 1" in said


async def test_a_desk_that_owes_nothing_is_well(database: Database, capsys: pytest.CaptureFixture[str]) -> None:
    assert await says(database, capsys) == (
        0, "owed: nothing\nof which nobody knows whether it arrived: nothing\ngiven up: nothing\n"
    )  # fmt: skip
