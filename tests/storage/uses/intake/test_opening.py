"""Tickets that forms open, and what is corrected in them: all that each use leaves."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from helpdesk.calendar.response_clock import TeamTimes
from helpdesk.desk.desk import Desk
from helpdesk.intake.asking import Filled
from helpdesk.intake.flow import ready
from helpdesk.intake.form import Form, FormMessage, FormStep, Known, Piece, Said
from helpdesk.people.actors import Actor
from helpdesk.settings.settings import Module, Route
from helpdesk.ticket.notes import Caller
from helpdesk.ticket.ticket import CallerKind, Component, Kind, Nature, Priority
from storage.unit_of_work import UnitOfWork
from tests.helpdesk.cast import filled
from tests.helpdesk.office import at
from tests.storage.factories import photo, ticket
from tests.storage.uses.playing import OPERATOR, RAVI, SECOND, SHARED, Step, Use, holds, said, staffed

PAYING = replace(SHARED, modules=(Module("pay", "Payments"), Module("works", "Works")))
IN_FORM = Said(at("Mon 16 Nov 09:58"), 11, 40)
FULL: dict[str, Any] = {
    "pieces": (Piece("WRK-2026-17 hangs", IN_FORM), Piece("since nine", None)),
    "diagnosis": (Piece("tried twice", IN_FORM),),
    "files": (replace(photo("A"), chat_id=11, message_id=41), photo("B"), replace(photo("C"), chat_id=11)),
    "messages": (FormMessage(said=IN_FORM, step=FormStep.WORDS, gave=(("ulb", "JAT"), ("name", "Ramesh"))),),
    "refs": ("WRK-2026-17",),
    "module": "pay",
}
SITA = Caller(phone="+919437000002", name="Sita")
IN_TOWN: dict[str, Any] = {"ulb_text": None}
NOBODY: dict[str, Any] = {"email": "r@x.example"}
SOLVED: dict[str, Any] = {"solution": (Piece("Set anew", IN_FORM), Piece("and told", None), Piece("and seen", None))}


def form(**known: Any) -> Filled:
    """Return a complete form."""
    return replace(filled(), **{"pieces": (Piece("It fails", None),)} | known)


def corrects(number: int, by: Actor = OPERATOR, **changes: Any) -> Use:
    """Correct fields of a ticket."""

    async def correct(desk: Desk) -> object:
        begun = replace(await desk.correcting.begin(number, by), **changes)
        result = await desk.correcting.save(begun, ready(begun, Known()), by)
        return result.what, result.again is not None

    return correct


def meanwhile(number: int, theirs: dict[str, Any], mine: dict[str, Any]) -> Use:
    """Correct a ticket by a form that was begun before another was saved."""

    async def correct(desk: Desk) -> object:
        begun = replace(await desk.correcting.begin(number, OPERATOR), **mine)
        await corrects(number, SECOND, **theirs)(desk)
        result = await desk.correcting.save(begun, ready(begun, Known()), OPERATOR)
        return result.what, result.again and _said(result.again)

    return correct


def begins(number: int) -> Use:
    """Begin to correct a ticket."""

    async def begin(desk: Desk) -> object:
        return _said(await desk.correcting.begin(number, OPERATOR))

    return begin


def both_add(number: int, theirs: str, mine: str) -> Use:
    """Add words to a ticket's by a form that was begun before others were added."""

    async def add(desk: Desk) -> object:
        begun = await desk.correcting.begin(number, OPERATOR)
        more = replace(begun, pieces=(*begun.pieces, Piece(mine, IN_FORM)))
        await added(number, theirs)(desk)
        return (await desk.correcting.save(more, ready(more, Known()), OPERATOR)).what

    return add


def _said(form: Form) -> tuple[object, ...]:
    """Return what a form says, and of what it says that there is none."""
    none = [name for name in ("no_number", "no_name", "no_module", "someone_else") if getattr(form, name)]
    place, kind = form.ulb or form.ulb_text, form.kind_by_hand and form.kind_by_hand.value
    return form.phone or form.email, form.name, place, form.module, form.description, kind, none


def added(number: int, text: str) -> Use:
    """Correct the words of a ticket by more of them."""

    async def add(desk: Desk) -> object:
        begun = await desk.correcting.begin(number, OPERATOR)
        more = replace(begun, pieces=(*begun.pieces, Piece(text, IN_FORM)))
        return (await desk.correcting.save(more, ready(more, Known()), OPERATOR)).what

    return add


