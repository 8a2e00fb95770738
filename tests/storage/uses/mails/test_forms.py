"""Forms of mails, tickets that a mail opens by itself, SPOCs' own addresses, and mails that are forgotten."""

from __future__ import annotations

from dataclasses import fields, replace
from typing import Any

import pytest

from helpdesk.desk.desk import Desk
from helpdesk.intake.form import Form
from helpdesk.settings.settings import Route
from helpdesk.ticket.notes import Caller
from helpdesk.ticket.ticket import CallerKind, Channel, Component, Nature, Priority
from storage.unit_of_work import UnitOfWork
from tests.helpdesk.office import at
from tests.storage.factories import note, ticket
from tests.storage.uses.mails.mailing import CALLER, DESK, MAILING, OFFICE, comes, parts, read
from tests.storage.uses.playing import Step, holds, staffed

AT_ONCE = replace(MAILING, mail=replace(DESK, open="at once", acks_per_hour=9))
URGENT = replace(
    MAILING, sla={**MAILING.sla, Priority.P1: replace(MAILING.sla[Priority.P1], words=("site is down",))}
)
APP = {"nature": Nature.TECHNICAL, "component": Component.APP}
MUSTER = APP | {"module": "muster"}
UNROUTED = replace(AT_ONCE, routes=(Route("egov", nature=(Nature.FUNCTIONAL,)),))
LATER: list[Step] = [
    ("10:00", "who asks nothing", comes(1, parts=parts("a"))),
    ("10:05", "soon after a letter", comes(2)),
    ("10:09", "sooner than ten minutes", comes(3)),
    ("10:10", "ten minutes after", comes(4)),
    ("10:30", "not proven", comes(5, result="none")),
    ("10:40", "of a ticket", comes(6, subject="MUK-1 x")),
    ("10:50", "a machine", comes(7, headers={"auto-submitted": ("auto-generated",)})),
    ("11:00", "of nobody that is known", comes(8, sender="eve@x.example")),
    ("11:10", "of two", comes(9, sender="two@x.example")),
    ("11:20", "without a word of what", comes(10, "Hello", subject="Hello")),
]

FORMS: tuple[tuple[str, dict[str, Any], dict[str, object]], ...] = (
    (
        "of nobody that is known", {"sender": "eve@x.example", "sender_name": "Eve"},
        {"email": "eve@x.example", "name": "Eve", "ulb": "DHE", **MUSTER},
    ),
    (
        "of one that is known, in words of the trouble",
        {"text": "Muster roll: how to close it?\n\n-- \nRamesh 9437012399", "sender_name": "R. Sahu"},
        {
            "email": CALLER, "name": "Ramesh Sahu", "ulb": "DHE", "caller_id": 2, "phone": "+919437012399",
            "caller_kind": CallerKind.ULB_EMPLOYEE, "nature": Nature.FUNCTIONAL, "module": "muster",
        },
    ),
    (
        "of two of one address", {"sender": "two@x.example", "sender_name": "", "parts": parts("a", "b", "c")},
        {"email": "two@x.example", "no_name": True, "ulb": "DHE", **MUSTER, "files": 2},
    ),
    (
        "of an office, and urgent", {"sender": OFFICE, "text": "The site is down", "subject": "Site is down"},
        {
            "email": OFFICE, "name": "Ramesh", "ulb": "JAT", "caller_kind": CallerKind.ULB_EMPLOYEE,
            "nature": Nature.TECHNICAL, "component": Component.INFRASTRUCTURE, "priority": Priority.P1,
        },
    ),
    (
        "of a town's address that is no office", {"sender": "eo@jatni.example", "text": "Ring 9437012398"},
        {"email": "eo@jatni.example", "name": "Ramesh", "phone": "+919437012398"},
    ),
    (
        "of a letterbox that is none", {"sender": "a..b", "text": "An error", "sender_name": ""},
        {"no_name": True, "no_number": True, "no_module": True, **APP},
    ),
    (
        "of the same office, from a known body", {"sender": "x@dhenkanal.nic.in", "text": "wrong total"},
        {
            "email": "x@dhenkanal.nic.in", "name": "Ramesh", "ulb": "DHE", "nature": Nature.BUG, "no_module": True,
            "caller_kind": CallerKind.ULB_EMPLOYEE,
        },
    ),
)  # fmt: skip
DESCRIPTIONS = (
    ("Trouble", "It fails", "Trouble\nIt fails"),
    (" Trouble ", "", "Trouble"),
    ("", "", "-"),
    ("", "It fails", "It fails"),
    ("Re: MUK-1042", "It fails", "It fails"),
    ("It fails", "It fails, and more", "It fails, and more"),
)


