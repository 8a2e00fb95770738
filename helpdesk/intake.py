"""The intake form: its questions in order, and what a text, a file or a press does to it. Read first, ask after.

The way of a message: ``hear`` (or ``press``, ``attach``) -> look up ``Known`` for the new form -> ``settle`` ->
store it -> ``question``. Nothing here knows Telegram, a database or a clock.
"""

from __future__ import annotations

from helpdesk.asking import Filled, Heard, Pressed, Question
from helpdesk.form import Form, Known, Lists, Said, Step
from helpdesk.notes import File
from helpdesk.tickets import Channel


def start(lists: Lists, *, channel: Channel = Channel.CALL) -> Form:
    """Return an empty form with the desk's default priority."""
    raise NotImplementedError


def open_with(text: str, said: Said, *, lists: Lists, channel: Channel = Channel.CALL) -> Heard:
    """Return a new form begun by a message that nothing had asked for: number, name, ULB and module are read from it.

    In doubt a word is description here; as an answer to CALLER (``hear``) a short text is a name.
    """
    raise NotImplementedError


def settle(form: Form, known: Known) -> Form:
    """Return the form with the known caller whose name was said chosen; idempotent. ``known`` is fresh."""
    raise NotImplementedError


def current_step(form: Form, known: Known) -> Step:
    """Return the step that is open: the one opened by hand, else the first missing, else the review."""
    raise NotImplementedError


def question(form: Form, known: Known, lists: Lists) -> Question:
    """Return what is asked now, with its answers, as data."""
    raise NotImplementedError


def hear(form: Form, text: str, said: Said, *, known: Known, lists: Lists) -> Heard:
    """Take a text: the answer where the open step takes words, else more description. No text is lost.

    ``outcome`` is SOLVE after the words of SOLVED_HOW, else ASK. ``lists`` and ``known`` are those of the question.
    """
    raise NotImplementedError


def hear_contact(form: Form, phone: str, name: str | None, said: Said, *, known: Known, lists: Lists) -> Heard:
    """Take a shared contact: the caller, while there is none or CALLER is open; else more description."""
    raise NotImplementedError


def hear_edited(form: Form, text: str, said: Said, *, lists: Lists) -> Heard | None:
    """Take an edited message: its piece, number and name follow it; None if the form has none of it."""
    raise NotImplementedError


def attach(form: Form, file: File, *, known: Known) -> Form:
    """Return the form with one more attachment; the same file twice is one. A caption is passed to ``hear``."""
    raise NotImplementedError


def press(form: Form, step: Step, code: str, *, known: Known, lists: Lists) -> Pressed:
    """Take a press on ``code`` under the question ``step``.

    Raises ``FormMovedOn`` if another step is open (the review's own buttons count on all that it opens),
    ``UnknownChoice`` if the step has no such answer. A second press of one button therefore changes nothing.
    """
    raise NotImplementedError


def missing(form: Form, known: Known) -> tuple[Step, ...]:
    """Return the steps that are still to be asked, in order."""
    raise NotImplementedError


def ready(form: Form, known: Known) -> Filled:
    """Return the complete form's values; raise ``FormIncomplete`` if something is missing."""
    raise NotImplementedError
