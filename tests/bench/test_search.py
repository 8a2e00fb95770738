"""`python -m bench search`: that it measures what it says; how fast is for the bench itself to tell."""

from bench.search import run
from bot.config.from_config import settings_of
from bot.config.load import load


def test_it_measures_common_and_rare_words_at_both_sizes() -> None:
    text, _ = run(settings_of(load(None, {})), sizes=(300, 900))
    assert "300 tickets: common words" in text
    assert "900 tickets: common words" in text
    assert text.count("goal") == 2
