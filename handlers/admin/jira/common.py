"""What the pages about JIRA share."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from telegram import InlineKeyboardButton

from handlers.admin.panel import PanelView, pairs, shown
from handlers.base.catalogue import Html
from handlers.base.context import Turn
from handlers.base.outgoing import Outgoing
from helpdesk.jira.looked import LOOKED, JiraLook
from helpdesk.jira.owing import JiraFollower
from helpdesk.jira.plan import PART, JiraPlan
from helpdesk.people.actors import Actor
from helpdesk.ports.store import Store
from helpdesk.settings.overlay import Change
from helpdesk.settings.overlay_lists import Item
from helpdesk.settings.settings import Settings

AT_ONCE = 10  # things to choose from on one page


def plan_of(settings: Settings) -> JiraPlan:
    """Return which teams have JIRA now."""
    return next(each.plan for each in settings.followers if isinstance(each, JiraFollower))


async def looked(store: Store) -> JiraLook | None:
    """Return what the last look at JIRA has found."""
    return JiraLook.read(await store.key_values.get(LOOKED))


def look_first(view: PanelView, lines: Sequence[Html], back: str) -> Outgoing:
    """Return a page on which there is nothing to choose from yet."""
    look = [view.do("jira-look", "button-jira-look")]
    return shown([*lines, view.say("jira-look-first")], [look, view.back(back)])


def chosen_from(
    view: PanelView, lines: Sequence[Html], names: Sequence[str], *, at: str, act: str, back: str,
    above: Sequence[list[InlineKeyboardButton]] = (),
) -> Outgoing:  # fmt: skip
    """Return a page, shown ``at``, on which ``act`` is done with one of these, by its place among them, from 1 on."""
    page = view.paged(names, AT_ONCE)
    rows = pairs([view.do_named(act, name, n=n) for n, name in enumerate(page.rows, page.first + 1)])
    return shown(lines, [*above, *rows, view.turns(at, page), view.back(back)])


async def keep(turn: Turn, actor: Actor, key: str, body: dict[str, Any] | None) -> None:
    """Keep a choice; it holds from this transaction on."""
    change = Change(turn.now, actor.person.id, "jira-chosen", {"key": key})
    await turn.store.setup.note(change)
    await turn.store.items.put(PART, [Item(key=key, body=body)])
    turn.toast(actor, "saved")
