"""All that was written about a ticket, as many messages long as it takes: what a card or a view had to cut."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping, Sequence
from functools import lru_cache

from handlers.base.callback_data import Press
from handlers.base.context import Turn
from handlers.base.outgoing import Outgoing
from handlers.cards.dossier import Dossier, gather
from handlers.cards.words import COMMENT_WORDS, COMMENTS, DIAGNOSIS, VIEW_BODY, VIEW_SOLUTION, Cards
from helpdesk.notify.kinds import WholePage
from helpdesk.outbox import OutboxMessage, Urgency
from helpdesk.people.actors import Actor, Role, Where, reads_as, scope_of
from helpdesk.ports.store import Store
from helpdesk.text.masking import mask_text
from helpdesk.ticket.facts.words import Reworded
from helpdesk.ticket.notes import Note, NoteAudience, NoteKind

PAGE = 3500  # letters of one message; Telegram takes 4,096
SHOWN = {
    NoteKind.DESCRIPTION: VIEW_BODY,
    NoteKind.DIAGNOSIS: DIAGNOSIS,
    NoteKind.RESOLUTION: VIEW_SOLUTION,
}


NOT_SAID = frozenset({NoteKind.PLACE, NoteKind.REFERENCE})  # a name or an ID, which the view shows


def is_cut(dossier: Dossier) -> bool:
    """Whether the private view can't show all that was written."""
    said = [note for note in dossier.notes if note.kind in (NoteKind.COMMENT, NoteKind.QUESTION, NoteKind.ANSWER)]
    edited = any(note.edited_at for note in dossier.notes)
    if edited or len(said) > COMMENTS or any(len(note.text) > COMMENT_WORDS for note in said):
        return True
    return any(len(dossier.text(kind).strip()) > most for kind, most in SHOWN.items())


async def read_all(turn: Turn, actor: Actor, press: Press) -> None:
    """Send all that was written about a ticket below its view."""
    if actor.place.where is not Where.PRIVATE:
        turn.toast(actor, "unknown-button")
        return
    dossier = await gather(turn.store, press.number)
    cards, pages = Cards(turn.office, turn.language(actor), turn.now), 0
    if dossier is not None:
        former = await _former(turn.store, dossier, actor)
        pages = len(await _pages(dossier.read_by(actor), cards, actor, former))
    for page in range(pages):
        await turn.store.outbox.owe(
            WholePage(page).message_to(actor.person.id, Urgency.REPLY, ticket=press.number, person=actor.person.id)
        )
    turn.toast(actor, "whole-follows")


async def render(message: OutboxMessage, store: Store, cards: Cards, actor: Actor) -> Outgoing | None:
    """Return one page of all that was written, None if it may not be seen any more."""
    dossier = await gather(store, message.ticket) if message.ticket is not None else None
    if dossier is None or not scope_of(actor).covers(dossier.ticket):
        return None
    former = await _former(store, dossier, actor)
    pages = await _pages(dossier.read_by(actor), cards, actor, former)
    page = WholePage.read(message.facts).page
    if page >= len(pages):
        return None
    head = cards.say("whole-head", id=cards.link(dossier.ticket), page=str(page + 1), pages=str(len(pages)))
    return Outgoing(f"{head}\n{cards.say('card-solution', text=pages[page])}")


async def _former(store: Store, dossier: Dossier, actor: Actor) -> Mapping[int, Sequence[str]]:
    """Return how edited notes read before, by the notes' ids, for the desk and for admins."""
    if reads_as(actor, dossier.ticket) is not NoteAudience.DESK or not any(n.edited_at for n in dossier.notes):
        return {}
    edits = [row.fact for row in await store.journal.of(dossier.ticket.number) if isinstance(row.fact, Reworded)]
    texts = await store.texts.former([fact.former for fact in edits])
    found: dict[int, list[str]] = {}
    for fact in edits:
        found.setdefault(fact.note, []).append(texts.get(fact.former, ""))
    return found


async def _pages(dossier: Dossier, cards: Cards, actor: Actor, former: Mapping[int, Sequence[str]]) -> list[str]:
    full = bool(actor.person.roles & {Role.OPERATOR, Role.ADMIN})
    region = cards.office.settings.phone_region
    parts = []
    for note in (note for note in dossier.notes if note.kind not in NOT_SAID):
        part = _part(note, dossier, cards, former.get(note.id, ()))
        parts.append(part if full else _masked(part, region))
        await asyncio.sleep(0)  # what twenty people wrote takes a while to look through: others go on meanwhile
    whole = "\n\n".join(parts)
    return [whole[i : i + PAGE] for i in range(0, len(whole), PAGE)]


@lru_cache(maxsize=256)
def _masked(part: str, region: str) -> str:
    """Return it masked; every page of a ticket needs all that stands before it."""
    return mask_text(part, region)


def _part(note: Note, dossier: Dossier, cards: Cards, former: Sequence[str]) -> str:
    who = dossier.name(note.author) or cards.team(dossier.ticket)
    said = cards.office.catalogue.plain(cards.language, "whole-part", who=who, when=cards.when(note.said_at))
    before = [f"{cards.plain('whole-before')}\n{text}" for text in former if text]
    return "\n".join((said, cards.with_edit(note.text, note.edited_at), *before))
