"""Where alembic comes in: it runs on the connection that storage/upkeep/migrate.py gives it, or on ``-x url=...``."""

from __future__ import annotations

import asyncio

from alembic import context
from sqlalchemy import Connection

from storage.upkeep.migrate import configure_options, connected


def run(connection: Connection) -> None:
    """Run the migrations that alembic was asked for, all in one transaction."""
    context.configure(connection=connection, **configure_options())
    with context.begin_transaction():
        context.run_migrations()


async def run_on(url: str) -> None:
    """Run them on a connection of our own: the ``alembic`` command, for whoever writes a revision."""
    async with connected(url) as connection:
        await connection.run_sync(run)


given = context.config.attributes.get("connection")
if given is not None:
    run(given)
else:
    asyncio.run(run_on(context.get_x_argument(as_dictionary=True)["url"]))
