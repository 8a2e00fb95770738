"""What is said when the desk refuses: a clear answer, and what to do next."""

from __future__ import annotations

from handlers.context import Turn
from handlers.times import when
from helpdesk import errors
from helpdesk.form import FormMovedOn, UnknownChoice, UnknownForm
from helpdesk.people import Actor

Said = tuple[str, dict[str, str | int | bool | None]]


async def refusal(turn: Turn, actor: Actor, error: errors.HelpdeskError) -> Said:
    """Return the catalogue key and the facts that word a refusal; a refusal without words is raised again."""
    prefix = turn.settings.prefix
    number = getattr(error, "number", None)
    facts: dict[str, str | int | bool | None] = {"id": f"{prefix}-{number}" if number is not None else ""}
    match error:
        case errors.AlreadyClaimed():
            since = when(error.since, turn.settings.timezone, turn.language(actor))
            return "already-claimed", facts | {"who": await _name(turn, error.by), "when": since}
        case errors.NeedsConfirming():
            return f"confirm-{error.action}", facts | {"who": await _name(turn, error.by)}
        case errors.AlreadyYours():
            return "already-yours", facts
        case errors.NotNow():
            return f"not-now-{error.status}", facts
        case errors.NotAllowed():
            return f"not-allowed-{error.action}", facts
        case errors.NotVisible():
            return "not-visible", facts
        case errors.CallerUnknown():
            return "caller-unknown", facts
        case errors.TooLate():
            return "too-late", facts | {"days": error.days}
        case errors.WrongLink():
            return "wrong-link", facts | {"other": f"{prefix}-{error.other}"}
        case errors.WrongChoice():
            return "wrong-choice", facts
        case errors.DateGone():
            return "date-gone", facts
        case errors.Unrouted():
            return "unrouted", {}
        case FormMovedOn() | UnknownChoice():
            return "form-moved-on", {}
        case UnknownForm():
            return "form-gone", {}
    raise error


async def _name(turn: Turn, person: int) -> str:
    known = await turn.store.people.get(person)
    return known.name if known else str(person)
