"""What the guides tell people to press and to send is what the bot shows and understands."""

import re
from pathlib import Path

import pytest

from handlers.routes import COMMANDS

ROOT = Path(__file__).parents[1]
GUIDES = sorted((ROOT / "docs" / "guides").glob("*.md"))
ENGLISH = "\n".join(path.read_text(encoding="utf-8") for path in (ROOT / "handlers" / "locales" / "en").glob("*.ftl"))
SENTENCE_ENDS = tuple(".:?!")
A_PAGE = 620  # words that fit on one sheet of A4 beside a picture


@pytest.mark.parametrize("guide", GUIDES, ids=lambda path: path.stem)
def test_every_button_that_a_guide_names_exists(guide: Path) -> None:
    bold = re.findall(r"\*\*(.+?)\*\*", guide.read_text(encoding="utf-8"), flags=re.DOTALL)
    buttons = {" ".join(words.split()) for words in bold if not words.endswith(SENTENCE_ENDS)}
    assert buttons
    assert not {name for name in buttons if not re.search(rf"= .*{re.escape(name)}", ENGLISH)}


@pytest.mark.parametrize("guide", GUIDES, ids=lambda path: path.stem)
def test_every_command_that_a_guide_names_is_understood(guide: Path) -> None:
    named = set(re.findall(r"`/([a-z]+)", guide.read_text(encoding="utf-8")))
    known = {command.name for command in COMMANDS}
    assert named - {"readyz"} <= known


@pytest.mark.parametrize("guide", GUIDES, ids=lambda path: path.stem)
def test_a_guide_is_one_page(guide: Path) -> None:
    assert len(guide.read_text(encoding="utf-8").split()) < A_PAGE
