"""Towns in the panel: a whole list pasted or uploaded, shown before it is saved; and towns not listed yet."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence

from handlers.admin import panel
from handlers.admin.panel import Act, Hear, Page, PanelView, shown
from handlers.base.context import Turn
from handlers.base.incoming import Incoming
from handlers.base.outgoing import Outgoing
from handlers.cards.lists import and_more
from helpdesk.conversation import Prompt
from helpdesk.matching.town_list import code_for, is_readable, read_towns
from helpdesk.matching.towns import search_towns
from helpdesk.people.actors import Actor
from helpdesk.people.chats import Lookup, LookupKind
from helpdesk.settings.overlay_lists import PARTS
from helpdesk.settings.settings import Ulb
from helpdesk.ticket.errors import Gone
from helpdesk.ticket.notes import FileKind

LARGEST = 200_000  # bytes of an uploaded list
MOST_LINES = 1_000  # Odisha has 115 towns; forty thousand lines held all others up for seconds
LINES = 40  # of refused lines that are shown
WHAT = "towns"


# -- a whole list --------------------------------------------------------------------------------------------


async def begin(turn: Turn, actor: Actor, _n: int, _arg: str) -> None:
    """Ask for the list."""
    turn.desk.lists.require_unowned("ulbs")
    await panel.ask(turn, actor, WHAT)
    await turn.say(actor, "towns-send")


async def hear(turn: Turn, actor: Actor, _prompt: Prompt, message: Incoming) -> None:
    """Take the list: as text at once, as a file once it is fetched."""
    document = next((file for file in message.files if file.kind is FileKind.DOCUMENT), None)
    if document is None:
        await preview(turn, actor, message.text)
        return
    if (document.size or 0) > LARGEST:
        await turn.say(actor, "towns-too-large")
        return
    facts = {"file": document.file_id}
    await turn.store.lookups.send(Lookup(kind=LookupKind.FETCH, person=actor.person.id, facts=facts))
    await turn.say(actor, "towns-fetching")


async def preview(turn: Turn, actor: Actor, text: str) -> None:
    """Keep the list until the admin says yes, and show what it would do."""
    if not is_readable(text):
        await turn.say(actor, "towns-encoding")
        return
    if sum(1 for line in text.splitlines() if line.strip()) > MOST_LINES:
        await turn.say(actor, "towns-too-many", most=MOST_LINES)
        return
    found = read_towns(text, turn.settings.ulbs)
    if not (found.towns or found.refused or found.same):
        await turn.say(actor, "towns-empty")
        return
    rows = [[ulb.code, ulb.name, ulb.name_or, list(ulb.alias)] for ulb in found.towns]
    refused = [[each.line, each.text, each.why] for each in found.refused[:LINES]]
    await panel.ask(
        turn, actor, WHAT, rows=json.dumps(rows), refused=json.dumps(refused), added=len(found.added),
        changed=len(found.changed), same=found.same, bad=len(found.refused),
    )  # fmt: skip
    await panel.show(turn, actor, "townlist", below=True)


async def townlist(view: PanelView) -> Outgoing:
    """Show what a list would do, line by line."""
    prompt = await view.waiting(WHAT)
    if prompt is None or "rows" not in prompt.facts:
        return shown([view.say("step-gone")], [view.back("list.ulbs")])
    facts = prompt.facts
    rows, refused = json.loads(str(facts["rows"])), json.loads(str(facts["refused"]))
    added = int(facts.get("added") or 0)
    lines = [view.say("towns-preview", added=added, changed=facts["changed"], same=facts["same"], bad=facts["bad"])]
    lines += [
        view.say("towns-refused", line=line, text=text, why=view.say(f"why-{why}")) for line, text, why in refused
    ]
    lines += [view.say("towns-changed", code=row[0], name=_both(row)) for row in rows[added:]]
    lines += [view.say("towns-added", code=row[0], name=_both(row)) for row in rows[:added]]
    save = [view.do("savetowns", "button-save-towns", n=prompt.id, count=len(rows))] if rows else []
    return shown(_cut(view, lines), [save, view.back("list.ulbs")])


def _both(row: Sequence[str]) -> str:
    return " ".join(filter(None, (row[1], row[2])))


def _cut(view: PanelView, lines: Sequence[str], limit: int = 3500) -> list[str]:
    kept: list[str] = []
    for line in lines:
        if sum(map(len, kept)) + len(line) > limit:
            return [*kept, *and_more(view.cards, lines, len(kept))]
        kept.append(line)
    return kept


async def save(turn: Turn, actor: Actor, n: int, _arg: str) -> None:
    """Save a list that was shown."""
    prompt = await panel.own(turn, actor, n, WHAT)
    if "rows" not in prompt.facts:
        raise Gone("step")
    towns = [Ulb(row[0], row[1], row[2], tuple(row[3])) for row in json.loads(str(prompt.facts["rows"]))]
    await turn.desk.lists.put_items("ulbs", [PARTS["ulbs"].write(ulb) for ulb in towns], actor, turn.office.checks)
    await panel.forget(turn, actor)
    turn.toast(actor, "towns-saved", alert=True, count=len(towns))
    await panel.show(turn, actor, "list", arg="ulbs")


# -- towns that are not listed -------------------------------------------------------------------------------


async def unlisted(view: PanelView) -> Outgoing:
    """List the towns that tickets name and the list does not."""
    found = await view.desk.lists.unlisted()
    lines = [view.say("unlisted-title" if found else "unlisted-none")]
    rows = []
    page = view.paged(list(found.items()))
    for name, numbers in page.rows:
        lines.append(view.say("unlisted-line", name=name, count=len(numbers)))
        near = [view.settings.ulb(code) for code in search_towns(name, view.settings.ulbs)[:2]]
        rows.append([view.do(f"addtown.{_short(name)}", "button-add-town", name=name[:40])])
        rows.append(
            [
                view.do(f"istown.{_short(name)}.{u.code}", "button-is-town", name=view.cards.town(u))
                for u in near
                if u is not None
            ]
        )
    return shown(lines, [*rows, view.turns("unlisted", page), view.back("list.ulbs")])


async def add_town(turn: Turn, actor: Actor, _n: int, arg: str) -> None:
    """Put a town on the list by one tap; its tickets move to it."""
    name, numbers = await _named(turn, arg)
    code = code_for(name, {ulb.code for ulb in turn.settings.ulbs})
    desk = turn.desk
    await desk.lists.put_items("ulbs", [{"code": code, "name": name}], actor, turn.office.checks)
    await _moved(turn, actor, await desk.lists.place(numbers, code, actor), name)


async def is_town(turn: Turn, actor: Actor, _n: int, arg: str) -> None:
    """The name means a town that is on the list; its tickets move to it."""
    short, _, code = arg.partition(".")
    _, numbers = await _named(turn, short)
    ulb = turn.settings.ulb(code)
    if ulb is None:
        raise Gone("item")
    await _moved(turn, actor, await turn.desk.lists.place(numbers, code, actor), ulb.name)


async def _named(turn: Turn, short: str) -> tuple[str, tuple[int, ...]]:
    for name, numbers in (await turn.desk.lists.unlisted()).items():
        if _short(name) == short:
            return name, numbers
    raise Gone("item")


async def _moved(turn: Turn, actor: Actor, count: int, name: str) -> None:
    turn.toast(actor, "town-placed", alert=True, count=count, name=name)
    await panel.show(turn, actor, "unlisted")


def _short(name: str) -> str:
    return hashlib.sha256(name.encode()).hexdigest()[:12]


PAGES: dict[str, Page] = {"townlist": townlist, "unlisted": unlisted}
ACTS: dict[str, Act] = {"import": begin, "savetowns": save, "addtown": add_town, "istown": is_town}
HEARS: dict[str, Hear] = {WHAT: hear}
