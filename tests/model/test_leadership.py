"""Who was followed writes nothing more, in whatever order all happens; each step put elsewhere breaks a law."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest

from tests.model.leadership import FOLLOWED, STEPS, State, Step, begin, search


def looked_at_and_not_held(s: State, who: int) -> Iterator[State]:
    """Ask who leads inside the transaction, as a look at a lock does, and go on."""
    yield from (replace(after, locks=s.locks) for after in begin(s, who))


def not_asked(s: State, who: int) -> Iterator[State]:
    """Go by what the process believes."""
    if who in s.leads and who not in s.inside:
        yield replace(s, inside=s.inside | {who}, locks=s.locks | {who})


def followed_without_waiting(s: State, who: int) -> Iterator[State]:
    """Change the row without changing its key, which waits for nobody."""
    if s.holder != who and (s.holder is None or s.is_silent) and s.followed < FOLLOWED:
        yield replace(s, holder=who, is_silent=False, leads=s.leads | {who}, followed=s.followed + 1)


def sent_again_and_again(s: State, who: int) -> Iterator[State]:
    """Send without a lease for each message."""
    if who in s.leased:
        yield replace(s, late=s.late + (s.holder != who))


def nothing(_: State, __: int) -> Iterator[State]:
    return iter(())


MUTANTS: dict[str, tuple[dict[str, Step], str]] = {
    "looked at and not held": ({"begin": looked_at_and_not_held}, "commits nothing"),
    "not asked": ({"begin": not_asked}, "commits nothing"),
    "followed without waiting": ({"follow": followed_without_waiting}, "commits nothing"),
    "sent again and again": ({"send": sent_again_and_again}, "sends one message"),
    "never ended by the server": ({"end": nothing}, "somebody can lead"),
}


def test_the_laws_hold_in_every_order() -> None:
    found = search()
    assert (found.law, found.way) == (None, ())
    assert found.states > 500


@pytest.mark.parametrize("name", MUTANTS)
def test_a_step_put_elsewhere_breaks_a_law(name: str) -> None:
    changed, law = MUTANTS[name]
    found = search({**STEPS, **changed})
    assert found.law is not None
    assert law in found.law
    assert found.way
