"""`python -m bench transport`: what a call of the Bot API costs, by our own way to Telegram and by stock PTB's."""

from __future__ import annotations

import asyncio
import os
import sys
import tempfile
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from time import perf_counter, process_time

from telegram import Bot
from telegram.request import BaseRequest, HTTPXRequest

from bench.base.bare_telegram import TOKEN, BareTelegram
from bench.base.figures import Figure, against
from bot.telegram.http_request import WireRequest

IN_FLIGHT = (1, 16, 48)
CALLS = 600
WARM = 100
TEXT = "MUK-1042 is solved: the router was restarted."
WAYS: dict[str, Callable[[int], BaseRequest]] = {
    "stock PTB (httpx)": lambda connections: HTTPXRequest(connection_pool_size=connections),
    "ours (aiohttp)": WireRequest,
}


def run() -> list[Figure]:
    """Return what was measured: ours beside stock PTB's with as many calls in flight."""
    costs = asyncio.run(measure())
    stock, ours = WAYS
    figures = []
    for in_flight in IN_FLIGHT:
        (stock_cpu, stock_wall), (our_cpu, our_wall) = costs[stock, in_flight], costs[ours, in_flight]
        flight = f"{in_flight} in flight"
        cpu = Figure(what=f"floor: CPU of a call, {flight}, {stock}", value=stock_cpu * 1000, unit="ms")
        calls = Figure(what=f"floor: calls, {flight}, {stock}", value=1 / stock_wall, unit="/s")
        most = 1.0 if in_flight > 1 else None
        figures += [cpu, against(cpu, f"CPU of a call, {flight}, {ours}", our_cpu * 1000, most=most)]
        figures += [calls, against(calls, f"calls, {flight}, {ours}", 1 / our_wall)]
    return figures


async def measure(calls: int = CALLS) -> dict[tuple[str, int], tuple[float, float]]:
    """Return, by way and number in flight, the seconds of CPU of a call on our side, and seconds for each."""
    costs = {}
    async with _server() as url:
        for in_flight in IN_FLIGHT:
            for way, request in WAYS.items():
                bot = Bot(TOKEN, base_url=f"{url}/bot", request=request(in_flight))
                async with bot:
                    await _call(bot, in_flight, WARM)
                    cpu, wall = process_time(), perf_counter()
                    await _call(bot, in_flight, calls)
                    costs[way, in_flight] = (process_time() - cpu) / calls, (perf_counter() - wall) / calls
    return costs


async def _call(bot: Bot, in_flight: int, calls: int) -> None:
    room = asyncio.Semaphore(in_flight)

    async def one(chat: int) -> None:
        async with room:
            await bot.send_message(chat, TEXT, parse_mode="HTML")

    await asyncio.gather(*(one(chat) for chat in range(1, calls + 1)))


@asynccontextmanager
async def _server() -> AsyncIterator[str]:
    """Give the address of a bare Bot API in a process of its own, so that its CPU is not ours."""
    environ = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    with tempfile.TemporaryDirectory() as folder:
        process = await asyncio.create_subprocess_exec(
            sys.executable, "-m", "bench.transport", cwd=folder, env=environ, stdout=asyncio.subprocess.PIPE
        )
        try:
            assert process.stdout is not None
            yield (await process.stdout.readline()).decode().strip()
        finally:
            process.kill()
            await process.wait()


async def _serve() -> None:
    async with BareTelegram() as telegram:
        print(telegram.url, flush=True)
        await asyncio.Event().wait()


if __name__ == "__main__":
    asyncio.run(_serve())
