"""Where the desk has no e-mail address, nothing of mail is loaded, least of all what the extra brings."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
WHATEVER_RUNS = """
import sys
import bot.app, bot.wiring, bot.commands.run, bot.commands.check, bot.commands.restore, bot.ops.doctor
import handlers.routes
from bot.config.from_config import settings_of
from bot.config.load import load
assert settings_of(load(None, {})).mail is None
print(*sorted(name for name in sys.modules if name.partition(".")[0] in BROUGHT or name.startswith("bot.mail")))
"""
BROUGHT = ("imap_tools", "imaplib", "aiosmtplib", "inscriptis", "lxml", "smtplib")


def test_nothing_that_reads_or_sends_mails_is_loaded_where_there_is_no_address() -> None:
    program = f"BROUGHT = {BROUGHT!r}\n{WHATEVER_RUNS}"
    said = subprocess.run([sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=True)
    assert said.stdout.split() == []
