"""A desk that writes with the digits of Odia and Hindi does so in numbers, dates and times, and nowhere else."""

from __future__ import annotations

import pytest

from handlers.base.catalogue import Catalogue
from handlers.base.digits import in_own, source_in_own
from helpdesk.ticket.ticket import western_digits
from tests.handlers.base.locale_parts import NAMES, sentences

OWN, LATIN = Catalogue(own_digits=True), Catalogue()


@pytest.mark.parametrize(("language", "said"), [("en", "1,234 tickets"), ("or", "୧,୨୩୪ଟି ଟିକେଟ"), ("hi", "१,२३४ टिकट")])
def test_a_number_is_in_the_languages_own_digits(language: str, said: str) -> None:
    assert OWN.plain(language, "list-queue", team="eGov", count=1234).endswith(said)
    assert "1,234" in LATIN.plain(language, "list-queue", team="eGov", count=1234)


def test_a_form_for_one_is_chosen_by_the_number_as_before() -> None:
    assert OWN.plain("hi", "list-mine", count=1) == "<b>आपके</b>: १ खुला टिकट"


@pytest.mark.parametrize(
    ("fact", "shown"),
    [
        (12, "୧୨"), ("4.3", "୪.୩"), ("10:00-13:30", "୧୦:୦୦-୧୩:୩୦"), ("2027", "୨୦୨୭"),
        ("MUK-1042", "MUK-1042"), ("+91 94370 12345", "+91 94370 12345"), ("P1", "P1"), ("-100123", "-100123"),
        ("ward 7 is blank", "ward 7 is blank"), ("yes", "yes"),
    ],
)  # fmt: skip
def test_only_what_is_a_number_changes(fact: object, shown: str) -> None:
    said = OWN.plain("or", "card-solution", text=fact)
    assert said == shown
    assert LATIN.plain("or", "card-solution", text=fact) == str(fact)
    assert OWN.plain("en", "card-solution", text=fact) == str(fact)


def test_what_stands_within_a_link_stays() -> None:
    said = OWN.say("or", "mention", person=77, name="Anita")
    assert said == LATIN.say("or", "mention", person=77, name="Anita")
    assert "id=77" in said


def test_every_sentence_is_the_same_but_for_its_digits() -> None:
    for language in ("or", "hi"):
        for name in NAMES:
            for key, parts in sentences(language, name).items():
                facts = dict.fromkeys(parts.variables, 12)
                assert western_digits(OWN.say(language, key, **facts)) == LATIN.say(language, key, **facts)


def test_a_sentence_keeps_what_is_typed_as_it_stands() -> None:
    source = "k = ଗତ 400 ଦିନ, P1, 10:00-13:30, 9437012345, { $n ->\n    [1] x\n   *[other] y\n }"
    assert source_in_own(source, "or") == source.replace(" 400 ", " ୪୦୦ ")
    assert in_own("17", "en") == "17"
