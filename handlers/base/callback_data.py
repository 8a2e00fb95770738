"""What a button carries: a few letters and a number, at most 64 bytes. It is a wish, never a permission."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum, unique

LIMIT = 64  # bytes, the Bot API's limit
_SHAPE = re.compile(r"([a-z]{1,3}):(\d{1,12})(?::([A-Za-z0-9_.:-]{1,44}))?")


@unique
class Button(StrEnum):
    """What a press asks for, by the code that the button carries; messages bear these codes for years.

    All else about a button is its row in ``handlers/routes.py``.
    """

    CLAIM = "c"
    RELEASE = "rl"
    RESOLVE = "rs"
    CALLER = "ca"
    MORE = "m"
    FILES = "fi"
    WHOLE = "wh"
    VIEW = "v"
    QUEUE = "q"
    MINE = "mi"
    FORM = "f"
    RESUME = "fr"
    NEW = "fn"
    DISCARD = "fd"
    PROMPT_ANSWER = "pa"
    PROMPT_PRIVATE = "pp"
    PROMPT_CANCEL = "pc"
    LANGUAGE = "l"
    PAGE = "pg"
    ACT = "do"
    ACCESS = "aa"
    ACCESS_REFUSE = "ar"
    ACCESS_ROLE = "ag"
    GROUP_YES = "lk"
    GROUP_NO = "gn"
    SUMMARY = "su"
    WHY = "wy"
    ASK = "a"
    ANSWER = "an"
    NO_ANSWER = "na"
    FORWARD = "fw"
    ESCALATE = "es"
    ESCALATE_TO = "et"
    REOPEN = "ro"
    WITHDRAW = "wd"
    CONFIRM = "cf"
    RATE = "ra"
    WATCH = "wa"
    HISTORY = "h"
    REFERENCE = "rf"
    LINK = "ln"
    UNLINK = "ul"
    PROBLEM = "pb"
    HAND_OVER = "ho"
    HAND_TO = "ht"
    TAKE_BACK = "tb"
    MUTE = "mu"
    PROMISE = "pr"
    PRIORITY = "py"
    BACK = "b"
    EXPORT = "ex"
    CHARTS = "ch"
    FIND = "fs"
    SIMILAR = "si"
    KEEP_ANSWER = "ka"
    CALLER_HISTORY = "hi"
    CALLER_LANGUAGE = "cl"
    ADD = "ad"
    CORRECT = "co"
    DATA = "cd"
    BURST = "bu"
    WORDS_FOR = "wf"
    WORDS_NEW = "wn"
    WORDS_DROP = "wx"
    FOR = "fo"
    MAIL_OPEN = "mo"
    MAIL_ADD = "ma"
    MAIL_ANSWER = "mw"
    MAIL_REFUSE = "mn"
    MAIL_JUNK = "mj"
    MAIL_BACK = "mb"
    ASK_CALLER = "ac"
    MY_MAIL = "mm"
    SEND_AGAIN = "sa"


_CODES = frozenset(button.value for button in Button)


@dataclass(frozen=True, slots=True)
class Press:
    """A button's meaning: what, about which number (a ticket, a draft, a prompt), and a short argument."""

    what: Button
    number: int = 0
    arg: str = ""


def encode(press: Press) -> str:
    """Return the callback data; raise ValueError if it does not fit into 64 bytes or could not be read back."""
    data = f"{press.what.value}:{press.number}" + (f":{press.arg}" if press.arg else "")
    if len(data.encode()) > LIMIT or decode(data) != press:
        raise ValueError(f"a button can't carry {press}")
    return data


def decode(data: str | None) -> Press | None:
    """Return what the data means, or None if it is not ours."""
    found = _SHAPE.fullmatch(data or "")
    if found is None or found.group(1) not in _CODES:
        return None
    return Press(Button(found.group(1)), int(found.group(2)), found.group(3) or "")
