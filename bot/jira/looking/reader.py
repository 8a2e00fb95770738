"""Reads what happened in JIRA, by asking: the bot has no open port. What came is stored before anything is done."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from bot.jira.base.answers import State, account_of, category_of, instant, name_of, state_of
from bot.jira.base.checks import know_token
from bot.jira.base.context import JiraContext
from bot.jira.base.errors import JiraAway, JiraBusy, JiraRefused, JiraTokenRefused, JiraUnknown
from bot.jira.base.gone import ask_who_we_are, is_gone
from bot.jira.base.people import our_actor
from bot.jira.base.searching import changes_of, issues_of
from bot.jira.base.telling import tell_admins
from bot.jira.looking.acting import act_on_all
from bot.jira.looking.attachments import with_sizes
from bot.jira.looking.comments import what_was_said
from bot.jira.looking.discovery import discover
from helpdesk.desk.desk import Desk
from helpdesk.desk.recording.recorder import Words
from helpdesk.jira.links import JiraEvent, JiraLink, LinkState, What
from helpdesk.jira.looked import SYNCED
from storage.jira.jira import JiraTables

log = logging.getLogger(__name__)

AT_ONCE = 100  # issues that are fetched in one call
FIELDS = ["summary", "status", "assignee", "priority", "resolution", "updated", "project", "labels", "attachment"]
WATCHED = ["status", "assignee", "priority", "attachment"]  # whose changes are read


class JiraReader:
    """One look at everything that is open; a tick of the engine."""

    def __init__(self, context: JiraContext) -> None:
        self._context = context
        self._categories: dict[str, str] = {}  # of statuses, by their ids
        self._looking = asyncio.Lock()  # a knock may come while the clock has it looked at

    async def tick(self) -> None:
        """Look once. Without a way to JIRA, or as nobody, nothing is believed."""
        async with self._looking:
            await self._tick()

    async def _tick(self) -> None:
        context, standing, now = self._context, self._context.standing, self._context.machine.now()
        try:
            await ask_who_we_are(context)
            await self._look()
        except JiraBusy:
            return
        except (JiraAway, JiraUnknown) as error:
            standing.is_away(str(error), now)
            return
        except JiraTokenRefused as error:
            standing.token_refused, standing.why = True, str(error)
            if standing.is_news("token", "", now):
                await context.alarm("jira-token", {})
            return
        except JiraRefused as error:
            log.error("JIRA refuses to be read: %s", error)  # noqa: TRY400 - its words say all
            if standing.is_news("read", error.why, now):
                await context.alarm("jira-unread", {"why": error.why})
            return
        finally:
            await act_on_all(context)
        standing.answered(now)
        async with context.database.unit() as unit:
            await unit.key_values.put(SYNCED, context.current.clock.now().isoformat())
            await know_token(unit, context.section, context.current.clock.now())

    async def _look(self) -> None:
        found = await discover(self._context)
        async with self._context.database.reading() as store:
            tables = JiraTables(store.connection)
            links = {link.issue_id: link for link in await tables.links(to_read=True)}
            for issue_id in found:
                link = await tables.link_of(issue_id)
                if link is not None and link.state is LinkState.LINKED:
                    links[issue_id] = link
        ids = list(links)
        for start in range(0, len(ids), AT_ONCE):
            await self._read({issue_id: links[issue_id] for issue_id in ids[start : start + AT_ONCE]})

    async def _read(self, links: Mapping[str, JiraLink]) -> None:
        found = await issues_of(self._context, list(links), FIELDS)
        states = {state.issue_id: state for state in map(state_of, found)}
        for issue_id, link in links.items():
            if issue_id not in states:
                await is_gone(self._context, link.ticket)
        changed = [state for state in states.values() if state.updated != links[state.issue_id].updated]
        if not changed:
            return
        histories = await self._histories([state.issue_id for state in changed])
        for one in changed:
            said = await what_was_said(self._context, links[one.issue_id], one)
            happened = histories.get(one.issue_id, ())
            state = await with_sizes(self._context, one, happened)
            await self._store(links[state.issue_id], state, [*said, *happened])

    async def _store(self, link: JiraLink, state: State, events: Sequence[JiraEvent]) -> None:
        """Store what came and how the issue stands, together."""
        async with self._context.database.unit() as unit:
            tables = JiraTables(unit.connection)
            known = await tables.known(state.issue_id)
            for event in events:
                if (event.what.value, event.event_id) not in known:
                    await tables.store(_with_state(event, state))
            newest = await tables.link(link.ticket)
            if newest is None or newest.issue_id != state.issue_id:
                return
            await tables.put_link(
                replace(
                    newest, key=state.key, project=state.project, status=state.status, category=state.category,
                    assignee=state.assignee, priority=state.priority, updated=state.updated,
                )
            )  # fmt: skip
            if state.key != newest.key:
                settings, now = await self._context.current.settings(unit), self._context.current.clock.now()
                name = Words(f"{state.key} {self._context.client.browse(state.key)}", now)
                actor = await our_actor(self._context, unit, None)
                desk = Desk(unit, settings, now)
                ticket = await desk.recorder.get(link.ticket)
                await desk.links.named(ticket, actor, name)
                await tell_admins(unit, settings, link.ticket, "jira-moved", former=newest.key, issue=state.key)

    async def _histories(self, issues: Sequence[str]) -> dict[str, list[JiraEvent]]:
        found: dict[str, list[JiraEvent]] = {}
        async for issue_id, each in changes_of(self._context, issues, WATCHED):
            event = await self._history(issue_id, each)
            if event.body["items"]:
                found.setdefault(issue_id, []).append(event)
        return found

    async def _history(self, issue_id: str, each: Mapping[str, Any]) -> JiraEvent:
        items = [
            {name: item.get(name) for name in ("field", "to", "toString", "fromString")}
            for item in each.get("items") or []
            if str(item.get("fieldId") or item.get("field") or "").lower() in WATCHED
        ]
        body: dict[str, Any] = {"items": items, "name": name_of(each.get("author"))}
        moved = next((item for item in items if str(item["field"]).lower() == "status"), None)
        if moved is not None:
            body |= {"category": await self._category(issue_id, str(moved["to"])), "to": moved["toString"]}
        return JiraEvent(
            issue_id=issue_id, what=What.HISTORY, event_id=str(each["id"]), at=instant(each["created"]),
            author=account_of(each.get("author")) or "", body=body,
        )  # fmt: skip

    async def _category(self, issue_id: str, status: str) -> str:
        """Return what a status means; the statuses of a project are asked for once."""
        if status not in self._categories:
            issue = await self._context.client.get(f"issue/{issue_id}", fields="project,status")
            project = issue["fields"]["project"]["id"]
            for kind in await self._context.client.get(f"project/{project}/statuses"):
                for each in kind["statuses"]:
                    self._categories[str(each["id"])] = category_of(each).value
            self._categories.setdefault(status, category_of(issue["fields"]["status"]).value)
        return self._categories[status]


def _with_state(event: JiraEvent, state: State) -> JiraEvent:
    """Return a change with what the issue says beside it: its resolution, whose it is."""
    if event.what is not What.HISTORY:
        return event
    more = {"resolution": state.resolution, "assignee_name": state.assignee_name, "sizes": dict(state.sizes)}
    return replace(event, body={**event.body, **more})
