"""Somebody who works in Jira by hand: in a test's words, and behind the developer's page."""

from __future__ import annotations

from typing import Any

from sandbox.jira.base.errors import Refused
from sandbox.jira.model.issue import Attachment, Comment, Issue
from sandbox.jira.model.people import Account
from sandbox.jira.model.site import Site
from sandbox.jira.work import comments, hanging, issues, transitions
from sandbox.jira.work.rights import visible_issue, visible_project


class PersonInJira:
    """One person; what the person may not do raises ``Refused``, as the API would answer it."""

    def __init__(self, site: Site, account: Account) -> None:
        self.site = site
        self.account = account

    def sees(self, key: str) -> Issue:
        return visible_issue(self.site, self.account, key)

    def creates(self, project: str, summary: str, kind: str = "Task", **fields: Any) -> Issue:
        said = {"project": {"key": project}, "issuetype": {"name": kind}, "summary": summary, **fields}
        return issues.create(self.site, self.account, {"fields": said})

    def comments(self, key: str, text: str) -> Comment:
        return comments.add_comment(self.site, self.account, self.sees(key), {"body": text})

    def edits_comment(self, key: str, comment: str, text: str) -> Comment:
        return comments.edit_comment(self.site, self.account, self.sees(key), comment, {"body": text})

    def deletes_comment(self, key: str, comment: str) -> None:
        comments.delete_comment(self.site, self.account, self.sees(key), comment)

    def changes(self, key: str, **fields: Any) -> None:
        """Set fields as the API says them: priority={"name": "High"}."""
        issues.edit(self.site, self.account, self.sees(key), {"fields": fields})

    def assigns(self, key: str, email: str | None) -> None:
        account = self.site.by_email(email) if email else None
        self.gives(key, account.id if account else None)

    def gives(self, key: str, account: str | None) -> None:
        """Give it to the account of that id, or to nobody."""
        issues.give(self.site, self.account, self.sees(key), account)

    def takes_step(self, key: str, name: str, resolution: str | None = None, **fields: Any) -> None:
        """Take the step of that name, or the one to the status of that name, with the fields of its screen."""
        issue = self.sees(key)
        steps = transitions.available(self.site, self.account, issue)
        wanted = [one for one in steps if name in (one.name, self.site.statuses[one.to].name)]
        if not wanted:
            raise Refused(400, f"No step {name} leads on from {self.site.statuses[issue.status].name}.")
        if resolution is not None:
            fields["resolution"] = {"name": resolution}
        self.goes_on(key, wanted[0].id, fields)

    def goes_on(self, key: str, step: str, fields: dict[str, Any], comment: str = "") -> None:
        """Take the step of that id; a comment is kept if it has a screen."""
        body: dict[str, Any] = {"transition": {"id": step}, "fields": fields}
        if comment:
            body["update"] = {"comment": [{"add": {"body": comment}}]}
        transitions.take(self.site, self.account, self.sees(key), body)

    def attaches(self, key: str, name: str, data: bytes, kind: str = "application/octet-stream") -> Attachment:
        return hanging.attach(self.site, self.account, self.sees(key), name, kind, data)

    def detaches(self, key: str, attachment: str) -> None:
        found = next(one for one in self.sees(key).attachments if one.id == attachment)
        hanging.detach(self.site, self.account, self.sees(key), found)

    def deletes(self, key: str) -> None:
        issues.delete(self.site, self.account, self.sees(key))

    def moves_to_project(self, key: str, project: str) -> None:
        issue = self.sees(key)
        issues.move(self.site, self.account, issue, visible_project(self.site, self.account, project))
