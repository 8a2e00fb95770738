"""What an answer to "is it solved?" says: yes, no, or something that a person must read."""

from __future__ import annotations

import re

from helpdesk.text.words import fold, folds, words
from helpdesk.ticket.ticket import Confirmation

_YES = folds("yes y yeah ok okay haan ji हाँ हां जी ହଁ ହଅ")
_NO = folds("no n nahi nahin नहीं ନା ନାହିଁ ନାହି")
_WITH_YES = folds("thanks thank you sir madam it is its solved now working works fine धन्यवाद है ଧନ୍ୟବାଦ ହୋଇଗଲା")
_AFTER_NO = folds("it its still not this that same again sir madam we i अभी यह वही ଏବେ ଏହା")
_SIGNS = "*_>\"'“”.,:;!()[]-–— \t"
_ENDS = re.compile(r"^\W*(?:$|[,.;:!\-–—])")


def confirmation_in(text: str) -> Confirmation | None:
    """Return what the first line says; None: nothing that a machine may go by.

    A yes with more behind it is none ("yes, but it fails again"), nor is "no problem any more".
    """
    line = next((bare for row in text.splitlines() if (bare := row.strip(_SIGNS))), "")
    said = words(line)
    if not said:
        return None
    first, after = said[0].folded, line[said[0].end :]
    if first in _YES:
        rest = words(text)[1:]
        return Confirmation.YES if all(word.folded in _YES | _WITH_YES for word in rest) else None
    if first in _NO and (not after.strip() or _ENDS.match(after) or (said[1:2] and said[1].folded in _AFTER_NO)):
        return Confirmation.NO
    return None


def is_bare(text: str) -> bool:
    """Whether nothing but the yes or no was said: there is no note in it."""
    return len(words(text)) == 1 and fold(text.strip(_SIGNS)) in _YES | _NO
