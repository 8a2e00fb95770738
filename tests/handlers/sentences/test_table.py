"""The desk says what is meant, the table how it is said: every text has a row, and is read back as it was stored."""

from __future__ import annotations

import ast
import inspect
import json
from collections.abc import Iterator
from dataclasses import fields
from datetime import UTC, datetime
from pathlib import Path
from typing import get_type_hints

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import helpdesk
from handlers.base.catalogue import LANGUAGES, Catalogue
from handlers.sentences.table import BY_NAME, SENTENCES, text_of
from helpdesk.notify import kinds
from helpdesk.notify.content import Content, Text
from helpdesk.notify.passed_on import PASSED_ON, passed_on_in

ROOM = Path(inspect.getfile(helpdesk)).parent
CATALOGUE = Catalogue()
VALUES: dict[object, st.SearchStrategy[object]] = {
    str: st.text(st.characters(codec="utf-8")),
    datetime: st.datetimes(timezones=st.just(UTC)),
    tuple[str, ...]: st.lists(st.sampled_from(["form-taken-name", "form-taken-ulb"])).map(tuple),
}
KINDS = [kind for _, kind in inspect.getmembers(kinds, inspect.isclass) if kind.__module__ == kinds.__name__]
TEXTS = sorted(SENTENCES, key=lambda text: text.stored_as)


def _below(text: type[Text]) -> Iterator[type[Text]]:
    for each in text.__subclasses__():
        yield each
        yield from _below(each)


def _made_of(content: type[Content]) -> st.SearchStrategy[Content]:
    hints = get_type_hints(content)
    values = {each.name: VALUES.get(hints[each.name], st.from_type(hints[each.name])) for each in fields(content)}
    return st.builds(content, **values)


def test_every_text_of_the_desk_has_a_sentence() -> None:
    named = {text for text in _below(Text) if hasattr(text, "stored_as") and text.__module__.startswith("helpdesk.")}
    assert named == set(SENTENCES)


def test_no_two_texts_are_stored_alike() -> None:
    assert len(BY_NAME) == len(SENTENCES)


@pytest.mark.parametrize("text", TEXTS, ids=lambda text: text.stored_as)
def test_a_text_is_said_in_every_language(text: type[Text]) -> None:
    assert all(CATALOGUE.has(SENTENCES[text].key, language) for language in LANGUAGES)


@pytest.mark.parametrize("text", TEXTS, ids=lambda text: text.stored_as)
@settings(max_examples=20)
@given(data=st.data())
def test_a_text_is_read_back_as_it_was_stored(text: type[Text], data: st.DataObject) -> None:
    said = data.draw(_made_of(text))
    assert text_of(json.loads(json.dumps(said.facts))) == said


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__name__)
@settings(max_examples=20)
@given(data=st.data())
def test_what_another_message_says_is_read_back_as_it_was_stored(kind: type[Content], data: st.DataObject) -> None:
    said = data.draw(_made_of(kind))
    assert kind.read(json.loads(json.dumps(said.facts))) == said


@pytest.mark.parametrize("text", PASSED_ON.values(), ids=lambda text: text.stored_as)
@settings(max_examples=20)
@given(note=st.integers(1, 2**40), person=st.none() | st.integers(1, 2**40), chat=st.integers(-(2**50), 2**50))
def test_a_slot_tells_what_its_message_passes_on(text: type[Text], note: int, person: int | None, chat: int) -> None:
    said = PASSED_ON[text.stored_as](note, person)
    assert passed_on_in(said.slot(chat)) == said


def test_the_rules_name_no_sentence_but_in_the_stored_names_of_texts() -> None:
    found = {}
    for path in (ROOM / "notify").glob("*.py"):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        stored = {value for name, value in _assigned(tree) if name == "stored_as"}
        literals = {node.value for node in ast.walk(tree) if isinstance(node, ast.Constant)}
        hyphened = {each for each in literals if isinstance(each, str) and "-" in each and CATALOGUE.has(each)}
        if hyphened - stored:
            found[path.name] = hyphened - stored
    assert not found


def _assigned(tree: ast.Module) -> Iterator[tuple[str, object]]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Assign) and isinstance(node.value, ast.Constant):
            yield from ((target.id, node.value.value) for target in node.targets if isinstance(target, ast.Name))
        elif isinstance(node, ast.Assign) and isinstance(node.value, ast.Tuple):
            for target in node.targets:
                if isinstance(target, ast.Tuple):
                    pairs = zip(target.elts, node.value.elts, strict=True)
                    yield from (
                        (name.id, value.value)
                        for name, value in pairs
                        if isinstance(name, ast.Name) and isinstance(value, ast.Constant)
                    )
