"""What the server that engines are forked from holds ready: whatever takes longer than a short life may."""

from __future__ import annotations

from bot.config.from_config import settings_of
from tests.helpdesk.office import at
from tests.journeys.support.running.engine_process import Orders, config_of, sentences

sentences()
settings_of(
    config_of(Orders("sqlite+aiosqlite:///none.db", "http://127.0.0.1:9", "1:" + "x" * 35, at("Mon 16 Nov 11:00")))
)
