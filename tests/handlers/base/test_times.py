"""How dates are said: with the year only where one could take it for another."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta

import pytest

from bot.config.chat_checks import ChatChecks
from bot.config.from_config import settings_of
from bot.config.load import load
from handlers.base.catalogue import Catalogue
from handlers.base.context import Office
from handlers.base.times import on_date
from handlers.cards.words import Cards
from handlers.routes import BUTTONS
from handlers.summaries.page import SummaryPage
from helpdesk.text.dates import read_days
from tests.handlers.base.locale_parts import LOCALES


@pytest.mark.parametrize(
    ("on", "today", "said"),
    [
        (date(2026, 11, 17), None, "Tue 17 Nov"),
        (date(2026, 11, 17), date(2026, 12, 31), "Tue 17 Nov"),
        (date(2026, 9, 1), date(2027, 1, 1), "Tue 1 Sep 2026"),
        (date(2027, 1, 1), date(2026, 12, 31), "Fri 1 Jan 2027"),
    ],
)
def test_a_date_of_another_year_says_its_year(on: date, today: date | None, said: str) -> None:
    assert on_date(on, "en", today) == said


@pytest.mark.parametrize("language", ["hi", "or"])
def test_the_year_is_said_in_each_language(language: str) -> None:
    without, whole = (on_date(date(2026, 9, 1), language, date(year, 1, 1)) for year in (2026, 2027))
    assert whole.startswith(without)
    assert whole.endswith("2026")


@pytest.mark.parametrize("language", ["en", "hi", "or"])
def test_a_date_as_the_desk_writes_it_is_read(language: str) -> None:
    today = date(2026, 11, 20)
    for on in (today + timedelta(days=n) for n in range(365)):
        said = read_days(on_date(on, language, today), today)
        assert (said.first, said.last, said.name) == (on, on, "")


@pytest.mark.parametrize("language", ["en", "hi", "or"])
def test_the_examples_that_people_are_shown_are_read(language: str) -> None:
    text = (LOCALES / language / "admin.ftl").read_text(encoding="utf-8")
    shown = re.findall(r"<i>(.*?)</i>", text)
    assert len(shown) >= 9
    for example in shown:
        assert read_days(example, date(2026, 11, 20), hours=None).first > date(2026, 11, 20)


def test_a_summary_over_the_turn_of_the_year_says_which_year_is_over() -> None:
    config = load(None, {"HELPDESK_TELEGRAM__TOKEN": "1:test"})
    office = Office(settings_of(config), Catalogue(), 42, "desk_bot", ChatChecks(config), BUTTONS)
    page = SummaryPage(Cards(office, "en", datetime(2027, 1, 4, 5, tzinfo=UTC)))
    assert page.days(date(2026, 12, 28), date(2027, 1, 3)) == "Mon 28 Dec 2026 – Sun 3 Jan"
    assert page.days(date(2027, 1, 3), date(2027, 1, 3)) == "Sun 3 Jan"
