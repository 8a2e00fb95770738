"""What `echo_ptb` does, by aiogram 3, which is not installed here: `--aiogram` names a Python that has it."""

from __future__ import annotations

import asyncio
import sys

from aiogram import Bot, Dispatcher
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer
from aiogram.types import Message


async def hear(message: Message) -> None:
    """Say it again."""
    await message.answer(f"You said: {message.text}")


async def main(url: str, token: str) -> None:
    """Serve until it is told to stop."""
    dispatcher = Dispatcher()
    dispatcher.message.register(hear)
    bot = Bot(token, session=AiohttpSession(api=TelegramAPIServer.from_base(url)))
    await dispatcher.start_polling(bot)


if __name__ == "__main__":
    asyncio.run(main(*sys.argv[1:]))
