"""The value of a key, as a store sees it."""

from sqlalchemy import select

from storage.tables.transport import meta
from storage.unit_of_work import Store


async def value(store: Store, key: str) -> object:
    return (await store.connection.execute(select(meta.c.value).where(meta.c.key == key))).scalar()
