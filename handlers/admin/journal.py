"""What admins changed, in words: who, when, and what of it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from handlers.admin.panel import Act, Hear, Page, PanelView, shown
from handlers.base.catalogue import Html
from handlers.base.outgoing import Outgoing
from handlers.base.times import on_date
from handlers.cards.dossier import shorten
from helpdesk.people.chats import DESK
from helpdesk.settings.overlay import Change
from helpdesk.settings.overlay_lists import PARTS

SHOWN = 20
LABEL = 48  # letters of a ready answer


async def changes(view: PanelView) -> Outgoing:
    """Show who changed what, newest first."""
    lines = [view.say("changes-title")]
    page = view.paged(await view.store.setup.changes(), SHOWN)
    for change in page.rows:
        by = await view.store.people.get(change.by)
        name = by.name if by else view.say("by-telegram")
        what = await _worded(view, change)
        lines.append(view.say("changes-line", when=view.cards.when(change.at), who=name, what=what))
    return shown(
        lines if len(lines) > 1 else [*lines, view.say("changes-none")],
        [view.turns("changes", page), view.back("home")],
    )


async def _worded(view: PanelView, change: Change) -> Html:
    """Return one change as a sentence; one of a former version that is no longer known by name says that much."""
    facts = {"thing" if name == "key" else name: _fact(view, name, value) for name, value in change.body.items()}
    if isinstance(person := change.body.get("person"), int):
        known = await view.store.people.get(person)
        facts["person"] = known.name if known else str(person)
    part, _, done = change.what.partition("-")
    if part in PARTS and done in ("put", "taken-out"):
        more = int(change.body.get("count") or 1) - 1
        thing = await _thing(view, part, change.body)
        said = view.say(f"changed-item-{done}", part=view.say(f"part-{part}"), thing=thing, more=more)
        return Html(said.rstrip(" :"))
    key = f"changed-{change.what}"
    if not view.cards.office.catalogue.has(key):
        return view.say("changed-something")
    usual = {"team": "", "ulb": "", "ulbs": "", "hours": "", "last": facts.get("first", "")}
    return view.say(key, **usual | facts)


def _fact(view: PanelView, name: str, value: object) -> object:
    """Return a fact of the journal as people call it."""
    settings = view.settings
    if name in ("team", "key") and value == DESK:
        return view.say("desk-team")
    if name in ("team", "key") and (team := settings.team(str(value))) is not None:
        return view.name(team)
    if name == "role":
        return view.say(f"role-{value}")
    if name in ("ulb", "ulbs"):
        towns = ((code, settings.ulb(code)) for code in str(value).split(","))
        return ", ".join(view.cards.town(town) if town else code for code, town in towns)
    if name in ("first", "last"):
        return view.cards.digits(on_date(date.fromisoformat(str(value)), view.cards.language))
    return str(value) if name == "year" else value


async def _thing(view: PanelView, part: str, body: Mapping[str, object]) -> str:
    """Return what an item is called now; what is there no more goes by its key, what has no name by none."""
    if (answer := body.get("answer")) is not None:
        texts = {kept.id: kept.text for kept in await view.store.answers.every()}
        return shorten(texts.get(int(str(answer)), ""), LABEL)
    shape, key = PARTS[part], str(body.get("key") or "")
    items = getattr(view.settings, shape.field)
    found = next((item for item in items if shape.key(item)[:64] == key), None)
    return (view.name(found) if hasattr(found, "name") else key) if part not in ("routes", "summaries") else ""


PAGES: dict[str, Page] = {"changes": changes}
ACTS: dict[str, Act] = {}
HEARS: dict[str, Hear] = {}
