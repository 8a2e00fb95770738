"""What a query means: each part is checked first (one unknown name refuses all of it), then issues are compared."""

from __future__ import annotations

import operator
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from sandbox.jira.base.errors import Refused
from sandbox.jira.jql import dates
from sandbox.jira.jql.index import Doc, Index
from sandbox.jira.jql.words import Both, Clause, Either, Node, Not, Value, parse
from sandbox.jira.model.people import Account
from sandbox.jira.model.site import KEY, Site

UNBOUNDED = "Unbounded JQL queries are not allowed here. Please add a search restriction to your query."
NO_FUNCTION = "Unable to find JQL function '{}()'."
MOST_ORDERS = 7
NAMES = {
    "issuekey": "key", "issue": "key", "type": "issuetype", "label": "labels", "component": "components",
    "createddate": "created", "updateddate": "updated", "due": "duedate", "resolved": "resolutiondate",
}  # fmt: skip
CATEGORIES = {"new": "To Do", "indeterminate": "In Progress", "done": "Done"}
COMPARE: dict[str, Callable[[Any, Any], bool]] = {
    "=": operator.eq, "!=": operator.ne, "<": operator.lt, ">": operator.gt, "<=": operator.le, ">=": operator.ge,
}  # fmt: skip
Test = Callable[[Doc], bool]
INSTANTS = ("created", "updated", "resolutiondate")


@dataclass(frozen=True)
class Asking:
    """Who asks, of what, and when: all that a query's words may hang on."""

    site: Site
    account: Account | None

    @property
    def zone(self) -> str:
        return self.account.zone if self.account else "UTC"


def search(index: Index, asking: Asking, jql: str, fresh: set[str], *, bounded: bool = True) -> list[str]:
    """Return the ids of the issues that are found, in order; raise ``Refused`` if there is anything wrong."""
    query = parse(jql)
    if query.where is None and bounded:
        raise Refused(400, UNBOUNDED)
    if len(query.order) > MOST_ORDERS:
        raise Refused(400, f"The ORDER BY clause can have at most {MOST_ORDERS} fields.")
    test: Test = _test(asking, query.where) if query.where is not None else lambda _: True
    keys = [(_sorting(name), down) for name, down in query.order]
    site = asking.site
    found = [doc for doc in index.docs(fresh) if test(doc) and _is_visible(asking, doc)]
    if not keys:
        keys = [(lambda doc: doc.created, True)]
    for key, down in reversed(keys):
        found.sort(key=key, reverse=down)
    return [doc.id for doc in found if doc.id in site.issues]


def _is_visible(asking: Asking, doc: Doc) -> bool:
    issue = asking.site.issues.get(doc.id)
    return issue is not None and asking.site.sees(asking.account, issue)


def _test(asking: Asking, node: Node) -> Test:
    match node:
        case Not(of):
            inside = _test(asking, of)
            return lambda doc: not inside(doc)
        case Both(parts):
            tests = [_test(asking, part) for part in parts]
            return lambda doc: all(one(doc) for one in tests)
        case Either(parts):
            tests = [_test(asking, part) for part in parts]
            return lambda doc: any(one(doc) for one in tests)
        case Clause():
            return _compared(asking, node)


def _compared(asking: Asking, clause: Clause) -> Test:
    name = NAMES.get(clause.field.lower(), clause.field.lower())
    if name in INSTANTS:
        return _when(asking, clause, name)
    if name in ("summary", "description", "text"):
        return _contains(clause, name)
    get = _getter(asking, clause, name)
    wanted: set[str | None] = {
        None if one.is_empty else _meant(asking, name, clause.field, one) for one in clause.values
    }
    _demand_operator(clause, ("=", "!=", "in", "not in", "is", "is not"))
    is_not = clause.operator in ("!=", "not in", "is not")
    if is_not and None not in wanted:  # what has no value is neither in a list nor outside it
        return lambda doc: get(doc) != {None} and not get(doc) & wanted
    return lambda doc: bool(get(doc) & wanted) != is_not


def _demand_operator(clause: Clause, known: tuple[str, ...]) -> None:
    if clause.operator not in known:
        raise Refused(400, f"The operator '{clause.operator}' is not supported by the '{clause.field}' field.")


def _when(asking: Asking, clause: Clause, name: str) -> Test:
    value = clause.values[0]
    attribute = "resolved" if name == "resolutiondate" else name
    _demand_operator(clause, ("=", "!=", "is", "is not") if value.is_empty else tuple(COMPARE))
    if value.is_empty:
        is_wanted = clause.operator in ("is", "=")
        return lambda doc: (getattr(doc, attribute) is None) == is_wanted
    limit = _limit(asking, name, value)
    compare = COMPARE[clause.operator]

    def test(doc: Doc) -> bool:
        have = getattr(doc, attribute)
        return have is not None and compare(have, limit)

    return test


def _limit(asking: Asking, name: str, value: Value) -> float:
    now = asking.site.now()
    if not value.is_function:
        return dates.instant(value.text, name, now, asking.zone)
    found = dates.function(value.text, now, asking.zone)
    if found is None:
        raise Refused(400, NO_FUNCTION.format(value.text))
    return found


