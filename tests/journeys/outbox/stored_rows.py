"""Facts of texts as an earlier release has stored them, and the buttons that they have today."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

BY = 5001
NOTE = {"note": 1, "mention": None}
OTHERS = {"by": BY, "others": "MUK-1001, MUK-1002"}
UNTIL = {"until": "2026-11-23T04:30:00+00:00"}
TEAM = {"team": "HUDD Tech"}
EARLY_SUMMARY = {
    "scope": "all",
    "on": "2026-11-19",
    "since": "2026-11-12T18:30:00+00:00",
    "until": "2026-11-19T18:30:00+00:00",
}
CHAT = {**TEAM, "title": "Hall", "why": "no reason", "held": "MUK-1001, MUK-1002", "count": 3, "more": 1}
LATER = frozenset(  # nobody stored them
    {
        "ask-in-the-group",
        "erasure-report",
        "in-doubt",
        "letter-bounced",
        "letter-refused",
        "mails-before",
        "mails-wait",
        "spoc-taken",
        "spoc-asked",
        "spoc-comment",
        "spoc-returned",
        "comment-kept",
        "corrected",
        "stays-there",
        "taken-back-here",
    }
)
OF_A_TICKET: Mapping[str, Mapping[str, Any]] = {
    "asked": {**NOTE, "buttons": "answer:1001 view:1001"},
    "returned": {**NOTE, "buttons": "escalate:1001 view:1001"},
    "objected": {**NOTE, "buttons": "reopen:1001 callback:1001"},
    "answered-for-you": {"note": 1, "by": BY},
    "no-answer-needed": {"note": None, "by": BY},
    "commented": {"note": 1},
    "reopened": {"note": 1, "by": BY},
    "withdrawn": {"note": None, "by": BY},
    "confirmed-yes": {"note": None},
    "confirmed-no": {"note": None},
    "confirmed-unreached": {"note": None},
    "team-not-linked": {},
    "caller-of": {},
    "answered": {"note": 1, "mention": BY},
    "commented-here": NOTE,
    "reopened-here": NOTE,
    "withdrawn-here": {"note": None, "mention": BY},
    "raised-to-p1": {},
    "claim-freed": {"name": "Anil"},
    "question-passed-on": {"by": BY, "mention": BY, "count": 2},
    "answered-here": {"note": 1},
    "lost-claim": {"note": None, "by": BY},
    "lost-moved": {"note": None, "by": BY},
    "watched-claimed": {"note": None},
    "watched-resolved": {"note": 1},
    "watched-reopened": {"note": None},
    "solution-reworded": NOTE,
    "spoc-opened": {"note": None},
    "spoc-answered": {"note": None},
    "spoc-resolved": {"note": None},
    "forwarded-often": {"note": None, "count": 3},
    "given-up-ticket": {"error": "E-00007"},
}
OF_NO_TICKET: Mapping[str, Mapping[str, Any]] = {
    "propose-problem": {"others": "MUK-1001, MUK-1002", "buttons": "problem:1002"},
    "appointed": {"role": "admin"},
    "appointed-team": {"role": "member", **TEAM},
    "dismissed": {"role": "operator"},
    "dismissed-team": {"role": "member", **TEAM},
    "roles-ended": {},
    "let-go": {},
    "you-left-the-group": TEAM,
    "group-of-yours-unlinked": TEAM,
    "team-of-yours-listed": TEAM,
    "left-the-group": {"name": "Anil", **TEAM, "count": 2},
    "invitation-taken": {"name": "Anil", "role": "member"},
    "access-refused": {},
    "handed-to-you": OTHERS,
    "handed-to-you-until": {**OTHERS, **UNTIL},
    "handed-over": {**OTHERS, "mention": BY},
    "handed-over-until": {**OTHERS, **UNTIL, "mention": BY},
    "back-again": {**OTHERS, "buttons": "back:17"},
    "back-again-nothing": OTHERS,
    "colleague-back": OTHERS,
    "taken-back-from-you": OTHERS,
    "group-linked": TEAM,
    "topic-linked": TEAM,
    "group-moved": {**TEAM, "chat": -1007},
    "group-moved-file": {**TEAM, "chat": -1007},
    "group-deleted": TEAM,
    "topic-gone": TEAM,
    "topic-gone-file": TEAM,
    "topic-gone-shared": {**TEAM, "other": "eGov"},
    "pin-refused": TEAM,
    "chat-timer": {**TEAM, "title": "Hall", "days": 7},
    "chat-removed": CHAT,
    "chat-silenced": CHAT,
    "chat-closed": CHAT,
    "chat-blocked": CHAT,
    "chat-refused": CHAT,
    "chat-regained": CHAT,
    "recounted": {"what": "calendar", "moved": 2, "withdrawn": 1},
    "year-unconfirmed": {"year": "2027"},
    "erased-here": {},
    "given-up": {"error": "E-00007"},
    "given-up-form": {"error": "E-00007"},
    "alarm-given-up": {"messages": 1, "updates": 2, "numbers": "E-00007"},
}
IN_ITS_CHAT = ("card-moved-on", "card-moved-topic")  # with "only_in", the chat's own id
BUTTONS = {
    "asked": [["MUK-1001"]],  # nobody waits for the answer any more
    "returned": [["📤 Escalate", "MUK-1001"]],
    "objected": [["🔁 Reopen", "📞 Call back"]],
    "spoc-resolved": [["🔁 Reopen"]],
    "propose-problem": [["🧩 Make it a problem"]],
    "back-again": [["🙋 Take back"]],
}

# After these somebody is to be called back; a question that is answered already asks for nothing.
WITH_CALLER = frozenset({"returned", "objected", "reopened", "confirmed-no", "confirmed-unreached", "caller-of"})
