"""The walls between the rooms stand: each contract is broken once, in a copy, and must notice."""

import json
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from bot.commands.table import COMMANDS

ROOT = Path(__file__).parents[1]
PLANTING = Path(__file__).with_name("planting.py")
ROOMS = ("bot", "handlers", "helpdesk", "storage", "sandbox")

LAYERS = "The rooms import downwards only"
NO_WORLD = "The rules of a helpdesk know no Telegram, no database, no scheduler and no network"
PURE = "The rules do not wait, log, look at the clock or the disk, or throw dice"
HELPDESK = "Inside helpdesk: the desk stands on the ports, the ports on the rules, the rules on the values"
DESK = "Inside the desk: use cases stand on the recorder"
HANDLERS = "Inside handlers: routes at the top, pages and presses on prompts, cards and what all of them need"
STORAGE = "Inside storage: one door, the stores, and the engine below"
BOT = "Inside bot: commands start the app, jobs and ops watch what runs, all stand on the base"
SANDBOX = "Inside the sandbox: people and the Bot API act on one world"
JIRA = "Inside the look-alike of Jira: the API and people's hands do the same work on one site"
CIRCLES = "No circles among siblings, of files or of folders"
NO_TESTS = "No production code imports the tests, the bench or the phrases"
APART = "The sandbox imports none of the four rooms"
DEMO_ONLY = "Of the four rooms only the demo command imports the sandbox"
REAL = "What serves a real desk leads neither to the demo nor to the sandbox"

BREACHES = [
    ("helpdesk/ticket/planted.py", "import storage", LAYERS),
    ("helpdesk/ticket/planted.py", "import bot.base.clock", LAYERS),
    ("storage/engine/planted.py", "import handlers", LAYERS),
    ("handlers/base/planted.py", "import storage", LAYERS),
    ("handlers/base/planted.py", "import bot.config", LAYERS),
    ("helpdesk/ticket/planted.py", "from telegram import Update", NO_WORLD),
    ("helpdesk/ticket/planted.py", "import sqlalchemy.orm", NO_WORLD),
    ("helpdesk/ticket/planted.py", "import time", PURE),
    ("helpdesk/ticket/planted.py", "from os import environ", PURE),
    ("helpdesk/planted.py", "", HELPDESK),  # it stands nowhere
    ("helpdesk/intake/planted.py", "import helpdesk.desk.watch", HELPDESK),
    ("helpdesk/ports/planted.py", "import helpdesk.desk", HELPDESK),
    ("helpdesk/notify/planted.py", "import helpdesk.lifecycle", HELPDESK),
    ("helpdesk/desk/planted.py", "", DESK),
    ("helpdesk/desk/recording/planted.py", "import helpdesk.desk.tickets", DESK),
    ("handlers/planted.py", "", HANDLERS),
    ("handlers/cards/planted.py", "import handlers.tickets", HANDLERS),
    ("storage/planted.py", "", STORAGE),
    ("storage/tables/planted.py", "import storage.engine", STORAGE),
    ("bot/planted.py", "", BOT),
    ("bot/inbound/planted.py", "import bot.outbound", BOT),
    ("bot/base/planted.py", "import bot.config", BOT),
    ("sandbox/planted.py", "", SANDBOX),
    ("sandbox/world/planted.py", "import sandbox.people", SANDBOX),
    ("sandbox/jira/planted.py", "", JIRA),
    ("sandbox/jira/model/planted.py", "import sandbox.jira.rest", JIRA),
    ("helpdesk/calendar/rules.py", "import helpdesk.calendar.story", CIRCLES),  # a circle of files
    ("storage/engine/planted.py", "from tests.databases import database_url", NO_TESTS),
    ("bot/jobs/planted.py", "import bench.base.year", NO_TESTS),
    ("handlers/cards/planted.py", "import phrases.page", NO_TESTS),
    ("sandbox/base/planted.py", "import helpdesk", APART),
    ("bot/base/planted.py", "import sandbox", DEMO_ONLY),
    ("handlers/base/planted.py", "import sandbox.bot_api", DEMO_ONLY),
    ("bot/commands/run.py", "import bot.demo.door", REAL),
]


def contracts() -> list[str]:
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    return [contract["name"] for contract in settings["tool"]["importlinter"]["contracts"]]


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """A copy of the tree; the demo command in it imports the sandbox, as the real one does or will."""
    for room in ROOMS:
        shutil.copytree(ROOT / room, tmp_path / room, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    with (tmp_path / "bot" / "commands" / "demo.py").open("a", encoding="utf-8") as demo:
        demo.write("\nimport sandbox\nimport sandbox.bot_api\n")
    return tmp_path


def broken(place: Path, breaches: list[tuple[str, str]]) -> list[list[str]]:
    """Return the contracts that the copy breaks by itself, with each breach, and by itself once more."""
    done = subprocess.run(
        [sys.executable, str(PLANTING)], input=json.dumps(breaches), cwd=place, capture_output=True, text=True,
        check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout + done.stderr
    found: list[list[str]] = json.loads(done.stdout.splitlines()[-1])
    return found


def test_every_command_but_the_demo_is_kept_from_it() -> None:
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["importlinter"]
    (real,) = (contract for contract in settings["contracts"] if contract["name"] == REAL)
    modules = {command.module for command in COMMANDS if command.name != "demo"}
    assert modules <= set(real["source_modules"])


def test_every_contract_is_proven_here() -> None:
    assert {name for *_where, name in BREACHES} == set(contracts())


@pytest.mark.timeout(300)
def test_the_tree_keeps_its_contracts_and_each_planted_breach_is_found(copy: Path) -> None:
    before, *of_breaches, after = broken(copy, [(file, line) for file, line, _ in BREACHES])
    assert before == after == [], "the demo may import the sandbox"
    missed = [breach for breach, found in zip(BREACHES, of_breaches, strict=True) if breach[2] not in found]
    assert missed == []
