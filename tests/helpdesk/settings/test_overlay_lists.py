"""What the chat says of a list holds over the defaults, and never over the file, but for a group that moved."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.config.from_config import settings_of
from bot.config.load import load
from helpdesk.settings.overlay_lists import LINKS, PARTS, Item, lists_over, route_key
from helpdesk.settings.settings import Proof, ReturnReason, Route, Settings
from helpdesk.ticket.ticket import Component, Nature, Priority

SETTINGS = settings_of(load(None, {"HELPDESK_TELEGRAM__TOKEN": "1:x"}))
LINK = Item(key="egov", body={"chat_id": -5, "thread_id": 7})


def chat_of(settings: Settings, key: str) -> int | None:
    """Return a team's group."""
    team = settings.team(key)
    return team.chat_id if team else None


@pytest.mark.parametrize("part", sorted(set(PARTS) - {"summaries"}))
def test_every_default_survives_being_written_down_and_read_again(part: str) -> None:
    shape = PARTS[part]
    for item in getattr(SETTINGS, shape.field):
        again = shape.read(shape.write(item))
        assert shape.key(again) == shape.key(item)
        assert shape.write(again) == shape.write(item)


@pytest.mark.parametrize("part", ["ulbs", "modules", "reasons", "answers"])
def test_an_item_is_taken_out_by_the_chat_but_not_where_the_file_owns_the_list(part: str) -> None:
    shape = PARTS[part]
    key = shape.key(getattr(SETTINGS, shape.field)[0])
    said = {part: [Item(key=key, body=None)]}
    assert all(shape.key(item) != key for item in getattr(lists_over(SETTINGS, said), shape.field))
    owned = replace(SETTINGS, owned=frozenset({part}))
    assert lists_over(owned, said) == owned


def test_a_reason_that_was_renamed_before_it_could_ask_still_asks() -> None:
    old = lists_over(
        SETTINGS, {"reasons": [Item(key="screenshot", body={"key": "screenshot", "name": "No picture"})]}
    )
    kept = SETTINGS.reason("screenshot")
    assert kept is not None
    assert old.reason("screenshot") == ReturnReason(
        "screenshot", "No picture", "a screenshot", Proof.PICTURE, ask_or=kept.ask_or, ask_hi=kept.ask_hi
    )
    silent = {"key": "screenshot", "name": "No picture", "ask": "", "proof": ""}
    new = lists_over(SETTINGS, {"reasons": [Item(key="screenshot", body=silent)]})
    assert new.reason("screenshot") == ReturnReason("screenshot", "No picture")


@pytest.mark.parametrize(("part", "ref"), [("modules", "muster_roll"), ("reasons", "screenshot"), ("ulbs", "PURI")])
def test_what_other_languages_call_an_item_stays_as_long_as_its_name_does(part: str, ref: str) -> None:
    shape = PARTS[part]
    below = next(item for item in getattr(SETTINGS, part) if ref in (shape.key(item), item.name.upper()))
    of_before = {name: value for name, value in shape.write(below).items() if name != "name_hi"}
    assert below.name_hi
    for body, kept in ((of_before, below.name_hi), (of_before | {"name": "Another"}, "")):
        said = getattr(lists_over(SETTINGS, {part: [Item(key=shape.key(below), body=body)]}), part)
        assert next(item for item in said if shape.key(item) == shape.key(below)).name_hi == kept


@pytest.mark.parametrize(
    ("part", "body"),
    [
        ("reasons", {"key": "town", "name": "Wrong town named"}),
        ("modules", {"key": "town", "name": "Towns", "words": []}),
        ("ulbs", {"code": "NEW", "name": "New town"}),
        ("teams", {"key": "town", "name": "Town team"}),
    ],
)
def test_a_new_item_has_no_names_but_its_own(part: str, body: dict[str, object]) -> None:
    shape = PARTS[part]
    said = getattr(lists_over(SETTINGS, {part: [Item(key=str(shape.key(shape.read(body))), body=body)]}), part)
    assert (said[-1].name, said[-1].name_or, said[-1].name_hi) == (body["name"], "", "")


def test_a_group_is_linked_unless_the_file_says_which() -> None:
    linked = lists_over(SETTINGS, {LINKS: [LINK]})
    assert chat_of(linked, "egov") == -5
    by_file = replace(linked, linked_by_file={"egov": -5})
    other = Item(key="egov", body={"chat_id": -6})
    assert chat_of(lists_over(by_file, {LINKS: [other]}), "egov") == -5
    assert chat_of(lists_over(by_file, {LINKS: [replace(other, over_file=True)]}), "egov") == -6


def test_a_group_is_linked_no_more_with_its_topic() -> None:
    linked = lists_over(SETTINGS, {LINKS: [LINK]})
    for body in (None, {"chat_id": None, "thread_id": 7}):
        team = lists_over(linked, {LINKS: [Item(key="egov", body=body)]}).team("egov")
        assert team is not None
        assert (team.chat_id, team.thread_id) == (None, None)


def test_every_link_holds_the_desks_and_the_teams() -> None:
    desk, other = Item(key="desk", body={"chat_id": -7}), Item(key="hudd_tech", body={"chat_id": -6})
    linked = lists_over(SETTINGS, {LINKS: [desk, LINK, other]})
    assert (linked.chat_id, chat_of(linked, "egov"), chat_of(linked, "hudd_tech")) == (-7, -5, -6)


