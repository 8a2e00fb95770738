"""JIRA's wiki text: people's words written so that they stay what they are, and read back as plain words."""

from __future__ import annotations

import re
from collections.abc import Callable

LONGEST = 32_767  # letters that JIRA takes in a text
CUT = " […]"
_SIGNS = re.compile(r"[{}\[\]*_!|^~]")
_FACES = re.compile(r"\?\?|\(([xyni/?+-]|on|off|flag|flagoff)\)|[:;][-']?[)(DPp]")
_AT_A_WORD = re.compile(r"(?<!\w)([+-])(?=\S)|(?<=\S)([+-])(?!\w)")
_AT_A_LINE = re.compile(r"^(\s*)([#*+-]+)(?=\s)", re.MULTILINE)
_HEADS = re.compile(r"^(\s*)(h[1-6]\.|bq\.|-{4,})", re.MULTILINE)
_UNSEEN = "\u200b"  # before what would begin a heading: no mark that people see


def escaped(text: str) -> str:
    """Return people's words so that JIRA shows them as they were written: no table, link, picture or mention."""
    text = text.replace("\\", "&#92;").replace("\r\n", "\n")
    text = _HEADS.sub(rf"\1{_UNSEEN}\2", text)
    text = _AT_A_LINE.sub(lambda found: found[1] + "".join(f"\\{sign}" for sign in found[2]), text)
    for signs in (_SIGNS, _FACES):
        text = signs.sub(_unless_escaped, text)
    return _AT_A_WORD.sub(_unless_escaped, text)


def _unless_escaped(found: re.Match[str]) -> str:
    before = found.string[found.start() - 1 : found.start()]
    return found.group() if before == "\\" else f"\\{found.group()}"


def cut(text: str, room: int = LONGEST) -> str:
    """Return a text that JIRA takes."""
    return text if len(text) <= room else f"{text[: room - len(CUT)].rstrip(chr(92))}{CUT}"


_BLOCKS = re.compile(r"\{(code|noformat|quote|panel|color)(:[^}]*)?\}")
_MENTION = re.compile(r"\[~(?:accountid:)?([^\]]+)\]")
_LINK = re.compile(r"\[(?:([^|\]]*)\|)?([^\]]+?)(?:\|[^\]]*)?\]")
_PICTURE = re.compile(r"!([^!\n|]+)(\|[^!\n]*)?!")
_STRONG = re.compile(r"(?<![\w\\])([*_+])(\S(?:[^*_+\n]*\S)?)\1(?!\w)")
_HEADING = re.compile(r"^h[1-6]\.\s*", re.MULTILINE)


def plain(wiki: str, name_of: Callable[[str], str]) -> str:
    """Return what JIRA's people wrote as plain words; ``name_of`` says who is mentioned by an account."""
    text = _MENTION.sub(lambda found: f"@{name_of(found[1])}", wiki.replace("\r\n", "\n"))
    text = _BLOCKS.sub("", text)
    text = _PICTURE.sub(lambda found: f"[{found[1]}]" if "." in found[1] else found.group(), text)
    text = _LINK.sub(_linked, text)
    text = _STRONG.sub(r"\2", text)
    text = _HEADING.sub("", text)
    text = re.sub(r"\\([{}\[\]*_!|^~+#?:;(-])", r"\1", text).replace("&#92;", "\\").replace(_UNSEEN, "")
    return "\n".join(line.rstrip() for line in text.splitlines()).strip()


def _linked(found: re.Match[str]) -> str:
    title, target = found[1], found[2]
    if not re.match(r"(?:https?|mailto|ftp):", target):
        return found.group()
    return f"{title} ({target})" if title else target
