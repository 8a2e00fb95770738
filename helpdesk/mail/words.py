"""The new words of a mail: without what it answers, without the signature and what a lawyer has put under it.

In doubt a line stays: a word too many costs a glance, a word too few may be the trouble. Nothing is lost by it, for
the mail itself is kept.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from helpdesk.mail.signatures import RULE, cut_signature, paragraph, without_disclaimer
from helpdesk.text.words import clean, fold

LONGEST = 200_000  # letters that are looked at
MOST_LINES = 4_000
_LONGEST_LINE = 2_000
_HEADER_LINES = 3  # over which a mail program may break "On ... wrote:"

# "On Tue, 17 Nov 2026 at 4:30 pm, Ramesh <r@x.in> wrote:", as Gmail, Apple Mail and Thunderbird have it; in Hindi and
# Odia the verb stands last.
_WROTE = re.compile(
    r"^(?:on\b.{3,400}\bwrote|.{3,400}(?:ने लिखा(?: है)?|द्वारा लिखा गया|ଲେଖିଛନ୍ତି|ଲେଖିଲେ|ଲେଖିଥିଲେ)"
    r"|am\b.{3,300}\bschrieb.{0,80}|le\b.{3,300}\ba écrit)\s*[:：]\s*$",
    re.IGNORECASE | re.DOTALL,
)
_BEGINS_WROTE = re.compile(r"^(?:on\s+\S|am\s+\S|le\s+\S|\d{1,2}\s|[^\W\d_]{2,12}[,.]?\s+\d{1,2}\b)", re.IGNORECASE)
_ORIGINAL = re.compile(
    r"^[-_ ]{2,}\s*(?:original message|original appointment|forwarded message|forwarded by\b.*|"
    r"मूल संदेश|अग्रेषित संदेश|ମୂଳ ବାର୍ତ୍ତା|ମୂଳ ମେସେଜ|ଫରୱାର୍ଡ ହୋଇଥିବା ବାର୍ତ୍ତା)\b.*[-_ ]*$|^begin forwarded message:?$",
    re.IGNORECASE,
)
_FIELD = re.compile(
    r"^\**(from|sent|date|to|cc|subject|reply-to|प्रेषक|से|भेजा गया|भेजने की तारीख|दिनांक|तारीख|को|प्रति|विषय|"
    r"ପ୍ରେରକ|ପଠାଯାଇଛି|ତାରିଖ|ପ୍ରାପ୍ତକର୍ତ୍ତା|ପ୍ରତି|ବିଷୟ)\s*:\**",
    re.IGNORECASE,
)
_FROM_FIELDS = frozenset(fold(word) for word in ("from", "प्रेषक", "से", "ପ୍ରେରକ"))
_QUOTED = re.compile(r"^\s*(?:>|&gt;)")

_CAUTION = re.compile(
    r"^\W*(?:caution|external(?: e-?mail| sender)?|warning)\W.{0,300}(?:outside|external|click|attachments?)\b",
    re.IGNORECASE,
)
_PLACEHOLDER = re.compile(r"^\[(?:image|cid|inline image)[:\s].{0,200}\]$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class NewWords:
    """What is new in a mail, and what stood under it; a number in a signature may be the caller's."""

    text: str
    signature: str = ""


def new_words(text: str) -> NewWords:
    """Return what a mail says anew. If nothing would be left, it is all that can be read: a bare forward, say."""
    plain = clean(text[:LONGEST])
    lines = [line.rstrip()[:_LONGEST_LINE] for line in plain.split("\n", MOST_LINES)[:MOST_LINES]]
    own = _without_quotes(lines)
    if not _says_anything(own):
        own = _of_forward(lines)
    body, signature = cut_signature(_without_cautions(own))
    body = without_disclaimer(body)
    kept = _joined(body)
    if not kept:
        return NewWords(_joined(without_disclaimer(own)) or _joined(own) or plain.strip())
    return NewWords(kept, _joined(signature))


