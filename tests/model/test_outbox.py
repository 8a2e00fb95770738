"""The three laws hold in every order of steps and at every crash; each step put elsewhere breaks one of them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest

from tests.model import outbox
from tests.model.outbox import STEPS, State, Step, search


def confirmed_before_stored(s: State) -> Iterator[State]:
    """Confirm what was only fetched."""
    if s.fetched:
        yield replace(s, held=s.held - s.fetched)


def marked_in_memory(s: State) -> Iterator[State]:
    """Know only in the process what has acted."""
    for update in s.stored - s.memory:
        acted = outbox._with(s.acted, update)
        yield replace(s, acted=acted, owed=s.owed | {update}, memory=s.memory | {update})


def known_by_no_id(s: State) -> Iterator[State]:
    """Store what comes again as if it were new."""
    if s.fetched:
        fresh = tuple(count if update in s.fetched else 0 for update, count in enumerate(s.acted))
        again = replace(s, stored=s.stored | s.fetched, to_confirm=s.to_confirm | s.fetched, fetched=frozenset())
        yield replace(again, acted=tuple(count + bool(more) for count, more in zip(s.acted, fresh, strict=True)))


def owed_after_the_act(s: State) -> Iterator[State]:
    """Mark the act in one transaction; what it owes would come in the next, which a crash prevents."""
    for update in s.stored:
        if not s.acted[update]:
            yield replace(s, acted=outbox._with(s.acted, update))


def written_down_before_it_is_sent(s: State) -> Iterator[State]:
    """Call a row sent when it is leased."""
    for row in s.owed:
        yield replace(s, owed=s.owed - {row}, sent=s.sent | {row})


def nothing(_: State) -> Iterator[State]:
    return iter(())


MUTANTS: dict[str, tuple[dict[str, Step], str]] = {
    "confirmed before stored": ({"confirm": confirmed_before_stored}, "confirmed is stored"),
    "marked in memory": ({"act": marked_in_memory}, "acts once"),
    "known by no id": ({"store": known_by_no_id}, "acts once"),
    "owed after the act": ({"act": owed_after_the_act}, "owes is owed"),
    "written down before it is sent": ({"lease": written_down_before_it_is_sent}, "is in the chat"),
    "never recovered": ({"recover": nothing}, "in the end"),
    "never healed": ({"heal": nothing}, "in the end"),
}


def test_the_laws_hold_at_every_crash() -> None:
    found = search(crashes=1)
    assert (found.law, found.way) == (None, ())
    assert found.states > 1000


@pytest.mark.long
def test_the_laws_hold_at_every_three_crashes() -> None:
    found = search(crashes=3)
    assert (found.law, found.way) == (None, ())


@pytest.mark.parametrize("name", MUTANTS)
def test_a_step_put_elsewhere_breaks_a_law(name: str) -> None:
    changed, law = MUTANTS[name]
    found = search({**STEPS, **changed}, crashes=1)
    assert found.law is not None
    assert law in found.law
    assert found.way
