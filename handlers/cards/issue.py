"""A ticket as JIRA gets it: what is wrong, where, since when; never who called."""

from __future__ import annotations

from collections.abc import Iterator

from handlers.cards.dossier import Dossier, shorten
from handlers.cards.parts import nature_key
from handlers.cards.words import Cards, dashed
from helpdesk.jira.private import for_jira, marked, without_people
from helpdesk.jira.wiki import cut, escaped
from helpdesk.people.actors import Person, Role
from helpdesk.ticket.notes import Note, NoteKind

SUMMARY = 240  # letters; JIRA takes 255
SAID = frozenset({NoteKind.COMMENT, NoteKind.QUESTION, NoteKind.ANSWER, NoteKind.REASON, NoteKind.RESOLUTION})


def summary(cards: Cards, dossier: Dossier) -> str:
    """Return what is wrong, in one line."""
    said = without_people(cards.title(dossier), dossier.caller, cards.office.settings.phone_region)
    return shorten(f"{cards.id(dossier.ticket)}: {' '.join(said.split())}", SUMMARY)


def description(cards: Cards, dossier: Dossier) -> str:
    """Return all that is known of it, in JIRA's wiki text; ``dossier`` holds what teams may read."""
    return cut("\n".join(_lines(cards, dossier)))


def _lines(cards: Cards, dossier: Dossier) -> Iterator[str]:
    ticket, settings = dossier.ticket, cards.office.settings
    yield _words(cards, dossier, dossier.text(NoteKind.DESCRIPTION).strip() or cards.plain("no-words"))
    yield ""
    found = dossier.text(NoteKind.DIAGNOSIS).strip()
    if found:
        yield cards.plain("issue-found", text=_words(cards, dossier, found))
    module = settings.module(ticket.module)
    yield cards.plain("issue-place", what=_words(cards, dossier, cards.ulb(dossier)))
    about = [cards.name(module)] if module else []
    about += [cards.plain(nature_key(ticket.nature, ticket.component)), cards.plain(f"kind-{dashed(ticket.kind)}")]
    yield cards.plain("issue-about", what=escaped(" · ".join(about)))
    if dossier.refs:
        yield cards.plain("issue-refs", refs=_words(cards, dossier, ", ".join(dossier.refs)))
    policy = settings.sla[ticket.priority]
    yield cards.plain("issue-priority", priority=ticket.priority.value, name=escaped(cards.name(policy)))
    if ticket.due_at is not None and ticket.responded_at is None:
        yield cards.plain("issue-due", when=escaped(cards.when(ticket.due_at)))
    if ticket.solve_by is not None:
        yield cards.plain("issue-solve-by", when=escaped(cards.when(ticket.solve_by)))
    link = f"https://t.me/{cards.office.bot_name}?start=t{ticket.number}"
    yield cards.plain("issue-link", link=f"[{cards.id(ticket)}|{link}]")


def _words(cards: Cards, dossier: Dossier, text: str) -> str:
    return for_jira(text, dossier.caller, cards.office.settings.phone_region)


def comment(cards: Cards, dossier: Dossier, note: Note, author: Person | None) -> str:
    """Return a comment, a question, an answer, a reason or the solution, with the mark by which it is ours."""
    said = _words(cards, dossier, note.text.strip())
    body = cards.plain(f"issue-{dashed(note.kind)}", who=escaped(_side(cards, dossier, author)), text=said)
    ticket = dossier.ticket
    return marked(cut(body, 32_000), cards.office.settings.prefix, ticket.number, note.id)


def _side(cards: Cards, dossier: Dossier, author: Person | None) -> str:
    """Return for whom somebody speaks: people's names are none of JIRA's business."""
    if author is not None and author.ulbs and not author.teams:
        return cards.ulb(dossier)
    if author is not None and author.roles & {Role.OPERATOR, Role.ADMIN} and not author.teams:
        return cards.plain("desk-team")
    return cards.team(dossier.ticket)