OPENING: list[Step] = [
    ("10:00", "not by the team", lambda d: d.intake.keep_new(form(), RAVI)),
    ("10:01", "to the team", lambda d: d.intake.escalate_new(form(**FULL), OPERATOR)),
    ("10:02", "kept", lambda d: d.intake.keep_new(form(keep_until=at("Thu 19 Nov 12:00")), OPERATOR)),
    ("10:03", "kept for no date", lambda d: d.intake.keep_new(form(ulb=None, ulb_text="Angul NAC"), OPERATOR)),
    ("10:04", "solved", lambda d: d.intake.solve_new(form(**SOLVED), OPERATOR)),
    ("10:05", "solved without a word", lambda d: d.intake.solve_new(form(), OPERATOR)),
    ("10:10", "no others are like it", lambda d: d.intake.open_problem(1001, OPERATOR, text="All", place="All")),
    ("10:11", "one of another town", lambda d: d.intake.keep_new(form(ulb="DHE", module="pay"), OPERATOR)),
    ("10:12", "not by the team", lambda d: d.intake.open_problem(1001, RAVI, text="All", place="All")),
    ("10:13", "a problem", lambda d: d.intake.open_problem(1001, OPERATOR, text="All", place="Two towns")),
    ("10:20", "a third town", lambda d: d.intake.keep_new(form(ulb="DHE", module="works"), OPERATOR)),
    ("10:21", "of one trouble", lambda d: d.intake.keep_new(form(ulb="JAT", module="works"), OPERATOR)),
    ("10:22", "is many", lambda d: d.intake.keep_new(form(ulb=None, ulb_text="Puri", module="works"), OPERATOR)),
]
CORRECTING: list[Step] = [
    ("10:00", "to the team", lambda d: d.intake.escalate_new(form(**FULL), OPERATOR)),
    ("10:01", "another of the caller", lambda d: d.intake.keep_new(form(ulb=None, ulb_text="Angul NAC"), OPERATOR)),
    ("10:02", "of nobody", lambda d: d.intake.keep_new(form(caller=Caller(), ulb=None, ulb_text="Puri"), OPERATOR)),
    ("10:03", "not by the team", corrects(1001, RAVI, ulb="DHE")),
    ("10:03", "the caller reads Odia", lambda d: d.tickets.speak_to_caller(1001, OPERATOR, "or")),
    ("10:04", "as it stands", begins(1001)),
    ("10:04", "as the other stands", begins(1002)),
    ("10:04", "of nobody", begins(1003)),
    ("10:04", "of no caller and no place", begins(1010)),
    ("10:04", "nothing", corrects(1001)),
    ("10:05", "the town", corrects(1001, ulb="DHE", no_module=True)),
    ("10:06", "the number, in one of two", corrects(1001, phone="+919437000001")),
    ("10:07", "of that caller alone", corrects(1001, name="Ramesh Das", caller_kind=CallerKind.CBO)),
    ("10:08", "the town, too", corrects(1001, ulb="JAT")),
    ("10:09", "nobody's number", corrects(1003, phone="+919437000003", no_number=False, name="Sita", no_name=False)),
    ("10:10", "no number", corrects(1003, phone=None, no_number=True)),
    ("10:11", "the place", corrects(1002, ulb_text="Talcher")),
    ("10:12", "a place in the place of a town", corrects(1001, ulb=None, ulb_text="Bhuban")),
    ("10:13", "the sort, and the type by hand", corrects(1001, nature=Nature.FUNCTIONAL, kind_by_hand=Kind.PROBLEM)),
    ("10:14", "the sort alone", corrects(1001, nature=Nature.TECHNICAL, component=Component.APP)),
    ("10:15", "the words", corrects(1001, pieces=(Piece("It is blank", IN_FORM), Piece("", None)))),
    ("10:16", "more words", added(1001, "and white")),
    ("10:17", "a file", corrects(1001, files=(replace(photo("D"), chat_id=11, message_id=70), photo("E")))),
    ("10:17", "another caller meanwhile", meanwhile(1001, NOBODY, {"module": "works", "no_module": False} | NOBODY)),
    ("10:20", "another town meanwhile", meanwhile(1001, IN_TOWN | {"ulb": "DHE"}, IN_TOWN | {"ulb": "JAT"})),
    ("10:21", "the module meanwhile", meanwhile(1001, {"module": "works"}, {"name": "R. Das"})),
    ("10:22", "the same meanwhile", meanwhile(1001, {"module": "pay"}, {"module": "pay"})),
    ("10:23", "words, both", meanwhile(1001, {"pieces": (Piece("One", None),)}, {"pieces": (Piece("Two", None),)})),
    ("10:24", "of a number alone", meanwhile(1002, IN_TOWN | {"ulb": "DHE"}, IN_TOWN | {"ulb": "JAT"})),
    ("10:24", "of nobody", meanwhile(1010, {"ulb": "DHE"}, {"ulb": "JAT"})),
    ("10:30", "solved", lambda d: d.tickets.resolve(1001, RAVI, said(d, "Done"))),
    ("10:31", "whom to ring", corrects(1001, phone="+919437000009")),
    ("10:32", "it was the other", corrects(1001, phone="+919437012345", name="Ramesh")),
]  # fmt: skip
NOTHING: dict[str, Any] = {"phone": None, "no_number": True, "name": None, "no_name": True}
CLEARED = NOTHING | {"module": None, "no_module": True, "ulb": "DHE", "ulb_text": None}
CHOSEN: dict[str, Any] = {"caller_id": 3, "phone": "+919437000002", "name": "Sita"}
MEANWHILE: list[Step] = [
    ("10:00", "one", lambda d: d.intake.escalate_new(form(**FULL), OPERATOR)),
    ("10:01", "another's", lambda d: d.intake.keep_new(form(caller=SITA), OPERATOR)),
    ("10:02", "both say more", both_add(1001, "and white", "and slow")),
    ("10:03", "it was that one, who is known", corrects(1001, **CHOSEN)),
    ("10:04", "nobody any more", meanwhile(1001, CLEARED, IN_TOWN | {"ulb": None, "ulb_text": "Puri"})),
]
DEVICES: dict[str, Any] = {"nature": Nature.TECHNICAL, "component": Component.INFRASTRUCTURE}
QUICK = replace(SHARED.sla[Priority.P3], teams={"hudd": TeamTimes(1, 1)})
ROUTED = replace(
    SHARED,
    routes=(Route("hudd", (Nature.TECHNICAL,), (Component.INFRASTRUCTURE,)), Route("egov", (Nature.BUG,))),
    sla={**SHARED.sla, Priority.P3: QUICK},
)
TO_A_TEAM: list[Step] = [
    ("10:00", "by its sort and part, in its own times", lambda d: d.intake.escalate_new(form(**DEVICES), OPERATOR)),
    ("10:01", "by its sort alone", lambda d: d.intake.escalate_new(form(), OPERATOR)),
    ("10:02", "of no route", lambda d: d.intake.escalate_new(form(**DEVICES | {"component": None}), OPERATOR)),
    ("10:03", "by mail", lambda d: d.intake.open_by_mail(form(**DEVICES))),
    ("10:04", "one kept", lambda d: d.intake.keep_new(form(**DEVICES, module="pay"), OPERATOR)),
    ("10:05", "the same elsewhere", lambda d: d.intake.keep_new(form(**DEVICES, ulb="DHE", module="pay"), OPERATOR)),
    ("10:06", "their problem", lambda d: d.intake.open_problem(1004, OPERATOR, text="All", place="Two towns")),
]


async def test_what_a_form_opens(unit: UnitOfWork) -> None:
    await staffed(unit)
    await holds(unit, "intake/opening", OPENING, PAYING)


async def test_a_form_goes_to_the_team_that_its_route_names(unit: UnitOfWork) -> None:
    await staffed(unit)
    await holds(unit, "intake/to_a_team", TO_A_TEAM, ROUTED)


async def test_what_is_corrected(unit: UnitOfWork) -> None:
    await staffed(unit)
    await unit.tickets.add(ticket(1010, ulb=None))
    await holds(unit, "intake/correcting", CORRECTING, PAYING)


async def test_what_is_corrected_while_somebody_else_does(unit: UnitOfWork) -> None:
    await staffed(unit)
    await holds(unit, "intake/meanwhile", MEANWHILE, PAYING)
