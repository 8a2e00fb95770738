"""Ready answers as one list, how buttons name them, and which of them come first for a trouble."""

from __future__ import annotations

from datetime import UTC, datetime

from helpdesk.matching.ready_answers import MOST, KeptAnswer, Ready, best_first, one_list
from helpdesk.settings.settings import ReadyAnswer

KEPT_AT = datetime(2026, 11, 16, tzinfo=UTC)
KEPT = KeptAnswer(id=7, team="egov", module="bill", text="Log in again", note=3, kept_by=21, kept_at=KEPT_AT)
MADE = ReadyAnswer("Restart it", team="hudd", module="login", text_hi="फिर चालू करें")


def test_the_chats_own_come_before_the_configurations_in_the_readers_language() -> None:
    own = Ready(text="Log in again", team="egov", module="bill", kept=7)
    english = Ready(text="Restart it", team="hudd", module="login", words="Restart it")
    hindi = Ready(text="फिर चालू करें", team="hudd", module="login", locked=True, words="Restart it")
    assert one_list([KEPT], [MADE], locked=False) == (own, english)
    assert one_list([KEPT], [MADE], locked=True, language="hi") == (own, hindi)
    assert (own.ref, Ready(text="Log in again").ref) == ("k7", "c7a58e6b5")
    assert len(english.ref) == 9


def test_an_answer_that_shares_words_with_the_trouble_comes_first_then_its_modules_and_teams() -> None:
    ready = [
        Ready(text="Wait a day"),
        Ready(text="Ask the team", team="egov"),
        Ready(text="Look again", module="bill"),
        Ready(text="Clear the cache", module="bill", team="egov"),
        Ready(text="Muster wages appear tomorrow"),
        Ready(text="कल आएगा", words="Muster appears tomorrow"),
    ]
    order = best_first("the muster and the wages are missing", known=[], ready=ready, most=9)
    assert order == (
        "Muster wages appear tomorrow", "कल आएगा", "Clear the cache", "Look again", "Ask the team", "Wait a day",
    )  # fmt: skip


def test_solutions_of_known_troubles_come_before_all_and_each_once() -> None:
    ready = [Ready(text=f"Answer {n}") for n in range(9)]
    found = best_first("", known=["Known", "Answer 1"], ready=ready)
    assert found == ("Known", "Answer 1", "Answer 0", "Answer 2")
    assert len(found) == MOST