@pytest.mark.parametrize(("named", "holds"), [(-6, -8), (-7, -7)])
def test_the_new_id_of_the_desks_group_holds_as_long_as_the_file_names_the_former(named: int, holds: int) -> None:
    moved = Item(key="desk", body={"chat_id": -8, "instead_of": -6}, over_file=True)
    by_file = replace(SETTINGS, chat_id=named, owned=frozenset({"desk.chat_id"}), linked_by_file={"desk": named})
    assert lists_over(by_file, {LINKS: [moved]}).chat_id == holds


@pytest.mark.parametrize(
    ("route", "key"),
    [
        (Route("egov"), "any"),
        (Route("egov", (Nature.BUG,)), "bug"),
        (Route("egov", (Nature.TECHNICAL,), (Component.APP,)), "technical.app"),
    ],
)
def test_a_route_is_named_by_its_cases(route: Route, key: str) -> None:
    assert route_key(route) == key


def test_what_a_reason_asks_in_other_languages_stays_as_long_as_the_question_does() -> None:
    below = SETTINGS.reason("screenshot")
    assert below is not None
    assert below.ask_hi
    body = {name: value for name, value in PARTS["reasons"].write(below).items() if not name.endswith("_hi")}
    for said, kept in ((body, below.ask_hi), (body | {"ask": "a picture"}, "")):
        reason = lists_over(SETTINGS, {"reasons": [Item(key="screenshot", body=said)]}).reason("screenshot")
        assert reason is not None
        assert (reason.ask_hi, reason.name_hi) == (kept, below.name_hi)


def test_the_desks_own_group_is_linked_unless_the_file_says_which() -> None:
    said = {LINKS: [Item(key="desk", body={"chat_id": -7})]}
    assert lists_over(SETTINGS, said).chat_id == -7
    by_file = replace(SETTINGS, chat_id=-9, owned=frozenset({"desk.chat_id"}))
    assert lists_over(by_file, said).chat_id == -9
    moved = {LINKS: [replace(said[LINKS][0], over_file=True)]}
    assert lists_over(by_file, moved).chat_id == -7


@pytest.mark.parametrize(("named", "holds"), [(-6, -8), (None, None), (-7, -7)])
def test_the_new_id_of_a_group_holds_over_the_file_as_long_as_that_names_the_former(
    named: int | None, holds: int | None
) -> None:
    moved = Item(key="egov", body={"chat_id": -8, "thread_id": None, "instead_of": -6}, over_file=True)
    by_file = lists_over(SETTINGS, {LINKS: [Item(key="egov", body={"chat_id": named})]})
    by_file = replace(by_file, linked_by_file={"egov": named} if named else {})
    assert chat_of(lists_over(by_file, {LINKS: [moved]}), "egov") == holds


@pytest.mark.parametrize("key", ["egov", "desk"])
def test_a_group_that_moves_again_is_at_its_newest_place_whatever_was_laid_over_the_file_before(key: str) -> None:
    settings = replace(SETTINGS, chat_id=-6, owned=frozenset({"desk.chat_id"}), linked_by_file={key: -6})
    for chat_id in (-7, -8):
        moved = Item(key=key, body={"chat_id": chat_id, "instead_of": -6}, over_file=True)
        settings = lists_over(settings, {LINKS: [moved]})
    assert (settings.chat_id if key == "desk" else chat_of(settings, key)) == -8


def test_the_chats_word_on_a_team_leaves_its_group_and_managers_alone() -> None:
    linked = lists_over(SETTINGS, {LINKS: [LINK]})
    renamed = {"teams": [Item(key="egov", body={"key": "egov", "name": "eGov", "members": "listed"})]}
    team = lists_over(linked, renamed).team("egov")
    assert team is not None
    assert (team.name, team.listed, team.chat_id, team.thread_id) == ("eGov", True, -5, 7)


def test_response_times_change_unless_the_file_names_them() -> None:
    said = {"sla": [Item(key="P3", body={"target_days": 3, "due_days": 5, "resolve_days": 10})]}
    assert lists_over(SETTINGS, said).sla[Priority.P3].due_days == 5
    owned = replace(SETTINGS, owned=frozenset({"sla.P3.due_days"}))
    assert lists_over(owned, said).sla == SETTINGS.sla


def test_a_teams_own_times_lie_over_the_priority_and_go_with_its_item() -> None:
    own = Item(key="P3.egov", body={"target_days": 3, "due_days": 5, "resolve_days": 10})
    general = Item(key="P3", body={"target_days": 2, "due_days": 2, "resolve_days": 0})
    for said in ([own, general], [general, own]):
        policy = lists_over(SETTINGS, {"sla": said}).sla[Priority.P3]
        assert [policy.of(team).due_days for team in ("egov", "hudd_tech", None)] == [5, 2, 2]
    assert lists_over(SETTINGS, {"sla": [replace(own, body=None)]}).sla == SETTINGS.sla
    slow = replace(general, body={"target_days": 2, "due_days": 9, "resolve_days": 0})
    assert lists_over(SETTINGS, {"sla": [replace(own, body=None), slow]}).sla[Priority.P3].due_days == 9
