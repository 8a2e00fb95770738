"""MarkdownV2, read byte by byte so that a refusal names the same byte offset as Telegram's does."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from urllib.parse import parse_qs, urlsplit

from sandbox.base.model import Json
from sandbox.text.links import link_entity
from sandbox.text.tag_entities import moment, refused

RESERVED = b"_*[]()~`>#+-=|{}.!\n"
CODE = ("Code", "Pre", "PreCode")
CLOSED_BY = {
    "Bold": b"*",
    "Italic": b"_",
    "Underline": b"__",
    "Strikethrough": b"~",
    "Spoiler": b"||",
    "Code": b"`",
    "Pre": b"```",
    "PreCode": b"```",
    "TextUrl": b"]",
    "CustomEmoji": b"]",
}
# The longer mark is looked for first.
OPENED_BY = (
    (b"```", "Pre"),
    (b"__", "Underline"),
    (b"||", "Spoiler"),
    (b"![", "CustomEmoji"),
    (b"`", "Code"),
    (b"_", "Italic"),
    (b"*", "Bold"),
    (b"~", "Strikethrough"),
    (b"[", "TextUrl"),
)
TYPES = {"Pre": "pre", "PreCode": "pre", "CustomEmoji": "custom_emoji", "BlockQuote": "blockquote"}
LANGUAGE = re.compile(rb"([^\s`]+)(?=[^`\S])")
LINE_END = re.compile(rb"\r\n|\n\r|\n|\r")


@dataclass
class _Open:
    kind: str
    offset: int
    byte: int
    start: int
    language: str = ""


@dataclass
class _Reader:
    raw: bytes
    at: int = 0
    out: bytearray = field(default_factory=bytearray)
    offset: int = 0
    nested: list[_Open] = field(default_factory=list)
    entities: list[Json] = field(default_factory=list)
    line_begins: bool = True

    @property
    def top(self) -> str:
        return self.nested[-1].kind if self.nested else ""

    @property
    def in_quote(self) -> bool:
        return any(one.kind == "BlockQuote" for one in self.nested)

    def sees(self, mark: bytes) -> bool:
        return self.raw.startswith(mark, self.at)

    def keep(self, byte: int) -> None:
        if byte & 0xC0 != 0x80:
            self.offset += 2 if byte >= 0xF0 else 1
        self.out.append(byte)
        self.at += 1

    def open(self, kind: str, mark: bytes) -> _Open:
        self.nested.append(_Open(kind, self.offset, self.at, len(self.out)))
        self.at += len(mark)
        return self.nested[-1]


def parse_markdown_v2(text: str) -> tuple[str, list[Json]]:
    """Return the plain text and its entities, or raise the refusal that Telegram would send."""
    reader = _Reader(text.encode())
    while reader.at < len(reader.raw):
        _step(reader)
    if reader.in_quote:
        _end_quote(reader)
    if reader.nested:
        raise _endless(reader.nested[-1])
    reader.entities.sort(key=lambda entity: (entity["offset"], -entity["length"]))
    return reader.out.decode(errors="replace"), reader.entities


def _step(reader: _Reader) -> None:
    byte, following = reader.raw[reader.at], reader.raw[reader.at + 1 : reader.at + 2]
    if byte == ord("\\") and following and 0 < following[0] <= 126:
        reader.at += 1
        reader.keep(following[0])
        reader.line_begins = False
    elif byte not in (b"`" if reader.top in CODE else RESERVED):
        reader.keep(byte)
        reader.line_begins = False
    elif byte == ord("\n"):
        _new_line(reader, quote_goes_on=following == b">")
    elif _ends(reader):
        _close(reader)
    else:
        _begin(reader)


def _new_line(reader: _Reader, *, quote_goes_on: bool) -> None:
    in_quote = reader.in_quote
    if in_quote and not quote_goes_on:
        _end_quote(reader, line_end=1)
    reader.keep(ord("\n"))
    if in_quote and quote_goes_on:
        reader.at += 1
    reader.line_begins = not (in_quote and quote_goes_on)


def _end_quote(reader: _Reader, *, line_end: int = 0) -> None:
    """End the quote at hand; a `||` at its very end says that it can be unfolded."""
    kind = "blockquote"
    if reader.top == "Spoiler" and reader.nested[-1].offset == reader.offset:
        reader.nested.pop()
        kind = "expandable_blockquote"
    if reader.top != "BlockQuote":
        raise _endless(reader.nested[-1])
    opened = reader.nested.pop()
    length = reader.offset + line_end - opened.offset
    if length:
        reader.entities.append({"type": kind, "offset": opened.offset, "length": length})


def _ends(reader: _Reader) -> bool:
    mark = CLOSED_BY.get(reader.top)
    if mark is None or not reader.sees(mark):
        return False
    return mark != b"_" or not reader.sees(b"__")


def _begin(reader: _Reader) -> None:
    if reader.sees(b">") and reader.line_begins and not reader.in_quote:
        reader.open("BlockQuote", b">")
        reader.line_begins = False
        return
    for mark, kind in OPENED_BY:
        if reader.sees(mark):
            opened = reader.open(kind, mark)
            if kind == "Pre":
                _begin_pre(reader, opened)
            return
    character = chr(reader.raw[reader.at])
    raise refused(f"Character '{character}' is reserved and must be escaped with the preceding '\\'")


def _begin_pre(reader: _Reader, opened: _Open) -> None:
    if named := LANGUAGE.match(reader.raw, reader.at):
        opened.kind, opened.language = "PreCode", named[1].decode(errors="replace")
        reader.at = named.end()
    if line_end := LINE_END.match(reader.raw, reader.at):
        reader.at = line_end.end()


def _close(reader: _Reader) -> None:
    opened = reader.nested.pop()
    reader.at += len(CLOSED_BY[opened.kind])
    made: Json | None = {"type": TYPES.get(opened.kind, opened.kind.lower())}
    if opened.language:
        made = {"type": "pre", "language": opened.language}
    elif opened.kind == "TextUrl":
        words = reader.out[opened.start :].decode(errors="replace")
        made = link_entity(_address(reader, "a URL") if reader.sees(b"(") else words)
    elif opened.kind == "CustomEmoji":
        made = _emoji_or_moment(reader)
    length = reader.offset - opened.offset
    if length and made:
        reader.line_begins = False
        reader.entities.append(made | {"offset": opened.offset, "length": length})


def _emoji_or_moment(reader: _Reader) -> Json:
    if not reader.sees(b"("):
        raise refused("Custom emoji entity must contain a tg://emoji URL")
    parts = urlsplit(_address(reader, "a custom emoji URL"))
    given = {name: values[0] for name, values in parse_qs(parts.query).items()}
    if (parts.scheme, parts.netloc) == ("tg", "time"):
        return {"type": "date_time"} | moment(given)
    if (parts.scheme, parts.netloc) != ("tg", "emoji"):
        raise refused("Custom emoji URL must have scheme tg and host emoji")
    if not given.get("id", "").isdigit():
        raise refused("Invalid custom emoji identifier specified")
    return {"type": "custom_emoji", "custom_emoji_id": given["id"]}


def _address(reader: _Reader, what: str) -> str:
    """Read what stands in the parentheses at hand."""
    reader.at += 1
    begin, url = reader.at, bytearray()
    while not reader.sees(b")"):
        if reader.at >= len(reader.raw):
            raise refused(f"Can't find end of {what} at byte offset {begin}")
        if reader.sees(b"\\") and 0 < (reader.raw[reader.at + 1 : reader.at + 2] or b"\0")[0] <= 126:
            reader.at += 1
        url.append(reader.raw[reader.at])
        reader.at += 1
    reader.at += 1
    return url.decode(errors="replace")


def _endless(opened: _Open) -> Exception:
    return refused(f"Can't find end of {opened.kind} entity at byte offset {opened.byte}")
