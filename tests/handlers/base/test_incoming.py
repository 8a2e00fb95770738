"""The one reader of messages: what each sort says, whose it is, and what it answers."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest
from telegram import Bot, Message

from bot.config.chat_checks import ChatChecks
from bot.config.load import load
from handlers.base.catalogue import Catalogue
from handlers.base.context import Office
from handlers.base.incoming import Incoming, Original, SaidCommand, SentBy, read
from handlers.routes import BUTTONS
from helpdesk.ticket.notes import FileKind
from tests.helpdesk.cast import SETTINGS

US, THEM, GROUP, CHANNEL = 42, 7, -1001, -1009
NOW = datetime(2026, 11, 16, 5, 30, tzinfo=UTC)
OFFICE = Office(
    SETTINGS, Catalogue(), US, "Desk_Bot", ChatChecks(load(None, {"HELPDESK_TELEGRAM__TOKEN": "1:t"})), BUTTONS
)
PERSON = {"id": THEM, "is_bot": False, "first_name": "Olivia"}
OURS = {"id": US, "is_bot": True, "first_name": "Desk", "username": "Desk_Bot"}
OTHER_BOT = {"id": 77, "is_bot": True, "first_name": "Other", "username": "other_bot"}
PRIVATE: dict[str, Any] = {"id": THEM, "type": "private"}
TEAM: dict[str, Any] = {"id": GROUP, "type": "supergroup", "title": "eGov"}
PHOTO = [{"file_id": "p", "file_unique_id": "u", "width": 1, "height": 1}]


def incoming(chat: dict[str, Any] = PRIVATE, **fields: Any) -> Incoming:
    raw = {"message_id": 5, "date": int(NOW.timestamp()), "chat": chat, "from": PERSON, **fields}
    message = Message.de_json(raw, Bot("1:t"))
    return read(message, OFFICE, NOW)


def replied(text: str, sender: dict[str, Any] = OURS, **more: Any) -> dict[str, Any]:
    return {"message_id": 3, "date": 1, "chat": TEAM, "from": sender, "text": text, **more}


@pytest.mark.parametrize(
    ("text", "command"),
    [
        ("/status MUK-1004", SaidCommand("status", "MUK-1004")),
        ("/STATUS@desk_bot  MUK-1004", SaidCommand("status", "MUK-1004", "desk_bot")),
        ("/del@OtherBot x", SaidCommand("del", "x", "OtherBot", is_for_other=True)),
        ("/cancle", SaidCommand("cancle")),
        ("/ସମାଧାନ MUK-1004", SaidCommand("ସମାଧାନ", "MUK-1004")),
        ("/रद्द", SaidCommand("रद्द")),
        ("／cancel", SaidCommand("cancel")),
        ("//cancel", SaidCommand("cancel")),
        ("/status, MUK-1004", SaidCommand("status", "MUK-1004")),
        ("/home/user/file is missing", None),
        ("see /status", None),
        ("/1004", None),
        ("9437012345 / Ramesh", None),
    ],
)
def test_a_command_is_found_in_a_text_and_in_a_caption(text: str, command: SaidCommand | None) -> None:
    assert incoming(text=text).command == command
    assert incoming(caption=text, photo=PHOTO).command == command


def test_words_behind_new_are_the_message_s_words() -> None:
    said = incoming(text="/new Jatni, muster roll")
    assert (said.text, said.command) == ("Jatni, muster roll", SaidCommand("new", "Jatni, muster roll"))


@pytest.mark.parametrize(
    "mark",
    [
        {"forward_origin": {"type": "user", "date": 1, "sender_user": PERSON}},
        {"forward_origin": {"type": "hidden_user", "date": 1, "sender_user_name": "R"}},
        {"via_bot": OTHER_BOT},
    ],
)
def test_what_was_forwarded_or_made_by_another_bot_is_content(mark: dict[str, Any]) -> None:
    said = incoming(text="/cancel", **mark)
    assert (said.text, said.command) == ("/cancel", None)


@pytest.mark.parametrize(
    ("fields", "sender"),
    [
        ({}, SentBy.PERSON),
        ({"from": OTHER_BOT}, SentBy.BOT),
        ({"from": {"id": 1087968824, "is_bot": True, "first_name": "Group"}, "sender_chat": TEAM}, SentBy.ANONYMOUS),
        ({"from": OTHER_BOT, "sender_chat": {"id": CHANNEL, "type": "channel", "title": "News"}}, SentBy.CHANNEL),
    ],
)
def test_who_really_sent_it_is_known(fields: dict[str, Any], sender: SentBy) -> None:
    assert incoming(TEAM, text="x", **fields).sender is sender


def test_the_address_behind_words_is_read_with_them() -> None:
    link = {"type": "text_link", "offset": 7, "length": 4, "url": "https://mukta.gov/PJ/1"}
    assert (
        incoming(text="😀 see here, please", entities=[link]).text == "😀 see here (https://mukta.gov/PJ/1), please"
    )
    assert incoming(caption="😀 see here", caption_entities=[link], photo=PHOTO).text.endswith(
        "(https://mukta.gov/PJ/1)"
    )
    same = {"type": "text_link", "offset": 0, "length": 11, "url": "https://mukta.gov.in/"[:18]}
    assert incoming(text="mukta.gov.i", entities=[{**same, "url": "https://mukta.gov.i/"}]).text == "mukta.gov.i"


@pytest.mark.parametrize(
    ("fields", "answers"),
    [
        ({"reply_to_message": replied("MUK-1004")}, Original(True, GROUP, 3, "MUK-1004")),
        ({"reply_to_message": replied("hi", PERSON)}, Original(False, GROUP, 3, "hi")),
        ({"reply_to_message": replied("", forum_topic_created={"name": "eGov", "icon_color": 1})}, None),
        (
            {
                "external_reply": {
                    "origin": {"type": "user", "date": 1, "sender_user": OURS}, "chat": TEAM, "message_id": 3
                },
                "quote": {"text": "MUK-1004", "position": 0},
            },
            Original(True, GROUP, 3, "MUK-1004"),
        ),
        (
            {"external_reply": {"origin": {"type": "hidden_user", "date": 1, "sender_user_name": "R"}}},
            Original(False),
        ),
        ({}, None),
    ],
)  # fmt: skip
def test_what_it_answers_is_known_in_other_chats_too(fields: dict[str, Any], answers: Original | None) -> None:
    chat = TEAM if "reply_to_message" in fields else PRIVATE
    assert incoming(chat, text="x", **fields).answers == answers


def test_a_message_of_ours_that_was_forwarded_is_known() -> None:
    ours = {"type": "user", "date": 1, "sender_user": OURS}
    assert incoming(text="P1 MUK-1004", forward_origin=ours).forwarded == Original(True, text="P1 MUK-1004")
    channel = {"type": "channel", "date": 1, "chat": {"id": CHANNEL, "type": "channel"}, "message_id": 8}
    assert incoming(text="x", forward_origin=channel).forwarded == Original(False, CHANNEL, 8, "x")


def test_an_edit_is_read_like_the_first_version() -> None:
    said = incoming(caption="look", photo=PHOTO, media_group_id="a", edit_date=int(NOW.timestamp()))
    assert (said.is_edited, said.text, said.album) == (True, "look", "a")
    assert [(file.kind, file.album) for file in said.files] == [(FileKind.PHOTO, "a")]


def test_a_contact_is_read_with_its_name() -> None:
    said = incoming(contact={"phone_number": "9437012345", "first_name": "Ramesh", "last_name": "Das"})
    assert (said.phone, said.contact, said.line.phone) == ("9437012345", "Ramesh Das", "9437012345")
    assert said.is_usable
    assert not incoming(sticker=None).is_usable
