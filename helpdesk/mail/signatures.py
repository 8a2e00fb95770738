"""What stands under a mail: a closing and who has written it, a device's line, and what a lawyer has added."""

from __future__ import annotations

import re
from collections.abc import Sequence

from helpdesk.text.words import fold

_SIGNATURE_LINES = 14
_CLOSING_WORDS = 6

RULE = re.compile(r"^[_=*-]{10,}$")

_DEVICE = re.compile(
    r"^(?:sent from (?:my |mail\b|yahoo|outlook|samsung|rediff)|get outlook for |sent via |sent using |"
    r"download .{0,20}\bapp\b|मेरे .{1,30}से (?:भेजा|प्रेषित)|ମୋ .{1,30}ରୁ (?:ପଠା|ପ୍ରେରିତ)|scanned by |"
    r"sent (?:with|by) \S+(?: \S+){0,4} (?:e-?mail|mail|app)\b|.{1,20}के लिए outlook|.{1,20}ପାଇଁ outlook|"
    r"virus-free\b|this email has been checked for viruses)",
    re.IGNORECASE,
)
_CLOSINGS = frozenset(
    fold(words)
    for words in (
        "regards", "best regards", "warm regards", "kind regards", "with regards", "with best regards",
        "thanks and regards", "thanks & regards", "thanks regards", "thank you", "thank you sir", "thanks",
        "many thanks", "thanking you", "yours faithfully", "yours sincerely", "yours truly", "sincerely",
        "best wishes", "cheers", "with thanks", "सादर", "सादर धन्यवाद", "धन्यवाद", "धन्यवाद सहित", "भवदीय", "भवदीया",
        "आपका विश्वासी", "आपका", "ଧନ୍ୟବାଦ", "ଧନ୍ୟବାଦ ସହ", "ବିନୀତ", "ଆପଣଙ୍କର ବିଶ୍ୱସ୍ତ", "ଆପଣଙ୍କ ବିଶ୍ୱସ୍ତ", "ଇତି", "ନମସ୍କାର",
    )
)  # fmt: skip
_POSTSCRIPT = re.compile(r"^\W*(?:p\.?\s?s\b|n\.?\s?b\b|पुनश्च|ପୁନଶ୍ଚ)", re.IGNORECASE)
_DISCLAIMERS = re.compile(
    r"^\W*(?:disclaimer|confidentiality (?:notice|note)|confidential\b|legal notice|privileged|"
    r"this (?:e-?mail|message|communication|mail)\b.{0,120}\b(?:confidential|intended|privileged|virus)|"
    r"the (?:information|contents?)\b.{0,120}\b(?:confidential|intended|privileged|e-?mail)|"
    r"if you (?:are not the intended|have received this)|please consider the environment|"
    r"please do not print|save paper|think before you print|"
    r"अस्वीकरण|यह (?:ई-?मेल|संदेश)\b.{0,120}गोपनीय|ଅସ୍ୱୀକରଣ|ଏହି (?:ଇ-?ମେଲ|ବାର୍ତ୍ତା).{0,120}ଗୋପନୀୟ)",
    re.IGNORECASE | re.DOTALL,
)


def cut_signature(lines: Sequence[str]) -> tuple[list[str], list[str]]:
    """Return the words, and the signature: below "-- ", a device's line, or a closing with little behind it.

    A program puts its line below what somebody has closed by hand; what is added after that is said all the same.
    """
    begins = next((at for at, line in enumerate(lines) if re.search(r"\w", line)), len(lines))
    below: list[str] = []
    for at in range(begins + 1, len(lines)):
        bare = lines[at].strip()
        if bare in ("--", "—") or _DEVICE.match(bare):
            below = list(lines[at + 1 :] if bare in ("--", "—") else lines[at:])
            lines = lines[:at]
            break
    filled = [at for at in range(begins, len(lines)) if lines[at].strip()]
    for number, at in list(enumerate(filled))[-_SIGNATURE_LINES - 1 :]:
        if at > begins and _is_closing(lines[at]) and _is_short(lines, filled[number + 1 :]):
            closed = lines[at:]
            added = next((n for n, line in enumerate(closed) if _POSTSCRIPT.match(line)), len(closed))
            return [*lines[:at], *closed[added:]], [*closed[:added], *below]
    return list(lines), below


def _is_closing(line: str) -> bool:
    bare = fold(line.strip().strip(".,!;:-–— *_।"))
    return len(bare.split()) <= _CLOSING_WORDS and bare in _CLOSINGS


def _is_short(lines: Sequence[str], below: Sequence[int]) -> bool:
    """Whether what follows can be a name, an office and its numbers: no line that goes on as a sentence does."""
    end = next((n for n in below if _DISCLAIMERS.match(paragraph(lines, n))), len(lines))
    return all(len(lines[n]) <= 90 for n in below if n < end)


def paragraph(lines: Sequence[str], at: int) -> str:
    """Return the lines from there to the next empty one, as one."""
    size = next((n for n in range(at, min(at + 6, len(lines))) if not lines[n].strip()), min(at + 6, len(lines)))
    return " ".join(line.strip() for line in lines[at:size])


def without_disclaimer(lines: Sequence[str]) -> list[str]:
    """Return the lines up to the paragraph that begins as a disclaimer does."""
    begins = next((at for at, line in enumerate(lines) if re.search(r"\w", line)), len(lines))
    for at in range(begins, len(lines)):
        apart = at == 0 or not lines[at - 1].strip() or RULE.match(lines[at - 1].strip())
        if apart and lines[at].strip() and _DISCLAIMERS.match(paragraph(lines, at)):
            return list(lines[:at]) if at > begins else list(lines)
    return list(lines)
