"""Rows that an earlier release has stored, as it stored them: they are said as they were meant, and act."""

from __future__ import annotations

import inspect
import re
from functools import cache
from pathlib import Path
from typing import Any

from fluent.syntax import FluentParser, ast

import handlers
from handlers.sentences.table import BY_NAME
from helpdesk.notify.on_clock import Reminder, ReminderKind
from helpdesk.outbox import Facts, MessageKind, OutboxMessage, Urgency
from sandbox.base.model import Message
from tests.journeys.conftest import FRIDAY, Desk
from tests.journeys.outbox.stored_rows import (
    BUTTONS,
    EARLY_SUMMARY,
    IN_ITS_CHAT,
    LATER,
    OF_A_TICKET,
    OF_NO_TICKET,
    WITH_CALLER,
)
from tests.journeys.support.opening import escalated


@cache
def _longest_words() -> dict[str, str]:
    """Return of each English sentence the longest part that holds no fact and no tag."""
    found = {}
    for path in (Path(inspect.getfile(handlers)).parent / "locales" / "en").glob("*.ftl"):
        for entry in FluentParser().parse(path.read_text(encoding="utf-8")).body:
            if isinstance(entry, ast.Message) and entry.value is not None:
                texts = [e.value for e in entry.value.elements if isinstance(e, ast.TextElement)]
                parts = [part.strip() for text in texts for part in re.split(r"<[^>]*>|\n", text)]
                found[entry.id.name] = max(parts, key=len, default="")
    return found


async def _owe(desk: Desk, facts: Facts, *, kind: MessageKind = MessageKind.TEXT, **how: Any) -> None:
    """Store a row as it was stored, for the operator, and have it sent."""
    chat = how.pop("chat_id", desk.cast.operator.id)
    async with desk.app.database.unit() as unit:
        row = OutboxMessage(
            chat_id=chat, kind=kind, urgency=Urgency.REPLY, person=max(chat, 0) or None, facts=facts, **how
        )
        await unit.outbox.owe(row)


def _buttons(key: str) -> list[list[str]]:
    for_caller = [["📋 Copy for the caller", "WhatsApp"]] if key in WITH_CALLER else []
    return BUTTONS.get(key, []) + for_caller


async def test_every_text_that_was_stored_before_is_said_with_its_buttons(desk: Desk) -> None:
    operator = desk.cast.operator
    await escalated(desk)
    await desk.settle()
    cases = {**OF_A_TICKET, **OF_NO_TICKET, **{key: {"only_in": operator.id} for key in IN_ITS_CHAT}}
    assert set(cases) == set(BY_NAME) - LATER, "a text that has no row of before, or was not there before"
    before = len(operator.messages())
    for key, facts in cases.items():
        ticket = None if key in OF_NO_TICKET else 1001
        await _owe(desk, {"key": key, **facts}, ticket=ticket)
    await desk.settle()
    said = operator.messages()[before:]
    wrong = {}
    for key, message in zip(cases, said, strict=True):
        whole = all(str(value) in message.text for name, value in cases[key].items() if name in ("name", "error"))
        if _longest_words()[key] not in message.text or not whole or message.labels != _buttons(key):
            wrong[key] = message
    assert not wrong


async def test_the_last_word_of_a_card_is_not_said_in_a_chat_with_a_new_id(desk: Desk) -> None:
    operator = desk.cast.operator
    await escalated(desk)
    await desk.settle()
    before = len(operator.messages())
    await _owe(desk, {"key": "card-moved-on", "only_in": operator.id + 1}, ticket=1001)
    await desk.settle()
    assert len(operator.messages()) == before


async def test_a_question_that_was_stored_before_is_answered_by_its_button(desk: Desk) -> None:
    cast = desk.cast
    operator, engineer, group = cast.operator, cast.hudd_engineer, cast.hudd_tech
    card = await escalated(desk)
    await engineer.tap(card, "Ask").answer()
    engineer.reply(await engineer.see("what do you need to know", group), "Which browser?")
    asked = await operator.see("Which browser?")
    await desk.settle()
    (note,) = await _notes(desk, "Which browser?")
    facts: Facts = {"key": "asked", "note": note, "mention": None, "buttons": "answer:1001 view:1001"}
    await _owe(desk, facts, ticket=1001)
    await desk.settle()
    question = operator.messages()[-1]
    assert (question.text, question.labels) == (asked.text, asked.labels)
    await operator.tap(question, "Answer").answer()
    await desk.settle()
    operator.reply(operator.messages()[-1], "Chrome")
    await engineer.see("Chrome", group)


