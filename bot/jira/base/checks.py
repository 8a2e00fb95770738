"""Looks at JIRA as at set-up: who we are there, what we may do, whether each team's project has what we need."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from hashlib import blake2b
from typing import Any

from bot.base.monotonic import Machine
from bot.config.jira import JiraSection
from bot.config.model import Config
from bot.jira.base.answers import name_of
from bot.jira.base.choices import priorities_of, project_in_full, projects_seen
from bot.jira.base.client import JiraClient
from bot.jira.base.errors import JiraError, JiraTokenRefused
from bot.jira.base.plan import plan_in
from bot.ops.checks import Finding, owed_findings
from helpdesk.jira.compare import DRIFT, read_drift
from helpdesk.jira.links import Category
from helpdesk.jira.looked import SYNCED, TOKEN, JiraFinding, JiraLook, JiraProject
from helpdesk.jira.plan import JiraPlan, TeamPlan
from helpdesk.settings.settings import Settings
from storage.database import Database
from storage.unit_of_work import Store

# What we do in a project, and what it is called where an admin gives it.
NEEDED = (
    "BROWSE_PROJECTS", "CREATE_ISSUES", "EDIT_ISSUES", "TRANSITION_ISSUES", "ADD_COMMENTS", "EDIT_OWN_COMMENTS",
    "DELETE_OWN_COMMENTS", "CREATE_ATTACHMENTS", "LINK_ISSUES",
)  # fmt: skip
KNOWN_FIELDS = frozenset(
    {"project", "issuetype", "summary", "description", "priority", "labels", "duedate", "reporter"}
)
PAGE = 100
OVERDUE = 10  # looks that may be missed
TOKEN_OLD, TOKEN_LIVES = 335, 365  # days: Cloud lets no token live longer


@dataclass(slots=True)
class _Looking:
    """What was found so far."""

    client: JiraClient
    plan: JiraPlan
    found: list[JiraFinding] = field(default_factory=list)
    projects: list[JiraProject] = field(default_factory=list)
    priorities: list[str] = field(default_factory=list)
    more: int = 0  # projects that are not kept

    def say(self, key: str, *, ok: bool, **facts: object) -> None:
        self.found.append(JiraFinding(key, ok, facts))

    async def all(self) -> None:
        try:
            info = await self.client.get("serverInfo")
            me = await self.client.get("myself")
        except JiraTokenRefused:
            self.say("check-jira-token", ok=False)
            return
        except JiraError as error:
            self.say("check-jira-away", ok=False, why=str(error)[:200])
            return
        is_cloud = info.get("deploymentType") == "Cloud"
        title = str(info.get("serverTitle") or "JIRA")
        self.say("check-jira", ok=True, site=title, account=name_of(me), kind=str(info.get("deploymentType") or "?"))
        await self._choices(cloud=is_cloud)
        for team, plan in self.plan.teams.items():
            await self._team(team, plan)
        if not self.plan.teams:
            self.say("check-jira-no-team", ok=True)

    async def _choices(self, *, cloud: bool) -> None:
        """What the panel offers."""
        self.priorities = await priorities_of(self.client, cloud=cloud)
        self.projects, self.more = await projects_seen(self.client, cloud=cloud)
        for key in self.plan.projects:
            await self._project(key)

    async def _project(self, key: str) -> JiraProject | None:
        known = next((each for each in self.projects if each.key == key), None)
        if known is not None and known.statuses:
            return known
        made = await project_in_full(self.client, key)
        if made is not None:
            self.projects = [each for each in self.projects if each.key != made.key]
            self.projects.insert(0, made)  # those that are used come first
        return made

    async def _team(self, team: str, plan: TeamPlan) -> None:
        about = {"team": team, "project": plan.project}
        project = await self._project(plan.project)
        if project is None:
            self.say("check-jira-project", ok=False, **about)
            return
        before = len(self.found)
        asked = await self.client.get("mypermissions", projectKey=plan.project, permissions=",".join(NEEDED))
        have = asked.get("permissions") or {}
        missing = [name for name in NEEDED if not (have.get(name) or {}).get("havePermission")]
        if missing:
            self.say("check-jira-permissions", ok=False, missing=", ".join(missing), **about)
        await self._screens(plan, about)
        missing = [category.value for category in Category if not project.called(category)]
        if missing:
            self.say("check-jira-workflow", ok=False, missing=", ".join(missing), **about)
        wanted = set(self.plan.priorities.values()) - set(self.priorities)
        if self.priorities and wanted:
            self.say("check-jira-priorities", ok=False, missing=", ".join(sorted(wanted)), **about)
        if plan.component and plan.component not in project.components:
            self.say("check-jira-component", ok=False, component=plan.component, **about)
        if len(self.found) == before:
            self.say("check-jira-team", ok=True, **about)

    async def _screens(self, plan: TeamPlan, about: Mapping[str, str]) -> None:
        at = f"issue/createmeta/{plan.project}/issuetypes"
        listed = await self.client.get(at, maxResults=PAGE)
        types = {str(each["name"]).lower(): each for each in listed.get("issueTypes") or listed.get("values") or []}
        used = [plan.issue_type] if plan.issue_type else sorted(set(self.plan.types.values()))
        for name in used:
            kind = types.get(name.lower())
            if kind is None:
                known = ", ".join(str(each["name"]) for each in types.values())
                self.say("check-jira-type", ok=False, type=name, known=known, **about)
                continue
            screen = await self.client.get(f"{at}/{kind['id']}", maxResults=PAGE)
            unknown = _demanded(screen.get("fields") or screen.get("values") or [], plan)
            if unknown:
                self.say("check-jira-fields", ok=False, type=name, fields=", ".join(unknown), **about)


def _demanded(fields: Sequence[Mapping[str, Any]], plan: TeamPlan) -> list[str]:
    """Return the fields that a screen demands and that we don't fill."""
    filled = KNOWN_FIELDS | ({"components"} if plan.component else set())
    return [
        str(each.get("name") or each.get("fieldId"))
        for each in fields
        if each.get("required") and not each.get("hasDefaultValue") and str(each.get("fieldId")) not in filled
    ]


