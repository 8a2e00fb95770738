"""How far people see: what lies in somebody's scope they may look at, wherever they are."""

from __future__ import annotations

import pytest

from helpdesk.people.actors import scope_of
from helpdesk.people.rights import Action, may
from helpdesk.ticket.ticket import Status
from tests.helpdesk.cast import PEOPLE, PLACES, actor
from tests.helpdesk.office import ticket


@pytest.mark.parametrize("who", PEOPLE)
@pytest.mark.parametrize("where", PLACES)
def test_what_lies_in_a_scope_may_be_viewed_and_nothing_else(who: str, where: str) -> None:
    somebody = actor(who, where)
    for status in Status:
        for team in (None, "egov", "hudd"):
            for ulb in (None, "JAT"):
                one = ticket(status=status, team=team, ulb=ulb)
                assert may(somebody, Action.VIEW, one) == scope_of(somebody).covers(one)
