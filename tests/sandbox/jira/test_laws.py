"""Laws that hold whatever people do: of the changelog, of the search in the end, of keys, of what is kept."""

from __future__ import annotations

import contextlib
import json
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from sandbox.base.clock import HandClock
from sandbox.jira.base.errors import Refused
from sandbox.jira.hands import PersonInJira
from sandbox.jira.jira import Jira
from sandbox.jira.jql.index import doc_of
from sandbox.jira.model.issue import Issue
from sandbox.jira.model.seed import BOT, DEV, DINA, LEAD
from tests.sandbox.jira.conftest import LATE, NOON

KEYS = ("MUK-1", "MUK-2", "OPS-1")
LABELS = st.lists(st.sampled_from(["a", "b", "muk-1"]), max_size=3)
Deed = tuple[str, dict[str, Any]]


def deeds() -> st.SearchStrategy[Deed]:
    """What somebody may try to do to one of three issues, with the arguments of it."""
    fields = {
        "labels": LABELS,
        "summary": st.sampled_from(["It hangs", "It is slow"]),
        "priority": st.sampled_from([{"name": "High"}, {"name": "Low"}, {"name": "Nope"}]),
        "duedate": st.sampled_from([None, "2026-12-24"]),
    }
    step = st.sampled_from(["To Do", "In Progress", "In Review", "Done"])
    return st.one_of(
        st.tuples(st.just("changes"), st.fixed_dictionaries({}, optional=fields)),
        st.tuples(
            st.just("takes_step"), st.fixed_dictionaries({"name": step}, optional={"resolution": st.just("Done")})
        ),
        st.tuples(st.just("assigns"), st.fixed_dictionaries({"email": st.sampled_from([None, DEV, BOT])})),
        st.tuples(st.just("comments"), st.fixed_dictionaries({"text": st.sampled_from(["seen", " "])})),
        st.tuples(st.just("attaches"), st.just({"name": "a.txt", "data": b"abc"})),
        st.tuples(st.just("moves_to_project"), st.fixed_dictionaries({"project": st.sampled_from(["MUK", "OPS"])})),
        st.tuples(st.just("deletes"), st.just({})),
    )


DEEDS = st.lists(
    st.tuples(st.sampled_from([DEV, DINA, LEAD]), st.sampled_from(KEYS), st.integers(0, 9), deeds()), max_size=25
)


def played(acts: list[tuple[str, str, int, Deed]]) -> tuple[Jira, HandClock]:
    """Return a Jira in which all this was tried."""
    clock = HandClock(NOON)
    jira = Jira(clock, index_delay=LATE)
    for project in ("MUK", "MUK", "OPS"):
        jira.hands(BOT).creates(project, "It hangs")
    for email, key, seconds, (what, how) in acts:
        clock.advance(seconds)
        person: PersonInJira = jira.hands(email)
        with contextlib.suppress(Refused):
            getattr(person, what)(key, **how)
    return jira, clock


def told(issue: Issue, field: str, first: str | None) -> str | None:
    """Return what a field is by the changelog alone; each change must begin where the one before it ended."""
    now = first
    for change in issue.changes:
        for item in change.items:
            if item.field == field:
                assert item.old_text == now
                now = item.new_text
    return now


@given(DEEDS)
@settings(deadline=None)
def test_the_changelog_tells_how_each_field_came_to_be_what_it_is(acts: list[tuple[str, str, int, Deed]]) -> None:
    jira, _ = played(acts)
    site = jira.site
    for issue in site.issues.values():
        assert told(issue, "summary", "It hangs") == issue.values["summary"]
        assert (told(issue, "labels", "") or "").split() == issue.values["labels"]
        assert told(issue, "status", "To Do") == site.statuses[issue.status].name
        priority, resolution = issue.values["priority"], issue.values["resolution"]
        assert told(issue, "priority", "Medium") == site.priorities[priority].name
        assert told(issue, "resolution", None) == (site.resolutions[resolution].name if resolution else None)
        assert told(issue, "Key", ([*issue.old_keys, issue.key])[0]) == issue.key
        assert (issue.resolved is None) == (resolution is None)


@given(DEEDS)
@settings(deadline=None)
def test_the_search_knows_the_truth_once_its_delay_is_over(acts: list[tuple[str, str, int, Deed]]) -> None:
    jira, clock = played(acts)
    clock.advance(LATE)
    truth = [doc_of(one) for one in sorted(jira.site.issues.values(), key=lambda one: int(one.id))]
    assert jira.index.docs(set()) == truth


@given(DEEDS)
@settings(deadline=None)
def test_keys_lead_to_one_issue_for_ever_and_a_kept_jira_is_the_same(acts: list[tuple[str, str, int, Deed]]) -> None:
    jira, clock = played(acts)
    keys = [key for issue in jira.site.issues.values() for key in (issue.key, *issue.old_keys)]
    assert len(keys) == len(set(keys))
    for issue in jira.site.issues.values():
        assert {id(jira.site.find(one)) for one in (issue.id, issue.key, *issue.old_keys)} == {id(issue)}
    kept = json.loads(json.dumps(jira.dump()))
    other = Jira(clock)
    other.restore(kept, jira.contents())
    assert other.dump() == jira.dump()
    assert other.site.issues == jira.site.issues
