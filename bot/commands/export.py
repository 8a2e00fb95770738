"""`helpdesk export`: the tickets as a table, beside a running desk."""

from __future__ import annotations

import argparse
import asyncio
import sys
import tempfile
from collections.abc import Iterable, Mapping
from datetime import date, datetime, time, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from sqlalchemy import make_url

from bot.base.clock import DeskClock
from bot.base.progress import on_terminal
from bot.base.sealing import Seal
from bot.commands.cli import GOOD
from bot.config.from_config import settings_of
from bot.config.load import config_of
from bot.config.overlay_loader import overlay_of
from bot.files.exports import export
from helpdesk.desk.search.erasure_report import note_export
from helpdesk.people.actors import Scope
from helpdesk.reports.exporting import Format, Labels, Order
from helpdesk.settings.settings import Settings
from storage.database import Database
from storage.engine import sqlite
from storage.upkeep import revisions


def main(options: argparse.Namespace, environ: Mapping[str, str]) -> int:
    """Write the file; say how many tickets are in it."""
    config = config_of(options, environ)
    urls = (config.database.url.get_secret_value(), config.database.reader)
    if options.file is None:
        raise ValueError("say where to: helpdesk export tickets.xlsx")
    seal = Seal(config.encryption.recipients)
    target = seal.named(options.file)
    plain = target.with_suffix("") if seal else target
    form = format_of(plain, options.form)
    if seal:
        with tempfile.TemporaryDirectory(prefix="helpdesk-") as folder:
            made = Path(folder) / plain.name
            done = asyncio.run(_export(urls, settings_of(config), options, form, made))
            seal(made, target)
    else:
        done = asyncio.run(_export(urls, settings_of(config), options, form, plain))
    print(f"{done:,} tickets are in {target}")
    return GOOD


def format_of(path: Path, named: str | None) -> Format:
    """Return the format that was asked for, by name or by the file's ending."""
    ending = path.suffix.lower().removeprefix(".")
    if named is None and ending not in tuple(Format):
        raise ValueError(f"{path}: end its name in .xlsx or .csv, or say --format")
    return Format(named or ending)


def order_of(options: argparse.Namespace, settings: Settings) -> Order:
    """Return what the options ask for; a name that nobody bears is a ValueError of one line."""
    zone = ZoneInfo(settings.timezone)
    since, until = _midnight(options.since, zone), _midnight(options.until, zone, after=1)
    if since and until and since >= until:
        raise ValueError("--since lies after --until")
    return Order(
        scope=Scope(everything=True), since=since, until=until,
        team=_known("team", options.team, (t.key for t in settings.teams)),
        ulb=_known("ULB", options.ulb, (u.code for u in settings.ulbs)), with_callers=options.with_callers,
    )  # fmt: skip


async def _export(
    urls: tuple[str, str | None], settings: Settings, options: argparse.Namespace, form: Format, to: Path
) -> int:
    url, reader_url = urls
    parsed = make_url(url)
    if parsed.get_backend_name() == "sqlite" and not sqlite.path_of(parsed).exists():
        raise ValueError(f"there is no database at {sqlite.path_of(parsed)}")
    if await revisions.current(url) != revisions.head():
        raise ValueError("the database is not in the present form: run `helpdesk migrate` first")
    settings = (await overlay_of(url)).over(settings)
    order = order_of(options, settings)
    database = Database.open(url, reader_url=reader_url, alone=False)
    try:
        if options.with_callers:
            async with database.unit() as unit:
                await note_export(unit, DeskClock().now().date(), options.file.name)
        return await export(database, to, form, order, Labels.of(settings), on_terminal(sys.stderr))
    finally:
        await database.close()


def _midnight(text: str | None, zone: ZoneInfo, after: int = 0) -> datetime | None:
    if text is None:
        return None
    try:
        on = date.fromisoformat(text)
    except ValueError:
        raise ValueError(f"{text!r} is no date: write it as 2026-11-20") from None
    return datetime.combine(on + timedelta(days=after), time(0), zone)


def _known(what: str, wanted: str | None, names: Iterable[str]) -> str | None:
    known = sorted(names)
    if wanted is not None and wanted not in known:
        few = ", ".join(known[:12]) + (" …" if len(known) > 12 else "")
        raise ValueError(f"there is no {what} {wanted!r}; there are {few}")
    return wanted
