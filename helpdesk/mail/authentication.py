"""Whether a From line may be believed: what the receiving server found, by SPF, DKIM and DMARC.

Anybody can write any header. Only the words of the server that took the mail in count, and only its last: the
topmost header with its name, as RFC 8601 has it. The From line alone proves nothing.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

_LONGEST = 4_000  # letters of a header that are looked at
_METHOD = re.compile(r"^\s*(spf|dkim|dmarc)\s*=\s*([a-z]+)", re.IGNORECASE)
_FROM = re.compile(r"\bheader\.from\s*=\s*\"?([^\s;\"]+)", re.IGNORECASE)
_SPACE = re.compile(r"\s+")


class SenderProof(StrEnum):
    """What is known of who has sent a mail."""

    PASSED = "passed"  # its From line is true, says the server that we trust
    FAILED = "failed"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Finding:
    """What the trusted server found, in short: ``spf=pass dkim=pass dmarc=fail``."""

    proof: SenderProof
    said: str = ""


def authentic(headers: Sequence[str], authority: str, sender: str, senders: int) -> Finding:
    """Return whether the mail is from ``sender``, by the ``Authentication-Results`` of ``authority``, topmost first.

    Without an authority, or with several senders, nothing is proven.
    """
    said = next((parts for parts in map(_parts, headers) if parts and _is_of(parts[0], authority)), None)
    if said is None or not authority:
        return Finding(SenderProof.UNKNOWN)
    found = {match[1].lower(): (match[2].lower(), part) for part in said[1:] if (match := _METHOD.match(part))}
    words = " ".join(f"{method}={found[method][0]}" for method in ("spf", "dkim", "dmarc") if method in found)
    result, part = found.get("dmarc", ("none", ""))
    if result == "fail":
        return Finding(SenderProof.FAILED, words)
    domain = _FROM.search(part)
    same = domain is not None and domain[1].rstrip(".").lower() == sender.rpartition("@")[2]
    if result == "pass" and same and sender and senders == 1:
        return Finding(SenderProof.PASSED, words)
    return Finding(SenderProof.UNKNOWN, words)


def _is_of(first: str, authority: str) -> bool:
    """Whether a header begins with the authority's name; a version may follow."""
    return bool(authority) and first.split()[:1] == [authority.lower()]


def _parts(header: str) -> list[str]:
    """Return what semicolons part, without comments, the server's name in small letters."""
    plain = _SPACE.sub(" ", _without_comments(header[:_LONGEST])).strip()
    first, *others = plain.split(";")
    return [first.strip().lower(), *others]


def _without_comments(text: str) -> str:
    """Return a header without what stands in parentheses, which may hold others; quoted strings are left alone."""
    kept: list[str] = []
    depth, quoted, escaped = 0, False, False
    for letter in text:
        if escaped:
            escaped = False
        elif letter == "\\":
            escaped = True
        elif letter == '"' and not depth:
            quoted = not quoted
        elif letter == "(" and not quoted:
            depth += 1
        elif letter == ")" and depth and not quoted:
            depth -= 1
            continue
        if not depth:
            kept.append(letter)
    return "".join(kept)
