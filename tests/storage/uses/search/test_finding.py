"""What is found, near, shown and offered, by whom: what each use answers, and leaves."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import timedelta
from typing import Any

from helpdesk.desk.desk import Desk
from helpdesk.people.actors import EVERYTHING, Actor
from helpdesk.settings.settings import Module, ReadyAnswer, Ulb
from helpdesk.text.known_issues import KnownIssue
from helpdesk.text.searching import Filters
from helpdesk.ticket.notes import Caller, NoteAudience, NoteKind
from helpdesk.ticket.ticket import Component, Confirmation, Nature, Priority, Status
from storage.unit_of_work import UnitOfWork
from tests.helpdesk.cast import EGOV, HUDD
from tests.helpdesk.cast import actor as someone
from tests.helpdesk.office import at
from tests.storage.factories import escalated, note, ticket
from tests.storage.uses.playing import (
    ANITA,
    HARI,
    MANAGER,
    OPERATOR,
    RAVI,
    SHARED,
    SPOC,
    Step,
    Use,
    holds,
    said,
    staffed,
)

AT_LENGTH = re.compile("x{990}")
MONDAY = at("Mon 16 Nov 10:00")
LONG_AGO = MONDAY - timedelta(days=500)
SEARCHED = replace(
    SHARED,
    teams=(EGOV, HUDD),
    ulbs=(Ulb("JAT", "Jatni"), Ulb("DHE", "Dhenkanal")),
    modules=(Module("muster", "Muster roll", ("muster roll",)), Module("pay", "Payments", ("payment",))),
    answers=(
        ReadyAnswer("Log in again"), ReadyAnswer("Wait a day", team="egov", text_or="Dine"),
        ReadyAnswer("Print anew", module="muster"),
    ),
    known_issues=(
        *(
            KnownIssue(key=key, module=module, nature=Nature.BUG, trouble=trouble, solution=f"Mend {key}",
                       solution_or=f"{key} sajada")
            for key, module, trouble in (
                ("otp", None, "OTP never arrives by message"), ("slip", "muster", "Wage slips print twice"),
                ("ghost", None, "Ghost workers in wage slips"), ("torn", None, "Torn wage slips"),
                ("pale", None, "Pale wage slips"), ("due", "pay", "Payment page is due"),
            )
        ),
    ),
)  # fmt: skip
EVE, IN_TEAM, OF_HUDD = someone("stranger"), someone("member"), someone("other team")
TOLD = NoteKind.DESCRIPTION
SAID: tuple[tuple[dict[str, Any], dict[NoteKind, str]], ...] = (
    ({"number": 1001, "due_at": MONDAY - timedelta(hours=1)}, {TOLD: "Wage slips print twice, 9437012345"}),
    ({"number": 1002}, {TOLD: "Wage slips print twice at night", NoteKind.COMMENT: "slips seen"}),
    ({"number": 1003, "team": "hudd", "status": Status.RESOLVED, "module": "muster"}, {
        TOLD: "Wage slips print twice on Monday", NoteKind.RESOLUTION: "Printer mended"}),
    ({"number": 1004, "team": None, "status": Status.CLOSED, "opened_at": LONG_AGO}, {TOLD: "Printer hums"}),
    ({"number": 1005, "opened_at": LONG_AGO, "ulb": "DHE"}, {TOLD: "Printer hums, too"}),
    ({"number": 1006, "priority": Priority.P1, "component": Component.APP}, {TOLD: "PJ/2023-24/000180 is blank"}),
    ({"number": 1007, "status": Status.CLOSED}, {TOLD: "pj 2023-24 000180 once more"}),
    ({"number": 1008, "team": None, "status": Status.OPEN, "logged_by": 11}, {
        TOLD: "Wages wait", NoteKind.DIAGNOSIS: "clerk asleep"}),
    ({"number": 1009, "ulb": "DHE"}, {TOLD: "Ring 98 61 01 23 45 about wages"}),
)  # fmt: skip


def finds(typed: str, by: Actor = OPERATOR, **filters: Any) -> Use:
    async def find(desk: Desk) -> object:
        found = await desk.search.find(by, typed, Filters(**filters) if filters else None)
        return [each.number for each in found.tickets], found.loosely

    return find


def near(text: str, **how: Any) -> Use:
    async def look(desk: Desk) -> object:
        found = await desk.search.near(text, EVERYTHING, **how)
        return [(each.ticket.number, each.solution) for each in found.tickets], [each.key for each in found.known]

    return look


def offered(about: str, **how: Any) -> Use:
    return lambda d: d.suggestions.answers_to(about, **how)


def keeps(number: int, by: Actor = OF_HUDD) -> Use:
    return lambda d: d.suggestions.keep_answer(number, by)


def solutions(*numbers: int) -> Use:
    async def solved(desk: Desk) -> object:
        return sorted((await desk.search.solutions(numbers)).items())

    return solved


async def forgotten(desk: Desk) -> None:
    """Let there be a ticket that nobody has written of for long, and one of a server, in vague words."""
    await desk.store.tickets.add(ticket(901, status=Status.CLOSED, caller=1, opened_at=LONG_AGO))
    await desk.store.texts.add_note(note("Lanterns glow", ticket=901, said_at=LONG_AGO))
    await desk.store.texts.add_refs(901, ("PJ/2023-24/000181",))
    await desk.store.tickets.add(escalated(1020, component=Component.INFRASTRUCTURE))
    await desk.store.texts.add_note(note("Payment page error", ticket=1020))


FOUND: list[Step] = [
    ("10:00", "not by a stranger", finds("slips", EVE)),
    ("10:00", "all words, late first, then open ones", finds("wage slips print")),
    ("10:00", "some of them", finds("wage slips burn")),
    ("10:00", "but not by a beginning", finds("burn night Dhen")),
    ("10:00", "and by whose number it is", finds("slips 919437012345")),
    ("10:00", "one that is not there", finds("burn")),
    ("10:00", "the beginning of the last", finds("wage sli")),
    ("10:00", "not of another", finds("wag slips")),
    ("10:00", "in two texts", finds("night seen")),
    ("10:00", "an ID", finds("MUK-1007")),
    ("10:00", "out of scope", finds("MUK-1003", IN_TEAM)),
    ("10:00", "one that the filters leave out", finds("MUK-1007", priority=Priority.P1)),
    ("10:00", "none that there is", finds("MUK-1999")),
    ("10:00", "an id of MUKTASoft", finds("PJ/2023-24/000180")),
    ("10:00", "of one priority", finds("PJ/2023-24/000180", priority=Priority.P1)),
    ("10:00", "with another's ID", finds("MUK-1001 PJ/2023-24/000180")),
    ("10:00", "an ID and a number", finds("MUK-1010 9437012345")),
    ("10:00", "a number", finds("9437012345")),
    ("10:00", "not in a group", finds("9437012345", someone("operator", "desk"))),
    ("10:00", "nor for the team", finds("9437012345", IN_TEAM)),
    ("10:00", "of a caller and of a text", finds("94370 12345")),
    ("10:00", "in pieces", finds("98 61 01")),
    ("10:00", "who called", finds("Ramesh")),
    ("10:00", "for the team", finds("Ramesh", IN_TEAM)),
    ("10:00", "not for a town", finds("Ramesh", SPOC)),
    ("10:00", "nor of all teams", finds("Ramesh", MANAGER)),
    ("10:00", "the town", finds("Dhenkanal printer")),
    ("10:00", "its beginning, as the last word alone", finds("printer Dhen")),
    ("10:00", "and as no other", finds("Dhen printer")),
    ("10:00", "old ones that are open", finds("printer")),
    ("10:00", "closed ones alone", finds("printer", statuses=frozenset({Status.CLOSED}))),
    ("10:00", "of one status", finds("slips", statuses=frozenset({Status.RESOLVED}))),
    ("10:00", "what is between the desk and itself", finds("asleep")),
    ("10:00", "not for others", finds("secret", IN_TEAM)),
    ("10:00", "for the desk", finds("secret")),
    ("10:00", "nor its beginning", finds("sec", IN_TEAM)),
    ("10:00", "words for the town", finds("slips seen", SPOC)),
    ("10:00", "that are not", finds("slips unseen", SPOC)),
    ("10:00", "nothing at all", finds("")),
    ("10:00", "words that say nothing", finds("it is the")),
    ("10:00", "words that say nothing, and one that does", finds("is it secret", IN_TEAM)),
    ("10:00", "the late alone", finds("slips", late_at=MONDAY)),
    ("10:00", "some words, or who called", finds("Ramesh burns")),
    ("10:00", "not for a town", finds("Ramesh burns", SPOC)),
    ("10:01", "one of long ago", lambda d: forgotten(d)),
    ("10:01", "it is of this number", finds("9437012345", statuses=frozenset({Status.CLOSED}))),
    ("10:01", "but not looked for", finds("lanterns")),
]
NEAR: list[Step] = [
    ("10:00", "much the same", near("Wage slips print twice")),
    ("10:00", "of its module", near("Wage slips print twice", module="muster")),
    ("10:00", "but itself", near("Wage slips print twice", but=1002)),
    ("10:00", "no more than one", near("Wage slips print twice", limit=1)),
    ("10:00", "the same id first", near("PJ/2023-24/000180, wage slips print twice")),
    ("10:00", "another of the same id", near("PJ/2023-24/000180 hangs", but=1006, limit=1)),
    ("10:00", "two of three words", near("wage slips of paper")),
    ("10:00", "one of two words", near("slips of paper")),
    ("10:00", "nothing like it", near("The moon is blue")),
    ("10:00", "how they were solved", solutions(1001, 1103, 1110)),
    ("10:00", "none of none", solutions()),
    ("10:01", "it was not", lambda d: d.endings.confirm(1003, OPERATOR, Confirmation.NO)),
    ("10:02", "so none holds", solutions(1003)),
    ("10:03", "solved again", lambda d: d.tickets.resolve(1003, HARI, said(d, "Printer changed"))),
    ("10:04", "that holds", solutions(1003)),
    ("10:05", "confirmed", lambda d: d.endings.confirm(1003, OPERATOR, Confirmation.YES)),
    ("10:06", "that holds", solutions(1003)),
    ("10:06", "near, with how it was solved", near("Wage slips print twice on Monday")),
    ("10:07", "ready answers of all", offered("Wage slips print twice", team=None, module="muster")),
    ("10:08", "of a team, in its language", offered("x", team="egov", module=None, language="or")),
    ("10:09", "for a ticket", lambda d: d.suggestions.answers_for(1003)),
    ("10:10", "for none", lambda d: d.suggestions.answers_for(1099)),
    ("10:11", "of which nobody has said how", keeps(1001, RAVI)),
    ("10:11", "words after it", lambda d: d.tickets.comment(1003, HARI, said(d, "It hums"))),
    ("10:12", "kept", keeps(1003)),
    ("10:12", "without who called", keeps(1103)),
    ("10:13", "once", keeps(1003)),
    ("10:14", "not by another team", keeps(1003, ANITA)),
    ("10:15", "of a ticket of nobody", keeps(1010)),
    ("10:16", "which team it is said for", offered("Printer", team="hudd", module="muster")),
    ("10:17", "another team", offered("Printer", team="egov", module="muster")),
    ("10:17", "of another module", offered("Printer", team="hudd", module="pay")),
    ("10:17", "no more than two", offered("Printer", team="hudd", module="muster", most=2)),
    ("10:17", "known ones in it", offered("Wage slips print twice", team=None, module=None, language="or")),
    ("10:18", "for a ticket of its team and module", lambda d: d.suggestions.answers_for(1003)),
    ("10:18", "of another, in its language", lambda d: d.suggestions.answers_for(1001, "or")),
    ("10:19", "a trouble of the module first", near("Torn wage slips", module="muster")),
    ("10:19", "and how it is solved", offered("Torn wage slips", team=None, module="muster")),
    ("10:20", "one of long ago", lambda d: forgotten(d)),
    ("10:20", "is not near", near("Lanterns glow")),
    ("10:20", "but if it bears the id", near("PJ/2023-24/000181 is dark", limit=1)),
    ("10:21", "vague words", near("Payment page error")),
    ("10:21", "and of no trouble", offered("Payment page error", team=None, module=None)),
]  # fmt: skip


async def _written(unit: UnitOfWork) -> None:
    caller = await staffed(unit)
    for known, texts in SAID:
        await unit.tickets.add(escalated(**{"caller": caller, "module": None, "due_at": None} | known))
        for kind, text in texts.items():
            await unit.texts.add_note(note(text, ticket=known["number"], kind=kind))
    await unit.texts.add_refs(1006, ("PJ/2023-24/000180",))
    await unit.texts.add_refs(1007, ("PJ/2023-24/000180",))
    hidden = note("secret slips", ticket=1002, kind=NoteKind.COMMENT, audience=NoteAudience.DESK)
    await unit.texts.add_note(hidden)
    seen = note("slips shown", ticket=1002, kind=NoteKind.COMMENT, audience=NoteAudience.TOWN)
    await unit.texts.add_note(seen)
    await unit.tickets.add(ticket(1010, team="hudd", status=Status.RESOLVED))
    await unit.texts.add_note(note("x" * 1001, ticket=1010, kind=NoteKind.RESOLUTION))


async def test_what_is_found_and_by_whom(unit: UnitOfWork) -> None:
    await _written(unit)
    await holds(unit, "search/found", FOUND, SEARCHED)


async def test_what_is_near_and_how_it_was_solved(unit: UnitOfWork) -> None:
    await _written(unit)
    for number in (1003, 1010):
        caller = await unit.texts.keep_caller(Caller(phone="+919437012345", name="Ramesh"))
        assert caller
        desk = Desk(unit, SEARCHED, MONDAY - timedelta(minutes=number - 1000))
        await unit.tickets.add(escalated(number + 100, team="hudd", caller=caller))
        await desk.tickets.resolve(number + 100, HARI, said(desk, f"Ramesh, 9437012345: printer {number} mended"))
    await holds(unit, "search/near", NEAR, SEARCHED, unsaid=AT_LENGTH)
