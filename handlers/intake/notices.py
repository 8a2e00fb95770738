"""What a form's card says of its trouble besides the answers: who is at it too, what is similar, what is wanted."""

from __future__ import annotations

from handlers.base.catalogue import Html
from handlers.base.context import ticket_link
from handlers.cards.dossier import shorten
from handlers.cards.words import Cards
from handlers.search.found import near_lines
from helpdesk.desk.search.finding import Alike, Near
from helpdesk.intake.asking import Notice, NoticeKind
from helpdesk.ports.store import Store
from helpdesk.ticket.ticket import Priority

BRIEF = 60  # letters of what else is shown in one line
BRIEF_SOLUTION = 44


async def notice_line(notice: Notice, store: Store, cards: Cards, *, brief: bool) -> Html:
    """Return a notice in words; ``brief``: in one line, for the review."""
    if notice.kind is NoticeKind.ANSWER_BY:
        (priority,) = notice.keys
        name = cards.name(cards.office.settings.sla[Priority(priority)])
        return cards.say(notice.kind.value, priority=priority, name=name, when=cards.when(notice.at or cards.now))
    if notice.kind is NoticeKind.PROPOSED:
        return cards.say(notice.kind.value, priority=notice.keys[0], said=notice.said)
    if notice.kind is NoticeKind.OTHER_FORMS:
        return await store.optional("whose forms", lambda: _others(notice, store, cards), Html(""))
    if notice.kind is NoticeKind.SIMILAR:
        return await store.optional(
            "how it was solved", lambda: _similar(notice, store, cards, brief=brief), Html("")
        )
    if notice.kind is NoticeKind.WANTED:
        each = ", ".join(
            cards.say("form-wanted", what=_missing(key, cards), count=n)
            for key, n in zip(notice.keys, notice.numbers, strict=True)
        )
        return cards.say("form-notice-missing" if brief else notice.kind.value, each=Html(each))
    shown = [ticket_link(cards.office, number) for number in notice.numbers]
    return cards.say(notice.kind.value, tickets=Html(", ".join(shown)))


async def _others(notice: Notice, store: Store, cards: Cards) -> Html:
    names = await store.people.names(notice.numbers)
    return cards.say(notice.kind.value, people=", ".join(names[n] for n in notice.numbers if n in names))


def _missing(key: str, cards: Cards) -> str:
    """Return what a reason asks for."""
    reason = cards.office.settings.reason(key)
    return cards.name(reason, "ask") if reason else ""


async def _similar(notice: Notice, store: Store, cards: Cards, *, brief: bool) -> Html:
    """Return what is similar, a line each, with how it was solved; ``brief``: the best of each sort."""
    desk = cards.desk_in(store)
    solutions = await desk.search.solutions(notice.numbers)
    tickets = {ticket.number: ticket for ticket in await store.search.tickets(notice.numbers)}
    alike = tuple(Alike(tickets[n], solutions.get(n, "")) for n in notice.numbers if n in tickets)
    troubles = {trouble.key: trouble for trouble in desk.settings.known_issues}
    known = tuple(troubles[key] for key in notice.keys if key in troubles)
    if not brief:
        return Html("\n".join([cards.say(notice.kind.value), *await near_lines(Near(alike, known), store, cards)]))
    best = next((one for one in alike if one.solution), None)
    if best is not None:
        said = shorten(cards.masked(best.solution), BRIEF_SOLUTION)
        return cards.say("form-notice-similar-one", id=cards.link(best.ticket), solution=said)
    if known:
        return cards.say("form-notice-known-one", trouble=shorten(cards.name(known[0], "trouble"), BRIEF))
    links = Html(", ".join(cards.link(one.ticket) for one in alike))
    return cards.say("form-notice-similar-few", tickets=links)
