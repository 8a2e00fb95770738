"""A list of what is to be done, for python-telegram-bot: buttons that edit in place, a question, a photo's echo."""

from __future__ import annotations

import itertools
import os

from telegram import (
    BotCommand,
    ForceReply,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    ReplyKeyboardMarkup,
    Update,
)
from telegram.error import BadRequest
from telegram.ext import Application, CallbackQueryHandler, CommandHandler, ContextTypes, MessageHandler, filters

Context = ContextTypes.DEFAULT_TYPE
QUESTION = "What is to be done?"
numbers = itertools.count(1)


def todo(context: Context) -> dict[str, str]:
    assert context.chat_data is not None
    found: dict[str, str] = context.chat_data.setdefault("todo", {})
    return found


def card(items: dict[str, str]) -> tuple[str, InlineKeyboardMarkup | None]:
    if not items:
        return "Nothing to do", None
    rows = [[InlineKeyboardButton(f"✓ {text}", callback_data=f"done:{n}")] for n, text in items.items()]
    rows.append(
        [
            InlineKeyboardButton("Look again", callback_data="look"),
            InlineKeyboardButton("Clear", callback_data="clear", style="danger"),
        ]
    )
    return "To do: " + ", ".join(items.values()), InlineKeyboardMarkup(rows)


async def start(update: Update, context: Context) -> None:
    assert update.effective_message is not None
    await update.effective_message.reply_html(
        "<b>Reminders</b>: /add what is to be done, or send a photo.",
        reply_markup=ReplyKeyboardMarkup([["My list"]], resize_keyboard=True),
    )


async def add(update: Update, context: Context) -> None:
    assert update.effective_message is not None
    text = " ".join(context.args or [])
    if not text:
        await update.effective_message.reply_text(
            QUESTION, reply_markup=ForceReply(input_field_placeholder="Buy milk")
        )
        return
    todo(context)[str(next(numbers))] = text
    await show(update, context)


async def answered(update: Update, context: Context) -> None:
    message = update.effective_message
    assert message is not None
    if message.reply_to_message and message.reply_to_message.text == QUESTION:
        todo(context)[str(next(numbers))] = str(message.text)
        await show(update, context)


async def show(update: Update, context: Context) -> None:
    assert update.effective_message is not None
    text, buttons = card(todo(context))
    await update.effective_message.reply_text(text, reply_markup=buttons)


async def pressed(update: Update, context: Context) -> None:
    query = update.callback_query
    assert query is not None
    action, _, number = str(query.data).partition(":")
    items = todo(context)
    if action == "done" and number not in items:
        await query.answer("That is done already", show_alert=True)
        return
    said = "Nothing new"
    if action == "done":
        said = f"Done: {items.pop(number)}"
    elif action == "clear":
        items.clear()
        said = "All gone"
    text, buttons = card(items)
    try:
        await query.edit_message_text(text, reply_markup=buttons)
    except BadRequest as error:
        if "message is not modified" not in str(error).lower():
            raise
    await query.answer(said, show_alert=action == "clear")


async def photo(update: Update, context: Context) -> None:
    message = update.effective_message
    assert message is not None
    file = await message.photo[-1].get_file()
    data = bytes(await file.download_as_bytearray())
    await message.reply_photo(data, caption=f"{len(data)} bytes")


async def set_up(application: Application) -> None:  # type: ignore[type-arg]
    await application.bot.set_my_commands(
        [BotCommand("add", "Remember something"), BotCommand("list", "What is to be done")]
    )


def main() -> None:
    api = os.environ["API_URL"]
    application = (
        Application.builder()
        .token(os.environ["BOT_TOKEN"])
        .base_url(f"{api}/bot")
        .base_file_url(f"{api}/file/bot")
        .post_init(set_up)
        .build()
    )
    application.add_handler(CommandHandler("start", start))
    application.add_handler(CommandHandler("add", add))
    application.add_handler(CommandHandler("list", show))
    application.add_handler(MessageHandler(filters.Text(["My list"]), show))
    application.add_handler(MessageHandler(filters.TEXT & filters.REPLY & ~filters.COMMAND, answered))
    application.add_handler(MessageHandler(filters.PHOTO, photo))
    application.add_handler(CallbackQueryHandler(pressed))
    application.run_polling(allowed_updates=["message", "callback_query"])


if __name__ == "__main__":
    main()
