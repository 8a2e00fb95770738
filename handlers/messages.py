"""The renderers: what each sort of owed message looks like at the moment it is sent."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import replace
from datetime import datetime

from handlers.admin import doctor, home, linking
from handlers.admin import summaries as setup_summaries
from handlers.admin.access import joining
from handlers.admin.panel import PanelView
from handlers.base.context import Office
from handlers.base.identity import place_about, place_by_id
from handlers.base.outgoing import Outgoing
from handlers.cards import confirm, history, lists, ticket_cards, undelivered, whole
from handlers.cards.readable import may_be_read
from handlers.cards.rendering import Rendering
from handlers.cards.view_extras import extra_rows, tied_line, with_rows
from handlers.intake.card import form_card
from handlers.mail import card
from handlers.prompts import prompts
from handlers.search import callers, found
from handlers.sentences import render as sentences
from handlers.sentences.once_known import once_known
from handlers.summaries import charts, exports, summary
from handlers.tickets import boards, promise_and_priority, reminders, why
from helpdesk.notify.kinds import Attachments, HistoryPage
from helpdesk.notify.on_clock import waits_until
from helpdesk.outbox import MessageKind, OutboxRow, is_left
from helpdesk.people.actors import may_see_callers
from helpdesk.ports.store import Store
from helpdesk.ticket.errors import NotAllowed, NotVisible


async def render(row: OutboxRow, store: Store, office: Office, now: datetime) -> Outgoing | None:
    """Return the message as it is to look now, or None if its reason is gone."""
    until = waits_until(office.settings.calendar, row, now)
    if until is not None:
        return Outgoing(wait=until - now)
    rendering = await _rendering(row, store, office, now)
    outgoing = await _rendered(rendering)
    if outgoing is None or not await undelivered.is_late(rendering):
        return outgoing
    said = rendering.cards.say("card-delayed", when=rendering.cards.when(row.owed_at))
    return replace(outgoing, text=f"{outgoing.text}\n{said}")


async def in_one_line(
    row: OutboxRow, store: Store, office: Office, now: datetime, *, partly: bool = False
) -> Outgoing | None:
    """Return a message that is refused in every other form as one line; None if there is no such line.

    ``partly``: the line is for files of which some could be posted.
    """
    r = await _rendering(row, store, office, now)
    return await undelivered.in_one_line(r, partly=partly) if may_be_read(row.message, r.actor) else None


async def _rendering(row: OutboxRow, store: Store, office: Office, now: datetime) -> Rendering:
    reader = row.message.person or max(row.message.chat_id, 0)  # a private chat bears its person's id
    person = await store.people.get(reader) if reader else None
    place = place_by_id(office.settings, row.message.chat_id, row.message.thread_id)
    place = await place_about(store, office.settings, place, row.message.ticket)
    return Rendering(row, store, office, now, person, place)


async def _rendered(r: Rendering) -> Outgoing | None:
    """Return the message, or None if whoever is to read it may not (any more)."""
    if not may_be_read(r.row.message, r.actor):
        return None
    try:
        outgoing = await RENDERERS[r.row.message.kind](r)
    except (NotAllowed, NotVisible):
        return None
    return await once_known(r, outgoing)


async def _card(r: Rendering) -> Outgoing | None:
    dossier = await r.dossier()
    if dossier is None:
        return None
    return ticket_cards.team_card(r.cards, dossier, None if is_left(r.row.message.slot) else r.place.team)


async def _own(r: Rendering) -> Outgoing | None:
    dossier = await r.dossier()
    if dossier is None or not may_see_callers(r.actor):
        return None
    own = ticket_cards.own(r.cards, dossier)
    held = await undelivered.lines(r.cards, r.store, dossier.ticket)
    return replace(own, text="\n".join((own.text, *held)))


async def _view(r: Rendering) -> Outgoing | None:
    dossier = await r.visible()
    if dossier is None:
        return None
    number = dossier.ticket.number
    watchers = await r.store.optional("watchers", lambda: r.store.following.watchers(number), ())
    watching = r.actor.person.id in watchers
    view = ticket_cards.view(r.cards, dossier, r.actor, cut=whole.is_cut(dossier), watching=watching)
    tied = await r.store.optional("tied", lambda: tied_line(r.cards, r.store, dossier.ticket, r.actor), ())
    held = await r.store.optional("held", lambda: undelivered.lines(r.cards, r.store, dossier.ticket), ())
    view = replace(view, text="\n".join((view.text, *held, *tied)))
    view = with_rows(view, extra_rows(r.cards.keyboards, dossier, r.actor, writes=r.office.settings.mail is not None))
    menu = promise_and_priority.menu(r.row.message.facts, dossier.ticket, promise_and_priority.VIEW, r.cards)
    return view if menu is None else replace(view, markup=menu)


async def _reminder(r: Rendering) -> Outgoing | None:
    return await reminders.render(r.row.message, r.store, r.cards, r.actor, r.reads)


async def _files(r: Rendering) -> Outgoing | None:
    dossier = await r.visible()
    if dossier is None:
        return None
    wanted = Attachments.read(r.row.message.facts).files
    files = tuple(f for f in dossier.files if f.id in wanted)
    return Outgoing(r.cards.say("files-of", id=r.cards.link(dossier.ticket)), files=files) if files else None


async def _form(r: Rendering) -> Outgoing | None:
    return await form_card(r.row.message, r.store, r.cards, r.actor)


async def _prompt(r: Rendering) -> Outgoing | None:
    if r.row.message.ticket is not None and await r.readable() is None:
        return None
    return await prompts.render(r.row.message, r.store, r.cards)


async def _list(r: Rendering) -> Outgoing | None:
    rendered = LISTS.get(str(r.row.message.facts["list"]), lists.render)
    return await rendered(r.row.message, r.store, r.cards, r.actor)


async def _panel(r: Rendering) -> Outgoing | None:
    return await home.render(r.row.message, r.store, r.cards, r.actor)


async def _access(r: Rendering) -> Outgoing | None:
    return await joining.render_access(r.row.message, r.store, r.cards)


async def _invitation(r: Rendering) -> Outgoing | None:
    return await joining.render_invitation(r.row.message, r.store, r.cards)


async def _question(r: Rendering) -> Outgoing | None:
    return await linking.render_question(r.row.message, r.store, r.cards)


async def _pick(r: Rendering) -> Outgoing | None:
    return setup_summaries.render_pick(PanelView(r.store, r.cards, r.actor))


async def _doctor(r: Rendering) -> Outgoing | None:
    return doctor.render(r.row.message, r.cards)


async def _why(r: Rendering) -> Outgoing | None:
    dossier = await r.visible()
    if dossier is None:
        return None
    return await why.render(dossier.ticket, r.store, r.cards)


async def _summary(r: Rendering) -> Outgoing | None:
    return await summary.render(r.row.message, r.store, r.cards, r.actor)


async def _board(r: Rendering) -> Outgoing | None:
    return await boards.render_board(r.row.message, r.store, r.cards)


async def _burst(r: Rendering) -> Outgoing | None:
    return await boards.render_burst(r.row.message, r.store, r.cards)


async def _whole(r: Rendering) -> Outgoing | None:
    return await whole.render(r.row.message, r.store, r.cards, r.actor)


async def _export(r: Rendering) -> Outgoing | None:
    return await exports.render(r.row.message, r.store, r.cards, r.actor)


async def _charts(r: Rendering) -> Outgoing | None:
    return await charts.render(r.row.message, r.store, r.cards, r.actor)


async def _confirm(r: Rendering) -> Outgoing | None:
    dossier = await r.dossier()
    if dossier is None or not may_see_callers(r.actor):
        return None
    return confirm.render(r.cards, dossier, r.actor, over=is_left(r.row.message.slot))


async def _history(r: Rendering) -> Outgoing | None:
    dossier = await r.visible()
    if dossier is None:
        return None
    rows = await r.store.journal.of(dossier.ticket.number)
    return await history.render(r.cards, dossier, rows, r.store, r.actor, HistoryPage.read(r.row.message.facts).page)


LISTS = {
    "find": found.render,
    "similar": found.render_similar,
    "history": callers.render_history,
    "caller": callers.render_caller,
    "export": callers.render_export,
}  # any other is a list of tickets

RENDERERS: dict[MessageKind, Callable[[Rendering], Awaitable[Outgoing | None]]] = {
    MessageKind.TEXT: sentences.render,
    MessageKind.CARD: _card,
    MessageKind.OWN: _own,
    MessageKind.VIEW: _view,
    MessageKind.FORM: _form,
    MessageKind.FILES: _files,
    MessageKind.PROMPT: _prompt,
    MessageKind.LIST: _list,
    MessageKind.BOARD: _board,
    MessageKind.BURST: _burst,
    MessageKind.PANEL: _panel,
    MessageKind.WHOLE: _whole,
    MessageKind.CONFIRM: _confirm,
    MessageKind.HISTORY: _history,
    MessageKind.REMINDER: _reminder,
    MessageKind.ACCESS: _access,
    MessageKind.INVITATION: _invitation,
    MessageKind.QUESTION: _question,
    MessageKind.PICK: _pick,
    MessageKind.DOCTOR: _doctor,
    MessageKind.SUMMARY: _summary,
    MessageKind.EXPORT: _export,
    MessageKind.CHARTS: _charts,
    MessageKind.WHY: _why,
    MessageKind.MAIL: card.render,
    MessageKind.MAIL_FILES: card.render_files,
}
