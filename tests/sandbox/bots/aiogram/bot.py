"""A list of what is to be done, for aiogram 3: buttons that edit in place, a question, a photo's echo."""

from __future__ import annotations

import asyncio
import itertools
import os
from collections import defaultdict

from aiogram import Bot, Dispatcher, F, Router
from aiogram.client.default import DefaultBotProperties
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer
from aiogram.enums import ParseMode
from aiogram.exceptions import TelegramBadRequest
from aiogram.filters import Command, CommandObject, CommandStart
from aiogram.filters.callback_data import CallbackData
from aiogram.fsm.context import FSMContext
from aiogram.fsm.state import State, StatesGroup
from aiogram.types import (
    BotCommand,
    BufferedInputFile,
    CallbackQuery,
    ForceReply,
    InlineKeyboardMarkup,
    KeyboardButton,
    Message,
    ReplyKeyboardMarkup,
)
from aiogram.utils.keyboard import InlineKeyboardBuilder

router = Router()
lists: defaultdict[int, dict[int, str]] = defaultdict(dict)
numbers = itertools.count(1)


class Press(CallbackData, prefix="p"):
    action: str
    number: int = 0


class Adding(StatesGroup):
    text = State()


def card(chat: int) -> tuple[str, InlineKeyboardMarkup | None]:
    items = lists[chat]
    if not items:
        return "Nothing to do", None
    builder = InlineKeyboardBuilder()
    for number, text in items.items():
        builder.button(text=f"✓ {text}", callback_data=Press(action="done", number=number))
    builder.button(text="Look again", callback_data=Press(action="look"))
    builder.button(text="Clear", callback_data=Press(action="clear"), style="danger")
    builder.adjust(*[1] * len(items), 2)
    return "To do: " + ", ".join(items.values()), builder.as_markup()


@router.message(CommandStart())
async def start(message: Message) -> None:
    keyboard = ReplyKeyboardMarkup(keyboard=[[KeyboardButton(text="My list")]], resize_keyboard=True)
    await message.answer("<b>Reminders</b>: /add what is to be done, or send a photo.", reply_markup=keyboard)


@router.message(Command("add"))
async def add(message: Message, command: CommandObject, state: FSMContext) -> None:
    if not command.args:
        await state.set_state(Adding.text)
        await message.answer("What is to be done?", reply_markup=ForceReply(input_field_placeholder="Buy milk"))
        return
    await remember(message, command.args)


@router.message(Command("list"))
@router.message(F.text == "My list")
async def show(message: Message) -> None:
    text, buttons = card(message.chat.id)
    await message.answer(text, reply_markup=buttons)


@router.message(Adding.text, F.text)
async def answered(message: Message, state: FSMContext) -> None:
    await state.clear()
    await remember(message, str(message.text))


async def remember(message: Message, text: str) -> None:
    lists[message.chat.id][next(numbers)] = text
    await show(message)


@router.callback_query(Press.filter())
async def pressed(query: CallbackQuery, callback_data: Press) -> None:
    assert isinstance(query.message, Message)
    items = lists[query.message.chat.id]
    if callback_data.action == "done" and callback_data.number not in items:
        await query.answer("That is done already", show_alert=True)
        return
    said = "Nothing new"
    if callback_data.action == "done":
        said = f"Done: {items.pop(callback_data.number)}"
    elif callback_data.action == "clear":
        items.clear()
        said = "All gone"
    text, buttons = card(query.message.chat.id)
    try:
        await query.message.edit_text(text, reply_markup=buttons)
    except TelegramBadRequest as error:
        if "message is not modified" not in error.message:
            raise
    await query.answer(said, show_alert=callback_data.action == "clear")


@router.message(F.photo)
async def photo(message: Message, bot: Bot) -> None:
    assert message.photo is not None
    content = await bot.download(message.photo[-1])
    assert content is not None
    data = content.read()
    await message.answer_photo(BufferedInputFile(data, "echo.png"), caption=f"{len(data)} bytes")


async def main() -> None:
    server = TelegramAPIServer.from_base(os.environ["API_URL"])
    bot = Bot(
        os.environ["BOT_TOKEN"],
        session=AiohttpSession(api=server),
        default=DefaultBotProperties(parse_mode=ParseMode.HTML),
    )
    await bot.set_my_commands(
        [
            BotCommand(command="add", description="Remember something"),
            BotCommand(command="list", description="What is to be done"),
        ]
    )
    dispatcher = Dispatcher()
    dispatcher.include_router(router)
    await dispatcher.start_polling(bot)


if __name__ == "__main__":
    asyncio.run(main())
