"""How people and groups come to the desk: links that work once and for a week, requests, what is known of a chat."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from helpdesk.people.actors import Membership, Role
from helpdesk.people.chats import ChatTrouble, KnownChat, TroubleKind, access_slot, panel_slot, question_slot
from helpdesk.people.invitations import AccessRequest, Invitation, invitation, may_ask_again, memberships_of
from tests.helpdesk.office import at

NOW = at("Mon 16 Nov 12:00")
SECOND = timedelta(seconds=1)


def link(**known: Any) -> Invitation:
    return replace(invitation("open sesame", Role.MEMBER, NOW, team="egov", by=51), **known)


def test_a_link_keeps_only_the_hash_of_its_secret_and_works_for_a_week() -> None:
    assert (
        Invitation(
            secret_hash=hashlib.sha256(b"open sesame").hexdigest(),
            role=Role.MEMBER,
            team="egov",
            made_by=51,
            made_at=NOW,
            expires_at=NOW + timedelta(days=7),
        )
        == link()
    )
    towns = invitation("open sesame", Role.SPOC, NOW, ulbs=("JAT", "DHE"), by=None)
    assert (towns.role, towns.ulbs, towns.made_by) == (Role.SPOC, ("JAT", "DHE"), None)
    assert link().memberships == (Membership(Role.MEMBER, team="egov"),)
    assert towns.memberships == (Membership(Role.SPOC, ulb="JAT"), Membership(Role.SPOC, ulb="DHE"))


@pytest.mark.parametrize(
    ("known", "after", "stands"),
    [
        ({}, timedelta(0), True),
        ({}, timedelta(days=7) - SECOND, True),
        ({}, timedelta(days=7), False),
        ({"used_at": NOW}, timedelta(0), False),
        ({"revoked_at": NOW}, timedelta(0), False),
    ],
)
def test_a_link_stands_until_it_is_used_revoked_or_over(
    known: dict[str, Any], after: timedelta, stands: bool
) -> None:
    assert link(**known).stands(NOW + after) is stands


def test_a_role_amounts_to_a_membership_of_its_team_or_to_one_for_each_town() -> None:
    assert memberships_of(Role.MANAGER, "egov", ()) == (Membership(Role.MANAGER, team="egov"),)
    assert memberships_of(Role.OPERATOR, None, ()) == (Membership(Role.OPERATOR),)
    towns = memberships_of(Role.SPOC, None, ("JAT", "DHE"))
    assert towns == (Membership(Role.SPOC, ulb="JAT"), Membership(Role.SPOC, ulb="DHE"))


def test_a_stranger_is_brought_before_the_admins_once_a_day() -> None:
    former = AccessRequest(person=91, name="Eve", asked_at=NOW)
    day = timedelta(days=1)
    asked = [
        may_ask_again(before, NOW + day - at_) for before, at_ in ((None, day), (former, SECOND), (former, 0 * day))
    ]
    assert asked == [True, False, True]


@pytest.mark.parametrize(
    ("status", "inside"),
    [("member", True), ("administrator", True), ("restricted", True), ("left", False), ("kicked", False)],
)
def test_the_bot_is_in_a_chat_that_has_not_put_it_out(status: str, inside: bool) -> None:
    chat = KnownChat(chat_id=-1, type="group", title="eGov", status=status)
    assert (chat.is_inside, chat.is_public) == (inside, False)
    assert replace(chat, username="egov").is_public
    trouble = ChatTrouble(chat_id=-1, trouble=TroubleKind.REMOVED, why="kicked", since=NOW)
    assert (trouble.lasts, replace(trouble, ended_at=NOW).lasts) == (True, False)


def test_the_messages_of_an_admin_are_named_by_what_they_ask_and_whom() -> None:
    assert (access_slot(91, 51), question_slot(3, 51), panel_slot(51)) == ("access:91@51", "link:3@51", "panel@51")
