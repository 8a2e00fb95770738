"""Where JIRA is not set up, nothing of it is loaded, and nothing of it is shown."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from bot.config.load import load
from bot.wiring import rooms_of

ROOT = Path(__file__).parents[2]
# What knows only that there may be such a section, and such tables.
NAMED_ONLY = {"bot.config.jira", "storage.tables.jira"}
WHATEVER_RUNS = """
import sys
import bot.app, bot.wiring, bot.commands.run, bot.commands.check, bot.commands.restore, handlers.routes
from bot.config.from_config import settings_of
from bot.config.load import load
assert settings_of(load(None, {})).followers == ()
print(" ".join(sorted(name for name in sys.modules if "jira" in name)))
"""


def test_nothing_of_jira_is_loaded_where_it_is_not_set_up() -> None:
    said = subprocess.run([sys.executable, "-c", WHATEVER_RUNS], cwd=ROOT, capture_output=True, text=True, check=True)
    assert set(said.stdout.split()) == NAMED_ONLY


def test_the_panel_has_no_room_for_what_is_not_set_up() -> None:
    assert rooms_of(load(None, {})) == ()
