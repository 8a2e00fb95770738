"""What the configuration makes of the people whom it names."""

from __future__ import annotations

import pytest

from helpdesk.people.actors import Membership, Role, Source
from helpdesk.settings.people import NamedPerson


def of_file(role: Role, *, team: str | None = None, ulb: str | None = None) -> Membership:
    return Membership(role, team=team, ulb=ulb, source=Source.FILE)


@pytest.mark.parametrize(
    ("roles", "teams", "ulbs", "memberships"),
    [
        ((Role.OPERATOR, Role.ADMIN), (), (), {of_file(Role.OPERATOR), of_file(Role.ADMIN)}),
        ((Role.OPERATOR,), ("egov",), (), {of_file(Role.OPERATOR)}),
        (
            (Role.MEMBER,),
            ("egov", "hudd"),
            (),
            {of_file(Role.MEMBER, team="egov"), of_file(Role.MEMBER, team="hudd")},
        ),
        ((Role.MANAGER,), ("egov",), (), {of_file(Role.MANAGER, team="egov")}),
        ((Role.MANAGER,), (), (), {of_file(Role.MANAGER)}),  # of the whole desk
        ((Role.SPOC,), (), ("JAT", "DHE"), {of_file(Role.SPOC, ulb="JAT"), of_file(Role.SPOC, ulb="DHE")}),
        (
            (Role.SPOC, Role.MEMBER),
            ("egov",),
            ("JAT",),
            {of_file(Role.SPOC, ulb="JAT"), of_file(Role.MEMBER, team="egov")},
        ),
    ],
)
def test_somebody_is_each_of_their_roles_for_what_it_is_about(
    roles: tuple[Role, ...], teams: tuple[str, ...], ulbs: tuple[str, ...], memberships: set[Membership]
) -> None:
    named = NamedPerson(telegram_id=7, name="Asha", roles=roles, teams=teams, ulbs=ulbs)
    assert named.memberships == memberships


@pytest.mark.parametrize(("role", "wants"), [(Role.MEMBER, "teams"), (Role.SPOC, "ulbs")])
def test_a_member_needs_teams_and_a_spoc_towns(role: Role, wants: str) -> None:
    with pytest.raises(ValueError, match=f"needs {wants}"):
        NamedPerson(telegram_id=7, name="Asha", roles=(role,))
