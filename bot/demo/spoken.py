"""In which languages the desk speaks now, and what it writes on buttons: the stage's scripts name them so."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import select

from handlers.base.catalogue import LANGUAGES, Catalogue
from helpdesk.settings.settings import Settings
from storage.tables.people import people
from storage.unit_of_work import Store


async def spoken(store: Store, settings: Settings, says: Sequence[str]) -> dict[str, Any]:
    """Return the labels by key and language, and the chats that have a language of their own."""
    catalogue = Catalogue(own_digits=settings.own_digits)
    chosen = await store.connection.execute(
        select(people.c.id, people.c.language).where(people.c.language.is_not(None))
    )
    groups = {team.chat_id: team.language for team in settings.teams if team.language}
    return {
        "labels": {key: {language: catalogue.plain(language, key) for language in LANGUAGES} for key in says},
        "chats": {
            str(chat): language for chat, language in ({row.id: row.language for row in chosen} | groups).items()
        },
        "language": settings.language,
    }
