"""Valid JSON is read however deep, wide or odd it is, and what comes out can be kept by every database."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from telegram.error import TelegramError

from bot.telegram.http_request import WireRequest
from bot.telegram.wire import DEEPEST, read_json
from helpdesk.text.words import storable

ANY = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(st.characters()),
    lambda inside: st.lists(inside) | st.dictionaries(st.text(), inside),
)


@given(ANY)
def test_what_is_read_is_strict_json_with_whole_letters(value: Any) -> None:
    found = read_json(json.dumps(value).encode())
    said = json.dumps(found, allow_nan=False, ensure_ascii=False)
    assert b"\\u0000" not in said.encode()


ESCAPES = st.sampled_from(
    ["\\\\", "\\u", "\\ud83d", "\\ude00", "\\uD83D", "\\uDE00", "\\u0000", "\\n", "ud83d", "ude00", "😀", "a"]
)


@given(st.lists(ESCAPES, max_size=8))
def test_no_row_of_escapes_brings_in_what_can_not_be_kept(pieces: list[str]) -> None:
    text = f'{{"a": "{"".join(pieces)}"}}'
    try:
        said = json.loads(text)["a"]
    except ValueError:
        return  # no JSON
    assert read_json(text.encode()) == {"a": storable(said)}


@pytest.mark.parametrize("depth", [DEEPEST - 1, DEEPEST, DEEPEST + 1, 500])
def test_what_is_too_deep_is_nothing_and_all_else_stays(depth: int) -> None:
    found = read_json(('{"b": 1, "a": ' + "[" * depth + "]" * depth + "}").encode())
    level = 1
    inside: Any = found["a"]
    while inside:
        level, inside = level + 1, inside[0]
    assert found["b"] == 1
    assert level <= DEEPEST
    assert (inside is None) == (depth >= DEEPEST)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ('{"a": "x]\\"}", "b": ' + "[" * 5000 + '"]"' + "]" * 5000 + ', "c": [1]}', {"c": [1], "a": 'x]"}'}),
        ('{"c": ' + '{"a":' * 100_000 + "1" + "}" * 100_000 + ', "a": 2}', {"a": 2}),
        ('{"a": NaN, "b": -Infinity, "c": 1e999}', {"a": None, "b": None, "c": None}),
        ('{"a": ' + "9" * 5000 + "}", {"a": None}),
        ('{"a": 9223372036854775808}', {"a": 2**63}),
        ('{"a\\ud800": "\\ud83d\\ude00\\ud83d\\u0000"}', {"a\ufffd": "😀\ufffd\ufffd"}),
    ],
)  # fmt: skip
def test_odd_json_is_read(text: str, found: dict[str, Any]) -> None:
    said = read_json(text.encode())
    assert {name: said[name] for name in found} == found


@pytest.mark.parametrize("text", ["", "{", "[" * 5000, "[" * 5000 + "]" * 4999, '{"a": }', "]" * 5000])
def test_what_is_no_json_is_told_apart(text: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        read_json(text.encode())
    with pytest.raises(TelegramError):
        WireRequest.parse_json_payload(text.encode())


@pytest.mark.parametrize("said", [[], None, 5, "text"])
def test_an_answer_that_is_no_object_is_telegrams_error(said: Any) -> None:
    with pytest.raises(TelegramError):
        WireRequest.parse_json_payload(json.dumps(said).encode())


def test_what_stands_beside_the_result_is_as_ptb_expects_it() -> None:
    odd = {"ok": False, "description": {}, "parameters": {"retry_after": "soon", "migrate_to_chat_id": -5}}
    found = WireRequest.parse_json_payload(json.dumps(odd).encode())
    assert found == {"ok": False, "parameters": {"migrate_to_chat_id": -5}}
