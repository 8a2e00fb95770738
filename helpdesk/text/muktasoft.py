"""MUKTASoft's own ids in what people write: projects, work orders, muster rolls, bills, payment instructions.

They are written in many ways: Odia digits, lower case, spaces around the slash, a backslash, dash or space for it,
and with an Odia case ending glued on, so ``\\b`` does not end them.
"""

from __future__ import annotations

import re

from helpdesk.ticket.ticket import western_digits

_GAP = r"(?:[^\S\n]*[/\\|_–—-][^\S\n]*|[^\S\n]+)"
_YEAR = r"20\d\d[^\S\n]*[/–—-][^\S\n]*(?:20)?\d\d"
_CITY = r"[A-Z]{2,4}"
_NUMBER = r"\d{4,8}"
_SHAPES = (
    rf"PJ{_GAP}{_YEAR}{_GAP}(?:\d\d{_GAP})?{_NUMBER}",
    rf"MB{_GAP}{_YEAR}{_GAP}{_NUMBER}(?:[^\S\n]*[/\\-][^\S\n]*\d\d(?!\d))?",
    rf"(?:ES|RE|WO|RW|TE|WB|PB|SB){_GAP}{_YEAR}{_GAP}{_NUMBER}",
    rf"(?:MR|WR){_GAP}{_YEAR}{_GAP}\d\d{_GAP}\d\d{_GAP}{_NUMBER}",
    rf"EP{_GAP}{_CITY}{_GAP}{_YEAR}{_GAP}\d\d{_GAP}\d\d{_GAP}{_NUMBER}",
    rf"(?:PI|COR){_GAP}{_CITY}{_GAP}{_YEAR}{_GAP}{_NUMBER}",
    rf"BN{_GAP}{_CITY}[^\S\n]*[/\\-][^\S\n]*{_NUMBER}",
    rf"IND{_GAP}20\d\d{_GAP}\d\d{_GAP}\d\d{_GAP}{_NUMBER}",
    r"ORG[^\S\n]*[/_–—-][^\S\n]*\d{4,8}",
    r"(?:SOR|CMP|TMP)[^\S\n]*[_–—-][^\S\n]*\d{4,8}",
    r"(?:PFM|UCEM)[^\S\n]*[_–—-][^\S\n]*\d{1,6}",
)
_ID = re.compile(rf"(?<![A-Za-z0-9])(?:{'|'.join(_SHAPES)})(?![A-Za-z0-9])", re.IGNORECASE | re.ASCII)
_JOINED_BY = {"IND": "-", "ORG": "-", "PFM": "-", "UCEM": "-", "SOR": "_", "CMP": "_", "TMP": "_"}


def find_refs(text: str) -> tuple[str, ...]:
    """Return MUKTASoft's ids in ``text`` as MUKTASoft writes them, in order, each once."""
    return tuple(dict.fromkeys(_as_written(found.group()) for found in _ID.finditer(western_digits(text))))


def ref_spans(text: str) -> tuple[tuple[int, int], ...]:
    """Return where these ids stand in ``text`` (start, end): digits there are nobody's number."""
    return tuple(found.span() for found in _ID.finditer(western_digits(text)))


def _as_written(found: str) -> str:
    head, *parts = re.findall(r"[A-Z]+|[0-9]+", found.upper())
    if head in _JOINED_BY:
        return _JOINED_BY[head].join([head, *parts])
    if head == "BN":
        return f"BN-{parts[0]}/{parts[1]}"
    city = [] if parts[0].isdigit() else [parts.pop(0)]
    start, end, *rest = parts
    front = [f"{head}-{city[0]}"] if head in ("PI", "COR") else [head, *city]
    return "/".join([*front, f"{start}-{end[-2:]}", *rest])
