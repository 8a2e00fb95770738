"""The digits of Odia and Hindi, for desks that write with them; what people type is read in either way."""

from __future__ import annotations

import re

OWN = {"or": "୦୧୨୩୪୫୬୭୮୯", "hi": "०१२३४५६७८९"}
_TABLES = {language: str.maketrans("0123456789", digits) for language, digits in OWN.items()}
_BEGIN, _END = "\u2068", "\u2069"  # Fluent puts these around facts where it is told to
# A fact that is a number: no phone number, which begins with a plus, no id, which has letters; nothing within a tag.
_NUMBER = re.compile(f"{_BEGIN}(\\d[\\d.,:–-]*){_END}")
_TAG = re.compile(r"(<[^>]*>)")
_ALONE = re.compile(r"(?<=[\s(])\d{1,3}(?=[\s)])")  # in a sentence: "400 ଦିନ", but not P1 and not 10:00-13:30


def in_own(text: str, language: str) -> str:
    """Return a text with all its digits in the language's own; a language without keeps what it has."""
    return text.translate(_TABLES.get(language, {}))


def source_in_own(source: str, language: str) -> str:
    """Return a sentence as its file has it, with the numbers that stand alone in it in the language's own digits."""
    return _ALONE.sub(lambda found: in_own(found.group(), language), source)


def facts_in_own(said: str, language: str) -> str:
    """Return a sentence whose facts are marked without the marks, and its numbers in the language's own digits."""
    whole = (
        said if _BEGIN in said else f"{_BEGIN}{said}{_END}"
    )  # a sentence that is nothing but a fact bears no marks
    parts = [
        part if part.startswith("<") else _NUMBER.sub(lambda found: in_own(found[1], language), part)
        for part in _TAG.split(whole)
    ]
    return "".join(parts).replace(_BEGIN, "").replace(_END, "")
