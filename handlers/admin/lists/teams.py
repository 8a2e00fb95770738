"""Teams in the panel: whose group is linked, who counts as a member, in which language the group is spoken to."""

from __future__ import annotations

from handlers.admin import panel
from handlers.admin.panel import Act, Hear, Page, PanelView, shown
from handlers.base.catalogue import LANGUAGES
from handlers.base.context import Turn
from handlers.base.outgoing import Outgoing
from helpdesk.people.actors import Actor
from helpdesk.people.chats import DESK
from helpdesk.settings.overlay_lists import PARTS
from helpdesk.ticket.errors import Gone


async def teams(view: PanelView) -> Outgoing:
    """Show the teams and whose group is linked."""
    locked = "teams" in view.settings.owned
    rows = [
        [view.go_named(f"team.{t.key}", f"{'✅' if t.chat_id is not None else '⚠️'} {view.name(t)}")]
        for t in view.settings.teams
    ]
    desk = "✅" if view.settings.chat_id is not None else "▫️"
    rows.append([view.go_named(f"team.{DESK}", f"{desk} {view.cards.keyboards.label('desk-group')}")])
    add = [] if locked else [view.do("add.teams", "button-add-teams")]
    lines = [view.say("teams-title")] + ([view.say("locked-list", part="teams")] if locked else [])
    return shown(lines, [*rows, add, view.back("home")])


async def teamtongue(view: PanelView) -> Outgoing:
    """Choose the language of a team's group."""
    names = view.cards.office.catalogue
    rows = [view.do_named(f"teamtongue.{view.arg}.{c}", names.plain(c, "language-name")) for c in LANGUAGES]
    return shown([view.say("tongue-which")], [rows, view.back(f"team.{view.arg}")])


async def members(turn: Turn, actor: Actor, _n: int, arg: str) -> None:
    """Let a team be whoever is in its group (``egov.group``), or only those who were appointed (``egov.listed``)."""
    key, _, who = arg.partition(".")
    if who not in ("group", "listed"):
        raise Gone("item")
    await _change_team(turn, actor, key, members=who)


async def team_tongue(turn: Turn, actor: Actor, _n: int, arg: str) -> None:
    """Speak to a team's group in another language."""
    key, _, code = arg.partition(".")
    if code not in LANGUAGES:
        raise Gone("item")
    await _change_team(turn, actor, key, language=code)


async def _change_team(turn: Turn, actor: Actor, key: str, **changes: str) -> None:
    team = turn.settings.team(key)
    if team is None:
        raise Gone("item")
    body = PARTS["teams"].write(team) | changes
    await turn.desk.lists.put_items("teams", [body], actor, turn.office.checks)
    turn.toast(actor, "saved")
    await panel.show(turn, actor, "team", arg=key)


PAGES: dict[str, Page] = {"teams": teams, "teamtongue": teamtongue}
ACTS: dict[str, Act] = {"members": members, "teamtongue": team_tongue}
HEARS: dict[str, Hear] = {}
