"""The renderers: what each sort of owed message looks like at the moment it is sent."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from handlers import (
    boards,
    callers,
    cards_work,
    charts,
    clock,
    doctor,
    exports,
    found,
    lists,
    messages_work,
    nudges,
    prompts,
    setup,
    setup_joining,
    setup_linking,
    setup_summaries,
    summaries,
    ticket_cards,
    whole,
    why,
)
from handlers.cards import Cards
from handlers.catalogue import Html
from handlers.context import Office
from handlers.dossier import Dossier, gather, with_target
from handlers.form_card import form_card
from handlers.greeting import reply_keyboard
from handlers.identity import place_about, place_by_id
from handlers.keyboards import Keyboards
from handlers.outgoing import Outgoing
from handlers.panel import View
from handlers.view_extras import extra_rows, tied_line, with_rows
from helpdesk.masking import mask_text
from helpdesk.notes import NoteKind
from helpdesk.notices_work import ASKED
from helpdesk.owed import OwedRow, Say, is_left
from helpdesk.people import Actor, Person, Place, Where, may_see_callers, scope_of
from helpdesk.ports import Store
from helpdesk.reminding import waits_until
from helpdesk.tickets import Status

LATE = timedelta(minutes=30)  # after that a message says that it is late
TO_ANYBODY = ("lost-moved",)  # says only who passed on what one had, who may see it no more
TEXT = 3000  # letters of somebody's words in a message about a ticket


@dataclass(frozen=True, slots=True)
class Rendering:
    """One row being rendered from the present state."""

    row: OwedRow
    store: Store
    office: Office
    now: datetime
    person: Person | None
    place: Place

    @property
    def language(self) -> str:
        """The language of the person, or of the team whose group it is, or of the desk."""
        team = self.office.settings.team(self.place.team)
        chosen = team.language if team else self.person.language if self.person else None
        return chosen or self.office.settings.language

    @property
    def cards(self) -> Cards:
        """Cards in that language."""
        return Cards(self.office, self.language, self.now)

    @property
    def actor(self) -> Actor:
        """Whoever reads: the person in that chat."""
        person = self.person or Person(self.row.owed.person or 0, "")
        return Actor(person, self.place)

    async def dossier(self) -> Dossier | None:
        """The ticket that the row is about."""
        found = await gather(self.store, self.row.owed.ticket) if self.row.owed.ticket is not None else None
        return await with_target(self.store, self.office.settings, found, self.now) if found is not None else None

    def may_read(self, dossier: Dossier) -> bool:
        """Whether this is for the reader: a group reads what is told it, a person what lies in their scope."""
        return self.place.where is not Where.PRIVATE or scope_of(self.actor).covers(dossier.ticket)


async def render(row: OwedRow, store: Store, office: Office, now: datetime) -> Outgoing | None:
    """Return the message as it is to look now, or None if its reason is gone."""
    until = waits_until(office.settings.calendar, row, now)
    if until is not None:
        return Outgoing(wait=until - now)
    reader = row.owed.person or max(row.owed.chat_id, 0)  # a private chat bears its person's id
    person = await store.people.get(reader) if reader else None
    place = place_by_id(office.settings, row.owed.chat_id, row.owed.thread_id)
    place = await place_about(store, office.settings, place, row.owed.ticket)
    rendering = Rendering(row, store, office, now, person, place)
    outgoing = await RENDERERS[row.owed.say](rendering)
    late = row.owed.slot is None and row.owed.say in (Say.TEXT, Say.CARD) and now - row.owed_at > LATE
    if outgoing is None or not late:
        return outgoing
    said = rendering.cards.say("card-delayed", when=rendering.cards.when(row.owed_at))
    return replace(outgoing, text=f"{outgoing.text}\n{said}")


async def _card(r: Rendering) -> Outgoing | None:
    dossier = await r.dossier()
    if dossier is None:
        return None
    return ticket_cards.team_card(r.cards, dossier, None if is_left(r.row.owed.slot) else r.place.team)


async def _own(r: Rendering) -> Outgoing | None:
    dossier = await r.dossier()
    return ticket_cards.own(r.cards, dossier) if dossier and may_see_callers(r.actor) else None


async def _view(r: Rendering) -> Outgoing | None:
    dossier = await r.dossier()
    if dossier is None or not scope_of(r.actor).covers(dossier.ticket):
        return None
    watching = r.actor.person.id in await r.store.following.watchers(dossier.ticket.number)
    view = ticket_cards.view(r.cards, dossier, r.actor, cut=whole.is_cut(dossier), watching=watching)
    tied = await tied_line(r.cards, r.store, dossier.ticket, r.actor)
    view = replace(view, text="\n".join((view.text, *tied)))
    view = with_rows(view, extra_rows(r.cards.keyboards, dossier, r.actor))
    menu = clock.menu(r.row.owed.facts, dossier.ticket, clock.VIEW, r.cards)
    return view if menu is None else replace(view, markup=menu)


async def _nudge(r: Rendering) -> Outgoing | None:
    return await nudges.render(r.row.owed, r.store, r.cards)


async def _files(r: Rendering) -> Outgoing | None:
    dossier = await r.dossier()
    if dossier is None or not scope_of(r.actor).covers(dossier.ticket):
        return None
    wanted = {int(f) for f in str(r.row.owed.facts["files"]).split(",")}
    files = tuple(f for f in dossier.files if f.id in wanted)
    return Outgoing(r.cards.say("files-of", id=r.cards.link(dossier.ticket)), files=files) if files else None


async def _form(r: Rendering) -> Outgoing | None:
    return await form_card(r.row.owed, r.store, r.cards, r.actor)


async def _prompt(r: Rendering) -> Outgoing | None:
    return await prompts.render(r.row.owed, r.store, r.cards)


async def _list(r: Rendering) -> Outgoing | None:
    rendered = LISTS.get(str(r.row.owed.facts["list"]), lists.render)
    return await rendered(r.row.owed, r.store, r.cards, r.actor)


async def _panel(r: Rendering) -> Outgoing | None:
    return await setup.render(r.row.owed, r.store, r.cards, r.actor)


async def _access(r: Rendering) -> Outgoing | None:
    return await setup_joining.render_access(r.row.owed, r.store, r.cards)


async def _invitation(r: Rendering) -> Outgoing | None:
    return await setup_joining.render_invitation(r.row.owed, r.store, r.cards)


async def _question(r: Rendering) -> Outgoing | None:
    return await setup_linking.render_question(r.row.owed, r.store, r.cards)


async def _pick(r: Rendering) -> Outgoing | None:
    return setup_summaries.render_pick(View(r.store, r.cards, r.actor))


async def _doctor(r: Rendering) -> Outgoing | None:
    return doctor.render(r.row.owed, r.cards)


async def _why(r: Rendering) -> Outgoing | None:
    dossier = await r.dossier()
    if dossier is None or not scope_of(r.actor).covers(dossier.ticket):
        return None
    return await why.render(dossier.ticket, r.store, r.cards)


async def _summary(r: Rendering) -> Outgoing | None:
    return await summaries.render(r.row.owed, r.store, r.cards, r.actor)


async def _board(r: Rendering) -> Outgoing | None:
    return await boards.render_board(r.row.owed, r.store, r.cards)


async def _burst(r: Rendering) -> Outgoing | None:
    return await boards.render_burst(r.row.owed, r.store, r.cards)


async def _whole(r: Rendering) -> Outgoing | None:
    return await whole.render(r.row.owed, r.store, r.cards, r.actor)


async def _export(r: Rendering) -> Outgoing | None:
    return await exports.render(r.row.owed, r.store, r.cards, r.actor)


async def _charts(r: Rendering) -> Outgoing | None:
    return await charts.render(r.row.owed, r.store, r.cards, r.actor)


async def _text(r: Rendering) -> Outgoing | None:
    """Render one sentence of the catalogue, with what it may say of its ticket and note."""
    facts: dict[str, object] = dict(r.row.owed.facts)
    key, buttons = str(facts.pop("key")), facts.pop("buttons", None)
    if facts.pop("only_in", r.row.owed.chat_id) != r.row.owed.chat_id:
        return None  # it was about a chat that has a new id now
    dossier = await r.dossier()
    if dossier is not None and key not in TO_ANYBODY and not r.may_read(dossier):
        return None
    masked = not may_see_callers(r.actor)
    if dossier is not None:
        facts |= _told_of(dossier, r.cards)
        note = next((n for n in dossier.notes if n.id == facts.get("note")), None)
        said = note.text or r.cards.say("no-words") if note else ""
        facts["text"] = r.cards.quote(said, masked=masked, limit=TEXT) if said else Html("")
        if note is not None:
            facts["who"] = dossier.name(note.author) or r.cards.team(dossier.ticket)
        facts |= {"reason": cards_work.reason(r.cards, dossier, masked=masked)}
    if isinstance(until := facts.get("until"), str):
        facts["until"] = r.cards.when(datetime.fromisoformat(until))
    facts |= await _people(r, facts)
    text = Html(r.cards.say(key, **facts).strip())
    keyboard = Keyboards(r.office.catalogue, r.language)
    if buttons is not None:
        over = key == ASKED and dossier is not None and not _waits_for(dossier, facts.get("note"))
        return Outgoing(text, lists.choice(_without_answer(str(buttons)) if over else str(buttons), r.cards))
    picked = setup_summaries.after_pick(key, r.actor, r.cards)
    return Outgoing(text, picked or reply_keyboard(key, r.actor, keyboard))


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


async def _confirm(r: Rendering) -> Outgoing | None:
    dossier = await r.dossier()
    if dossier is None or not may_see_callers(r.actor):
        return None
    return messages_work.confirm(r.cards, dossier, r.actor, over=is_left(r.row.owed.slot))


async def _history(r: Rendering) -> Outgoing | None:
    dossier = await r.dossier()
    if dossier is None or not scope_of(r.actor).covers(dossier.ticket):
        return None
    rows = await r.store.journal.of(dossier.ticket.number)
    return await messages_work.history(
        r.cards, dossier, rows, r.store, r.actor, int(r.row.owed.facts.get("page") or 0)
    )


def _told_of(dossier: Dossier, cards: Cards) -> dict[str, object]:
    ticket = dossier.ticket
    return {
        "id": cards.link(ticket),
        "title": mask_text(cards.title(dossier), cards.office.settings.phone_region),
        "status": cards.status(dossier),
        "team": cards.team(ticket),
        "origin": cards_work.origin(cards, ticket),
        "who": dossier.name(ticket.claimed_by or ticket.resolved_by) or cards.say("someone"),
    }


LISTS = {
    "find": found.render,
    "similar": found.render_similar,
    "history": callers.render_history,
    "caller": callers.render_caller,
    "export": callers.render_export,
}  # any other is a list of tickets

RENDERERS: dict[Say, Callable[[Rendering], Awaitable[Outgoing | None]]] = {
    Say.TEXT: _text,
    Say.CARD: _card,
    Say.OWN: _own,
    Say.VIEW: _view,
    Say.FORM: _form,
    Say.FILES: _files,
    Say.PROMPT: _prompt,
    Say.LIST: _list,
    Say.BOARD: _board,
    Say.BURST: _burst,
    Say.PANEL: _panel,
    Say.WHOLE: _whole,
    Say.CONFIRM: _confirm,
    Say.HISTORY: _history,
    Say.NUDGE: _nudge,
    Say.ACCESS: _access,
    Say.INVITATION: _invitation,
    Say.QUESTION: _question,
    Say.PICK: _pick,
    Say.DOCTOR: _doctor,
    Say.SUMMARY: _summary,
    Say.EXPORT: _export,
    Say.CHARTS: _charts,
    Say.WHY: _why,
}
