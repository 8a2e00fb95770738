"""`python -m bench search`: that it measures what it says; how fast is for the bench itself to tell."""

from bench.search import run
from bot.config.from_config import settings_of
from bot.config.load import load


def test_it_measures_common_and_rare_words_at_both_sizes() -> None:
    figures = run(settings_of(load(None, {})), sizes=(300, 900))
    assert [figure.what for figure in figures] == [
        f"a search for {kind} words in {size} tickets" for kind in ("common", "rare") for size in (300, 900)
    ]
    assert all(figure.value > 0 and figure.held is not None for figure in figures)
