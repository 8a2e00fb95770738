"""A list of towns is read as people write it, and every line that can't be taken says why."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from helpdesk.matching.town_list import CODE, Preview, Refused, code_for, is_readable, read_towns, text_of
from helpdesk.settings.settings import Ulb

KNOWN = (Ulb("JA", "Jatni", "ଜଟଣୀ", ("Jatani",)), Ulb("DL", "Dhenkanal"))


@pytest.mark.parametrize(
    ("line", "town"),
    [
        ("PU,Puri,ପୁରୀ", Ulb("PU", "Puri", "ପୁରୀ")),
        ("pu;Puri;", Ulb("PU", "Puri")),
        ("PU\tPuri  town\t", Ulb("PU", "Puri town")),
        ('GU,"Udaygiri, G."', Ulb("GU", "Udaygiri, G.")),
        ("PU,Pu\x07ri\u202e", Ulb("PU", "Puri")),
        ("PU,Puri,,,", Ulb("PU", "Puri")),
        ("PU,Puri,ପୁରୀ,,", Ulb("PU", "Puri", "ପୁରୀ")),
        ('PU;"Puri; old town";ପୁରୀ', Ulb("PU", "Puri; old town", "ପୁରୀ")),
        ('GU,"Udaygiri; G.; Ganjam; Odisha"', Ulb("GU", "Udaygiri; G.; Ganjam; Odisha")),
        ('"PU";"Puri";"ପୁରୀ";', Ulb("PU", "Puri", "ପୁରୀ")),
        ("1,PU,Puri,ପୁରୀ", Ulb("PU", "Puri", "ପୁରୀ")),
        ("Sl. No,Code,Name\n1,PU,Puri", Ulb("PU", "Puri")),
        ("Sl. No., ULB Code, Name of ULB, District, Name in Odia,,\n1,PU,Puri,Puri,ପୁରୀ,,", Ulb("PU", "Puri", "ପୁରୀ")),
        ("List of ULBs,,\n,,\nS.No;Code;Name\n", None),
        ("List of towns,,,\n,,,\nS.No,Name,Code,\n1,Puri,PU,\n,,,\n", Ulb("PU", "Puri")),
        ("sep=;\nCode;Name\nPU;Puri, old, town, there", Ulb("PU", "Puri, old, town, there")),
        ("Code\tULB\tOdia\nPU\tPuri\tପୁରୀ", Ulb("PU", "Puri", "ପୁରୀ")),
        ('="PU",Puri', Ulb("PU", "Puri")),
        ("PU,Puri\u00a0 ", Ulb("PU", "Puri")),
        ('PU,"Puri\ntown",ପୁରୀ', Ulb("PU", "Puri town", "ପୁରୀ")),
        ("\ufeffPU,Puri", Ulb("PU", "Puri")),
        ("SEP=; \nPU;Puri, old", Ulb("PU", "Puri, old")),
        ('GU, "Udaygiri, G."', Ulb("GU", "Udaygiri, G.")),
        ('PU,"Puri\nold\ntown"', Ulb("PU", "Puri old town")),
        ("1,PU,Puri town", Ulb("PU", "Puri town")),
        ("7.,PU,Puri town", Ulb("PU", "Puri town")),
        ("7),PU,Puri town", Ulb("PU", "Puri town")),
        ("7,PURI", Ulb("7", "PURI")),
        ("Code,Name,ଓଡ଼ିଆ ନାମ\nPU,Puri,ପୁରୀ", Ulb("PU", "Puri", "ପୁରୀ")),
        ("ULB,Name\nPU,Puri", Ulb("PU", "Puri")),
        ("PU," + 64 * "x", Ulb("PU", 64 * "x")),
        ("JA,Jatani town", Ulb("JA", "Jatani town", "ଜଟଣୀ", ("Jatani",))),
    ],
)
def test_a_line_is_understood(line: str, town: Ulb | None) -> None:
    found = read_towns(line, KNOWN)
    assert found.towns == ((town,) if town else ())
    assert town is None or not found.refused


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("Puri", "columns"),
        ("PU,Puri,ପୁରୀ,more", "columns"),
        ("P-U,Puri", "code"),
        ("ABCDEFGHIJK,Puri", "code"),
        ("PU, ", "name"),
        (f"PU,{'x' * 65}", "name"),
        ("PU,Puri\nPU,Puri again", "twice"),
        ("Total,115", "name"),
        ("PU,Puri,?????", "lost"),
        ("PU,Puri,?", "lost"),
        ("PU,Puri,ପୁ??", "lost"),
        ("PU,B?lasore", "lost"),
        ("PU,????", "lost"),
        ("PU,Puri,Puri district", "name-or"),
        ("Sl. No,Code,Name,Odia\n1,PU,Puri,????", "lost"),
        ("Sl. No,Code,Name\n1,,Puri", "code"),
        ("PU,dhenkanal", "name-twice"),
        ("PN,Newtown\nPM,newtown", "name-twice"),
        (f"PU,{'x' * 150_000}", "columns"),
        (f'PU,"{"x" * 150_000}', "columns"),
        ("PU,\u200b\u202e", "name"),
        ("PU,\u0301\u20e3", "name"),
    ],
)
def test_a_line_that_cannot_be_taken_says_why(text: str, why: str) -> None:
    assert [refused.why for refused in read_towns(text, KNOWN).refused] == [why]


def test_a_refused_line_is_named_and_those_after_it_are_read() -> None:
    found = read_towns(f'PU,"Puri\ntown"\n\n  P-U,{90 * "x"}  \nBS,Balasore\nonly one', KNOWN)
    assert [town.code for town in found.towns] == ["PU", "BS"]
    assert found.refused == (Refused(4, f"P-U,{76 * 'x'}", "code"), Refused(6, "only one", "columns"))


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("PU;Puri, a, b\nBS;Balasore, c", ["PU", "BS"]),
        ("PU;Puri\nBS;Balasore\nJP;Jajpur, old, town", ["PU", "BS", "JP"]),
        ("PU,Puri; a; b\nBS,Balasore; c", ["PU", "BS"]),  # each in every line, the comma equally often
        ('PU,"Puri; a; b"\nBS,"Balasore; c; d"', ["PU", "BS"]),
        ("1,PU,Puri\n2,BS,Balasore", ["PU", "BS"]),
        ("1,PU,Puri\n3,BS,Balasore", []),  # no serial number
        ("1,PURI\n2,BALASORE", ["1", "2"]),
        ('PU,"Puri\nBS,Balasore\nJP,Jajpur\nGU,Gunupur', ["PU", "BS", "JP", "GU"]),  # a quote that never closes
        ("Name,District\nPuri,Puri", ["PURI"]),
    ],
)
def test_what_parts_the_columns_is_seen_from_all_lines(text: str, codes: list[str]) -> None:
    assert [town.code for town in read_towns(text, KNOWN).towns if town.name != "District"] == codes


@pytest.mark.parametrize(
    ("name", "taken", "code"),
    [
        ("Jagatsinghapur", "", "JAG"),
        ("Jagatsinghapur", "JAG", "JAGA"),
        ("Jagatsinghapur", "JAG JAGA", "JAGAT"),
        ("Jagatsinghapur", "JAG JAGA JAGAT", "JAGATS"),
        ("Jagatsinghapur", "JAG JAGA JAGAT JAGATS", "JAGATSI"),
        ("Jagatsinghapur", "JAG JAGA JAGAT JAGATS JAGATSI", "JAG1"),
        ("Jagatsinghapur", "JAG JAGA JAGAT JAGATS JAGATSI JAG1", "JAG2"),
        ("B. Bâlasore", "", "BBA"),
        ("ପୁରୀ", "", "U"),
        ("ପୁରୀ", "U", "U1"),
    ],
)
def test_a_code_is_made_of_the_first_letters_that_are_free(name: str, taken: str, code: str) -> None:
    assert code_for(name, taken.split()) == code


def test_what_hindi_calls_a_town_stays_as_long_as_its_name_does() -> None:
    known = (Ulb("JA", "Jatni", "ଜଟଣୀ", (), "जटनी"),)
    assert read_towns("JA,Jatni,ଜଟନୀ", known).towns == (Ulb("JA", "Jatni", "ଜଟନୀ", (), "जटनी"),)
    assert read_towns("JA,Jatani", known).towns == (Ulb("JA", "Jatani", "ଜଟଣୀ"),)
    assert read_towns("JA,Jatni\nJA2,Other", known).same == 1
    assert read_towns("JA,Jatni,ଜଟଣୀ\nDL,Dhenkanal", KNOWN) == Preview(same=2)


def test_lines_without_anything_are_left_aside() -> None:
    assert read_towns(f"{',' * 199_999}\n;;\n  \n,,", KNOWN) == Preview()


def test_what_is_known_already_is_counted_and_not_written_again() -> None:
    found = read_towns("\ufeffcode,name,name_or\nJA,Jatni,ଜଟଣୀ\n\nDL,Dhenkanal Town\nPU,Puri\n", KNOWN)
    assert (len(found.added), len(found.changed), found.same, len(found.refused)) == (1, 1, 1, 0)


@given(st.text(max_size=2000))
def test_any_text_is_read_without_an_error_and_what_is_taken_is_sound(text: str) -> None:
    found = read_towns(text, KNOWN)
    codes = [ulb.code for ulb in found.towns]
    assert len(set(codes)) == len(codes)
    assert all(CODE.fullmatch(ulb.code) and 0 < len(ulb.name) <= 64 for ulb in found.towns)


@given(st.text(max_size=40), st.sets(st.text("ABCN0123456789", min_size=1, max_size=4), max_size=30))
def test_a_town_without_a_code_gets_one_that_nobody_has(name: str, taken: set[str]) -> None:
    code = code_for(name, taken)
    assert CODE.fullmatch(code)
    assert code not in taken


LIST = "code\tname\nPU\tPuri\nBS\tBâlasore\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252"])
def test_a_file_is_read_if_it_says_its_encoding_and_never_half(encoding: str) -> None:
    text = text_of(LIST.encode(encoding))
    said = encoding in ("utf-8", "utf-8-sig", "utf-16")
    assert is_readable(text) is said
    if said:
        assert [ulb.name for ulb in read_towns(text, KNOWN).added] == ["Puri", "Bâlasore"]
