"""An item of a list as buttons and people name it: its reference, its label, and a new one from what was written."""

from __future__ import annotations

import hashlib
import re
from typing import Any

from helpdesk.desk.groups.groups import NO
from helpdesk.matching.town_list import code_for
from helpdesk.people.chats import DESK
from helpdesk.settings.named import in_language
from helpdesk.settings.overlay_lists import PARTS
from helpdesk.settings.settings import Settings
from helpdesk.ticket.errors import Gone

SAFE = re.compile(r"[A-Za-z0-9_-]{1,24}")
KEY = 24
# What can be changed of an item, besides taking it out.
FIELDS: dict[str, tuple[str, ...]] = {
    "modules": ("name", "name_or", "name_hi", "words"),
    "reasons": ("name", "name_or", "name_hi", "ask", "proof"),
    "ulbs": ("name", "name_or", "name_hi", "alias"),
    "teams": ("name",),
}


def ref_of(part: str, item_: Any) -> str:
    """Return how a button names an item: its key where that is plain, else a hash of it."""
    key = PARTS[part].key(item_)
    return key if SAFE.fullmatch(key) else hashlib.sha256(key.encode()).hexdigest()[:12]


def find(settings: Settings, part: str, ref: str) -> Any:
    """Return the item that a button names, None if it is no more."""
    if part not in PARTS:
        return None
    return next((i for i in getattr(settings, PARTS[part].field) if ref_of(part, i) == ref), None)


def label_of(item_: Any, language: str) -> str:
    """Return what a language calls an item."""
    code = getattr(item_, "code", "")
    name = in_language(item_, language)
    return f"{name} ({code})" if code else str(name)


def require_list(part: str) -> None:
    """Raise ``Gone`` for a list that is none."""
    if part not in FIELDS:
        raise Gone("item")


def new_item(part: str, said: str, settings: Settings) -> dict[str, Any]:
    """Return the item that was written, with a key or code of its own if none was."""
    taken = {PARTS[part].key(each) for each in getattr(settings, PARTS[part].field)} | {DESK, NO}
    if part == "ulbs":
        code, comma, name = said.partition(",")
        name, _, name_or = name.partition(",")
        if not comma:
            code, name = code_for(said, taken), said
        return {"code": code.strip().upper(), "name": name.strip(), "name_or": name_or.strip()}
    name, _, words = said.partition(":")
    body: dict[str, Any] = {"key": _key_for(name, taken), "name": name.strip()}
    return body | ({"words": words_in(words)} if part == "modules" else {})


def _key_for(name: str, taken: set[str]) -> str:
    plain = re.sub(r"[^a-z0-9]+", "_", name.casefold()).strip("_")[: KEY - 3]
    stem = plain if plain[:1].isalpha() else f"x_{plain}".rstrip("_")
    return next(k for k in (stem, *(f"{stem}_{n}" for n in range(2, len(taken) + 3))) if k not in taken)


def words_in(said: str) -> list[str]:
    """Return the words that stand between commas or on lines, each once."""
    return list(dict.fromkeys(word.strip() for word in said.replace("\n", ",").split(",") if word.strip()))
