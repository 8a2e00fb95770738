"""What each code and each command has always meant: messages posted long ago bear these codes.

Written by hand, and never derived from the rows that it is held against. A right of None: for everybody, or for
whoever owns what is pressed.
"""

from __future__ import annotations

from handlers.router import Heard
from helpdesk.people.rights import Action

CODES: dict[str, tuple[str, Action | None]] = {
    "c": ("tickets.card_buttons.claim", Action.CLAIM),
    "rl": ("tickets.card_buttons.release", Action.RELEASE),
    "rs": ("tickets.card_buttons.resolve", Action.RESOLVE),
    "ca": ("tickets.card_buttons.caller", Action.CALLER),
    "m": ("tickets.card_buttons.more", Action.VIEW),
    "fi": ("tickets.card_buttons.files", Action.FILES),
    "wh": ("cards.whole.read_all", Action.VIEW),
    "v": ("tickets.card_buttons.view", Action.VIEW),
    "q": ("tickets.status.turn_page_of_queue", Action.QUEUE),
    "mi": ("tickets.status.turn_page_of_mine", Action.MINE),
    "f": ("intake.form.press", Action.OPEN),
    "fr": ("intake.form.press_resume", Action.OPEN),
    "fn": ("intake.form.press_new", Action.OPEN),
    "fd": ("intake.form.press_discard", Action.OPEN),
    "pa": ("tickets.prompt_answers.choose", None),
    "pp": ("tickets.prompt_answers.to_private", None),
    "pc": ("tickets.prompt_answers.cancel", None),
    "l": ("tickets.status.set_language", None),
    "pg": ("admin.home.page", Action.SETUP),
    "do": ("admin.home.act", Action.SETUP),
    "aa": ("admin.joining.access", None),
    "ar": ("admin.joining.access_refuse", Action.SETUP),
    "ag": ("admin.joining.access_role", Action.SETUP),
    "lk": ("admin.linking.yes", Action.SETUP),
    "gn": ("admin.linking.no", Action.SETUP),
    "su": ("summaries.summary.change_view", Action.SUMMARY),
    "wy": ("tickets.why.press_why", Action.VIEW),
    "a": ("tickets.moves.ask", Action.ASK),
    "an": ("tickets.moves.answer", Action.ANSWER),
    "na": ("tickets.moves.no_answer", Action.NO_ANSWER),
    "fw": ("tickets.moves.forward", Action.FORWARD),
    "es": ("tickets.moves.escalate", Action.ESCALATE),
    "et": ("tickets.moves.escalate_to", Action.ESCALATE),
    "ro": ("tickets.moves.reopen", Action.REOPEN),
    "wd": ("tickets.moves.withdraw", Action.WITHDRAW),
    "cf": ("tickets.moves.confirm", Action.CONFIRM),
    "ra": ("tickets.moves.rate", Action.RATE),
    "wa": ("tickets.following.watch", Action.WATCH),
    "h": ("tickets.following.history", Action.HISTORY),
    "rf": ("tickets.linking.reference", Action.REFERENCE),
    "ln": ("tickets.linking.link", Action.LINK),
    "ul": ("tickets.linking.unlink", Action.LINK),
    "pb": ("tickets.linking.make_problem", Action.LINK),
    "ho": ("tickets.handover.hand_over", Action.HAND_OVER),
    "ht": ("tickets.handover.hand_to", Action.HAND_OVER),
    "tb": ("tickets.handover.take_back", None),
    "mu": ("tickets.following.mute", Action.MUTE),
    "pr": ("tickets.promise_and_priority.promise", Action.PROMISE),
    "py": ("tickets.promise_and_priority.priority", Action.PRIORITY),
    "b": ("tickets.promise_and_priority.back", Action.VIEW),
    "ex": ("summaries.exports.export", Action.SUMMARY),
    "ch": ("summaries.charts.charts", Action.SUMMARY),
    "fs": ("search.find.press", Action.FIND),
    "si": ("search.find.similar", Action.VIEW),
    "ka": ("search.find.keep_answer", Action.KEEP_ANSWER),
    "hi": ("search.callers.history", Action.CALLER_HISTORY),
    "cd": ("search.callers.press", Action.ERASE),
    "bu": ("tickets.boards.press_burst", Action.QUEUE),
}

# The codes whose number is a ticket's: the right is asked about that ticket.
OF_A_TICKET = frozenset(
    {
        "c", "rl", "rs", "ca", "m", "fi", "wh", "v", "wy", "a", "an", "na", "fw", "es", "et", "ro", "wd", "cf", "ra",
        "wa", "h", "rf", "ln", "ul", "pb", "si", "pr", "py", "b", "ka", "hi",
    }
)  # fmt: skip

IN_PRIVATE: dict[str, Action | None] = {
    "start": None, "new": Action.OPEN, "status": None, "mine": Action.MINE, "find": Action.FIND,
    "queue": Action.QUEUE, "why": None, "summary": Action.SUMMARY, "language": None, "help": None, "cancel": None,
    "admin": Action.SETUP, "doctor": Action.SETUP, "caller": Action.ERASE,
}  # fmt: skip
OF_A_TEAM: dict[str, Action | None] = {
    "queue": Action.QUEUE, "status": None, "mine": Action.MINE, "why": None, "summary": Action.SUMMARY,
}  # fmt: skip
IN_GROUPS: dict[str, Action | None] = dict.fromkeys(("start", "link", "help", "new", "language", "cancel"))
COMMANDS_OF = {Heard.PRIVATE: IN_PRIVATE, Heard.TEAM: OF_A_TEAM, Heard.GROUP: IN_GROUPS}
