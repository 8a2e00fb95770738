"""Messages that are one sentence of the catalogue, with what it may say of its ticket and note."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from handlers.admin import summaries
from handlers.base.catalogue import Html
from handlers.base.greeting import guide, reply_keyboard
from handlers.base.outgoing import Outgoing
from handlers.cards import for_caller, lists, origin, parts
from handlers.cards.dossier import Dossier
from handlers.cards.rendering import Rendering
from handlers.cards.view_extras import with_rows
from handlers.cards.words import Cards
from handlers.intake import several_forms
from handlers.sentences import given_up
from handlers.sentences.table import SENTENCES, buttons_of, text_of
from helpdesk.destinations import has_chat
from helpdesk.notify.content import Text
from helpdesk.notify.desk_texts import MailsWait, MessageGivenUp
from helpdesk.notify.given_up import InDoubt
from helpdesk.notify.group_texts import AboutChat, AboutTeamsPlace, LeftCard
from helpdesk.notify.staff_texts import HandedOverInTeamUntil, HandedToYouUntil
from helpdesk.notify.ticket_texts import PassedOnWords, QuestionToDesk
from helpdesk.people.actors import may_see_callers
from helpdesk.ticket.notes import NoteKind
from helpdesk.ticket.ticket import Status

TEXT = 3000  # letters of somebody's words in a message about a ticket


async def render(r: Rendering) -> Outgoing | None:
    """Render one sentence of the catalogue, with what it may say of its ticket and note."""
    message, text = r.row.message, text_of(r.row.message.facts)
    if isinstance(text, MessageGivenUp):
        return await given_up.render(r, text)
    if isinstance(text, LeftCard) and text.only_in != message.chat_id:
        return None  # it was about a chat that has a new id now
    dossier = await r.dossier()
    anybody = text is not None and SENTENCES[type(text)].to_anybody
    if dossier is not None and not anybody and not r.reads(dossier.ticket):
        return None
    if text is None:
        return await _named_by_key(r, dossier)
    if isinstance(text, PassedOnWords) and dossier is not None and not _reads_words(dossier, text):
        return None  # what was written is not for whoever reads here
    facts = await _filled_in(r, dossier, {**vars(text), **_worded(text, r)})
    if isinstance(text, InDoubt):
        facts |= await _place(r, text.chat)
    buttons = buttons_of(text, message)
    over = isinstance(text, QuestionToDesk) and dossier is not None and not _waits_for(dossier, text)
    keyboard = None if buttons is None else lists.choice(_without_answer(buttons) if over else buttons, r.cards)
    said = Outgoing(_said(r, SENTENCES[type(text)].key, facts), keyboard)
    if dossier is None or over or not SENTENCES[type(text)].with_caller:
        return said
    return _with_caller(said, dossier, r) if for_caller.is_told(r.actor, dossier.ticket) else said


def _with_caller(said: Outgoing, dossier: Dossier, r: Rendering) -> Outgoing:
    text = "\n".join((said.text, *for_caller.lines(r.cards, dossier)))
    return with_rows(replace(said, text=text), for_caller.rows(r.cards, dossier))


async def _named_by_key(r: Rendering, dossier: Dossier | None) -> Outgoing:
    """Return a sentence that a handler or a job named by its key, with the buttons that it named."""
    facts: dict[str, object] = dict(r.row.message.facts)
    key, buttons = str(facts.pop("key")), facts.pop("buttons", None)
    if isinstance(forms := facts.pop(several_forms.FORMS, None), str):
        facts |= await several_forms.titles_of(forms, r.store, r.cards)
    said = _said(
        r, key, await _filled_in(r, dossier, facts | guide(key, r.office.settings, r.cards.language, r.cards.say))
    )
    if buttons is not None:
        return Outgoing(said, lists.choice(str(buttons), r.cards))
    picked = summaries.after_pick(key, r.actor, r.cards)
    return Outgoing(said, picked or reply_keyboard(key, r.actor, r.cards.keyboards))


def _said(r: Rendering, key: str, facts: Mapping[str, object]) -> Html:
    return Html(r.cards.say(key, **facts).strip())


def _worded(text: Text, r: Rendering) -> dict[str, object]:
    """Return in words what of a text is none yet."""
    if isinstance(text, HandedToYouUntil | HandedOverInTeamUntil):
        return {"until": r.cards.when(text.until)}
    worded: dict[str, object] = {"since": r.cards.when(text.since)} if isinstance(text, MailsWait) else {}
    if isinstance(text, AboutTeamsPlace):
        worded["team"] = r.cards.called(text.team)
    if isinstance(text, AboutChat):
        worded["waiting"] = r.cards.say("chat-held", **vars(text))
    return worded


async def _filled_in(r: Rendering, dossier: Dossier | None, facts: dict[str, object]) -> dict[str, object]:
    """Return the facts with what is known of the ticket, of what was written, and of the people they mean."""
    if dossier is not None:
        masked = not may_see_callers(r.actor)
        facts |= _told_of(dossier, r.cards)
        note = next((n for n in dossier.notes if n.id == facts.get("note")), None)
        said = note.text or r.cards.say("no-words") if note else ""
        facts["text"] = r.cards.quote(said, masked=masked, limit=TEXT) if said else Html("")
        if note is not None:
            facts["who"] = dossier.name(note.author) or r.cards.team(dossier.ticket)
        facts["reason"] = origin.reason(r.cards, dossier, masked=masked)
        if isinstance(what := facts.get("what"), tuple):
            facts["what"] = parts.corrected(r.cards, what, dossier.ticket, dossier.text(NoteKind.PLACE))
    return facts | await _people(r, facts)


def _reads_words(dossier: Dossier, text: PassedOnWords) -> bool:
    return text.note is None or any(note.id == text.note for note in dossier.notes)


def _waits_for(dossier: Dossier, question: QuestionToDesk) -> bool:
    """Whether that question is still to be answered: it is the last one, and the ticket waits."""
    last = dossier.last(NoteKind.QUESTION)
    return dossier.ticket.status is Status.WAITING and last is not None and last.id == question.note


def _without_answer(buttons: str) -> str:
    return " ".join(button for button in buttons.split(" ") if not button.startswith("answer:"))


async def _people(r: Rendering, facts: dict[str, object]) -> dict[str, object]:
    """Return the names of those whom the facts mean by their ids: ``mention`` calls them, ``by`` did it."""
    mention, by = facts.get("mention"), facts.get("by")
    found: dict[str, object] = {"mention": Html("")}
    if isinstance(mention, int) and has_chat(mention):
        found["mention"] = Html(f"{r.cards.say('mention', person=mention, name=await _name(r, mention))} ")
    if isinstance(by, int):
        found["by"] = await _name(r, by)
    elif "by" in facts:  # nobody in Telegram: the caller has written
        found["by"] = r.cards.say("caller-by-mail")
    return found


async def _place(r: Rendering, chat_id: int) -> dict[str, object]:
    """Return where whoever reads here is to look: in this chat, or what the other one is called."""
    if chat_id == r.row.message.chat_id:
        return {"where": "here"}
    if chat_id > 0:
        return {"where": "there", "chat": await _name(r, chat_id)}
    titles = [plan.title for plan in r.office.settings.summaries if plan.chat_id == chat_id and plan.title]
    teams = [r.cards.name(team) for team in r.office.settings.teams_in(chat_id)]
    return {"where": "there", "chat": ", ".join(dict.fromkeys(teams or titles)) or str(chat_id)}


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
