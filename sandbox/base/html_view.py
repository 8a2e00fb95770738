"""A message's text with its entities as safe HTML for the chat page."""

from __future__ import annotations

import re
from html import escape
from typing import Any

Json = dict[str, Any]

PLAIN = {"bold": "b", "italic": "i", "underline": "u", "strikethrough": "s", "code": "code"}
CLASSED = {
    "spoiler": "span",
    "mention": "span",
    "hashtag": "span",
    "cashtag": "span",
    "blockquote": "blockquote",
}
SAFE_LINK = re.compile(r"(?i)(?:https?://|tg://|mailto:)")


def to_html(text: str, entities: list[Json]) -> str:
    """Nest the entities properly: where two overlap, the inner one is closed and opened again."""
    units = text.encode("utf-16-le")
    ordered = sorted(entities, key=lambda entity: (entity["offset"], -entity["length"]))
    edges = {0, len(units) // 2}
    for entity in ordered:
        edges |= {entity["offset"], entity["offset"] + entity["length"]}
    places = sorted(edges)
    out: list[str] = []
    stack: list[Json] = []
    for start, end in zip(places, [*places[1:], places[-1]], strict=True):
        wanted = [e for e in ordered if e["offset"] <= start < e["offset"] + e["length"]]
        common = 0
        while common < min(len(stack), len(wanted)) and stack[common] is wanted[common]:
            common += 1
        out.extend(_tags(entity, text)[1] for entity in reversed(stack[common:]))
        out.extend(_tags(entity, _piece(units, entity))[0] for entity in wanted[common:])
        stack = wanted
        out.append(escape(units[start * 2 : end * 2].decode("utf-16-le", "replace")))
    return "".join(out)


def _piece(units: bytes, entity: Json) -> str:
    start = entity["offset"] * 2
    return units[start : start + entity["length"] * 2].decode("utf-16-le", "replace")


def _tags(entity: Json, piece: str) -> tuple[str, str]:
    """The opening and the closing tag of one entity."""
    kind = entity["type"]
    if kind in PLAIN:
        return f"<{PLAIN[kind]}>", f"</{PLAIN[kind]}>"
    if kind in CLASSED:
        return f'<{CLASSED[kind]} class="{kind}">', f"</{CLASSED[kind]}>"
    if kind == "expandable_blockquote":
        return '<blockquote class="expandable">', "</blockquote>"
    if kind == "pre":
        return f'<pre data-language="{escape(str(entity.get("language", "")))}">', "</pre>"
    if kind == "date_time":
        shape = escape(str(entity.get("date_time_format", "")))
        return f'<time data-unix="{int(entity["unix_time"])}" data-format="{shape}">', "</time>"
    if kind == "text_mention":
        return f'<span class="mention" data-user="{int(entity["user"]["id"])}">', "</span>"
    if kind == "bot_command":
        return f'<a class="command" data-command="{escape(piece)}">', "</a>"
    if kind in ("url", "text_link", "email"):
        return _link(entity, piece), "</a>"
    return "<span>", "</span>"


def _link(entity: Json, piece: str) -> str:
    url = str(entity.get("url") or piece)
    if entity["type"] == "email":
        url = f"mailto:{piece}"
    elif not SAFE_LINK.match(url):
        url = f"http://{url}"
    return f'<a href="{escape(url)}" target="_blank" rel="noopener noreferrer">'
