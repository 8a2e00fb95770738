"""Things to remember, with defaults: a test names only what matters to it."""

from datetime import UTC, datetime, timedelta
from typing import Any

from sqlalchemy import select

from helpdesk.desk.watch import Watch
from helpdesk.people.actors import Person, Scope
from helpdesk.ticket.notes import File, FileKind, Note, NoteKind
from helpdesk.ticket.ticket import CallerKind, Channel, Kind, Nature, Priority, Status, Ticket
from storage.tables.transport import outbox
from storage.unit_of_work import UnitOfWork

MONDAY = datetime(2026, 11, 16, 4, 30, tzinfo=UTC)
ALL = Scope(everything=True)
OLIVIA, RAVI = 101, 102  # an operator, and somebody of eGov


def after(**span: float) -> datetime:
    """Return an instant some time after Monday's opening."""
    return MONDAY + timedelta(**span)


def ticket(number: int = 1001, **known: Any) -> Ticket:
    """Return a ticket as it is when it was just kept."""
    usual: dict[str, Any] = {
        "version": 1,
        "status": Status.OPEN,
        "nature": Nature.BUG,
        "component": None,
        "kind": Kind.BUG_FIX,
        "priority": Priority.P3,
        "module": None,
        "channel": Channel.CALL,
        "ulb": "JAT",
        "caller": None,
        "caller_kind": CallerKind.ULB_EMPLOYEE,
        "logged_by": OLIVIA,
        "opened_at": MONDAY,
        "changed_at": MONDAY,
    }
    return Ticket(number=number, **usual | known)


def note(text: str = "The muster roll does not open", **known: Any) -> Note:
    """Return a description."""
    usual: dict[str, Any] = {"ticket": 1001, "kind": NoteKind.DESCRIPTION, "author": OLIVIA, "said_at": MONDAY}
    return Note(text=text, **usual | known)


def photo(unique_id: str = "AQAD", **known: Any) -> File:
    """Return a photo."""
    usual: dict[str, Any] = {"ticket": 1001, "kind": FileKind.PHOTO, "file_id": f"file-{unique_id}"}
    return File(unique_id=unique_id, **usual | known)


def escalated(number: int = 1001, **known: Any) -> Ticket:
    """Return a ticket that has just reached eGov."""
    usual = {"team": "egov", "status": Status.ESCALATED, "cycle": 1, "reached_at": MONDAY}
    return ticket(number, **usual | {"target_at": after(days=1), "due_at": after(days=2)} | known)


async def enter(unit: UnitOfWork, *people: Person) -> None:
    """Let people be of the desk."""
    for person in people:
        await unit.people.put(person)
        for membership in person.memberships:
            await unit.people.enter(person.id, membership)


async def owed(unit: UnitOfWork) -> list[tuple[int, str]]:
    """Return what waits to be sent, oldest first: to which chat, and which sentence or what else."""
    waiting = select(outbox).where(outbox.c.state == "waiting").order_by(outbox.c.id)
    rows = await unit.connection.execute(waiting)
    return [(row.chat_id, str(row.facts.get("key", row.kind.value))) for row in rows]


async def speak(watch: Watch) -> int:
    """Have everybody told what is to be said by now; return how many messages that makes."""
    listeners = await watch.store.reminders.listeners(watch.now)
    return sum([await watch.speak_to(listener) for listener in listeners])
