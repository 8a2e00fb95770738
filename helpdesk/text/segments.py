"""The segments of a text: what stands between commas, line breaks and spaced dashes."""

from __future__ import annotations

import re
from typing import NamedTuple

from helpdesk.text.phones import find_phones

# A run of blanks is looked at from its beginning alone: from each of its places it would take its square.
CUT = re.compile(r"(?:(?<!\s)\s*|(?<=\s))(?:[,;|\n।]+|\s[-–—]+\s)\s*")


class TextSegment(NamedTuple):
    """What stands between two cuts."""

    text: str
    cut: str  # what stands between it and the next


def segments(text: str, region: str) -> list[TextSegment]:
    """Cut the text, but never inside a phone number."""
    phones, at = find_phones(text, region), 0
    found, start = [], 0
    for cut in CUT.finditer(text):
        while at < len(phones) and phones[at].end <= cut.start():
            at += 1
        if at == len(phones) or cut.end() <= phones[at].start:
            found.append(TextSegment(text[start : cut.start()], cut.group()))
            start = cut.end()
    found.append(TextSegment(text[start:], ""))
    return found
