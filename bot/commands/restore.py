"""`helpdesk restore`: go back to a copy of the database, and say what that means."""

from __future__ import annotations

import argparse
import asyncio
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from sqlalchemy import make_url

from bot.base.clock import DeskClock, start_from
from bot.base.sealing import is_sealed, unseal
from bot.commands.cli import GOOD, RED
from bot.config.from_config import settings_of
from bot.config.load import config_of, settings_file
from bot.config.model import Config
from helpdesk.desk.desk import Desk
from helpdesk.outbox import Urgency
from storage.database import Database
from storage.engine import sqlite
from storage.engine.desk_marker import Marker, Markers
from storage.outbox import shown
from storage.outbox.doubts import doubt_what_is_owed
from storage.upkeep import desk_identity, migrate, restore

HELD = "the database was restored from a copy: nobody knows whether it was sent since"
TO_KNOW = """\
What to know:
- What happened since the copy is gone, and Telegram does not tell it again: ask people to send it once more.
- Cards and answers that were owed when the copy was made are sent again. Some may come twice; a double card goes when
  it is pressed. Summaries and files that were owed then, or whose time has passed since, are not sent: /summary
  shows them.
- Messages about open tickets are brought up to what the copy says at the next start. The buttons of what was posted
  since the copy work no longer; whoever presses one is told so.
- Who was let go and what was set up since the copy must be done again: look at /admin.
- The copy itself still holds who was erased since: delete it when nobody needs it any more."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Done:
    """What was done: where the former database is, and what becomes of messages."""

    kept: Path | None
    before: str | None
    after: str | None
    cards: int
    held: int
    known: bool  # whether the former database could tell what it had given out
    last: int | None
    erased: int | None  # callers that were erased once more; None: nobody knows who was erased since the copy


def main(options: argparse.Namespace, environ: Mapping[str, str]) -> int:
    """Put the copy in the place of the database; return 1 if it is damaged, or nobody agreed."""
    config = config_of(options, environ, optional=True)
    now = DeskClock(start_from(environ, config.desk.zone)).now()
    url = make_url(config.database.url.get_secret_value())
    if url.get_backend_name() != "sqlite":
        raise ValueError("a PostgreSQL database goes back with its own tools: pg_restore, of a copy made by pg_dump")
    copy: Path = options.file
    database = sqlite.path_of(url)
    if not database.parent.is_dir():
        raise ValueError(f"there is no directory {database.parent} for the database")
    opened = _opened(copy, database, options.identity)
    with sqlite.alone(database):
        try:
            staged = restore.stage(opened, database)
        except restore.Damaged as error:
            print(f"helpdesk: {error}. Nothing was changed.", file=sys.stderr)
            return RED
        finally:
            if opened is not copy:
                opened.unlink(missing_ok=True)
        try:
            if not _agreed(f"Put {copy} in the place of {database}?", yes=options.yes):
                print("Nothing was changed.")
                return RED
            markers = Markers.of(url.render_as_string(hide_password=False), settings_file(options))
            done = _restore(config, staged, database, now, options.next_number, markers)
        finally:
            restore.drop(staged)
    print(words(done, copy, database))
    return GOOD


def _opened(copy: Path, database: Path, identities: Path | None) -> Path:
    """Return the copy itself, or, of one that is sealed, what is in it: a file beside the database."""
    if not is_sealed(copy):
        return copy
    if identities is None:
        raise ValueError(f"{copy} is encrypted: name the file with your key (--identity key.txt)")
    opened = database.with_name(f"{database.name}.opened")
    unseal(copy, opened, identities)
    return opened


def _restore(
    config: Config, staged: Path, database: Path, now: datetime, wanted: int | None, markers: Markers
) -> Done:
    former, remembered = restore.given(database), markers.read()
    gone = restore.erased(database)
    used = former or restore.Given(number=None, ids={})
    numbers = (used.number, remembered.last if remembered else None, wanted - 1 if wanted is not None else None)
    used = restore.Given(number=max((n for n in numbers if n is not None), default=None), ids=used.ids)
    url = f"sqlite+aiosqlite:///{staged}"
    before, cards, held, desk, again = asyncio.run(_bring_up(config, url, now, remembered, gone or {}))
    restore.skip(staged, used)
    aside = database.with_name(f"{database.name}.before-{now.astimezone(config.desk.zone):%Y-%m-%d-%H%M%S}")
    staged_last = restore.given(staged)
    kept = restore.swap(staged, database, aside)
    markers.write(Marker(desk, staged_last.number if staged_last else used.number))
    known = former is not None or used.number is not None
    return Done(
        kept=kept, before=before, after=migrate.head(), cards=cards, held=held, known=known, last=used.number,
        erased=again if gone is not None else None,
    )  # fmt: skip


async def _bring_up(
    config: Config, url: str, now: datetime, remembered: Marker | None, gone: Mapping[int, bool]
) -> tuple[str | None, int, int, str, int]:
    """Migrate; owe what must be shown anew, hold what must not be sent, erase again who was erased since.

    Return the former form, how many shown and held, the desk's id (a copy of before there were ids gets the
    remembered one), and how many were erased.
    """
    before = await migrate.current(url)
    await migrate.upgrade(url)
    database = Database.open(url, desk_time=lambda: now)
    try:
        async with database.unit() as unit:
            marker = await desk_identity.adopt(unit.connection, remembered)
            desk = Desk(unit, (await unit.setup.overlay()).over(settings_of(config)), now)
            await doubt_what_is_owed(unit.connection)
            tickets = await shown.doubt(unit.connection)
            for number in tickets:
                await desk.views.show_again(number, Urgency.PING)
            held = await unit.sending.hold_summaries(HELD) + await desk.reports.pass_over_summaries()
            again = [await desk.callers.erase_again(caller, wholly=asked) for caller, asked in gone.items()]
        more = any(again)
        while more:
            async with database.unit() as unit:
                more = await unit.erasing.tidy()
    finally:
        await database.close()
    return before, len(tickets), held, marker.desk, sum(again)


def _agreed(question: str, *, yes: bool) -> bool:
    """Return whether it may be done: ``--yes`` was said, or is answered now."""
    if yes:
        return True
    if not sys.stdin.isatty():
        raise ValueError("nobody can be asked here: say --yes if it is meant")
    print(f"{question} [y/N] ", end="", flush=True)
    return sys.stdin.readline().strip().lower() in ("y", "yes")


def words(done: Done, copy: Path, database: Path) -> str:
    """Return what the command says at the end."""
    lines = [f"{database} is what {copy} was."]
    if done.before != done.after:
        lines.append(f"It was brought from form {done.before} to {done.after}.")
    if done.kept is not None:
        lines.append(f"The former database is kept as {done.kept}; delete it when nobody needs it any more.")
    if done.last is not None:
        lines.append(f"The next ticket gets a number above {done.last}, as numbers up to it may have been told.")
    elif not done.known:
        lines.append("No former database could be read, so numbers that callers were told since may be given again.")
    if done.erased is None:
        lines.append("Nobody knows who was erased since the copy: erase them again with /caller.")
    elif done.erased:
        lines.append(f"{done.erased} callers were erased since the copy; they are erased again.")
    lines.append(f"{done.cards} tickets are shown anew, {done.held} summaries and files are held.")
    return "\n".join([*lines, "", TO_KNOW, "", "Start the bot now: helpdesk run"])
