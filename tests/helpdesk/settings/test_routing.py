"""A ticket goes to the team of the first route that takes it, and to none by guessing."""

from __future__ import annotations

import pytest

from helpdesk.settings.routing import team_for
from helpdesk.settings.settings import Route
from helpdesk.ticket.errors import Unrouted
from helpdesk.ticket.ticket import Component, Nature

ROUTES = (Route("hudd", (Nature.TECHNICAL,), (Component.INFRASTRUCTURE,)), Route("egov", (Nature.TECHNICAL,)))


def test_the_first_route_that_takes_a_ticket_names_its_team() -> None:
    assert team_for(ROUTES, Nature.TECHNICAL, Component.INFRASTRUCTURE) == "hudd"
    assert team_for(ROUTES, Nature.TECHNICAL, Component.APP) == "egov"


@pytest.mark.parametrize(
    ("routes", "nature", "component", "refusal"),
    [
        (ROUTES, Nature.BUG, None, Unrouted("bug", None)),
        (ROUTES[:1], Nature.TECHNICAL, Component.APP, Unrouted("technical", "app")),
    ],
)
def test_a_ticket_that_no_route_takes_is_refused(
    routes: tuple[Route, ...], nature: Nature, component: Component | None, refusal: Unrouted
) -> None:
    with pytest.raises(Unrouted) as refused:
        team_for(routes, nature, component)
    assert refused.value == refusal
