"""What a setting may be is refused in words for the command line, by key and facts for the chat."""

from __future__ import annotations

import pytest

from helpdesk.limits import Wrong, fits, not_twice, stripped


def test_what_is_wrong_is_told_under_its_path_or_whole() -> None:
    plain, whole = Wrong("must be odd"), Wrong("must be odd", "odd", whole="a is even", value=2)
    assert (str(plain), plain.said, plain.key, plain.facts) == ("must be odd", "must be odd", "bad", {})
    assert (str(whole), whole.said, whole.key, whole.facts) == ("a is even", "must be odd", "odd", {"value": 2})


def test_a_text_fits_as_a_whole() -> None:
    rule = fits("a+", "must be of a", "of-a")
    assert rule.func("aa")
    for text in ("ab", "", "b"):
        with pytest.raises(Wrong, match="must be of a") as refused:
            rule.func(text)
        assert refused.value.key == "of-a"


def test_nothing_stands_twice() -> None:
    rule = not_twice("a team")
    assert rule.func(("a", "b"))
    with pytest.raises(Wrong, match=r"^a team stands twice: a, b$") as refused:
        rule.func(("b", "a", "c", "b", "a"))
    assert (refused.value.key, refused.value.facts) == ("twice", {"value": "a, b"})


def test_only_texts_are_stripped() -> None:
    assert [stripped(value) for value in (" a b ", 3, None)] == ["a b", 3, None]
