"""A model of who leads: two processes, one row, and transactions that hold its key; every order of steps is tried.

Time has no length here: a lease may run out between any two steps, and a process may stop for ever at any of them.
That is more than can happen, so what holds here holds with clocks. See docs/decisions/0014.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace

from tests.model.searching import Found, way_to

PROCESSES = (0, 1)
FOLLOWED = 3  # how often a leader is followed, in all
HANGS = 1


@dataclass(frozen=True, slots=True)
class State:
    """The row and the locks on its key, as the server has them; what each process believes and is at."""

    holder: int | None = None
    is_silent: bool = False  # not renewed for as long as a lease lasts
    locks: frozenset[int] = frozenset()  # whose transaction holds the key
    leads: frozenset[int] = frozenset()  # who believes to lead
    inside: frozenset[int] = frozenset()  # who is in a transaction
    leased: frozenset[int] = frozenset()  # who has a message in hand, for the one chat that there is
    hung: frozenset[int] = frozenset()
    # so far
    followed: int = 0
    hangs: int = 0
    foreign: int = 0  # commits of one that was not the holder
    late: int = 0  # sends of one that was not


Step = Callable[[State, int], Iterator[State]]


def follow(s: State, who: int) -> Iterator[State]:
    """Change the key of a row that is free, once no transaction holds it."""
    if who in s.leads or s.locks or s.followed == FOLLOWED:
        return
    if s.holder is None or s.is_silent:
        yield replace(s, holder=who, is_silent=False, leads=s.leads | {who}, followed=s.followed + 1)


def renew(s: State, who: int) -> Iterator[State]:
    if who in s.leads:
        yield replace(s, is_silent=False) if s.holder == who else replace(s, leads=s.leads - {who})


def begin(s: State, who: int) -> Iterator[State]:
    """Hold the key first of all; who does not find it there does not lead."""
    if who in s.leads and who not in s.inside:
        if s.holder == who:
            yield replace(s, inside=s.inside | {who}, locks=s.locks | {who})
        else:
            yield replace(s, leads=s.leads - {who})


def commit(s: State, who: int) -> Iterator[State]:
    """What was leased in it is to be sent."""
    if who in s.inside:
        over = replace(s, inside=s.inside - {who}, locks=s.locks - {who}, leased=s.leased | {who})
        yield replace(over, foreign=s.foreign + (s.holder != who))


def send(s: State, who: int) -> Iterator[State]:
    if who in s.leased:
        yield replace(s, leased=s.leased - {who}, late=s.late + (s.holder != who))


def end(s: State, who: int) -> Iterator[State]:
    """The server ends a transaction that says nothing."""
    if who in s.inside:
        yield replace(s, inside=s.inside - {who}, locks=s.locks - {who})


def leave(s: State, who: int) -> Iterator[State]:
    """Stop, or be killed between two steps: the row is free, at once or when that is seen."""
    if s.holder == who and who not in s.inside:
        yield replace(s, is_silent=True, leads=s.leads - {who}, leased=s.leased - {who})


STEPS: Mapping[str, Step] = {step.__name__: step for step in (follow, renew, begin, commit, send, end, leave)}
BY_THE_SERVER = frozenset({"end"})  # a process that hangs does nothing, but this happens to it


def laws(s: State) -> Iterator[str]:
    """Yield the laws that hold no more."""
    if s.foreign:
        yield "who was followed commits nothing more"
    if s.late > s.followed:
        yield "who was followed sends one message more in each chat, at most"


def following(s: State, steps: Mapping[str, Step]) -> Iterator[tuple[str, State]]:
    """Yield what may come next, and by which step."""
    for who in PROCESSES:
        for name, step in steps.items():
            if who not in s.hung or name in BY_THE_SERVER:
                yield from ((f"{name} {who}", after) for after in step(s, who))
        if who not in s.hung and s.hangs < HANGS:
            yield f"hang {who}", replace(s, hung=s.hung | {who}, hangs=s.hangs + 1)
        if who in s.hung:
            yield f"wake {who}", replace(s, hung=s.hung - {who})
    if s.holder is not None and not s.is_silent:
        yield "time passes", replace(s, is_silent=True)


def search(steps: Mapping[str, Step] = STEPS) -> Found:
    """Try every order; a way that is found is a shortest."""
    came: dict[State, tuple[State, str] | None] = {State(): None}
    before: dict[State, list[State]] = {}
    waiting = deque(came)
    while waiting:
        state = waiting.popleft()
        if (broken := next(laws(state), None)) is not None:
            return Found(len(came), broken, way_to(state, came))
        for name, after in following(state, steps):
            if not name.startswith("wake"):
                before.setdefault(after, []).append(state)
            if after not in came:
                came[after] = (state, name)
                waiting.append(after)
    stuck = came.keys() - _leading_to(before, [s for s in came if _is_led(s) or s.followed == FOLLOWED])
    for state in came:
        if state in stuck:
            return Found(len(came), "somebody can lead, whoever hangs for ever", way_to(state, came))
    return Found(len(came))


def _is_led(s: State) -> bool:
    return s.holder is not None and s.holder in s.leads and s.holder not in s.hung


def _leading_to(before: Mapping[State, list[State]], ends: list[State]) -> set[State]:
    """Return all from which one of ``ends`` can be reached, with nobody that hangs waking up."""
    found, waiting = set(ends), deque(ends)
    while waiting:
        for state in before.get(waiting.popleft(), []):
            if state not in found:
                found.add(state)
                waiting.append(state)
    return found
