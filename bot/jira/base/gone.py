"""Whether an issue is really gone: asked only of an account that is somebody there."""

from __future__ import annotations

from dataclasses import replace

from bot.jira.base.context import JiraContext
from bot.jira.base.errors import JiraNotFound, JiraTokenRefused
from helpdesk.jira.links import JiraLink, LinkState
from storage.jira.jira import JiraTables


async def ask_who_we_are(context: JiraContext) -> str:
    """Return our account's id; raise ``JiraTokenRefused`` if we are nobody, though JIRA answers."""
    me = await context.client.get("myself")
    account = str(me.get("accountId") or me.get("key") or me.get("name") or "")
    if not account:
        raise JiraTokenRefused("nobody")
    context.standing.account, context.standing.account_name = account, str(me.get("displayName") or account)
    return account


async def is_gone(context: JiraContext, ticket: int) -> bool:
    """Whether a ticket's issue is not to be seen any more; if so it is written down, and the admins are told."""
    async with context.database.reading() as store:
        link = await JiraTables(store.connection).link(ticket)
    if link is None:
        return False
    await ask_who_we_are(context)
    try:
        await context.client.get(f"issue/{link.issue_id}", fields="status")
    except JiraNotFound:
        await mark_gone(context, link)
        return True
    return False


async def mark_gone(context: JiraContext, link: JiraLink) -> None:
    """Write down that an issue is gone; say so, once for a project that went with all of its issues."""
    async with context.database.unit() as unit:
        tables = JiraTables(unit.connection)
        now = await tables.link(link.ticket)
        if now is None or now.state is LinkState.GONE:
            return
        await tables.put_link(replace(now, state=LinkState.GONE))
    try:
        await context.client.get(f"project/{link.project}")
    except JiraNotFound:
        if context.standing.is_news("project", link.project, context.machine.now()):
            await context.alarm("jira-project-gone", {"project": link.project})
        return
    await context.alarm("jira-gone", {"ticket": await context.called(link.ticket), "issue": link.key})
