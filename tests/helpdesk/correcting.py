"""A ticket is corrected, as by an operator who opens the form, changes something and saves."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from helpdesk.desk.desk import Desk
from helpdesk.desk.intake.correcting import Saved
from helpdesk.intake.flow import ready
from helpdesk.intake.form import Form
from helpdesk.people.actors import Actor
from tests.helpdesk.desk import NOBODY


async def saved(desk: Desk, form: Form, who: Actor) -> Saved:
    """Return what comes of saving a form that corrects a ticket."""
    return await desk.correcting.save(form, ready(form, NOBODY), who)


async def corrected(desk: Desk, number: int, who: Actor, **changes: Any) -> Saved:
    """Return what comes of changing these fields of a ticket's form."""
    return await saved(desk, replace(await desk.correcting.begin(number, who), **changes), who)
