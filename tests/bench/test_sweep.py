"""`python -m bench sla`: that it sweeps what it says, on both databases, and finds it by the index."""

import pytest

from bench import sweep
from bench.__main__ import main
from bot.config.from_config import settings_of
from bot.config.load import load


async def test_a_sweep_is_measured_on_each_database_that_is_named(database_url: str) -> None:
    settings = settings_of(load(None, {"HELPDESK_TELEGRAM__TOKEN": "1:test"}))
    postgres = None if database_url.startswith("sqlite") else database_url
    figures = await sweep.run(settings, 2000, postgres, sweeps=3)
    assert [figure.what.partition(",")[0] for figure in figures] == ["SQLite", "PostgreSQL"][: len(figures)]
    assert len(figures) == (1 if postgres is None else 2)


def test_an_unknown_bench_is_refused() -> None:
    with pytest.raises(SystemExit, match="2"):
        main(["weather"], {})