def _says_anything(lines: Sequence[str]) -> bool:
    return any(re.search(r"\w", line) for line in lines)


# -- what it answers


def _without_quotes(lines: Sequence[str]) -> list[str]:
    """Return the lines without those that were written before: above, below or between them."""
    kept: list[str] = []
    at = 0
    while at < len(lines):
        if _QUOTED.match(lines[at]):
            at += 1
        elif _begins_former(lines, at):
            return kept
        elif size := _wrote(lines, at):
            if not _quotes_follow(lines, at + size):
                return kept  # all that comes is the former mail, unmarked
            at += size
        else:
            kept.append(lines[at])
            at += 1
    return kept


def _wrote(lines: Sequence[str], at: int) -> int:
    """Return over how many lines "On ... wrote:" goes, if it begins here; 0: it does not."""
    if not lines[at].strip() or not (_BEGINS_WROTE.match(lines[at].strip()) or lines[at].rstrip().endswith(":")):
        return 0
    for size in range(1, _HEADER_LINES + 1):
        said = " ".join(line.strip() for line in lines[at : at + size])
        if _WROTE.match(said) and re.search(r"\d|@", said):  # "On Monday I wrote:" is somebody's sentence
            return size
        if at + size >= len(lines) or not lines[at + size].strip():
            return 0
    return 0


def _quotes_follow(lines: Sequence[str], at: int) -> bool:
    following = next((line for line in lines[at:] if line.strip()), "")
    return bool(_QUOTED.match(following))


def _begins_former(lines: Sequence[str], at: int) -> bool:
    """Whether a former mail begins here: by a line that says so, or by its From, Sent, To and Subject."""
    line = lines[at].strip()
    if _ORIGINAL.match(line):
        return True
    if RULE.match(line):
        following = next((n for n in range(at + 1, min(at + 3, len(lines))) if lines[n].strip()), None)
        return following is not None and _is_header(lines, following)
    return _is_header(lines, at)


def _is_header(lines: Sequence[str], at: int) -> bool:
    first = _FIELD.match(lines[at].strip())
    if first is None or fold(first[1]) not in _FROM_FIELDS:
        return False
    named = {fold(found[1]) for line in lines[at : at + 8] if (found := _FIELD.match(line.strip()))}
    return len(named) >= 3


def _of_forward(lines: Sequence[str]) -> list[str]:
    """Return what was forwarded, without the lines that say so; of a bare quotation the words without their marks."""
    bare = [re.sub(r"^\s*(?:>\s?|&gt;\s?)+", "", line) for line in lines]
    kept: list[str] = []
    at = 0
    while at < len(bare):
        size = _wrote(bare, at)
        if not (size or _ORIGINAL.match(bare[at].strip()) or _is_field(bare[at])):
            kept.append(bare[at])
        at += size or 1
    return kept


def _is_field(line: str) -> bool:
    return bool(_FIELD.match(line.strip())) and not re.match(r"^\**(?:subject|विषय|ବିଷୟ)", line.strip(), re.IGNORECASE)


# -- what stands above it


def _without_cautions(lines: Sequence[str]) -> list[str]:
    """Return the lines without what a server has put above them, and without what stands for a picture."""
    kept = [line for line in lines if not _PLACEHOLDER.match(line.strip())]
    first = next((at for at, line in enumerate(kept) if line.strip()), None)
    if first is not None and _CAUTION.match(paragraph(kept, first)):
        end = next((n for n in range(first, len(kept)) if not kept[n].strip()), len(kept))
        if _says_anything(kept[end:]):
            return kept[end:]
    return kept


def _joined(lines: Sequence[str]) -> str:
    """Return lines as a text: without rules at its end, and never more than one empty line in between."""
    text = "\n".join(lines).strip()
    text = re.sub(r"(?:\n[_=*-]{3,}\s*)+$", "", text)
    return re.sub(r"\n\s*\n\s*\n+", "\n\n", text).strip()
