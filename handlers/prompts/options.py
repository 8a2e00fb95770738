"""What a prompt offers to tap instead of writing: ready answers, teams, reasons."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from handlers.cards.words import Cards
from helpdesk.conversation import Prompt
from helpdesk.intake.questions import answer_code
from helpdesk.ports.store import Store

TO_DESK = "-"  # the choice among teams that means: back to the helpdesk
READY = "ready"  # the fact that names the ready answer that was tapped; ``step`` is then what is done with it
SEND, CHANGE = "send", "change"
FORWARD_REASONS = ("not-ours", "our-part-done", "knows-better")
REOPEN_REASONS = ("same-again", "partly")


@dataclass(frozen=True, slots=True)
class Choice:
    """One choice: the code by which the desk knows it, and its words."""

    code: str
    label: str


async def options(prompt: Prompt, store: Store, cards: Cards) -> tuple[Choice, ...]:
    """Return what can be tapped under a prompt, in order."""
    if prompt.action == "resolve":
        answers = await _ready(prompt, store, cards)
        if not any(option.code == prompt.facts.get(READY) for option in answers):
            return answers
        keys = {CHANGE: ("back",)}.get(str(prompt.facts.get("step")), (SEND, CHANGE, "back"))
        return tuple(Choice(key, cards.plain(f"button-ready-{key}")) for key in keys)
    offered = OFFERED.get(prompt.action)
    return offered(prompt, cards) if offered else ()


async def chosen_text(prompt: Prompt, store: Store, cards: Cards) -> str | None:
    """Return the ready answer that is shown before it goes; None: none was tapped, or it is offered no more."""
    if not prompt.facts.get(READY):
        return None
    answers = await _ready(prompt, store, cards)
    return next((option.label for option in answers if option.code == prompt.facts[READY]), None)


async def _ready(prompt: Prompt, store: Store, cards: Cards) -> tuple[Choice, ...]:
    desk = cards.desk_in(store)
    answers = await store.optional(
        "ready answers", lambda: desk.suggestions.answers_for(prompt.ticket, cards.language), ()
    )
    return tuple(Choice(answer_code(text), text) for text in answers)


def _forward(prompt: Prompt, cards: Cards) -> tuple[Choice, ...]:
    if "to" in prompt.facts:
        return tuple(Choice(code, cards.plain(f"forward-reason-{code}")) for code in FORWARD_REASONS)
    teams = [t for t in cards.office.settings.teams if t.key != prompt.facts.get("team")]
    choices = tuple(Choice(team.key, f"➡️ {cards.name(team)}") for team in teams)
    back = (Choice(TO_DESK, cards.plain("button-to-desk")),) if prompt.facts.get("back") else ()
    return (*choices, *back)


def _reasons(prompt: Prompt, cards: Cards) -> tuple[Choice, ...]:  # noqa: ARG001 - all of the table take both
    return tuple(Choice(reason.key, cards.name(reason)) for reason in cards.office.settings.reasons)


def _reopen(prompt: Prompt, cards: Cards) -> tuple[Choice, ...]:  # noqa: ARG001 - all of the table take both
    return tuple(Choice(code, cards.plain(f"reopen-reason-{code}")) for code in REOPEN_REASONS)


OFFERED: dict[str, Callable[[Prompt, Cards], tuple[Choice, ...]]] = {
    "forward": _forward,
    "return": _reasons,
    "reopen": _reopen,
}
