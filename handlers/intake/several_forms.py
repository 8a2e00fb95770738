"""The offer over forms that are open: go on with one, begin another, discard one. It counts once."""

from __future__ import annotations

from collections.abc import Sequence

from handlers.base.context import Turn
from handlers.cards.dossier import shorten
from handlers.cards.words import Cards
from helpdesk.conversation import Draft
from helpdesk.intake.as_json import from_json
from helpdesk.intake.form import Form
from helpdesk.people.actors import Actor
from helpdesk.ports.store import Store
from helpdesk.text.phones import spaced

OFFER = "forms"  # the name of the offer
FORMS = "drafts"  # the fact that says which forms a sentence names, by their ids
MOST_OPEN = 5
TITLE = 40  # letters of a form's caller and of its description that name it


async def offer(turn: Turn, actor: Actor, drafts: Sequence[Draft]) -> None:
    """Offer to go on with a form that is open, to begin another, or to discard one."""
    named = ",".join(str(draft.id) for draft in drafts)
    facts: dict[str, str | int | bool | None] = {"key": "form-open-already", FORMS: named}
    rows = [f"resume:{drafts[0].id} new:0 discard:{drafts[0].id}"]
    if len(drafts) > 1:
        facts = {"key": "forms-open", "count": len(drafts), FORMS: named}
        rows = [f"resume:{draft.id}:{at} discard:{draft.id}:{at}" for at, draft in enumerate(drafts, 1)]
        if len(drafts) < MOST_OPEN:
            rows.append("new:0")
        else:
            facts["key"] = "form-five-open"
    facts["buttons"] = "\n".join(rows)
    await turn.offer(actor, OFFER, facts)


async def titles_of(named: str, store: Store, cards: Cards) -> dict[str, str]:
    """Return what a sentence says of these forms, from what they hold when it is sent: no row keeps their words."""
    drafts = [await store.drafts.get(int(number)) for number in named.split(",")]
    titles = [(title_of(from_json(d.body)) if d else "") or cards.plain("form-untitled") for d in drafts]
    return {"title": titles[0], "forms": "\n".join(f"{at}. {title}" for at, title in enumerate(titles, 1))}


def title_of(form: Form) -> str:
    """Return what names a form among several: its caller and its first words."""
    words = form.description.strip().splitlines()
    caller = form.name or (spaced(form.phone) if form.phone else form.email) or ""
    return " · ".join(filter(None, (shorten(caller, TITLE), shorten(words[0], TITLE) if words else "")))
