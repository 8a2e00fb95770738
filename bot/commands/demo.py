"""`helpdesk demo`: the whole desk on this machine, with a Telegram look-alike in the browser."""

from __future__ import annotations

import argparse
import asyncio
import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from bot.app import App
from bot.base.clock import DeskClock, start_from
from bot.base.logs import set_up
from bot.commands.cli import GOOD
from bot.commands.run import serve
from bot.config.model import Config
from bot.config.rehearsal import rehearsal_config
from bot.ops.tenure import Tenure
from sandbox.cast import Cast, build_demo
from sandbox.server import Sandbox

FOLDER = Path("demo-data")
JATNI, DHENKANAL = "JA", "DL"


def main(options: argparse.Namespace, environ: Mapping[str, str]) -> int:
    """Start sandbox and bot; print the address of the page."""
    os.umask(0o077)
    return asyncio.run(_demo(options.port, environ))


async def _demo(port: int, environ: Mapping[str, str]) -> int:
    async with Sandbox(port=port) as sandbox:
        cast = build_demo(sandbox.world)
        database = fresh_database(FOLDER)
        config = demo_config(cast, sandbox, f"sqlite+aiosqlite:///{database}")
        set_up(config.log.format, "WARNING", secrets=config.secrets)
        print(f"\n  The helpdesk is open: {sandbox.api_url}/\n\n  Stop it with Ctrl+C.\n", flush=True)
        clock = DeskClock(start_from(environ, config.desk.zone))
        await serve(App(config, clock, tenure=Tenure(config.database.url.get_secret_value(), new=True)))
    return GOOD


def fresh_database(folder: Path) -> Path:
    """Return the path of a database that does not exist yet: the sandbox forgets its chats, so must the desk."""
    folder.mkdir(mode=0o700, exist_ok=True)
    path = folder / "demo.db"
    for left in folder.glob("demo.db*"):
        left.unlink()
    return path


def demo_config(cast: Cast, sandbox: Sandbox, database_url: str, **more: str) -> Config:
    """Return the settings of a desk with the sandbox's cast."""
    teams = {"master_trainers": cast.master_trainers.id, "hudd_tech": cast.hudd_tech.id, "egov": cast.egov.id}
    return rehearsal_config(
        api_url=sandbox.api_url,
        token=sandbox.token,
        database_url=database_url,
        teams=teams,
        people=people_of(cast),
        **more,
    )


def people_of(cast: Cast) -> list[dict[str, Any]]:
    """Return the people whom the desk knows from its file; the teams' members are known by their groups."""
    return [
        {"telegram_id": cast.operator.id, "name": "Sunita", "roles": ["operator"]},
        {"telegram_id": cast.spoc_jatni.id, "name": "Lipika", "roles": ["spoc"], "ulbs": [JATNI]},
        {"telegram_id": cast.spoc_dhenkanal.id, "name": "Bijay", "roles": ["spoc"], "ulbs": [DHENKANAL]},
        {"telegram_id": cast.admin.id, "name": "Rashmi", "roles": ["admin"]},
        {"telegram_id": cast.manager.id, "name": "Debasis", "roles": ["manager"]},
    ]
