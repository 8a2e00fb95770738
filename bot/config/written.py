"""How pydantic reads the settings' own dataclasses as a person writes them: in the file, the environment, the chat.

The dataclasses and their limits belong to the rules, which know no pydantic: here their marks are made into its own.
"""

from __future__ import annotations

from dataclasses import MISSING, Field, fields, is_dataclass
from functools import cache
from types import EllipsisType, UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin, get_type_hints

from pydantic import BeforeValidator, GetCoreSchemaHandler
from pydantic_core import CoreSchema, core_schema

from helpdesk.limits import NotWritten, Reads


class Written:
    """Marks a kind of setting to be read as it is written, by the marks of ``helpdesk.limits``."""

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        """Return the schema of a dataclass, or of what is made of dataclasses."""
        if not (isinstance(source, type) and is_dataclass(source)):
            return handler.generate_schema(_readable(source))
        keys = [_field(one, _kinds(source)[one.name], handler) for one in fields(source)]
        return core_schema.dataclass_schema(
            source,
            core_schema.dataclass_args_schema(source.__name__, keys),
            list(_kinds(source)),
            post_init=hasattr(source, "__post_init__"),
            frozen=True,
            slots=True,
            config=core_schema.CoreConfig(extra_fields_behavior="forbid"),
        )


WRITTEN = Written()


def written(kind: Any) -> Any:
    """Return a kind that is read as it is written."""
    return Annotated[kind, WRITTEN]


def keys_of(kind: Any) -> dict[str, Any]:
    """Return the keys that a section or an item may have, with their kinds; none if it is neither."""
    if isinstance(kind, type) and is_dataclass(kind):
        return {name: inner for name, inner in _kinds(kind).items() if not _is_not_written(inner)}
    return {name: info.annotation for name, info in getattr(kind, "model_fields", {}).items()}


@cache
def _kinds(kind: Any) -> dict[str, Any]:
    hints = get_type_hints(kind, include_extras=True)
    return {one.name: hints[one.name] for one in fields(kind)}


def _field(one: Field[Any], kind: Any, handler: GetCoreSchemaHandler) -> core_schema.DataclassField:
    if _is_not_written(kind):
        default = None if one.default is MISSING else one.default
        schema: CoreSchema = core_schema.with_default_schema(core_schema.any_schema(), default=default)
        return core_schema.dataclass_field(one.name, schema, init=False)
    schema = handler.generate_schema(_readable(kind))
    if one.default is not MISSING:
        schema = core_schema.with_default_schema(schema, default=one.default)
    elif one.default_factory is not MISSING:
        schema = core_schema.with_default_schema(schema, default_factory=one.default_factory)
    return core_schema.dataclass_field(one.name, schema)


def _is_not_written(kind: Any) -> bool:
    return any(isinstance(mark, NotWritten) for mark in getattr(kind, "__metadata__", ()))


def _readable(kind: Any) -> Any:
    """Return a kind with its marks as pydantic's own; a reading comes last there, to be done first."""
    origin, parts = get_origin(kind), get_args(kind)
    if origin is Annotated:
        inner, *marks = parts
        limits = [mark for mark in marks if not isinstance(mark, Reads)]
        readings = [BeforeValidator(mark.read) for mark in marks if isinstance(mark, Reads)]
        return Annotated[(_readable(inner), *limits, *readings)]
    if is_dataclass(kind):
        return written(kind)
    if origin is Literal or not parts:
        return kind
    inside = tuple(part if isinstance(part, EllipsisType) else _readable(part) for part in parts)
    return Union[inside] if origin is UnionType else origin[inside]  # noqa: UP007 (made at run time)
