"""Which team a ticket goes to: the first route that takes it."""

from __future__ import annotations

from collections.abc import Iterable

from helpdesk.settings.settings import Route
from helpdesk.ticket.errors import Unrouted
from helpdesk.ticket.ticket import Component, Nature

FIVE_CASES: tuple[tuple[Nature, Component | None], ...] = (
    (Nature.FUNCTIONAL, None),
    (Nature.TECHNICAL, Component.INFRASTRUCTURE),
    (Nature.TECHNICAL, Component.APP),
    (Nature.BUG, None),
    (Nature.ENHANCEMENT, None),
)


def team_for(routes: Iterable[Route], nature: Nature, component: Component | None) -> str:
    """Return the key of the team that the first fitting route names; raise ``Unrouted`` if none does."""
    for route in routes:
        if route.takes(nature, component):
            return route.team
    raise Unrouted(nature.value, component.value if component else None)
