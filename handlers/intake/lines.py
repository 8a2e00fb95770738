"""Messages into an open form, one after the other: what is known of its caller is looked up anew for each."""

from __future__ import annotations

from collections.abc import Sequence

from handlers.base.context import Turn
from handlers.intake.known import known_of
from helpdesk.intake import flow
from helpdesk.intake import lines as form_lines
from helpdesk.intake.asking import Heard
from helpdesk.intake.flow import lists_of
from helpdesk.intake.form import Form, Line


async def taken(turn: Turn, form: Form, lines: Sequence[Line], *, asked: bool = False) -> Heard:
    """Return what becomes of messages in a form. ``asked``: a person said that the first one belongs to it."""
    heard = Heard(form=form)
    for line in lines:
        known = await known_of(heard.form, turn.desk)
        use = form_lines.add if asked and line is lines[0] else form_lines.take
        more = use(flow.settle(heard.form, known), line, known=known, lists=lists_of(turn.settings))
        heard = form_lines.after(heard, more)
    return heard
