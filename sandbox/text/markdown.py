"""Telegram's first Markdown: bold, italic, code and links, none inside another."""

from __future__ import annotations

import re

from sandbox.base.model import Json
from sandbox.text.links import link_entity
from sandbox.text.tag_entities import refused, utf16_length

SPECIAL = b"_*`["
KINDS = {"_": "italic", "*": "bold", "`": "code"}
LANGUAGE = re.compile(rb"([^\s`]+)(?=[^`\S])")
LINE_END = re.compile(rb"\r\n|\n\r|\n|\r")


def parse_markdown(text: str) -> tuple[str, list[Json]]:
    """Return the plain text and its entities, or raise the refusal that Telegram would send."""
    raw, said, entities, at = text.encode(), bytearray(), [], 0
    while at < len(raw):
        if raw[at] == ord("\\") and raw[at + 1 : at + 2] and raw[at + 1] in SPECIAL:
            said.append(raw[at + 1])
            at += 2
        elif raw[at] in SPECIAL:
            at, entity = _entity(raw, at, said)
            entities += [entity] if entity else []
        else:
            said.append(raw[at])
            at += 1
    return said.decode(errors="replace"), entities


def _entity(raw: bytes, begin: int, said: bytearray) -> tuple[int, Json | None]:
    """Read one entity to its end; return the place behind it, and the entity unless it is empty or no link."""
    mark = raw[begin : begin + 1].decode()
    start, language, closing = begin + 1, b"", b"]" if mark == "[" else mark.encode()
    if raw.startswith(b"```", begin):
        start, language, closing = begin + 3, b"", b"```"
        if named := LANGUAGE.match(raw, start):
            start, language = named.end(), named[1]
        if line_end := LINE_END.match(raw, start):
            start = line_end.end()
    end = raw.find(closing, start)
    if end < 0:
        raise refused(f"Can't find end of the entity starting at byte offset {begin}")
    offset, inner = utf16_length(said.decode(errors="replace")), raw[start:end]
    said += inner
    at = end + len(closing)
    entity: Json | None = {"type": KINDS.get(mark, "")}
    if mark == "[":
        at, url = _address(raw, at, inner)
        entity = link_entity(url)
    elif closing == b"```":
        entity = {"type": "pre"} | ({"language": language.decode(errors="replace")} if language else {})
    if entity is None or not inner:
        return at, None
    return at, entity | {"offset": offset, "length": utf16_length(inner.decode(errors="replace"))}


def _address(raw: bytes, at: int, inner: bytes) -> tuple[int, str]:
    """The address in the parentheses behind a link's words; without them the words are the address."""
    if raw[at : at + 1] != b"(":
        return at, inner.decode(errors="replace")
    end = raw.find(b")", at)
    end = len(raw) if end < 0 else end
    return end + 1, raw[at + 1 : end].decode(errors="replace")
