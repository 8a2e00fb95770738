"""The intake form: its questions in order, and what a text, a file or a press does to it. Read first, ask after.

The way of a message: ``begin`` or ``take`` (or ``press``) -> look up ``Known`` for the new form -> ``settle`` ->
store it -> ``question``. Nothing here knows Telegram, a database or a clock.
"""

from __future__ import annotations

from helpdesk.intake.flow import current_step, missing, ready, settle
from helpdesk.intake.form import Form, Lists
from helpdesk.intake.hearing import hear, open_with
from helpdesk.intake.lines import add, after, begin, take
from helpdesk.intake.messages import attach, hear_contact, hear_edited
from helpdesk.intake.presses import press
from helpdesk.intake.questions import question
from helpdesk.tickets import Channel

__all__ = [
    "add",
    "after",
    "attach",
    "begin",
    "current_step",
    "hear",
    "hear_contact",
    "hear_edited",
    "missing",
    "open_with",
    "press",
    "question",
    "ready",
    "settle",
    "start",
    "take",
]


def start(lists: Lists, *, channel: Channel = Channel.CALL) -> Form:
    """Return an empty form with the desk's default priority."""
    return Form(priority=lists.default_priority, channel=channel)
