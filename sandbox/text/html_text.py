"""Telegram's HTML, read byte by byte so that a refusal names the same byte offset as Telegram's does."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from sandbox.base.model import Json
from sandbox.text.tag_entities import TAGS, OpenTag, close_tag, refused

SPACE = b" \t\r\n\0\v"
NAMED = {b"lt": "<", b"gt": ">", b"amp": "&", b"quot": '"'}
PLAIN = re.compile(rb"[^<&]+")
REFERENCE = re.compile(rb"&(?:(lt|gt|amp|quot)|#(?:x([0-9a-fA-F]+)|([0-9]+)))(;?)")


@dataclass
class _Reader:
    raw: bytes
    at: int = 0
    out: bytearray = field(default_factory=bytearray)
    offset: int = 0
    nested: list[OpenTag] = field(default_factory=list)
    entities: list[Json] = field(default_factory=list)

    @property
    def byte(self) -> int:
        """The byte at hand; zero at the end, as in a C string."""
        return self.raw[self.at] if self.at < len(self.raw) else 0

    def skip_space(self) -> None:
        while self.byte and self.byte in SPACE:
            self.at += 1


def parse_html(text: str) -> tuple[str, list[Json]]:
    """Return the plain text and its entities, or raise the refusal that Telegram would send."""
    reader = _Reader(text.encode())
    while reader.at < len(reader.raw):
        if plain := PLAIN.match(reader.raw, reader.at):
            _say(reader, plain.group().decode())
            reader.at = plain.end()
        elif reader.byte == ord("<"):
            _tag(reader)
        else:
            _ampersand(reader)
    if reader.nested:
        raise refused(f'Can\'t find end tag corresponding to start tag "{reader.nested[-1].name}"')
    for entity in reader.entities:
        if entity["type"] == "code":
            entity.pop("language", None)  # only inside <pre> does a language mean anything
    reader.entities.sort(key=lambda entity: (entity["offset"], -entity["length"]))
    return reader.out.decode(errors="replace"), reader.entities


def _say(reader: _Reader, text: str) -> None:
    reader.out += text.encode()
    reader.offset += len(text.encode("utf-16-le")) // 2


def _ampersand(reader: _Reader) -> None:
    decoded = _reference(reader)
    if decoded is None:
        reader.at += 1
    _say(reader, decoded or "&")


def _reference(reader: _Reader) -> str | None:
    """Decode `&amp;` and its like at this place; a bare `&` is an ordinary letter."""
    match = REFERENCE.match(reader.raw, reader.at)
    if match is None:
        return None
    named, hexadecimal, decimal, _ = match.groups()
    if named:
        decoded = NAMED[named]
    else:
        code = int(hexadecimal, 16) if hexadecimal else int(decimal)
        if code == 0 or code >= 0x10FFFF or 0xD800 <= code <= 0xDFFF:
            return None
        decoded = chr(code)
    reader.at = match.end()
    return decoded


def _tag(reader: _Reader) -> None:
    begin = reader.at
    reader.at += 1
    if reader.byte == ord("/"):
        _end_tag(reader, begin)
    else:
        _start_tag(reader, begin)


def _start_tag(reader: _Reader, begin: int) -> None:
    while reader.byte and reader.byte not in SPACE and reader.byte != ord(">"):
        reader.at += 1
    if not reader.byte:
        raise refused(f"Unclosed start tag at byte offset {begin}")
    name = reader.raw[begin + 1 : reader.at].decode(errors="replace").lower()
    if name not in TAGS:
        raise refused(f'Unsupported start tag "{name}" at byte offset {begin}')
    attributes: dict[str, str] = {}
    while reader.byte != ord(">"):
        reader.skip_space()
        if reader.byte == ord(">"):
            break
        _attribute(reader, begin, name, attributes)
    reader.at += 1
    if name == "span" and attributes.get("class") != "tg-spoiler":
        raise refused(f'Tag "span" must have class "tg-spoiler" at byte offset {begin}')
    reader.nested.append(OpenTag(name, attributes, reader.offset, len(reader.out)))


def _attribute(reader: _Reader, begin: int, tag: str, attributes: dict[str, str]) -> None:
    start = reader.at
    while reader.byte and reader.byte not in SPACE and reader.byte not in b"=>":
        reader.at += 1
    name = reader.raw[start : reader.at].decode(errors="replace").lower()
    unclosed = f'Unclosed start tag "{tag}" at byte offset {begin}'
    if not name:
        raise refused(f'Empty attribute name in the tag "{tag}" at byte offset {begin}' if reader.byte else unclosed)
    reader.skip_space()
    if reader.byte != ord("="):
        if not reader.byte:
            raise refused(unclosed)
        attributes[name] = "1"
        return
    reader.at += 1
    reader.skip_space()
    if not reader.byte:
        raise refused(unclosed)
    attributes[name] = _quoted(reader) if reader.byte in b"'\"" else _name_token(reader)
    if not reader.byte:
        raise refused(unclosed)


def _name_token(reader: _Reader) -> str:
    start = reader.at
    while reader.byte and ((chr(reader.byte).isascii() and chr(reader.byte).isalnum()) or reader.byte in b".-"):
        reader.at += 1
    if reader.byte not in SPACE and reader.byte != ord(">"):
        raise refused(f"Unexpected end of name token at byte offset {start}")
    return reader.raw[start : reader.at].decode().lower()


def _quoted(reader: _Reader) -> str:
    quote = reader.byte
    reader.at += 1
    value = bytearray()
    while reader.byte and reader.byte != quote:
        decoded = _reference(reader)
        if decoded is None:
            value.append(reader.byte)
            reader.at += 1
        else:
            value += decoded.encode()
    if reader.byte == quote:
        reader.at += 1
    return value.decode(errors="replace")


def _end_tag(reader: _Reader, begin: int) -> None:
    if not reader.nested:
        raise refused(f"Unexpected end tag at byte offset {begin}")
    while reader.byte and reader.byte not in SPACE and reader.byte != ord(">"):
        reader.at += 1
    name = reader.raw[begin + 2 : reader.at].decode(errors="replace").lower()
    reader.skip_space()
    if reader.byte != ord(">"):
        raise refused(f"Unclosed end tag at byte offset {begin}")
    opened = reader.nested.pop()
    if name and name != opened.name:
        raise refused(f'Unmatched end tag at byte offset {begin}, expected "</{opened.name}>", found "</{name}>"')
    reader.at += 1
    if reader.offset > opened.offset:
        close_tag(opened, reader.offset, reader.out, reader.entities)
