"""`python -m tests.bot.config.odishas_days`: write down anew what the holiday package knows of Odisha."""

import csv
import io
from pathlib import Path

from bot.config.calendar import days_of
from bot.config.packaged import ODISHA, days_file

DATA = Path(__file__).parents[3] / "bot/data"


def by_the_package() -> str:
    """Return what the file must say."""
    said = io.StringIO()
    csv.writer(said, lineterminator="\n").writerows((on.isoformat(), name) for on, name in days_of(*ODISHA))
    return said.getvalue()


if __name__ == "__main__":
    for former in DATA.glob("days-*.csv"):
        former.unlink()
    (DATA / days_file()).write_text(by_the_package(), encoding="utf-8")