async def test_what_else_was_stored_before_is_shown(desk: Desk) -> None:
    cast = desk.cast
    operator, engineer, group, admin = cast.operator, cast.hudd_engineer, cast.hudd_tech, cast.admin
    admin.start()
    card = await escalated(desk)
    await _owe(desk, {"team": "hudd_tech"}, kind=MessageKind.BOARD, chat_id=group.id)
    await desk.settle()
    assert "MUK-1001" in engineer.messages(group)[-1].text
    engineer.send_photo(chat=group, reply_to=card, caption="Look")
    await engineer.tap(card, "Ask").answer()
    await engineer.see("what do you need to know", group)
    cast.stranger.start()
    cast.stranger.tap(await cast.stranger.see("You are not on its list"), "Ask for access")
    operator.say("/new")
    await desk.settle()
    async with desk.app.database.unit() as unit:
        (draft,) = await unit.drafts.open_of(operator.id)
        prompt = await unit.prompts.waiting(group.id, engineer.id)
        assert prompt is not None
        said = Reminder(
            ticket=1001, kind=ReminderKind.WITHDRAWN, cycle=1, due_at=FRIDAY, say_at=FRIDAY, person=operator.id
        )
        await unit.reminders.add(said)
    week: Facts = {**EARLY_SUMMARY, "every": "week", "at": "2026-11-20T03:30:00+00:00"}
    form: Facts = {"draft": draft.id, "taken": None, "problem": "form-problem-empty"}
    cases: list[tuple[MessageKind, int, Facts, int | None, str]] = [
        (MessageKind.FILES, operator.id, {"files": "1"}, 1001, "MUK-1001"),
        (MessageKind.FORM, operator.id, form, None, _longest_words()["form-problem-empty"]),
        (MessageKind.FORM, operator.id, {**form, "taken": "form-taken-name,form-taken-ulb"}, None, "name, "),
        (MessageKind.PROMPT, group.id, {"prompt": prompt.id}, 1001, "what do you need to know"),
        (MessageKind.REMINDER, operator.id, {"sayings": "1"}, 1001, "MUK-1001"),
        (MessageKind.ACCESS, admin.id, {"person": cast.stranger.id}, None, "asks"),
        (MessageKind.SUMMARY, admin.id, EARLY_SUMMARY, None, "19 Nov"),
        (MessageKind.SUMMARY, admin.id, week, None, "13 Nov"),
        (MessageKind.SUMMARY, admin.id, {"view": "today", "on": "2026-11-20"}, None, "20 Nov"),
        (MessageKind.PANEL, admin.id, {"page": "teams", "n": 0, "arg": ""}, None, "Teams"),
        (MessageKind.DOCTOR, admin.id, {"report": '[["doctor-nothing-given-up", true, {}]]'}, None, "given up"),
        (MessageKind.CARD, group.id, {}, 1001, "MUK-1001"),
        (MessageKind.OWN, operator.id, {}, 1001, "MUK-1001"),
        (MessageKind.VIEW, operator.id, {}, 1001, "MUK-1001"),
        (MessageKind.HISTORY, operator.id, {"page": 0}, 1001, "MUK-1001"),
        (MessageKind.WHOLE, operator.id, {"page": 0}, 1001, "MUK-1001"),
        (MessageKind.CONFIRM, operator.id, {}, 1001, "MUK-1001"),
        (MessageKind.WHY, operator.id, {}, 1001, "MUK-1001"),
        (MessageKind.LIST, operator.id, {"list": "mine", "page": 0}, None, "MUK-1001"),
        (MessageKind.LIST, admin.id, {"list": "caller", "caller": 1, "step": "sure"}, None, "Ramesh"),
    ]
    for kind, chat, facts, ticket, words in cases:
        person, where = (engineer, group) if chat < 0 else (admin if chat == admin.id else operator, None)
        before = len(person.messages(where))
        await _owe(desk, facts, kind=kind, chat_id=chat, ticket=ticket)
        await desk.settle()
        new: list[Message] = person.messages(where)[before:]
        assert [words in message.text for message in new] == [True], (kind, new)


async def _notes(desk: Desk, text: str) -> list[int]:
    async with desk.app.database.unit() as unit:
        return [note.id for note in await unit.texts.notes(1001) if note.text == text]
