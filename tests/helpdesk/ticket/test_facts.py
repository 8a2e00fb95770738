"""Facts are read as they were written; one of another version is named, not guessed."""

from __future__ import annotations

import json
from dataclasses import fields
from datetime import datetime
from enum import StrEnum
from typing import Any, get_type_hints

import pytest

from helpdesk.ticket.errors import UnknownFact
from helpdesk.ticket.fact import Trait, has
from helpdesk.ticket.facts.details import CallerShown, PriorityChanged
from helpdesk.ticket.facts.registry import FACTS, from_row, names_with, to_row
from helpdesk.ticket.facts.words import Commented
from helpdesk.ticket.ticket import Priority
from tests.helpdesk.office import RAVI, at

MONDAY = at("Mon 16 Nov 11:00")


def test_a_fact_is_read_as_it_was_written() -> None:
    fact = PriorityChanged(MONDAY, RAVI, Priority.P3, Priority.P1, None, MONDAY, False)
    name, body = to_row(fact)
    assert from_row(name, MONDAY, RAVI, body) == fact


SAMPLES = {int: 7, str: "words", bool: True, datetime: MONDAY}


def sample(hint: Any) -> Any:
    kind = next(k for k in getattr(hint, "__args__", (hint,)) if k is not type(None))
    return list(kind)[-1] if issubclass(kind, StrEnum) else SAMPLES[kind]


@pytest.mark.parametrize("name", FACTS)
@pytest.mark.parametrize("full", [True, False])
def test_every_kind_of_fact_is_read_as_it_was_written(name: str, full: bool) -> None:
    hints = {f.name: get_type_hints(FACTS[name])[f.name] for f in fields(FACTS[name]) if f.name not in ("at", "by")}
    known = {
        k: None if not full and type(None) in getattr(of, "__args__", ()) else sample(of) for k, of in hints.items()
    }
    fact = FACTS[name](at=MONDAY, by=RAVI, **known)
    called, body = to_row(fact)
    assert (called, set(body)) == (name, {k for k, v in known.items() if v is not None})
    written = json.loads(json.dumps(body))
    assert repr(written) == repr(body), "a code is kept as a text"
    again = from_row(name, MONDAY, RAVI, written)
    assert again == fact
    assert {k: type(getattr(again, k)) for k in known} == {k: type(v) for k, v in known.items()}


def test_the_journal_keeps_every_kind_of_fact_under_the_name_that_it_always_had() -> None:
    names = """
        addressed answerawaited answered asked breached breachwithdrawn callererased callershown claimed closed
        commented confirmed corrected duemoved escalated filesadded forwarded handedover kept linked objected
        objectionawaits opened placed prioritychanged promisechanged promised promisekept promisemissed promisemoved
        promisereminded rated
        referenced released reminded reopened resolved responded responseundone returned reworded shownunchecked
        solutiondue solutionmissed
        solutionneared solutionreminded spoke takenback warned wentstale withdrawn
    """
    assert sorted(FACTS) == names.split()


@pytest.mark.parametrize(
    ("trait", "names"),
    [
        (
            Trait.ON_CARD,
            "answerawaited answered asked breached claimed closed commented confirmed corrected handedover linked"
            " placed prioritychanged promisechanged promised promisemissed rated referenced released resolved"
            " responded responseundone solutiondue solutionmissed spoke takenback wentstale withdrawn",
        ),
        (
            Trait.ON_OWN,
            "answered asked claimed closed confirmed corrected escalated handedover opened prioritychanged"
            " promisechanged promised rated released reopened resolved returned takenback withdrawn",
        ),
        (
            Trait.ANSWERS_CLOCK,
            "answered asked claimed escalated forwarded handedover promisechanged promised released resolved returned"
            " takenback withdrawn",
        ),
        (Trait.ON_CONFIRM, "closed confirmed objected rated"),
        (Trait.RESUMES, "answered escalated released resolved returned"),
        (Trait.PROMISES, "kept promisechanged promised promisemoved"),
        (Trait.ENDS, "resolved withdrawn"),
        (Trait.COUNTED, "breachwithdrawn promisekept promisemissed reopened resolved responseundone returned"),
        (Trait.ENDS_LOAN, "claimed escalated released reopened resolved returned takenback withdrawn"),
    ],
)
def test_the_facts_with_a_trait_are_these(trait: Trait, names: str) -> None:
    assert sorted(names_with(trait)) == names.split()


def test_facts_have_a_trait_if_one_of_them_has() -> None:
    seen, shown = Commented(MONDAY, RAVI, 7, False), CallerShown(MONDAY, RAVI, 7)
    assert [has(facts, Trait.ON_CARD) for facts in ((seen, shown), (shown,), ())] == [True, False, False]


def test_a_fact_that_this_version_does_not_know_is_named() -> None:
    with pytest.raises(UnknownFact) as unknown:
        from_row("sneezed", MONDAY, RAVI, {})
    assert unknown.value == UnknownFact("sneezed")
