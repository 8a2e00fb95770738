"""Two spellings of a word are one word; two words are two."""

from __future__ import annotations

import re
import sys
import unicodedata

import pytest

from helpdesk.text.words import fold, folded_words, folds, in_categories, of_categories, storable

ALIKE = [
    ("ରୋଲ୍", "ରୋଲ"),
    ("ମଷ୍ଟର୍ ରୋଲ୍ ବିଲ୍", "ମଷ୍ଟର ରୋଲ ବିଲ"),
    ("ଢେଙ୍କାନାଳ", "ଢେଂକାନାଳ"),
    ("ସମ୍ବଲପୁର", "ସଂବଲପୁର"),
    ("ପଞ୍ଚାୟତ", "ପଂଚାଯତ"),
    ("କାର୍ଯ୍ୟାଳୟ", "କାର୍ୟ୍ୟାଳଯ"),
    ("ବ୍ୟାଙ୍କ", "ବ୍ୟାନ୍କ୍"),
    ("ପାସୱାର୍ଡ୍", "ପାସବାର୍ଡ"),
    ("ନାହିଁ", "ନାହିଂ"),
    ("हिन्दी", "हिंदी"),
    ("सम्बलपुर", "संबलपुर"),
    ("पञ्चायत", "पंचायत"),
    ("बैङ्क", "बैंक"),
    ("गाँव", "गांव"),
    ("रोल्", "रोल"),
    ("मुन्शी", "मुंशी"),
    ("बिल\u094d\u200c", "बिल"),
]
APART = [("ରୋଲ", "ରୁଲ"), ("ଜନ୍ମ", "ଜମା"), ("कर", "कार"), ("ନାମ", "ନାଁ"), ("ରାମ", "ରାମା"), ("କମ", "କନ")]


@pytest.mark.parametrize(("one", "other"), ALIKE)
def test_spellings_of_a_word_have_one_fold(one: str, other: str) -> None:
    assert folded_words(one) == folded_words(other)
    assert fold(one) == fold(other)
    assert fold(fold(one)) == fold(one)


@pytest.mark.parametrize(("one", "other"), APART)
def test_words_have_their_own_folds(one: str, other: str) -> None:
    assert fold(one) != fold(other)


@pytest.mark.parametrize("category", ["Mn", "Mc", "Me", "Cf", "Nd", "No"])
def test_every_character_of_a_category_is_found(category: str) -> None:
    there = "".join(one for one in map(chr, range(sys.maxunicode + 1)) if unicodedata.category(one) == category)
    assert in_categories(category) == there
    assert re.fullmatch(f"[{of_categories(category)}]+", there)


def test_a_list_of_words_is_looked_up_by_their_folds() -> None:
    assert folds("Ok ରୋଲ୍\n थैंक्स") == {fold("ok"), fold("ରୋଲ"), fold("थैंक्स")}


def test_what_no_database_holds_is_a_sign_of_its_own() -> None:
    assert storable("a\x00b\ud800c") == "a\ufffdb\ufffdc"
