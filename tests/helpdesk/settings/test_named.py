"""What bears names in several languages is called by the reader's, and known by all."""

from __future__ import annotations

from bot.config.from_config import settings_of
from bot.config.load import load
from helpdesk.matching.modules import module_in
from helpdesk.matching.sought import named
from helpdesk.settings.named import in_language, names_of
from helpdesk.settings.settings import Module, Team

SETTINGS = settings_of(load(None, {"HELPDESK_TELEGRAM__TOKEN": "1:test"}))
ROLL = Module("roll", "Muster roll", (), "ମଷ୍ଟର ରୋଲ", "")


def test_a_language_without_a_name_of_its_own_uses_the_configured_one() -> None:
    assert [in_language(ROLL, language) for language in ("en", "or", "hi")] == [
        "Muster roll",
        "ମଷ୍ଟର ରୋଲ",
        "Muster roll",
    ]
    assert list(names_of(ROLL)) == ["Muster roll", "ମଷ୍ଟର ରୋଲ"]


def test_a_module_is_recognised_by_its_name_in_any_language() -> None:
    assert [module_in(said, (ROLL,)) for said in ("muster roll blank", "ମଷ୍ଟର ରୋଲ ଖାଲି", "मस्टर रोल")] == [
        "roll",
        "roll",
        None,
    ]


def test_a_search_finds_by_the_name_in_any_language() -> None:
    assert named("पुरी", SETTINGS).ulbs == named("puri", SETTINGS).ulbs != frozenset()
    assert list(names_of(Team(key="x", name="Trainers", name_or="ଟ୍ରେନର"))) == ["Trainers", "ଟ୍ରେନର"]
