"""The kinds of mistakes that a reader of all sentences found once do not come back, in any language."""

from __future__ import annotations

import csv
import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

import pytest
from fluent.syntax import FluentParser, ast
from fluent.syntax.visitor import Visitor

from handlers.base.catalogue import LANGUAGES, Catalogue, entries
from handlers.routes import ROWS
from helpdesk.lifecycle.workflow import fits
from helpdesk.people.rights import Action
from helpdesk.ticket.ticket import Status
from tests.handlers.base.locale_parts import LOCALES, NAMES, parsed, sentences

CATALOGUE = Catalogue()
TERMS = list(csv.DictReader((Path(__file__).parent / "terms.csv").read_text(encoding="utf-8").splitlines()))
NAMED = {"en": "english", "hi": "hindi", "or": "odia"}
TYPED = re.compile(r"<code>.*?</code>|`.*?`|/[a-z]+|Administrators")  # what stands so in every language

# How many letters a label has room for on a phone of 360 px: alone in its line, in two and in three.
ROOM = {1: 38, 2: 19, 3: 13}
CONFIRMING = ("button-confirm-yes", "button-confirm-no", "button-unreached")  # three side by side, by Keyboards

# In Odia an ending is written on to a date and to a person's name; after Latin letters and digits stands a blank.
DATES_AND_PEOPLE = frozenset(
    re.findall(r"\w+", "when since until first last due due_at day days dates who by to person holder off mention")
)
IN_LATIN = frozenset({"id", "example", "prefix"})
# What bears a name in Odia or in Latin letters, as it comes: neither stands before an ending.
IN_EITHER = frozenset({"team", "other", "desk"})
ENDING = "(?:ର|ରେ|ରୁ|କୁ|ଙ୍କ|ଙ୍କର|ଙ୍କୁ|ଙ୍କଠାରୁ|ଠାରୁ|ଠାରେ)(?![\u0b00-\u0b7f])"
TORN_OFF = re.compile(rf"\{{ \$(\w+) \}}(?:</\w+>)? +{ENDING}")
WRITTEN_ON = re.compile(rf"\{{ \$(\w+) \}}(?:</\w+>)?{ENDING}")

COUNTS = frozenset(
    re.findall(
        r"\w+",
        "count open late days moves moved forgiven withdrawn members more teams notes files kept missed sent backups "
        "promises earlier limit due_days refused opened resolved before messages updates in_time",
    )
)
LETTER = "[\\w\u0900-\u0903\u093a-\u094f]"  # a vowel sign is none of \w
OF_MANY = {
    "en": r"\b1 (?:(?:more|open|business|due) )?(?:tickets|messages|cards|days|files|texts|towns|teams|backups|dates|"
    r"promises|answers|forms|minutes|seconds|members|others|times|letters|are|were|have|need|wait)\b",
    "hi": rf"\b1 (?:(?:टिकट|कार्ड|मैसेज|फ़ॉर्म|अब भी|फिर|और|हेल्पडेस्क को) )?"
    rf"(?:खुले|रुके|हुए|वादे|लौटे|निभाए|नए|घंटे|फ़ाइलें|बातें|टीमें|हैं|टिकटों|दिनों|साथियों)(?!{LETTER}| टिकट की)",
}


def wide(label: str) -> int:
    """Return how many letters stand side by side: signs above and below one need no room."""
    return sum(unicodedata.category(letter) not in ("Mn", "Me", "Cf") for letter in label)


def written(language: str) -> Iterator[tuple[str, str]]:
    """Return every sentence as its file has it."""
    for name in NAMES:
        yield from entries((LOCALES / language / name).read_text(encoding="utf-8")).items()


class Seams(Visitor):
    """Where a variant stands against a letter or a fact without a blank: Fluent drops the blanks around it."""

    def __init__(self) -> None:
        self.found: list[str] = []

    def visit_Pattern(self, node: ast.Pattern) -> None:
        edges = [None, *node.elements, None]
        for before, element, after in zip(edges, edges[1:], edges[2:], strict=False):
            if isinstance(element, ast.Placeable) and isinstance(element.expression, ast.SelectExpression):
                for variant in element.expression.variants:
                    inside = variant.value.elements
                    self._meet(_last(before), _first(inside[0]))
                    self._meet(_last(inside[-1]), _first(after))
        self.generic_visit(node)

    def _meet(self, left: str, right: str) -> None:
        if right[:1].isalpha() and (left[-1:].isalnum() or left[-1:] == "}"):
            self.found.append(f"{left[-12:]}|{right[:12]}")


