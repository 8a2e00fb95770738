"""Lists in the panel: items of any of them are shown, put in, changed and taken out."""

from __future__ import annotations

import html
from typing import Any

from handlers.admin import panel
from handlers.admin.lists.items import FIELDS, find, label_of, new_item, ref_of, require_list, words_in
from handlers.admin.panel import Act, Hear, Page, PanelView, pairs, shown
from handlers.base.catalogue import Html
from handlers.base.context import Turn
from handlers.base.incoming import Incoming
from handlers.base.outgoing import Outgoing
from helpdesk.conversation import Prompt
from helpdesk.people.actors import Actor
from helpdesk.settings.overlay_lists import PARTS
from helpdesk.settings.settings import Proof, ReturnReason
from helpdesk.ticket.errors import Gone, NotFitting

AS_LIST = frozenset({"words", "alias"})  # written with commas
MAY_BE_EMPTY = frozenset({"name_or", "name_hi", "ask"})
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
    rows = [
        [view.go_named(f"item.{part}.{ref_of(part, item)}", label_of(item, view.cards.language))]
        for item in page.rows
    ]
    lines = [view.say(f"list-{part}", count=len(items))]
    if locked:
        lines.append(view.say("locked-list", part=part))
    more = [] if locked else [view.do(f"add.{part}", f"button-add-{part}")]
    extra = [[view.do("import", "button-import"), view.go("unlisted", "button-unlisted")]] if part == "ulbs" else []
    return shown(lines, [*rows, view.turns(f"list.{part}", page), more, *extra, view.back("home")])


async def item(view: PanelView) -> Outgoing:
    """Show one item of a list."""
    part, _, ref = view.arg.partition(".")
    found = find(view.settings, part, ref)
    if found is None:
        return shown([view.say("item-gone")], [view.back(f"list.{part}")])
    body = PARTS[part].write(found)
    lines = [view.say("item-title", name=label_of(found, view.cards.language))]
    for field in FIELDS[part]:
        value = body.get(field) or ""
        said = ", ".join(value) if isinstance(value, list) else value
        if field == TAPPED and value:
            said = view.say(f"proof-{value}")
        elif said:  # set apart: it is there to be copied, and is of other languages, too
            said = Html(f"<code>{html.escape(said, quote=False)}</code>")
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
        [view.say("out-sure", name=label_of(found, view.cards.language))],
        [[view.do(f"out.{part}.{ref}", "button-take-out-yes", style="danger"), *view.back(to)]],
    )


# -- acts ----------------------------------------------------------------------------------------------------


async def add(turn: Turn, actor: Actor, _n: int, part: str) -> None:
    """Ask what is to be added."""
    require_list(part)
    turn.desk.lists.require_unowned(part)
    await panel.ask(turn, actor, "add", part=part)
    await turn.say(actor, f"add-{part}")


async def add_words(turn: Turn, actor: Actor, prompt: Prompt, message: Incoming) -> None:
    """Add what was written."""
    part, said = str(prompt.facts["part"]), message.text
    body = new_item(part, said, turn.settings)
    await _kept(turn, actor, part, body)


async def edit(turn: Turn, actor: Actor, _n: int, arg: str) -> None:
    """Ask for new words of one field."""
    part, _, rest = arg.partition(".")
    ref, _, field = rest.rpartition(".")
    require_list(part)
    turn.desk.lists.require_unowned(part)
    if find(turn.settings, part, ref) is None or field not in FIELDS[part] or field == TAPPED:
        raise Gone("item")
    await panel.ask(turn, actor, "edit", part=part, ref=ref, field=field)
    key = "edit-words" if field in AS_LIST else "edit-word-or-none" if field in MAY_BE_EMPTY else "edit-word"
    await turn.say(actor, key)


async def edit_words(turn: Turn, actor: Actor, prompt: Prompt, message: Incoming) -> None:
    """Change one field to what was written."""
    part, ref, field = (str(prompt.facts[name]) for name in ("part", "ref", "field"))
    found = find(turn.settings, part, ref)
    if found is None:
        await panel.forget(turn, actor)
        raise Gone("item")
    said = message.text
    if field in MAY_BE_EMPTY and said.strip() in EMPTY:
        said = ""
    body = PARTS[part].write(found) | {field: words_in(said) if field in AS_LIST else said}
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


PAGES: dict[str, Page] = {"list": list_, "item": item, "out": out}
ACTS: dict[str, Act] = {"add": add, "edit": edit, "out": take_out, "proof": turn_proof}
HEARS: dict[str, Hear] = {"add": add_words, "edit": edit_words}