async def look(client: JiraClient, plan: JiraPlan, now: datetime) -> JiraLook:
    """Return what is found; whatever goes wrong is found, too."""
    looking = _Looking(client, plan)
    try:
        await looking.all()
    except JiraError as error:
        looking.say("check-jira-away", ok=False, why=str(error)[:200])
    return JiraLook(
        at=now, found=tuple(looking.found), projects=tuple(looking.projects), priorities=tuple(looking.priorities),
        more=looking.more,
    )  # fmt: skip


async def findings_at(config: Config, settings: Settings, now: datetime, *, remembers: bool) -> list[Finding]:
    """Return what a look from outside of a running desk finds, and what the database says, if it ``remembers``."""
    section = config.jira
    if section is None:
        return []
    client = JiraClient(section, Machine())
    try:
        found = findings_of(await look(client, plan_in(settings), now))
    finally:
        await client.close()
    return found + (await _remembered(config.database.url.get_secret_value(), section, now) if remembers else [])


async def _remembered(url: str, section: JiraSection, now: datetime) -> list[Finding]:
    """Return what the memory of a desk says that was at work with JIRA before."""
    database = Database.open(url, alone=False)
    try:
        async with database.reading() as store:
            if await store.key_values.get(SYNCED) is None:
                return []
            waits = [each async for each in owed_findings(store)]
            return [*await standing_findings(store, section, now), *waits]
    finally:
        await database.close()


def findings_of(looked: JiraLook) -> list[Finding]:
    """Return the same as other checks are told."""
    return [Finding(each.key, each.ok, dict(each.facts)) for each in looked.found]


def fingerprint(section: JiraSection) -> str:
    """Return what tells a token from another, and not what it is."""
    return blake2b(section.secret.encode(), digest_size=6, key=b"helpdesk-jira").hexdigest()


async def token_age(store: Store, section: JiraSection, now: datetime) -> int:
    """Return for how many days this token has been known here."""
    kept = json.loads(str(await store.key_values.get(TOKEN) or "{}"))
    if kept.get("is") != fingerprint(section):
        return 0
    return (now - datetime.fromisoformat(kept["since"])).days


async def know_token(store: Store, section: JiraSection, now: datetime) -> None:
    """Write down since when this token is used, if it is another one than before."""
    kept = json.loads(str(await store.key_values.get(TOKEN) or "{}"))
    if kept.get("is") != fingerprint(section):
        await store.key_values.put(TOKEN, json.dumps({"is": fingerprint(section), "since": now.isoformat()}))


async def standing_findings(store: Store, section: JiraSection, now: datetime) -> list[Finding]:
    """Return what our own memory says: the token's age, when all was last read, what differs."""
    days = await token_age(store, section, now)
    left = TOKEN_LIVES - days
    found = [Finding("doctor-jira-token", days < TOKEN_OLD, {"days": days, "left": left})] if section.email else []
    synced = await store.key_values.get(SYNCED)
    if synced is None:
        found.append(Finding("doctor-jira-unread", False))
    else:
        since = datetime.fromisoformat(str(synced))
        fresh = now - since < timedelta(seconds=OVERDUE * section.poll)
        found.append(Finding("doctor-jira-read", fresh, {"since": since.isoformat()}))
    compared = read_drift(await store.key_values.get(DRIFT))
    if compared is not None:
        count = len(compared[1])
        found.append(Finding("doctor-jira-drift" if count else "doctor-jira-same", not count, {"count": count}))
    return found