def _first(element: object) -> str:
    return _said(element, "{")


def _last(element: object) -> str:
    return _said(element, "}")


def _said(element: object, fact: str) -> str:
    """Return the words of an element; of a fact only that there is one, of nothing nothing."""
    if isinstance(element, ast.TextElement):
        return element.value
    if isinstance(element, ast.Placeable) and isinstance(element.expression, ast.StringLiteral):
        return element.expression.value
    return fact if element is not None and _is_said(element) else ""


def _is_said(element: object) -> bool:
    return isinstance(element, ast.Placeable) and isinstance(element.expression, ast.VariableReference)


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_variant_of_a_sentence_loses_the_blank_before_it(language: str) -> None:
    seams = Seams()
    for name in NAMES:
        for entry in parsed(language, name):
            seams.visit(entry)
    # In Odia and Hindi what is counted is written on to its number.
    assert not [seam for seam in seams.found if not re.search(r"\}\|ଟି", seam)]


def test_a_lost_blank_would_be_seen() -> None:
    source = 'key = { $part }{ $more ->\n    [0] {""}\n   *[other]  and { $more } more\n  }\n'
    seams = Seams()
    seams.visit(FluentParser().parse(source))
    assert seams.found == ["}|and "]


@pytest.mark.parametrize("language", OF_MANY)
def test_one_is_not_said_as_many_are(language: str) -> None:
    wrong = {}
    for name in NAMES:
        for key, parts in sentences(language, name).items():
            facts = dict.fromkeys(parts.variables, "x") | dict.fromkeys(parts.variables & COUNTS, 1)
            said = CATALOGUE.plain(language, key, **facts)
            if re.search(OF_MANY[language], said):
                wrong[key] = said
    assert not wrong


def test_in_odia_no_ending_is_torn_off_a_date_or_a_name_and_none_is_written_on_to_latin_letters() -> None:
    torn = {key for key, text in written("or") if (DATES_AND_PEOPLE | IN_EITHER) & set(TORN_OFF.findall(text))}
    glued = {key for key, text in written("or") if (IN_LATIN | IN_EITHER) & set(WRITTEN_ON.findall(text))}
    assert (torn, glued) == (set(), set())


@pytest.mark.parametrize("language", NAMED)
def test_the_words_of_the_trade_are_those_of_the_list(language: str) -> None:
    """Where English says a term the language says its own, and nowhere what would mislead."""
    wrong = []
    for name in NAMES:
        english = sentences("en", name)
        for key, parts in sentences(language, name).items():
            text, meant = TYPED.sub("", parts.text), TYPED.sub("", english[key].text)
            for term in TERMS:
                says = term[NAMED[language]] if language != "en" else ""
                never = term[f"never in {NAMED[language]}"]
                if never and re.search(never, text):
                    wrong.append((key, f"never {never}"))
                if (
                    says
                    and re.search(rf"\b{term['english']}s?\b", meant, re.IGNORECASE)
                    and not re.search(says, text)
                ):
                    wrong.append((key, f"says {term['english']}, not {says}"))
    assert not wrong


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_label_is_too_long_for_its_line_on_a_phone(language: str) -> None:
    """On cards as many stand in a line as their rows say; in the view, two."""
    lines = [[CATALOGUE.plain(language, key) for key in CONFIRMING]]
    for status in Status:
        card = defaultdict(list)
        for row in ROWS:
            if status in row.card:
                card[row.card[status][0]].append(CATALOGUE.plain(language, row.label))
            if row.view is not None and isinstance(row.right, Action) and fits(row.right, status):
                lines.append([CATALOGUE.plain(language, row.label)] * 2)
        lines += card.values()
    assert not {label for line in lines for label in line if wide(label) > ROOM[len(line)]}
