"""How large what was attached is: the issue says it, and JIRA is asked for what came after that was read."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from bot.jira.base.answers import State
from bot.jira.base.context import JiraContext
from bot.jira.base.errors import JiraNotFound
from bot.jira.base.gone import ask_who_we_are
from helpdesk.jira.links import JiraEvent, What
from storage.jira.jira import JiraTables


async def with_sizes(context: JiraContext, state: State, events: Sequence[JiraEvent]) -> State:
    """Return an issue with the sizes of all that these changes attached; what is gone again has none."""
    attached = {
        (event.event_id, str(item["to"]))
        for event in events
        for item in event.body["items"]
        if str(item["field"]).lower() == "attachment" and item.get("to") and str(item["to"]) not in state.sizes
    }
    if not attached:
        return state
    async with context.database.reading() as store:
        known = await JiraTables(store.connection).known(state.issue_id)
    sizes = dict(state.sizes)
    for event, number in sorted(attached):
        if (What.HISTORY, event) in known:
            continue
        try:
            sizes[number] = int((await context.client.get(f"attachment/{number}"))["size"])
        except JiraNotFound:
            await ask_who_we_are(context)  # to nobody, everything is not found
    return replace(state, sizes=sizes)
