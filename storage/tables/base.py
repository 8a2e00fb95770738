"""The one MetaData, with the names that constraints get: a migration can only drop what has a name."""

from __future__ import annotations

from sqlalchemy import Column, Index, MetaData, func, text

from storage.tables.types import RowId, UtcDateTime

WHERE = "where"
metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "pk": "pk_%(table_name)s",
    }
)


def row_id() -> Column[int]:
    """Return a key that counts up; its table says ``sqlite_autoincrement``, or ids of deleted rows come again."""
    return Column("id", RowId, primary_key=True, autoincrement=True)


def machine_time(name: str) -> Column[object]:
    """Return an instant by the database's clock, the row's birth: never compared with desk time."""
    return Column(name, UtcDateTime, nullable=False, server_default=func.now())


def partial_index(name: str, *columns: str, where: str, unique: bool = False) -> Index:
    """Return an index of the rows for which ``where`` holds: it stays small however much is history."""
    return Index(name, *columns, unique=unique, sqlite_where=text(where), info={WHERE: text(where)})


def complete() -> MetaData:
    """Return the tables with what PostgreSQL is told of their indexes, for whoever makes or compares them.

    To say it loads PostgreSQL's dialect, the largest there is, also where it is not spoken.
    """
    for table in metadata.tables.values():
        for index in table.indexes:
            if WHERE in index.info:
                index.dialect_kwargs["postgresql_where"] = index.info[WHERE]
    return metadata
