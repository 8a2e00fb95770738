"""`python -m phrases`: write the page of all sentences; with ``--marks FILE``, work a reader's marks in."""

from __future__ import annotations

import argparse
import inspect
import sys
from collections.abc import Sequence
from pathlib import Path

import handlers
from phrases.cases import phrases
from phrases.marks import Outcome, apply, read, told
from phrases.page import page

LOCALES = Path(inspect.getfile(handlers)).parent / "locales"


def main(arguments: Sequence[str]) -> int:
    """Return 1 if a mark could not be worked in."""
    options = _parser().parse_args(arguments)
    if options.marks is None:
        options.out.write_text(page(phrases(options.locales)), encoding="utf-8")
        print(f"{options.out}: open it in a browser")
        return 0
    outcomes = apply(read(options.marks), options.locales)
    print("\n".join(told(outcomes)))
    return int(any(outcome not in (Outcome.APPLIED, Outcome.ALREADY) for _, outcome in outcomes))


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m phrases", description="Every sentence, for a native speaker.")
    parser.add_argument("--out", type=Path, default=Path("phrases.html"), help="where the page goes")
    parser.add_argument("--marks", type=Path, metavar="FILE", help="a CSV that the page let somebody download")
    parser.add_argument("--locales", type=Path, default=LOCALES, help=argparse.SUPPRESS)
    return parser


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
