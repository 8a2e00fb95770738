"""Correcting a ticket that is open: a form filled in with how it stands, and what changes when it is saved."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from helpdesk.desk.intake.edits import Edits
from helpdesk.desk.recording.recorder import Recorder, Uses
from helpdesk.intake.asking import Filled
from helpdesk.intake.form import Form, Piece
from helpdesk.lifecycle.workflow import require
from helpdesk.outbox import MessageKind, Urgency, shown_again
from helpdesk.people.actors import EVERYTHING, Actor
from helpdesk.people.rights import Action
from helpdesk.ticket.facts.details import Corrected
from helpdesk.ticket.notes import Caller, Note, NoteKind
from helpdesk.ticket.ticket import PROPOSED_KIND, Ticket

# What can be corrected, by the names under which the journal and the team are told of it: the form's fields.
CORRECTABLE: Mapping[str, tuple[str, ...]] = {
    "phone": ("phone",),
    "email": ("email",),
    "name": ("name",),
    "ulb": ("ulb", "ulb_text"),
    "who": ("caller_kind",),
    "nature": ("nature", "component"),
    "kind": ("kind",),
    "module": ("module",),
    "words": ("pieces",),
    "files": ("files",),
}
OF_CALLER = frozenset({"phone", "email", "name"})
OF_ONE_TICKET = OF_CALLER | {"ulb", "who"}  # what also stands in the row of a caller who has no other


@dataclass(frozen=True, slots=True)
class Saved:
    """What was changed, by names; nothing. Or ``again``: the ticket was changed meanwhile, look once more."""

    what: tuple[str, ...] = ()
    again: Form | None = None


def differing(one: Form, other: Form) -> frozenset[str]:
    """Return the names of what two forms say differently."""
    return frozenset(
        name
        for name, fields in CORRECTABLE.items()
        if any(getattr(one, field) != getattr(other, field) for field in fields)
    )


def added_words(form: Form) -> tuple[Piece, ...] | None:
    """Return what was only added to the words of the ticket; None: the former ones were cleared."""
    former = form.former.pieces if form.former is not None else ()
    return form.pieces[len(former) :] if form.pieces[: len(former)] == former else None


def rebased(form: Form, present: Form) -> Form:
    """Return the form over how the ticket stands now: what it changes stays changed, all else is as it is."""
    changed = differing(form, form.former or present)
    as_it_is = [fields for name, fields in CORRECTABLE.items() if name not in changed | {"kind"}]
    taken: dict[str, Any] = {field: getattr(present, field) for fields in as_it_is for field in fields}
    if "kind" not in changed:
        taken["kind_by_hand"] = present.kind
    added = added_words(form)
    if added is not None:
        taken["pieces"] = (*present.pieces, *added)
    form = replace(form, former=present, **taken)
    return replace(
        form, no_number=not (form.phone or form.email), no_name=not form.name, no_module=form.module is None
    )


class Correcting(Uses):
    """What an operator changes of what was logged."""

    def __init__(self, recorder: Recorder, *, edits: Edits) -> None:
        super().__init__(recorder)
        self.edits = edits

    async def begin(self, number: int, actor: Actor) -> Form:
        """Return a form filled in with how a ticket stands; raise ``NotVisible``, ``NotAllowed`` or ``NotNow``."""
        form = await self._as_it_stands(await self._ticket(number, actor))
        return replace(form, former=form)

    async def save(self, form: Form, filled: Filled, actor: Actor) -> Saved:
        """Write down in the ticket what the form changes; clocks and team stay. ``filled``: what is in the form."""
        ticket = await self._ticket(form.corrects or 0, actor)
        present = await self._as_it_stands(ticket)
        former = form.former or present
        meanwhile = differing(present, former) & differing(form, former) & differing(form, present)
        if meanwhile - {"words"} or ("words" in meanwhile and added_words(form) is None):
            return Saved(again=rebased(form, present))
        form = rebased(form, present)
        what = tuple(name for name in CORRECTABLE if name in differing(form, present))
        if not what:
            return Saved()
        if "words" in what:
            await self._reword(ticket, form, actor)
        if "ulb" in what and form.ulb_text:
            await self._name_place(ticket, form.ulb_text, actor)
        await self.recorder.keep_sources(ticket, filled.messages, form.files)
        files = await self.recorder.add_files(ticket, form.files, actor)
        fact = Corrected(
            self.now, actor.person.id, " ".join(what), form.nature or ticket.nature, form.component,
            form.kind or ticket.kind, form.module, form.ulb, await self._caller(ticket, filled.caller, what),
            form.caller_kind or ticket.caller_kind,
        )  # fmt: skip
        await self.recorder.change(ticket, (fact,), actor, files=files)
        for posted in await self.store.outbox.about(ticket.number, MessageKind.CONFIRM):
            if posted.slot is not None:
                await self.store.outbox.owe(shown_again(posted, Urgency.PRESSED))  # whom to call back
        return Saved(what)

    async def _ticket(self, number: int, actor: Actor) -> Ticket:
        ticket = await self.recorder.see(number, actor, Action.CORRECT)
        require(Action.CORRECT, ticket)
        return ticket

    async def _as_it_stands(self, ticket: Ticket) -> Form:
        caller = await self.store.texts.caller(ticket.caller) if ticket.caller else None
        caller = caller or Caller()
        notes = await self.store.texts.notes(ticket.number, frozenset({NoteKind.DESCRIPTION, NoteKind.PLACE}))
        places = [note.text for note in notes if note.kind is NoteKind.PLACE]
        said = tuple(Piece(note.text, None) for note in notes if note.kind is NoteKind.DESCRIPTION and note.text)
        return Form(
            priority=ticket.priority, priority_by_hand=True, channel=ticket.channel,
            phone=caller.phone, email=caller.email, no_number=not (caller.phone or caller.email),
            name=caller.name, no_name=not caller.name, someone_else=True,
            ulb=ticket.ulb, ulb_text=places[-1] if places and ticket.ulb is None else None,
            caller_kind=ticket.caller_kind, nature=ticket.nature, component=ticket.component,
            kind_by_hand=ticket.kind if ticket.kind is not PROPOSED_KIND[ticket.nature] else None,
            module=ticket.module, no_module=ticket.module is None, pieces=said, corrects=ticket.number,
        )  # fmt: skip

    async def _reword(self, ticket: Ticket, form: Form, actor: Actor) -> None:
        added = added_words(form)
        if added is None:
            for note in await self.store.texts.notes(ticket.number, frozenset({NoteKind.DESCRIPTION})):
                await self.edits.reword(note, "")
        await self.recorder.add_pieces(ticket, NoteKind.DESCRIPTION, form.pieces if added is None else added, actor)

    async def _name_place(self, ticket: Ticket, text: str, actor: Actor) -> None:
        for former in await self.store.texts.notes(ticket.number, frozenset({NoteKind.PLACE})):
            await self.edits.reword(former, text)
            return
        place = Note(
            ticket=ticket.number, kind=NoteKind.PLACE, text=text, author=actor.person.id, said_at=self.now
        )  # fmt: skip
        await self.recorder.add_note(place)

    async def _caller(self, ticket: Ticket, caller: Caller, what: tuple[str, ...]) -> int | None:
        """Return whose ticket it is now. No number stays that is nobody's; no other ticket's caller changes."""
        if ticket.caller is None:
            return await self.store.texts.keep_caller(caller)
        theirs = await self.store.tickets.find(EVERYTHING, caller=ticket.caller, limit=2)
        shared = any(other.number != ticket.number for other in theirs)
        if not (OF_CALLER if shared else OF_ONE_TICKET) & set(what):
            return ticket.caller
        if caller.id:  # somebody known was chosen
            kept = await self.store.texts.keep_caller(caller)
        else:
            former = await self.store.texts.caller(ticket.caller)
            now = replace(caller, id=ticket.caller, language=former.language if former else None)
            kept = await self.store.texts.correct_caller(now, shared=shared)
        if kept != ticket.caller and not shared:
            await self.store.erasing.forget(ticket.caller, (), {})
        return kept
