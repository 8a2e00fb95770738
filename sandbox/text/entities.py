"""Texts as Telegram reads them: trimmed, with entities whose offsets count UTF-16 units."""

from __future__ import annotations

import json
import re
from collections.abc import Callable

from sandbox.base.errors import bad_request
from sandbox.base.model import Json
from sandbox.text.html_text import parse_html
from sandbox.text.markdown import parse_markdown
from sandbox.text.markdown_v2 import parse_markdown_v2
from sandbox.text.tag_entities import utf16_length

MAX_INPUT_BYTES = 32_768

# What a longer piece of text means, found where nothing else has claimed it. First match wins.
AUTOMATIC: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("email", re.compile(r"(?<![\w.+-])[\w.+-]+@[a-zA-Z0-9-]+(?:\.[a-zA-Z0-9-]+)*\.[a-zA-Z]{2,}")),
    (
        "url",
        re.compile(
            r"(?<![\w@./])(?:(?:https?|ftp)://[^\s<>\"«»()]+[^\s<>\"«»().,;:!?']"
            r"|(?:[a-zA-Z0-9-]+\.)+(?:com|org|net|in|me|info|io|gov|app|dev)\b(?:/[^\s<>\"«»()]*[^\s<>\"«»().,;:!?'])?)"
        ),
    ),
    ("bot_command", re.compile(r"(?<![\w/<>@])/[A-Za-z0-9_]{1,64}(?:@[A-Za-z0-9_]{3,32})?(?![\w/])")),
    ("mention", re.compile(r"(?<![\w@/])@[A-Za-z][A-Za-z0-9_]{3,31}(?!\w)")),
    ("hashtag", re.compile(r"(?<![\w#])#(?=\w*[^\W\d])\w{1,256}")),
)
OPAQUE = ("code", "pre", "text_link", "text_mention", "url", "email", "mention", "bot_command", "hashtag")

ReadUser = Callable[[int], Json | None]
"""Turns a user id into the user's JSON, or None for somebody the bot has never met."""


def read_text(text: str, parse_mode: str, entities: str, read_user: ReadUser) -> tuple[str, list[Json]]:
    """Parse what a bot sends: markup or an `entities` list, trimmed, with automatic entities added."""
    if len(text.encode()) > MAX_INPUT_BYTES:
        raise bad_request("text is too long")
    text = text.replace("\r", "").replace("\x00", " ")
    mode = parse_mode.lower()
    if mode == "html":
        plain, found = parse_html(text)
    elif mode == "markdownv2":
        plain, found = parse_markdown_v2(text)
    elif mode == "markdown":
        plain, found = parse_markdown(text)
    elif mode in ("", "none"):
        plain, found = text, _given_entities(entities)
    else:
        raise bad_request("unsupported parse_mode")
    return finish(plain, [_resolved(entity, read_user) for entity in found])


def finish(text: str, entities: list[Json | None]) -> tuple[str, list[Json]]:
    """Trim the text, move the entities along and add the automatic ones."""
    kept = [entity for entity in entities if entity is not None]
    text, kept = _trim(text, kept)
    kept.extend(automatic(text, kept))
    kept.sort(key=lambda entity: (entity["offset"], -entity["length"]))
    return text, kept


def automatic(text: str, taken: list[Json]) -> list[Json]:
    """Find commands, mentions, addresses and hashtags outside of what is already spoken for."""
    busy = [(e["offset"], e["offset"] + e["length"]) for e in taken if e["type"] in OPAQUE]
    found: list[Json] = []
    for kind, pattern in AUTOMATIC:
        for match in pattern.finditer(text):
            start, end = utf16_length(text[: match.start()]), utf16_length(text[: match.end()])
            if all(end <= begin or start >= finish for begin, finish in busy):
                found.append({"type": kind, "offset": start, "length": end - start})
                busy.append((start, end))
    return found


def _trim(text: str, entities: list[Json]) -> tuple[str, list[Json]]:
    """Cut white space at both ends. Leading white space inside the first entity stays, as in Telegram."""
    first = min((entity["offset"] for entity in entities), default=utf16_length(text))
    cut = 0
    while cut < min(first, len(text)) and text[cut] in " \n\t":
        cut += 1
    text = text[cut:].rstrip()
    end = utf16_length(text)
    moved = []
    for entity in entities:
        start = entity["offset"] - cut
        length = min(entity["length"], end - start)
        if length > 0:
            moved.append({**entity, "offset": start, "length": length})
    return text, moved


def _given_entities(raw: str) -> list[Json]:
    if not raw:
        return []
    try:
        given = json.loads(raw)
    except ValueError:
        raise bad_request("Can't parse entities JSON object") from None
    if not isinstance(given, list):
        raise bad_request("Expected an Array of message entities")
    automatic_kinds = {kind for kind, _ in AUTOMATIC}
    return [entity for entity in given if entity.get("type") not in automatic_kinds and entity.get("length", 0) > 0]


def _resolved(entity: Json, read_user: ReadUser) -> Json | None:
    """A mention by id becomes a `text_mention`, or nothing at all if the bot never met the person."""
    if entity["type"] != "text_mention":
        return entity
    user = read_user(int(entity["user"]["id"]))
    return {**entity, "user": user} if user else None
