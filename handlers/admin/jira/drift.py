"""What differs between the two sides, with who changed last; one tap mends it."""

from __future__ import annotations

from datetime import datetime

from handlers.admin.panel import Act, Page, PanelView, shown
from handlers.base.catalogue import Html
from handlers.base.context import Turn, ticket_link
from handlers.base.outgoing import Outgoing
from helpdesk.jira.compare import DRIFT, Difference, read_drift
from helpdesk.jira.owing import IssuePart, JiraRow
from helpdesk.people.actors import Actor
from helpdesk.ticket.ticket import ticket_id

SHOWN = 8


async def report(view: PanelView) -> Outgoing:
    """Show what the last comparison found."""
    compared = read_drift(await view.store.key_values.get(DRIFT))
    again = [view.do("jira-compare", "button-jira-compare-now")]
    if compared is None:
        return shown([view.say("jira-never-compared")], [again, view.back("jira")])
    at, found = compared
    when = view.cards.when(datetime.fromisoformat(at))
    page = view.paged(found, SHOWN)
    lines = [view.say("jira-drift" if found else "jira-same", when=when, count=len(found))]
    lines += [_line(view, each) for each in page.rows]
    tickets = dict.fromkeys(each.ticket for each in page.rows)
    prefix = view.settings.prefix
    rows = [[view.do("jira-mend", "button-jira-mend", n=number, id=ticket_id(prefix, number))] for number in tickets]
    return shown(lines, [*rows, view.turns("jira-drift", page), again, view.back("jira")])


def _line(view: PanelView, each: Difference) -> Html:
    return view.say(
        "jira-drift-line", id=ticket_link(view.cards.office, each.ticket), issue=each.issue or "–",
        what=view.say(f"jira-drift-{each.what.value}"), here=each.here or "–", there=each.there or "–",
        last=each.last.value,
    )  # fmt: skip


async def compare(turn: Turn, actor: Actor, _n: int = 0, _arg: str = "") -> None:
    """Compare now; the page shows it as soon as it is done."""
    await turn.store.outbox.owe(JiraRow(IssuePart.COMPARE, actor.person.id).owed_for(0))
    turn.toast(actor, "jira-compares")


async def mend(turn: Turn, actor: Actor, n: int = 0, _arg: str = "") -> None:
    """Make both sides of one ticket the same."""
    await turn.store.outbox.owe(JiraRow(IssuePart.MEND, n).owed_for(n))
    turn.toast(actor, "jira-mends")


PAGES: dict[str, Page] = {"jira-drift": report}
ACTS: dict[str, Act] = {"jira-compare": compare, "jira-mend": mend}
