"""A finished tag of Telegram's HTML becomes the entity that it stands for, or is refused in Telegram's words."""

from __future__ import annotations

import re
from dataclasses import dataclass

from sandbox.base.errors import ApiError, bad_request
from sandbox.base.model import Json
from sandbox.text.links import link_entity

TAGS = {
    "a": "",
    "b": "bold",
    "strong": "bold",
    "i": "italic",
    "em": "italic",
    "s": "strikethrough",
    "strike": "strikethrough",
    "del": "strikethrough",
    "u": "underline",
    "ins": "underline",
    "span": "spoiler",
    "tg-spoiler": "spoiler",
    "tg-emoji": "custom_emoji",
    "tg-time": "date_time",
    "pre": "pre",
    "code": "code",
    "blockquote": "blockquote",
}
DATE_FORMAT = re.compile(r"r|[wWdDtT]*")


@dataclass
class OpenTag:
    """A tag that waits for its end."""

    name: str
    attributes: dict[str, str]
    offset: int
    start: int


def close_tag(opened: OpenTag, end: int, said: bytearray, entities: list[Json]) -> None:
    """Turn a tag that ends at this offset, after what was said so far, into its entity."""
    entity: Json = {
        "type": TAGS[opened.name],
        "offset": opened.offset,
        "length": end - opened.offset,
    }
    attributes = opened.attributes
    if opened.name == "a":
        linked = link_entity(attributes.get("href") or said[opened.start :].decode())
        if linked is None:
            return
        entity |= linked
    elif opened.name == "blockquote" and "expandable" in attributes:
        entity["type"] = "expandable_blockquote"
    elif opened.name == "tg-emoji":
        if not attributes.get("emoji-id", "").isdigit():
            raise refused("Invalid custom emoji identifier specified")
        entity["custom_emoji_id"] = attributes["emoji-id"]
    elif opened.name == "tg-time":
        entity |= moment(attributes)
    elif opened.name in ("pre", "code") and _joined(opened, entity, entities):
        return
    entities.append(entity)


def _joined(opened: OpenTag, entity: Json, entities: list[Json]) -> bool:
    """`<pre><code class="language-x">` is one entity, not two."""
    language = opened.attributes.get("class", "")
    if opened.name == "code":
        if language.startswith("language-"):
            entity["language"] = language.removeprefix("language-")
        return False
    inner = entities[-1] if entities else {}
    same = (inner.get("offset"), inner.get("length")) == (entity["offset"], entity["length"])
    if not same or inner.get("type") != "code" or "language" not in inner:
        return False
    inner["type"] = "pre"
    return True


def moment(attributes: dict[str, str]) -> Json:
    """Read `unix` and `format` of a time that each reader sees in their own zone."""
    unix, shape = attributes.get("unix", ""), attributes.get("format", "")
    if not re.fullmatch(r"\d{1,10}", unix) or int(unix) == 0:
        raise refused("Invalid Unix time specified")
    if not DATE_FORMAT.fullmatch(shape):
        raise refused("Invalid date format used")
    return {"unix_time": int(unix), "date_time_format": shape if shape == "r" else _in_order(shape)}


def _in_order(shape: str) -> str:
    """Weekday, date, time; of two precisions the shorter one."""
    weekday = "w" if "w" in shape.lower() else ""
    return weekday + "".join(next((one for one in pair if one in shape), "") for pair in ("dD", "tT"))


def refused(text: str) -> ApiError:
    """Return the refusal of a text that can't be read."""
    return bad_request(f"Can't parse entities: {text}")


def utf16_length(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2
