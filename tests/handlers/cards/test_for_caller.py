"""What the desk's own messages say of the caller, and what they carry to them."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from telegram import InlineKeyboardButton

from bot.config.chat_checks import ChatChecks
from bot.config.from_config import settings_of
from bot.config.load import load
from handlers.base.catalogue import LANGUAGES, Catalogue
from handlers.base.context import Office
from handlers.cards import for_caller
from handlers.cards.dossier import Dossier
from handlers.cards.words import Cards
from handlers.routes import BUTTONS
from helpdesk.settings.named import in_language
from helpdesk.text.phones import is_mobile
from helpdesk.ticket.notes import Caller, Note, NoteKind
from helpdesk.ticket.ticket import Status
from tests.storage.factories import MONDAY, ticket

CONFIG = load(None, {"HELPDESK_TELEGRAM__TOKEN": "1:test"})
OFFICE = Office(settings_of(CONFIG), Catalogue(), 42, "desk_bot", ChatChecks(CONFIG), BUTTONS)
SOLVED = ticket(status=Status.RESOLVED, resolved_at=MONDAY + timedelta(hours=1), caller=7)
RAMESH = Caller(id=7, phone="+919437012345", name="Ramesh")


def dossier(caller: Caller | None, *, solution: str = "Cable replaced", title: str = "The page is blank") -> Dossier:
    said: list[tuple[NoteKind, str]] = [(NoteKind.DESCRIPTION, title), (NoteKind.RESOLUTION, solution)]
    notes = [Note(ticket=1001, kind=kind, text=text, said_at=MONDAY, author=None) for kind, text in said if text]
    return Dossier(ticket=SOLVED, caller=caller, notes=notes, files=(), refs=(), names={})


def cards(language: str = "en") -> Cards:
    return Cards(OFFICE, language, MONDAY + timedelta(hours=2))


def buttons(about: Dossier, **known: Any) -> list[InlineKeyboardButton]:
    return [button for row in for_caller.rows(cards(), about, **known) for button in row]


def test_the_text_for_the_caller_says_how_it_was_solved() -> None:
    said = for_caller.text(cards(), dossier(RAMESH))
    assert "MUK-1001" in said
    assert "Cable replaced." in said


@pytest.mark.parametrize("language", ["en", "or", "hi"])
@pytest.mark.parametrize("solution", ["", "ok", "word " * 200, "ମଷ୍ଟର ରୋଲ୍ " * 60, "x" * 500])
@pytest.mark.parametrize("title", ["", "The page is blank", "wrong sum " * 60])
def test_the_text_for_the_caller_fits_whatever_was_said(language: str, solution: str, title: str) -> None:
    said = for_caller.text(cards(language), dossier(RAMESH, solution=solution, title=title))
    assert len(said) <= for_caller.COPY_LIMIT
    assert said.count("MUK-1001") == 2
    assert solution.strip()[:2] in said


def test_it_is_in_the_language_that_was_chosen_for_the_caller() -> None:
    said = for_caller.text(cards("en"), dossier(replace(RAMESH, language="or")))
    assert "ଟିକେଟ" in said
    *_, english, chosen, hindi = buttons(dossier(replace(RAMESH, language="or")), languages=True)
    assert [b.text for b in (english, chosen, hindi)] == ["English", "🗣 ଓଡ଼ିଆ", "हिन्दी"]


def test_a_ready_answer_is_told_the_caller_in_their_own_language() -> None:
    config = load(None, {"HELPDESK_TELEGRAM__TOKEN": "1:test"})
    office = replace(OFFICE, settings=settings_of(config))
    hindi = replace(cards("en"), office=office)
    for item, field in ((config.answers[0], "text"), (office.settings.known_issues[0], "solution")):
        for written in LANGUAGES:
            solved = dossier(replace(RAMESH, language="hi"), solution=in_language(item, written, field), title="")
            assert in_language(item, "hi", field)[:40] in for_caller.text(hindi, solved)


@pytest.mark.parametrize(
    ("desk", "language", "called"),
    [
        ({}, "en", "MUKTASoft helpdesk: "),
        ({}, "or", "MUKTASoft ହେଲ୍ପଡେସ୍କ: "),
        ({"name": "Puri help"}, "hi", "Puri help: "),
        ({"name": "Puri help", "name_or": "ପୁରୀ ସହାୟତା"}, "or", "ପୁରୀ ସହାୟତା: "),
        ({"name": "x" * 64}, "en", "x" * 29 + "…: "),
    ],
)
def test_the_caller_reads_the_name_of_the_desk(desk: dict[str, str], language: str, called: str) -> None:
    config = load(None, {"HELPDESK_TELEGRAM__TOKEN": "1:test"})
    office = replace(
        OFFICE, settings=settings_of(config.model_copy(update={"desk": replace(config.desk, **said(desk))}))
    )
    text = for_caller.text(replace(cards(language), office=office), dossier(RAMESH))
    assert text.startswith(called)
    assert text.count("MUK-1001") == 2


def said(desk: dict[str, str]) -> dict[str, Any]:
    """Return what a desk says of its names: those that it does not say are empty."""
    return {"name_or": "", "name_hi": ""} | desk if desk else {}


def test_the_number_stands_there_as_text_to_dial() -> None:
    (line,) = for_caller.lines(cards(), dossier(RAMESH))
    assert "Ramesh" in line
    assert "+91 94370 12345" in line


def test_a_mail_address_is_text_with_a_button_that_copies_it_and_no_provider_s_page() -> None:
    about = dossier(Caller(id=7, email="sita@example.org", name="Sita"))
    assert "sita@example.org" in for_caller.lines(cards(), about)[0]
    below = buttons(about)
    assert [b.copy_text.text for b in below if b.copy_text][1:] == ["sita@example.org"]
    assert not [b.url for b in below if b.url]


@pytest.mark.parametrize(
    ("phone", "mobile"),
    [
        ("+919437012345", True),
        ("+916742391234", False),  # 0674, Bhubaneswar
        ("+911800345678", False),
        ("+918008001234", True),
        ("+447911123456", True),
        ("+442079460018", False),
    ],
)
def test_only_mobiles_are_offered_whatsapp(phone: str, mobile: bool) -> None:
    assert is_mobile(phone) is mobile
    urls = [b.url for b in buttons(dossier(replace(RAMESH, phone=phone))) if b.url]
    assert [url.startswith("https://wa.me/") for url in urls] == [True] * mobile


def test_nobody_is_named_where_nobody_is_known() -> None:
    assert for_caller.lines(cards(), dossier(None)) == []
    assert [b.text for b in buttons(dossier(None), languages=True)][:1] == ["📋 Copy for the caller"]
