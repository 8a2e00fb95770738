"""The fonts of this machine for letters that the pictures' own font lacks, known by the names of their files."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

# What Debian's fonts-noto-core and fonts-lohit-* bring, and Windows has; a better one stands before others.
NAMES: Mapping[str, tuple[str, ...]] = {
    "or": (r"NotoSansOriya", r"Lohit-(Odia|Oriya)", "Nirmala", "kalinga"),
    "hi": (r"NotoSansDevanagari", r"Lohit-Devanagari", "Nirmala", "mangal"),
}
_PLAIN = r"(-Regular|-VariableFont.*|\[.*\])?\.[ot]tf"


def fonts_of(language: str, folders: Sequence[Path] | None = None) -> list[Path]:
    """Return the files of a font with that language's letters, a bold one last; none if none is found.

    A language of Latin letters needs none.
    """
    for name in NAMES.get(language, ()):
        fits = re.compile(name + _PLAIN, re.IGNORECASE)
        for folder in tuple(_folders()) if folders is None else folders:
            plain = next((path for path in sorted(folder.rglob("*.?tf")) if fits.fullmatch(path.name)), None)
            if plain is not None:
                bold = plain.with_name(plain.name.replace("-Regular", "-Bold"))
                return [plain, bold] if bold != plain and bold.exists() else [plain]
    return []


def lacking() -> list[str]:
    """Return the languages for whose letters this machine has no font."""
    return [language for language in NAMES if not fonts_of(language)]


def _folders() -> Iterator[Path]:
    """Yield where a machine keeps its fonts."""
    data = os.environ.get("XDG_DATA_DIRS") or "/usr/local/share:/usr/share"
    yield from (Path(folder) / "fonts" for folder in data.split(":") if folder)
    yield from (Path.home() / ".local/share/fonts", Path.home() / ".fonts")
    if windows := os.environ.get("WINDIR"):
        yield Path(windows) / "Fonts"
