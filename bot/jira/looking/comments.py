"""An issue's comments as what came: each once, again when it was edited, and once more when it was taken away."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from bot.jira.base.answers import State, account_of, instant, name_of
from bot.jira.base.context import JiraContext
from bot.jira.base.errors import JiraNotFound
from bot.jira.base.searching import comments_of
from helpdesk.jira.links import JiraEvent, JiraLink, SentKind, What
from helpdesk.jira.wiki import plain
from storage.jira.jira import JiraTables


async def what_was_said(context: JiraContext, link: JiraLink, state: State) -> list[JiraEvent]:
    """Return what came of an issue's comments; some of it may be known.

    What was edited before it was first read needs no edit. Those of ours are changed here alone.
    """
    async with context.database.reading() as store:
        tables = JiraTables(store.connection)
        known = await tables.known(link.issue_id)
        sent = [each for each in await tables.sent_of(link.ticket) if each.what is SentKind.NOTE]
    ours = {each.remote_id for each in sent if each.ours}
    found: list[JiraEvent] = []
    names: dict[str, str] = {}
    there: set[str] = set()
    async for each in comments_of(context, link.issue_id):
        number, author = str(each["id"]), each.get("author") or {}
        names[account_of(author) or ""] = name_of(author)
        there.add(number)
        if number not in ours:
            found += _events(link, each, names, followed=(What.COMMENT, number) in known)
    theirs = {each.remote_id for each in sent if not each.ours and each.issue_id == link.issue_id}
    for number in sorted(theirs - there):
        gone = _gone(context, link, state, number)
        if (gone.what, gone.event_id) not in known and await _is_gone(context, link, number):
            found.append(gone)
    return found


def _events(
    link: JiraLink, said: Mapping[str, Any], names: Mapping[str, str], *, followed: bool
) -> Iterator[JiraEvent]:
    number, author = str(said["id"]), said.get("author") or {}
    account, name = account_of(author) or "", name_of(author)
    text = plain(str(said.get("body") or ""), lambda account: names.get(account, account))
    yield JiraEvent(
        issue_id=link.issue_id, what=What.COMMENT, event_id=number, at=instant(said["created"]), author=account,
        body={"text": text, "name": name},
    )  # fmt: skip
    updated = said.get("updated")
    if followed and updated and updated != said["created"]:
        by = said.get("updateAuthor") or author
        yield JiraEvent(
            issue_id=link.issue_id, what=What.EDIT, event_id=f"{number}@{updated}", at=instant(updated),
            author=account_of(by) or account, body={"comment": number, "text": text, "name": name_of(by)},
        )  # fmt: skip


def _gone(context: JiraContext, link: JiraLink, state: State, number: str) -> JiraEvent:
    """Return that a comment was taken away; by whom, JIRA does not say."""
    standing = context.standing
    return JiraEvent(
        issue_id=link.issue_id, what=What.EDIT, event_id=f"{number}@gone", at=instant(state.updated),
        author=standing.account, body={"comment": number, "gone": True, "name": standing.account_name},
    )  # fmt: skip


async def _is_gone(context: JiraContext, link: JiraLink, number: str) -> bool:
    """Whether a comment that the list lacks is really gone: the list may move between two of its pages."""
    try:
        await context.client.get(f"issue/{link.issue_id}/comment/{number}")
    except JiraNotFound:
        return True
    return False
