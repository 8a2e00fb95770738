"""What sort of trouble the words of a mail seem to be of: a proposal for the form, that a press changes."""

from __future__ import annotations

from collections.abc import Sequence

from helpdesk.text.words import fold
from helpdesk.ticket.ticket import Component, Nature, Ticket

Sort = tuple[Nature, Component | None]

# The first row of which a word stands there decides: the narrow ones come first.
SIGNS: tuple[tuple[Sort, tuple[str, ...]], ...] = (
    (
        (Nature.ENHANCEMENT, None),
        ("please add", "new feature", "feature request", "kindly provide a new", "enhancement", "suggestion",
         "नई सुविधा", "सुझाव", "ନୂଆ ସୁବିଧା", "ପରାମର୍ଶ"),
    ),
    (
        (Nature.TECHNICAL, Component.INFRASTRUCTURE),
        ("server down", "server is down", "site is down", "site does not open", "site not opening", "website not",
         "site not working", "portal not opening", "otp not", "otp nahi", "no otp", "sms not", "network", "timeout",
         "gateway", "502", "503", "504", "सर्वर", "साइट नहीं", "ओटीपी", "ସର୍ଭର", "ସାଇଟ ଖୋଲୁ", "ଓଟିପି"),
    ),
    (
        (Nature.BUG, None),
        ("wrong amount", "wrong total", "calculation", "duplicate", "shows wrong", "bug", "गलत राशि", "ଭୁଲ ପରିମାଣ"),
    ),
    (
        (Nature.TECHNICAL, Component.APP),
        ("error", "does not open", "not opening", "not working", "unable to", "cannot", "can not", "can't", "failed",
         "fails", "hangs", "crash", "blank", "stuck", "not showing", "नहीं खुल", "काम नहीं", "त्रुटि",
         "ଖୋଲୁନାହିଁ", "କାମ କରୁନାହିଁ", "ତ୍ରୁଟି", "ହେଉନାହିଁ"),
    ),
    (
        (Nature.FUNCTIONAL, None),
        ("how to", "how do", "how can", "what is the process", "procedure", "training", "guide", "kindly explain",
         "कैसे", "प्रक्रिया", "କିପରି", "କେମିତି", "ପ୍ରକ୍ରିୟା"),
    ),
)  # fmt: skip


def sort_of(text: str, similar: Sequence[Ticket]) -> Sort | None:
    """Return what the trouble seems to be: as much the same one was, else by its words; None if nothing says."""
    if similar:
        return similar[0].nature, similar[0].component
    said = fold(text)
    return next((sort for sort, signs in SIGNS if any(fold(sign) in said for sign in signs)), None)
