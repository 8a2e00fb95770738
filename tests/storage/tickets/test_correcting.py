"""A ticket that is open is corrected: what was logged wrong changes, in it alone, and no clock moves."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from helpdesk.conversation import Draft
from helpdesk.desk.desk import Desk
from helpdesk.desk.intake.correcting import Saved
from helpdesk.intake.as_json import from_json, to_json
from helpdesk.intake.asking import Filled
from helpdesk.intake.flow import with_phone
from helpdesk.intake.form import Piece
from helpdesk.people.actors import EVERYTHING, scope_of
from helpdesk.settings.settings import Module
from helpdesk.ticket.errors import NotAllowed, NotNow, NotVisible
from helpdesk.ticket.facts.details import Corrected
from helpdesk.ticket.facts.registry import to_row
from helpdesk.ticket.notes import Caller, NoteKind
from helpdesk.ticket.ticket import CallerKind, Component, Kind, Nature, Priority, Status, Ticket
from storage.database import Database
from storage.tables.texts import callers
from storage.unit_of_work import UnitOfWork
from tests.helpdesk.cast import PEOPLE, SETTINGS, actor, filled
from tests.helpdesk.correcting import corrected, saved
from tests.helpdesk.desk import said
from tests.storage.factories import MONDAY, after, enter, owed, photo

OFFICE = replace(SETTINGS, modules=(Module("pay", "Payments"),))
OLIVIA = actor("operator")
WORDS = (Piece("the list is blank", said(1)),)
WRONG, RIGHT = "+919437012345", "+919437012346"


def desk(unit: UnitOfWork, *, later: float = 0) -> Desk:
    return Desk(unit, OFFICE, after(hours=later))


async def opened(unit: UnitOfWork, **known: Any) -> Ticket:
    """Return a ticket that Olivia has just escalated."""
    form: Filled = replace(filled(), **{"pieces": WORDS, **known})
    return await desk(unit).intake.escalate_new(form, OLIVIA)


async def known_callers(unit: UnitOfWork) -> list[tuple[str | None, str | None]]:
    rows = await unit.connection.execute(callers.select().order_by(callers.c.id))
    return [(row.phone, row.name) for row in rows]


FIELDS: list[tuple[dict[str, Any], dict[str, Any], str]] = [
    ({"ulb": "DHE"}, {"ulb": "DHE"}, "ulb"),
    ({"ulb": None, "ulb_text": "Angul NAC"}, {"ulb": None}, "ulb"),
    ({"caller_kind": CallerKind.CBO}, {"caller_kind": CallerKind.CBO}, "who"),
    ({"nature": Nature.FUNCTIONAL}, {"nature": Nature.FUNCTIONAL, "kind": Kind.INCIDENT}, "nature kind"),
    (
        {"nature": Nature.TECHNICAL, "component": Component.APP, "kind_by_hand": Kind.BUG_FIX},
        {"nature": Nature.TECHNICAL, "component": Component.APP, "kind": Kind.BUG_FIX},
        "nature",
    ),
    ({"kind_by_hand": Kind.PROBLEM}, {"kind": Kind.PROBLEM}, "kind"),
    ({"module": "pay", "no_module": False}, {"module": "pay"}, "module"),
    ({"phone": RIGHT}, {}, "phone"),
    ({"email": "r@example.org"}, {}, "email"),
    ({"name": "Ramesh Das"}, {}, "name"),
    ({"phone": None, "no_number": True}, {}, "phone"),
    ({"name": None, "no_name": True}, {}, "name"),
    ({"pieces": (Piece("the wage list is blank", said(2)),)}, {}, "words"),
    ({"files": (photo(),)}, {}, "files"),
    ({"ulb": "DHE", "name": "Gita"}, {"ulb": "DHE"}, "name ulb"),
    ({}, {}, ""),
    ({"priority": Priority.P1}, {}, ""),  # it has its own button
]


@pytest.mark.parametrize(("changes", "then", "what"), FIELDS)
async def test_each_field_is_corrected_and_told_by_name_and_no_clock_moves(
    database: Database, changes: dict[str, Any], then: dict[str, Any], what: str
) -> None:
    async with database.unit() as unit:
        await enter(unit, PEOPLE["operator"])
        ticket = await opened(unit)
        clock = await unit.timers.clock(ticket.number, 1)
        assert await corrected(desk(unit, later=1), ticket.number, OLIVIA, **changes) == Saved(tuple(what.split()))
        now = await unit.tickets.get(ticket.number, EVERYTHING)
        touched: dict[str, Any] = {
            "version": ticket.version + bool(what),
            "changed_at": after(hours=1) if what else MONDAY,
        }
        assert now == replace(ticket, **touched | then)
        assert await unit.timers.clock(ticket.number, 1) == clock
        facts = [row.fact for row in await unit.journal.of(ticket.number) if isinstance(row.fact, Corrected)]
        assert [fact.what for fact in facts] == ([what] if what else [])
        written = str([to_row(fact) for fact in facts])
        assert not any(word in written for word in ("94370", "Ramesh", "Gita", "example", "Angul", "blank"))
        assert ((-1, "corrected") in await owed(unit)) is bool(what)


async def test_a_lone_callers_number_is_put_right_where_it_stands_and_no_wrong_one_stays(database: Database) -> None:
    async with database.unit() as unit:
        ticket = await opened(unit)
        form = await desk(unit).correcting.begin(ticket.number, OLIVIA)
        await saved(desk(unit), with_phone(form, RIGHT), OLIVIA)
        assert await known_callers(unit) == [(RIGHT, "Ramesh")]
        assert await unit.texts.callers_with(phone=WRONG) == []


async def test_a_caller_of_other_tickets_too_stays_theirs_and_this_one_gets_its_own(database: Database) -> None:
    async with database.unit() as unit:
        first, second = await opened(unit), await opened(unit)
        before = await unit.texts.caller(first.caller or 0)
        for change in ({"phone": RIGHT}, {"email": "r@example.org"}):  # the second time it is alone
            await corrected(desk(unit), second.number, OLIVIA, **change)
        now = await unit.tickets.get(second.number, EVERYTHING)
        assert now is not None
        assert now.caller != first.caller
        assert await unit.texts.caller(first.caller or 0) == before
        mine = await unit.texts.caller(now.caller or 0)
        assert mine is not None
        assert (mine.phone, mine.email) == (RIGHT, "r@example.org")


async def test_what_is_wrong_with_an_address_alone_is_put_right_in_one_of_two_tickets_only(
    database: Database,
) -> None:
    async with database.unit() as unit:
        given = Caller(phone=WRONG, name="Ramesh", email="a@example.org")
        first, second = [await opened(unit, caller=given) for _ in range(2)]
        await corrected(desk(unit), second.number, OLIVIA, email="b@example.org")
        found = [await unit.tickets.get(one.number, EVERYTHING) for one in (first, second)]
        addresses = [await unit.texts.caller(one.caller or 0) for one in found if one is not None]
        assert [one.email for one in addresses if one is not None] == ["a@example.org", "b@example.org"]


async def test_who_turns_out_to_be_somebody_known_is_them_and_the_wrong_row_is_blank(database: Database) -> None:
    async with database.unit() as unit:
        known = await opened(unit, caller=Caller(phone=RIGHT, name="Ramesh"))
        wrong = await opened(unit)
        await corrected(desk(unit), wrong.number, OLIVIA, phone=RIGHT)
        now = await unit.tickets.get(wrong.number, EVERYTHING)
        assert now is not None
        assert now.caller == known.caller
        assert await known_callers(unit) == [(RIGHT, "Ramesh"), (None, None)]


async def test_the_town_decides_which_spoc_sees_it_and_the_new_one_is_told(database: Database) -> None:
    async with database.unit() as unit:
        await enter(unit, PEOPLE["operator"], PEOPLE["spoc"], PEOPLE["other spoc"])
        ticket = await opened(unit)
        assert await unit.tickets.get(ticket.number, scope_of(actor("spoc")))
        await corrected(desk(unit), ticket.number, OLIVIA, ulb="DHE")
        assert await unit.tickets.get(ticket.number, scope_of(actor("spoc"))) is None
        assert await unit.tickets.get(ticket.number, scope_of(actor("other spoc")))
        told = [chat for chat, what in await owed(unit) if what == "spoc-opened"]
        assert told == [PEOPLE["spoc"].id, PEOPLE["other spoc"].id]


async def test_it_is_found_by_what_it_says_now(database: Database) -> None:
    async def found(word: str) -> int:
        return len(await unit.search.newest((word,), EVERYTHING, every=True, since=None))

    async with database.unit() as unit:
        ticket = await opened(unit)
        assert await found("list")
        form = await desk(unit).correcting.begin(ticket.number, OLIVIA)
        again = replace(form, pieces=(Piece("the printer jams", said(2)),))
        await saved(desk(unit), again, OLIVIA)
        assert (await found("list"), await found("printer")) == (0, 1)


async def test_words_that_are_only_added_leave_the_former_ones_and_their_messages(database: Database) -> None:
    async with database.unit() as unit:
        ticket = await opened(unit)
        form = await desk(unit).correcting.begin(ticket.number, OLIVIA)
        more = replace(form, pieces=(*form.pieces, Piece("since Monday", said(2))))
        await saved(desk(unit), more, OLIVIA)
        notes = await unit.texts.notes(ticket.number, frozenset({NoteKind.DESCRIPTION}))
        assert [(note.text, note.message_id) for note in notes] == [("the list is blank", 1), ("since Monday", 2)]


async def test_a_name_of_a_town_that_is_not_listed_is_there_once(database: Database) -> None:
    async with database.unit() as unit:
        ticket = await opened(unit, ulb=None, ulb_text="Angl")
        await corrected(desk(unit), ticket.number, OLIVIA, ulb_text="Angul NAC")
        places = await unit.texts.notes(ticket.number, frozenset({NoteKind.PLACE}))
        assert [note.text for note in places] == ["Angul NAC"]


async def test_what_a_colleague_put_right_meanwhile_is_shown_before_it_is_written_over(database: Database) -> None:
    async with database.unit() as unit:
        ticket = await opened(unit)
        form = replace(await desk(unit).correcting.begin(ticket.number, OLIVIA), name="Gita", ulb="DHE")
        await corrected(
            desk(unit), ticket.number, actor("second operator"), name="Sita", module="pay", no_module=False
        )
        again = (await saved(desk(unit), form, OLIVIA)).again
        assert again is not None
        assert (again.name, again.ulb, again.module) == ("Gita", "DHE", "pay")
        assert await saved(desk(unit), again, OLIVIA) == Saved(("name", "ulb"))
        assert await saved(desk(unit), again, OLIVIA) == Saved()  # the same again changes nothing


async def test_what_others_changed_elsewhere_is_not_undone_by_an_older_form(database: Database) -> None:
    async with database.unit() as unit:
        ticket = await opened(unit)
        form = replace(await desk(unit).correcting.begin(ticket.number, OLIVIA), name="Gita")
        await corrected(desk(unit), ticket.number, actor("second operator"), ulb="DHE")
        assert await saved(desk(unit), form, OLIVIA) == Saved(("name",))
        now = await unit.tickets.get(ticket.number, EVERYTHING)
        assert now is not None
        assert now.ulb == "DHE"


async def test_it_is_refused_to_others_once_it_is_closed_and_for_no_ticket(database: Database) -> None:
    async with database.unit() as unit:
        ticket = await opened(unit)
        form = replace(await desk(unit).correcting.begin(ticket.number, OLIVIA), name="Gita")
        for who in ("member", "spoc", "admin", "manager"):
            with pytest.raises(NotAllowed):
                await saved(desk(unit), form, actor(who))
        with pytest.raises(NotVisible):
            await desk(unit).correcting.begin(9, OLIVIA)
        await unit.tickets.save(replace(ticket, status=Status.CLOSED, version=ticket.version + 1))
        with pytest.raises(NotNow):
            await saved(desk(unit), form, OLIVIA)


async def test_a_form_that_corrects_survives_a_restart(database: Database) -> None:
    async with database.unit() as unit:
        ticket = await opened(unit)
        form = replace(await desk(unit).correcting.begin(ticket.number, OLIVIA), name="Gita")
        assert from_json(to_json(form)) == form


async def test_erasing_a_caller_ends_the_form_that_corrects_their_ticket(database: Database) -> None:
    async with database.unit() as unit:
        await enter(unit, PEOPLE["operator"])
        ticket = await opened(unit, caller=Caller(name="Ramesh"))
        body = to_json(await desk(unit).correcting.begin(ticket.number, OLIVIA))
        draft = await unit.drafts.add(Draft(person=11, chat_id=11, body=body, changed_at=MONDAY))
        await desk(unit).callers.erase_caller(actor("admin"), ticket.caller or 0)
        assert await unit.drafts.get(draft) is None
