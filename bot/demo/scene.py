"""The world in which the demo begins: everybody is there, has pressed Start, and the bot may do what it needs to."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from sandbox.cast import Cast, build_demo
from sandbox.people.views import WorldViews
from sandbox.stage import world_file
from sandbox.world import membership
from sandbox.world.world import World

ZONE = ZoneInfo("Asia/Kolkata")
PRESENT = datetime(2026, 11, 19, 11, 0, tzinfo=ZONE)
"""When the demo begins: a working day, whose morning has brought something late and something due."""


def open_scene(world: World) -> Cast:
    """Fill the world: the bot is an administrator of the groups, and all but the stranger have started it."""
    cast = build_demo(world)
    for group in cast.groups:
        membership.promote(world, group, world.bot, by=cast.admin.user)
    for person in cast.people:
        if person is not cast.stranger:
            person.start()
    return cast


def write_empty(path: Path, views: WorldViews) -> None:
    """Write the world as it is before the desk has any ticket."""
    world_file.write(path, views, world_file.Stored(int(PRESENT.timestamp()), 0), None)
