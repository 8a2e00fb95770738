"""`python -m bench sla`: that it sweeps what it says, on both databases, and finds it by the index."""

import pytest

from bench import sweep
from bench.__main__ import main
from bot.config.from_config import settings_of
from bot.config.load import load


async def test_a_sweep_is_measured_and_its_plan_shown(database_url: str, capsys: pytest.CaptureFixture[str]) -> None:
    settings = settings_of(load(None, {"HELPDESK_TELEGRAM__TOKEN": "1:test"}))
    postgres = None if database_url.startswith("sqlite") else database_url
    await sweep.run(settings, 2000, postgres, sweeps=3)
    said = capsys.readouterr().out
    assert "2,000 open: median of 3 sweeps" in said
    assert said.count(sweep.INDEX) == (1 if postgres is None else 2)


def test_an_unknown_bench_is_refused() -> None:
    with pytest.raises(SystemExit, match="2"):
        main(["weather"], {})
