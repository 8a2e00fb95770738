"""The bot that somebody would write in an evening: stock PTB, a row for each message by SQLAlchemy's ORM, a reply.

It is the floor of `python -m bench update`: it commits as safely as the desk does (WAL, synchronous=FULL), no more.
"""

from __future__ import annotations

import sys
from typing import Any

from sqlalchemy import event
from sqlalchemy.ext.asyncio import async_sessionmaker, create_async_engine
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column
from telegram import Update
from telegram.ext import Application, ApplicationBuilder, ContextTypes, MessageHandler, filters


class Base(DeclarativeBase):
    """What it keeps."""


class Said(Base):
    """A message that came."""

    __tablename__ = "said"
    id: Mapped[int] = mapped_column(primary_key=True)
    chat_id: Mapped[int]
    text: Mapped[str]


def main(url: str, token: str, database: str) -> None:
    """Serve until it is told to stop."""
    engine = create_async_engine(database)
    session = async_sessionmaker(engine)

    @event.listens_for(engine.sync_engine, "connect")
    def _safe(connection: Any, _record: object) -> None:
        connection.execute("PRAGMA journal_mode=WAL")
        connection.execute("PRAGMA synchronous=FULL")

    async def begin(_application: Application[Any, Any, Any, Any, Any, Any]) -> None:
        async with engine.begin() as connection:
            await connection.run_sync(Base.metadata.create_all)

    async def hear(update: Update, _context: ContextTypes.DEFAULT_TYPE) -> None:
        message = update.effective_message
        if message is not None:
            async with session() as unit, unit.begin():
                unit.add(Said(chat_id=message.chat_id, text=message.text or ""))
            await message.reply_text(f"Noted: {message.text}")

    application = ApplicationBuilder().token(token).base_url(f"{url}/bot").post_init(begin).build()
    application.add_handler(MessageHandler(filters.ALL, hear))
    application.run_polling()


if __name__ == "__main__":
    main(*sys.argv[1:])
