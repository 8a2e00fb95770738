"""The pictures in Odia and Hindi: in a font of this machine letters join as people read them, else in English."""

from __future__ import annotations

from datetime import date
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest
from matplotlib import rc_context

from bot.files import charts
from bot.files.fonts import NAMES, fonts_of
from bot.ops.checks import font_findings
from handlers.base.catalogue import Catalogue
from handlers.base.digits import OWN
from handlers.base.times import on_date, short
from tests.bot.files.test_charts import CASES, LAST, WORDS, figures, lettering

KEYS = ("flow", "opened", "resolved", "backlog", "quiet", "teams", "in-time", "late", "ages", "nothing", "nobody")
NAMED = {
    "or": ["ମାଷ୍ଟର ଟ୍ରେନର", "HUDD ଟେକ୍ନିକାଲ", "ଖୋର୍ଦ୍ଧା ଓ ପୁରୀ ଜିଲ୍ଲାର ନୂଆ ଟିମ", "ଆଉ 9ଟି ଟିମ"],
    "hi": ["मास्टर ट्रेनर", "HUDD टेक्निकल", "भुवनेश्वर और पुरी ज़िले की नई टीम", "9 और टीमें"],
}
SAID = {"or": "99 % · 1,000ରୁ 999", "hi": "99 % · 1,000 में से 999"}
in_each = pytest.mark.parametrize(
    "language",
    [pytest.param(key, marks=[] if fonts_of(key) else pytest.mark.skip(f"no font for {key} here")) for key in NAMES],
)


def page(language: str, *, own_digits: bool = False) -> dict[str, Any]:
    """Return a busy month as that language has it."""
    catalogue = Catalogue(own_digits=own_digits)
    words: dict[str, Any] = {key: catalogue.plain(language, f"chart-{key}") for key in KEYS}
    words["columns"] = [catalogue.plain(language, f"chart-age-{number}") for number in range(5)]
    words["digits"] = catalogue.in_digits(language, "0123456789")
    words["span"] = f"{on_date(date(2026, 11, 16), language)} – {on_date(LAST, language)}"
    words["dates"] = [short(date.fromisoformat(on), language) for on, *_ in CASES["large"]["flow"]]
    teams = [(name, 999, 1, SAID[language]) for name in NAMED[language]]
    return {**CASES["large"], "words": words, "teams": teams}


@in_each
def test_words_in_other_letters_are_whole_apart_and_large_enough_as_english_ones_are(language: str) -> None:
    with rc_context({"font.family": charts.families()}):
        for figure in figures(page(language)):
            written = lettering(figure)
            assert min(float(text.get_fontsize()) for text, _ in written) >= 11
            for text, box in written:
                assert figure.bbox.x0 <= box.x0 < box.x1 <= figure.bbox.x1, text.get_text()
            for (one, here), (other, there) in combinations(written, 2):
                assert not here.shrunk(0.98, 0.8).overlaps(there.shrunk(0.98, 0.8)), (
                    one.get_text(),
                    other.get_text(),
                )


@in_each
def test_letters_that_join_are_written_joined(language: str) -> None:
    joined = {"or": "ର୍ଦ୍ଧା", "hi": "क्षे"}[language]
    with rc_context({"font.family": charts.families()}):
        figure = charts.teams([], {**page(language)["words"], "nobody": joined})
        apart = charts.teams([], {**page(language)["words"], "nobody": "\u200c".join(joined)})
        widths = [box.width for one in (figure, apart) for text, box in lettering(one) if text in one.axes[0].texts]
    assert widths[0] < 0.8 * widths[1]


@in_each
def test_numbers_are_in_the_desk_s_own_digits(language: str) -> None:
    with rc_context({"font.family": charts.families()}):
        said = {
            text.get_text() for figure in figures(page(language, own_digits=True)) for text, _ in lettering(figure)
        }
    assert any(set(text) <= {*OWN[language], ","} for text in said)
    assert not [text for text in said if text.isdecimal() and text.isascii()]


def test_without_a_font_doctor_says_so_and_it_is_a_fault_for_the_desk_s_own_language() -> None:
    assert [(f.key, f.ok) for f in font_findings([], "or")] == [("doctor-fonts", True)]
    assert [(f.facts, f.ok) for f in font_findings(["or", "hi"], "or")] == [
        ({"letters": "or"}, False), ({"letters": "hi"}, True),
    ]  # fmt: skip


def test_without_a_font_the_page_is_drawn_whose_letters_there_are(tmp_path: Path) -> None:
    strange = {**CASES["one"], "words": {**WORDS, "teams": "\U00012000"}}  # cuneiform
    latin = charts.written([strange, {**CASES["one"], "words": WORDS}])
    assert latin["words"]["teams"] == "Answered in time"
    (tmp_path / "NotoSansOriya-Bold.ttf").touch()
    assert fonts_of("or", [tmp_path]) == []
    (tmp_path / "deeper").mkdir()
    (tmp_path / "deeper" / "Lohit-Odia.ttf").touch()
    assert [path.name for path in fonts_of("or", [tmp_path])] == ["Lohit-Odia.ttf"]
    (tmp_path / "NotoSansOriya-Regular.ttf").touch()
    assert [path.name for path in fonts_of("or", [tmp_path])] == [
        "NotoSansOriya-Regular.ttf",
        "NotoSansOriya-Bold.ttf",
    ]
    assert fonts_of("en", [tmp_path]) == []
