"""What admins set up in the chat, laid over the configuration: the settings that hold now are the sum of both.

The database counts a version with every change; whoever needs settings reads that number in the transaction in
which they need them, and the whole overlay only when it has moved (``bot/base/current_settings.py``). So every
process and every unit of work sees a change as soon as it is committed, and none keeps settings that are out of date.
A new part is a field here, a table, and a line in ``over``.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime

from helpdesk.calendar.business_hours import BusinessCalendar
from helpdesk.calendar.rules import DayException, DayRule
from helpdesk.settings.overlay_lists import Item, lists_over
from helpdesk.settings.settings import Settings


@dataclass(frozen=True, slots=True)
class Change:
    """A line of the admins' journal: who changed what, when. The body holds ids, codes and dates only."""

    at: datetime
    by: int
    what: str  # "closure-added", "year-confirmed"
    body: Mapping[str, str | int | bool | None] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True, slots=True)
class Overlay:
    """All that the database holds of the settings, as of one version."""

    version: int = 0
    days: tuple[DayException, ...] = ()  # of source ADMIN, one for a date at most
    confirmed_years: frozenset[int] = frozenset()
    items: Mapping[str, Sequence[Item]] = field(default_factory=dict)  # by the list they stand in

    def over(self, settings: Settings) -> Settings:
        """Return the settings with this overlay in the place of the one that they may hold already."""
        followers = tuple(
            follower.over({item.key: item.body for item in self.items.get(follower.part, ())})
            for follower in settings.followers
        )
        calendar = self.calendar_over(settings.calendar)
        return lists_over(replace(settings, calendar=calendar, followers=followers), self.items)

    def calendar_over(self, calendar: BusinessCalendar) -> BusinessCalendar:
        """Return the calendar with these days in the place of the admin's days that it may hold already."""
        kept = tuple(each for each in calendar.exceptions if each.source is not DayRule.ADMIN)
        known = calendar.confirmed_years
        years = None if known is None else known | self.confirmed_years
        return replace(calendar, exceptions=(*kept, *self.days), confirmed_years=years)
