"""The Jira with which every look-alike begins, read from its data file."""

from __future__ import annotations

import tomllib
from copy import deepcopy
from pathlib import Path
from typing import Any

from sandbox.base.clock import Clock
from sandbox.jira.model.people import PERMISSIONS, Account, ApiToken
from sandbox.jira.model.project import IssueType, LinkType, Option, Project, Status, Transition
from sandbox.jira.model.site import Site

DATA = Path(__file__).parents[1] / "data" / "site.toml"
BOT, LEAD, DEV, DINA = "bot@jira.example", "lata@jira.example", "dev@jira.example", "dina@jira.example"
NOT_FOR_ALL = {"ADMINISTER_PROJECTS", "EDIT_ALL_COMMENTS", "DELETE_ALL_COMMENTS", "DELETE_ALL_ATTACHMENTS"}


def build_site(clock: Clock) -> Site:
    """Return a fresh one: the accounts of `data/site.toml`, each with everyday rights in both projects, no issues."""
    said: dict[str, Any] = tomllib.loads(DATA.read_text("utf-8"))
    site = Site(clock=clock, title=said["title"], admins=list(said["admins"]))
    for row in said["accounts"]:
        secret = row.pop("token")
        site.accounts[row["id"]] = Account(**row)
        site.tokens.append(ApiToken(secret, row["id"]))
    site.types = {row["id"]: IssueType(**row) for row in said["types"]}
    site.statuses = {row["id"]: Status(**row) for row in said["statuses"]}
    site.priorities = {row["id"]: Option(**row) for row in said["priorities"]}
    site.resolutions = {row["id"]: Option(**row) for row in said["resolutions"]}
    site.link_types = {row["id"]: LinkType(**row) for row in said["link_types"]}
    steps = [Transition(**row) for row in said["transitions"]]
    for row in said["projects"]:
        site.projects[row["id"]] = _project(site, row, steps)
    return site


def _project(site: Site, row: dict[str, Any], steps: list[Transition]) -> Project:
    names = row.pop("components")
    known = set(row["statuses"])
    project = Project(
        **row,
        transitions=[deepcopy(one) for one in steps if one.to in known],
        people={one: _rights(site, one) for one in site.accounts},
        components=[Option(site.new_id("component"), name) for name in names],
    )
    for step in project.transitions:
        step.start = [one for one in step.start if one in known]
    return project


def _rights(site: Site, account: str) -> list[str]:
    return [one for one in PERMISSIONS if one not in NOT_FOR_ALL or account in site.admins]
