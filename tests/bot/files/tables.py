"""What was written to a file, read back: a workbook's cells and a CSV's rows."""

from __future__ import annotations

import csv
import io
from pathlib import Path

NS = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"


FORMULA = '=HYPERLINK("http://evil";"1")'


def rows(path: Path) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(path.read_text(encoding="utf-8-sig"))))
