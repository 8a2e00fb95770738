"""The parts of a ticket that its cards are made of: where, what, who called, by when, who has it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from handlers.base.catalogue import Html
from handlers.base.times import live
from handlers.cards.dossier import Dossier, shorten
from handlers.cards.words import BODY, COMMENT_WORDS, COMMENTS, DIAGNOSIS, NAME, Cards, contact_of, dashed
from helpdesk.people.actors import Actor, Scope
from helpdesk.text.masking import mask_phone, mask_text
from helpdesk.ticket.facts.details import Corrected
from helpdesk.ticket.notes import Caller, NoteKind
from helpdesk.ticket.ticket import WITH_TEAM, Component, Nature, Status, Ticket


def nature_key(nature: Nature, component: Component | None) -> str:
    """Return the catalogue key of a nature, with its component if it is technical."""
    if nature is Nature.TECHNICAL and component is not None:
        return f"nature-{nature.value}-{component.value}"
    return f"nature-{nature.value}"


def place(cards: Cards, dossier: Dossier) -> Html:
    """Return where and about what it is: town, module, nature."""
    ticket = dossier.ticket
    module = cards.office.settings.module(ticket.module)
    town = cards.ulb(dossier) if ticket.ulb else cards.masked(cards.ulb(dossier))
    parts = (
        shorten(town, NAME),
        cards.name(module) if module else "",
        cards.say(nature_key(ticket.nature, ticket.component)),
    )
    return cards.say("card-place", what=" · ".join(part for part in parts if part))


def corrected(cards: Cards, what: Iterable[str], about: Ticket | Corrected, place: str) -> Html:
    """Return what was corrected in a ticket, with how it is now; of a caller's name or number only that it was."""
    settings = cards.office.settings
    ulb, module = settings.ulb(about.ulb), settings.module(about.module)
    values = {
        "ulb": cards.town(ulb) if ulb else cards.masked(about.ulb or place),
        "who": cards.say(f"who-{dashed(about.caller_kind)}"),
        "nature": cards.say(nature_key(about.nature, about.component)),
        "kind": cards.say(f"kind-{dashed(about.kind)}"),
        "module": cards.name(module) if module else cards.say("no-module"),
    }
    return Html(", ".join(cards.say(f"corrected-{name}", value=values.get(name, "")) for name in what))


def body(cards: Cards, dossier: Dossier, limit: int, *, masked: bool, link: bool = True) -> list[Html]:
    """Return what is wrong, with MUKTASoft's ids and the diagnosis; of cut words a ``link`` leads to all."""
    region = cards.office.settings.phone_region
    whole = dossier.text(NoteKind.DESCRIPTION).strip()
    shown = mask_text(whole, region) if masked else whole
    lines: list[Html] = []
    if len(shown) > limit and not link:
        lines.append(cards.say("card-solution", text=shorten(shown, limit)))
    elif len(shown) > limit:
        url = f"https://t.me/{cards.office.bot_name}?start=t{dossier.ticket.number}"
        lines.append(cards.say("card-read-all", text=shorten(shown, limit), url=url))
    elif shown != cards.title(dossier, masked=masked):
        lines.append(cards.say("card-solution", text=shown))
    lines.append(cards.edited(dossier, NoteKind.DESCRIPTION))
    refs = _refs(dossier)
    if refs:
        lines.append(cards.say("card-refs", refs=", ".join(refs[:8])))
    diagnosis = dossier.text(NoteKind.DIAGNOSIS)
    if diagnosis:
        text = mask_text(diagnosis, region) if masked else diagnosis
        lines.append(cards.say("card-diagnosis", text=shorten(text, DIAGNOSIS)))
    return [line for line in lines if line]


def caller_line(cards: Cards, dossier: Dossier) -> Html:
    """Return who called, as a whole group may read it, and who logged it."""
    caller = dossier.caller
    number = mask_phone(caller.phone) if caller is not None and caller.phone else ""  # +91 94••• ••345
    return cards.say(
        "card-caller",
        name=" ".join(filter(None, (_name(cards, caller, masked=True), number))),
        who=cards.say(f"who-{dashed(dossier.ticket.caller_kind)}"),
        operator=dossier.name(dossier.ticket.logged_by) or "",
    )


