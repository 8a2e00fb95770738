"""Messages that are one sentence of the catalogue, with what it may say of its ticket and note."""

from __future__ import annotations

from datetime import datetime

from handlers.admin import summaries
from handlers.base.catalogue import Html
from handlers.base.outgoing import Outgoing
from handlers.cards import given_up, lists, origin
from handlers.cards.dossier import Dossier
from handlers.cards.greeting import reply_keyboard
from handlers.cards.rendering import Rendering
from handlers.cards.words import Cards
from handlers.intake import several_forms
from helpdesk.notify.on_action_work import ASKED
from helpdesk.people.actors import may_see_callers
from helpdesk.ticket.notes import NoteKind
from helpdesk.ticket.ticket import Status

TO_ANYBODY = ("lost-moved",)  # says only who passed on what one had, who may see it no more
TEXT = 3000  # letters of somebody's words in a message about a ticket


async def render(r: Rendering) -> Outgoing | None:
    """Render one sentence of the catalogue, with what it may say of its ticket and note."""
    if r.row.owed.facts["key"] in given_up.KEYS:
        return await given_up.render(r)
    facts: dict[str, object] = dict(r.row.owed.facts)
    key, buttons = str(facts.pop("key")), facts.pop("buttons", None)
    if facts.pop("only_in", r.row.owed.chat_id) != r.row.owed.chat_id:
        return None  # it was about a chat that has a new id now
    dossier = await r.dossier()
    if dossier is not None and key not in TO_ANYBODY and not r.reads(dossier.ticket):
        return None
    masked = not may_see_callers(r.actor)
    if dossier is not None:
        facts |= _told_of(dossier, r.cards)
        note = next((n for n in dossier.notes if n.id == facts.get("note")), None)
        said = note.text or r.cards.say("no-words") if note else ""
        facts["text"] = r.cards.quote(said, masked=masked, limit=TEXT) if said else Html("")
        if note is not None:
            facts["who"] = dossier.name(note.author) or r.cards.team(dossier.ticket)
        facts |= {"reason": origin.reason(r.cards, dossier, masked=masked)}
    if isinstance(until := facts.get("until"), str):
        facts["until"] = r.cards.when(datetime.fromisoformat(until))
    if "held" in facts:  # tickets that a chat's trouble holds up
        facts["waiting"] = r.cards.say("chat-held", **facts)
    facts |= await _people(r, facts)
    if isinstance(forms := facts.pop(several_forms.FORMS, None), str):
        facts |= await several_forms.titles_of(forms, r.store, r.cards)
    text = Html(r.cards.say(key, **facts).strip())
    if buttons is not None:
        over = key == ASKED and dossier is not None and not _waits_for(dossier, facts.get("note"))
        return Outgoing(text, lists.choice(_without_answer(str(buttons)) if over else str(buttons), r.cards))
    picked = summaries.after_pick(key, r.actor, r.cards)
    return Outgoing(text, picked or reply_keyboard(key, r.actor, r.cards.keyboards))


def _waits_for(dossier: Dossier, question: object) -> bool:
    """Whether that question is still to be answered: it is the last one, and the ticket waits."""
    last = dossier.last(NoteKind.QUESTION)
    return dossier.ticket.status is Status.WAITING and last is not None and last.id == question


def _without_answer(buttons: str) -> str:
    return " ".join(button for button in buttons.split(" ") if not button.startswith("answer:"))


async def _people(r: Rendering, facts: dict[str, object]) -> dict[str, object]:
    """Return the names of those whom the facts mean by their ids: ``mention`` calls them, ``by`` did it."""
    mention, by = facts.get("mention"), facts.get("by")
    found: dict[str, object] = {"mention": Html("")}
    if isinstance(mention, int):
        found["mention"] = Html(f"{r.cards.say('mention', person=mention, name=await _name(r, mention))} ")
    if isinstance(by, int):
        found["by"] = await _name(r, by)
    return found


async def _name(r: Rendering, person: int) -> str:
    known = await r.store.people.get(person)
    return known.name if known and known.name else str(person)


def _told_of(dossier: Dossier, cards: Cards) -> dict[str, object]:
    ticket = dossier.ticket
    return {
        "id": cards.link(ticket),
        "title": cards.title(dossier, masked=True),
        "status": cards.status(dossier),
        "team": cards.team(ticket),
        "origin": origin.origin(cards, ticket),
        "who": dossier.name(ticket.claimed_by or ticket.resolved_by) or cards.say("someone"),
    }
