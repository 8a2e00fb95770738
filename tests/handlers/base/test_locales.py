"""Odia and Hindi say what English says: the same keys, facts and tags, in their own letters."""

from __future__ import annotations

import re
import unicodedata
from typing import get_args

import pytest
from fluent.syntax import FluentParser, ast

from handlers.base.catalogue import LANGUAGES, Catalogue, entries
from handlers.base.times import LOCALES as DATES
from helpdesk.limits import Language
from tests.handlers.base.locale_parts import LOCALES, NAMES, Parts, parsed, sentences

SCRIPTS = {"or": "ORIYA", "hi": "DEVANAGARI"}
FILES = [(language, name) for language in SCRIPTS for name in NAMES]  # a file that is missing fails, too
CATALOGUE = Catalogue()
VALUES: tuple[object, ...] = (0, 1, 2, 5, 1000, "yes", "Ramesh", "x" * 3000)
COUNTS = frozenset({"count", "open", "late", "days", "moves", "moved", "forgiven", "withdrawn", "members"})
BUTTON = re.compile(r"([a-z]+-)?button-|promise-|menu-(new-ticket|mine)$|key-")
LETTERS_AT_MOST = 24  # of a button's label, so that two fit side by side on a phone
TAG = re.compile(r"</?[a-z][^<>]*?>")
LATIN = re.compile(r"[A-Za-z][A-Za-z0-9_]*")
WORDS_OF_THEIR_OWN = frozenset(
    re.findall(
        r"\w+",
        "App Bug CBO CSV ID JIRA MUKTA MUKTASoft P1 P2 P3 P4 people SPOC Telegram ULB WhatsApp WO iFIX am pm kB UTF "
        "Jatni Ramesh muster roll telegram token MB Enable PostgreSQL "
        "SOP Administrators Pin messages Manage topics Group type",  # Telegram's own labels: it speaks neither
    )
)


@pytest.mark.parametrize("language", ["en", *SCRIPTS])
def test_every_sentence_can_be_parsed(language: str) -> None:
    names = [path.name for path in (LOCALES / language).glob("*.ftl")]
    assert not [entry.content for name in names for entry in parsed(language, name) if isinstance(entry, ast.Junk)]


@pytest.mark.parametrize("own_digits", [False, True])
@pytest.mark.parametrize("language", LANGUAGES)
def test_what_has_no_facts_is_said_as_fluent_says_it(language: str, own_digits: bool) -> None:
    """Fluent is asked wherever there is a fact, even one that nobody wants."""
    catalogue = Catalogue(own_digits=own_digits)
    keys = [key for name in NAMES for key, parts in sentences(language, name).items() if not parts.variables]
    assert len(keys) > 500
    assert {key: catalogue.plain(language, key) for key in keys} == {
        key: catalogue.plain(language, key, unwanted=1) for key in keys
    }


@pytest.mark.parametrize(("language", "name"), FILES)
def test_every_key_of_the_english_file_is_there_and_said_once_and_no_other(language: str, name: str) -> None:
    keys = [entry.id.name for entry in parsed(language, name) if isinstance(entry, ast.Message)]
    assert sorted(keys) == sorted(sentences("en", name))


@pytest.mark.parametrize(("language", "name"), FILES)
def test_every_sentence_names_the_facts_that_the_english_one_names(language: str, name: str) -> None:
    english = sentences("en", name)
    said = sentences(language, name).items()
    assert {key: parts.variables for key, parts in said} == {key: english[key].variables for key, _ in said}


@pytest.mark.parametrize(("language", "name"), FILES)
def test_every_sentence_has_the_tags_of_the_english_one(language: str, name: str) -> None:
    english = sentences("en", name)
    said = sentences(language, name).items()
    assert {key: parts.tags for key, parts in said} == {key: english[key].tags for key, _ in said}


@pytest.mark.parametrize(("language", "name"), FILES)
def test_every_sentence_can_be_said_whatever_its_facts_are(language: str, name: str) -> None:
    for key, parts in sentences(language, name).items():
        assert CATALOGUE.has(key, language)
        for value in VALUES:
            assert CATALOGUE.plain(language, key, **dict.fromkeys(parts.variables, value))


@pytest.mark.parametrize(("language", "name"), FILES)
def test_none_is_never_said_as_one(language: str, name: str) -> None:
    # Hindi's grammar treats 0 as it treats 1: a variant that spells out "one" would say it of none, too.
    for key, parts in sentences(language, name).items():
        for counted in parts.variables & COUNTS:
            none, one = (
                CATALOGUE.plain(language, key, **dict.fromkeys(parts.variables, 7) | {counted: n}) for n in (0, 1)
            )
            assert none != one, key


@pytest.mark.parametrize(("language", "name"), FILES)
def test_every_button_fits_half_a_phone(language: str, name: str) -> None:
    labels = {
        key: CATALOGUE.plain(language, key, **dict.fromkeys(parts.variables, 5))
        for key, parts in sentences(language, name).items()
        if BUTTON.match(key)
    }
    assert not {key: label for key, label in labels.items() if len(label) > LETTERS_AT_MOST}


@pytest.mark.parametrize(("language", "name"), FILES)
def test_every_letter_is_of_the_languages_own_script(language: str, name: str) -> None:
    english = sentences("en", name)
    wrong = {
        key: found
        for key, parts in sentences(language, name).items()
        if (found := _strange(parts, SCRIPTS[language], english[key]))
    }
    assert not wrong


def _strange(parts: Parts, script: str, english: Parts) -> list[str]:
    """Return what is neither of the script, nor a name or a thing typed as it stands, as English shows it too."""
    text = parts.text
    for typed in _typed(english.text):
        text = text.replace(typed, " ")
    text = TAG.sub(" ", text)
    words = [word for word in LATIN.findall(text) if word not in WORDS_OF_THEIR_OWN]
    return words + [letter for letter in LATIN.sub(" ", text) if _is_strange(letter, script)]


def _typed(text: str) -> list[str]:
    """Return the commands, names and examples that people type letter by letter."""
    shapes = (
        r"<code>.*?</code>", r"`.*?`", r"<i>[^<]*\d[^<]*</i>", r"/[a-z]+\b", r"@[A-Za-z]+",
        r"\b[a-z]+\.[a-z_]+\b", r"\b[A-Za-z]+_[A-Za-z_]+\b",
    )  # fmt: skip
    return re.findall("|".join(shapes), text)


def _is_strange(letter: str, script: str) -> bool:
    if letter == "ℹ" or unicodedata.category(letter)[0] not in "LMN" or letter in "0123456789\ufe0f\u20e3":
        return False
    return not unicodedata.name(letter).startswith(script) or letter.isdigit()


@pytest.mark.parametrize("language", ["en", *SCRIPTS])
def test_a_file_that_is_cut_into_its_sentences_says_the_same(language: str) -> None:
    for path in (LOCALES / language).glob("*.ftl"):
        cut = entries(path.read_text(encoding="utf-8"))
        whole = [e for e in parsed(language, path.name) if isinstance(e, ast.Message | ast.Term)]
        assert len(cut) == len(whole)
        for text, entry in zip(cut.values(), whole, strict=True):
            (again,) = FluentParser().parse(text).body
            assert again.equals(entry, ["span", "comment"])


def test_a_language_is_known_wherever_it_must_be() -> None:
    """Sentences, dates, settings and these tests; the folders hold no other."""
    folders = {path.name for path in LOCALES.iterdir() if path.is_dir() and path.name != "__pycache__"}
    assert set(LANGUAGES) == set(DATES) == set(get_args(Language)) == {"en", *SCRIPTS} == folders