def view_caller(cards: Cards, dossier: Dossier, actor: Actor, *, full: bool) -> list[Html]:
    """Return the caller in a private chat: ``full`` with the number, else masked; nothing to those of no team."""
    of_team = dossier.ticket.team in actor.person.teams
    if not (full or of_team):
        return []  # a SPOC asks about the ticket, not about who called
    caller = dossier.caller
    name = _name(cards, caller, masked=not full)
    who = cards.say(f"who-{dashed(dossier.ticket.caller_kind)}")
    if not full:
        return [cards.say("view-caller-masked", name=name, who=who)]
    contact = (contact_of(caller) if caller else None) or cards.say("view-no-contact")
    return [cards.say("view-caller", name=name, who=who, contact=contact)]


def _name(cards: Cards, caller: Caller | None, *, masked: bool) -> str:
    if caller is None or not caller.name:
        return cards.say("no-name")
    # A contact of the phone's book may bear a number as its name.
    name = cards.masked(caller.name) if masked else caller.name
    return shorten(name, NAME)


def clock(cards: Cards, dossier: Dossier) -> list[Html]:
    """Return by when it is to be answered, or when it was."""
    ticket = dossier.ticket
    if ticket.due_at is None or (ticket.status not in WITH_TEAM and ticket.responded_at is None):
        return []
    breached_at = dossier.clock.breached_at if dossier.clock is not None else None
    if ticket.responded_at is not None:
        return [_answered(cards, ticket, ticket.responded_at, ticket.due_at, breached_at)]
    key = "card-due-provisional" if ticket.provisional else "card-due"
    # A recorded breach stays, though a lower priority gives more time.
    missed = ticket.due_at if cards.now >= ticket.due_at else breached_at
    at = missed or ticket.due_at
    relative = live(at, cards.office.settings.timezone, cards.language)
    line = cards.say("card-late" if missed else key, when=cards.when(at), live=relative)
    return [Html(f"{line}{recommended(cards, ticket.team)}")]


def recommended(cards: Cards, team: str | None) -> Html:
    """Return the words that say that a team's response times are a recommendation; none if they bind it."""
    recommends = cards.office.settings.recommends_to(team)
    return Html(f" · {cards.say('card-recommended')}") if recommends else Html("")


def _answered(cards: Cards, ticket: Ticket, at: datetime, due_at: datetime, breached_at: datetime | None) -> Html:
    """Return when the clock stopped: by words to somebody, or by a claim, and when the words came then."""
    missed = due_at if at > due_at else breached_at
    facts: dict[str, object] = {"when": cards.when(at)}
    if missed is not None:
        facts |= {"due": cards.when(missed), "late": cards.late_by(at - missed)}
    if ticket.answered_at == at:
        return cards.say("card-in-time" if missed is None else "card-answered-late", **facts)
    facts["answered"] = cards.when(ticket.answered_at) if ticket.answered_at is not None else "no"
    return cards.say("card-taken-in-time" if missed is None else "card-taken-late", **facts)


def target(cards: Cards, dossier: Dossier) -> list[Html]:
    """Return by when it is to be solved; while it waits for an answer that rests."""
    at = dossier.solve_by
    if at is None:
        return []
    waits = dossier.ticket.status is Status.WAITING
    key = "card-solve-rests" if waits else "card-solve-by" if cards.now <= at else "card-solve-late"
    return [cards.say(key, when=cards.when(at))]


