"""What is read of a message: its words without our name, nothing where nothing can be seen, every sort of file."""

from __future__ import annotations

from datetime import UTC, datetime
from types import SimpleNamespace
from typing import Any, cast

import pytest
from telegram import Bot, Message

from handlers.base.catalogue import LANGUAGES, Catalogue
from handlers.base.context import Office
from handlers.base.incoming import Incoming, read
from helpdesk.text.names import NAMELESS
from helpdesk.ticket.notes import FileKind

NOW = datetime(2026, 11, 16, 6, tzinfo=UTC)
OFFICE = cast(Office, SimpleNamespace(bot_id=42, bot_name="our_bot"))
ROUND = {"file_id": "r", "file_unique_id": "ru", "length": 240, "duration": 3}
MOVING = {"file_id": "a", "file_unique_id": "au", "width": 1, "height": 1, "duration": 3}


def heard(**fields: Any) -> Incoming:
    person, chat = {"id": 7, "is_bot": False, "first_name": "S"}, {"id": 7, "type": "private"}
    message = Message.de_json({"message_id": 5, "date": 1, "chat": chat, "from": person, **fields}, Bot("1:t"))
    return read(message, OFFICE, NOW)


@pytest.mark.parametrize(
    ("said", "text"),
    [
        ("@our_bot Fixed", "Fixed"),
        ("@Our_Bot: fixed it", "fixed it"),
        ("Fixed, thanks @our_bot", "Fixed, thanks"),
        ("@our_bot", ""),
        ("@our_bot \u3164", ""),
        ("\u2800\u200b", ""),
        ("write to help@our_bot.in", "write to help@our_bot.in"),
        ("@our_bots are others", "@our_bots are others"),
    ],
)
def test_our_name_and_what_cannot_be_seen_are_no_words(said: str, text: str) -> None:
    assert heard(text=said).text == text
    assert heard(caption=said, video_note=ROUND).text == text


def test_a_command_keeps_the_bot_that_it_names() -> None:
    command = heard(text="/status@our_bot 1001").command
    assert command is not None
    assert (command.name, command.argument, command.is_for_other) == ("status", "1001", False)


@pytest.mark.parametrize(
    ("fields", "kind"),
    [
        ({"video_note": ROUND}, FileKind.VIDEO_NOTE),
        ({"animation": MOVING}, FileKind.ANIMATION),
        ({"animation": MOVING, "document": {"file_id": "a", "file_unique_id": "au"}}, FileKind.ANIMATION),
    ],
)
def test_round_videos_and_animations_are_attachments_that_know_their_message(
    fields: dict[str, Any], kind: FileKind
) -> None:
    (file,) = heard(**fields).files
    assert (file.kind, file.is_in(7, 5)) == (kind, True)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_member_without_a_name_is_called_so_in_every_language(language: str) -> None:
    said = Catalogue().say(language, "mention", person=7, name=NAMELESS)
    assert NAMELESS not in said
    assert Catalogue().plain(language, "nameless") in said
