"""The page: every sentence in columns of 360 px, one language each, with room to mark what is wrong."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path

from handlers.base.catalogue import LANGUAGES
from phrases.cases import ROOM, Phrase, wide
from phrases.marks import COLUMNS


def page(phrases: Iterable[Phrase]) -> str:
    """Return the page as one file that needs nothing else, and asks nothing of the network."""
    data = {
        "languages": LANGUAGES,
        "columns": COLUMNS,
        "room": ROOM[2],
        "phrases": [
            {
                "file": phrase.file,
                "key": phrase.key,
                "label": phrase.is_label,
                "sources": phrase.sources,
                "says": {
                    lang: [{"html": said, "wide": wide(said)} for said in says] for lang, says in phrase.says.items()
                },
            }
            for phrase in phrases
        ],
    }
    shell = (Path(__file__).parent / "page.html").read_text(encoding="utf-8")
    # Inside a script "</" could end it, whatever it means to JSON.
    told = json.dumps(data, ensure_ascii=False).replace("</", "<\\/")
    return shell.replace(">DATA<", f">{told}<", 1)