def holder(
    cards: Cards, dossier: Dossier, *, masked: bool, limit: int = BODY, says_nobody: bool = True
) -> list[Html]:
    """Return who has it, or who solved it and how; ``says_nobody``: also that nobody has it."""
    ticket = dossier.ticket
    lines: list[Html] = []
    if ticket.is_withdrawn:
        lines.append(cards.say("card-withdrawn", when=cards.when(ticket.closed_at or cards.now)))
    elif ticket.status in (Status.RESOLVED, Status.CLOSED):
        who = dossier.name(ticket.resolved_by) or ""
        lines.append(cards.say("card-solved", who=who, when=cards.when(ticket.resolved_at or cards.now)))
        if dossier.solution:
            lines.append(cards.quote(dossier.solution, masked=masked, limit=limit))
            lines.append(cards.edited(dossier, NoteKind.RESOLUTION))
    elif ticket.claimed_by is not None:
        who = dossier.name(ticket.claimed_by) or ""
        lines.append(cards.say("card-holder", who=who, when=cards.when(ticket.claimed_at or cards.now)))
    elif ticket.team is not None and ticket.responded_at is not None:
        who = dossier.name(ticket.responded_by) or cards.team(ticket)
        lines.append(cards.say("card-answered-nobody", who=who))
    elif ticket.team is not None and says_nobody:
        lines.append(cards.say("card-nobody"))
    if ticket.promised_at is not None:
        lines.append(cards.say("card-promised", when=cards.when(ticket.promised_at)))
    elif ticket.claimed_by is not None and ticket.is_unresolved and dossier.next_date is not None:
        date = dossier.next_date
        lines.append(cards.say(f"card-next-{date.kind}", when=cards.when(date.at)))
    return [line for line in lines if line]


def progress(cards: Cards, dossier: Dossier, scope: Scope, *, masked: bool) -> list[Html]:
    """Return what is asked, who lent it, its name elsewhere, what it is linked to, what the caller said of it."""
    ticket = dossier.ticket
    found: list[Html] = []
    if ticket.status is Status.WAITING:
        who = dossier.name(ticket.asked_by) or ""
        said = cards.last_said(dossier, NoteKind.QUESTION, masked=masked)
        found.append(cards.say("card-asked", who=who, when=cards.when(ticket.asked_at or cards.now), text=said))
    if ticket.lent_until is not None and cards.now < ticket.lent_until:
        found.append(cards.say("card-lent", who=dossier.name(ticket.lent_by), when=cards.when(ticket.lent_until)))
    reference = dossier.last(NoteKind.REFERENCE)
    if reference is not None and reference.text:
        named = cards.masked(reference.text) if masked else reference.text
        found.append(cards.say("card-reference", reference=named))
    if ticket.linked_to is not None:
        found.append(cards.say("card-linked", id=linked_id(cards, dossier.linked, scope)))
    return [*found, *ending(cards, ticket)]


def linked_id(cards: Cards, linked: Ticket | None, scope: Scope) -> str:
    """Return the ID of a linked ticket; outside the scope nothing may say which it is."""
    return cards.id(linked) if linked is not None and scope.covers(linked) else cards.say("another-ticket")


def ending(cards: Cards, ticket: Ticket) -> list[Html]:
    """Return what the caller said of the solution, and when it was closed."""
    found = []
    if ticket.confirmation is not None:
        facts = {"score": ticket.satisfaction or 0}
        found.append(cards.say(f"card-confirmed-{ticket.confirmation.value}", **facts))
    if ticket.status is Status.CLOSED and not ticket.is_withdrawn:
        found.append(cards.say("card-closed", when=cards.when(ticket.closed_at or cards.now)))
    return found


def comments(cards: Cards, dossier: Dossier, *, masked: bool) -> list[Html]:
    """Return the latest of what was said about it."""
    said = [n for n in dossier.notes if n.kind in (NoteKind.COMMENT, NoteKind.QUESTION, NoteKind.ANSWER)]
    return [
        cards.say(
            "view-comment",
            who=dossier.name(note.author) or cards.team(dossier.ticket), when=cards.when(note.said_at),
            text=cards.with_edit(
                shorten(cards.masked(note.text) if masked else note.text, COMMENT_WORDS) or cards.say("no-words"),
                note.edited_at,
            ),
        )
        for note in said[-COMMENTS:]
    ]  # fmt: skip


def opened(cards: Cards, dossier: Dossier) -> Html:
    """Return when, by whom and how it was logged."""
    ticket = dossier.ticket
    return cards.say(
        "view-opened", when=cards.when(ticket.opened_at), operator=dossier.name(ticket.logged_by) or "",
        channel=cards.say(f"channel-{ticket.channel.value}"),
    )  # fmt: skip


def _refs(dossier: Dossier) -> list[str]:
    """Return MUKTASoft's ids of a ticket, without its own name in another system."""
    reference = dossier.last(NoteKind.REFERENCE)
    own = "".join(reference.text.split()).upper() if reference else ""
    return [ref for ref in dossier.refs if ref != own]
