"""What the guides tell people to press and to send is what the bot shows and understands."""

import re
from functools import cache
from pathlib import Path

import pytest

from handlers.base.catalogue import LANGUAGES
from handlers.base.greeting import GUIDES as ROLES
from handlers.routes import COMMANDS
from helpdesk.settings.desk import DeskSettings

ROOT = Path(__file__).parents[1]
FOLDER = ROOT / "docs" / "guides"
GUIDES = sorted(FOLDER.rglob("*.md"))
SENTENCE_ENDS = tuple(".:?!।")
A_PAGE = 620  # words that fit on one sheet of A4 beside a picture
each = pytest.mark.parametrize("guide", GUIDES, ids=lambda path: str(path.relative_to(FOLDER).with_suffix("")))


def language_of(guide: Path) -> str:
    return "en" if guide.parent == FOLDER else guide.parent.name


@cache
def sentences(language: str) -> str:
    found = (ROOT / "handlers" / "locales" / language).glob("*.ftl")
    return "\n".join(path.read_text(encoding="utf-8") for path in found)


def test_every_language_has_the_guide_of_every_role() -> None:
    where = DeskSettings(guides_url="https://desk.example/{guide}.md")
    led_to = {where.guide_for(role, language) for role in ROLES.values() for language in LANGUAGES}
    assert led_to == {f"https://desk.example/{guide.relative_to(FOLDER)}" for guide in GUIDES}


@each
def test_every_button_that_a_guide_names_exists(guide: Path) -> None:
    bold = re.findall(r"\*\*(.+?)\*\*", guide.read_text(encoding="utf-8"), flags=re.DOTALL)
    buttons = {" ".join(words.split()) for words in bold if not words.endswith(SENTENCE_ENDS)}
    assert buttons
    known = sentences(language_of(guide))
    assert not {name for name in buttons if not re.search(rf"= .*{re.escape(name)}", known)}


@each
def test_every_command_that_a_guide_names_is_understood(guide: Path) -> None:
    named = set(re.findall(r"`/([a-z]+)", guide.read_text(encoding="utf-8")))
    known = {command.name for command in COMMANDS}
    assert named - {"readyz"} <= known


@each
def test_a_guide_is_one_page(guide: Path) -> None:
    assert len(guide.read_text(encoding="utf-8").split()) < A_PAGE
