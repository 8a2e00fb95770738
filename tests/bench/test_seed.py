"""`python -m bench seed`: that it makes what it says and measures it; how fast is for the bench itself to tell."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from bench.__main__ import main


def test_it_makes_tickets_and_measures_summaries_and_an_export(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    main(["seed", "--tickets", "300"], {})
    said = capsys.readouterr().out
    assert "floor: SQLite, each of 3,000 facts read once" in said
    assert said.count("summary of") == 4
    assert re.search(r"SQLite, export of 300 tickets, \d+ MB +[\d.]+ s +[\d.]+ x", said)
    assert re.search(r"memory of the export +[\d.]+ MB +goal", said)
    assert "PostgreSQL" not in said  # none was named
    assert list(tmp_path.iterdir()) == []
