"""What is said when the desk refuses: a clear answer, and what to do next."""

from __future__ import annotations

from collections.abc import Awaitable, Mapping

from handlers.base.context import Turn
from helpdesk.intake.form import FormMovedOn, UnknownChoice, UnknownForm
from helpdesk.mail.waiting import MailGone, MailOver, MailTaken
from helpdesk.people.actors import Actor
from helpdesk.text.dates import BadDate
from helpdesk.ticket import errors
from helpdesk.ticket.problems import SettingProblem
from helpdesk.ticket.ticket import UNRESOLVED, ticket_id

Said = tuple[str, dict[str, str | int | bool | None]]


# Refusals that are always worded alike; most name the ticket.
PLAIN: Mapping[type[errors.HelpdeskError], str] = {
    errors.AlreadyYours: "already-yours",
    errors.NotVisible: "not-visible",
    errors.CallerUnknown: "caller-unknown",
    errors.WrongChoice: "wrong-choice",
    errors.DateGone: "date-gone",
    errors.Unrouted: "unrouted",
    errors.LastAdmin: "last-admin",
    errors.KeptAlready: "answer-kept-already",
    FormMovedOn: "form-moved-on",
    UnknownChoice: "form-moved-on",
    UnknownForm: "form-gone",
}


async def spoken(turn: Turn, actor: Actor, use: Awaitable[None]) -> None:
    """Do something, and say it if it is refused."""
    try:
        await use
    except errors.HelpdeskError as error:
        key, facts = await refusal(turn, actor, error)
        await turn.say(actor, key, **facts)


async def refusal(turn: Turn, actor: Actor, error: errors.HelpdeskError) -> Said:
    """Return the catalogue key and the facts that word a refusal; a refusal without words is raised again."""
    prefix = turn.settings.prefix
    number = getattr(error, "number", None)
    facts: dict[str, str | int | bool | None] = {"id": ticket_id(prefix, number) if number is not None else ""}
    if type(error) in PLAIN:
        return PLAIN[type(error)], facts
    match error:
        case errors.AlreadyClaimed():
            since = turn.when(actor, error.since)
            return "already-claimed", facts | {"who": await _name(turn, error.by), "when": since}
        case errors.NeedsConfirming():
            return f"confirm-{error.action}", facts | {"who": await _name(turn, error.by)}
        case errors.NotNow():
            return _not_now(turn, error), facts
        case errors.NotAllowed():
            return f"not-allowed-{error.action}", facts
        case errors.TooLate():
            return "too-late", facts | {"days": error.days}
        case MailTaken():
            who, when = await _name(turn, error.by), turn.when(actor, error.since)
            return "mail-is-taken", {"who": who, "when": when}
        case MailOver():
            return "mail-is-over", {"who": await _name(turn, error.by) if error.by else "0"}
        case MailGone():
            return "mail-is-gone", {}
        case errors.WrongLink():
            return "wrong-link", facts | {"other": ticket_id(prefix, error.other)}
    return await _set_up(turn, actor, error)


async def _set_up(turn: Turn, actor: Actor, error: errors.HelpdeskError) -> Said:
    """Word what setting the desk up is refused for."""
    match error:
        case BadDate():
            return f"date-{error.why.value}", {}
        case errors.Gone():
            return f"gone-{error.what}", {}
        case errors.OwnedByFile():
            key = f"locked-{error.what}" if error.what in ("people", "link") else "locked-list"
            return key, {"part": error.what}
        case errors.Decided():
            return "decided", {"who": await _name(turn, error.by) if error.by else ""}
        case errors.NotFitting():
            return "not-fitting", {"why": "; ".join(_worded(turn, actor, p) for p in error.problems)[:300]}
        case errors.InUse():
            return _in_use(turn, error)
        case errors.PublicGroup():
            return "link-public", {"username": error.username}
    raise error


def _not_now(turn: Turn, error: errors.NotNow) -> str:
    """Return what says best why it does not fit: the ticket's state, or what the action would need."""
    by_action = f"not-now-{error.action}"
    states = error.status in UNRESOLVED or error.action == "rate"
    return by_action if states and turn.office.catalogue.has(by_action) else f"not-now-{error.status}"


def _in_use(turn: Turn, error: errors.InUse) -> Said:
    if error.by in ("tickets", "routes", "people"):
        return f"in-use-{error.by}", {"what": error.what}
    team = turn.settings.team(error.by)
    return "in-use-group", {"what": error.what, "team": team.name if team else turn.settings.name}


def _worded(turn: Turn, actor: Actor, problem: SettingProblem) -> str:
    """Return what is wrong with a setting, in the reader's language."""
    facts: dict[str, object] = dict(problem.facts)
    for name, key in (("field", "problem-field-{}"), ("nature", "nature-{}")):
        said = key.format(str(facts.get(name, "")).replace("_", "-"))
        if turn.office.catalogue.has(said):
            facts[name] = turn.plain(actor, said)
    return turn.plain(actor, f"problem-{problem.key}", **facts)


async def _name(turn: Turn, person: int) -> str:
    known = await turn.store.people.get(person)
    return known.name if known else str(person)
