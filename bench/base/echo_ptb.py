"""The least that a bot can do, a floor of `python -m bench update`: stock PTB answers, and keeps nothing."""

from __future__ import annotations

import sys

from telegram import Update
from telegram.ext import ApplicationBuilder, ContextTypes, MessageHandler, filters


async def hear(update: Update, _context: ContextTypes.DEFAULT_TYPE) -> None:
    """Say it again."""
    if update.effective_message is not None:
        await update.effective_message.reply_text(f"You said: {update.effective_message.text}")


def main(url: str, token: str) -> None:
    """Serve until it is told to stop."""
    application = ApplicationBuilder().token(token).base_url(f"{url}/bot").build()
    application.add_handler(MessageHandler(filters.ALL, hear))
    application.run_polling()


if __name__ == "__main__":
    main(*sys.argv[1:])
