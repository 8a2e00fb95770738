"""Calls about whoever asks, the site, and people."""

from __future__ import annotations

from typing import Any

from sandbox.jira.base.errors import Refused
from sandbox.jira.base.times import written
from sandbox.jira.model.people import GLOBAL, PERMISSIONS
from sandbox.jira.rest import views
from sandbox.jira.rest.ask import Ask, call
from sandbox.jira.rest.views import Json
from sandbox.jira.work.rights import visible_issue, visible_project

VERSIONS = {"Cloud": "1001.0.0-SNAPSHOT", "Server": "10.3.5"}
IDS = {name: str(n) for n, name in enumerate([*PERMISSIONS, *GLOBAL], 10)}


@call("GET /myself")
def myself(ask: Ask) -> Any:
    said = views.of_account(ask, ask.me())
    return said | {"locale": "en_US", "expand": "groups,applicationRoles"}


@call("GET /serverInfo")
def server_info(ask: Ask) -> Any:
    version = VERSIONS[ask.site.deployment]
    return {
        "baseUrl": ask.base,
        "version": version,
        "versionNumbers": [int(one) for one in version.partition("-")[0].split(".")],
        "deploymentType": ask.site.deployment,
        "buildNumber": 100_283,
        "buildDate": "2026-11-02T00:00:00.000+0000",
        "serverTime": written(ask.site.now(), ask.account.zone if ask.account else "UTC"),
        "scmInfo": "0" * 40,
        "serverTitle": ask.site.title,
    }


@call("GET /mypermissions")
def my_permissions(ask: Ask) -> Any:
    wanted = ask.words("permissions")
    if not wanted and ask.site.deployment == "Cloud":
        raise Refused(400, "The 'permissions' query parameter is required.")
    wanted = wanted or [*PERMISSIONS, *GLOBAL]
    unknown = [one for one in wanted if one not in IDS]
    if unknown:
        raise Refused(400, f"Unrecognized permissions: {', '.join(unknown)}")
    projects = _about(ask)
    return {
        "permissions": {
            name: {
                "id": IDS[name],
                "key": name,
                "name": PERMISSIONS.get(name) or GLOBAL[name],
                "type": "PROJECT" if name in PERMISSIONS else "GLOBAL",
                "description": "",
                "havePermission": _has(ask, name, projects),
            }
            for name in wanted
        }
    }


def _about(ask: Ask) -> list[Any]:
    """Return the project that is asked about, or all: a permission in any of them counts."""
    issue = ask.word("issueKey") or ask.word("issueId")
    if issue:
        return [ask.site.project_of(visible_issue(ask.site, ask.account, issue))]
    named = ask.word("projectKey") or ask.word("projectId")
    return [visible_project(ask.site, ask.account, named)] if named else list(ask.site.projects.values())


def _has(ask: Ask, name: str, projects: list[Any]) -> bool:
    if name in GLOBAL:
        return ask.account is not None and (name != "ADMINISTER" or ask.account.id in ask.site.admins)
    return any(ask.site.may(ask.account, name, project) for project in projects)


@call("GET /user")
def one_user(ask: Ask) -> Any:
    ask.me()
    wanted = ask.word("accountId")
    found = views.user(ask, wanted)
    if found is None:
        raise Refused(404, "Specified user does not exist or you do not have required permissions")
    return found


@call("GET /user/search")
def search_users(ask: Ask) -> Any:
    ask.me()
    return _found(ask, lambda _: True)


@call("GET /user/assignable/search")
def assignable(ask: Ask) -> Any:
    ask.me()
    issue, named = ask.word("issueKey") or ask.word("issueId"), ask.word("project")
    if issue:
        project = ask.site.project_of(visible_issue(ask.site, ask.account, issue))
    elif named:
        project = visible_project(ask.site, ask.account, named)
    else:
        raise Refused(400, "You must specify a project or an issue.")
    return _found(ask, lambda account: ask.site.may(account, "ASSIGNABLE_USER", project))


def _found(ask: Ask, fits: Any) -> list[Json]:
    start, most = ask.page(1000)
    query, wanted = ask.word("query").lower(), ask.word("accountId")
    hits = [
        account
        for account in ask.site.accounts.values()
        if fits(account) and wanted in ("", account.id)
        and (query in account.name.lower() or account.email.lower().startswith(query))
    ]  # fmt: skip
    return [views.of_account(ask, one) for one in hits[start : start + most]]
