"""What an admin asked for in the panel: a look at all of JIRA, a comparison, one ticket mended."""

from __future__ import annotations

from bot.jira.base.checks import look
from bot.jira.base.comparing import compare, compare_one, mend
from bot.jira.base.context import JiraContext, store_in
from bot.outbound.outcomes import SendOutcome
from helpdesk.jira.looked import LOOKED
from helpdesk.jira.owing import IssuePart, JiraRow
from helpdesk.notify.kinds import PanelPage
from helpdesk.outbox import Urgency
from helpdesk.people.chats import panel_slot
from storage.outbox.rows import Ended, Leased
from storage.outbox.sending import SendingTable


async def bring(context: JiraContext, leased: Leased, said: JiraRow) -> SendOutcome:
    """Look or compare, keep what was found, and show whoever asked the page of it."""
    if said.part is IssuePart.COMPARE:
        await compare(context)
        return _shown(context, leased, said, "jira-drift", None)
    async with context.database.reading() as store:
        plan = await context.plan(store)
    looked = await look(context.client, plan, context.current.clock.now())
    return _shown(context, leased, said, said.page or "jira", looked.kept())


def _shown(context: JiraContext, leased: Leased, said: JiraRow, page: str, kept: str | None) -> SendOutcome:
    person = said.number

    async def write(table: SendingTable) -> None:
        store = store_in(table, context)
        if kept is not None:
            await store.key_values.put(LOOKED, kept)
        if person is not None:
            slot = panel_slot(person)
            name, _, arg = page.partition(".")
            await store.outbox.owe(
                PanelPage(name, 0, arg).message_to(person, Urgency.PRESSED, person=person, slot=slot)
            )
        await table.end([Ended(row=leased.row.id, slot=leased.row.message.slot)])

    return SendOutcome(write, cost=1, well=True, result="sent")


async def mend_one(context: JiraContext, leased: Leased, ticket: int) -> SendOutcome:
    """Make both sides of a ticket the same, by how they stand now."""
    found = await compare_one(context, ticket)

    async def write(table: SendingTable) -> None:
        store = store_in(table, context)
        for difference in found:
            await mend(context, store, difference)
        await table.end([Ended(row=leased.row.id, slot=leased.row.message.slot)])

    return SendOutcome(write, cost=1, well=True, result="sent")
