"""What is wrong with one row is that row's own: it goes in a milder form, or waits, and the others go on."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.outbound.sender import Sender
from handlers.base.outgoing import Outgoing
from helpdesk.outbox import MessageKind, OutboxMessage, Urgency
from helpdesk.ticket.notes import File, FileKind
from sandbox.base.model import Chat
from sandbox.cast import Cast
from sandbox.server import Sandbox
from storage.database import Database
from tests.bot.outbound.sending import rendered, states
from tests.bot.outbound.troubled import (
    BUTTONS,
    Told,
    after,
    card,
    delivery,
    ping,
    said,
    sends,
    told,
)
from tests.bot.transport import HandMachine, Rendered, owe

__all__ = ["delivery", "rendered", "told"]


async def test_a_refusal_that_nobody_listed_is_the_rows_own_and_the_others_go_on(
    delivery: Sender, database: Database, cast: Cast, sandbox: Sandbox, machine: HandMachine, told: Told,
    rendered: Rendered,
) -> None:  # fmt: skip
    slot = f"card:1001@{cast.egov.id}"
    rendered.present[slot] = Outgoing("<b>open</b>", BUTTONS)
    sandbox.faults.refuse(400, "Bad Request: nobody knows", "sendMessage", chat_id=cast.egov.id, times=4)
    await owe(database, card(cast.egov.id, 1001, Urgency.P1))
    await delivery.idle()
    await owe(database, card(cast.egov.id, 1002))
    await delivery.idle()
    assert said(cast.egov) == ["in short: 1001", "card:1002"] or said(cast.egov) == ["card:1002"]
    assert told.hindered == []


@pytest.mark.parametrize(
    ("times", "arrives"),
    [(1, ("open", True)), (2, ("open", False)), (3, ("in short: 1001", False))],
    ids=["plain", "without buttons", "one line"],
)
async def test_what_is_refused_goes_in_the_first_milder_form_that_is_taken(
    delivery: Sender, database: Database, cast: Cast, sandbox: Sandbox, rendered: Rendered, times: int,
    arrives: tuple[str, bool],
) -> None:  # fmt: skip
    rendered.present[f"card:1001@{cast.egov.id}"] = Outgoing("<b>open</b>", BUTTONS)
    sandbox.faults.refuse(400, "Bad Request: nobody knows", "sendMessage", chat_id=cast.egov.id, times=times)
    await owe(database, card(cast.egov.id, 1001))
    await delivery.idle()
    (shown,) = (m for m in cast.egov.messages.values() if m.sender and m.sender.is_bot)
    assert (shown.text, bool(shown.buttons)) == arrives


@pytest.mark.parametrize("bad", [1, 2, 3])
async def test_bad_rows_never_hold_up_the_others_and_are_tried_slowly(
    delivery: Sender, database: Database, cast: Cast, sandbox: Sandbox, machine: HandMachine, rendered: Rendered,
    bad: int,
) -> None:  # fmt: skip
    group, slots = cast.egov, [f"list:{number}@{cast.egov.id}" for number in range(bad)]
    for slot in slots:
        rendered.present[slot] = Outgoing("\u00a0 ")  # "text must be non-empty", which nobody has listed
    await owe(
        database,
        *(OutboxMessage(chat_id=group.id, kind=MessageKind.LIST, urgency=Urgency.P1, slot=slot) for slot in slots),
    )
    await owe(database, card(group.id, 2001), ping(group.id, "ping"))
    await delivery.idle()
    for _ in range(4):
        await after(delivery, machine, 60)
    assert {"card:2001", "ping"} == set(said(group))
    before = sends(sandbox)
    for _ in range(60):
        await after(delivery, machine, 60)
    assert 0 < sends(sandbox) - before <= 3 * 2 * 60 / 4
    assert await states(database) == ["waiting"] * bad + ["sent"] * 2


async def test_files_that_a_chat_does_not_take_hold_up_nothing_and_are_said_in_a_line(
    delivery: Sender, database: Database, cast: Cast, rendered: Rendered, told: Told
) -> None:
    photo = cast.operator.send_photo().media
    assert photo is not None
    cast.egov.members_may = frozenset({"text"})
    slot = f"card:1042@{cast.egov.id}"
    files = OutboxMessage(
        chat_id=cast.egov.id, kind=MessageKind.FILES, urgency=Urgency.P3, ticket=1042, under=slot, slot="files"
    )
    file = File(kind=FileKind.PHOTO, file_id=photo.file_id, unique_id=photo.unique_id)
    rendered.present["files"] = Outgoing("photos", files=(file,))
    await owe(database, files, card(cast.egov.id, 1042), ping(cast.egov.id, "ping"))
    await delivery.idle()
    assert said(cast.egov) == ["card:1042", "in short: 1042", "ping"]
    assert told.hindered == []


def files_of(group: int, *files: File) -> tuple[OutboxMessage, Outgoing]:
    row = OutboxMessage(chat_id=group, kind=MessageKind.FILES, urgency=Urgency.P3, ticket=1042, slot="files")
    return row, Outgoing("files", files=files)


def posted(chat: Chat) -> list[tuple[str, str]]:
    """Return what of ours stands in a chat: as what it came, and the words with it."""
    ours = (m for m in chat.messages.values() if m.sender and m.sender.is_bot)
    return [(m.media.kind if m.media else "text", m.text) for m in ours]


@pytest.mark.parametrize(
    ("kind", "words"),
    [
        ("photo", "Bad Request: not enough rights to send photos to the chat"),
        ("voice", "Bad Request: VOICE_MESSAGES_FORBIDDEN"),
        ("video", "Bad Request: CHAT_SEND_VIDEOS_FORBIDDEN"),
        ("photo", "Bad Request: nobody knows"),
    ],
)
async def test_a_file_that_is_not_taken_as_it_is_comes_as_a_document(
    delivery: Sender, database: Database, cast: Cast, sandbox: Sandbox, rendered: Rendered, kind: str, words: str
) -> None:
    media = cast.operator.send(kind).media
    assert media is not None
    sandbox.faults.refuse(400, words, f"send{kind.capitalize()}", times=9)
    file = File(kind=FileKind(kind), file_id=media.file_id, unique_id=media.unique_id)
    row, rendered.present["files"] = files_of(cast.egov.id, file)
    await owe(database, row)
    await delivery.idle()
    assert posted(cast.egov) == [("document", "files")]


async def test_of_an_album_all_comes_that_can_be_fetched_and_the_rest_is_said(
    delivery: Sender, database: Database, cast: Cast, rendered: Rendered
) -> None:
    media = [cast.operator.send_photo().media for _ in range(3)]
    cast.egov.members_may = frozenset({"text", "document"})
    files = [File(kind=FileKind.PHOTO, file_id=m.file_id, unique_id=m.unique_id) for m in media if m is not None]
    files[1] = replace(files[1], size=(20 << 20) + 1)
    row, rendered.present["files"] = files_of(cast.egov.id, *files)
    await owe(database, row)
    await delivery.idle()
    assert posted(cast.egov) == [("document", "some of 1042"), ("document", "")]


async def test_a_file_that_is_too_large_to_be_fetched_is_said_in_a_line(
    delivery: Sender, database: Database, cast: Cast, sandbox: Sandbox, rendered: Rendered
) -> None:
    media = cast.operator.send("video").media
    assert media is not None
    sandbox.faults.refuse(400, "Bad Request: file is too big", "getFile")
    cast.egov.members_may = frozenset({"text", "document"})
    file = File(kind=FileKind.VIDEO, file_id=media.file_id, unique_id=media.unique_id)
    row, rendered.present["files"] = files_of(cast.egov.id, file)
    await owe(database, row)
    await delivery.idle()
    assert posted(cast.egov) == [("text", "in short: 1042")]


async def test_a_fetch_that_the_network_spoils_is_made_again(
    delivery: Sender, database: Database, cast: Cast, sandbox: Sandbox, machine: HandMachine, rendered: Rendered
) -> None:
    media = cast.operator.send("voice").media
    assert media is not None
    sandbox.faults.refuse(502, "Bad Gateway", "getFile")
    sandbox.faults.refuse(400, "Bad Request: VOICE_MESSAGES_FORBIDDEN", "sendVoice", times=9)
    file = File(kind=FileKind.VOICE, file_id=media.file_id, unique_id=media.unique_id)
    row, rendered.present["files"] = files_of(cast.egov.id, file)
    await owe(database, row)
    await delivery.idle()
    await after(delivery, machine, 60)
    assert posted(cast.egov) == [("document", "files")]
