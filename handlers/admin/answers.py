"""Ready answers in the panel: one list of those made in the chat and those of the configuration."""

from __future__ import annotations

from handlers.admin import panel
from handlers.admin.panel import Act, Hear, Page, PanelView, pairs, shown
from handlers.base.catalogue import Html
from handlers.base.context import Turn
from handlers.base.incoming import Incoming
from handlers.base.outgoing import Outgoing
from handlers.cards.dossier import shorten
from helpdesk.conversation import Prompt
from helpdesk.matching.ready_answers import Ready
from helpdesk.people.actors import Actor
from helpdesk.ticket.errors import Gone

LABEL = 48


async def answers(view: PanelView) -> Outgoing:
    """Show the list, a button for each answer; a lock where the file owns it."""
    ready = await view.desk.ready_answers.ready_answers(view.cards.language)
    page = view.paged(ready)
    rows = [
        [view.go_named(f"an.{each.ref}", f"{'🔒 ' if each.locked else ''}{label_of(each)}")] for each in page.rows
    ]
    lines = [view.say("list-answers", count=len(ready))]
    if any(each.locked for each in ready):
        lines.append(view.say("answers-locked"))
    add = [view.do("ansadd", "button-add-answers")]
    return shown(lines, [*rows, view.turns("ans", page), add, view.back("home")])


async def answer(view: PanelView) -> Outgoing:
    """Show one answer: its words, and for whom it is offered."""
    found = await _found(view, view.arg)
    if found is None:
        return _gone(view)
    lines = _told(view, found)
    if found.locked:
        return shown([*lines, view.say("locked-list", part="answers")], [view.back("ans")])
    fields = [
        view.do(f"answ.{found.ref}", "button-edit-text"),
        view.go(f"ant.{found.ref}", "button-answer-team"),
        view.go(f"anm.{found.ref}", "button-answer-module"),
        view.go(f"ano.{found.ref}", "button-take-out"),
    ]
    return shown(lines, [*pairs(fields), view.back("ans")])


async def team(view: PanelView) -> Outgoing:
    """Choose the team to which an answer is offered."""
    named = [(each.key, view.name(each)) for each in view.settings.teams]
    return await _choice(view, "ant", "answer-team-which", named)


async def module(view: PanelView) -> Outgoing:
    """Choose the module for which an answer is offered."""
    return await _choice(
        view, "anm", "answer-module-which", [(each.key, view.name(each)) for each in view.settings.modules]
    )


async def out(view: PanelView) -> Outgoing:
    """Ask once more before an answer is taken out."""
    found = await _found(view, view.arg)
    if found is None:
        return _gone(view)
    yes = view.do(f"ano.{found.ref}", "button-take-out-yes", style="danger")
    return shown([view.say("out-sure", name=label_of(found))], [[yes, *view.back(f"an.{found.ref}")]])


async def _choice(view: PanelView, act: str, key: str, named: list[tuple[str, str]]) -> Outgoing:
    found = await _found(view, view.arg)
    if found is None:
        return _gone(view)
    page = view.paged(named)
    numbered = enumerate(page.rows, page.first + 1)
    rows = pairs([view.do_named(f"{act}.{found.ref}", name, n=number) for number, (_, name) in numbered])
    every = [view.do(f"{act}.{found.ref}", "button-answer-any")]
    turning = view.turns(f"{act}.{found.ref}", page)
    return shown([view.say(key)], [*rows, turning, every, view.back(f"an.{found.ref}")])


def _told(view: PanelView, found: Ready) -> list[Html]:
    team_, module_ = view.settings.team(found.team), view.settings.module(found.module)
    anything = view.say("answer-any")
    return [
        view.say("field-answers-text", value=found.text),
        view.say("field-answers-for", team=view.name(team_) if team_ else found.team or anything,
                 module=view.name(module_) if module_ else found.module or anything),
    ]  # fmt: skip


def label_of(each: Ready) -> str:
    """Return an answer's words as a button bears them."""
    return shorten(each.text, LABEL)


def _gone(view: PanelView) -> Outgoing:
    return shown([view.say("item-gone")], [view.back("ans")])


async def _found(view: PanelView, ref: str) -> Ready | None:
    ready = await view.desk.ready_answers.ready_answers(view.cards.language)
    return next((each for each in ready if each.ref == ref), None)


# -- acts ----------------------------------------------------------------------------------------------------


async def add(turn: Turn, actor: Actor, _n: int, _arg: str) -> None:
    """Ask for the words of a new answer."""
    await panel.ask(turn, actor, "ansadd")
    await turn.say(actor, "add-answers")


async def add_words(turn: Turn, actor: Actor, _prompt: Prompt, message: Incoming) -> None:
    """Add what was written; the page then offers to say for whom it is."""
    made = await turn.desk.ready_answers.add_answer(message.text, actor, turn.office.checks)
    await panel.forget(turn, actor)
    await panel.show(turn, actor, "an", arg=made.ref, below=True)


async def reword(turn: Turn, actor: Actor, _n: int, ref: str) -> None:
    """Ask for an answer's new words."""
    if (await turn.desk.ready_answers.ready_answer(ref)).locked:
        turn.desk.lists.require_unowned("answers")
    await panel.ask(turn, actor, "answ", ref=ref)
    await turn.say(actor, "edit-word")


async def reword_words(turn: Turn, actor: Actor, prompt: Prompt, message: Incoming) -> None:
    """Change an answer's words to what was written."""
    try:
        made = await turn.desk.ready_answers.change_answer(
            str(prompt.facts["ref"]), actor, turn.office.checks, {"text": message.text}
        )
    except Gone:
        await panel.forget(turn, actor)
        raise
    await panel.forget(turn, actor)
    await panel.show(turn, actor, "an", arg=made.ref, below=True)


async def set_team(turn: Turn, actor: Actor, number: int, ref: str) -> None:
    """Offer an answer to one team, or (0) to all."""
    await _set(turn, actor, ref, "team", [each.key for each in turn.settings.teams], number)


async def set_module(turn: Turn, actor: Actor, number: int, ref: str) -> None:
    """Offer an answer for one module, or (0) for all."""
    await _set(turn, actor, ref, "module", [each.key for each in turn.settings.modules], number)


async def _set(turn: Turn, actor: Actor, ref: str, field: str, keys: list[str], number: int) -> None:
    if number > len(keys):
        raise Gone("item")
    changes = {field: keys[number - 1] if number else None}
    made = await turn.desk.ready_answers.change_answer(ref, actor, turn.office.checks, changes)
    turn.toast(actor, "saved")
    await panel.show(turn, actor, "an", arg=made.ref)


async def take_out(turn: Turn, actor: Actor, _n: int, ref: str) -> None:
    """Offer an answer no longer."""
    await turn.desk.ready_answers.drop_answer(ref, actor, turn.office.checks)
    turn.toast(actor, "saved")
    await panel.show(turn, actor, "ans")


PAGES: dict[str, Page] = {"ans": answers, "an": answer, "ant": team, "anm": module, "ano": out}
ACTS: dict[str, Act] = {"ansadd": add, "answ": reword, "ant": set_team, "anm": set_module, "ano": take_out}
HEARS: dict[str, Hear] = {"ansadd": add_words, "answ": reword_words}
