"""MUKTASoft's ids are found however they are written, and nothing else is."""

from __future__ import annotations

import pytest

from helpdesk.text.muktasoft import find_refs, ref_spans


@pytest.mark.parametrize(
    ("text", "refs"),
    [
        ("PJ/2023-24/000180", ("PJ/2023-24/000180",)),
        ("pj/2023-24/04/001811", ("PJ/2023-24/04/001811",)),
        ("ES/2023-24/000828 RE/2023-24/000829", ("ES/2023-24/000828", "RE/2023-24/000829")),
        ("WO/୨୦୨୩-୨୪/୦୦୦୩୩୯ରେ", ("WO/2023-24/000339",)),
        ("TE/2022-23/000021ରେ ଅସୁବିଧା", ("TE/2022-23/000021",)),
        ("RW/2023-2024/000339", ("RW/2023-24/000339",)),
        ("MB/2023-24/000091/01", ("MB/2023-24/000091/01",)),
        ("MB/2023-24/000091", ("MB/2023-24/000091",)),
        (r"mr \ 2024-25 \ 04\16 / 000030", ("MR/2024-25/04/16/000030",)),
        ("WR-2024-25-04-16-000030", ("WR/2024-25/04/16/000030",)),
        ("WB/2023-24/00001, SB 2023-24 000316", ("WB/2023-24/00001", "SB/2023-24/000316")),
        ("EP/DK/2023-24/04/16/000030", ("EP/DK/2023-24/04/16/000030",)),
        ("PI-DK/2022-23/000023 cor–bnk/2022-23/000024", ("PI-DK/2022-23/000023", "COR-BNK/2022-23/000024")),
        ("BN-DK/000123 IND-2023-09-25-000525 org-000063", ("BN-DK/000123", "IND-2023-09-25-000525", "ORG-000063")),
        ("SOR_000196 CMP-000001 tmp_000002", ("SOR_000196", "CMP_000001", "TMP_000002")),
        ("like PFM-4943 and ucem-482", ("PFM-4943", "UCEM-482")),
        ("PJ/2023-24/000180 again pj\\2023-24\\000180", ("PJ/2023-24/000180",)),
        ("(WO/2023-24/000339)", ("WO/2023-24/000339",)),
        ("XWO/2023-24/000339", ()),
        ("WO/2023-24/000339b", ()),
        ("WO/2023-24", ()),
        ("MUK-1042 9437012345 no 12 of 2023-24", ()),
        ("", ()),
    ],
)
def test_ids_are_returned_as_muktasoft_writes_them(text: str, refs: tuple[str, ...]) -> None:
    assert find_refs(text) == refs


def test_spans_point_into_the_text_as_it_was_given() -> None:
    text = "see WO/୨୦୨୩-୨୪/୦୦୦୩୩୯ରେ and PFM-1"
    assert [text[start:end] for start, end in ref_spans(text)] == ["WO/୨୦୨୩-୨୪/୦୦୦୩୩୯", "PFM-1"]
