"""Lists in the panel: teams, modules, reasons and towns; items are put in, changed, taken out."""

from __future__ import annotations

import hashlib
import re
from typing import Any

from telegram import Message

from handlers.admin import panel
from handlers.admin.panel import Act, Hear, Page, PanelView, pairs, shown
from handlers.base.catalogue import LANGUAGES
from handlers.base.context import Turn
from handlers.base.incoming import text_of
from handlers.base.outgoing import Outgoing
from handlers.cards.dossier import shorten
from helpdesk.conversation import Prompt
from helpdesk.desk.groups.groups import NO
from helpdesk.matching.town_list import code_for
from helpdesk.people.chats import DESK
from helpdesk.people.rights import Actor
from helpdesk.settings.overlay_lists import PARTS
from helpdesk.settings.settings import Proof, ReturnReason, Settings
from helpdesk.ticket.errors import Gone, NotFitting

SAFE = re.compile(r"[A-Za-z0-9_-]{1,24}")
KEY = 24
# What can be changed of an item, besides taking it out.
FIELDS: dict[str, tuple[str, ...]] = {
    "modules": ("name", "words"),
    "reasons": ("name", "ask", "proof"),
    "ulbs": ("name", "name_or", "alias"),
    "teams": ("name",),
}
AS_LIST = frozenset({"words", "alias"})  # written with commas
MAY_BE_EMPTY = frozenset({"name_or", "ask"})
EMPTY = ("-", "–", "—")
TAPPED = "proof"  # chosen by tapping, not written
NOTHING = "none"


# -- pages ---------------------------------------------------------------------------------------------------


async def list_(view: PanelView) -> Outgoing:
    """Show a list, a button for each item."""
    part = view.arg
    if part not in FIELDS:
        return shown([view.say("item-gone")], [view.back("home")])
    items = getattr(view.settings, PARTS[part].field)
    locked = part in view.settings.owned
    page = view.paged(items)
    rows = [[view.go_named(f"item.{part}.{ref_of(part, item)}", label_of(item))] for item in page.rows]
    lines = [view.say(f"list-{part}", count=len(items))]
    if locked:
        lines.append(view.say("locked-list", part=part))
    more = [] if locked else [view.do(f"add.{part}", f"button-add-{part}")]
    extra = [[view.do("import", "button-import"), view.go("unlisted", "button-unlisted")]] if part == "ulbs" else []
    return shown(lines, [*rows, view.turns(f"list.{part}", page), more, *extra, view.back("home")])


async def teams(view: PanelView) -> Outgoing:
    """Show the teams and whose group is linked."""
    locked = "teams" in view.settings.owned
    rows = [
        [view.go_named(f"team.{t.key}", f"{'✅' if t.chat_id is not None else '⚠️'} {t.name}")]
        for t in view.settings.teams
    ]
    desk = "✅" if view.settings.chat_id is not None else "▫️"
    rows.append([view.go_named(f"team.{DESK}", f"{desk} {view.cards.keyboards.label('desk-group')}")])
    add = [] if locked else [view.do("add.teams", "button-add-teams")]
    lines = [view.say("teams-title")] + ([view.say("locked-list", part="teams")] if locked else [])
    return shown(lines, [*rows, add, view.back("home")])


async def item(view: PanelView) -> Outgoing:
    """Show one item of a list."""
    part, _, ref = view.arg.partition(".")
    found = find(view.settings, part, ref)
    if found is None:
        return shown([view.say("item-gone")], [view.back(f"list.{part}")])
    body = PARTS[part].write(found)
    lines = [view.say("item-title", name=label_of(found))]
    for field in FIELDS[part]:
        value = body.get(field) or ""
        said = ", ".join(value) if isinstance(value, list) else value
        if field == TAPPED and value:
            said = view.say(f"proof-{value}")
        lines.append(view.say(f"field-{part}-{field}".replace("_", "-"), value=said or "–"))
    if part in view.settings.owned:
        return shown([*lines, view.say("locked-list", part=part)], [view.back(f"list.{part}")])
    fields = [
        view.do(
            f"proof.{ref}.{_next_proof(found)}" if f == TAPPED else f"edit.{part}.{ref}.{f}",
            f"button-edit-{f}".replace("_", "-"),
        )
        for f in FIELDS[part]
    ]
    return shown(
        lines, [*pairs(fields), [view.go(f"out.{part}.{ref}", "button-take-out")], view.back(f"list.{part}")]
    )


