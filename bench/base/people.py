"""The people of `python -m bench press`: a sandbox in a process of its own, and what they do over its HTTP API."""

from __future__ import annotations

import asyncio
import json
import sys
from collections import defaultdict
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from time import perf_counter
from typing import Any

import httpx

PATIENCE = 30.0
CONNECTIONS = 8  # of the crowd
FOR_EVER = 1_000_000_000  # calls


@dataclass(frozen=True, slots=True)
class SandboxPlace:
    """Where the sandbox is, and who is in it."""

    api_url: str
    token: str
    people: dict[str, int]
    groups: dict[str, int]
    crowd: list[int]


@asynccontextmanager
async def sandbox(crowd: int) -> AsyncIterator[SandboxPlace]:
    """Start a sandbox that takes any flood; it ends with the block."""
    options = ["--port", "0", "--no-limits", "--json", "--crowd", str(crowd)]
    command = [sys.executable, "-m", "sandbox", "serve", *options]
    process = await asyncio.create_subprocess_exec(*command, stdout=asyncio.subprocess.PIPE)
    try:
        if process.stdout is None:
            raise RuntimeError("the sandbox has no voice")
        async with asyncio.timeout(PATIENCE):
            said = await process.stdout.readline()
        if not said:
            raise ValueError("`python -m sandbox serve` does not start on this machine")
        yield SandboxPlace(**json.loads(said))
    finally:
        if process.returncode is None:
            process.terminate()
        await process.wait()


class BenchPeople:
    """What people do, and when their presses were answered."""

    def __init__(self, place: SandboxPlace) -> None:
        self.place = place
        self._http = httpx.AsyncClient(base_url=place.api_url, timeout=PATIENCE)
        self._answers: defaultdict[str, asyncio.Future[float]] = defaultdict(
            lambda: asyncio.get_running_loop().create_future()
        )
        self._watching: list[asyncio.Task[None]] = []

    async def watch(self, *people: str) -> None:
        """Open the chat page of these, on which the answers to their presses come."""
        for person in people:
            ready = asyncio.Event()
            self._watching.append(asyncio.create_task(self._watch(self.place.people[person], ready)))
            await ready.wait()

    async def close(self) -> None:
        """Close every page."""
        for task in self._watching:
            task.cancel()
        await asyncio.gather(*self._watching, return_exceptions=True)
        await self._http.aclose()

    async def say(self, person: int, text: str) -> None:
        """Write to the bot in private."""
        await self._do(f"/people/{person}/chats/{person}/say", {"text": text})

    async def slow(self, seconds: float) -> None:
        """From now on each answer of the Bot API is so late."""
        await self._do("/sandbox/faults", {"kind": "slow", "seconds": seconds, "times": FOR_EVER})

    async def crowd_says(self, text: str) -> None:
        """Everybody in the crowd writes to the bot, a few at a time."""
        gate = asyncio.Semaphore(CONNECTIONS)

        async def one(person: int) -> None:
            async with gate:
                await self.say(person, text)

        await asyncio.gather(*(one(person) for person in self.place.crowd))

    async def press(self, person: str, chat: int, **button: object) -> asyncio.Future[float]:
        """Press a button; the future is the instant at which the answer was on the presser's screen."""
        done = await self._do(f"/people/{self.place.people[person]}/chats/{chat}/tap", button)
        return self._answers[done["query"]]

    async def timed(self, person: str, chat: int, **button: object) -> float:
        """Press a button and return in how many seconds it was answered."""
        begun = perf_counter()
        answered = await self.press(person, chat, **button)
        async with asyncio.timeout(PATIENCE):
            return await answered - begun

    async def find(self, person: str, chat: int, label: str) -> dict[str, int]:
        """Wait for a message with such a button, and return the place of the button in the latest."""
        async with asyncio.timeout(PATIENCE):
            while (found := _button(await self._messages(person, chat), label)) is None:  # noqa: ASYNC110 - HTTP
                await asyncio.sleep(0.05)
        return found

    async def _messages(self, person: str, chat: int) -> list[dict[str, Any]]:
        answer = await self._http.get(f"/people/{self.place.people[person]}/chats/{chat}")
        messages: list[dict[str, Any]] = answer.raise_for_status().json()["messages"]
        return messages

    async def _do(self, path: str, body: dict[str, Any]) -> dict[str, Any]:
        done: dict[str, Any] = (await self._http.post(path, json=body)).raise_for_status().json()
        return done

    async def _watch(self, person: int, ready: asyncio.Event) -> None:
        is_answer = False
        async with self._http.stream("GET", f"/people/{person}/events", timeout=None) as page:
            async for line in page.aiter_lines():
                ready.set()
                if line.startswith("event: "):
                    is_answer = line == "event: answer"
                elif line.startswith("data: ") and is_answer:
                    self._answers[json.loads(line.removeprefix("data: "))["query"]].set_result(perf_counter())


def _button(messages: Sequence[dict[str, Any]], label: str) -> dict[str, int] | None:
    for message in reversed(messages):
        for row, buttons in enumerate(message["buttons"]):
            for column, button in enumerate(buttons):
                if label in button["text"]:
                    return {"message": message["id"], "row": row, "column": column}
    return None
