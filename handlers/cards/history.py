"""A ticket's history in words, a page of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import fields
from datetime import datetime
from enum import StrEnum

from handlers.base.callback_data import Button, Press
from handlers.base.catalogue import Html
from handlers.base.keyboards import markup
from handlers.base.outgoing import Outgoing
from handlers.base.pager import Paged
from handlers.cards import parts
from handlers.cards.dossier import Dossier, shorten
from handlers.cards.words import Cards, dashed
from helpdesk.people.actors import Actor, reads_as, scope_of
from helpdesk.ports.store import Store
from helpdesk.sla.why import without_confirmations
from helpdesk.text.masking import mask_text
from helpdesk.ticket.fact import Fact, JournalRow
from helpdesk.ticket.facts.details import Corrected, Linked, Opened
from helpdesk.ticket.facts.moves import HandedOver
from helpdesk.ticket.facts.solution import SolutionDue
from helpdesk.ticket.facts.words import Reworded
from helpdesk.ticket.notes import NoteAudience, NoteKind

PAGE = 20  # facts on a page of the history
SAID = 80  # letters of somebody's words in it


async def render(
    cards: Cards, dossier: Dossier, rows: Sequence[JournalRow], store: Store, actor: Actor, page: int
) -> Outgoing:
    """Return one page of what happened, the latest last, as ``actor`` may read it."""
    paged = Paged.of(without_confirmations(rows), page, PAGE)
    lines = [cards.say("history-head", id=cards.link(dossier.ticket))]
    for row in paged.rows:
        key = _key(row.fact)
        if cards.office.catalogue.has(key):
            lines.append(await _line(cards, key, row.fact, dossier, store, actor))
    turns = paged.turns(lambda n, key: cards.keyboards.button(_turn(dossier, n), key))
    return Outgoing("\n".join(lines), markup([turns]))


def _key(fact: Fact) -> str:
    key = f"history-{type(fact).__name__.lower()}"
    if isinstance(fact, Linked) and fact.to is None:
        return "history-unlinked"
    if isinstance(fact, Opened) and fact.by is None:
        return f"{key}-by-mail"
    if isinstance(fact, SolutionDue) and fact.due_at is None:
        return f"{key}-none"
    return f"{key}-until" if isinstance(fact, HandedOver) and fact.until is not None else key


def _turn(dossier: Dossier, page: int) -> Press:
    return Press(Button.HISTORY, dossier.ticket.number, str(page))


async def _line(cards: Cards, key: str, fact: Fact, dossier: Dossier, store: Store, actor: Actor) -> Html:
    facts: dict[str, object] = {"who": await _name(cards, fact.by, store), "text": ""}
    for field in fields(fact):
        value = getattr(fact, field.name)
        if field.name in ("at", "by"):
            continue
        facts[field.name] = await _worded(cards, field.name, value, dossier, store)
    if isinstance(fact, Corrected):
        facts["what"] = parts.corrected(cards, fact.what.split(), fact, dossier.text(NoteKind.PLACE))
    if isinstance(fact, Linked) and fact.to is not None:
        facts["to"] = parts.linked_id(cards, await store.tickets.get(fact.to, scope_of(actor)), scope_of(actor))
    if isinstance(fact, Reworded):
        former = await _former(fact, dossier, store, actor)
        facts["former"] = shorten(" ".join(cards.masked(former).split()), SAID)
        key = f"{key}-before" if facts["former"] else key
    if "note" in facts:
        facts["text"] = facts["note"]
    said = cards.say(key, **facts)
    return cards.say("history-line", when=cards.when(fact.at), what=Html(said.rstrip(" :")))


async def _former(fact: Reworded, dossier: Dossier, store: Store, actor: Actor) -> str:
    """Return how an edited note read before: that is for the desk and for admins."""
    if reads_as(actor, dossier.ticket) is not NoteAudience.DESK:
        return ""
    return (await store.texts.former([fact.former])).get(fact.former, "")


async def _worded(cards: Cards, name: str, value: object, dossier: Dossier, store: Store) -> str:
    if isinstance(value, datetime):
        return cards.when(value)
    if isinstance(value, bool):
        return "yes" if value else "no"
    if name in ("to", "origin") and isinstance(value, int):
        return await _name(cards, value, store)
    if name in ("team", "origin"):
        team = cards.office.settings.team(str(value))
        return cards.name(team) if team else str(value or "")
    if name == "note":
        note = next((n for n in dossier.notes if n.id == value), None)
        text = mask_text(note.text, cards.office.settings.phone_region) if note else ""
        return shorten(" ".join(text.split()), SAID)
    if name == "reason" and value is not None:
        known = cards.office.settings.reason(str(value))
        code = f"forward-reason-{dashed(str(value))}"
        if known:
            return cards.name(known)
        return cards.plain(code) if cards.office.catalogue.has(code) else ""
    return dashed(value) if isinstance(value, StrEnum) else "" if value is None else str(value)


async def _name(cards: Cards, person: int | None, store: Store) -> str:
    if person is None:
        return cards.plain("history-nobody")
    known = await store.people.get(person)
    return known.name if known and known.name else str(person)