async def out(view: PanelView) -> Outgoing:
    """Ask once more before an item is taken out."""
    part, _, ref = view.arg.partition(".")
    found = find(view.settings, part, ref)
    to = f"team.{ref}" if part == "teams" else f"item.{part}.{ref}"
    if found is None:
        return shown([view.say("item-gone")], [view.back("home")])
    return shown(
        [view.say("out-sure", name=label_of(found))],
        [[view.do(f"out.{part}.{ref}", "button-take-out-yes", style="danger"), *view.back(to)]],
    )


async def teamtongue(view: PanelView) -> Outgoing:
    """Choose the language of a team's group."""
    names = view.cards.office.catalogue
    rows = [view.do_named(f"teamtongue.{view.arg}.{c}", names.plain(c, "language-name")) for c in LANGUAGES]
    return shown([view.say("tongue-which")], [rows, view.back(f"team.{view.arg}")])


# -- acts ----------------------------------------------------------------------------------------------------


async def add(turn: Turn, actor: Actor, _n: int, part: str) -> None:
    """Ask what is to be added."""
    _known_part(part)
    turn.desk.lists.require_unowned(part)
    await panel.ask(turn, actor, "add", part=part)
    await turn.say(actor, f"add-{part}")


async def add_words(turn: Turn, actor: Actor, prompt: Prompt, message: Message) -> None:
    """Add what was written."""
    part, said = str(prompt.facts["part"]), text_of(message)
    body = _new(part, said, turn.settings)
    await _kept(turn, actor, part, body)


async def edit(turn: Turn, actor: Actor, _n: int, arg: str) -> None:
    """Ask for new words of one field."""
    part, _, rest = arg.partition(".")
    ref, _, field = rest.rpartition(".")
    _known_part(part)
    turn.desk.lists.require_unowned(part)
    if find(turn.settings, part, ref) is None or field not in FIELDS[part] or field == TAPPED:
        raise Gone("item")
    await panel.ask(turn, actor, "edit", part=part, ref=ref, field=field)
    key = "edit-words" if field in AS_LIST else "edit-word-or-none" if field in MAY_BE_EMPTY else "edit-word"
    await turn.say(actor, key)


async def edit_words(turn: Turn, actor: Actor, prompt: Prompt, message: Message) -> None:
    """Change one field to what was written."""
    part, ref, field = (str(prompt.facts[name]) for name in ("part", "ref", "field"))
    found = find(turn.settings, part, ref)
    if found is None:
        await panel.forget(turn, actor)
        raise Gone("item")
    said = text_of(message)
    if field in MAY_BE_EMPTY and said.strip() in EMPTY:
        said = ""
    body = PARTS[part].write(found) | {field: _words(said) if field in AS_LIST else said}
    await _kept(turn, actor, part, body)


def _next_proof(reason: ReturnReason) -> str:
    """Return what the next tap lets show that something is there, as a button says it."""
    ways = (NOTHING, *Proof)
    return str(ways[(ways.index(reason.proof or NOTHING) + 1) % len(ways)])


async def turn_proof(turn: Turn, actor: Actor, _n: int, arg: str) -> None:
    """Let this show that what a reason asks for is there: nothing, a picture, an id (``no_date.picture``)."""
    ref, _, way = arg.partition(".")
    found = find(turn.settings, "reasons", ref)
    if found is None or way not in (NOTHING, *Proof):
        raise Gone("item")
    body = PARTS["reasons"].write(found) | {"proof": "" if way == NOTHING else way}
    await turn.desk.lists.put_items("reasons", [body], actor, turn.office.checks)
    turn.toast(actor, "saved")
    await panel.show(turn, actor, "item", arg=f"reasons.{ref}")


