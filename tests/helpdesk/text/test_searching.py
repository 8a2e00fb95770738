"""Words are folded alike, the rare ones weigh more, and known troubles are found by how people say them."""

from __future__ import annotations

from math import log

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from bot.config.load import load
from bot.config.packaged import known_issues
from helpdesk.matching.ready_answers import KeptAnswer, best_first, one_list
from helpdesk.settings.settings import ReadyAnswer
from helpdesk.text.known_issues import like
from helpdesk.text.searching import MOST_WORDS, Match, alike, query_words, ranked, telling_words, tokens
from tests.helpdesk.desk import NOON


@example("ଙ୍କ")
@given(st.text())
def test_tokens_are_words_in_small_letters_and_cutting_them_again_changes_nothing(text: str) -> None:
    cut = tokens(text)
    assert tokens(" ".join(cut)) == cut
    assert len(query_words(text)) <= MOST_WORDS
    assert not any(c in token for token in cut for c in " \"'*:()-^&|!<>\ue000\ue001")


def test_the_match_that_bears_the_rarer_words_comes_first_and_of_equals_the_newer() -> None:
    matches = [Match(n, frozenset(words.split())) for n, words in ((3, "a b"), (2, "a"), (1, "a c"))]
    assert [m.number for m, _ in ranked(("a", "c"), matches)] == [1, 3, 2]
    assert [fit for _, fit in ranked(("a",), matches)] == [1.0, 1.0, 1.0]
    assert ranked(("a",), []) == []


def test_a_word_weighs_by_how_few_bear_it_and_one_word_is_not_alike() -> None:
    texts = {"both": frozenset("ab"), "one": frozenset("a"), "none": frozenset("cd")}
    matches = [Match(number, said) for number, said in enumerate(texts.values())]
    often, seldom = log(1 + 4 / 3), log(1 + 4 / 2)
    assert [fit for _, fit in ranked("ab", matches)] == pytest.approx([1.0, often / (often + seldom), 0.0])
    assert alike("ab", texts) == ["both"]
    assert alike("abxyzuvw", texts) == []


def test_forty_known_troubles_are_of_modules_that_exist() -> None:
    troubles = known_issues()
    modules = {m.key for m in load(None, {}).modules}
    assert len({t.key for t in troubles}) == 40
    assert {t.module for t in troubles if t.module} <= modules
    assert all(t.trouble and t.solution and t.bears for t in troubles)


@pytest.mark.parametrize(
    ("said", "key"),
    [
        ("OTP is not received by user", "otp-missing"),
        ("cannot approve muster roll", "muster-needs-mb"),
        ("ପାସୱାର୍ଡ ଭୁଲିଗଲି", "password-forgotten"),
        ("पासवर्ड भूल गया", "password-forgotten"),
        ("payment failed for one beneficiary, wrong account", "beneficiary-failed"),
        ("site is down in all offices, 502", "site-down"),
    ],
)
def test_a_known_trouble_is_found_by_how_people_say_it(said: str, key: str) -> None:
    assert key in [t.key for t in like(said, known_issues())[:3]]


def test_nothing_alike_is_nothing() -> None:
    assert like("the quick brown fox", known_issues()) == ()
    assert telling_words("please help me sir") == ("help",)


def test_known_solutions_come_first_then_whatever_shares_the_most_words_wherever_it_is_kept() -> None:
    kept = [
        KeptAnswer(id=number, team="egov", module=None, text=text, note=None, kept_by=1, kept_at=NOON)
        for number, text in enumerate(("Wait", "Clear the muster cache"), 1)
    ]
    named = [ReadyAnswer("Wait"), ReadyAnswer("Restart"), ReadyAnswer("Read the page of the manual")]
    ready = one_list(kept, named, locked=True)
    offered = best_first("muster page blank", known=["Approve it"], ready=ready, most=5)
    first = ("Approve it", "Clear the muster cache", "Read the page of the manual")
    assert offered == (*first, "Wait", "Restart")


def test_of_answers_alike_that_of_the_module_and_team_comes_first() -> None:
    named = [ReadyAnswer("All"), ReadyAnswer("Team", "egov"), ReadyAnswer("Both", "egov", "bills")]
    ready = one_list((), named, locked=False)
    assert best_first("nothing shared", known=(), ready=ready) == ("Both", "Team", "All")
