"""The review stands on one screen of a small phone, buttons and all, however much is known about its trouble."""

from __future__ import annotations

import html
import re
import unicodedata
from dataclasses import replace
from datetime import timedelta
from math import ceil

import pytest
from telegram import InlineKeyboardMarkup

from bot.config.chat_checks import ChatChecks
from bot.config.from_config import settings_of
from bot.config.load import load
from handlers.base.catalogue import Catalogue
from handlers.base.context import Office
from handlers.base.outgoing import Outgoing
from handlers.cards.words import Cards
from handlers.intake.card import form_card
from handlers.routes import BUTTONS
from helpdesk.conversation import Draft
from helpdesk.desk.desk import Desk
from helpdesk.desk.recording.recorder import Words
from helpdesk.intake.as_json import to_json
from helpdesk.intake.form import Form, FormStep, Piece, Said
from helpdesk.notify.kinds import FormCard
from helpdesk.outbox import Urgency
from helpdesk.people.actors import Actor, Place, Where
from helpdesk.ticket.notes import Caller
from helpdesk.ticket.ticket import CallerKind, Nature, Priority
from storage.unit_of_work import UnitOfWork
from tests.helpdesk.cast import PEOPLE, filled
from tests.storage.factories import MONDAY

CONFIG = load(None, {"HELPDESK_TELEGRAM__TOKEN": "1:test"})
SETTINGS = settings_of(CONFIG)
OFFICE = Office(SETTINGS, Catalogue(), 42, "desk_bot", ChatChecks(CONFIG), BUTTONS)
OLIVIA = PEOPLE["operator"]
OPERATOR = Actor(OLIVIA, Place(Where.PRIVATE, OLIVIA.id))
LONG = "muster roll approval stops with a warning and the ward 7 list is blank since the update of last week; " * 6

# A phone of 360 x 740: what the bars and the field to write in take, and what a line and a row of buttons need.
SCREEN, BARS, LETTERS, LINE, ROW, BUBBLE = 740, 150, 38, 20, 44, 24


def wide(line: str) -> int:
    """Return how many letters stand side by side: signs above and below one need no room."""
    return sum(unicodedata.category(letter) not in ("Mn", "Me", "Cf") for letter in line)


def height(shown: Outgoing) -> int:
    text = html.unescape(re.sub(r"<[^>]+>", "", shown.text))
    lines = sum(max(1, ceil(wide(line) / LETTERS)) for line in text.splitlines())
    assert isinstance(shown.markup, InlineKeyboardMarkup)
    return lines * LINE + len(shown.markup.inline_keyboard) * ROW + BUBBLE


async def review_of(unit: UnitOfWork, form: Form, language: str, step: FormStep | None = None) -> Outgoing:
    now = MONDAY + timedelta(hours=3)
    body = to_json(replace(form, editing=step, history=(FormStep.REVIEW,)))
    draft = await unit.drafts.add(Draft(person=OLIVIA.id, chat_id=OLIVIA.id, body=body, changed_at=now))
    owed = FormCard(draft, taken=("form-taken-description",), problem=None).message_to(OLIVIA.id, Urgency.REPLY)
    shown = await form_card(owed, unit, Cards(OFFICE, language, now), OPERATOR)
    assert shown is not None
    return shown


async def full(unit: UnitOfWork) -> Form:
    """Return a form of somebody with three open tickets, whose trouble others had and had solved."""
    await unit.people.put(OLIVIA)
    desk, usual = Desk(unit, SETTINGS, MONDAY), replace(filled(), nature=Nature.FUNCTIONAL, module="muster_roll")
    said = (Piece(LONG, None),)
    for at in range(6):
        caller = Caller(phone="+919437012345", name="Ramesh Chandra Mohapatra")
        ticket = await desk.intake.keep_new(replace(usual, caller=caller, pieces=said, description=LONG), OPERATOR)
        if at % 2:
            await desk.tickets.resolve(ticket.number, OPERATOR, Words("The approval is given first. " * 9, MONDAY))
    (known,) = await unit.texts.callers_with(phone="+919437012345")
    return Form(
        priority=Priority.P1, phone=known.phone, name=known.name, caller_id=known.id, ulb="JA",
        caller_kind=CallerKind.ULB_EMPLOYEE, nature=Nature.FUNCTIONAL, module="muster_roll",
        pieces=(Piece(f"urgent, everything is down. {LONG}", Said(MONDAY, OLIVIA.id, 7)),),
        diagnosis=(Piece("cache cleared, logged in again, another phone tried. " * 4, None),),
    )  # fmt: skip


@pytest.mark.parametrize("language", ["en", "hi", "or"])
async def test_the_review_fits_on_one_screen(unit: UnitOfWork, language: str) -> None:
    shown = await review_of(unit, await full(unit), language)
    assert height(shown) <= SCREEN - BARS, shown.text


async def test_what_does_not_fit_is_behind_a_button(unit: UnitOfWork) -> None:
    form = await full(unit)
    review = await review_of(unit, form, "en")
    assert isinstance(review.markup, InlineKeyboardMarkup)
    assert "⋯ Details" in [button.text for row in review.markup.inline_keyboard for button in row]
    details = await review_of(unit, form, "en", FormStep.DETAILS)
    assert LONG.strip()[:500] in html.unescape(details.text)
    assert details.text.count("The approval is given first") > review.text.count("The approval is given first")
    assert "Approve the measurement book first" in details.text


async def test_the_priority_is_said_in_words(unit: UnitOfWork) -> None:
    review = await review_of(unit, await full(unit), "en")
    assert "<b>P1 Critical</b>: answer by" in review.text
