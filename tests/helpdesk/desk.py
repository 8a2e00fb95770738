"""A small desk for the tests of the form: four towns, four modules, a few messages."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from helpdesk.intake.flow import settle
from helpdesk.intake.form import Form, FormStep, Known, Lists, Said
from helpdesk.intake.hearing import hear, open_with
from helpdesk.intake.presses import press
from helpdesk.intake.questions import question
from helpdesk.settings.settings import Module, Ulb
from helpdesk.ticket.notes import Caller, File, FileKind
from helpdesk.ticket.ticket import CallerKind, Nature, Priority

LISTS = Lists(
    ulbs=(
        Ulb("JA", "Jatni", "ଜଟଣୀ", ("Jatani",)),
        Ulb("DL", "Dhenkanal", "ଢେଙ୍କାନାଳ"),
        Ulb("BH", "Bhubaneswar", "ଭୁବନେଶ୍ୱର"),
        Ulb("KHR", "Khariar", "ଖରିଆର"),
        Ulb("KRR", "Khariar Road"),
        Ulb("PU", "Puri", "ପୁରୀ"),
        Ulb("GUG", "G. Udaygiri"),
        Ulb("ODG", "Odagaon", "ଓଡ଼ଗାଁ"),
        Ulb("JAL", "Jaleswar"),
        Ulb("JSP", "Jagatsinghpur"),
    ),
    modules=(
        Module("muster_roll", "Muster roll", ("muster", "attendance", "ମଷ୍ଟର")),
        Module("bill", "Bills", ("bill",)),
        Module("work_order", "Work order", ("work order",)),
        Module("login", "Login", ("password", "otp")),
    ),
)
NOON = datetime(2026, 11, 16, 6, 30, tzinfo=UTC)
RAMESH = Caller(id=7, phone="+919437012345", name="Ramesh Sahoo", kind=CallerKind.ULB_EMPLOYEE, ulb="JA")
SITA = Caller(id=8, phone="+919437012345", name="Sita Das", email="sita@example.org", kind=CallerKind.CBO, ulb="DL")
NOBODY = Known()
FAMILY = Known(people=(RAMESH, SITA))
PHOTO = File(kind=FileKind.PHOTO, file_id="f", unique_id="u")
FULL = Form(
    priority=Priority.P3,
    phone="+919437012345",
    name="Ramesh",
    ulb="JA",
    caller_kind=CallerKind.CBO,
    nature=Nature.BUG,
    no_module=True,
    files=(PHOTO,),
)


def said(message_id: int = 1, *, after: int = 0) -> Said:
    """Return where and when a test's message was said."""
    return Said(NOON + timedelta(seconds=after), 100, message_id)


def told(form: Form, text: str, known: Known = NOBODY, message_id: int = 1) -> Form:
    """Return the form after a text."""
    return settle(hear(form, text, said(message_id), known=known, lists=LISTS).form, known)


def pressed(form: Form, *presses: tuple[FormStep, str], known: Known = NOBODY) -> Form:
    """Return the form after presses."""
    for step, code in presses:
        form = settle(press(form, step, code, known=known, lists=LISTS).form, known)
    return form


def open_form(text: str, known: Known = NOBODY) -> Form:
    """Return the form that a message opens."""
    return settle(open_with(text, said(), lists=LISTS).form, known)


def codes(form: Form, known: Known = NOBODY) -> list[str]:
    """Return the codes of the answers that are offered."""
    return [option.code for option in question(form, known, LISTS).options]