async def _kept(turn: Turn, actor: Actor, part: str, body: dict[str, Any]) -> None:
    _fitting(turn, part, body)
    await turn.desk.lists.put_items(part, [body], actor, turn.office.checks)
    await panel.forget(turn, actor)
    if part == "teams":
        await panel.show(turn, actor, "team", arg=body["key"], below=True)
    else:
        ref = ref_of(part, PARTS[part].read(body))
        await panel.show(turn, actor, "item", arg=f"{part}.{ref}", below=True)


def _fitting(turn: Turn, part: str, body: dict[str, Any]) -> None:
    problems = turn.office.checks.item(part, body)
    if problems:
        raise NotFitting(tuple(problems))


async def take_out(turn: Turn, actor: Actor, _n: int, arg: str) -> None:
    """Take an item out of its list."""
    part, _, ref = arg.partition(".")
    found = find(turn.settings, part, ref)
    if found is None:
        raise Gone("item")
    await turn.desk.lists.take_out(part, PARTS[part].key(found), actor, turn.office.checks)
    turn.toast(actor, "saved")
    await panel.show(turn, actor, *(("teams",) if part == "teams" else ("list", 0, part)))


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


# -- names ---------------------------------------------------------------------------------------------------


def ref_of(part: str, item_: Any) -> str:
    """Return how a button names an item: its key where that is plain, else a hash of it."""
    key = PARTS[part].key(item_)
    return key if SAFE.fullmatch(key) else hashlib.sha256(key.encode()).hexdigest()[:12]


def find(settings: Settings, part: str, ref: str) -> Any:
    """Return the item that a button names, None if it is no more."""
    if part not in PARTS:
        return None
    return next((i for i in getattr(settings, PARTS[part].field) if ref_of(part, i) == ref), None)


def label_of(item_: Any) -> str:
    """Return what an item is called."""
    code = getattr(item_, "code", "")
    name = getattr(item_, "name", None) or shorten(getattr(item_, "text", ""), 48)
    return f"{name} ({code})" if code else str(name)


def _known_part(part: str) -> None:
    if part not in FIELDS:
        raise Gone("item")


def _new(part: str, said: str, settings: Settings) -> dict[str, Any]:
    taken = {PARTS[part].key(each) for each in getattr(settings, PARTS[part].field)} | {DESK, NO}
    if part == "ulbs":
        code, comma, name = said.partition(",")
        name, _, name_or = name.partition(",")
        if not comma:
            code, name = code_for(said, taken), said
        return {"code": code.strip().upper(), "name": name.strip(), "name_or": name_or.strip()}
    name, _, words = said.partition(":")
    body: dict[str, Any] = {"key": _key_for(name, taken), "name": name.strip()}
    return body | ({"words": _words(words)} if part == "modules" else {})


def _key_for(name: str, taken: set[str]) -> str:
    plain = re.sub(r"[^a-z0-9]+", "_", name.casefold()).strip("_")[: KEY - 3]
    stem = plain if plain[:1].isalpha() else f"x_{plain}".rstrip("_")
    return next(k for k in (stem, *(f"{stem}_{n}" for n in range(2, len(taken) + 3))) if k not in taken)


def _words(said: str) -> list[str]:
    return list(dict.fromkeys(word.strip() for word in said.replace("\n", ",").split(",") if word.strip()))


PAGES: dict[str, Page] = {"list": list_, "teams": teams, "item": item, "out": out, "teamtongue": teamtongue}
ACTS: dict[str, Act] = {
    "add": add, "edit": edit, "out": take_out, "members": members, "teamtongue": team_tongue,
    "proof": turn_proof,
}  # fmt: skip
HEARS: dict[str, Hear] = {"add": add_words, "edit": edit_words}
