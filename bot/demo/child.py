"""The process of the demo's bot: it is asked in lines of JSON, and answers in lines of JSON.

It ends when nobody is at the other end of the line: the demo that has started it is gone then, however it ended.
"""

from __future__ import annotations

import asyncio
import gc
import json
import logging
import os
from asyncio import StreamReader, StreamWriter
from collections.abc import Mapping
from multiprocessing.connection import Connection
from typing import Any

from bot.app import App
from bot.base.clock import MovedClock, start_from
from bot.base.logs import set_up
from bot.config.load import load
from bot.demo.door import Door
from bot.demo.line import opened
from bot.demo.settings import FASTER
from bot.ops.tenure import Tenure

log = logging.getLogger(__name__)

GOODBYE = 3.0  # seconds
LONGEST = 2**20  # bytes of a line
LATE = 3


def live(line: Connection, environ: Mapping[str, str]) -> None:
    """Serve by these settings until nobody is at the other end of ``line``; for a process that was just forked."""
    gc.freeze()  # what is imported stays
    os.setsid()  # Ctrl+C is for the demo, which ends this in good order
    os.umask(0o077)
    os.environ.clear()
    os.environ.update(environ)
    config = load(None, os.environ)
    set_up(config.log.format, "ERROR", secrets=config.secrets)
    start = start_from(os.environ, config.desk.zone)
    if start is None:
        raise ValueError("the demo's bot needs HELPDESK_CLOCK")
    clock = MovedClock(start)
    app = App(config, clock, tenure=Tenure(config.database.url.get_secret_value()))
    asyncio.run(_serve(app, clock, line))


async def _serve(app: App, clock: MovedClock, line: Connection) -> None:
    asking, voice = await opened(line, LONGEST)
    hearing = asyncio.create_task(_hear(asking, Door(app, clock), app, voice))
    try:
        if not await app.start():
            return
        app.delivery.quicken(FASTER)
        await app.sweeper.began.wait()
        _say(voice, {"ready": True})
        await app.stopping.wait()
    finally:
        try:
            async with asyncio.timeout(GOODBYE):
                await app.stop()
        except TimeoutError:
            os._exit(LATE)  # whoever wanted it gone may be gone, and nothing is lost by it
        hearing.cancel()
        voice.close()


async def _hear(asking: StreamReader, door: Door, app: App, voice: StreamWriter) -> None:
    """Answer side by side: what takes long holds up no other."""
    answering: set[asyncio.Task[None]] = set()
    while line := await asking.readline():
        task = asyncio.create_task(_answer(json.loads(line), door, voice))
        answering.add(task)
        task.add_done_callback(answering.discard)
    app.stopping.set()


async def _answer(asked: dict[str, Any], door: Door, voice: StreamWriter) -> None:
    try:
        answer: dict[str, Any] = {"answer": await door.answer(str(asked["ask"]), asked)}
    except Exception as error:  # the demo's page is told, and the desk goes on
        log.exception("the demo's question %s is not answered", asked.get("ask"))
        answer = {"error": f"{type(error).__name__}: {error}"}
    _say(voice, {"id": asked["id"], **answer})


def _say(voice: StreamWriter, said: dict[str, Any]) -> None:
    voice.write(json.dumps(said).encode() + b"\n")
