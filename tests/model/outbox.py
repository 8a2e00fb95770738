"""A model of receiver, worker and outbox, small enough that every order of steps and every crash can be tried.

People press and write; Telegram holds each update until its offset is confirmed; the bot stores it, confirms, acts
(which owes a message in the same transaction), leases, sends, and writes down how that ended. Between any two steps
the process may be killed, Telegram may deliver again what is not confirmed, and an answer to a send may be lost.
A step is data: what must be true for it, and what it makes of the state; a mutant is the same model with one step
changed or put elsewhere. See docs/decisions/0002 and 0003 for the laws.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace

from tests.model.searching import Found, way_to

UPDATES = 2  # that come in all
LOST = 1  # answers of Telegram's that never come, in all


@dataclass(frozen=True, slots=True)
class State:
    """Telegram's side, the database's, and what the process alone knows, which a kill takes away."""

    # Telegram
    new: int = UPDATES  # updates that people have still to make
    held: frozenset[int] = frozenset()  # not confirmed
    shown: tuple[int, ...] = (0,) * UPDATES  # messages in the chat, by the update that they answer
    # the database
    stored: frozenset[int] = frozenset()
    acted: tuple[int, ...] = (0,) * UPDATES  # how often each was acted on
    owed: frozenset[int] = frozenset()
    sending: frozenset[int] = frozenset()
    sent: frozenset[int] = frozenset()
    # the process
    fetched: frozenset[int] = frozenset()
    to_confirm: frozenset[int] = frozenset()
    ours: frozenset[int] = frozenset()  # leased by this process
    in_flight: frozenset[int] = frozenset()  # sent by it, not yet written down
    memory: frozenset[int] = frozenset()  # what a mutant keeps here that belongs in the database
    # so far
    crashes: int = 0
    lost: int = 0


Step = Callable[[State], Iterator[State]]


def _with(values: tuple[int, ...], at: int, more: int = 1) -> tuple[int, ...]:
    return tuple(value + more if index == at else value for index, value in enumerate(values))


def arrive(s: State) -> Iterator[State]:
    if s.new:
        yield replace(s, new=s.new - 1, held=s.held | {UPDATES - s.new})


def fetch(s: State) -> Iterator[State]:
    if s.held - s.fetched:
        yield replace(s, fetched=s.fetched | s.held)


def store(s: State) -> Iterator[State]:
    """Store what was fetched, known ones not again; only then may it be confirmed."""
    if s.fetched:
        yield replace(s, stored=s.stored | s.fetched, to_confirm=s.to_confirm | s.fetched, fetched=frozenset())


def confirm(s: State) -> Iterator[State]:
    if s.to_confirm:
        yield replace(s, held=s.held - s.to_confirm, to_confirm=frozenset())


def act(s: State) -> Iterator[State]:
    """In one transaction: the mark that it has acted, and the message owed."""
    for update in s.stored:
        if not s.acted[update]:
            yield replace(s, acted=_with(s.acted, update), owed=s.owed | {update})


def lease(s: State) -> Iterator[State]:
    for row in s.owed:
        yield replace(s, owed=s.owed - {row}, sending=s.sending | {row}, ours=s.ours | {row})


def send(s: State) -> Iterator[State]:
    """The message comes to the chat; the answer may be lost, then the row waits again."""
    for row in s.ours - s.in_flight:
        there = replace(s, shown=_with(s.shown, row))
        yield replace(there, in_flight=s.in_flight | {row})
        if s.lost < LOST:
            back = replace(there, ours=s.ours - {row}, sending=s.sending - {row}, owed=s.owed | {row})
            yield replace(back, lost=s.lost + 1)


def write_down(s: State) -> Iterator[State]:
    for row in s.in_flight:
        over = replace(s, in_flight=s.in_flight - {row}, ours=s.ours - {row})
        yield replace(over, sending=s.sending - {row}, sent=s.sent | {row})


def recover(s: State) -> Iterator[State]:
    """What a killed process was sending waits again: nobody can tell whether it arrived."""
    lost = s.sending - s.ours
    if lost:
        yield replace(s, sending=s.sending - lost, owed=s.owed | lost)


def heal(s: State) -> Iterator[State]:
    """A message that a row does not know is taken away when it is pressed: there is one again."""
    for row in s.sent:
        if s.shown[row] > 1:
            yield replace(s, shown=_with(s.shown, row, 1 - s.shown[row]))


def crash(s: State) -> Iterator[State]:
    none: frozenset[int] = frozenset()
    gone = replace(s, fetched=none, to_confirm=none, ours=none, in_flight=none, memory=none)
    yield replace(gone, crashes=s.crashes + 1)


STEPS: Mapping[str, Step] = {
    step.__name__: step for step in (arrive, fetch, store, confirm, act, lease, send, write_down, recover, heal)
}


def laws(s: State) -> Iterator[str]:
    """Yield the laws that hold no more."""
    kept = s.held | s.stored
    if any(update not in kept for update in range(UPDATES - s.new)):
        yield "what Telegram has confirmed is stored"
    if max(s.acted) > 1:
        yield "each update acts once"
    under_way = s.owed | s.sending | s.sent
    if any(count and update not in under_way for update, count in enumerate(s.acted)):
        yield "what an act owes is owed, being sent, or sent"
    if max(s.shown) > 1 + s.crashes + s.lost:
        yield "a message is doubled at most once by a kill or a lost answer"
    if any(not s.shown[row] for row in s.sent):
        yield "what counts as sent is in the chat"


def at_rest(s: State) -> Iterator[str]:
    """Yield what must hold once no step is left but a crash: all has come of it, once."""
    if s.new or s.held or any(count != 1 for count in s.acted) or any(shown != 1 for shown in s.shown):
        yield "in the end each update has acted once, and its one message is in the chat"


def search(steps: Mapping[str, Step] = STEPS, *, crashes: int) -> Found:
    """Try every order of steps, with up to so many crashes between any two; a way that is found is a shortest."""
    first = State()
    came: dict[State, tuple[State, str] | None] = {first: None}
    waiting = deque([first])
    while waiting:
        state = waiting.popleft()
        following = [(name, after) for name, step in steps.items() for after in step(state)]
        broken = next(laws(state), None) or (next(at_rest(state), None) if not following else None)
        if broken is not None:
            return Found(len(came), broken, way_to(state, came))
        if state.crashes < crashes:
            following += [("crash", after) for after in crash(state)]
        for name, after in following:
            if after not in came:
                came[after] = (state, name)
                waiting.append(after)
    return Found(len(came))
