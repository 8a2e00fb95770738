"""People's words stay what they are in JIRA's wiki text, and JIRA's come back as plain words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from helpdesk.jira.private import for_jira, marked, note_in, without_people
from helpdesk.jira.wiki import LONGEST, cut, escaped, plain
from helpdesk.ticket.notes import Caller

ESCAPED = [
    ("plain words, 5:30 pm.", "plain words, 5:30 pm."),
    ("{code}rm{code}", r"\{code\}rm\{code\}"),
    ("[~admin] look", r"\[\~admin\] look"),
    ("!http://x/y.png!", r"\!http://x/y.png\!"),
    ("a | b", r"a \| b"),
    ("*bold* _it_ ^up^ ~down~", r"\*bold\* \_it\_ \^up\^ \~down\~"),
    ("PJ/2023-24/000180", "PJ/2023-24/000180"),
    ("-gone- and +new+", r"\-gone\- and \+new\+"),
    ("??cited??", r"\??cited\??"),
    ("ok (x) (y)", r"ok \(x) \(y)"),
    ("fine :)", r"fine \:)"),
    ("* one\n# two\n- three", "\\* one\n\\# two\n\\- three"),
    ("h1. Title", "\u200bh1. Title"),
    ("bq. said", "\u200bbq. said"),
    ("C:\\temp", "C:&#92;temp"),
]  # fmt: skip


@pytest.mark.parametrize(("said", "written"), ESCAPED, ids=[case[0][:20] for case in ESCAPED])
def test_words_are_escaped(said: str, written: str) -> None:
    assert escaped(said) == written


PLAIN = [
    ("I *see* it", "I see it"),
    ("ask [~accountid:42] please", "ask @Dev please"),
    ("ask [~dev] please", "ask @dev please"),
    ("look [here|https://a.example/x]", "look here (https://a.example/x)"),
    ("look [https://a.example/x]", "look https://a.example/x"),
    ("a [thing] apart", "a [thing] apart"),
    ("{code:java}x = 1{code}", "x = 1"),
    ("{quote}said{quote} yes", "said yes"),
    ("!shot.png|thumbnail!", "[shot.png]"),
    ("wow! really!", "wow! really!"),
    ("h2. Cause\r\nthe cache", "Cause\nthe cache"),
    (r"\[not a link\] C:&#92;temp", r"[not a link] C:\temp"),
]  # fmt: skip


@pytest.mark.parametrize(("wiki", "words"), PLAIN, ids=[case[0][:20] for case in PLAIN])
def test_wiki_text_is_read_as_plain_words(wiki: str, words: str) -> None:
    assert plain(wiki, lambda account: "Dev" if account == "42" else account) == words


@given(st.text(alphabet="ab *_[]{}|!\\-+^~#:;()?\n", max_size=60))
def test_nothing_that_people_write_begins_a_macro_a_link_or_a_picture(said: str) -> None:
    written = escaped(said)
    for at, sign in enumerate(written):
        if sign in "{}[]!|":
            assert written[at - 1] == "\\"


def test_a_text_is_as_long_as_jira_takes_it_at_most() -> None:
    assert cut("short") == "short"
    assert len(cut("x" * 40_000)) == LONGEST
    assert cut("x" * 40_000).endswith("[…]")


CALLER = Caller(name="Ramesh Sahu", phone="+919437012345", email="ramesh@jatni.example")


def test_nothing_says_who_called_or_how_to_reach_anybody() -> None:
    said = "Ramesh of 94370 12345 (ramesh@jatni.example, other@x.example) says: the roll is wrong"
    kept = without_people(said, CALLER, "IN")
    for secret in ("Ramesh", "12345 (", "94370", "@jatni", "other@"):
        assert secret not in kept
    assert "the roll is wrong" in kept


def test_words_of_nobody_known_are_masked_all_the_same() -> None:
    assert "9437012345" not in for_jira("call 9437012345", None, "IN")


def test_a_comment_of_ours_is_known_by_its_mark() -> None:
    assert note_in(marked("said", "MUK", 1042, 17), "MUK") == 17
    assert note_in("somebody (MUK-1042/17) said", "MUK") is None
    assert note_in("said", "MUK") is None
