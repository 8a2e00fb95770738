"""The offer over forms that are open: go on with one, begin another, discard one. It counts once."""

from __future__ import annotations

from collections.abc import Sequence

from handlers.context import Turn
from handlers.dossier import shorten
from helpdesk.form import Form
from helpdesk.form_json import from_json
from helpdesk.owed import Lane, Owed, Say, deletion, list_slot
from helpdesk.people import Actor
from helpdesk.phones import spaced
from helpdesk.ports import Draft

MOST_OPEN = 5
TITLE = 40  # letters of a form's caller and of its description that name it


async def offer(turn: Turn, actor: Actor, drafts: Sequence[Draft]) -> None:
    """Offer to go on with a form that is open, to begin another, or to discard one."""
    await take_offer_away(turn, actor)
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
    chat, slot = actor.place.chat_id, _offer_slot(actor)
    await turn.store.outbox.owe(
        Owed(chat_id=chat, say=Say.TEXT, lane=Lane.REPLY, person=actor.person.id, slot=slot, facts=facts)
    )


def _offer_slot(actor: Actor) -> str:
    return list_slot("forms", actor.place.chat_id)


async def take_offer_away(turn: Turn, actor: Actor) -> bool:
    """Take the offer to resume, begin or discard away; return whether it stood there."""
    slot = _offer_slot(actor)
    posted = await turn.store.outbox.vacate(slot)
    if posted is None:
        return await turn.store.outbox.is_owed(slot)
    await turn.store.outbox.owe(deletion(posted.chat_id, posted.message_id))
    return True


def title_of(form: Form) -> str:
    """Return what names a form among several: its caller and its first words."""
    words = form.description.strip().splitlines()
    caller = form.name or (spaced(form.phone) if form.phone else form.email) or ""
    return " · ".join(filter(None, (shorten(caller, TITLE), shorten(words[0], TITLE) if words else "")))
