"""Messages into an open form, one after the other: what is known of its caller is looked up anew for each."""

from __future__ import annotations

from collections.abc import Sequence

from handlers.context import Turn
from handlers.form_known import known_of, lists_of
from helpdesk import intake
from helpdesk.intake.asking import Heard
from helpdesk.intake.form import Form, Line


async def taken(turn: Turn, form: Form, lines: Sequence[Line], *, asked: bool = False) -> Heard:
    """Return what becomes of messages in a form. ``asked``: a person said that the first one belongs to it."""
    heard = Heard(form=form)
    for line in lines:
        known = await known_of(heard.form, turn.store, turn.settings, turn.now)
        use = intake.add if asked and line is lines[0] else intake.take
        more = use(intake.settle(heard.form, known), line, known=known, lists=lists_of(turn.settings))
        heard = intake.after(heard, more)
    return heard