async def _callers(unit: UnitOfWork) -> None:
    await staffed(unit)
    known = {"kind": CallerKind.ULB_EMPLOYEE, "ulb": "DHE"}
    await unit.texts.keep_caller(Caller(name="Ramesh Sahu", email=CALLER, phone="+919437000009", **known))  # type: ignore[arg-type]
    for name in ("Sita", "Gita"):
        await unit.texts.keep_caller(Caller(name=name, email="two@x.example", **known))  # type: ignore[arg-type]


async def test_a_mail_is_of_the_sort_of_what_was_much_the_same(unit: UnitOfWork) -> None:
    await _callers(unit)
    for number, module, nature in ((1001, "muster", Nature.FUNCTIONAL), (1002, None, Nature.ENHANCEMENT)):
        await unit.tickets.add(ticket(number, module=module, nature=nature))
        await unit.texts.add_note(note("The muster roll shows wages of a stranger", ticket=number))
    desk = Desk(unit, MAILING, at("Mon 16 Nov 10:00"))
    sorts = []
    for uid, text in enumerate(("Muster roll: the wages of a stranger", "The other list fails"), start=1):
        mail = await desk.receiving.receive(read(uid, text))
        assert mail is not None
        sorts.append((await desk.mail_forms.form_of(mail)).nature)
    assert sorts == [Nature.FUNCTIONAL, Nature.TECHNICAL]


async def test_a_mail_that_says_all_is_a_ticket_by_itself(unit: UnitOfWork) -> None:
    await _callers(unit)
    await holds(unit, "mails/at_once", LATER, AT_ONCE)


async def test_a_mail_waits_where_the_desk_wants_it_or_no_team_is_there_for_it(unit: UnitOfWork) -> None:
    await _callers(unit)
    steps: list[Step] = [("10:00", "no team", comes(1))]
    await holds(unit, "mails/unrouted", steps, UNROUTED)


@pytest.mark.parametrize(("said", "expected"), [pytest.param(*case[1:], id=case[0]) for case in FORMS])
async def test_what_a_mail_fills_in(unit: UnitOfWork, said: dict[str, Any], expected: dict[str, object]) -> None:
    await _callers(unit)
    desk = Desk(unit, URGENT, at("Mon 16 Nov 10:00"))
    mail = await desk.receiving.receive(read(1, **said))
    assert mail is not None
    assert _filled(await desk.mail_forms.form_of(mail)) == {"channel": Channel.EMAIL, "mail": 1} | expected


@pytest.mark.parametrize(("subject", "text", "expected"), DESCRIPTIONS)
async def test_what_is_wrong_by_a_mail(unit: UnitOfWork, subject: str, text: str, expected: str) -> None:
    desk = Desk(unit, MAILING, at("Mon 16 Nov 10:00"))
    mail = await desk.receiving.receive(read(1, text, subject=subject))
    assert mail is not None
    assert (await desk.mail_forms.form_of(mail)).description == expected


def _filled(form: Form) -> dict[str, object]:
    """Return what of a mail's form is not as it is in an empty one, but for what is wrong."""
    empty = Form(priority=Priority.P3)
    said = {each.name: getattr(form, each.name) for each in fields(Form) if each.name != "pieces"}
    said["files"] = len(form.files) or ()
    return {name: value for name, value in said.items() if value != getattr(empty, name)}
