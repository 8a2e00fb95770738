"""Where the desk has no e-mail address and no JIRA, nothing of them is loaded, least of all what the extras bring."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from bot.config.load import load
from bot.wiring import rooms_of

ROOT = Path(__file__).parents[2]
BROUGHT = {"imap_tools", "imaplib", "aiosmtplib", "inscriptis", "lxml", "smtplib"}
# What knows only that there may be such a section, and such tables.
NAMED_ONLY = {"bot.config.jira", "storage.tables.jira"}
WHATEVER_RUNS = """
import sys
import bot.app, bot.wiring, bot.commands.run, bot.commands.check, bot.commands.restore, bot.ops.doctor
import handlers.routes
from bot.config.from_config import settings_of
from bot.config.load import load
settings = settings_of(load(None, {}))
assert settings.mail is None
assert settings.followers == ()
print(*sys.modules)
"""


@pytest.fixture(scope="module")
def loaded() -> set[str]:
    """What is loaded of whatever runs where nothing of both is set up."""
    said = subprocess.run([sys.executable, "-c", WHATEVER_RUNS], cwd=ROOT, capture_output=True, text=True, check=True)
    return set(said.stdout.split())


def test_nothing_that_reads_or_sends_mails_is_loaded_where_there_is_no_address(loaded: set[str]) -> None:
    assert "bot.wiring" in loaded
    assert [name for name in loaded if name.partition(".")[0] in BROUGHT or name.startswith("bot.mail")] == []


def test_nothing_of_jira_is_loaded_where_it_is_not_set_up(loaded: set[str]) -> None:
    assert {name for name in loaded if "jira" in name} == NAMED_ONLY


def test_the_panel_has_no_room_for_what_is_not_set_up() -> None:
    assert rooms_of(load(None, {})) == ()
