"""The offer over forms that are open: go on with one, begin another, discard one. It counts once."""

from __future__ import annotations

from collections.abc import Sequence

from handlers.context import Turn
from handlers.dossier import shorten
from helpdesk.conversation import Draft
from helpdesk.intake.as_json import from_json
from helpdesk.intake.form import Form
from helpdesk.people import Actor
from helpdesk.phones import spaced

OFFER = "forms"  # the name of the offer
MOST_OPEN = 5
TITLE = 40  # letters of a form's caller and of its description that name it


async def offer(turn: Turn, actor: Actor, drafts: Sequence[Draft]) -> None:
    """Offer to go on with a form that is open, to begin another, or to discard one."""
    titles = [title_of(from_json(draft.body)) or turn.plain(actor, "form-untitled") for draft in drafts]
    facts: dict[str, str | int | bool | None] = {"key": "form-open-already", "title": titles[0]}
    rows = [f"resume:{drafts[0].id} new:0 discard:{drafts[0].id}"]
    if len(drafts) > 1:
        named = "\n".join(f"{at}. {title}" for at, title in enumerate(titles, 1))
        facts = {"key": "forms-open", "count": len(drafts), "forms": named}
        rows = [f"resume:{draft.id}:{at} discard:{draft.id}:{at}" for at, draft in enumerate(drafts, 1)]
        if len(drafts) < MOST_OPEN:
            rows.append("new:0")
        else:
            facts["key"] = "form-five-open"
    facts["buttons"] = "\n".join(rows)
    await turn.offer(actor, OFFER, facts)


def title_of(form: Form) -> str:
    """Return what names a form among several: its caller and its first words."""
    words = form.description.strip().splitlines()
    caller = form.name or (spaced(form.phone) if form.phone else form.email) or ""
    return " · ".join(filter(None, (shorten(caller, TITLE), shorten(words[0], TITLE) if words else "")))