def _contains(clause: Clause, name: str) -> Test:
    if clause.values[0].is_empty:
        return lambda doc: bool(doc.values.get(name)) == (clause.operator in ("is not", "!="))
    _demand_operator(clause, ("~", "!~"))
    words = clause.values[0].text.lower().strip('"*').split()

    def test(doc: Doc) -> bool:
        said = [str(doc.values.get(one) or "") for one in ("summary", "description")]
        have = "\n".join([*said, doc.text] if name == "text" else [str(doc.values.get(name) or "")]).lower()
        return all(word in have for word in words) == (clause.operator == "~")

    return test


def _getter(asking: Asking, clause: Clause, name: str) -> Callable[[Doc], set[str | None]]:
    site = asking.site
    plain: dict[str, Callable[[Doc], str]] = {
        "project": lambda doc: doc.project, "id": lambda doc: doc.id, "key": lambda doc: doc.id,
        "status": lambda doc: doc.status, "issuetype": lambda doc: doc.type,
        "statuscategory": lambda doc: site.statuses[doc.status].category,
    }  # fmt: skip
    if name in plain:
        return lambda doc: {plain[name](doc)}
    if name in ("labels", "components", "assignee", "reporter", "priority", "resolution", "duedate"):

        def several(doc: Doc) -> set[str | None]:
            have = doc.values.get(name)
            if name == "labels":  # kept as they were written, found in either case
                have = [one.lower() for one in have or []]
            return (set(have) or {None}) if isinstance(have, list) else {have}

        return several
    raise Refused(400, f"Field '{clause.field}' does not exist or you do not have permission to view it.")


def _meant(asking: Asking, name: str, said: str, value: Value) -> str | None:
    """Return the id behind a name; one that nobody knows refuses the whole query."""
    text = value.text
    if value.is_function:
        if text.lower() == "currentuser" and name in ("assignee", "reporter"):
            return asking.account.id if asking.account else ""
        raise Refused(400, NO_FUNCTION.format(text))
    if name in ("labels", "duedate"):
        return text.lower()
    if name in ("key", "id"):
        return _issue(asking, said, text)
    if name == "resolution" and text.lower() == "unresolved":
        return None
    found = next((one_id for one_id, names in _known(asking, name) if text.lower() in names), None)
    if found is None:
        raise Refused(400, f"The value '{text}' does not exist for the field '{said}'.")
    return found


def _issue(asking: Asking, said: str, text: str) -> str:
    if not text.isdigit() and not KEY.fullmatch(text.upper()):
        raise Refused(400, f"The issue key '{text}' for field '{said}' is invalid.")
    issue = asking.site.find(text)
    if issue is None or not asking.site.sees(asking.account, issue):
        kind = "ID" if text.isdigit() else "key"
        article = "A value with" if text.isdigit() else "An issue with"
        raise Refused(400, f"{article} {kind} '{text}' does not exist for the field '{said}'.")
    return issue.id


def _known(asking: Asking, name: str) -> list[tuple[str, set[str]]]:
    """Return the ids of a field's values with the words for each, as far as this account may see them."""
    site = asking.site
    projects = [one for one in site.projects.values() if site.may(asking.account, "BROWSE_PROJECTS", one)]
    if name == "project":
        return [(one.id, {one.id, one.key.lower(), one.name.lower()}) for one in projects]
    if name == "statuscategory":
        return [(key, {key, words.lower()}) for key, words in CATEGORIES.items()]
    if name in ("assignee", "reporter"):
        return [(one.id, {one.id.lower(), one.name.lower(), one.email.lower()}) for one in site.accounts.values()]
    if name == "components":
        return [(one.id, {one.id, one.name.lower()}) for project in projects for one in project.components]
    tables: dict[str, dict[str, Any]] = {
        "status": site.statuses, "issuetype": site.types, "priority": site.priorities, "resolution": site.resolutions,
    }  # fmt: skip
    return [(one.id, {one.id, one.name.lower()}) for one in tables[name].values()]


def _sorting(name: str) -> Callable[[Doc], Any]:
    field = NAMES.get(name.lower(), name.lower())
    keys: dict[str, Callable[[Doc], Any]] = {
        "created": lambda doc: doc.created, "updated": lambda doc: doc.updated, "id": lambda doc: int(doc.id),
        "key": lambda doc: (doc.key.rpartition("-")[0], int(doc.key.rpartition("-")[2])),
        "priority": lambda doc: int(doc.values.get("priority") or 0), "status": lambda doc: doc.status,
        "summary": lambda doc: doc.values["summary"].lower(), "duedate": lambda doc: doc.values.get("duedate") or "~",
        "resolutiondate": lambda doc: doc.resolved or 0.0,
    }  # fmt: skip
    if field not in keys:
        raise Refused(400, f"Field '{name}' does not exist or you do not have permission to view it.")
    return keys[field]
